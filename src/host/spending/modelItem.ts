import * as vscode from 'vscode';
import type { Effort } from '../../core/effort.ts';
import { moneyText, type Money } from '../../core/spending.ts';

export interface ModelItemSource {
  readonly model: () => string;
  readonly label: () => string;
  readonly effort: () => Effort;
  readonly total: () => readonly Money[];
  readonly cap: () => Money | undefined;
}

/** In the status bar: who reasons and how hard; in its tooltip what the session has cost, and the commands that change it. */
export class ModelItem implements vscode.Disposable {
  readonly #source: ModelItemSource;
  readonly #item = vscode.window.createStatusBarItem('therefore.model', vscode.StatusBarAlignment.Right, 89);

  constructor(source: ModelItemSource) {
    this.#source = source;
    this.#item.name = vscode.l10n.t('Therefore: Model');
    this.#item.command = 'therefore.chooseModel';
    this.show();
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }

  show(): void {
    const { model, label, effort, total, cap } = this.#source;
    const builtin = model() === 'builtin';
    const name = builtin ? vscode.l10n.t('Built-in solver') : label();
    this.#item.text = `∴ ${builtin ? name : `${short(name)} · ${effort()}`}`;
    const spent = total();
    const limit = cap();
    const lines = [
      vscode.l10n.t('Model: {0}', name),
      ...(builtin ? [] : [vscode.l10n.t('Effort: {0}', effort())]),
      spent.length === 0 ? vscode.l10n.t('This session has cost nothing.') : vscode.l10n.t('This session has cost {0}.', spent.map(moneyWords).join(' + ')),
      ...(limit ? [vscode.l10n.t('Its cap is {0}.', moneyWords(limit))] : []),
    ];
    const tooltip = new vscode.MarkdownString('', true);
    tooltip.isTrusted = { enabledCommands: ['therefore.chooseModel', 'therefore.chooseEffort', 'therefore.setApiKey'] };
    for (const line of lines) tooltip.appendText(line).appendMarkdown('\n\n');
    tooltip.appendMarkdown(
      [
        `[${vscode.l10n.t('Choose Model')}](command:therefore.chooseModel)`,
        `[${vscode.l10n.t('Choose Effort')}](command:therefore.chooseEffort)`,
        `[${vscode.l10n.t('Set API Key')}](command:therefore.setApiKey)`,
      ].join(' · '),
    );
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: `Therefore. ${lines.join(' ')}`, role: 'button' };
  }
}

function moneyWords(money: Money): string {
  return moneyText(money, vscode.env.language);
}

const longest = 32;

/** A model's name without its provider where both are too long for the status bar. */
function short(name: string): string {
  const model = name.length > longest ? (name.split(' · ').at(-1) ?? name) : name;
  return model.length > longest ? `${model.slice(0, longest - 1)}…` : model;
}
