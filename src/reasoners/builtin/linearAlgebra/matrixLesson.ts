import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { ApplyNode, Expression } from '../../../math/expression.ts';
import { divide, isZero, negate, one, zero, type Rational } from '../../../math/rational.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { rationalExpression } from '../univariate.ts';
import type { Matrix } from './linearAlgebraTask.ts';
import { applied, determinantOf, eliminatedDeterminant, matrixExpression, product, sameMatrices, transposed, valueOf, without } from './matrixValue.ts';

/** Sums entry by entry, products row by column; confirmed on the columns of the unit matrix. */
export function* matrixLesson(expression: Expression): Lesson {
  const value = valueOf(expression);
  if (!value) return { kind: 'beyond', why: say('The sizes of these matrices do not fit.') };
  const width = value[0]?.length ?? 0;
  for (let column = 0; column < width; column++) {
    const unit: Matrix = Array.from({ length: width }, (_, row) => [row === column ? one : zero]);
    if (!sameMatrices(applied(expression, unit), value.map((row) => [row[column] ?? zero]))) return { kind: 'beyond' };
  }
  const answer = matrixExpression(value);
  const long = isApply(expression, 'power') && expression.args[1]?.kind === 'number' && expression.args[1].numerator > 4n ? expression : undefined;
  if (long) {
    yield* squareSteps(long);
    return { kind: 'answer', answer: matrixExpression(value), notes: [], checks: [] };
  }
  const written = writtenOut(expression);
  if (written) yield { arrow: 'equals', ...written.words, shows: app('equal', expression, written.matrix) };
  yield { arrow: 'equals', title: say('Work out each entry'), shows: app('equal', written?.matrix ?? expression, answer), reason: say('entry by entry') };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

/** A high power by squares of squares, each product a step of its own. */
function* squareSteps({ args: [base, exponent] }: ApplyNode): Generator<LessonStep> {
  let square = base && valueOf(base);
  let rest = exponent?.kind === 'number' ? exponent.numerator : 0n;
  let whole: Matrix | undefined;
  const told = (a: Matrix, b: Matrix): LessonStep => ({ arrow: 'aside', title: say('Square again and again'), shows: app('equal', app('multiply', matrixExpression(a), matrixExpression(b)), matrixExpression(product(a, b) ?? a)) });
  while (square && rest > 0n) {
    if (rest % 2n === 1n) {
      if (whole) yield told(whole, square);
      whole = whole ? product(whole, square) : square;
    }
    rest /= 2n;
    if (rest > 0n) {
      yield told(square, square);
      square = product(square, square);
    }
  }
}

/** A sum or product of two written matrices with every entry still to be worked out. */
function writtenOut(expression: Expression): { readonly matrix: Expression; readonly words: { readonly title: ReturnType<typeof say>; readonly says: readonly ReturnType<typeof say>[]; readonly reason: ReturnType<typeof say> } } | undefined {
  if (expression.kind !== 'apply') return undefined;
  const square = expression.operator === 'power' && expression.args[1]?.kind === 'number' && expression.args[1].numerator === 2n;
  const [left, right] = square ? [expression.args[0], expression.args[0]] : expression.args;
  const [a, b] = [left && valueOf(left), right && valueOf(right)];
  if (!a || !b || (!square && expression.args.length !== 2)) return undefined;
  const of = (value: Rational | undefined): Expression => rationalExpression(value ?? zero);
  if (expression.operator === 'add') {
    const matrix = app('matrix', ...a.map((row, i) => app('list', ...row.map((entry, j) => app('add', of(entry), of(b[i]?.[j]))))));
    return { matrix, words: { title: say('Add entry by entry'), says: [say('Matrices of the same size are added entry by entry.')], reason: say('entry by entry') } };
  }
  if (a[0]?.length === 1 || (expression.operator !== 'multiply' && !square)) return undefined;
  const entry = (row: readonly Rational[], column: number): Expression => app('add', ...row.map((value, k) => app('multiply', of(value), of(b[k]?.[column]))));
  const matrix = app('matrix', ...a.map((row) => app('list', ...(b[0] ?? []).map((_, column) => entry(row, column)))));
  return { matrix, words: { title: say('Multiply rows by columns'), says: [say('Each entry is a row of the first matrix times a column of the second, term by term.')], reason: say('row by column') } };
}

/** Two rows by their diagonals, more along the first row; confirmed by elimination. */
export function* determinantLesson(matrix: Matrix): Lesson {
  const value = eliminatedDeterminant(matrix);
  if (!sameMatrices([[value]], [[determinantOf(matrix)]])) return { kind: 'beyond' };
  const answer = rationalExpression(value);
  const given = app('determinant', matrixExpression(matrix));
  let line: Expression = given;
  const [first = [], second = []] = matrix;
  if (matrix.length === 2) {
    const [a, b, c, d] = [...first, ...second].map(rationalExpression);
    if (!a || !b || !c || !d) return { kind: 'beyond' };
    const written = app('add', app('multiply', a, d), app('negate', app('multiply', b, c)));
    yield { arrow: 'equals', title: say('Multiply along the diagonals'), says: [say('Use {0}.', '$\\begin{vmatrix} a & b \\\\ c & d \\end{vmatrix} = ad - bc$')], shows: app('equal', line, written), reason: say('product of the diagonals') };
    line = written;
  } else {
    const minor = (column: number): Matrix => without(matrix, 0, column);
    const sum = (of: (column: number) => Expression): Expression => app('add', ...first.map((entry, column) => {
      const term = app('multiply', rationalExpression(entry), of(column));
      return column % 2 === 0 ? term : app('negate', term);
    }));
    const expanded = sum((column) => app('determinant', matrixExpression(minor(column))));
    const worked = sum((column) => rationalExpression(determinantOf(minor(column))));
    yield { arrow: 'equals', title: say('Expand along the first row'), says: [say('Each entry is multiplied by the determinant of what is left without its row and column; the signs alternate.')], shows: app('equal', line, expanded), reason: say('expand along the first row') };
    yield { arrow: 'equals', title: say('Work out the smaller determinants'), shows: app('equal', expanded, worked), reason: say('smaller determinants') };
    line = worked;
  }
  yield { arrow: 'equals', title: say('Add and subtract'), shows: app('equal', line, answer), reason: say('add and subtract') };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

/** One over the determinant times the adjugate; confirmed by the product with the matrix on both sides. */
export function* inverseLesson(matrix: Matrix): Lesson {
  const whole = determinantOf(matrix);
  if (isZero(whole)) return { kind: 'beyond', why: say('The determinant is zero, so there is no inverse.') };
  const cofactors = matrix.map((row, i) => row.map((_, j) => {
    const minor = matrix.length === 1 ? one : determinantOf(without(matrix, i, j));
    return (i + j) % 2 === 0 ? minor : negate(minor);
  }));
  const adjugate = transposed(cofactors) ?? [];
  const value = adjugate.map((row) => row.map((entry) => divide(entry, whole)));
  const unit = matrix.map((row, i) => row.map((_, j) => (i === j ? one : zero)));
  if (!sameMatrices(product(matrix, value), unit) || !sameMatrices(product(value, matrix), unit)) return { kind: 'beyond' };
  const given = matrixExpression(matrix);
  yield { arrow: 'aside', title: say('Find the determinant'), says: [say('It is not zero, so there is an inverse.')], shows: app('equal', app('determinant', given), rationalExpression(whole)) };
  const factored = app('multiply', rationalExpression(divide(one, whole)), matrixExpression(adjugate));
  const inverse = app('power', given, app('negate', num(1)));
  const answer = matrixExpression(value);
  const says = matrix.length === 2
    ? say('Swap the entries of the main diagonal, change the signs of the others, and divide by the determinant {0}.', m(rationalExpression(whole)))
    : say('The cofactors, transposed, divided by the determinant {0}.', m(rationalExpression(whole)));
  yield { arrow: 'equals', title: say('Use the formula for the inverse'), says: [says], shows: app('equal', inverse, factored), reason: say('formula for the inverse') };
  yield { arrow: 'equals', title: say('Work out each entry'), shows: app('equal', factored, answer), reason: say('entry by entry') };
  return { kind: 'answer', answer, notes: [], checks: [app('equal', app('multiply', given, answer), matrixExpression(unit))] };
}
