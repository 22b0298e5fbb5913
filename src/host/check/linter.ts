import * as vscode from 'vscode';
import { interactiveBudget, thoroughBudget, type CheckBudget, type CheckedClaim, type Checker } from '../../core/checker.ts';
import { Ledger } from '../../core/ledger.ts';
import type { TextFormat, TextRange } from '../../core/problem.ts';
import { formatOf } from '../documents.ts';
import type { Settings } from '../settings.ts';

/** After the last keystroke. Milliseconds. */
const pauseMs = 300;
/** After the verdicts that came at once, until what they leave open is asked of the slower tiers. Milliseconds. */
const thoroughPauseMs = 1500;
/** In UTF-16 units; longer documents are not checked. */
export const longestDocument = 1_000_000;
/** Schemes of documents that show something and are not written in. */
const shown: ReadonlySet<string> = new Set(['output', 'git', 'vscode', 'vscode-scm', 'comment', 'search-editor', 'walkThrough']);

export interface LinterDependencies {
  readonly checker: Checker;
  readonly settings: Settings;
  readonly log: vscode.LogOutputChannel;
}

interface Linted {
  readonly ledger: Ledger;
  timer?: NodeJS.Timeout | undefined;
  abort?: AbortController | undefined;
}

/** What a document must be written in to be checked, or undefined where it is not to be. */
export function checkedFormat(document: vscode.TextDocument): TextFormat | undefined {
  const format = formatOf(document);
  return format === 'notebook-code' || shown.has(document.uri.scheme) ? undefined : format;
}

/** Keeps a ledger of verdicts for every open document: edits move or end them, and a pause brings the next check. */
export class Linter implements vscode.Disposable {
  readonly #deps: LinterDependencies;
  readonly #linted = new Map<string, Linted>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(deps: LinterDependencies) {
    this.#deps = deps;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#later(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      vscode.workspace.onDidChangeTextDocument((change) => this.#edit(change)),
      deps.settings.onDidChange(() => this.#all()),
    );
    this.#all();
  }

  ledger(document: vscode.TextDocument): Ledger | undefined {
    return this.#linted.get(document.uri.toString())?.ledger;
  }

  /** Takes as long as it needs; undefined when the text changed meanwhile. With a range, only what touches it. */
  async check(document: vscode.TextDocument, format: TextFormat, range?: TextRange): Promise<readonly CheckedClaim[] | undefined> {
    return this.#check(document, format, thoroughBudget, range);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const linted of this.#linted.values()) cease(linted);
    this.#changed.dispose();
  }

  #all(): void {
    for (const document of vscode.workspace.textDocuments) {
      if (this.#deps.settings.checkEnabled) this.#later(document);
      else this.#forget(document);
    }
  }

  #later(document: vscode.TextDocument): void {
    const format = checkedFormat(document);
    if (!this.#deps.settings.checkEnabled || format === undefined) return;
    const linted = this.#of(document);
    clearTimeout(linted.timer);
    linted.timer = setTimeout(() => {
      linted.timer = undefined;
      if (document.isClosed || document.getText().length > longestDocument) return;
      this.#check(document, format, interactiveBudget)
        .then((found) => {
          if (found) this.#thoroughly(document, format);
        })
        .catch((error: unknown) => this.#deps.log.error(String(error)));
    }, pauseMs);
  }

  #thoroughly(document: vscode.TextDocument, format: TextFormat): void {
    const linted = this.#of(document);
    clearTimeout(linted.timer);
    linted.timer = setTimeout(() => {
      linted.timer = undefined;
      if (!document.isClosed) this.#check(document, format, thoroughBudget).catch((error: unknown) => this.#deps.log.error(String(error)));
    }, thoroughPauseMs);
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    const linted = this.#linted.get(document.uri.toString());
    if (linted) {
      cease(linted);
      for (const { rangeOffset, rangeLength, text } of contentChanges) linted.ledger.edit({ start: rangeOffset, removed: rangeLength, inserted: text.length });
      this.#changed.fire(document);
    }
    this.#later(document);
  }

  async #check(document: vscode.TextDocument, format: TextFormat, budget: CheckBudget, range?: TextRange): Promise<readonly CheckedClaim[] | undefined> {
    const linted = this.#of(document);
    const { ledger } = linted;
    // A look at one range does not take the place of the check that all of the text still waits for.
    const isWaited = range !== undefined && (linted.timer !== undefined || linted.abort !== undefined);
    cease(linted);
    const abort = new AbortController();
    linted.abort = abort;
    // More time may decide what was left open.
    const known = budget === interactiveBudget ? ledger.decided : ledger.decided.filter(({ verdict: { kind } }) => kind === 'verified' || kind === 'refuted');
    const found: CheckedClaim[] = [];
    for await (const checked of this.#deps.checker.check({ text: document.getText(), format, known, ...(range ? { range } : {}) }, budget, abort.signal)) found.push(checked);
    if (abort.signal.aborted) {
      ledger.remember(found);
      return undefined;
    }
    linted.abort = undefined;
    if (range) ledger.replaceIn(range, found);
    else ledger.replace(found);
    this.#changed.fire(document);
    if (isWaited) this.#later(document);
    return found;
  }

  #of(document: vscode.TextDocument): Linted {
    const uri = document.uri.toString();
    const linted = this.#linted.get(uri) ?? { ledger: new Ledger() };
    this.#linted.set(uri, linted);
    return linted;
  }

  #forget(document: vscode.TextDocument): void {
    const linted = this.#linted.get(document.uri.toString());
    if (!linted) return;
    cease(linted);
    this.#linted.delete(document.uri.toString());
    this.#changed.fire(document);
  }
}

function cease(linted: Linted): void {
  clearTimeout(linted.timer);
  linted.timer = undefined;
  linted.abort?.abort();
  linted.abort = undefined;
}
