import * as vscode from 'vscode';
import type { Reasoner } from '../../core/reasoner.ts';
import type { Money, RunTerms } from '../../core/spending.ts';
import type { Settings } from '../settings.ts';
import { ModelItem } from './modelItem.ts';
import { Purse } from './purse.ts';
import { spendingReasoner } from './spendingReasoner.ts';

export interface SpendingDependencies {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly modelLabel: () => string;
}

export interface Spending extends vscode.Disposable {
  /** The reasoner under the session's cap. */
  watched(inner: Reasoner, terms: RunTerms): Reasoner;
}

const memoryKey = 'therefore.spent';

interface Remembered {
  readonly session: string;
  readonly spent: readonly Money[];
}

/** What the session costs: the cap, the total, and the status bar item that shows both. */
export function register({ context, settings, modelLabel }: SpendingDependencies): Spending {
  const remembered = context.workspaceState.get<Remembered>(memoryKey);
  // A window that is reloaded goes on with the same session, so that a reload lifts no cap.
  const spent = remembered?.session === vscode.env.sessionId ? remembered.spent : [];
  const cap = (): Money | undefined => (settings.spendingCap === undefined ? undefined : { amount: settings.spendingCap, currency: settings.currency });
  const purse = new Purse(
    {
      cap,
      currency: () => settings.currency,
      rates: () => settings.exchangeRates,
      changed: (total) => {
        void context.workspaceState.update(memoryKey, { session: vscode.env.sessionId, spent: total } satisfies Remembered);
        item.show();
      },
    },
    spent,
  );
  const item = new ModelItem({ model: () => settings.model, label: modelLabel, effort: () => settings.effort, total: () => purse.total, cap });
  const parts = vscode.Disposable.from(item, settings.onDidChange(() => item.show()));
  return { watched: (inner, terms) => spendingReasoner(inner, terms, purse), dispose: () => parts.dispose() };
}
