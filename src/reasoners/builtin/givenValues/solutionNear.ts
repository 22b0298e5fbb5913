import { app } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import type { Rational } from '../../../math/rational.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { freeVariables } from '../../../math/variables.ts';
import type { GivenValueQuestion } from './givenValueQuestion.ts';

const starts = 30;
const mostSteps = 50;

export interface NearSolution {
  /** Whether an expression has this value there, to the figures that doubles give. */
  readonly agrees: (expression: Expression, value: Rational) => boolean;
}

/** A real solution of some equations in doubles, by the method of Gauss and Newton from many starts; undefined where none is found. */
export function solutionNear(equations: readonly Expression[], among: GivenValueQuestion['among']): NearSolution | undefined {
  const names = [...new Set(equations.flatMap((each) => [...freeVariables(each)]))].sort();
  const differences = equations.map((equation) => (equation.kind === 'apply' && equation.args[0] && equation.args[1] ? app('add', equation.args[0], app('negate', equation.args[1])) : equation));
  const at = (point: readonly number[], expression: Expression): number => realValue(expression, new Map(names.map((name, index) => [name, real(point[index] ?? 0)]))) ?? Number.NaN;
  let state = 11;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  for (let start = 0; start < starts; start++) {
    let point = names.map(() => (random() - (among === 'positive' ? 0 : 0.5)) * 2 ** (start % 8));
    for (let count = 0; count < mostSteps; count++) {
      const values = differences.map((each) => at(point, each));
      if (values.some(Number.isNaN)) break;
      if (Math.max(...values.map(Math.abs)) < 1e-12 * (1 + Math.max(...point.map(Math.abs)))) {
        const found = point;
        if (among === 'positive' && found.some((value) => value <= 1e-9)) break;
        return { agrees: (expression, { numerator, denominator }) => Math.abs(at(found, expression) - Number(numerator) / Number(denominator)) < 1e-6 * (1 + Math.abs(Number(numerator) / Number(denominator))) };
      }
      const slopes = differences.map((each, row) => names.map((_, index) => {
        const step = 1e-7 * (1 + Math.abs(point[index] ?? 0));
        return (at(point.map((value, place) => (place === index ? value + step : value)), each) - (values[row] ?? 0)) / step;
      }));
      const step = leastStep(slopes, values);
      if (!step) break;
      point = point.map((value, index) => value - (step[index] ?? 0));
    }
  }
  return undefined;
}

/** The shortest step that takes linear equations to zero: `Jᵀ (J Jᵀ)⁻¹ f`, or by the normal equations where there are more equations than letters. */
function leastStep(slopes: readonly (readonly number[])[], values: readonly number[]): number[] | undefined {
  const width = slopes[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, index) => slopes.map((row) => row[index] ?? 0));
  const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  if (slopes.length <= width) {
    const weights = solved(slopes.map((row) => slopes.map((other) => dot(row, other))), values);
    return weights && columns.map((column) => dot(column, weights));
  }
  return solved(columns.map((column) => columns.map((other) => dot(column, other))), columns.map((column) => dot(column, values)));
}

function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const best = rows.slice(column).reduce((place, row, index) => (Math.abs(row[column] ?? 0) > Math.abs(rows[place]?.[column] ?? 0) ? column + index : place), column);
    const [pivot, other] = [rows[best], rows[column]];
    if (!pivot || !other || !(Math.abs(pivot[column] ?? 0) > 1e-14)) return undefined;
    rows[best] = other;
    rows[column] = pivot;
    for (const [index, row] of rows.entries()) {
      if (index === column) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      rows[index] = row.map((value, place) => value - factor * (pivot[place] ?? 0));
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}
