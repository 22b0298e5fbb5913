import type { Expression, Operator } from '../../../math/expression.ts';

type Range = readonly [low: number, high: number];

/** Finest halving of an interval, as a power of two. */
const deepest = 14;
const slack = 1e-12;

/**
 * Whether an expression has a real value everywhere on a closed interval and runs through it without a
 * break, by interval arithmetic on ever shorter pieces. False also where that is not sure.
 */
export function isContinuousOn(expression: Expression, variable: string, [low, high]: Range, depth = 0): boolean {
  if (rangeOf(expression, variable, [low, high])) return true;
  if (depth >= deepest) return false;
  const middle = (low + high) / 2;
  return isContinuousOn(expression, variable, [low, middle], depth + 1) && isContinuousOn(expression, variable, [middle, high], depth + 1);
}

/** Values over an interval, wider than needed; undefined where some place may have none. */
function rangeOf(expression: Expression, variable: string, at: Range): Range | undefined {
  switch (expression.kind) {
    case 'number': {
      const value = Number(expression.numerator) / Number(expression.denominator);
      return [value, value];
    }
    case 'symbol':
      return expression.name === variable ? at : undefined;
    case 'constant':
      return expression.name === 'pi' ? [Math.PI, Math.PI] : expression.name === 'e' ? [Math.E, Math.E] : undefined;
    case 'text':
    case 'unread':
      return undefined;
    case 'apply': {
      const ranges: Range[] = [];
      for (const arg of expression.args) {
        const range = rangeOf(arg, variable, at);
        if (!range) return undefined;
        ranges.push(range);
      }
      const found = applied(expression.operator, ranges, expression.args);
      return found && found.every(Number.isFinite) ? [found[0] - slack * (1 + Math.abs(found[0])), found[1] + slack * (1 + Math.abs(found[1]))] : undefined;
    }
  }
}

function applied(operator: Operator, ranges: readonly Range[], args: readonly Expression[]): Range | undefined {
  const [a, b] = ranges;
  if (!a) return undefined;
  switch (operator) {
    case 'add':
      return ranges.reduce(([low, high], [l, h]) => [low + l, high + h]);
    case 'negate':
      return [-a[1], -a[0]];
    case 'multiply':
      return ranges.reduce(product);
    case 'divide':
      return b && !(b[0] <= 0 && b[1] >= 0) ? product(a, [1 / b[1], 1 / b[0]]) : undefined;
    case 'power':
      return b && powered(a, b, args[1]);
    case 'sqrt':
      return a[0] < -1e-9 ? undefined : [Math.sqrt(Math.max(0, a[0])), Math.sqrt(Math.max(0, a[1]))];
    case 'exp':
      return [Math.exp(a[0]), Math.exp(a[1])];
    case 'ln':
      return a[0] > 0 ? [Math.log(a[0]), Math.log(a[1])] : undefined;
    case 'abs':
      return a[0] >= 0 ? a : a[1] <= 0 ? [-a[1], -a[0]] : [0, Math.max(-a[0], a[1])];
    case 'sin':
    case 'cos':
      return [-1, 1];
    case 'arctan':
      return [Math.atan(a[0]), Math.atan(a[1])];
    case 'tan':
      return Math.floor(a[0] / Math.PI + 0.5) === Math.floor(a[1] / Math.PI + 0.5) && a[1] - a[0] < Math.PI ? [Math.tan(a[0]), Math.tan(a[1])] : undefined;
    default:
      return undefined;
  }
}

function product(a: Range, b: Range): Range {
  const corners = [a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]];
  return [Math.min(...corners), Math.max(...corners)];
}

function powered(a: Range, b: Range, exponent: Expression | undefined): Range | undefined {
  if (exponent?.kind === 'number' && exponent.denominator === 1n && exponent.numerator >= 0n && exponent.numerator <= 100n) {
    const n = Number(exponent.numerator);
    const ends = [a[0] ** n, a[1] ** n];
    return [n % 2 === 0 && a[0] <= 0 && a[1] >= 0 ? 0 : Math.min(...ends), Math.max(...ends)];
  }
  if (a[0] <= 0) return undefined;
  const corners = a.flatMap((base) => b.map((power) => base ** power));
  return [Math.min(...corners), Math.max(...corners)];
}
