import * as vscode from 'vscode';
import { computedOf, isDecided } from '../../core/proofReview.ts';
import type { DocumentLedgers } from '../documentLedgers.ts';
import { rangeOf } from '../documents.ts';
import { lineEnd } from '../lineEnd.ts';
import type { Settings } from '../settings.ts';
import { verdictMark } from '../words.ts';
import type { LineVerdicts } from './lineVerdicts.ts';
import { opinionSentence, opinionWords } from './opinionWords.ts';
import type { ReviewedLine, Reviews } from './reviews.ts';

const longestMark = 90;
const hardness = { sound: 0, gap: 1, wrong: 2 } as const;

/** At the end of each line that Check Proof looked at, who spoke and what; the first gap a model sees is a problem. */
export class ProofMarks implements vscode.Disposable {
  readonly #reviews: Reviews;
  readonly #ledgers: DocumentLedgers;
  readonly #verdicts: LineVerdicts;
  readonly #settings: Settings;
  readonly #problems = vscode.languages.createDiagnosticCollection('therefore-proof');
  readonly #verified = lineEnd('terminal.ansiGreen');
  readonly #refuted = lineEnd('editorWarning.foreground');
  readonly #sound = lineEnd('editorCodeLens.foreground', 'italic');
  readonly #doubt = lineEnd('editorInfo.foreground', 'italic');
  /** Documents with marks; all others, on which nothing was looked at, are left alone at every key. */
  readonly #marked = new WeakSet<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable;

  constructor(reviews: Reviews, ledgers: DocumentLedgers, verdicts: LineVerdicts, settings: Settings) {
    this.#reviews = reviews;
    this.#ledgers = ledgers;
    this.#verdicts = verdicts;
    this.#settings = settings;
    this.#subscriptions = vscode.Disposable.from(
      reviews.onDidChange((document) => this.#show(document)),
      verdicts.onDidChange((document) => this.#show(document)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => this.#decorate(editor))),
      settings.onDidChange(() => vscode.window.visibleTextEditors.forEach((editor) => this.#decorate(editor))),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#problems.dispose();
    for (const type of [this.#verified, this.#refuted, this.#sound, this.#doubt]) type.dispose();
  }

  #show(document: vscode.TextDocument): void {
    if (this.#reviews.lines(document).length > 0) this.#marked.add(document);
    else if (!this.#marked.delete(document)) return;
    const problem = this.#problemIn(document);
    if (problem) this.#problems.set(document.uri, [problem]);
    else this.#problems.delete(document.uri);
    for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) this.#decorate(editor);
  }

  /** The first line that is false or that a model doubts. What is computed false is a problem of the linter's already. */
  #problemIn(document: vscode.TextDocument): vscode.Diagnostic | undefined {
    const claims = this.#verdicts.claims(document);
    for (const line of this.#reviews.lines(document)) {
      const computed = computedOf(line, claims);
      if (computed === 'refuted') return undefined;
      if (isDecided(line, computed) || !line.opinion || line.opinion.kind === 'sound') continue;
      const problem = new vscode.Diagnostic(rangeOf(document, line.range), opinionSentence(line.opinion), vscode.DiagnosticSeverity.Information);
      problem.source = 'Therefore';
      problem.code = 'opinion';
      return problem;
    }
    return undefined;
  }

  #decorate(editor: vscode.TextEditor): void {
    const { document } = editor;
    const alarms = this.#ledgers.ledger(document)?.alarms ?? [];
    const claims = this.#verdicts.claims(document);
    const marks = { verified: [], refuted: [], sound: [], doubt: [] } as Record<'verified' | 'refuted' | 'sound' | 'doubt', vscode.DecorationOptions[]>;
    for (const [line, lines] of byEditorLine(document, this.#reviews.lines(document))) {
      const kinds = lines.map((each) => computedOf(each, claims));
      if (kinds.includes('refuted')) {
        // Of a chain the linter marks the first false link; what only goes on from it is told here.
        const isMarked = alarms.some(({ claim }) => document.positionAt(claim.range.end).line === line);
        if (!isMarked) marks.refuted.push(atLineEnd(document, line, `${verdictMark('refuted')} ${vscode.l10n.t('computed')}`));
      } else if (kinds.includes('verified') && !this.#settings.showVerified) {
        const isWhole = lines.every((each, index) => each.isFormula && kinds[index] === 'verified');
        marks.verified.push(atLineEnd(document, line, `${verdictMark('verified')} ${isWhole ? vscode.l10n.t('computed') : vscode.l10n.t('formulas computed')}`));
      }
      const told = lines.flatMap((each, index) => (each.opinion && !isDecided(each, kinds[index]) ? [each.opinion] : [])).sort((a, b) => hardness[b.kind] - hardness[a.kind]);
      const [hardest] = told;
      if (!hardest || (hardest.kind === 'sound' && lines.some((each, index) => isDecided(each, kinds[index])))) continue;
      const hover = new vscode.MarkdownString();
      told.forEach((each, index) => hover.appendMarkdown(index === 0 ? '' : '\n\n').appendText(opinionSentence(each)));
      marks[hardest.kind === 'sound' ? 'sound' : 'doubt'].push({ ...atLineEnd(document, line, `◦ ${opinionWords(hardest)}`), hoverMessage: hover });
    }
    editor.setDecorations(this.#verified, marks.verified);
    editor.setDecorations(this.#refuted, marks.refuted);
    editor.setDecorations(this.#sound, marks.sound);
    editor.setDecorations(this.#doubt, marks.doubt);
  }
}

function byEditorLine(document: vscode.TextDocument, lines: readonly ReviewedLine[]): ReadonlyMap<number, readonly ReviewedLine[]> {
  const found = new Map<number, ReviewedLine[]>();
  for (const line of lines) {
    const at = document.positionAt(line.range.end).line;
    const there = found.get(at);
    if (there) there.push(line);
    else found.set(at, [line]);
  }
  return found;
}

function atLineEnd(document: vscode.TextDocument, line: number, text: string): vscode.DecorationOptions {
  const { end } = document.lineAt(line).range;
  const contentText = text.length > longestMark ? `${text.slice(0, longestMark - 1)}…` : text;
  return { range: new vscode.Range(end, end), renderOptions: { after: { contentText } } };
}
