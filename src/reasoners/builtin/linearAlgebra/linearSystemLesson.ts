import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isZero, multiply, subtract, zero, type Rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { substitute } from '../../../math/traverse.ts';
import { m, type Lesson } from '../lesson.ts';
import { absolute, monomial, rationalExpression } from '../univariate.ts';
import type { LinearAlgebraTask } from './linearAlgebraTask.ts';

/** A row of coefficients, the right side last. */
type Row = readonly Rational[];

/** As many linear equations as unknowns, by row reduction; exactly one solution, put into every equation. */
export function* linearSystemLesson({ equations, unknowns }: Extract<LinearAlgebraTask, { kind: 'linear-system' }>): Lesson {
  let rows: Row[] = [];
  for (const equation of equations) {
    const row = rowOf(equation, unknowns);
    if (!row) return { kind: 'beyond' };
    rows.push(row);
  }
  yield { arrow: 'given', title: say('Write the system down'), shows: app('and', ...equations) };
  for (const [column, unknown] of unknowns.entries()) {
    const open = rows.slice(column).filter((row) => !isZero(row[column] ?? zero));
    // A leading one keeps fractions away.
    const pivot = open.find((row) => isUnit(row[column])) ?? open[0];
    if (!pivot) return { kind: 'beyond', why: say('This system does not have exactly one solution.') };
    const others = rows.filter((row) => row !== pivot);
    const lead = pivot[column] ?? zero;
    const scaled = pivot.map((entry) => divide(entry, lead));
    const reduced = others.map((row) => row.map((entry, index) => subtract(entry, multiply(row[column] ?? zero, scaled[index] ?? zero))));
    rows = [...reduced.slice(0, column), scaled, ...reduced.slice(column)];
    yield {
      arrow: 'iff',
      title: say('Eliminate {0}', m(sym(unknown))),
      says: [say('Divide {0} so that {1} has the coefficient 1, and subtract multiples of it from the other equations.', m(written(pivot, unknowns)), m(sym(unknown)))],
      shows: app('and', ...rows.map((row) => written(row, unknowns))),
      reason: say('row reduction'),
    };
  }
  const values = rows.map((row) => rationalExpression(row.at(-1) ?? zero));
  const solution = new Map(unknowns.map((unknown, index): [string, Expression] => [unknown, values[index] ?? num(0)]));
  const checks = equations.map((equation) => substitute(equation, solution));
  if (!checks.every(holds)) return { kind: 'beyond' };
  return { kind: 'answer', answer: app('list', ...[...solution].map(([name, value]) => app('equal', sym(name), value))), notes: [], checks, solutions: [solution] };
}

function isUnit(value: Rational | undefined): boolean {
  return value !== undefined && value.denominator === 1n && absolute(value.numerator) === 1n;
}

function holds(equation: Expression): boolean {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  const difference = left && right && numericValue(app('add', left, app('negate', right)));
  return difference !== undefined && isZero(difference);
}

/** Coefficients from values at zero and at one; undefined where values elsewhere show that it is not linear. */
function rowOf(equation: Expression, unknowns: readonly string[]): Row | undefined {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  if (!left || !right || !isLinear(left) || !isLinear(right)) return undefined;
  const valueAt = (one?: string): Rational | undefined => numericValue(substitute(app('add', left, app('negate', right)), new Map(unknowns.map((name): [string, Expression] => [name, num(name === one ? 1 : 0)]))));
  const start = valueAt();
  const coefficients = unknowns.map((name) => valueAt(name));
  if (!start || coefficients.some((value) => !value)) return undefined;
  return [...coefficients.map((value) => subtract(value ?? zero, start)), subtract(zero, start)];
}

/** Made of numbers and letters by sums, and by products and quotients with numbers. */
function isLinear(expression: Expression): boolean {
  if (expression.kind === 'number' || expression.kind === 'symbol') return true;
  if (expression.kind !== 'apply') return false;
  const { operator, args } = expression;
  const open = args.filter((arg) => !numericValue(arg));
  if (operator === 'add' || operator === 'negate') return args.every(isLinear);
  if (operator === 'multiply') return open.length <= 1 && open.every(isLinear);
  if (operator === 'divide') return open.length === 0 || (open.length === 1 && args[0] !== undefined && open[0] === args[0] && isLinear(args[0]));
  return open.length === 0 && numericValue(expression) !== undefined;
}

function written(row: Row, unknowns: readonly string[]): Expression {
  const terms = unknowns.flatMap((name, index) => (isZero(row[index] ?? zero) ? [] : [monomial(row[index] ?? zero, name, 1)]));
  const [first] = terms;
  return app('equal', terms.length > 1 ? app('add', ...terms) : (first ?? num(0)), rationalExpression(row.at(-1) ?? zero));
}
