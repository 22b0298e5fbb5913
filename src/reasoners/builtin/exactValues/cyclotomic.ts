import { isApply } from '../../../math/claims/statements.ts';
import type { Expression, Operator } from '../../../math/expression.ts';
import { gcd, isInteger, multiply, rational, type Rational } from '../../../math/rational.ts';
import { numericValue, simplify } from '../../../math/simplify.ts';
import { walk } from '../../../math/traverse.ts';
import { app, constant } from '../../../math/build.ts';

/** Roots of unity of a higher order than this take too long. */
const highestOrder = 1440;
const highestPower = 12n;

/** A sum of powers of ζ = exp(2πi/n) with whole coefficients, by exponent. */
type Powers = ReadonlyMap<number, bigint>;

interface Fraction {
  readonly above: Powers;
  readonly below: Powers;
}

const operators: ReadonlySet<Operator> = new Set<Operator>(['sin', 'cos', 'tan', 'cot', 'sec', 'csc']);

/**
 * An expression of whole powers, products and sums of numbers, √2, √3, √5 and trigonometric functions of multiples of
 * π, as a number of a cyclotomic field, where equality is decided exactly.
 */
export class CyclotomicValue {
  readonly #order: number;
  readonly #value: Fraction;

  constructor(order: number, value: Fraction) {
    this.#order = order;
    this.#value = value;
  }

  /** Whether `v² − sum·v + product = 0`. */
  isRootOf(sum: Rational, product: Rational): boolean {
    const { above, below } = this.#value;
    const n = this.#order;
    const common = (sum.denominator / gcd(sum.denominator, product.denominator)) * product.denominator;
    const [a, b] = [(sum.numerator * common) / sum.denominator, (product.numerator * common) / product.denominator];
    return isZero(plus(scaled(times(above, above, n), common), plus(scaled(times(above, below, n), -a), scaled(times(below, below, n), b))), n);
  }

  equals(value: Rational): boolean {
    return isZero(plus(scaled(this.#value.above, value.denominator), scaled(this.#value.below, -value.numerator)), this.#order);
  }
}

/** The value of such an expression; undefined of any other. */
export function cyclotomicValue(expression: Expression): CyclotomicValue | undefined {
  const order = orderOf(expression);
  const value = order === undefined ? undefined : valueIn(expression, order);
  return order !== undefined && value && !isZero(value.below, order) ? new CyclotomicValue(order, value) : undefined;
}

/** An angle in units of π. */
function turnOf(angle: Expression): Rational | undefined {
  const turn = numericValue(app('divide', simplify(angle), constant('pi')));
  return turn ?? numericValue(simplify(app('divide', angle, constant('pi'))));
}

function orderOf(expression: Expression): number | undefined {
  let order = 4n;
  const join = (n: bigint): void => void (order = (order / gcd(order, n)) * n);
  for (const part of walk(expression)) {
    if (part.kind !== 'apply') continue;
    if (operators.has(part.operator)) {
      const turn = part.args[0] && turnOf(part.args[0]);
      if (!turn) return undefined;
      join(2n * turn.denominator);
    } else if (isApply(part, 'sqrt')) for (const [prime, n] of [[2n, 8n], [3n, 12n], [5n, 5n]] as const) if (radicandOf(part)?.numerator === prime) join(n);
    if (order > BigInt(highestOrder)) return undefined;
  }
  return Number(order);
}

function radicandOf(root: Expression): Rational | undefined {
  const radicand = isApply(root, 'sqrt') && root.args[0] ? numericValue(root.args[0]) : undefined;
  return radicand && isInteger(radicand) ? radicand : undefined;
}

const one: Powers = new Map([[0, 1n]]);

function whole(above: Powers): Fraction {
  return { above, below: one };
}

function valueIn(expression: Expression, n: number): Fraction | undefined {
  if (expression.kind === 'number') return { above: new Map([[0, expression.numerator]]), below: new Map([[0, expression.denominator]]) };
  if (expression.kind !== 'apply') return undefined;
  const { operator } = expression;
  if (operators.has(operator)) return expression.args[0] && functionIn(operator, expression.args[0], n);
  if (operator === 'sqrt') return rootIn(radicandOf(expression), n);
  const [first, second] = expression.args;
  if (operator === 'power') {
    const exponent = second && numericValue(second);
    const base = first && valueIn(first, n);
    if (!base || !exponent || !isInteger(exponent)) return undefined;
    const size = exponent.numerator < 0n ? -exponent.numerator : exponent.numerator;
    if (size > highestPower) return undefined;
    let value = whole(one);
    for (let index = 0n; index < size; index++) value = product(value, base, n);
    return exponent.numerator < 0n ? inverse(value) : value;
  }
  const args = expression.args.map((arg) => valueIn(arg, n));
  const [left, right] = args;
  if (!left || args.some((arg) => !arg)) return undefined;
  const rest = args.slice(1).flatMap((arg) => (arg ? [arg] : []));
  switch (operator) {
    case 'add':
      return rest.reduce((sum, arg) => ({ above: plus(times(sum.above, arg.below, n), times(arg.above, sum.below, n)), below: times(sum.below, arg.below, n) }), left);
    case 'negate':
      return { above: scaled(left.above, -1n), below: left.below };
    case 'multiply':
      return rest.reduce((value, arg) => product(value, arg, n), left);
    case 'divide':
      return right && product(left, inverse(right), n);
    default:
      return undefined;
  }
}

function functionIn(operator: Operator, angle: Expression, n: number): Fraction | undefined {
  const turn = turnOf(angle);
  if (!turn) return undefined;
  const steps = multiply(turn, rational(n, 2));
  if (!isInteger(steps)) return undefined;
  const k = Number(((steps.numerator % BigInt(n)) + BigInt(n)) % BigInt(n));
  const at = (exponent: number): number => ((exponent % n) + n) % n;
  // 2 cos = ζᵏ + ζ⁻ᵏ, and 2 sin = −i (ζᵏ − ζ⁻ᵏ) where −i is ζ^(3n/4).
  const two: Powers = new Map([[0, 2n]]);
  const cosine: Fraction = { above: plus(new Map([[k, 1n]]), new Map([[at(-k), 1n]])), below: two };
  const sine: Fraction = { above: plus(new Map([[at(k + (3 * n) / 4), 1n]]), new Map([[at(-k + (3 * n) / 4), -1n]])), below: two };
  switch (operator) {
    case 'sin':
      return sine;
    case 'cos':
      return cosine;
    case 'tan':
      return { above: sine.above, below: cosine.above };
    case 'cot':
      return { above: cosine.above, below: sine.above };
    case 'sec':
      return inverse(cosine);
    default:
      return inverse(sine);
  }
}

function rootIn(radicand: Rational | undefined, n: number): Fraction | undefined {
  switch (radicand?.numerator) {
    case 2n:
      return whole(new Map([[n / 8, 1n], [(7 * n) / 8, 1n]]));
    case 3n:
      return whole(new Map([[n / 12, 1n], [(11 * n) / 12, 1n]]));
    case 5n:
      return whole(new Map([[0, 1n], [n / 5, 2n], [(4 * n) / 5, 2n]]));
    default:
      return undefined;
  }
}

function inverse({ above, below }: Fraction): Fraction {
  return { above: below, below: above };
}

function product(a: Fraction, b: Fraction, n: number): Fraction {
  return { above: times(a.above, b.above, n), below: times(a.below, b.below, n) };
}

function plus(a: Powers, b: Powers): Powers {
  const sum = new Map(a);
  for (const [exponent, coefficient] of b) put(sum, exponent, coefficient);
  return sum;
}

function put(sum: Map<number, bigint>, exponent: number, coefficient: bigint): void {
  const value = (sum.get(exponent) ?? 0n) + coefficient;
  if (value === 0n) sum.delete(exponent);
  else sum.set(exponent, value);
}

function scaled(a: Powers, by: bigint): Powers {
  return by === 0n ? new Map() : new Map([...a].map(([exponent, coefficient]) => [exponent, coefficient * by]));
}

function times(a: Powers, b: Powers, n: number): Powers {
  const result = new Map<number, bigint>();
  for (const [i, x] of a) for (const [j, y] of b) put(result, (i + j) % n, x * y);
  return result;
}

/**
 * Whether a sum of powers of ζ is zero: the cyclotomic polynomial divides it exactly where its product with
 * `z^(n/p) − 1`, for each prime p of n, is divisible by `zⁿ − 1`.
 */
function isZero(sum: Powers, n: number): boolean {
  let value = sum;
  for (const p of primesOf(n)) value = times(value, new Map([[n / p, 1n], [0, -1n]]), n);
  return value.size === 0;
}

function primesOf(n: number): number[] {
  const primes: number[] = [];
  let rest = n;
  for (let p = 2; p * p <= rest; p++) {
    if (rest % p === 0) primes.push(p);
    while (rest % p === 0) rest /= p;
  }
  return rest > 1 ? [...primes, rest] : primes;
}

