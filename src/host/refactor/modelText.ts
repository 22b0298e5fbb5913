import type { CheckedClaim } from '../../core/checker.ts';
import { objectIn, textOf } from '../../core/modelJson.ts';
import type { TextFormat, TextRange } from '../../core/problem.ts';
import { mathSpans } from '../../math/reading/spans.ts';
import { sameShape } from '../../math/traverse.ts';
import type { Link } from '../../math/claims/statements.ts';
import { freeVariables } from '../../math/variables.ts';
import { linksIn } from './formulaAt.ts';

/** What a model can be asked to write. */
export type Rewriting = 'fill' | 'fix' | 'substitute';

const longestText = 4000;
const longestReason = 160;
/** What does more than say mathematics, where the text is shown or typeset. */
const active = /!\[|\]\(|<\/?[a-z!]|(?:https?|data|javascript|command|file):|^[ \t]*(?:```|~~~)|\\(?:input|include|write|openout|openin|read|catcode|def|gdef|edef|let|csname|href|url|includegraphics|usepackage|immediate|special|directlua|html\w*|require)(?![A-Za-z])/im;

/** The text in a model's answer, where it is one that may stand in a document; its mathematics is not checked by this. */
export function textIn(answer: string): string | undefined {
  const value = objectIn(answer)?.['text'];
  if (typeof value === 'string' && value.length > longestText) return undefined;
  const text = textOf(value, longestText);
  return text === undefined || active.test(text) ? undefined : text;
}

/** The reason in a model's answer: a few plain words in which no sign means anything. */
export function reasonIn(answer: string): string | undefined {
  const text = textOf(objectIn(answer)?.['text'], longestReason + 1)?.replace(/\s+/g, ' ').replace(/[.。]$/, '');
  return text === undefined || text.length > longestReason || /[\\{}$%#&_^~<>[\]`|*]/.test(text) || /^\(|\)$/.test(text) ? undefined : text;
}

/** What to ask; the text is between the marks of the request already. */
export function askFor(rewriting: Rewriting, formula: string): string {
  const whole = `Answer with one JSON object and nothing else: {"text": "…"}. The text replaces exactly these lines, with delimiters of mathematics as they have:\n\n${formula}\n\n`;
  const kept = 'Begin with the same expression as they do. Write only what can be checked: each link of the chain must be true by itself.';
  switch (rewriting) {
    case 'fill':
      return `${whole}Fill in the steps that are missing, so that each follows from the one before by one rule. ${kept} End with the same expression as they do, and leave out no step that is there.`;
    case 'fix':
      return `${whole}One step in them is wrong. Write them right. ${kept}`;
    case 'substitute':
      return `${whole}Name the substitution that is made in them: before them, say in words and a formula what the new letter stands for, as in “Let $u = x + 1$.”; then write the steps with it. ${kept} End with the same expression as they do.`;
  }
}

export function askForReason(formula: string, step: string): string {
  return `Why does this step hold?\n\n${step}\n\nIt stands in:\n\n${formula}\n\nAnswer with one JSON object and nothing else: {"text": "…"}. The text is the rule or fact that is used, in at most ten plain words without formulas, in the language of the text.`;
}

/**
 * Why a model's text may not stand in the place of the old, or undefined where it may: every link of it is
 * verified, and it begins, and unless it corrects also ends, with what stood there.
 */
export function objectionTo(rewriting: Rewriting, old: string, text: string, format: TextFormat, before: readonly CheckedClaim[], after: readonly CheckedClaim[]): 'nothing' | 'other' | CheckedClaim | undefined {
  const failing = after.find(({ verdict }) => verdict.kind === 'refuted') ?? after.find(({ verdict }) => verdict.kind !== 'verified');
  if (failing) return failing;
  if (after.length === 0 || (rewriting === 'fill' && after.length <= before.length)) return 'nothing';
  const [links, newLinks] = [linksOf(old, format), linksOf(text, format)];
  const [named, steps] = rewriting === 'substitute' ? namedApart(newLinks, links) : [0, newLinks];
  // What is only supposed is no claim, and a model may suppose no more than was supposed before.
  if (newLinks.length - after.length > links.length - before.length + named) return 'other';
  const [first, last, newFirst, newLast] = [links[0]?.left, links.at(-1)?.right, steps[0]?.left, steps.at(-1)?.right];
  if (!first || !last || !newFirst || !newLast || !sameShape(first, newFirst)) return 'other';
  return rewriting === 'fix' || sameShape(last, newLast) ? undefined : 'other';
}

/** A new letter's meaning, said before the steps, and the steps. */
function namedApart([first, ...rest]: readonly Link[], old: readonly Link[]): readonly [number, readonly Link[]] {
  const isNew = first?.left.kind === 'symbol' && !old.some(({ relation }) => freeVariables(relation).has(first.left.kind === 'symbol' ? first.left.name : ''));
  return first && isNew ? [1, rest] : [0, first ? [first, ...rest] : []];
}

function linksOf(text: string, format: TextFormat): readonly Link[] {
  return mathSpans(text, format).flatMap((span) => linksIn(text, span));
}

/** What lies between is left as it is: the range of text around a formula that a model is shown. */
export function contextOf(document: string, { start, end }: TextRange): string {
  return document.slice(Math.max(0, start - 6000), Math.min(document.length, end + 2000)).trim();
}
