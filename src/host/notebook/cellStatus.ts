import * as vscode from 'vscode';
import type { Claim } from '../../core/claim.ts';
import type { NotebookEntry } from '../../core/notebookLedger.ts';
import { stale, type Verdict } from '../../core/verdict.ts';
import { cellId } from '../notebookCells.ts';
import type { NotebookLedgers } from '../notebookLedgers.ts';
import { groundOf, verdictMark, verdictWord } from '../words.ts';

interface Judged {
  readonly claim: Claim;
  readonly verdict: Verdict;
  readonly code: string;
}

/** Items of a cell beyond this are one that says how many there are. */
const mostItems = 3;
const longestText = 60;

/**
 * Under cells: the verdict of a check cell; at a cell that computed something the text speaks of, whether the
 * two agree; at a text cell that is being edited, how its claims stand.
 */
export class CellStatus implements vscode.NotebookCellStatusBarItemProvider, vscode.Disposable {
  readonly #ledgers: NotebookLedgers;
  readonly #judged = new Map<string, Judged>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCellStatusBarItems = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(ledgers: NotebookLedgers) {
    this.#ledgers = ledgers;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      ledgers.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => {
        for (const cell of notebook.getCells()) this.#judged.delete(cellId(cell));
      }),
    );
  }

  set(cell: vscode.NotebookCell, claim: Claim, verdict: Verdict): void {
    this.#judged.set(cellId(cell), { claim, verdict, code: cell.document.getText() });
    this.#changed.fire();
  }

  provideCellStatusBarItems(cell: vscode.NotebookCell): vscode.NotebookCellStatusBarItem[] {
    if (cell.kind === vscode.NotebookCellKind.Markup) return counts(this.#ledgers.entriesOf(cell));
    const judged = this.#judged.get(cellId(cell));
    const own = judged ? [itemOf(judged.claim, judged.code === cell.document.getText() ? judged.verdict : stale(judged.verdict))] : [];
    const isRefuted = ({ checked }: NotebookEntry): number => Number(checked.verdict.kind === 'refuted');
    // A narrow cell shows the first of them only: what is wrong must not be the one that is cut off.
    const compared = this.#ledgers.entries(cell.notebook).filter(({ source }) => source === cellId(cell)).sort((a, b) => isRefuted(b) - isRefuted(a));
    const items = [...own, ...compared.map(({ checked: { claim, verdict } }) => itemOf(claim, verdict))];
    if (items.length <= mostItems) return items;
    return [...items.slice(0, mostItems), plain(vscode.l10n.t('{0} more', items.length - mostItems), vscode.l10n.t('Show in the Ledger'))];
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

function itemOf(claim: Claim, verdict: Verdict): vscode.NotebookCellStatusBarItem {
  const text = (claim.readable ?? claim.text).replace(/\s+/g, ' ');
  const short = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  return plain(`${verdictMark(verdict.kind)} ${verdictWord(verdict.kind)}: ${short}`, groundOf(verdict));
}

function counts(entries: readonly NotebookEntry[]): vscode.NotebookCellStatusBarItem[] {
  if (entries.length === 0) return [];
  const count = (kind: Verdict['kind']): number => entries.filter(({ checked }) => checked.verdict.kind === kind).length;
  const [verified, refuted] = [count('verified'), count('refuted')];
  return [plain(`∴ ${verified} ${verdictMark('verified')} ${refuted} ${verdictMark('refuted')}`, entries.length === 1 ? vscode.l10n.t('{0} verified, {1} refuted of 1 claim', verified, refuted) : vscode.l10n.t('{0} verified, {1} refuted of {2} claims', verified, refuted, entries.length))];
}

function plain(text: string, tooltip: string): vscode.NotebookCellStatusBarItem {
  const item = new vscode.NotebookCellStatusBarItem(text, vscode.NotebookCellStatusBarAlignment.Left);
  item.tooltip = tooltip;
  item.command = 'therefore.showLedger';
  item.accessibilityInformation = { label: `${text}. ${tooltip}` };
  return item;
}
