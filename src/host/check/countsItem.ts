import * as vscode from 'vscode';
import { verdictMark } from '../words.ts';
import type { Linter } from './linter.ts';

/** In the status bar: how many claims of the active document are verified and refuted. */
export class CountsItem implements vscode.Disposable {
  readonly #linter: Linter;
  readonly #item = vscode.window.createStatusBarItem('therefore.check', vscode.StatusBarAlignment.Right, 90);
  readonly #subscriptions: vscode.Disposable;
  #isShown = false;

  constructor(linter: Linter) {
    this.#linter = linter;
    this.#item.name = 'Therefore';
    this.#item.command = 'therefore.checkDocument';
    this.#subscriptions = vscode.Disposable.from(
      linter.onDidChange(() => this.#show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
    );
    this.#show();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#item.dispose();
  }

  #show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const ledger = document && this.#linter.ledger(document);
    if (!ledger || ledger.claims.length === 0) {
      if (this.#isShown) this.#item.hide();
      this.#isShown = false;
      return;
    }
    const [verified, refuted] = [ledger.count('verified'), ledger.alarms.length];
    const text = `∴ ${verified} ${verdictMark('verified')} ${refuted} ${verdictMark('refuted')}`;
    const tooltip = ledger.claims.length === 1 ? vscode.l10n.t('Therefore: {0} verified, {1} refuted of 1 claim. Click to check the document.', verified, refuted) : vscode.l10n.t('Therefore: {0} verified, {1} refuted of {2} claims. Click to check the document.', verified, refuted, ledger.claims.length);
    // Each of these goes to the window, where every key that is typed would wait for it.
    if (text === this.#item.text && tooltip === this.#item.tooltip && this.#isShown) return;
    this.#isShown = true;
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: tooltip };
    this.#item.show();
  }
}
