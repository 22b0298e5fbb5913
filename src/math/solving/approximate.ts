import type { Expression, Operator } from '../expression.ts';

/** A complex number in double precision with a bound on its absolute error. */
export interface Approximation {
  readonly re: number;
  readonly im: number;
  readonly error: number;
}

type Values = ReadonlyMap<string, Approximation>;

const unit = 2 ** -50;
const none: Values = new Map();

/**
 * The value of an expression in doubles with a running error bound, principal branches throughout.
 * Undefined where it has no value, is not covered, or the error is no longer small.
 */
export function approximate(expression: Expression, values: Values = none): Approximation | undefined {
  const found = value(expression, values);
  return found && Number.isFinite(found.re) && Number.isFinite(found.im) && found.error <= 1e-4 * (1 + Math.hypot(found.re, found.im)) ? found : undefined;
}

/** The same as a real number; undefined where there is an imaginary part. */
export function realValue(expression: Expression, values: Values = none): number | undefined {
  const found = approximate(expression, values);
  return found && Math.abs(found.im) <= found.error + 1e-12 * Math.abs(found.re) ? found.re : undefined;
}

export function real(re: number, error = Math.abs(re) * unit): Approximation {
  return { re, im: 0, error };
}

/** Whether the values certainly differ; undefined where one is not known. */
export function differ(a: Approximation | undefined, b: Approximation | undefined): boolean | undefined {
  if (!a || !b) return undefined;
  return Math.hypot(a.re - b.re, a.im - b.im) > 8 * (a.error + b.error) + 1e-300;
}

function value(expression: Expression, values: Values): Approximation | undefined {
  switch (expression.kind) {
    case 'number':
      return ratio(expression.numerator, expression.denominator);
    case 'symbol':
      return values.get(expression.name);
    case 'constant':
      if (expression.name === 'pi') return real(Math.PI);
      if (expression.name === 'e') return real(Math.E);
      return expression.name === 'i' ? { re: 0, im: 1, error: 0 } : undefined;
    case 'text':
    case 'unread':
      return undefined;
    case 'apply': {
      const args: Approximation[] = [];
      for (const arg of expression.args) {
        const found = value(arg, values);
        if (!found || Number.isNaN(found.re) || Number.isNaN(found.im)) return undefined;
        args.push(found);
      }
      return apply(expression.operator, args);
    }
  }
}

function ratio(numerator: bigint, denominator: bigint): Approximation | undefined {
  const quotient = Number(numerator) / Number(denominator);
  return Number.isFinite(quotient) && (quotient !== 0 || numerator === 0n) ? real(quotient) : undefined;
}

function apply(operator: Operator, args: readonly Approximation[]): Approximation | undefined {
  const [a, b] = args;
  if (!a) return undefined;
  switch (operator) {
    case 'add':
    case 'mixed':
      return args.slice(1).reduce(sum, a);
    case 'multiply':
      return args.slice(1).reduce(times, a);
    case 'negate':
      return { re: -a.re, im: -a.im, error: a.error };
    case 'divide':
      return b && over(a, b);
    case 'power':
      return b && power(a, b);
    case 'sqrt':
      return power(a, real(0.5, 0));
    case 'root':
      return b && rooted(a, b);
    case 'percent':
      return over(a, real(100, 0));
    case 'degrees':
      return times(a, real(Math.PI / 180));
    case 'boxed':
      return a;
    case 'exp':
      return exponential(a);
    case 'ln':
      return logarithm(a);
    case 'log': {
      const above = logarithm(a);
      const below = b ? logarithm(b) : real(Math.LN10);
      return above && below && over(above, below);
    }
    case 'abs': {
      return { re: Math.hypot(a.re, a.im), im: 0, error: a.error };
    }
    default:
      return realFunction(operator, args);
  }
}

function sum(a: Approximation, b: Approximation): Approximation {
  const re = a.re + b.re;
  const im = a.im + b.im;
  return { re, im, error: a.error + b.error + unit * Math.hypot(re, im) };
}

function size(a: Approximation): number {
  return Math.hypot(a.re, a.im);
}

function times(a: Approximation, b: Approximation): Approximation {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re, error: size(a) * b.error + size(b) * a.error + a.error * b.error + unit * size(a) * size(b) };
}

function over(a: Approximation, b: Approximation): Approximation | undefined {
  const square = b.re * b.re + b.im * b.im;
  const length = Math.sqrt(square);
  if (length <= 4 * b.error || square === 0) return undefined;
  const re = (a.re * b.re + a.im * b.im) / square;
  const im = (a.im * b.re - a.re * b.im) / square;
  return { re, im, error: (a.error + Math.hypot(re, im) * b.error) / (length - b.error) + unit * Math.hypot(re, im) };
}

function exponential(a: Approximation): Approximation {
  const length = Math.exp(a.re);
  return { re: a.im === 0 ? length : length * Math.cos(a.im), im: a.im === 0 ? 0 : length * Math.sin(a.im), error: length * (Math.expm1(a.error) + unit * (1 + size(a))) };
}

function logarithm(a: Approximation): Approximation | undefined {
  const length = size(a);
  if (length <= 4 * a.error || length === 0) return undefined;
  const re = Math.log(length);
  // On the branch cut −0 would be below it.
  const im = Math.atan2(a.im + 0, a.re);
  return { re, im: a.im === 0 && a.re > 0 ? 0 : im, error: a.error / (length - a.error) + unit * (1 + Math.hypot(re, im)) };
}

function power(a: Approximation, b: Approximation): Approximation | undefined {
  if (b.im === 0 && Number.isInteger(b.re) && b.error === 0 && Math.abs(b.re) <= 64) return wholePower(a, b.re);
  if (b.im === 0 && Number.isInteger(b.re) && b.error < 1e-9 && Math.abs(b.re) <= 64) return wholePower(a, b.re);
  if (size(a) <= a.error) {
    if (b.im !== 0 || b.re <= 0) return undefined;
    return { re: 0, im: 0, error: (2 * a.error) ** b.re };
  }
  const exponent = logarithm(a);
  return exponent && exponential(times(exponent, b));
}

function wholePower(a: Approximation, exponent: number): Approximation | undefined {
  let result: Approximation = real(1, 0);
  for (let count = Math.abs(exponent); count > 0; count--) result = times(result, a);
  if (exponent === 0 && size(a) <= 4 * a.error) return undefined;
  return exponent < 0 ? over(real(1, 0), result) : result;
}

/** Real roots of odd degree of a negative number are real here. */
function rooted(a: Approximation, degree: Approximation): Approximation | undefined {
  if (a.im === 0 && a.re < 0 && degree.im === 0 && Number.isInteger(degree.re) && Math.abs(degree.re % 2) === 1) {
    const positive = power({ ...a, re: -a.re }, real(1 / degree.re));
    return positive && { ...positive, re: -positive.re };
  }
  const exponent = over(real(1, 0), degree);
  return exponent && power(a, exponent);
}

const functions: Partial<Record<Operator, readonly [(x: number) => number, (x: number) => number]>> = {
  sin: [Math.sin, () => 1],
  cos: [Math.cos, () => 1],
  tan: [Math.tan, (x) => 1 + Math.tan(x) ** 2],
  cot: [(x) => 1 / Math.tan(x), (x) => 1 + 1 / Math.tan(x) ** 2],
  sec: [(x) => 1 / Math.cos(x), (x) => 1 / Math.cos(x) ** 2],
  csc: [(x) => 1 / Math.sin(x), (x) => 1 / Math.sin(x) ** 2],
  arcsin: [Math.asin, (x) => 1 / Math.sqrt(Math.max(1 - x * x, 1e-15))],
  arccos: [Math.acos, (x) => 1 / Math.sqrt(Math.max(1 - x * x, 1e-15))],
  arctan: [Math.atan, () => 1],
  arccot: [(x) => Math.PI / 2 - Math.atan(x), () => 1],
  sinh: [Math.sinh, Math.cosh],
  cosh: [Math.cosh, (x) => Math.abs(Math.sinh(x))],
  tanh: [Math.tanh, () => 1],
  arsinh: [Math.asinh, () => 1],
};

function realFunction(operator: Operator, args: readonly Approximation[]): Approximation | undefined {
  const [a, b] = args;
  if (!a || a.im !== 0) return undefined;
  const found = functions[operator];
  if (found) {
    const re = found[0](a.re);
    const slope = Math.abs(found[1](a.re));
    return slope > 1e8 && !operator.startsWith('arc') ? undefined : real(re, slope * a.error + unit * (1 + Math.abs(re)));
  }
  const whole = Number.isInteger(a.re) && a.error < 0.01;
  if (operator === 'factorial' && whole && a.re >= 0 && a.re <= 150) {
    let product = 1;
    for (let factor = 2; factor <= a.re; factor++) product *= factor;
    return real(product, product * unit * 8);
  }
  if ((operator === 'binomial' || operator === 'permutations') && b && b.im === 0 && whole && Number.isInteger(b.re) && b.re >= 0 && b.re <= 500 && a.re >= 0) {
    let product = 1;
    for (let index = 0; index < b.re; index++) product *= (a.re - index) / (operator === 'binomial' ? index + 1 : 1);
    return real(product, Math.abs(product) * unit * (8 + b.re));
  }
  if ((operator === 'max' || operator === 'min') && args.every(({ im }) => im === 0)) {
    const pick = operator === 'max' ? Math.max : Math.min;
    return real(pick(...args.map(({ re }) => re)), Math.max(...args.map(({ error }) => error)));
  }
  return undefined;
}
