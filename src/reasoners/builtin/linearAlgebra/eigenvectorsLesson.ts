import { say, type Phrase } from '../../../core/phrase.ts';
import { app, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { isZero, negate, one, rational, subtract } from '../../../math/rational.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { eigenvaluesLesson, spectrumOf } from './eigenvaluesLesson.ts';
import type { LinearAlgebraTask, Matrix } from './linearAlgebraTask.ts';
import { matrixExpression } from './matrixValue.ts';
import { isSameSurd, isZeroSurd, QuadraticField, surd, surdOne, surdZero, type Surd } from './quadraticField.ts';

interface Eigenspace {
  readonly value: Surd;
  /** How often the characteristic polynomial has it as a root. */
  readonly multiplicity: number;
  readonly basis: readonly (readonly Surd[])[];
}

/** The eigenvalues and a basis of each eigenspace, every vector put into A v = λ v; of a diagonalizable matrix P and D, with A P = P D. */
export function* eigenvectorsLesson({ kind, matrix }: Extract<LinearAlgebraTask, { kind: 'eigenvectors' | 'diagonalization' | 'diagonalizable' }>): Lesson {
  const spectrum = spectrumOf(matrix);
  if (!spectrum?.real) return { kind: 'beyond', why: say('The eigenvalues are not all real numbers in a simple form.') };
  const conclusion = yield* eigenvaluesLesson(matrix, true);
  if (conclusion.kind === 'beyond') return conclusion;
  const field = new QuadraticField(spectrum.pair?.radicand ?? one);
  const values = [...spectrum.exact.map(surd), ...(spectrum.pair ? [negate(one), one].map((b): Surd => ({ a: spectrum.pair?.middle ?? one, b })) : [])];
  const distinct = values.filter((value, index) => values.findIndex((other) => isSameSurd(other, value)) === index);
  const spaces: Eigenspace[] = [];
  for (const value of distinct) {
    const space = yield* eigenspaceSteps(matrix, value, field, values.filter((other) => isSameSurd(other, value)).length);
    if (!space) return { kind: 'beyond' };
    spaces.push(space);
  }
  const notes: Phrase[] = [...conclusion.notes];
  const lacking = spaces.find(({ basis, multiplicity }) => basis.length < multiplicity);
  const pairs = spaces.flatMap(({ value, basis }) => basis.map((vector) => ({ value, vector })));
  if (kind === 'eigenvectors') {
    const answer = app('list', ...pairs.flatMap(({ value, vector }, index) => [app('equal', sym(`lambda_${index + 1}`), field.expression(value)), app('equal', sym(`v_${index + 1}`), column(field, vector))]));
    return { kind: 'answer', answer, notes: [...notes, say('Every multiple of an eigenvector other than zero is an eigenvector too; the vectors told are bases of the eigenspaces.')], checks: conclusion.checks };
  }
  if (lacking) {
    const why = say('The eigenvalue {0} counts {1} times, but its eigenspace has only {2} independent vectors.', m(field.expression(lacking.value)), lacking.multiplicity, lacking.basis.length);
    return { kind: 'answer', answer: kind === 'diagonalizable' ? say('no') : say('not diagonalizable'), notes: [...notes, why], checks: conclusion.checks };
  }
  const p = matrix.map((_, row) => pairs.map(({ vector }) => vector[row] ?? surdZero));
  const d = matrix.map((_, row) => pairs.map(({ value }, place) => (place === row ? value : surdZero)));
  const surds = matrix.map((row) => row.map(surd));
  const [left, right] = [field.product(surds, p), field.product(p, d)];
  if (pairs.length !== matrix.length || field.reduced(p).leads.length !== matrix.length || !left.every((row, i) => row.every((each, j) => isSameSurd(each, right[i]?.[j] ?? surdZero)))) return { kind: 'beyond' };
  const product = app('equal', app('multiply', matrixExpression(matrix), field.matrix(p)), app('multiply', field.matrix(p), field.matrix(d)));
  if (kind === 'diagonalizable') return { kind: 'answer', answer: say('yes'), notes: [...notes, say('There are {0} independent eigenvectors, as many as the matrix has rows.', pairs.length)], checks: [product] };
  yield { arrow: 'aside', title: say('Put the eigenvectors into the columns of P'), says: [say('The eigenvalues stand in the same order on the diagonal of {0}. The columns are independent, so {1} has an inverse and {2}.', '$D$', '$P$', '$A = PDP^{-1}$')], shows: product };
  return { kind: 'answer', answer: app('list', app('equal', sym('P'), field.matrix(p)), app('equal', sym('D'), field.matrix(d))), notes: [...notes, say('Another order or other multiples of the eigenvectors are as good.')], checks: conclusion.checks };
}

/** A basis of the eigenspace for one eigenvalue that is told; what is none is declined. */
export function* eigenspaceLesson({ matrix, eigenvalue }: Extract<LinearAlgebraTask, { kind: 'eigenspace' }>): Lesson {
  const field = new QuadraticField(one);
  const space = yield* eigenspaceSteps(matrix, surd(eigenvalue), field, matrix.length);
  if (!space) return { kind: 'beyond', why: say('{0} is not an eigenvalue of this matrix.', m(field.expression(surd(eigenvalue)))) };
  const vectors = space.basis.map((vector) => column(field, vector));
  const [first] = vectors;
  return first ? { kind: 'answer', answer: vectors.length === 1 ? first : app('list', ...vectors), notes: [say('Every multiple of an eigenvector other than zero is an eigenvector too; the vectors told are bases of the eigenspaces.')], checks: [] } : { kind: 'beyond' };
}

function* eigenspaceSteps(matrix: Matrix, value: Surd, field: QuadraticField, multiplicity: number): Generator<LessonStep, Eigenspace | undefined> {
  const surds = matrix.map((row) => row.map(surd));
  const shifted = surds.map((row, i) => row.map((each, j) => (i === j ? field.minus(each, value) : each)));
  const basis = field.nullSpace(shifted).map(withPositiveFirst);
  const { rows, leads } = field.reduced(shifted);
  const isEigen = (vector: readonly Surd[]): boolean => {
    const image = field.product(surds, vector.map((each) => [each]));
    return !vector.every(isZeroSurd) && vector.every((each, index) => isSameSurd(image[index]?.[0] ?? surdZero, field.times(value, each)));
  };
  if (basis.length === 0 || basis.length > multiplicity || basis.length + leads.length !== matrix.length || !basis.every(isEigen)) return undefined;
  const shown = field.expression(value);
  const given = matrixExpression(matrix);
  const unit = matrixExpression(matrix.map((row, i) => row.map((_, j) => rational(i === j ? 1 : 0))));
  const isOne = isSameSurd(value, surdOne);
  const says = [say('The eigenvectors for {0} are the vectors other than zero that {1} takes to zero.', m(shown), '$A - \\lambda I$')];
  const difference = isZeroSurd(value) ? undefined : app('equal', app('add', given, app('negate', isOne ? unit : isMinusOne(value) ? app('negate', unit) : app('multiply', shown, unit))), field.matrix(shifted));
  const title = say('Find the eigenvectors for {0}', m(shown));
  if (difference) yield { arrow: 'equals', title, says, shows: difference, reason: say('subtract on the diagonal') };
  const found = basis.map((vector) => m(column(field, vector))).join(', ');
  const reduced = say('Row reduction brings it to {0}.', m(field.matrix(rows)));
  const solved = basis.length === 1 ? say('So the solutions are the multiples of {0}.', found) : say('So the solutions are the sums of multiples of {0}.', found);
  for (const [index, vector] of basis.entries()) {
    const v = column(field, vector);
    const scaled = isOne ? v : isZeroSurd(value) ? column(field, vector.map(() => surdZero)) : app('multiply', shown, v);
    yield { arrow: 'aside', title: say('Eigenvector for {0}', m(shown)), says: index === 0 ? [...(difference ? [] : says), reduced, solved] : [], shows: app('equal', app('multiply', given, v), scaled) };
  }
  return { value, multiplicity, basis };
}

/** A vector or its opposite, as it reads better. */
function withPositiveFirst(vector: readonly Surd[]): readonly Surd[] {
  const first = vector.find((each) => !isZeroSurd(each));
  return first && isZero(first.b) && first.a.numerator < 0n ? vector.map(({ a, b }) => ({ a: negate(a), b: negate(b) })) : vector;
}

function isMinusOne(value: Surd): boolean {
  return isZero(subtract(value.a, negate(one))) && isZero(value.b);
}

function column(field: QuadraticField, vector: readonly Surd[]): Expression {
  return field.matrix(vector.map((each) => [each]));
}
