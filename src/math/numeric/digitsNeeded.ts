import type { Expression } from '../expression.ts';
import * as q from '../rational.ts';

/** Beyond this one logarithm alone takes longer than a decision may. */
export const mostDigits = 1500;

/** How large the letters of an expression are taken to be, as absolute values; a letter without one is a small number. */
export type Sizes = ReadonlyMap<string, number>;

/**
 * How many digits two sides must agree to before agreement means anything: terms as far apart as the
 * sizes of the numbers written allow must still be told apart. `√(2²⁰⁰⁹ − 1)` and `√(2²⁰⁰⁹ − 8)` agree to 604,
 * `tanh 300` and 1 to 260.
 */
export function digitsNeeded(expressions: readonly Expression[], sizes: Sizes = new Map()): number {
  return 2 * Math.max(...expressions.map((expression) => sizeOf(expression, sizes))) + 10;
}

/** An upper estimate of the decimal places between the largest and the smallest value that occurs. */
function sizeOf(expression: Expression, sizes: Sizes): number {
  switch (expression.kind) {
    case 'number':
      return length(expression.numerator) + length(expression.denominator) - 1;
    case 'symbol':
      return Math.log10(Math.max(1, sizes.get(expression.name) ?? 100)) + 1;
    case 'constant':
    case 'text':
    case 'unread':
      return 1;
    case 'apply':
      break;
  }
  const { operator, args } = expression;
  const [a, b] = args;
  const grown = (perUnit: number): number => (a ? Math.max(1, perUnit * (magnitude(a, sizes) ?? 4), sizeOf(a, sizes)) : 0);
  switch (operator) {
    case 'add':
    case 'max':
    case 'min':
    case 'list':
      return Math.max(0, ...args.map((arg) => sizeOf(arg, sizes)));
    case 'power': {
      const exponent = b && magnitude(b, sizes);
      const written = a && sizeOf(a, sizes) * Math.max(1, exponent ?? 4);
      // The exponent's own places count too: x^(1 + 10⁻⁶⁰) is near x.
      return a && b ? Math.max(written ?? 0, b.kind === 'number' && b.denominator === 1n ? 0 : sizeOf(b, sizes)) : 0;
    }
    case 'exp':
      return grown(0.44);
    case 'sinh':
    case 'cosh':
    case 'tanh':
    case 'coth':
    case 'sech':
    case 'csch':
      return grown(0.88);
    case 'factorial':
    case 'double-factorial':
    case 'gamma': {
      const n = a && magnitude(a, sizes);
      return n === undefined ? 6 : n * Math.log10(n + 1) + 1;
    }
    case 'binomial':
    case 'permutations': {
      const n = a && magnitude(a, sizes);
      return n === undefined ? 6 : Math.min(n, 1e6) * 0.31 + 1;
    }
    case 'sum':
    case 'product':
    case 'integral': {
      const [body, bound, ...ends] = args;
      if (!body || bound?.kind !== 'symbol') return 6;
      const ranges = ends.map((end) => magnitude(end, sizes) ?? 4);
      return Math.max(sizeOf(body, new Map(sizes).set(bound.name, Math.max(1, ...ranges))), ...ends.map((end) => sizeOf(end, sizes)));
    }
    case 'sqrt':
    case 'root':
    case 'abs':
    case 'negate':
    case 'floor':
      return a ? sizeOf(a, sizes) : 0;
    default:
      return args.reduce((sum, arg) => sum + sizeOf(arg, sizes), 0);
  }
}

function length(value: bigint): number {
  const bits = (value < 0n ? -value : value).toString(16).length;
  return bits * 1.2041;
}

/** An upper estimate of the absolute value, roughly; undefined where a letter of unknown size occurs. */
function magnitude(expression: Expression, sizes: Sizes): number | undefined {
  if (expression.kind === 'number') return Math.abs(Number(expression.numerator) / Number(expression.denominator));
  if (expression.kind === 'constant') return expression.name === 'pi' || expression.name === 'e' ? 3.2 : undefined;
  if (expression.kind === 'symbol') return sizes.get(expression.name);
  if (expression.kind !== 'apply') return undefined;
  const values = expression.args.map((arg) => magnitude(arg, sizes));
  if (values.some((value) => value === undefined)) return undefined;
  const [a = 0, b = 0] = values as number[];
  switch (expression.operator) {
    case 'add':
      return (values as number[]).reduce((sum, value) => sum + value, 0);
    case 'multiply':
      return (values as number[]).reduce((product, value) => product * Math.max(value, 1), 1);
    case 'negate':
    case 'abs':
      return a;
    case 'divide':
      return b > 1 ? a / b : a / Math.max(b, 1e-6);
    case 'power':
      return Math.max(1, a) ** b;
    case 'factorial':
      return a > 170 ? Number.POSITIVE_INFINITY : Number(factorial(Math.ceil(a)));
    default:
      return undefined;
  }
}

function factorial(n: number): bigint {
  let product = q.one.numerator;
  for (let factor = 2; factor <= n; factor++) product *= BigInt(factor);
  return product;
}
