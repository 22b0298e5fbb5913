import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import { isZero, one, zero } from '../../../math/rational.ts';
import { m, type Lesson } from '../lesson.ts';
import type { LinearAlgebraTask, Matrix } from './linearAlgebraTask.ts';
import { matrixExpression, product, sameMatrices, transposed } from './matrixValue.ts';
import { QuadraticField, surd } from './quadraticField.ts';
import { rankOf, reduction } from './rowReductionLesson.ts';

type SpaceTask = Extract<LinearAlgebraTask, { kind: 'null-space' | 'nullity' | 'column-space' | 'row-space' }>;

/** A basis of what a matrix takes to zero, of its columns or of its rows, read off the reduced row echelon form. */
export function* spaceLesson({ kind, matrix }: SpaceTask): Lesson {
  const width = matrix[0]?.length ?? 0;
  const reduced = yield* reduction(matrix);
  if (!reduced) return { kind: 'beyond' };
  const leads = reduced.flatMap((row) => { const lead = row.findIndex((entry) => !isZero(entry)); return lead < 0 ? [] : [lead]; });
  if (leads.length !== rankOf(transposed(matrix) ?? [])) return { kind: 'beyond' };
  const rankNote = say('The rank is {0} and the matrix has {1} columns, so the null space has dimension {2}.', leads.length, width, width - leads.length);
  if (kind === 'nullity') return { kind: 'answer', answer: num(width - leads.length), notes: [rankNote], checks: [] };
  if (kind === 'null-space') {
    const basis = new QuadraticField(one).nullSpace(reduced.map((row) => row.map(surd))).map((vector) => vector.map(({ a }) => [a]));
    const nothing: Matrix = matrix.map(() => [zero]);
    if (basis.length !== width - leads.length || !basis.every((vector) => sameMatrices(product(matrix, vector), nothing))) return { kind: 'beyond' };
    if (basis.length === 0) return { kind: 'answer', answer: say('only the zero vector'), notes: [rankNote], checks: [] };
    for (const vector of basis) yield { arrow: 'aside', title: say('A vector of the null space'), says: [say('A column without a leading one belongs to an unknown that is free; it is taken as one, the other free ones as zero, and the vector multiplied so that no fractions are left.')], shows: app('equal', app('multiply', matrixExpression(matrix), matrixExpression(vector)), matrixExpression(nothing)) };
    return { kind: 'answer', answer: listed(basis), notes: [rankNote, say('The null space is made of all sums of multiples of these vectors.')], checks: [] };
  }
  const isColumns = kind === 'column-space';
  const basis: readonly Matrix[] = isColumns ? leads.map((lead) => matrix.map((row) => [row[lead] ?? zero])) : reduced.slice(0, leads.length).map((row) => [row]);
  // As many as the rank, and together no more than the space itself.
  const together = basis.flatMap((each) => (isColumns ? [each.flat()] : each));
  const whole = isColumns ? (transposed(matrix) ?? []) : matrix;
  if (basis.length === 0 || rankOf(together) !== basis.length || rankOf([...whole, ...together]) !== basis.length) return { kind: 'beyond' };
  const note = isColumns ? say('The columns of the matrix in which the reduced form has its leading ones are a basis: columns {0}.', leads.map((lead) => lead + 1).join(', ')) : say('Row operations do not change the space of the rows, and the rows of the reduced form that are not zero are independent.');
  return { kind: 'answer', answer: listed(basis), notes: [note], checks: [] };
}

function listed(basis: readonly Matrix[]): ReturnType<typeof app> {
  const [first, ...more] = basis.map(matrixExpression);
  return first?.kind === 'apply' && more.length === 0 ? first : app('list', ...(first ? [first] : []), ...more);
}

/** The inverse by row operations on the matrix with the unit matrix beside it; confirmed by the products from both sides. */
export function* inverseByRowsLesson(matrix: Matrix): Lesson {
  const size = matrix.length;
  const unit: Matrix = matrix.map((row, i) => row.map((_, j) => (i === j ? one : zero)));
  if (rankOf(matrix) < size) return { kind: 'beyond', why: say('The determinant is zero, so there is no inverse.') };
  const beside = matrix.map((row, index) => [...row, ...(unit[index] ?? [])]);
  yield { arrow: 'aside', title: say('Write the unit matrix beside it'), says: [say('The row operations that bring {0} to the unit matrix bring the unit matrix to the inverse.', m(matrixExpression(matrix)))] };
  const reduced = yield* reduction(beside);
  const value = reduced?.map((row) => row.slice(size));
  if (!value || !sameMatrices(product(matrix, value), unit) || !sameMatrices(product(value, matrix), unit)) return { kind: 'beyond' };
  return { kind: 'answer', answer: matrixExpression(value), notes: [say('The right half is the inverse.')], checks: [app('equal', app('multiply', matrixExpression(matrix), matrixExpression(value)), matrixExpression(unit))] };
}
