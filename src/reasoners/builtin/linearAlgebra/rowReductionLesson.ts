import { say, type Phrase } from '../../../core/phrase.ts';
import { divide, isZero, multiply, one, print, subtract, zero, type Rational } from '../../../math/rational.ts';
import { app, num } from '../../../math/build.ts';
import type { Lesson, LessonStep } from '../lesson.ts';
import type { Matrix } from './linearAlgebraTask.ts';
import { matrixExpression, transposed } from './matrixValue.ts';

/** The reduced row echelon form by row operations one by one; confirmed by the rank of both matrices on top of one another. */
export function* reducedFormLesson(matrix: Matrix): Lesson {
  const reduced = yield* reduction(matrix);
  return reduced ? { kind: 'answer', answer: matrixExpression(reduced), notes: [], checks: [] } : { kind: 'beyond' };
}

/** The number of rows of the reduced form that are not zero; confirmed by the rank of the transpose. */
export function* rankLesson(matrix: Matrix): Lesson {
  const reduced = yield* reduction(matrix);
  if (!reduced) return { kind: 'beyond' };
  const rank = rankOf(reduced);
  if (rank !== rankOf(transposed(matrix) ?? [])) return { kind: 'beyond' };
  return { kind: 'answer', answer: num(rank), notes: [rank === 1 ? say('One row is not zero, so the rank is 1.') : say('{0} rows are not zero, so the rank is {0}.', String(rank))], checks: [] };
}

/** A row echelon form: what stands below a leading entry is taken away, and no more is done. Confirmed like the reduced one. */
export function* echelonFormLesson(matrix: Matrix): Lesson {
  const form = yield* reduction(matrix, 'below');
  return form ? { kind: 'answer', answer: matrixExpression(form), notes: [say('This is one of many row echelon forms of the matrix; only the reduced row echelon form is unique.')], checks: [] } : { kind: 'beyond' };
}

/** Row by row to the reduced form, or only as far as a row echelon form. */
export function* reduction(matrix: Matrix, extent: 'reduced' | 'below' = 'reduced'): Generator<LessonStep, Matrix | undefined> {
  let rows = matrix;
  let done = 0;
  yield { arrow: 'given', title: say('Write the matrix down'), says: [say('A row operation is a product with a matrix from the left: what it does to the unit matrix.')], shows: matrixExpression(rows) };
  const unit: Matrix = Array.from(matrix, (_, i) => Array.from(matrix, (__, j) => (i === j ? one : zero)));
  // The same operation done to the unit matrix is the matrix that does it from the left.
  const step = (title: Phrase, operation: (rows: Matrix) => Matrix): LessonStep => {
    const [before, elementary] = [rows, operation(unit)];
    rows = operation(rows);
    return { arrow: 'equals', title, shows: app('equal', app('multiply', matrixExpression(elementary), matrixExpression(before)), matrixExpression(rows)), reason: title };
  };
  for (let column = 0; column < (matrix[0]?.length ?? 0) && done < matrix.length; column++) {
    const open = rows.map((row, index) => ({ entry: row[column] ?? zero, index })).filter(({ entry, index }) => index >= done && !isZero(entry));
    // A leading one keeps fractions away.
    const pivot = (open.find(({ entry }) => isOne(entry)) ?? open[0])?.index;
    if (pivot === undefined) continue;
    if (pivot !== done) {
      const [from, to] = [pivot, done];
      yield step(say('Swap row {0} and row {1}', String(to + 1), String(from + 1)), (all) => all.map((row, index) => all[index === to ? from : index === from ? to : index] ?? row));
    }
    const place = done;
    const lead = rows[place]?.[column] ?? one;
    if (!isOne(lead) && extent === 'reduced') yield step(say('Divide row {0} by {1}', String(place + 1), print(lead)), (all) => all.map((row, index) => (index === place ? row.map((entry) => divide(entry, lead)) : row)));
    for (const [index, row] of rows.entries()) {
      const factor = extent === 'reduced' ? (row[column] ?? zero) : divide(row[column] ?? zero, lead);
      if (index === place || (extent === 'below' && index < place) || isZero(factor)) continue;
      yield step(say('Subtract {0} times row {1} from row {2}', print(factor), String(place + 1), String(index + 1)), (all) =>
        all.map((each, number) => (number === index ? each.map((entry, at) => subtract(entry, multiply(factor, all[place]?.[at] ?? zero))) : each)));
    }
    done++;
  }
  const rank = rankOf(matrix);
  return (extent === 'reduced' ? isReduced(rows) : isEchelon(rows)) && rank === done && rankOf([...matrix, ...rows]) === rank && rankOf(rows) === rank ? rows : undefined;
}

function isOne(value: Rational): boolean {
  return isZero(subtract(value, one));
}

/** Leading ones further right from row to row, alone in their columns, zero rows last. */
function isReduced(rows: Matrix): boolean {
  const leads = rows.map((row) => row.findIndex((entry) => !isZero(entry)));
  return leads.every((lead, index) => (lead < 0 ? leads.slice(index).every((other) => other < 0)
    : leads.slice(0, index).every((other) => other >= 0 && other < lead) && rows.every((row, place) => (place === index ? isOne(row[lead] ?? zero) : isZero(row[lead] ?? zero)))));
}

/** Leading entries further right from row to row, zero rows last. */
function isEchelon(rows: Matrix): boolean {
  const leads = rows.map((row) => row.findIndex((entry) => !isZero(entry)));
  return leads.every((lead, index) => (lead < 0 ? leads.slice(index).every((other) => other < 0) : leads.slice(0, index).every((other) => other >= 0 && other < lead)));
}

/** By elimination downward, taking the last row that will do: another way than the told one. */
export function rankOf(matrix: Matrix): number {
  const width = matrix[0]?.length ?? 0;
  if (matrix.length === 0 || width === 0) return 0;
  const pivot = matrix.findLast((row) => !isZero(row[0] ?? zero));
  if (!pivot) return rankOf(matrix.map((row) => row.slice(1)));
  const lead = pivot[0] ?? one;
  return 1 + rankOf(matrix.filter((row) => row !== pivot).map((row) => row.slice(1).map((entry, index) => subtract(entry, multiply(divide(row[0] ?? zero, lead), pivot[index + 1] ?? zero)))));
}
