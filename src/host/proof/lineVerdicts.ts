import * as vscode from 'vscode';
import type { CheckedClaim } from '../../core/checker.ts';
import { weighed, type NotebookEntry } from '../../core/notebookLedger.ts';
import type { DocumentLedgers } from '../documentLedgers.ts';
import { notebookOf } from '../documents.ts';
import type { NotebookLedgers } from '../notebookLedgers.ts';

/** What computation says of the claims of a text; in a cell of a notebook, its other cells' values too. */
export class LineVerdicts implements vscode.Disposable {
  readonly #documents: DocumentLedgers;
  readonly #notebooks: NotebookLedgers;
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: DocumentLedgers, notebooks: NotebookLedgers) {
    this.#documents = documents;
    this.#notebooks = notebooks;
    this.#subscriptions = vscode.Disposable.from(
      documents.onDidChange((document) => this.#changed.fire(document)),
      notebooks.onDidChange((notebook) => notebook.getCells().forEach(({ document }) => this.#changed.fire(document))),
    );
  }

  claims(document: vscode.TextDocument): readonly CheckedClaim[] {
    return weighed([...this.#textOf(document), ...this.#findingsOf(document)]);
  }

  /** As `claims`, of what was checked just now instead of what the ledger has. */
  claimsBeside(document: vscode.TextDocument, checked: readonly CheckedClaim[]): readonly CheckedClaim[] {
    return weighed([...checked.map((each) => ({ cell: document.uri.toString(), checked: each })), ...this.#findingsOf(document)]);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #textOf(document: vscode.TextDocument): readonly NotebookEntry[] {
    return (this.#documents.ledger(document)?.claims ?? []).map((checked) => ({ cell: document.uri.toString(), checked }));
  }

  #findingsOf(document: vscode.TextDocument): readonly NotebookEntry[] {
    const cell = notebookOf(document.uri)?.getCells().find((each) => each.document === document);
    return cell ? this.#notebooks.entriesOf(cell).filter(({ source }) => source !== undefined) : [];
  }
}
