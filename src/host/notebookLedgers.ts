import * as vscode from 'vscode';
import type { CheckedClaim } from '../core/checker.ts';
import { NotebookLedger, type CellFinding, type NotebookEntry } from '../core/notebookLedger.ts';
import { recordedVerdicts, recordOf } from '../core/recordedVerdict.ts';
import type { DocumentLedgers } from './documentLedgers.ts';
import { notebookOf } from './documents.ts';
import { cellId, fileMetadata } from './notebookCells.ts';

/** Compares the claims of a notebook with what its cells have computed, by cell of the text. */
export type CompareCells = (notebook: vscode.NotebookDocument) => Promise<ReadonlyMap<string, readonly CellFinding[]>>;

/** After the last change of a notebook, until its claims are compared with its cells anew. Milliseconds. */
const pauseMs = 500;

interface Kept {
  readonly ledger: NotebookLedger;
  timer?: NodeJS.Timeout;
  /** Of the comparing that counts; an older one comes too late. */
  round: number;
}

/** One ledger for every open notebook: the linter's verdicts of its text, and its text against its cells. */
export class NotebookLedgers implements vscode.Disposable {
  readonly #documents: DocumentLedgers;
  readonly #compare: CompareCells;
  readonly #log: vscode.LogOutputChannel;
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new vscode.EventEmitter<vscode.NotebookDocument>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: DocumentLedgers, compare: CompareCells, log: vscode.LogOutputChannel) {
    this.#documents = documents;
    this.#compare = compare;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      documents.onDidChange((document) => this.#textChecked(document)),
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.#open(notebook)),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => this.#close(notebook)),
      vscode.workspace.onDidChangeNotebookDocument((change) => this.#notebookChanged(change)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#textChanged(document, contentChanges);
      }),
    );
    for (const notebook of vscode.workspace.notebookDocuments) this.#open(notebook);
  }

  /** The claims of a notebook in the order of its cells. */
  entries(notebook: vscode.NotebookDocument): readonly NotebookEntry[] {
    return this.#kept.get(keyOf(notebook))?.ledger.entries(notebook.getCells().map(cellId)) ?? [];
  }

  entriesOf(cell: vscode.NotebookCell): readonly NotebookEntry[] {
    return this.#kept.get(keyOf(cell.notebook))?.ledger.entriesOf(cellId(cell)) ?? [];
  }

  /** Compares now; resolves when the ledger has what was found. */
  async compareNow(notebook: vscode.NotebookDocument): Promise<void> {
    const kept = this.#kept.get(keyOf(notebook));
    if (!kept) return;
    clearTimeout(kept.timer);
    await this.#compareCells(notebook, kept);
  }

  /** Writes what was decided into the cells' metadata, where it differs from what stands there. Resolves with whether all is written. */
  async record(notebook: vscode.NotebookDocument): Promise<boolean> {
    const edits = notebook.getCells().flatMap((cell) => {
      const checked: CheckedClaim[] = this.entriesOf(cell).map(({ checked }) => checked);
      const metadata = fileMetadata(cell);
      const { therefore: before, ...others } = metadata;
      const record = recordOf(checked, recordedVerdicts(before));
      const own = typeof before === 'object' && before !== null && !Array.isArray(before) ? (before as Record<string, unknown>) : {};
      const { version: _, claims: __, ...kept } = own;
      const therefore = { ...kept, ...record };
      if (JSON.stringify(before ?? {}) === JSON.stringify(therefore)) return [];
      return [vscode.NotebookEdit.updateCellMetadata(cell.index, { ...cell.metadata, metadata: Object.keys(therefore).length === 0 ? others : { ...others, therefore } })];
    });
    if (edits.length === 0) return true;
    const edit = new vscode.WorkspaceEdit();
    edit.set(notebook.uri, edits);
    return vscode.workspace.applyEdit(edit);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const { timer } of this.#kept.values()) clearTimeout(timer);
    this.#changed.dispose();
  }

  #open(notebook: vscode.NotebookDocument): void {
    if (notebook.notebookType !== 'jupyter-notebook' || this.#kept.has(keyOf(notebook))) return;
    const kept: Kept = { ledger: new NotebookLedger(), round: 0 };
    this.#kept.set(keyOf(notebook), kept);
    for (const cell of notebook.getCells()) {
      kept.ledger.setRecorded(cellId(cell), recordedVerdicts(fileMetadata(cell)['therefore']));
      kept.ledger.setText(cellId(cell), this.#documents.ledger(cell.document)?.claims ?? []);
    }
    this.#later(notebook, kept);
  }

  #close(notebook: vscode.NotebookDocument): void {
    const kept = this.#kept.get(keyOf(notebook));
    if (!kept) return;
    clearTimeout(kept.timer);
    kept.round++;
    this.#kept.delete(keyOf(notebook));
    this.#changed.fire(notebook);
  }

  #textChecked(document: vscode.TextDocument): void {
    const notebook = notebookOf(document.uri);
    const kept = notebook && this.#kept.get(keyOf(notebook));
    if (!kept) return;
    kept.ledger.setText(document.uri.toString(), this.#documents.ledger(document)?.claims ?? []);
    this.#changed.fire(notebook);
  }

  #textChanged(document: vscode.TextDocument, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const notebook = notebookOf(document.uri);
    const kept = notebook && this.#kept.get(keyOf(notebook));
    if (!kept) return;
    kept.ledger.touch(document.uri.toString(), changes.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, removed: rangeLength, inserted: text.length })));
    this.#changed.fire(notebook);
    this.#later(notebook, kept);
  }

  #notebookChanged({ notebook, contentChanges, cellChanges }: vscode.NotebookDocumentChangeEvent): void {
    const kept = this.#kept.get(keyOf(notebook));
    if (!kept) return;
    const recorded = cellChanges.filter(({ metadata }) => metadata !== undefined).map(({ cell }) => cell);
    for (const cell of [...contentChanges.flatMap(({ addedCells }) => addedCells), ...recorded]) kept.ledger.setRecorded(cellId(cell), recordedVerdicts(fileMetadata(cell)['therefore']));
    if (contentChanges.length > 0) {
      kept.ledger.keep(new Set(notebook.getCells().map(cellId)));
      this.#changed.fire(notebook);
    }
    if (contentChanges.length > 0 || cellChanges.some(({ outputs, executionSummary }) => outputs !== undefined || executionSummary !== undefined)) this.#later(notebook, kept);
  }

  #later(notebook: vscode.NotebookDocument, kept: Kept): void {
    // What is compared now is of before the change.
    kept.round++;
    clearTimeout(kept.timer);
    kept.timer = setTimeout(() => void this.#compareCells(notebook, kept), pauseMs);
  }

  async #compareCells(notebook: vscode.NotebookDocument, kept: Kept): Promise<void> {
    const round = ++kept.round;
    try {
      const findings = await this.#compare(notebook);
      if (kept.round !== round || notebook.isClosed) return;
      kept.ledger.setFindings(findings);
      this.#changed.fire(notebook);
    } catch (error) {
      this.#log.error(`Comparing ${notebook.uri.path} with its cells: ${String(error)}`);
    }
  }
}

function keyOf(notebook: vscode.NotebookDocument): string {
  return notebook.uri.toString();
}
