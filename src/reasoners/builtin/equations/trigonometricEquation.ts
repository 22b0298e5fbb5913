import { say } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import { normalForm } from '../../../math/exact/normalForm.ts';
import { addPolynomials, constantPolynomial, multiplyPolynomials, powerPolynomial, scale, subtractPolynomials, TooLarge, univariate, variable, variablesOf, type Polynomial } from '../../../math/exact/polynomial.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, gcd, negate, one, rational, type Rational } from '../../../math/rational.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { polynomialRoots } from '../../../math/solving/polynomialRoots.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import type { Family } from '../../../math/solving/solutionSet.ts';
import { truthAt } from '../../../math/solving/truthAt.ts';
import { mapChildren, some, walk } from '../../../math/traverse.ts';
import { coefficientsOf } from '../univariate.ts';
import type { LessonStep } from '../lesson.ts';
import { either } from './candidates.ts';

const functions = /^(?:sin|cos|tan|cot|sec|csc)$/;

/** What an equation in trigonometric functions comes down to, and all its solutions. */
export interface Unrolled {
  readonly steps: readonly LessonStep[];
  readonly families: readonly Family[];
}

export function isTrigonometric(left: Expression, right: Expression, unknown: string): boolean {
  return [left, right].some((side) => some(side, (part) => part.kind === 'apply' && functions.test(part.operator) && some(part, (inner) => inner.kind === 'symbol' && inner.name === unknown)));
}

/**
 * Whether degrees may be meant though none is written: whole numbers such as 30 or 360 as parts of an angle or as ends of
 * its range, and no π.
 */
export function mayBeInDegrees(left: Expression, right: Expression, ends: readonly Expression[] = []): boolean {
  const sides = [left, right];
  if ([...sides, ...ends].some((each) => some(each, (part) => (part.kind === 'constant' && part.name === 'pi') || (part.kind === 'apply' && part.operator === 'degrees')))) return false;
  const isMultiple = (part: Expression, of: readonly number[], least: number): boolean => part.kind === 'number' && part.denominator === 1n && Math.abs(Number(part.numerator)) >= least && of.some((step) => Number(part.numerator) % step === 0);
  const isTerm = (part: Expression): boolean => isMultiple(part.kind === 'apply' && part.operator === 'negate' ? (part.args[0] ?? part) : part, [5], 10);
  const inAngle = (part: Expression): boolean => part.kind === 'apply' && functions.test(part.operator) && part.args.some((angle) => some(angle, (inner) => inner.kind === 'apply' && inner.operator === 'add' && inner.args.some(isTerm)));
  return sides.some((side) => some(side, inAngle)) || ends.some((end) => some(end, (part) => isMultiple(part, [30, 45], 30)));
}

/** Everything in sine and cosine of one angle, common factors taken out, each part solved for its function. */
export function unrolled(left: Expression, right: Expression, unknown: string): Unrolled | undefined {
  const angle = commonAngle(app('equal', left, right), unknown);
  if (!angle) return undefined;
  const put = (part: Expression): Expression | undefined => {
    if (part.kind !== 'apply' || !functions.test(part.operator) || !part.args[0]) return mapParts(part, put);
    const times = multiple(part.args[0], angle, unknown);
    if (times === undefined) return undefined;
    const [s, c] = [multipleAngle(times, 'sin'), multipleAngle(times, 'cos')];
    const parts: Readonly<Record<string, Expression>> = { sin: s, cos: c, tan: app('divide', s, c), cot: app('divide', c, s), sec: app('divide', num(1), c), csc: app('divide', num(1), s) };
    return parts[part.operator];
  };
  const named = put(minus(left, right));
  const form = named && !some(named, (part) => part.kind === 'symbol' && part.name === unknown) ? normalForm(named) : undefined;
  const basics = form && basicEquations(form.numerator);
  if (!basics) return direct(app('equal', left, right), unknown);
  const solved = basics.map(({ name, value }) => app('equal', app(name, angle), value));
  const families: Family[] = [];
  for (const equation of solved) {
    const found = solveEquation(equation, unknown);
    if (found?.kind === 'families') families.push(...found.families);
    else if (found?.kind !== 'finite' || found.values.length > 0) return undefined;
  }
  const given = app('equal', left, right);
  const reached = solved.length === 0 ? undefined : either(solved);
  const steps: LessonStep[] = [{ arrow: 'given', title: say('Write the equation down'), shows: given }];
  if (reached) steps.push({ arrow: 'implies', title: say('Solve for the functions of one angle'), says: [say('Write everything with the sine and cosine of one angle, take out common factors, and solve each part.')], shows: reached, reason: say('one angle, then each factor') });
  return { steps, families };
}

/** What is solved for one function already. */
function direct(equation: Expression, unknown: string): Unrolled | undefined {
  const found = solveEquation(equation, unknown);
  return found?.kind === 'families' ? { steps: [{ arrow: 'given', title: say('Write the equation down'), shows: equation }], families: found.families } : undefined;
}

function mapParts(part: Expression, change: (part: Expression) => Expression | undefined): Expression | undefined {
  let missing = false;
  const mapped = mapChildren(part, (child) => {
    const changed = change(child);
    missing ||= changed === undefined;
    return changed ?? child;
  });
  return missing ? undefined : mapped;
}

/** The greatest angle of which all are whole multiples; a sum in it only where it is the same everywhere. */
function commonAngle(equation: Expression, unknown: string): Expression | undefined {
  const angles = [...walk(equation)].flatMap((part) => (part.kind === 'apply' && functions.test(part.operator) && part.args[0] && some(part.args[0], (inner) => inner.kind === 'symbol' && inner.name === unknown) ? [part.args[0]] : []));
  const [first] = angles;
  const slopes = angles.map((each) => coefficientsOf(each, unknown));
  if (first && slopes.every((each) => each?.length === 2 && each[0]?.numerator === 0n)) {
    const common = slopes.reduce<Rational | undefined>((known, each) => {
      const slope = each?.[1] ?? one;
      return known ? rational(gcd(known.numerator * slope.denominator, slope.numerator * known.denominator), known.denominator * slope.denominator) : slope;
    }, undefined);
    const size = common && (common.numerator < 0n ? negate(common) : common);
    return size && simplify(app('multiply', { kind: 'number', ...size }, sym(unknown)));
  }
  return first && angles.every((each) => solveForm(each) === solveForm(first)) ? first : undefined;
}

function solveForm(expression: Expression): string {
  return JSON.stringify(expand(expression), (key: string, value: unknown) => (key === 'range' ? undefined : typeof value === 'bigint' ? String(value) : value));
}

function multiple(angle: Expression, common: Expression, unknown: string): number | undefined {
  const [a, b] = [coefficientsOf(angle, unknown)?.[1], coefficientsOf(common, unknown)?.[1]];
  if (!a || !b) return solveForm(angle) === solveForm(common) ? 1 : undefined;
  const ratio = divide(a, b);
  const times = Number(ratio.numerator);
  return ratio.denominator === 1n && Math.abs(times) <= 6 && times !== 0 ? times : undefined;
}

/** The sine and cosine of a multiple of an angle, as polynomials in `zs` and `zc`. */
function multipleAngle(times: number, name: 'sin' | 'cos'): Expression {
  const [s, c] = [sym('zs'), sym('zc')];
  const count = Math.abs(times);
  if (count === 1) return name === 'cos' ? c : times < 0 ? app('negate', s) : s;
  const [before, also] = [multipleAngle(count - 1, 'sin'), multipleAngle(count - 1, 'cos')];
  if (name === 'cos') return app('add', app('multiply', c, also), app('negate', app('multiply', s, before)));
  const sine = app('add', app('multiply', s, also), app('multiply', c, before));
  return times < 0 ? app('negate', sine) : sine;
}

interface Basic {
  readonly name: 'sin' | 'cos' | 'tan';
  readonly value: Expression;
}

const sine = variable('zs');
const cosine = variable('zc');

function basicEquations(polynomial: Polynomial): Basic[] | undefined {
  try {
    return basics(polynomial);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

function basics(polynomial: Polynomial): Basic[] | undefined {
  if (polynomial.size === 0 || [...variablesOf(polynomial)].some((name) => name !== 'zs' && name !== 'zc')) return undefined;
  const found: Basic[] = [];
  let rest = polynomial;
  for (const [letter, name] of [['zs', 'sin'], ['zc', 'cos']] as const) {
    const least = Math.min(...[...rest.values()].map(({ powers }) => powers.find(([each]) => each === letter)?.[1] ?? 0));
    if (least === 0) continue;
    found.push({ name, value: num(0) });
    rest = new Map([...rest.values()].map(({ coefficient, powers }) => {
      const lower = powers.flatMap(([each, power]): [string, number][] => (each !== letter ? [[each, power]] : power > least ? [[each, power - least]] : []));
      return [lower.map(([each, power]) => `${each}^${power}`).join('*'), { coefficient, powers: lower }];
    }));
  }
  for (const [letter, name, square] of [['zc', 'sin', sine], ['zs', 'cos', cosine]] as const) {
    const reduced = withoutSquares(rest, letter, square);
    if (!reduced) continue;
    const single = univariate(reduced, name === 'sin' ? 'zs' : 'zc');
    if (!single) continue;
    if (single.length <= 1) return single.length === 0 ? undefined : found;
    const { roots, allReal } = polynomialRoots(single);
    if (!allReal) return undefined;
    for (const root of roots) {
      const size = realValue(root);
      if (size !== undefined && Math.abs(size) <= 1 + 1e-12) found.push({ name, value: root });
    }
    return found;
  }
  // a·sin + b·cos = 0: the cosine is not zero there, so the tangent has one value.
  const [a, b] = [rest.get('zs^1')?.coefficient, rest.get('zc^1')?.coefficient];
  return rest.size === 2 && a && b ? [...found, { name: 'tan', value: { kind: 'number', ...negate(divide(b, a)) } }] : undefined;
}

/** With 1 − other² for the square of a letter; undefined where an odd power is left. */
function withoutSquares(polynomial: Polynomial, letter: string, other: Polynomial): Polynomial | undefined {
  const square = subtractPolynomials(constantPolynomial(one), powerPolynomial(other, 2));
  let result: Polynomial = new Map();
  for (const { coefficient, powers } of polynomial.values()) {
    const power = powers.find(([name]) => name === letter)?.[1] ?? 0;
    if (power % 2 !== 0) return undefined;
    const kept = powers.filter(([name]) => name !== letter).reduce((product, [name, exponent]) => multiplyPolynomials(product, variable(name, exponent)), constantPolynomial(one));
    result = addPolynomials(result, scale(power === 0 ? kept : multiplyPolynomials(kept, powerPolynomial(square, power / 2)), coefficient));
  }
  return result;
}

/** Members of the families between two places, that satisfy the equation; undefined where one cannot be decided. */
export function membersWithin(families: readonly Family[], equation: Expression, unknown: string, low: number, high: number): Expression[] | undefined {
  const members: Expression[] = [];
  for (const { base, period } of families) {
    const [start, width] = [realValue(base), realValue(period)];
    if (start === undefined || width === undefined || width <= 0 || (high - low) / width > 200) return undefined;
    for (let k = Math.ceil((low - start) / width - 1e-9); k <= Math.floor((high - start) / width + 1e-9); k++) {
      const value = simplify(app('add', base, app('multiply', num(k), period)));
      const truth = truthAt(equation, new Map([[unknown, value]]));
      if (truth === 'unknown') return undefined;
      if (truth === 'true') members.push(value);
    }
  }
  return members;
}

