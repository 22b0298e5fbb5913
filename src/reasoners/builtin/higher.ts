import { say, type Phrase } from '../../core/phrase.ts';
import { app, num, sym } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { compare, divide, isZero, multiply, negate, rational, subtract, type Rational } from '../../math/rational.ts';
import { simplify } from '../../math/simplify.ts';
import { substitute } from '../../math/traverse.ts';
import { checkOf } from './linear.ts';
import { m, type Lesson } from './lesson.ts';
import { squareRoot } from './quadratic.ts';
import { at, dividePolynomials, polynomialExpression, rationalExpression, rationalRoot, type Coefficients } from './univariate.ts';

export interface HigherEquation {
  readonly coefficients: Coefficients;
  readonly unknown: string;
  readonly given: Expression;
}

const zeroNode = num(0);
const highest = 12;

/** Degree three and more: rational roots one by one, then what is left by the formula. Real solutions. */
export function* higherLesson({ coefficients, unknown, given }: HigherEquation): Lesson {
  if (coefficients.length - 1 > highest) return { kind: 'beyond' };
  const whole = polynomialExpression(coefficients, unknown);
  let rest = coefficients;
  const factors: Expression[] = [];
  const roots: Rational[] = [];
  let power = 0;
  while (isZero(at(rest, power))) power++;
  if (power > 0) {
    rest = rest.slice(power);
    factors.push(power === 1 ? sym(unknown) : app('power', sym(unknown), num(power)));
    roots.push(rational(0));
    if (rest.length > 1) yield { arrow: 'iff', title: say('Factor out {0}', m(factors[0] ?? whole)), says: [say('There is no constant term.')], shows: zeroed([...factors, polynomialExpression(rest, unknown)]), reason: say('common factor') };
  }
  while (rest.length > 3) {
    const root = rationalRoot(rest);
    if (!root) break;
    const value = rationalExpression(root);
    yield {
      arrow: 'aside',
      title: say('Try the divisors of the constant term'),
      says: [say('A rational root has a numerator that divides {0} and a denominator that divides {1}. Trying these in turn, {2} works:', m(rationalExpression(at(rest, 0))), m(rationalExpression(rest.at(-1) ?? root)), m(app('equal', sym(unknown), value)))],
      shows: app('equal', substitute(polynomialExpression(rest, unknown), new Map([[unknown, value]])), zeroNode),
    };
    const factor: Coefficients = [rational(-root.numerator), rational(root.denominator)];
    rest = dividePolynomials(rest, factor).quotient;
    factors.push(polynomialExpression(factor, unknown));
    if (!roots.some((known) => compare(known, root) === 0)) roots.push(root);
    yield {
      arrow: 'iff',
      title: say('Divide by {0}', m(polynomialExpression(factor, unknown))),
      says: [say('The root {0} gives the factor {1}; polynomial division leaves {2}.', m(value), m(polynomialExpression(factor, unknown)), m(polynomialExpression(rest, unknown)))],
      shows: zeroed([...factors, polynomialExpression(rest, unknown)]),
      reason: say('divide by the factor of the root'),
    };
  }
  const last = remaining(rest, unknown);
  if (!last) return { kind: 'beyond' };
  if (last.factors.length > 1) yield { arrow: 'iff', title: say('Factor what is left'), shows: zeroed([...factors, ...last.factors]), reason: say('factor') };
  const parts = [...roots.map((root) => app('equal', sym(unknown), rationalExpression(root))), ...last.factors.map((factor) => app('equal', factor, zeroNode))];
  if (last.factors.length > 0 && parts.length > 1) yield { arrow: 'iff', title: say('Use the zero product'), says: [say('A product is zero exactly when one of its factors is zero.')], shows: app('or', ...parts), reason: say('a product is zero when a factor is') };
  const values = [...roots.map((root) => ({ value: rationalExpression(root), size: Number(root.numerator) / Number(root.denominator) })), ...last.values].sort((a, b) => a.size - b.size).map(({ value }) => value);
  if (values.length === 0) return { kind: 'beyond' };
  const notes: Phrase[] = last.without.map((factor) => say('The factor {0} is never zero for a real number, so it gives no real solution.', m(factor)));
  const solved = values.map((value) => app('equal', sym(unknown), value));
  const [only, ...more] = solved;
  const answer = only && more.length === 0 ? only : app('or', ...solved);
  yield { arrow: 'iff', title: say('Collect the real solutions'), says: notes, shows: answer, reason: say('the real solutions') };
  return { kind: 'answer', answer, notes, checks: values.flatMap((value) => checkOf(given, unknown, value)), solutions: values.map((value) => new Map([[unknown, value]])) };
}

function zeroed(factors: readonly Expression[]): Expression {
  const [only, ...more] = factors.filter((factor) => !(factor.kind === 'number' && factor.numerator === 1n && factor.denominator === 1n));
  return app('equal', only && more.length === 0 ? only : app('multiply', ...(only ? [only] : []), ...more), zeroNode);
}

interface Remaining {
  readonly factors: readonly Expression[];
  readonly values: readonly { readonly value: Expression; readonly size: number }[];
  /** Factors without a real root. */
  readonly without: readonly Expression[];
}

/** The real roots of a last factor: linear, quadratic, or quadratic in the square; undefined for more. */
function remaining(rest: Coefficients, unknown: string): Remaining | undefined {
  const expression = polynomialExpression(rest, unknown);
  if (rest.length === 1) return { factors: [], values: [], without: [] };
  if (rest.length === 2) {
    const root = divide(negate(at(rest, 0)), at(rest, 1));
    return { factors: [expression], values: [{ value: rationalExpression(root), size: size(root) }], without: [] };
  }
  if (rest.length === 3) return quadratic(rest, unknown);
  if (rest.length !== 5 || !isZero(at(rest, 1)) || !isZero(at(rest, 3))) return undefined;
  const [c, b, a] = [at(rest, 0), at(rest, 2), at(rest, 4)];
  const root = squareRoot(subtract(multiply(b, b), multiply(rational(4), multiply(a, c))));
  if (!root) return undefined;
  const squares = [subtract(negate(b), root), subtract(root, b)].map((above) => divide(above, multiply(rational(2), a)));
  const parts = squares.map((square) => quadratic([negate(rational(square.numerator)), rational(0), rational(square.denominator)], unknown));
  return { factors: parts.flatMap(({ factors }) => factors), values: parts.flatMap(({ values }) => values), without: parts.flatMap(({ without }) => without) };
}

function quadratic(rest: Coefficients, unknown: string): Remaining {
  const [c, b, a] = [at(rest, 0), at(rest, 1), at(rest, 2)];
  const expression = polynomialExpression(rest, unknown);
  const discriminant = subtract(multiply(b, b), multiply(rational(4), multiply(a, c)));
  if (discriminant.numerator < 0n) return { factors: [expression], values: [], without: [expression] };
  const twice = multiply(rational(2), a);
  const rootOfIt = squareRoot(discriminant);
  if (rootOfIt) {
    const roots = [divide(subtract(negate(b), rootOfIt), twice), divide(subtract(rootOfIt, b), twice)];
    const distinct = compare(roots[0] ?? b, roots[1] ?? b) === 0 ? roots.slice(0, 1) : roots;
    return {
      factors: roots.map((root) => polynomialExpression([rational(-root.numerator), rational(root.denominator)], unknown)),
      values: distinct.map((root) => ({ value: rationalExpression(root), size: size(root) })),
      without: [],
    };
  }
  const surd = simplify(app('sqrt', rationalExpression(discriminant)));
  const values = [-1, 1].map((sign) => ({
    value: simplify(isZero(b) ? app('divide', sign < 0 ? app('negate', surd) : surd, rationalExpression(twice)) : app('divide', app('add', rationalExpression(negate(b)), sign < 0 ? app('negate', surd) : surd), rationalExpression(twice))),
    size: (-size(b) + sign * Math.sqrt(size(discriminant))) / size(twice),
  }));
  return { factors: [expression], values, without: [] };
}

function size({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}
