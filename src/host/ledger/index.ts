import * as vscode from 'vscode';
import type { DocumentLedgers } from '../documentLedgers.ts';
import { placeOf, rangeOf, reveal } from '../documents.ts';
import type { NotebookLedgers } from '../notebookLedgers.ts';
import { verdictWord } from '../words.ts';
import type { ClaimNode } from './ledgerNodes.ts';
import { LedgerView, verdictKinds } from './ledgerView.ts';
import { NotebookProblems } from './notebookProblems.ts';

export interface LedgerDependencies {
  readonly notebooks: NotebookLedgers;
  readonly documents: DocumentLedgers;
}

/** The Ledger: every claim of the notebook or document at hand with its verdict; filter, jump. */
export function register({ notebooks, documents }: LedgerDependencies): vscode.Disposable {
  const view = new LedgerView(notebooks, documents);
  return vscode.Disposable.from(
    view,
    new NotebookProblems(notebooks),
    vscode.commands.registerCommand('therefore.revealClaim', async (node?: unknown) => {
      if (isClaimNode(node)) await goTo(node);
    }),
    vscode.commands.registerCommand('therefore.filterLedger', () => chooseFilter(view)),
    vscode.commands.registerCommand('therefore.clearLedgerFilter', () => view.filter(new Set(verdictKinds))),
    vscode.commands.registerCommand('therefore.showLedger', () => vscode.commands.executeCommand('therefore.ledger.focus')),
  );
}

async function goTo({ document, checked: { claim } }: ClaimNode): Promise<void> {
  const line = document.isClosed ? 0 : rangeOf(document, claim.range).start.line;
  await reveal({ ...placeOf(document), range: claim.range, line }, claim.range);
}

async function chooseFilter(view: LedgerView): Promise<void> {
  const items = verdictKinds.map((kind) => ({ label: verdictWord(kind), description: String(view.count(kind)), picked: view.shown.has(kind), verdict: kind }));
  const chosen = await vscode.window.showQuickPick(items, { canPickMany: true, title: vscode.l10n.t('Show claims that are…') });
  if (chosen) view.filter(new Set(chosen.map(({ verdict }) => verdict)));
}

function isClaimNode(value: unknown): value is ClaimNode {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'claim';
}
