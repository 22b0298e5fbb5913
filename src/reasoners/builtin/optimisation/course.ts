import { app, num } from '../../../math/build.ts';
import { differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { cellsOf } from '../../../math/solving/criticalPoints.ts';
import { ordered, type RealInterval } from '../../../math/solving/solutionSet.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { mapChildren, sameShape, substitute, walk } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { equals } from '../calculus/confirmed.ts';
import { neat } from '../neat.ts';
import { domainOf, endsOf } from './domain.ts';
import { withPositivePowers } from './positivePowers.ts';

export interface Candidate {
  readonly at: Expression;
  readonly place: number;
  readonly value: Expression;
  readonly size: number;
  readonly kind: 'end' | 'inside';
}

/** How a formula runs over an interval: between the candidates it only rises, only falls, or stays. */
export interface Course {
  /** Missing where the formula has corners. */
  readonly derivative?: Expression;
  /** Where the derivative is zero in the interval. */
  readonly stationary: readonly Expression[];
  readonly candidates: readonly Candidate[];
  readonly stretches: readonly { readonly low?: Expression; readonly high?: Expression; readonly sign: number }[];
}

/** More than these are no course to follow. */
const mostPoints = 12;

/**
 * Follows a formula that is continuous on an interval by the sign of its derivative, whose zeros are proved complete.
 * Undefined where they are not all known.
 */
export function courseOf(body: Expression, variable: string, region: RealInterval): Course | undefined {
  const ends = endsOf(region);
  if (!ends) return undefined;
  const inside = (at: Expression): boolean => {
    const place = realValue(at);
    return place !== undefined && place > ends[0] + 1e-10 * (1 + Math.abs(place)) && place < ends[1] - 1e-10 * (1 + Math.abs(place));
  };
  const corners = cornersOf(body, variable);
  if (!corners) return undefined;
  const kinks = ordered(corners.filter(inside));
  const smooth = kinks && pieces(body, variable, kinks, region);
  if (!kinks || !smooth) return undefined;
  const stationary: Expression[] = [];
  const breaks: Expression[] = [...kinks];
  for (const { derivative, low, high } of smooth) {
    const here = (at: Expression): boolean => inside(at) && after(at, low) && after(high, at);
    const zeros = zerosOf(derivative, variable, ends);
    const domain = domainOf(derivative, variable);
    if (!zeros || !domain) return undefined;
    if (zeros !== 'everywhere') stationary.push(...zeros.filter(here));
    breaks.push(...domain.flatMap((part) => [part.low.value, part.high.value].flatMap((end) => (end && here(end) ? [end] : []))));
  }
  const edges = [region.low, region.high].map(({ value, closed }) => (closed ? value : undefined));
  const points = ordered([...stationary, ...breaks]);
  if (!points || points.length > mostPoints) return undefined;
  const candidates: Candidate[] = [];
  for (const [index, at] of [edges[0], ...points, edges[1]].entries()) {
    if (!at) continue;
    const put = substitute(body, new Map([[variable, at]]));
    const value = withPositivePowers(neat(put));
    const [place, size] = [realValue(at), realValue(value)];
    if (place === undefined || size === undefined || freeVariables(value).size > 0 || (!sameShape(put, value) && !equals(put, value))) return undefined;
    candidates.push({ at, place, value, size, kind: index === 0 || index === points.length + 1 ? 'end' : 'inside' });
  }
  const stretches = stretchesOf(points, region, smooth, variable);
  return stretches && { ...(kinks.length === 0 && smooth[0] ? { derivative: smooth[0].derivative } : {}), stationary: ordered(stationary) ?? [], candidates, stretches };
}

function after(at: Expression | undefined, low: Expression | undefined): boolean {
  if (!at || !low) return true;
  const [a, b] = [realValue(at), realValue(low)];
  return a !== undefined && b !== undefined && a > b;
}

/** Where an absolute value turns; undefined where that is not known. */
function cornersOf(body: Expression, variable: string): Expression[] | undefined {
  const found: Expression[] = [];
  for (const part of walk(body)) {
    const [inner] = part.kind === 'apply' && part.operator === 'abs' ? part.args : [];
    if (!inner || !freeVariables(inner).has(variable)) continue;
    const zeros = solveEquation(app('equal', inner, num(0)), variable);
    if (zeros?.kind !== 'finite') return undefined;
    found.push(...zeros.values);
  }
  return found;
}

interface Piece {
  readonly derivative: Expression;
  readonly low?: Expression;
  readonly high?: Expression;
}

/** The formula between its corners, without absolute values, differentiated. */
function pieces(body: Expression, variable: string, kinks: readonly Expression[], region: RealInterval): Piece[] | undefined {
  const found: Piece[] = [];
  for (let index = 0; index <= kinks.length; index++) {
    const [low, high] = [kinks[index - 1] ?? region.low.value, kinks[index] ?? region.high.value];
    const middle = middleOf(low, high);
    const plain = middle === undefined ? undefined : withoutAbsolutes(body, variable, middle);
    const derived = plain && differentiate(plain, variable);
    const derivative = derived && neat(derived);
    if (!plain || !derivative || (freeVariables(derivative).size > 0 && !equals(app('derivative', plain, { kind: 'symbol', name: variable }), derivative))) return undefined;
    found.push({ derivative, ...(low ? { low } : {}), ...(high ? { high } : {}) });
  }
  return found;
}

function middleOf(low: Expression | undefined, high: Expression | undefined): number | undefined {
  const [a, b] = [low && realValue(low), high && realValue(high)];
  if ((low && a === undefined) || (high && b === undefined)) return undefined;
  if (a !== undefined && b !== undefined) return a + 0.437 * (b - a);
  if (a !== undefined) return a + 1.237;
  return b === undefined ? 0.237 : b - 1.237;
}

function withoutAbsolutes(expression: Expression, variable: string, place: number): Expression | undefined {
  let isSure = true;
  const plain = (part: Expression): Expression => {
    const [inner] = part.kind === 'apply' && part.operator === 'abs' ? part.args : [];
    if (!inner || !freeVariables(inner).has(variable)) return mapChildren(part, plain);
    const size = realValue(inner, new Map([[variable, real(place)]]));
    if (size === undefined || size === 0) isSure = false;
    return (size ?? 1) > 0 ? plain(inner) : app('negate', plain(inner));
  };
  const found = plain(expression);
  return isSure ? found : undefined;
}

/** All points of the interval where a derivative is zero, perhaps with others; undefined where that is not sure. */
function zerosOf(derivative: Expression, variable: string, ends: readonly [number, number]): readonly Expression[] | 'everywhere' | undefined {
  if (!freeVariables(derivative).has(variable)) {
    const size = realValue(derivative);
    return size === undefined ? undefined : derivative.kind === 'number' && derivative.numerator === 0n ? 'everywhere' : [];
  }
  for (const form of [derivative, ...withoutGrowth(derivative, variable)]) {
    const zeros = factorsOf(form).map((factor) => zerosOfFactor(factor, variable, ends));
    if (zeros.every((each) => each !== undefined)) return zeros.flat();
  }
  return undefined;
}

/** What must be zero for a product or quotient to be zero. */
function factorsOf(expression: Expression): Expression[] {
  if (expression.kind !== 'apply') return [expression];
  const { operator, args } = expression;
  if (operator === 'multiply') return args.flatMap(factorsOf);
  return (operator === 'negate' || operator === 'divide') && args[0] ? factorsOf(args[0]) : [expression];
}

function zerosOfFactor(factor: Expression, variable: string, [low, high]: readonly [number, number]): readonly Expression[] | undefined {
  if (!freeVariables(factor).has(variable)) return realValue(factor) === 0 ? undefined : [];
  const zeros = solveEquation(app('equal', factor, num(0)), variable);
  if (zeros?.kind === 'finite') return zeros.values;
  if (zeros?.kind !== 'families' || !Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  const members: Expression[] = [];
  for (const { base, period } of zeros.families) {
    const [start, length] = [realValue(base), realValue(period)];
    if (start === undefined || length === undefined || length === 0) return undefined;
    const [from, to] = [(low - start) / length, (high - start) / length].sort((a, b) => a - b);
    if (from === undefined || to === undefined || to - from > mostPoints) return undefined;
    for (let k = Math.ceil(from - 1e-9); k <= Math.floor(to + 1e-9); k++) members.push(neat(app('add', base, app('multiply', num(k), period))));
  }
  return members;
}

/** The derivative over each power in it that is never zero. */
function withoutGrowth(derivative: Expression, variable: string): Expression[] {
  const powers: Expression[] = [];
  for (const part of walk(derivative)) {
    const isGrowth = part.kind === 'apply' && ((part.operator === 'exp' && freeVariables(part).has(variable)) || (part.operator === 'power' && part.args[1] !== undefined && freeVariables(part.args[1]).has(variable)));
    if (isGrowth && !powers.some((each) => sameShape(each, part))) powers.push(part);
  }
  return powers.map((power) => neat(overEachTerm(derivative, power)));
}

function overEachTerm(sum: Expression, power: Expression): Expression {
  return sum.kind === 'apply' && sum.operator === 'add' ? app('add', ...sum.args.map((term) => app('divide', term, power))) : app('divide', sum, power);
}

function stretchesOf(points: readonly Expression[], region: RealInterval, smooth: readonly Piece[], variable: string): Course['stretches'] | undefined {
  const [low, high] = [region.low.value, region.high.value];
  const cells = cellsOf([...(low ? [low] : []), ...points, ...(high ? [high] : [])]);
  if (!cells) return undefined;
  const found: { low?: Expression; high?: Expression; sign: number }[] = [];
  for (const { at, stretch } of cells) {
    const place = realValue(at);
    if (!stretch || place === undefined || (low && !stretch.low) || (high && !stretch.high)) continue;
    const piece = smooth.find((each) => after(at, each.low) && after(each.high, at));
    const slope = piece && realValue(piece.derivative, new Map([[variable, real(place)]]));
    if (slope === undefined || (Math.abs(slope) < 1e-9 && piece?.derivative.kind !== 'number')) return undefined;
    found.push({ ...stretch, sign: Math.sign(slope) });
  }
  return found.length === points.length + 1 ? found : undefined;
}
