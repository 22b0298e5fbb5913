import * as vscode from 'vscode';
import { rangeOf } from '../documents.ts';
import { cellId } from '../notebookCells.ts';
import type { NotebookLedgers } from '../notebookLedgers.ts';
import { groundOf } from '../words.ts';

/** Puts what a notebook's cells refute of its text among the problems, at the place in the text. */
export class NotebookProblems implements vscode.Disposable {
  readonly #ledgers: NotebookLedgers;
  readonly #problems = vscode.languages.createDiagnosticCollection('therefore-notebook');
  readonly #subscriptions: vscode.Disposable;

  constructor(ledgers: NotebookLedgers) {
    this.#ledgers = ledgers;
    this.#subscriptions = vscode.Disposable.from(
      this.#problems,
      ledgers.onDidChange((notebook) => this.#show(notebook)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#problems.delete(uri)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #show(notebook: vscode.NotebookDocument): void {
    if (notebook.isClosed) return;
    const problems = notebook.getCells().map((cell): [vscode.Uri, vscode.Diagnostic[]] => {
      // What the text alone refutes is the linter's to tell.
      const refuted = this.#ledgers.entriesOf(cell).filter(({ source, checked: { verdict } }) => source !== undefined && verdict.kind === 'refuted');
      return [cell.document.uri, refuted.map(({ checked: { claim, verdict }, source }) => {
        const problem = new vscode.Diagnostic(rangeOf(cell.document, claim.range), groundOf(verdict), vscode.DiagnosticSeverity.Warning);
        problem.source = 'Therefore';
        problem.code = 'differs-from-cell';
        const computed = notebook.getCells().find((candidate) => cellId(candidate) === source);
        if (computed) problem.relatedInformation = [new vscode.DiagnosticRelatedInformation(new vscode.Location(computed.document.uri, new vscode.Position(0, 0)), vscode.l10n.t('Cell {0}', computed.index + 1))];
        return problem;
      })];
    });
    this.#problems.set(problems);
  }
}
