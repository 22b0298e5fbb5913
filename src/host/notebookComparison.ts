import * as vscode from 'vscode';
import type { ChosenSource } from '../checking/notebook/compareWithCells.ts';
import type { NotebookFinding } from '../checking/notebook/finding.ts';
import type { Source } from '../checking/notebook/matching.ts';
import type { NotebookComparer } from '../checking/notebook/notebookComparer.ts';
import type { LiveValues, ReadPlan } from '../checking/notebook/readPlan.ts';
import type { CellFinding } from '../core/notebookLedger.ts';
import { contentHash } from '../core/problem.ts';
import { stale, type Verdict } from '../core/verdict.ts';
import { CellRuns } from './cellRuns.ts';
import { isPlace } from './lastingNames.ts';
import { cellId, lastingIds } from './notebookCells.ts';
import { notebookText } from './notebookText.ts';

const choicesKey = 'therefore.comparedWith';

/** What a claim is said to speak of, with the text of the cell that it is of. */
export interface Choice {
  readonly source: Source;
  readonly code: string;
  readonly by: ChosenSource['by'];
}

interface Remembered extends ChosenSource {
  /** Hash of the cell's text. */
  readonly code: string;
}

interface Compared {
  findings: readonly NotebookFinding[];
  /** Of the running kernel, until anything runs or the kernel is gone. */
  live?: LiveValues | undefined;
  /** Hears of the end of that kernel. */
  watching?: vscode.Disposable | undefined;
}

/** The claims of open notebooks against their cells: with the kernel's values where those were read, else with the saved outputs. */
export class NotebookComparison implements vscode.Disposable {
  readonly #comparer: NotebookComparer;
  /** What the user said a claim speaks of; of the workspace, since it is about its notebooks. */
  readonly #memory: vscode.Memento;
  readonly #compared = new Map<string, Compared>();
  readonly #runs = new CellRuns();
  readonly #subscriptions: vscode.Disposable;

  constructor(comparer: NotebookComparer, memory: vscode.Memento) {
    this.#comparer = comparer;
    this.#memory = memory;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.#watch(notebook.getCells())),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => {
        this.setLive(notebook, undefined);
        this.#compared.delete(keyOf(notebook));
        for (const cell of notebook.getCells()) this.#runs.forget(cellId(cell));
      }),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges, contentChanges }) => {
        this.#watch(contentChanges.flatMap(({ addedCells }) => addedCells));
        for (const { cell, executionSummary } of cellChanges) {
          if (executionSummary === undefined) continue;
          this.#runs.changed(cellId(cell), cell.document.getText(), executionSummary);
          // What runs may change any value.
          this.setLive(notebook, undefined);
        }
      }),
    );
    for (const notebook of vscode.workspace.notebookDocuments) this.#watch(notebook.getCells());
  }

  /** By cell of the text, as the ledger keeps them. */
  async compare(notebook: vscode.NotebookDocument): Promise<ReadonlyMap<string, readonly CellFinding[]>> {
    const ids = lastingIds(notebook);
    // Cells may come and go while it is compared.
    const uri = new Map(notebook.getCells().map((cell, index) => [ids[index] ?? '', cellId(cell)]));
    const compared = this.#of(notebook);
    const findings = await this.#comparer.findings(notebookText(notebook, this.#runs), this.#chosen(notebook), compared.live);
    compared.findings = findings;
    const found = new Map<string, CellFinding[]>();
    for (const finding of findings) {
      const cell = uri.get(finding.cell);
      if (cell === undefined) continue;
      const source = (finding.source && uri.get(finding.source.cell)) ?? '';
      found.set(cell, [...(found.get(cell) ?? []), { checked: { claim: finding.claim, verdict: verdictOf(finding), ms: 0 }, source }]);
    }
    return found;
  }

  /** What would have to be read of the notebook's kernel. */
  plan(notebook: vscode.NotebookDocument): Promise<ReadPlan> {
    return this.#comparer.plan(notebookText(notebook, this.#runs), this.#chosen(notebook));
  }

  /** @param watching disposed of with the values */
  setLive(notebook: vscode.NotebookDocument, live: LiveValues | undefined, watching?: vscode.Disposable): void {
    const compared = this.#of(notebook);
    compared.watching?.dispose();
    compared.live = live;
    compared.watching = live && watching;
    if (!live) watching?.dispose();
  }

  /** The newest finding of a claim, with all it may speak of. */
  finding(notebook: vscode.NotebookDocument, claim: string): NotebookFinding | undefined {
    return this.#compared.get(keyOf(notebook))?.findings.find((finding) => finding.claim.id === claim);
  }

  /** From now on a claim is compared with this; with undefined, with what is found for it. */
  async choose(notebook: vscode.NotebookDocument, claim: string, chosen: Choice | undefined): Promise<void> {
    const all = this.#memory.get<Record<string, readonly Remembered[]>>(choicesKey) ?? {};
    const others = (all[keyOf(notebook)] ?? []).filter((choice) => choice.claim !== claim);
    const choices = chosen ? [...others, { claim, source: chosen.source, by: chosen.by, code: contentHash(chosen.code) }] : others;
    await this.#memory.update(choicesKey, { ...all, [keyOf(notebook)]: choices });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const { watching } of this.#compared.values()) watching?.dispose();
    this.#comparer.dispose();
  }

  #watch(cells: readonly vscode.NotebookCell[]): void {
    for (const cell of cells) if (cell.kind === vscode.NotebookCellKind.Code) this.#runs.opened(cellId(cell), cell.document.getText(), cell.executionSummary ?? {});
  }

  #chosen(notebook: vscode.NotebookDocument): readonly ChosenSource[] {
    const remembered = this.#memory.get<Record<string, readonly Remembered[]>>(choicesKey)?.[keyOf(notebook)] ?? [];
    if (remembered.length === 0) return remembered;
    const ids = lastingIds(notebook);
    // Another cell may stand in the place now.
    return remembered.filter(({ source: { cell }, code }) => !isPlace(cell) || contentHash(notebook.getCells()[ids.indexOf(cell)]?.document.getText() ?? '') === code);
  }

  #of(notebook: vscode.NotebookDocument): Compared {
    const key = keyOf(notebook);
    const known = this.#compared.get(key);
    if (known) return known;
    const made: Compared = { findings: [] };
    this.#compared.set(key, made);
    return made;
  }
}

/** A value whose code was edited or ran out of order is stale, and says why. */
function verdictOf({ verdict, stale: why }: NotebookFinding): Verdict {
  return why === undefined || why === 'not-run' ? verdict : stale(verdict);
}

function keyOf(notebook: vscode.NotebookDocument): string {
  return notebook.uri.toString();
}
