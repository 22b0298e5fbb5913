import { isInCode } from '../../core/fences.ts';
import type { TextFormat, TextRange } from '../../core/problem.ts';
import type { Expression } from '../../math/expression.ts';
import { linksOf, statementsOf, type Link } from '../../math/claims/statements.ts';
import { read } from '../../math/reading/read.ts';
import { mathSpans, type MathSpan } from '../../math/reading/spans.ts';
import { hasUnread } from '../../math/unread.ts';

/** How far around the cursor formulas are looked for: a menu of code actions is asked for at every move. UTF-16 units. */
const around = 4000;

/** An expression of a document, with where it stands. */
export interface Side {
  readonly range: TextRange;
  readonly expression: Expression;
}

/** The formulas that touch a range, in order; none where it stands in code. */
export function spansAt(text: string, { start, end }: TextRange, format: TextFormat): MathSpan[] {
  if (format === 'notebook-code' || (format !== 'latex' && isInCode(text, start))) return [];
  const blankBefore = start > around ? text.indexOf('\n\n', start - around) : -1;
  const from = blankBefore >= 0 && blankBefore < start ? blankBefore + 2 : Math.max(0, start - around);
  const blankBehind = text.indexOf('\n\n', end + around);
  const window = text.slice(from, blankBehind < 0 ? Math.min(text.length, end + 2 * around) : blankBehind);
  return mathSpans(window, format)
    .map((span) => moved(span, from))
    .filter(({ outer }) => outer.start <= end && outer.end >= start);
}

/** The links of a formula, row by row. */
export function linksIn(text: string, span: MathSpan): Link[] {
  return statementsOf(readSpan(text, span)).flatMap(({ expression }) => linksOf(expression));
}

/** The side of a relation, or the whole expression, around a place; of a selection, exactly what is selected. */
export function sideAt(text: string, span: MathSpan, { start, end }: TextRange): Side | undefined {
  if (end > start) {
    if (start < span.inner.start || end > span.inner.end) return undefined;
    const expression = read(text.slice(start, end), { notation: span.notation, offset: start });
    return isExpression(expression) ? { range: { start, end }, expression } : undefined;
  }
  const sides = statementsOf(readSpan(text, span)).flatMap(({ expression }) => {
    const links = linksOf(expression);
    return links.length === 0 ? [expression] : links.flatMap(({ left, right }) => [left, right]);
  });
  for (const expression of sides) {
    const { range } = expression;
    if (range && range.start <= start && start <= range.end && isExpression(expression)) return { range, expression };
  }
  return undefined;
}

/** The link around a place: the one whose right side it is in, else whose left. */
export function linkAt(links: readonly Link[], at: number): Link | undefined {
  const within = ({ range }: Expression): boolean => range !== undefined && range.start <= at && at <= range.end;
  return links.find(({ right }) => within(right)) ?? links.find(({ left }) => within(left)) ?? links.find(({ relation }) => within(relation));
}

function isExpression(expression: Expression): boolean {
  return expression.kind === 'apply' && !hasUnread(expression) && !/^(?:list|implies|iff|chain|equal|or|and|boxed)$/.test(expression.operator) && linksOf(expression).length === 0;
}

function readSpan(text: string, { inner, notation }: MathSpan): Expression {
  return read(text.slice(inner.start, inner.end), { notation, offset: inner.start });
}

function moved({ outer, inner, ...span }: MathSpan, by: number): MathSpan {
  const shift = ({ start, end }: TextRange): TextRange => ({ start: start + by, end: end + by });
  return { ...span, outer: shift(outer), inner: shift(inner) };
}
