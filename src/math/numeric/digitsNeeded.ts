import type { Expression } from '../expression.ts';
import * as q from '../rational.ts';

/** Beyond this nobody waits for the digits. */
export const mostDigits = 6000;

/**
 * How many digits two sides must agree to before agreement means anything: terms as far apart as the
 * sizes of the numbers written allow must still be told apart. `√(2²⁰⁰⁹ − 1)` and `√(2²⁰⁰⁹ − 8)` agree to 604.
 */
export function digitsNeeded(...expressions: readonly Expression[]): number {
  return 2 * Math.max(...expressions.map(sizeOf)) + 10;
}

/** An upper estimate of the decimal places between the largest and the smallest value that occurs. */
function sizeOf(expression: Expression): number {
  switch (expression.kind) {
    case 'number':
      return length(expression.numerator) + length(expression.denominator) - 1;
    case 'symbol':
      return 3;
    case 'constant':
    case 'text':
    case 'unread':
      return 1;
    case 'apply':
      break;
  }
  const { operator, args } = expression;
  const [a, b] = args;
  switch (operator) {
    case 'add':
    case 'max':
    case 'min':
    case 'list':
      return Math.max(0, ...args.map(sizeOf));
    case 'power': {
      const exponent = b && magnitude(b);
      return a ? sizeOf(a) * Math.max(1, exponent ?? 4) : 0;
    }
    case 'exp':
      return a ? Math.max(1, 0.44 * (magnitude(a) ?? 4)) : 0;
    case 'factorial':
    case 'double-factorial':
    case 'gamma': {
      const n = a && magnitude(a);
      return n === undefined ? 6 : n * Math.log10(n + 1) + 1;
    }
    case 'binomial':
    case 'permutations': {
      const n = a && magnitude(a);
      return n === undefined ? 6 : Math.min(n, 1e6) * 0.31 + 1;
    }
    case 'sqrt':
    case 'root':
    case 'abs':
    case 'negate':
    case 'floor':
      return a ? sizeOf(a) : 0;
    default:
      return args.reduce((sum, arg) => sum + sizeOf(arg), 0);
  }
}

function length(value: bigint): number {
  const bits = (value < 0n ? -value : value).toString(16).length;
  return bits * 1.2041;
}

/** The absolute value of a plain number, roughly; undefined of anything with letters. */
function magnitude(expression: Expression): number | undefined {
  if (expression.kind === 'number') return Math.abs(Number(expression.numerator) / Number(expression.denominator));
  if (expression.kind === 'constant') return expression.name === 'pi' || expression.name === 'e' ? 3.2 : undefined;
  if (expression.kind !== 'apply') return undefined;
  const values = expression.args.map(magnitude);
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
