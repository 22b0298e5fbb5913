import * as vscode from 'vscode';
import type { Checker } from '../../core/checker.ts';
import { contentHash, type TextFormat } from '../../core/problem.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import type { MathSpan } from '../../math/reading/spans.ts';
import type { Solver } from '../../reasoners/builtin/thread/solver.ts';
import { openDocument, rangeOf } from '../documents.ts';
import { wholeAnswer } from '../wholeAnswer.ts';
import { groundOf, translate } from '../words.ts';
import { aligned } from './alignedRows.ts';
import { linkAt, linksIn, sideAt, spansAt } from './formulaAt.ts';
import { askFor, askForReason, contextOf, objectionTo, reasonIn, textIn, type Rewriting } from './modelText.ts';
import { writtenFormat, type Offer } from './offers.ts';
import { ruleBetween, simplified } from './simplified.ts';
import { beforeAndAfter, claimsIn, sayTheSame, unset, type Replacement } from './verified.ts';

export interface RefactoringDependencies {
  readonly checker: Checker;
  readonly solver: Pick<Solver, 'rewritten'>;
  /** The chosen model; undefined where that is the built-in solver. */
  readonly reasoner: () => Reasoner | undefined;
}

/** What to insert, or in words why nothing is; undefined where that was said, or the user stopped it. */
type Outcome = Replacement | string | undefined;

/** What is worked on, as it was when it was offered. */
interface Work {
  readonly document: vscode.TextDocument;
  readonly text: string;
  readonly format: TextFormat;
  readonly offer: Offer;
  readonly spans: readonly MathSpan[];
  readonly span: MathSpan;
  readonly signal: AbortSignal;
}

/** Does what was offered. A text is inserted only after it was checked, and only where nothing changed meanwhile; else it is said why not. */
export class Refactorings {
  readonly #deps: RefactoringDependencies;

  constructor(deps: RefactoringDependencies) {
    this.#deps = deps;
  }

  async run(offer: Offer): Promise<void> {
    const document = openDocument(offer.uri);
    const format = document && writtenFormat(document);
    if (!document || !format) return;
    if (document.version !== offer.version) return changed();
    const text = document.getText();
    const spans = spansAt(text, offer, format);
    const [span] = spans;
    if (!span) return;
    const abort = new AbortController();
    const watch = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === document && change.contentChanges.length > 0) abort.abort();
    });
    try {
      const outcome = await this.#outcome({ document, text, format, offer, spans, span, signal: abort.signal });
      if (abort.signal.aborted || document.version !== offer.version || document.isClosed) return changed();
      if (outcome === undefined) return;
      if (typeof outcome === 'string') {
        void vscode.window.showWarningMessage(outcome);
        return;
      }
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, rangeOf(document, outcome.range), inLineEnds(outcome.text, document));
      await vscode.workspace.applyEdit(edit);
    } finally {
      watch.dispose();
    }
  }

  #outcome(work: Work): Promise<Outcome> {
    const { action } = work.offer;
    switch (action) {
      case 'simplify':
        return this.#simplify(work);
      case 'align':
        return this.#align(work);
      case 'justify':
        return this.#justify(work);
      case 'fill':
      case 'fix':
      case 'substitute':
        return this.#rewrite(work, action);
    }
  }

  async #simplify({ text, format, span, offer, signal }: Work): Promise<Outcome> {
    const side = sideAt(text, span, offer);
    const simple = side && (await simplified(side.expression, span.notation, this.#deps.solver));
    if (!side || simple === undefined) return vscode.l10n.t('Nothing simpler is known for this side.');
    const old = text.slice(side.range.start, side.range.end);
    if (unset(simple) === unset(old)) return vscode.l10n.t('Nothing simpler is known for this side.');
    // What stands before says what the letters are.
    const claim = span.notation === 'plain' ? `\n\nSimplify:\n\n${old} = ${simple}\n` : `\n\nSimplify: $${old.replace(/(?<!\\)&/g, ' ')} = ${simple}$.\n`;
    const before = text.slice(0, span.outer.start);
    const claims = await claimsIn(this.#deps.checker, before + claim, format, { start: before.length, end: before.length + claim.length }, signal);
    if (claims.length !== 1 || claims[0]?.verdict.kind !== 'verified') return vscode.l10n.t('That both are the same could not be verified, so nothing was inserted.');
    return { range: side.range, text: simple };
  }

  async #align({ text, format, spans, signal }: Work): Promise<Outcome> {
    const edit = aligned(text, spans, format);
    if (!edit) return undefined;
    const [before, after] = await beforeAndAfter(this.#deps.checker, text, format, edit, signal);
    return sayTheSame(before, after) ? edit : vscode.l10n.t('In rows it would not say the same, so nothing was changed.');
  }

  async #justify(work: Work): Promise<Outcome> {
    const { document, text, format, span, offer, signal } = work;
    const link = linkAt(linksIn(text, span), offer.start);
    const at = link?.right.range?.end;
    if (!link || at === undefined) return undefined;
    const here = { start: link.left.range?.start ?? at - 1, end: at };
    const step = (await claimsIn(this.#deps.checker, text, format, here, signal)).find(({ claim }) => claim.range.start === here.start && claim.range.end === here.end);
    if (step && step.verdict.kind !== 'verified') return vscode.l10n.t('This step is not verified ({0}), so there is nothing to justify.', groundOf(step.verdict));
    const rules = await ruleBetween(link.left, link.right, this.#deps.solver);
    let reason = rules?.map(translate).join(vscode.l10n.t(', '));
    if (reason === undefined) {
      const reasoner = this.#deps.reasoner();
      if (!reasoner) return noModel(vscode.l10n.t('Therefore itself knows no rule for this step. A model can be asked.'));
      const answer = await wholeAnswer(reasoner, vscode.l10n.t('Asking {0} why this step holds', reasoner.label), problemOf(work), 'rewrite', askForReason(text.slice(span.outer.start, span.outer.end), text.slice(here.start, at)));
      if (answer === undefined) return undefined;
      reason = reasonIn(answer);
      if (reason === undefined) return vscode.l10n.t('The model gave no reason that could stand in the text, so nothing was inserted.');
    }
    const isDisplay = span.display || format === 'latex';
    const replacement = isDisplay && span.notation === 'latex' ? { range: { start: at, end: at }, text: ` \\quad\\text{(${reason})}` } : { range: { start: span.outer.end, end: span.outer.end }, text: ` (${reason})` };
    const whole = { range: { start: span.outer.start, end: Math.max(span.outer.end, replacement.range.end) }, text: '' };
    const rest = text.slice(whole.range.start, replacement.range.start) + replacement.text + text.slice(replacement.range.end, whole.range.end);
    const [before, after] = await beforeAndAfter(this.#deps.checker, document.getText(), format, { ...whole, text: rest }, signal);
    return sayTheSame(before, after) ? replacement : vscode.l10n.t('With the reason the text would not say the same, so nothing was inserted.');
  }

  async #rewrite(work: Work, rewriting: Rewriting): Promise<Outcome> {
    const { text, format, span, signal } = work;
    const reasoner = this.#deps.reasoner();
    if (!reasoner) return noModel(vscode.l10n.t('Only a model can write this, and none is chosen.'));
    const old = text.slice(span.outer.start, span.outer.end);
    const answer = await wholeAnswer(reasoner, vscode.l10n.t('Asking {0} for the steps', reasoner.label), problemOf(work), 'rewrite', askFor(rewriting, old));
    if (answer === undefined || signal.aborted) return undefined;
    const written = textIn(answer);
    if (written === undefined) return vscode.l10n.t('The model gave no text that could stand in the place of the steps, so nothing was inserted.');
    const replacement = { range: span.outer, text: written };
    const [before, after] = await beforeAndAfter(this.#deps.checker, text, format, replacement, signal);
    if (signal.aborted) return undefined;
    const objection = objectionTo(rewriting, old, written, format, before, after);
    if (objection === undefined) return replacement;
    if (objection === 'nothing') return vscode.l10n.t('What the model wrote has no steps that can be checked, so nothing was inserted.');
    if (objection === 'other') return vscode.l10n.t('What the model wrote is about something else, so nothing was inserted.');
    return vscode.l10n.t('A step that the model wrote does not verify, so nothing was inserted: {0} ({1})', objection.claim.readable ?? objection.claim.text, groundOf(objection.verdict));
  }
}

function problemOf({ text, format, span }: Work) {
  const context = contextOf(text, span.outer);
  return { text: context, kind: 'derivation' as const, format, hash: contentHash(context), attachments: [] };
}

function changed(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('The text changed meanwhile, so nothing was inserted.'));
}

function noModel(why: string): undefined {
  const choose = vscode.l10n.t('Choose Model');
  void vscode.window.showInformationMessage(why, choose).then((chosen) => {
    if (chosen === choose) void vscode.commands.executeCommand('therefore.chooseModel');
  });
}

function inLineEnds(text: string, document: vscode.TextDocument): string {
  return document.eol === vscode.EndOfLine.CRLF ? text.replace(/\r?\n/g, '\r\n') : text;
}
