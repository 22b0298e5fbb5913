import { app, constant, fromRational, num, sym } from '../build.ts';
import type { Expression, Operator } from '../expression.ts';
import { compare, gcd, isInteger, multiply, negate, rational, subtract, type Rational } from '../rational.ts';
import { floorOf, inverseAngle, multipleOfPi, roundOf, trigonometricValue } from './angles.ts';
import { sumExpression } from './display.ts';
import { exponentValue, hasI, isComplexSum, isNumberSum, numberRaised, type Sum } from './terms.ts';

/** What a function's value needs from its surroundings. */
export interface Valuing {
  readonly sums: readonly Sum[];
  readonly simplified: (expression: Expression) => Expression;
}

const trigonometric: ReadonlySet<Operator> = new Set<Operator>(['sin', 'cos', 'tan', 'cot', 'sec', 'csc']);

/** The number a sum is, where it is one. */
export function rationalOf(sum: Sum | undefined): Rational | undefined {
  if (!sum) return undefined;
  const [only, ...more] = sum;
  if (!only) return rational(0);
  return more.length === 0 && only.factors.size === 0 ? only.coefficient : undefined;
}

/** The value of a function at arguments where it is known exactly; undefined where it stays as it is. */
export function knownValue(operator: Operator, args: readonly Expression[], { sums, simplified }: Valuing): Expression | undefined {
  const values = sums.map(rationalOf);
  const [a, b] = values;
  const [first] = args;
  const [firstSum] = sums;
  if (trigonometric.has(operator) && firstSum) {
    const turn = multipleOfPi(firstSum);
    return turn ? trigonometricValue(operator, turn) : ofInverse(operator, first);
  }
  if (/^arc/.test(operator)) return first && inverseAngle(operator, (candidate) => isZeroExpression(simplified(app('add', candidate, app('negate', first)))));
  switch (operator) {
    case 'exp':
      return first && app('power', constant('e'), first);
    case 'ln':
      return a?.numerator === 1n && a.denominator === 1n ? num(0) : first && exponentOfE(first);
    case 'log':
      return logarithm(a, sums.length > 1 ? b : rational(10));
    case 'abs':
      return absolute(first, firstSum);
    case 'sign':
      return a && num(a.numerator > 0n ? 1 : a.numerator < 0n ? -1 : 0);
    case 'floor':
      return a && num(floorOf(a));
    case 'ceiling':
      return a && num(-floorOf(negate(a)));
    case 'round':
      return a && num(roundOf(a));
    case 'fractional-part':
      return a && fromRational(subtract(a, rational(floorOf(a))));
    case 'factorial':
      return a && isInteger(a) && a.numerator >= 0n && a.numerator <= 2000n ? num(factorial(a.numerator)) : undefined;
    case 'binomial':
    case 'permutations':
      return a && b ? counted(operator, a, b) : undefined;
    case 'gcd':
    case 'lcm':
      return wholes(values, (x, y) => (operator === 'gcd' ? gcd(x, y) : isZeroInteger(x, y) ? 0n : absoluteInteger((x / gcd(x, y)) * y)));
    case 'max':
    case 'min':
      return extreme(values, operator === 'max' ? 1 : -1);
    case 'mod':
      return a && b && isInteger(a) && isInteger(b) && b.numerator > 0n ? num(((a.numerator % b.numerator) + b.numerator) % b.numerator) : undefined;
    default:
      return undefined;
  }
}

/** `sin(arctan 3/4)`: of an angle known by one of its functions at a rational number, the others by the right triangle. */
function ofInverse(operator: Operator, angle: Expression | undefined): Expression | undefined {
  const [inner] = angle?.kind === 'apply' && /^arc(?:sin|cos|tan)$/.test(angle.operator) ? angle.args : [];
  const known = inner && exponentValue(inner);
  if (!known || angle?.kind !== 'apply') return undefined;
  const [value, square] = [fromRational(known), app('power', fromRational(known), num(2))];
  const isTangent = angle.operator === 'arctan';
  if (!isTangent && compare(multiply(known, known), rational(1)) > 0) return undefined;
  const other = app('sqrt', app('add', num(1), isTangent ? square : app('negate', square)));
  const [sine, cosine] = isTangent ? [app('divide', value, other), app('divide', num(1), other)] : angle.operator === 'arcsin' ? [value, other] : [other, value];
  return operator === 'sin' ? sine : operator === 'cos' ? cosine : operator === 'tan' && isTangent ? value : undefined;
}

/** A finite sum or product with few terms, written out: `[f, k, from, to]`. */
export function writtenOut(operator: 'sum' | 'product', args: readonly Expression[], from: Rational | undefined, to: Rational | undefined): Expression | undefined {
  const [body, index] = args;
  if (!body || index?.kind !== 'symbol' || !from || !to || !isInteger(from) || !isInteger(to)) return undefined;
  const count = to.numerator - from.numerator + 1n;
  if (count <= 0n || count > 100n) return undefined;
  const terms = Array.from({ length: Number(count) }, (_, position) => withValue(body, sym(index.name), num(from.numerator + BigInt(position))));
  return app(operator === 'sum' ? 'add' : 'multiply', ...terms);
}

function withValue(expression: Expression, name: Expression, value: Expression): Expression {
  if (expression.kind === 'symbol' && name.kind === 'symbol' && expression.name === name.name) return value;
  return expression.kind === 'apply' ? { ...expression, args: expression.args.map((arg) => withValue(arg, name, value)) } : expression;
}

function isZeroExpression(expression: Expression): boolean {
  return expression.kind === 'number' && expression.numerator === 0n;
}

function exponentOfE(expression: Expression): Expression | undefined {
  if (expression.kind === 'constant' && expression.name === 'e') return num(1);
  if (expression.kind !== 'apply' || expression.operator !== 'power') return undefined;
  const [base, exponent] = expression.args;
  return base?.kind === 'constant' && base.name === 'e' ? exponent : undefined;
}

/** The exponent, where it is a fraction with a small denominator; by trying, since numbers in books are small. */
function logarithm(value: Rational | undefined, base: Rational | undefined): Expression | undefined {
  if (!value || !base || value.numerator <= 0n || base.numerator <= 0n || compare(base, rational(1)) === 0) return undefined;
  for (let below = 1n; below <= 4n; below++) {
    const target = numberRaised(value, below);
    for (let above = -64n; above <= 64n; above++) {
      if (gcd(above, below) !== 1n) continue;
      if (compare(numberRaised(base, above), target) === 0) return num(above, below);
    }
  }
  return undefined;
}

/** Signs and numbers come out of the bars; what is certainly not negative needs none. */
function absolute(argument: Expression | undefined, sum: Sum | undefined): Expression | undefined {
  const [only, ...more] = sum ?? [];
  if (argument && sum && isComplexSum(sum) && sum.some(hasI)) return modulus(sum);
  if (!argument || !sum || more.length > 0) return undefined;
  if (!only) return num(0);
  if (isNumberSum(sum) || [...only.factors.values()].every(({ base }) => base.kind === 'number' || (base.kind === 'constant' && (base.name === 'pi' || base.name === 'e')))) {
    return only.coefficient.numerator < 0n ? app('negate', argument) : argument;
  }
  const even = [...only.factors.values()].every(({ exponent }) => {
    const value = exponentValue(exponent);
    return value && isInteger(value) && value.numerator % 2n === 0n;
  });
  if (even) return only.coefficient.numerator < 0n ? app('negate', argument) : argument;
  const size = only.coefficient.numerator < 0n ? negate(only.coefficient) : only.coefficient;
  if (size.numerator === 1n && size.denominator === 1n && only.coefficient.numerator > 0n) return undefined;
  return app('multiply', fromRational(size), app('abs', app('divide', argument, fromRational(only.coefficient))));
}

/** `|a + bi| = √(a² + b²)`. */
function modulus(sum: Sum): Expression {
  const part = (terms: Sum): Expression => app('power', sumExpression(terms), num(2));
  const imaginary = sum.filter(hasI).map((term) => ({ ...term, factors: new Map([...term.factors].filter(([, { base }]) => base.kind !== 'constant')) }));
  return app('sqrt', app('add', part(sum.filter((term) => !hasI(term))), part(imaginary)));
}

function factorial(n: bigint): bigint {
  let product = 1n;
  for (let factor = 2n; factor <= n; factor++) product *= factor;
  return product;
}

function counted(operator: 'binomial' | 'permutations', n: Rational, k: Rational): Expression | undefined {
  if (!isInteger(n) || !isInteger(k) || n.numerator < 0n || k.numerator < 0n || n.numerator > 5000n) return undefined;
  if (k.numerator > n.numerator) return num(0);
  let product = 1n;
  const count = operator === 'binomial' && k.numerator * 2n > n.numerator ? n.numerator - k.numerator : k.numerator;
  for (let step = 0n; step < count; step++) {
    product *= n.numerator - step;
    if (operator === 'binomial') product /= step + 1n;
  }
  return num(product);
}

function wholes(values: readonly (Rational | undefined)[], combine: (a: bigint, b: bigint) => bigint): Expression | undefined {
  let result: bigint | undefined;
  for (const value of values) {
    if (!value || !isInteger(value)) return undefined;
    result = result === undefined ? absoluteInteger(value.numerator) : combine(result, value.numerator);
  }
  return result === undefined ? undefined : num(result);
}

function absoluteInteger(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function isZeroInteger(a: bigint, b: bigint): boolean {
  return a === 0n || b === 0n;
}

function extreme(values: readonly (Rational | undefined)[], direction: 1 | -1): Expression | undefined {
  let best: Rational | undefined;
  for (const value of values) {
    if (!value) return undefined;
    if (!best || compare(value, best) * direction > 0) best = value;
  }
  return best && fromRational(best);
}
