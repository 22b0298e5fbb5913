import { app, constant, sym } from '../../../math/build.ts';
import type { ApplyNode, Expression, Operator } from '../../../math/expression.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { cellsOf } from '../../../math/solving/criticalPoints.ts';
import { joined } from '../../../math/solving/pieces.ts';
import { ordered, type RealInterval } from '../../../math/solving/solutionSet.ts';

/** A set of real numbers: disjoint intervals from left to right; a point is closed at equal ends. */
export type Region = readonly RealInterval[];

/** How the answer is to be written. */
export type AnswerForm = 'conditions' | 'interval' | 'set';

export type Comparison = 'less' | 'less-equal' | 'greater' | 'greater-equal';

export const nowhere: Region = [];
export const everywhere: Region = [{ low: { closed: false }, high: { closed: false } }];

export function isComparison(operator: Operator): operator is Comparison {
  return operator === 'less' || operator === 'less-equal' || operator === 'greater' || operator === 'greater-equal';
}

const mirrors = { less: 'greater', 'less-equal': 'greater-equal', greater: 'less', 'greater-equal': 'less-equal' } as const;

/** The comparison after both sides changed their sign, or their places. */
export function turned(comparison: Comparison): Comparison {
  return mirrors[comparison];
}

export function isStrict(comparison: Comparison): boolean {
  return comparison === 'less' || comparison === 'greater';
}

/** The numbers that compare so with a value. */
export function halfLine(comparison: Comparison, value: Expression): Region {
  const end = { value, closed: !isStrict(comparison) };
  const open = { closed: false };
  return comparison.startsWith('less') ? [{ low: open, high: end }] : [{ low: end, high: open }];
}

export function pointsAt(values: readonly Expression[]): Region {
  return values.map((value) => ({ low: { value, closed: true }, high: { value, closed: true } }));
}

/** What lies in all, or in at least one, of the regions; undefined where ends cannot be told apart. */
export function combined(operator: 'and' | 'or', regions: readonly Region[]): Region | undefined {
  const points = ordered(regions.flatMap((region) => region.flatMap(({ low, high }) => [low.value, high.value].filter((value) => value !== undefined))));
  const cells = points && cellsOf(points);
  if (!cells) return undefined;
  const stretches: RealInterval[] = [];
  const single: Expression[] = [];
  for (const { at, stretch } of cells) {
    const place = realValue(at);
    if (place === undefined) return undefined;
    const inside = operator === 'and' ? regions.every((region) => contains(region, place)) : regions.some((region) => contains(region, place));
    if (!inside) continue;
    if (stretch) stretches.push({ low: { ...(stretch.low ? { value: stretch.low } : {}), closed: false }, high: { ...(stretch.high ? { value: stretch.high } : {}), closed: false } });
    else single.push(at);
  }
  return joined(stretches, single);
}

function contains(region: Region, place: number): boolean {
  return region.some(({ low, high }) => {
    const [from, to] = [(low.value && realValue(low.value)) ?? Number.NEGATIVE_INFINITY, (high.value && realValue(high.value)) ?? Number.POSITIVE_INFINITY];
    const slack = 1e-11 * (1 + Math.abs(place));
    return (place > from + slack || (low.closed && place > from - slack)) && (place < to - slack || (high.closed && place < to + slack));
  });
}

/** `x < −1 or x ≥ 3`, `x ∈ ℝ`, `x ∈ ∅`, `x ≠ 2`. */
export function conditionOf(region: Region, unknown: string): Expression {
  const letter = sym(unknown);
  const gaps = gapsOf(region);
  if (gaps) return joinedBy('and', gaps.map((gap) => app('not-equal', letter, gap)));
  if (region.length === 0) return app('element', letter, constant('emptyset'));
  const parts = region.map(({ low, high }): Expression => {
    if (!low.value && !high.value) return app('element', letter, constant('reals'));
    if (low.value && high.value && low.value === high.value) return app('equal', letter, low.value);
    if (!high.value && low.value) return app(low.closed ? 'greater-equal' : 'greater', letter, low.value);
    if (!low.value && high.value) return app(high.closed ? 'less-equal' : 'less', letter, high.value);
    return low.value && high.value ? chainOf(low.value, low.closed ? 'less-equal' : 'less', letter, high.closed ? 'less-equal' : 'less', high.value) : letter;
  });
  return joinedBy('or', parts);
}

/** The points that are missing from the line, where nothing else is. */
function gapsOf(region: Region): Expression[] | undefined {
  if (region.length < 2 || region.length > 3 || region[0]?.low.value || region.at(-1)?.high.value) return undefined;
  const gaps: Expression[] = [];
  for (const [index, { high }] of region.slice(0, -1).entries()) {
    const next = region[index + 1];
    if (!high.value || high.closed || !next?.low.value || next.low.closed || realValue(high.value) !== realValue(next.low.value)) return undefined;
    gaps.push(high.value);
  }
  return gaps;
}

/** `(−∞, −1) ∪ [3, ∞)`. */
export function setOf(region: Region): Expression {
  if (region.length === 0) return constant('emptyset');
  const infinity = constant('infinity');
  const flag = (value: boolean): Expression => constant(value ? 'true' : 'false');
  return joinedBy(
    'union',
    region.map(({ low, high }) => (low.value && low.value === high.value ? app('set', low.value) : app('interval', low.value ?? app('negate', infinity), high.value ?? infinity, flag(low.closed), flag(high.closed)))),
  );
}

/** The answer as it was asked for. */
export function answerOf(region: Region, unknown: string, form: AnswerForm): Expression {
  switch (form) {
    case 'conditions':
      return conditionOf(region, unknown);
    case 'interval':
      return app('element', sym(unknown), setOf(region));
    case 'set': {
      if (region.length === 0) return constant('emptyset');
      const [only, ...more] = region;
      if (more.length === 0 && only && !only.low.value && !only.high.value) return constant('reals');
      return app('set-builder', sym(unknown), conditionOf(region, unknown));
    }
  }
}

/** `a < b ≤ c`. */
export function chainOf(a: Expression, first: Comparison, b: Expression, second: Comparison, c: Expression): ApplyNode {
  return app('chain', a, { kind: 'text', text: first }, b, { kind: 'text', text: second }, c);
}

export function joinedBy(operator: 'and' | 'or' | 'union' | 'intersection', parts: readonly Expression[]): Expression {
  const [only, ...more] = parts;
  return only && more.length === 0 ? only : app(operator, ...parts);
}
