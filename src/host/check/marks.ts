import * as vscode from 'vscode';
import type { CheckedClaim } from '../../core/checker.ts';
import { rangeOf } from '../documents.ts';
import { lineEnd } from '../lineEnd.ts';
import type { Settings } from '../settings.ts';
import { groundOf, verdictMark } from '../words.ts';
import { DrawnClaims } from './drawnClaims.ts';
import type { Linter } from './linter.ts';

const longestMark = 90;

/** Problems for what is refuted, and marks at line ends. */
export class Marks implements vscode.Disposable {
  readonly #linter: Linter;
  readonly #settings: Settings;
  readonly #problems = vscode.languages.createDiagnosticCollection('therefore');
  readonly #refuted = lineEnd('editorWarning.foreground');
  readonly #verified = lineEnd('terminal.ansiGreen');
  readonly #told = new WeakMap<vscode.TextDocument, DrawnClaims>();
  readonly #drawn = new WeakMap<vscode.TextEditor, { readonly refuted: DrawnClaims; readonly verified: DrawnClaims }>();
  readonly #subscriptions: vscode.Disposable;

  constructor(linter: Linter, settings: Settings) {
    this.#linter = linter;
    this.#settings = settings;
    this.#subscriptions = vscode.Disposable.from(
      linter.onDidChange((document) => this.#show(document)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => this.#decorate(editor))),
      settings.onDidChange(() => vscode.window.visibleTextEditors.forEach((editor) => this.#decorate(editor))),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#problems.dispose();
    this.#refuted.dispose();
    this.#verified.dispose();
  }

  #show(document: vscode.TextDocument): void {
    const alarms = document.isClosed ? [] : (this.#linter.ledger(document)?.alarms ?? []);
    const told = this.#told.get(document) ?? new DrawnClaims();
    this.#told.set(document, told);
    // The window moves squiggles along, but not what its list of problems says, nor what other extensions are told.
    if (told.differ(alarms, (checked) => placeIn(document, checked))) this.#problems.set(document.uri, alarms.map((checked) => problemOf(document, checked)));
    for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) this.#decorate(editor);
  }

  #decorate(editor: vscode.TextEditor): void {
    const { document } = editor;
    const ledger = this.#linter.ledger(document);
    const alarms = ledger?.alarms ?? [];
    const drawn = this.#drawn.get(editor) ?? { refuted: new DrawnClaims(), verified: new DrawnClaims() };
    this.#drawn.set(editor, drawn);
    const restOf = (checked: CheckedClaim): number => restBehind(document, checked);
    if (drawn.refuted.differ(alarms, restOf)) editor.setDecorations(this.#refuted, atLineEnds(document, alarms, (checked) => `${verdictMark('refuted')} ${groundOf(checked.verdict)}`));
    if (!this.#settings.showVerified) {
      if (drawn.verified.differ([], restOf)) editor.setDecorations(this.#verified, []);
      return;
    }
    const refuted = new Set((ledger?.claims ?? []).filter(({ verdict }) => verdict.kind !== 'verified').map((checked) => lineOf(document, checked)));
    const verified = (ledger?.claims ?? []).filter((checked) => checked.verdict.kind === 'verified' && !refuted.has(lineOf(document, checked)));
    if (drawn.verified.differ(verified, restOf)) editor.setDecorations(this.#verified, atLineEnds(document, verified, () => verdictMark('verified')));
  }
}

function problemOf(document: vscode.TextDocument, { claim, verdict }: CheckedClaim): vscode.Diagnostic {
  const problem = new vscode.Diagnostic(rangeOf(document, claim.range), groundOf(verdict), vscode.DiagnosticSeverity.Warning);
  problem.source = 'Therefore';
  problem.code = 'refuted';
  return problem;
}

function lineOf(document: vscode.TextDocument, { claim }: CheckedClaim): number {
  return document.positionAt(claim.range.end).line;
}

function placeIn(document: vscode.TextDocument, { claim }: CheckedClaim): string {
  const { start, end } = rangeOf(document, claim.range);
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** UTF-16 units from the end of a claim to that of its line. */
function restBehind(document: vscode.TextDocument, { claim }: CheckedClaim): number {
  const end = document.positionAt(claim.range.end);
  return document.lineAt(end.line).text.length - end.character;
}

/** One mark a line, whatever the number of its claims. */
function atLineEnds(document: vscode.TextDocument, claims: readonly CheckedClaim[], textOf: (checked: CheckedClaim) => string): vscode.DecorationOptions[] {
  const lines = new Map<number, string>();
  for (const checked of claims) {
    const line = lineOf(document, checked);
    if (!lines.has(line)) lines.set(line, textOf(checked));
  }
  return [...lines].map(([line, text]) => {
    const { end } = document.lineAt(line).range;
    // With a character of its own a mark stays on its line when the line is broken behind it.
    const start = end.translate(0, -Math.min(1, end.character));
    const contentText = text.length > longestMark ? `${text.slice(0, longestMark - 1)}…` : text;
    return { range: new vscode.Range(start, end), renderOptions: { after: { contentText } } };
  });
}
