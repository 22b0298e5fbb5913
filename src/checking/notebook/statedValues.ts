import type { Claim } from '../../core/claim.ts';
import type { TextRange } from '../../core/problem.ts';
import { app } from '../../math/build.ts';
import { cueOf, isQualified, type Cue } from '../../math/claims/cues.ts';
import { anyOf, isApply, isRelation, linksOf, rootsAfter, statementsOf } from '../../math/claims/statements.ts';
import type { Expression } from '../../math/expression.ts';
import { isLabel } from '../../math/judging/answer.ts';
import { toLatex } from '../../math/printing/latex.ts';
import { toPlain } from '../../math/printing/plain.ts';
import { mathSpans, type MathSpan } from '../../math/reading/spans.ts';
import { some } from '../../math/traverse.ts';
import { hasUnread } from '../../math/unread.ts';
import { freeVariables } from '../../math/variables.ts';
import type { NotebookCellText } from './notebookText.ts';
import { readStatement, star } from './readStatement.ts';
import { isAskedOrQuoted, isScaled, isValueAtPoint, unitBehind } from './stance.ts';
import { isValue } from './plainValue.ts';
import { proseOf, spokenClaims, type SpokenClaim } from './spokenClaims.ts';
import { spokenTruths } from './spokenTruths.ts';
import { spokenValues } from './spokenValues.ts';
import { named, NotebookClaimNames, type StatedFormula, type StatedRelation, type StatedValue, type Subject } from './statedValue.ts';

/** A value of a name that the text does not say of what is computed here: "changes to x = 5". */
export interface Mention {
  readonly cell: string;
  readonly at: number;
  readonly name: string;
  readonly value: Expression;
}

export interface Stated {
  readonly values: readonly StatedValue[];
  readonly formulas: readonly StatedFormula[];
  readonly mentions: readonly Mention[];
}

/** What the text of one Markdown cell says of quantities, in order: with a value, or only with a formula. */
export function statedIn(cell: NotebookCellText): Stated {
  if (cell.kind !== 'markup' || /^raw$/i.test(cell.language)) return { values: [], formulas: [], mentions: [] };
  return new StatedReader(cell).read();
}

const inverse: Readonly<Partial<Record<StatedRelation, StatedRelation>>> = { less: 'greater', 'less-equal': 'greater-equal', greater: 'less', 'greater-equal': 'less-equal' };
const relations: ReadonlySet<string> = new Set<StatedRelation>(['equal', 'approximately', 'less', 'less-equal', 'greater', 'greater-equal', 'not-equal', 'element']);

class StatedReader {
  readonly #cell: NotebookCellText;
  readonly #text: string;
  readonly #names: NotebookClaimNames;
  readonly #values: StatedValue[] = [];
  readonly #formulas: StatedFormula[] = [];
  readonly #mentions: Mention[] = [];
  #cue: Cue = 'none';
  /** The unit in the words behind the formula at hand. */
  #unit: string | undefined;

  constructor(cell: NotebookCellText) {
    this.#cell = cell;
    this.#text = cell.source;
    this.#names = new NotebookClaimNames(cell.id);
  }

  read(): Stated {
    const spans = mathSpans(this.#text, 'markdown');
    for (let index = 0, next = 1; index < spans.length; index = next, next++) {
      const span = spans[index];
      if (!span) break;
      const before = this.#text.slice(spans[index - 1]?.outer.end ?? 0, span.outer.start);
      const together = this.#roots(rootsAfter(spans.slice(index), this.#text));
      next += together.length - 1;
      const end = (together.at(-1)?.span ?? span).outer.end;
      const after = this.#text.slice(end, end + 160);
      const own = cueOf(before);
      // "for $n = 5$, $x = 2$": what follows directly stands under the same words.
      const joined = index > 0 && /^[\s,;，；、]*(?:and|or|和|或)?\s*$/.test(before) && before.length < 12;
      this.#cue = own === 'none' && joined ? this.#cue : own;
      if (/^(?:deny|suppose|test)$/.test(this.#cue) || isQualified(before, after) || isAskedOrQuoted(this.#text, { start: span.outer.start, end }) || isValueAtPoint(after)) {
        for (const { root } of together) this.#mention(root, span);
        continue;
      }
      const roots = together.length > 1 ? rootsOf(together.map(({ root }) => root)) : undefined;
      if (roots) this.#state(anyOf(together.map(({ root }) => root)), span, roots.label, 'equal', roots.value, this.#cue === 'define');
      else this.#span(span, after);
    }
    const prose = proseOf(this.#text);
    const claims = spokenClaims(this.#text, prose);
    for (const { range, words, relation, value, unit } of spokenValues(this.#text, spans)) {
      if (claims.some(({ subject, range: other }) => subject.kind === 'curve' && other.start < range.end && range.start < other.end)) continue;
      const isAnswer = /^(?:(?:the )?final )?(?:answer|result)$|^(?:答案|结果)$/i.test(words);
      if (isAnswer && this.#values.some(({ claim: other }) => other.range.start < range.end && range.start < other.range.end)) continue;
      const claim = this.#names.claim(this.#text, range, toLatex(value), this.#text.slice(range.start, range.end).replace(/\$|\*\*|\\[()]/g, '').replace(/\s+/g, ' '));
      this.#values.push({ claim, cell: this.#cell.id, subject: isAnswer ? { kind: 'answer' } : { kind: 'words', words }, relation, value, ...(unit === undefined ? {} : { unit }), isGiven: false });
    }
    const truths = spokenTruths(this.#text, prose).map(({ range, property, bearer, value }): SpokenClaim => ({ range, subject: { kind: 'truth', property, bearer }, relation: 'equal', value }));
    for (const spoken of [...claims, ...truths]) this.#spoken(spoken);
    const inOrder = (a: { readonly claim: { readonly range: TextRange } }, b: { readonly claim: { readonly range: TextRange } }): number => a.claim.range.start - b.claim.range.start;
    return { values: this.#values.sort(inOrder), formulas: this.#formulas, mentions: this.#mentions };
  }

  #spoken({ range, subject, relation, value, unit }: SpokenClaim): void {
    const isSaid = this.#values.some(({ subject: other, claim: { range: own } }) => other.kind !== 'name' && own.start < range.end && range.start < own.end);
    if (isSaid) return;
    const readable = this.#text.slice(range.start, range.end).replace(/\$|\*\*|\\[()]/g, '').replace(/\s+/g, ' ').trim();
    this.#values.push({ claim: this.#names.claim(this.#text, range, toLatex(value), readable), cell: this.#cell.id, subject, relation, value, ...(unit === undefined ? {} : { unit }), isGiven: false });
  }

  #mention(expression: Expression, span: MathSpan): void {
    const [left, right] = isApply(expression, 'equal') ? expression.args : [];
    if (left && right && isLabelled(left) && isValue(right)) this.#mentions.push({ cell: this.#cell.id, at: span.outer.start, name: toPlain(left), value: right });
  }

  /** This span with those that give further values of the same name: `$x = 2$ or $x = 3$`. */
  #roots(spans: readonly MathSpan[]): readonly { readonly span: MathSpan; readonly root: Expression }[] {
    const reading = spans.map((span) => ({ span, root: readStatement(this.#text, span) }));
    const label = ({ root }: { readonly root: Expression }): string | undefined => (isApply(root, 'equal') && root.args[0]?.kind === 'symbol' ? root.args[0].name : undefined);
    const [first] = reading;
    if (!first || label(first) === undefined) return reading.slice(0, 1);
    const other = reading.findIndex((each) => label(each) !== label(first));
    return other < 0 ? reading : reading.slice(0, other);
  }

  #span(span: MathSpan, after: string): void {
    const expression = readStatement(this.#text, span);
    // `k = 0, 1, …, n` says what k runs through.
    if (some(expression, (part) => part.kind === 'constant' && part.name === 'ellipsis')) return;
    for (const statement of statementsOf(expression)) {
      // A line that could not be read says nothing; its neighbours may.
      if (hasUnread(statement.expression)) continue;
      const isAnswer = statement.boxed || (this.#cue === 'answer' && statement.joined === 'none');
      if (!isAnswer && isScaled(after)) continue;
      this.#statement(statement.expression, span, isAnswer, unitBehind(after));
    }
  }

  #statement(expression: Expression, span: MathSpan, isAnswer: boolean, unit: string | undefined): void {
    this.#unit = unit;
    const isGiven = this.#cue === 'define';
    if (isApply(expression, 'or')) {
      const roots = rootsOf(expression.args);
      if (roots) this.#state(expression, span, roots.label, 'equal', roots.value, isGiven);
      return;
    }
    if (isApply(expression, 'chain')) {
      this.#chain(expression, span, isGiven);
      return;
    }
    if (isRelation(expression) && relations.has(expression.operator)) {
      const [left, right] = expression.args;
      if (!left || !right) return;
      const relation = expression.operator as StatedRelation;
      // "where x > 0" is a condition.
      if (isGiven && relation !== 'equal') return;
      if (isApply(left, 'tuple') && isApply(right, 'tuple') && left.args.length === right.args.length) {
        left.args.forEach((label, index) => this.#state(expression, span, label, relation, right.args[index] ?? right, isGiven));
      } else if (isLabelled(left)) this.#state(expression, span, left, relation, right, isGiven);
      else if (isLabelled(right)) this.#state(expression, span, right, inverse[relation] ?? relation, left, isGiven);
      return;
    }
    if (isAnswer && isValue(expression)) this.#add(expression, span, { kind: 'answer' }, 'equal', expression, false);
  }

  /** `A = \pi r^2 = 28.3`: the last value is what is said of every name before it; `0 < p < 0.05` says two things. */
  #chain(chain: Expression, span: MathSpan, isGiven: boolean): void {
    const links = linksOf(chain);
    const operators = links.map(({ relation }) => relation.operator);
    const parts = [...links.map(({ left }) => left), ...(links.at(-1) ? [links.at(-1)?.right ?? chain] : [])];
    if (operators.every((operator) => operator === 'equal' || operator === 'approximately')) {
      const last = parts.at(-1);
      const labels = parts.slice(0, -1).filter(isLabelled);
      if (!last || labels.length === 0) return;
      // `x = 2.345 ≈ 2.3`: the value before the rounding is the better one.
      const exact = parts.findLast((part, index) => index > 0 && isValue(part) && !operators.slice(0, index).includes('approximately') && index < parts.length - 1 && operators.slice(index).every((operator) => operator === 'approximately'));
      const value = exact ?? last;
      const relation = !exact && operators.includes('approximately') ? 'approximately' : 'equal';
      const formula = parts.slice(1, -1).find((part) => !isLabelled(part) && part !== value && freeVariables(part).size > 0);
      labels.forEach((label) => this.#state(chain, span, label, relation, value, isGiven, formula));
      return;
    }
    if (isGiven) return;
    for (const { relation, left, right } of links) {
      if (!relations.has(relation.operator)) continue;
      const operator = relation.operator as StatedRelation;
      if (isLabelled(left) && isValue(right)) this.#state(chain, span, left, operator, right, false);
      else if (isLabelled(right) && isValue(left)) this.#state(chain, span, right, inverse[operator] ?? operator, left, false);
    }
  }

  #state(whole: Expression, span: MathSpan, label: Expression, relation: StatedRelation, right: Expression, isGiven: boolean, formula?: Expression): void {
    const subject = named(label);
    // "Find f with f(2) = 4" asks for it.
    if (!subject || (isGiven && isApply(label, 'call', 'determinant', 'trace', 'rank', 'norm', 'conjugate'))) return;
    if (isValue(right) && isApply(right, 'set') && label.kind === 'symbol') {
      // Where solutions are kept.
      const loose = [...subject.forms.loose, `${label.name}s`, `${label.name}_values`, 'roots', 'solutions', 'solution', 'sols', 'sol', 'zeros'];
      this.#add(whole, span, { ...subject, forms: { ...subject.forms, loose } }, relation, right, isGiven, formula);
      return;
    }
    if (isValue(right) || (isApply(right, 'multiply') && right.args[0]?.kind === 'number' && isOhm(right.args[1]) && right.args.length === 2)) {
      this.#add(whole, span, subject, relation, right, isGiven, formula);
      return;
    }
    if (relation !== 'equal' || freeVariables(right).size === 0 || some(right, (part) => part.kind === 'text' || isApply(part, 'call', 'prime', 'derivative', 'integral', 'limit', 'plus-minus', 'vector', 'probability', 'cases', 'quantity'))) return;
    const claim = this.#claim(whole, span);
    this.#formulas.push({ claim, cell: this.#cell.id, subject, formula: right });
  }

  #claim(whole: Expression, span: MathSpan): Claim {
    const range = whole.range ?? span.inner;
    const readable = toPlain(whole);
    return readable.includes(star) ? this.#names.claim(this.#text, range, this.#text.slice(range.start, range.end), readable.replaceAll(`_${star}`, '*')) : this.#names.claim(this.#text, range, toLatex(whole), readable);
  }

  #add(whole: Expression, span: MathSpan, subject: Subject, relation: StatedRelation, right: Expression, isGiven: boolean, formula?: Expression): void {
    const { value, unit = this.#unit } = withoutUnit(right);
    const claim = this.#claim(whole, span);
    this.#values.push({ claim, cell: this.#cell.id, subject, relation, value: unit === 'percent' ? app('percent', value) : value, ...(unit === undefined || unit === 'percent' ? {} : { unit }), ...(formula ? { formula } : {}), isGiven });
  }
}

/** `x = 2 or x = 3`: one name with a set of values. */
function rootsOf(parts: readonly Expression[]): { readonly label: Expression; readonly value: Expression } | undefined {
  const pairs = parts.map((part) => (isApply(part, 'equal') ? part.args : undefined));
  const [label] = pairs[0] ?? [];
  if (label?.kind !== 'symbol' || !pairs.every((pair) => pair?.[0]?.kind === 'symbol' && pair[0].name === label.name && pair[1] && isValue(pair[1]))) return undefined;
  return { label, value: app('set', ...pairs.flatMap((pair) => (pair?.[1] ? [pair[1]] : []))) };
}

/** A name of one quantity; i, e and π are none, nor is a product of capitals such as AB. */
function isLabelled(expression: Expression): boolean {
  if (expression.kind === 'symbol') return !/^[ij]$/.test(expression.name);
  if (!isLabel(expression) && !isApply(expression, 'power', 'determinant', 'multiply', 'conjugate', 'trace', 'rank', 'norm', 'call')) return false;
  return named(expression) !== undefined;
}

/** `66.7\,\Omega`: the unit, not the letter. */
function isOhm(expression: Expression | undefined): boolean {
  return expression?.kind === 'symbol' && expression.name === 'Omega';
}

/** `5 cm` as 5; the middle of `3.0 ± 0.1`. */
function withoutUnit(value: Expression): { readonly value: Expression; readonly unit?: string } {
  if (value.kind === 'text') return { value: { kind: 'constant', name: /^true$/i.test(value.text.trim()) ? 'true' : 'false' } };
  const [inner, unit] = isApply(value, 'quantity') ? value.args : [];
  if (inner) return { value: inner, unit: unit?.kind === 'text' ? unit.text : unit?.kind === 'symbol' ? unit.name : '?' };
  const [count, ohm] = isApply(value, 'multiply') && value.args.length === 2 ? value.args : [];
  if (count && isOhm(ohm)) return { value: count, unit: 'Ω' };
  const [middle, error] = isApply(value, 'plus-minus') ? value.args : [];
  return middle && error ? { value: middle, unit: `± ${toPlain(error)}` } : { value };
}
