import * as vscode from 'vscode';
import type { ChosenSource } from '../../checking/notebook/compareWithCells.ts';
import type { NotebookFinding } from '../../checking/notebook/finding.ts';
import { matchFrom, matchRequest } from '../../checking/notebook/matchPrompt.ts';
import type { Match, Source } from '../../checking/notebook/matching.ts';
import { cellNames } from '../../checking/notebook/pythonNames.ts';
import { contentHash, type Problem } from '../../core/problem.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import { lastingIds } from '../notebookCells.ts';
import type { NotebookComparison } from '../notebookComparison.ts';
import type { NotebookLedgers } from '../notebookLedgers.ts';
import { notebookText } from '../notebookText.ts';
import { wholeAnswer } from '../wholeAnswer.ts';

interface SourceItem extends vscode.QuickPickItem {
  readonly source?: Source;
  readonly ask?: true;
}

export interface CompareDependencies {
  readonly comparison: NotebookComparison;
  readonly ledgers: NotebookLedgers;
  /** The chosen reasoning model; undefined where the built-in solver is. */
  readonly reasoner: () => Reasoner | undefined;
}

/** Lets the user say which variable or output a claim speaks of, or take that back. */
export async function compareWith({ comparison, ledgers, reasoner }: CompareDependencies, notebook: vscode.NotebookDocument, claim: string): Promise<void> {
  const finding = comparison.finding(notebook, claim);
  if (!finding) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This claim says no value that a cell could have computed.'));
    return;
  }
  const ids = lastingIds(notebook);
  const texts = new Map(notebook.getCells().map((cell, index) => [ids[index], cell.document.getText()]));
  const choose = (source: Source, by: ChosenSource['by']): Promise<void> => comparison.choose(notebook, claim, { source, code: texts.get(source.cell) ?? '', by });
  const offered = finding.choices.map((match) => itemOf(notebook, ids, match.source, whyWords(match.why)));
  const known = new Set(offered.map(({ source }) => JSON.stringify(source)));
  const others = notebook.getCells().flatMap((cell, index): SourceItem[] => {
    const id = ids[index];
    if (id === undefined || cell.kind !== vscode.NotebookCellKind.Code) return [];
    const names = [...cellNames(cell.document.getText()).assigned.keys()];
    const sources: Source[] = [...names.map((name): Source => ({ kind: 'variable', name, cell: id })), ...(cell.outputs.length > 0 ? [{ kind: 'output', cell: id } as const] : [])];
    return sources.filter((source) => !known.has(JSON.stringify(source))).map((source) => itemOf(notebook, ids, source, ''));
  });
  const separator = (label: string): SourceItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const model = reasoner();
  const askModel: SourceItem[] = model ? [{ label: `$(comment-discussion) ${vscode.l10n.t('Ask {0} which it is', model.label)}`, alwaysShow: true, ask: true }] : [];
  const automatic: SourceItem = { label: `$(sparkle) ${vscode.l10n.t('Find it by name and by the text around')}`, alwaysShow: true };
  const items = [
    ...(offered.length > 0 ? [separator(vscode.l10n.t('likely')), ...offered] : []),
    ...(others.length > 0 ? [separator(vscode.l10n.t('everything the cells compute')), ...others] : []),
    separator(''),
    ...askModel,
    automatic,
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Compare “{0}” with…', finding.claim.readable ?? finding.claim.text), matchOnDescription: true });
  if (!chosen) return;
  if (chosen.ask && model) {
    const proposed = await askWhich(model, notebook, finding);
    if (!proposed) return;
    await choose(proposed, 'model');
  } else if (chosen.source) await choose(chosen.source, 'user');
  else await comparison.choose(notebook, claim, undefined);
  await ledgers.compareNow(notebook);
}

/** What a model says the claim speaks of. Its word may let the claim be verified, never refuted, and the user can choose another. */
async function askWhich(model: Reasoner, notebook: vscode.NotebookDocument, finding: NotebookFinding): Promise<Source | undefined> {
  const cells = notebookText(notebook);
  const text = cells.find(({ id }) => id === finding.cell)?.source ?? finding.claim.text;
  const problem: Problem = { text, kind: 'problem', format: 'notebook-markdown', hash: contentHash(text), attachments: [] };
  const answer = await wholeAnswer(model, vscode.l10n.t('Asking {0} which value the claim speaks of', model.label), problem, 'match', matchRequest(finding, cells));
  if (answer === undefined) return undefined;
  const match = matchFrom(answer, finding.claim.id, cells);
  if (!match) void vscode.window.showInformationMessage(vscode.l10n.t('{0} named no value of the cells.', model.label));
  return match?.source;
}

function itemOf(notebook: vscode.NotebookDocument, ids: readonly string[], source: Source, detail: string): SourceItem {
  const cell = notebook.getCells()[ids.indexOf(source.cell)];
  const where = cell ? vscode.l10n.t('Cell {0}', cell.index + 1) : '';
  return { source, label: labelOf(source), description: detail === '' ? where : `${where} · ${detail}` };
}

function labelOf(source: Source): string {
  switch (source.kind) {
    case 'variable':
      return `$(symbol-variable) ${source.name}`;
    case 'output':
      return `$(output) ${vscode.l10n.t('the output')}`;
    case 'printed':
      return `$(output) ${source.label}`;
  }
}

function whyWords(why: Match['why']): string {
  switch (why) {
    case 'chosen':
      return vscode.l10n.t('chosen by you');
    case 'proposed':
      return vscode.l10n.t('proposed by the model');
    case 'name':
      return vscode.l10n.t('by its name');
    case 'text-around':
      return vscode.l10n.t('by the text around');
  }
}
