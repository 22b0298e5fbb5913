import type { ApplyNode, Expression, Operator } from '../../../src/math/expression.ts';
import { double, doubled, fraction, negated, NoValue, over, plus, realFunction, times, type PlainNumber } from './plainNumber.ts';
import { plainCalculus } from './plainCalculus.ts';
import { plainMatrix, type PlainGrid } from './plainMatrix.ts';

export type PlainPoint = ReadonlyMap<string, PlainNumber>;

const realFunctions: Partial<Record<Operator, (x: number) => number>> = {
  sin: Math.sin, cos: Math.cos, tan: Math.tan, cot: (x) => 1 / Math.tan(x), sec: (x) => 1 / Math.cos(x), csc: (x) => 1 / Math.sin(x),
  arcsin: Math.asin, arccos: Math.acos, arctan: Math.atan, sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh, arsinh: Math.asinh, arcosh: Math.acosh, artanh: Math.atanh,
  ln: (x) => (x > 0 ? Math.log(x) : Number.NaN),
};

const units: Readonly<Record<string, number>> = { mm: 0.001, cm: 0.01, m: 1, km: 1000, g: 0.001, kg: 1, s: 1, min: 60, h: 3600 };

/**
 * The value of an expression at a point in plain arithmetic.
 * @throws NoValue where there is none or this evaluator does not know
 */
export function plainValue(expression: Expression, at: PlainPoint): PlainNumber {
  switch (expression.kind) {
    case 'number':
      return fraction(expression.numerator, expression.denominator);
    case 'symbol': {
      const value = at.get(expression.name);
      if (!value) throw new NoValue();
      return value;
    }
    case 'constant':
      if (expression.name === 'pi') return double(Math.PI);
      if (expression.name === 'e') return double(Math.E);
      if (expression.name === 'i') return double(0, 1, 0);
      throw new NoValue();
    case 'text':
    case 'unread':
      throw new NoValue();
    case 'apply':
      return applied(expression, at);
  }
}

/** The entries of a matrix expression; undefined where it is none. */
export function plainGrid(expression: Expression, at: PlainPoint): PlainGrid | undefined {
  return plainMatrix(expression, (part) => plainValue(part, at));
}

function applied(expression: ApplyNode, at: PlainPoint): PlainNumber {
  const { operator, args } = expression;
  const value = (index: number): PlainNumber => {
    const arg = args[index];
    if (!arg) throw new NoValue();
    return plainValue(arg, at);
  };
  const simple = realFunctions[operator];
  if (simple) return realFunction(value(0), simple);
  switch (operator) {
    case 'add':
      return args.reduce<PlainNumber>((sum, arg) => plus(sum, plainValue(arg, at)), fraction(0n));
    case 'multiply':
      return args.reduce<PlainNumber>((product, arg) => times(product, plainValue(arg, at)), fraction(1n));
    case 'negate':
      return negated(value(0));
    case 'divide':
      return over(value(0), value(1));
    case 'mixed':
      return plus(value(0), value(1));
    case 'boxed':
      return value(0);
    case 'percent':
      return over(value(0), fraction(100n));
    case 'degrees':
      return times(value(0), double(Math.PI / 180));
    case 'power':
      return power(value(0), value(1));
    case 'exp':
      return power(double(Math.E), value(0));
    case 'sqrt':
      return root(value(0), 2n);
    case 'root':
      return root(value(0), whole(value(1)));
    case 'abs': {
      const number = value(0);
      if (number.kind === 'fraction') return fraction(number.top < 0n ? -number.top : number.top, number.under);
      return double(Math.hypot(number.re, number.im), 0, 2 * number.error);
    }
    case 'log':
      return over(realFunction(value(0), (x) => (x > 0 ? Math.log(x) : Number.NaN)), args[1] ? realFunction(value(1), (x) => (x > 0 ? Math.log(x) : Number.NaN)) : double(Math.LN10));
    case 'conjugate': {
      const number = doubled(value(0));
      return double(number.re, -number.im, number.error);
    }
    case 'floor':
    case 'ceiling':
      return rounded(value(0), operator);
    case 'factorial':
      return factorial(whole(value(0)));
    case 'binomial':
    case 'permutations': {
      const [n, k] = [whole(value(0)), whole(value(1))];
      if (n < 0n || n > 2000n || k < 0n || k > n) throw new NoValue();
      let product = fraction(1n);
      for (let step = 0n; step < k; step++) product = over(times(product, fraction(n - step)), fraction(operator === 'binomial' ? step + 1n : 1n));
      return product;
    }
    case 'mod': {
      const [a, m] = [whole(value(0)), whole(value(1))];
      if (m <= 0n) throw new NoValue();
      return fraction(((a % m) + m) % m);
    }
    case 'gcd':
    case 'lcm': {
      const wholes = args.map((_, index) => whole(value(index)));
      return fraction(wholes.reduce((a, b) => (operator === 'gcd' ? divisor(a, b) : divisor((a * b) / (divisor(a, b) || 1n), 0n))));
    }
    case 'base':
      return inBase(value(0), whole(value(1)));
    case 'quantity': {
      const unit = args[1];
      const size = unit?.kind === 'text' ? units[unit.text] : undefined;
      if (size === undefined) throw new NoValue();
      return size >= 1 ? times(value(0), fraction(BigInt(size))) : over(value(0), fraction(BigInt(Math.round(1 / size))));
    }
    case 'determinant': {
      const grid = args[0] && plainGrid(args[0], at);
      if (!grid) throw new NoValue();
      return determinant(grid);
    }
    default:
      return plainCalculus(expression, at, plainValue);
  }
}

export function whole(value: PlainNumber): bigint {
  if (value.kind !== 'fraction' || value.under !== 1n) throw new NoValue();
  return value.top;
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b);
}

function power(base: PlainNumber, exponent: PlainNumber): PlainNumber {
  if (exponent.kind === 'fraction' && exponent.under === 1n) {
    const n = exponent.top < 0n ? -exponent.top : exponent.top;
    if (base.kind === 'fraction' && n <= 3000n) {
      const raised = fraction(base.top ** n, base.under ** n);
      return exponent.top < 0n ? over(fraction(1n), raised) : raised;
    }
    if (n > 64n) throw new NoValue();
    let product: PlainNumber = fraction(1n);
    for (let step = 0n; step < n; step++) product = times(product, base);
    return exponent.top < 0n ? over(fraction(1n), product) : product;
  }
  const [a, b] = [doubled(base), doubled(exponent)];
  if (a.im !== 0 || a.re <= a.error) throw new NoValue();
  const log = Math.log(a.re);
  const size = Math.exp(b.re * log);
  if (size === 0) throw new NoValue();
  const error = size * (2 ** -50 + Math.abs(b.re) * (a.error / a.re) + (b.error + 2 ** -52 * Math.abs(b.re)) * Math.abs(log));
  return double(size * Math.cos(b.im * log), b.im === 0 ? 0 : size * Math.sin(b.im * log), error);
}

function root(value: PlainNumber, degree: bigint): PlainNumber {
  if (degree < 2n) throw new NoValue();
  const number = doubled(value);
  if (number.im !== 0 || (number.re < 0 && degree % 2n === 0n)) throw new NoValue();
  if (Math.abs(number.re) <= 10 * number.error && value.kind !== 'fraction') throw new NoValue();
  return realFunction(value, (x) => Math.sign(x) * Math.abs(x) ** (1 / Number(degree)));
}

function rounded(value: PlainNumber, how: 'floor' | 'ceiling'): PlainNumber {
  if (value.kind === 'fraction') {
    const down = value.top >= 0n ? value.top / value.under : -((-value.top + value.under - 1n) / value.under);
    return fraction(how === 'floor' || value.under === 1n ? down : down + 1n);
  }
  if (value.im !== 0 || Math.abs(value.re - Math.round(value.re)) < 1e-6) throw new NoValue();
  return fraction(BigInt(how === 'floor' ? Math.floor(value.re) : Math.ceil(value.re)));
}

function factorial(n: bigint): PlainNumber {
  if (n < 0n || n > 300n) throw new NoValue();
  let product = 1n;
  for (let factor = 2n; factor <= n; factor++) product *= factor;
  return fraction(product);
}

function inBase(digits: PlainNumber, base: bigint): PlainNumber {
  const written = [...String(whole(digits))].map((digit) => BigInt(digit));
  if (base < 2n || written.some((digit) => digit >= base)) throw new NoValue();
  return fraction(written.reduce((sum, digit) => sum * base + digit, 0n));
}

function determinant(grid: PlainGrid): PlainNumber {
  const [first, ...rest] = grid;
  if (!first || grid.some((row) => row.length !== grid.length)) throw new NoValue();
  if (rest.length === 0) return first[0] ?? fraction(1n);
  return first.reduce<PlainNumber>((sum, entry, column) => {
    const minor = determinant(rest.map((row) => row.filter((_, index) => index !== column)));
    const term = times(entry, minor);
    return plus(sum, column % 2 === 0 ? term : negated(term));
  }, fraction(0n));
}
