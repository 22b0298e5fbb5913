import { app, fromRational, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, isZero, negate, one, rational, zero, type Rational } from '../../../math/rational.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { freeVariables } from '../../../math/variables.ts';
import { at as coefficientAt, coefficientsOf } from '../univariate.ts';
import { isZeroNumber } from '../zeroAndOne.ts';

/** `cos · cos(frequency · x) + sin · sin(frequency · x)`; of frequency zero the number `cos`. */
export interface Harmonic {
  readonly frequency: Rational;
  readonly cos: Expression;
  readonly sin: Expression;
}

const mostHarmonics = 6;

/** A formula as a sum of waves by rising frequency, the number first; undefined where it is none. */
export function harmonicsOf(expression: Expression, variable: string): readonly Harmonic[] | undefined {
  const found = waves(expression, variable)?.filter(({ frequency, cos, sin }) => isZero(frequency) || !isZeroNumber(cos) || !isZeroNumber(sin));
  return found && [...found].sort((a, b) => compare(a.frequency, b.frequency));
}

function waves(expression: Expression, variable: string): readonly Harmonic[] | undefined {
  if (!freeVariables(expression).has(variable)) return [{ frequency: zero, cos: expand(expression), sin: num(0) }];
  if (expression.kind !== 'apply') return undefined;
  const { operator, args } = expression;
  const [first, second] = args;
  if (!first) return undefined;
  switch (operator) {
    case 'sin':
    case 'cos': {
      const angle = angleOf(first, variable);
      if (!angle) return undefined;
      const { frequency, phase } = angle;
      const [c, s] = [simplify(app('cos', phase)), simplify(app('sin', phase))];
      return collected([operator === 'cos' ? { frequency, cos: c, sin: expand(app('negate', s)) } : { frequency, cos: s, sin: c }]);
    }
    case 'add': {
      const parts = args.map((arg) => waves(arg, variable));
      return parts.every((part) => part !== undefined) ? collected(parts.flat()) : undefined;
    }
    case 'negate':
      return waves(first, variable)?.map(scaledBy(num(-1)));
    case 'multiply': {
      const parts = args.map((arg) => waves(arg, variable));
      return parts.reduce((product, part) => (product && part ? times(product, part) : undefined));
    }
    case 'divide':
      return second && !freeVariables(second).has(variable) ? waves(first, variable)?.map(scaledBy(app('divide', num(1), second))) : undefined;
    case 'power': {
      const exponent = second && numericValue(second);
      const base = waves(first, variable);
      if (!exponent || exponent.denominator !== 1n || exponent.numerator < 1n || exponent.numerator > 4n || !base) return undefined;
      let product: readonly Harmonic[] | undefined = base;
      for (let count = 1n; count < exponent.numerator && product; count++) product = times(product, base);
      return product;
    }
    default:
      return undefined;
  }
}

function angleOf(angle: Expression, variable: string): { readonly frequency: Rational; readonly phase: Expression } | undefined {
  const phase = expand(substituteZero(angle, variable));
  const turning = coefficientsOf(expand(app('add', angle, app('negate', phase))), variable);
  return turning?.length === 2 && isZero(coefficientAt(turning, 0)) ? { frequency: coefficientAt(turning, 1), phase } : undefined;
}

function substituteZero(expression: Expression, variable: string): Expression {
  if (expression.kind === 'symbol' && expression.name === variable) return num(0);
  return expression.kind === 'apply' ? { ...expression, args: expression.args.map((arg) => substituteZero(arg, variable)) } : expression;
}

function scaledBy(factor: Expression): (harmonic: Harmonic) => Harmonic {
  return ({ frequency, cos, sin }) => ({ frequency, cos: expand(app('multiply', factor, cos)), sin: expand(app('multiply', factor, sin)) });
}

/** Products of waves are waves of the sum and the difference of their frequencies. */
function times(a: readonly Harmonic[], b: readonly Harmonic[]): readonly Harmonic[] | undefined {
  const half = num(1, 2);
  const parts = a.flatMap((p) => b.flatMap((q): Harmonic[] => {
    const product = (x: Expression, y: Expression): Expression => app('multiply', half, x, y);
    const minus = (x: Expression): Expression => app('negate', x);
    return [
      { frequency: add(p.frequency, q.frequency), cos: app('add', product(p.cos, q.cos), minus(product(p.sin, q.sin))), sin: app('add', product(p.sin, q.cos), product(p.cos, q.sin)) },
      { frequency: add(p.frequency, negate(q.frequency)), cos: app('add', product(p.cos, q.cos), product(p.sin, q.sin)), sin: app('add', product(p.sin, q.cos), minus(product(p.cos, q.sin))) },
    ];
  }));
  return collected(parts);
}

function collected(parts: readonly Harmonic[]): readonly Harmonic[] | undefined {
  const sums = new Map<string, { frequency: Rational; cos: Expression[]; sin: Expression[] }>();
  for (const { frequency, cos, sin } of parts) {
    const isNegative = frequency.numerator < 0n;
    const size = isNegative ? negate(frequency) : frequency;
    const key = `${size.numerator}/${size.denominator}`;
    const sum = sums.get(key) ?? { frequency: size, cos: [], sin: [] };
    sum.cos.push(cos);
    if (!isZero(size)) sum.sin.push(isNegative ? app('negate', sin) : sin);
    sums.set(key, sum);
  }
  if (sums.size > mostHarmonics) return undefined;
  return [...sums.values()].map(({ frequency, cos, sin }) => ({ frequency, cos: expand(app('add', num(0), ...cos)), sin: expand(app('add', num(0), ...sin)) }));
}

/** `frequency · x`. */
export function angleWith(frequency: Rational, variable: string): Expression {
  return compare(frequency, one) === 0 ? sym(variable) : simplify(app('multiply', fromRational(frequency), sym(variable)));
}

/** `a + b`, without what is zero. */
export function sumOf(...terms: readonly Expression[]): Expression {
  const [only, ...more] = terms.filter((term) => !isZeroNumber(term));
  return only === undefined ? num(0) : more.length === 0 ? only : app('add', only, ...more);
}

/** `2` of a quotient of frequencies, where it is that. */
export function isDouble(frequency: Rational, of: Rational): boolean {
  return compare(frequency, add(of, of)) === 0 && !isZero(rational(of.numerator, of.denominator));
}
