import { app, fromRational, minus, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, isZero, multiply, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { sameShape, substitute } from '../../../math/traverse.ts';
import { isZeroNumber } from '../zeroAndOne.ts';

export interface Squares {
  /** Each positive factor with what is squared: a letter and what is added to it. */
  readonly squares: readonly { readonly factor: Rational; readonly letter: string; readonly rest: Expression }[];
  readonly constant: Rational;
  readonly expression: Expression;
}

/** A polynomial of degree two as a sum of squares with positive factors and a number; undefined where it is none. */
export function squaresOf(polynomial: Expression, names: readonly string[]): Squares | undefined {
  const size = names.length + 1;
  const table = tableOf(polynomial, names);
  if (!table) return undefined;
  const squares: { factor: Rational; letter: string; rest: Expression }[] = [];
  for (const [row, letter] of names.entries()) {
    const line = table[row] ?? [];
    const factor = line[row] ?? zero;
    const others = Array.from({ length: size - row - 1 }, (_, k) => row + 1 + k);
    if (factor.numerator < 0n) return undefined;
    if (isZero(factor)) {
      if (others.some((column) => !isZero(line[column] ?? zero))) return undefined;
      continue;
    }
    const share = (column: number): Rational => divide(line[column] ?? zero, factor);
    const terms = others.filter((column) => !isZero(share(column))).map((column) => simplify(app('multiply', fromRational(share(column)), letterAt(names, column))));
    squares.push({ factor, letter, rest: expand(app('add', num(0), ...terms)) });
    for (const a of others) for (const b of others) {
      const target = table[a];
      if (target) target[b] = subtract(target[b] ?? zero, multiply(multiply(share(a), share(b)), factor));
    }
  }
  const constant = table[names.length]?.[names.length] ?? zero;
  const written = squares.map(({ factor, letter, rest }) => {
    const square = app('power', isZeroNumber(rest) ? sym(letter) : app('add', sym(letter), ...(rest.kind === 'apply' && rest.operator === 'add' ? rest.args : [rest])), num(2));
    return factor.numerator === factor.denominator ? square : app('multiply', fromRational(factor), square);
  });
  const parts: readonly Expression[] = isZero(constant) && written.length > 0 ? written : [...written, fromRational(constant)];
  const [first, ...more] = parts;
  const expression = first && more.length > 0 ? app('add', first, ...more) : (first ?? num(0));
  return sameShape(expand(minus(expression, polynomial)), num(0)) ? { squares, constant, expression } : undefined;
}

function letterAt(names: readonly string[], column: number): Expression {
  const name = names[column];
  return name === undefined ? num(1) : sym(name);
}

/** The symmetric table of the coefficients, the last row and column for the number one; right only for degree two. */
function tableOf(polynomial: Expression, names: readonly string[]): Rational[][] | undefined {
  const half = rational(1, 2);
  const at = (place: readonly [number, number][]): Rational | undefined => numericValue(substitute(polynomial, new Map(names.map((name, index) => [name, num(place.find(([which]) => which === index)?.[1] ?? 0)]))));
  const constant = at([]);
  if (!constant) return undefined;
  const size = names.length + 1;
  const table = Array.from({ length: size }, () => Array.from({ length: size }, () => zero));
  const put = (a: number, b: number, value: Rational): void => {
    for (const [row, column] of [[a, b], [b, a]] as const) {
      const line = table[row];
      if (line) line[column] = value;
    }
  };
  put(size - 1, size - 1, constant);
  for (const index of names.keys()) {
    const [plus, less] = [at([[index, 1]]), at([[index, -1]])];
    if (!plus || !less) return undefined;
    put(index, index, subtract(multiply(half, add(plus, less)), constant));
    put(index, size - 1, multiply(multiply(half, half), subtract(plus, less)));
  }
  for (const a of names.keys()) for (let b = 0; b < a; b++) {
    const [both, one, two] = [at([[a, 1], [b, 1]]), at([[a, 1]]), at([[b, 1]])];
    if (!both || !one || !two) return undefined;
    put(a, b, multiply(half, add(subtract(subtract(both, one), two), constant)));
  }
  return table;
}
