import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, isZero, multiply, negate, one, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { numericValue, simplify } from '../../../math/simplify.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { overOneDenominator } from '../neat.ts';
import { squareRoot } from '../quadratic.ts';
import { at, dividePolynomials, minusPolynomial, plus, polynomialExpression, rationalExpression, rationalRoot, timesPolynomial, valueAt, type Coefficients } from '../univariate.ts';
import type { Matrix } from './linearAlgebraTask.ts';
import { eliminatedDeterminant, matrixExpression } from './matrixValue.ts';

const letter = 'lambda';

/** The polynomial det(λI − A) expanded from the diagonals or along the first row; confirmed by elimination at enough numbers. */
export function* characteristicPolynomialLesson(matrix: Matrix): Lesson {
  const polynomial = yield* expandedPolynomial(matrix);
  return polynomial ? { kind: 'answer', answer: polynomialExpression(polynomial, letter), notes: [], checks: [] } : { kind: 'beyond' };
}

/** The roots of the characteristic polynomial, each told once; their sum is the trace and their product the determinant. */
export function* eigenvaluesLesson(matrix: Matrix, onlyReal: boolean): Lesson {
  const polynomial = yield* expandedPolynomial(matrix);
  const roots = polynomial && rootsOf(polynomial);
  if (!polynomial || !roots) return { kind: 'beyond', why: say('The characteristic polynomial has roots without a simple form.') };
  if (onlyReal && !roots.real) return { kind: 'beyond' };
  const { values, factors } = roots;
  const trace = matrix.reduce((sum, row, index) => add(sum, row[index] ?? zero), zero);
  const sum = app('equal', app('add', ...values), rationalExpression(trace));
  const product = app('equal', app('multiply', ...values), rationalExpression(eliminatedDeterminant(matrix)));
  if (![sum, product].every(holds)) return { kind: 'beyond' };
  const equation = (left: Expression): Expression => app('equal', left, num(0));
  yield { arrow: 'given', title: say('The eigenvalues are the roots of the characteristic polynomial'), shows: equation(polynomialExpression(polynomial, letter)) };
  if (factors) yield { arrow: 'iff', title: say('Factor'), says: [say('A product is zero exactly when one of its factors is zero.')], shows: equation(factors), reason: say('factor') };
  const distinct = values.filter((value, index) => values.findIndex((other) => m(other) === m(value)) === index);
  const [only, ...more] = distinct.map((value) => app('equal', sym(letter), value));
  if (!only) return { kind: 'beyond' };
  const answer = more.length === 0 ? only : app('or', only, ...more);
  yield { arrow: 'iff', title: say('Read off the eigenvalues'), says: roots.formula ? [say('The quadratic formula gives the roots of {0}.', m(roots.formula))] : [], shows: answer, reason: say('roots of the polynomial') };
  yield { arrow: 'aside', title: say('The sum of the eigenvalues is the trace'), shows: sum };
  yield { arrow: 'aside', title: say('The product of the eigenvalues is the determinant'), shows: product };
  const checks = distinct.map((value) => equation(app('determinant', shiftedBy(matrix, value))));
  const notes = distinct.flatMap((value): Phrase[] => {
    const count = values.filter((other) => m(other) === m(value)).length;
    return count === 1 ? [] : [count === 2 ? say('The eigenvalue {0} counts twice.', m(value)) : say('The eigenvalue {0} counts three times.', m(value))];
  });
  return { kind: 'answer', answer, notes, checks, solutions: distinct.map((value) => new Map([[letter, value]])) };
}

/** The eigenvalues with repetition, the two that are not rational last; undefined as for `rootsOf`. */
export function spectrumOf(matrix: Matrix): Pick<Roots, 'exact' | 'pair' | 'real'> | undefined {
  const polynomial = determinantPolynomial(entriesAround(matrix));
  return polynomial && rootsOf(polynomial);
}

/** `λI − A`. */
function entriesAround(matrix: Matrix): Coefficients[][] {
  return matrix.map((row, i) => row.map((value, j): Coefficients => (i === j ? [negate(value), one] : [negate(value)])));
}

/** `λI − A` with a number for λ. */
function shiftedBy(matrix: Matrix, value: Expression): Expression {
  const entry = (each: Rational, onDiagonal: boolean): Expression => simplify(onDiagonal ? app('add', value, rationalExpression(negate(each))) : rationalExpression(negate(each)));
  return app('matrix', ...matrix.map((row, i) => app('list', ...row.map((each, j) => entry(each, i === j)))));
}

function holds(equality: Expression): boolean {
  const [left, right] = equality.kind === 'apply' ? equality.args : [];
  const difference = left && right && numericValue(simplify(app('add', overOneDenominator(left), app('negate', right))));
  return difference !== undefined && isZero(difference);
}

function* expandedPolynomial(matrix: Matrix): Generator<LessonStep, Coefficients | undefined> {
  const entries = entriesAround(matrix);
  const polynomial = determinantPolynomial(entries);
  if (!polynomial) return undefined;
  for (let place = 0; place <= matrix.length; place++) {
    const shifted = matrix.map((row, i) => row.map((value, j) => subtract(i === j ? rational(place) : zero, value)));
    if (!isZero(subtract(eliminatedDeterminant(shifted), valueAt(polynomial, rational(place))))) return undefined;
  }
  const e = (value: Coefficients): Expression => polynomialExpression(value.every(isZero) ? [] : value, letter);
  const given = app('determinant', app('matrix', ...entries.map((row) => app('list', ...row.map(e)))));
  const [first = [], ...below] = entries;
  const terms = first.flatMap((entry, column) => {
    if (entry.every(isZero)) return [];
    const minor = determinantPolynomial(below.map((row) => row.filter((_, index) => index !== column))) ?? [];
    const term = app('multiply', e(entry), e(minor));
    return [column % 2 === 0 ? term : app('negate', term)];
  });
  const [only] = terms;
  const sum = terms.length === 1 && only ? only : app('add', ...terms);
  const says = [say('The characteristic polynomial of {0} is {1}.', m(matrixExpression(matrix)), '$\\det(\\lambda I - A)$')];
  const reason = matrix.length === 2 ? say('product of the diagonals') : say('expand along the first row');
  yield { arrow: 'equals', title: say('Write the characteristic polynomial down'), says, shows: app('equal', given, sum), reason };
  yield { arrow: 'equals', title: say('Multiply out'), shows: app('equal', sum, e(polynomial)), reason: say('multiply out') };
  return polynomial;
}

function determinantPolynomial(entries: readonly (readonly Coefficients[])[]): Coefficients | undefined {
  const [first = [], ...below] = entries;
  if (below.length === 0) return first[0];
  let sum: Coefficients = [];
  for (const [column, entry] of first.entries()) {
    const minor = determinantPolynomial(below.map((row) => row.filter((_, index) => index !== column)));
    const term = minor && timesPolynomial(entry, minor);
    if (!term) return undefined;
    sum = column % 2 === 0 ? plus(sum, term) : minusPolynomial(sum, term);
  }
  return sum;
}

interface Roots {
  readonly values: readonly Expression[];
  /** The rational ones among them. */
  readonly exact: readonly Rational[];
  /** The others are `middle ± √radicand`. */
  readonly pair?: { readonly middle: Rational; readonly radicand: Rational };
  readonly factors: Expression | undefined;
  /** The factor whose roots need the formula. */
  readonly formula: Expression | undefined;
  readonly real: boolean;
}

/** With repetition, rational ones in rising order first; undefined where a cubic has no rational root. */
function rootsOf(polynomial: Coefficients): Roots | undefined {
  const exact: Rational[] = [];
  let rest = polynomial;
  while (rest.length > 1) {
    const root = rest.length === 2 ? negate(divide(at(rest, 0), at(rest, 1))) : rationalRoot(rest);
    if (!root) break;
    exact.push(root);
    rest = dividePolynomials(rest, [negate(root), one]).quotient;
  }
  if (rest.length > 3) return undefined;
  exact.sort((a, b) => (subtract(a, b).numerator < 0n ? -1 : 1));
  const values = exact.map(rationalExpression);
  const linear = exact.map((root) => polynomialExpression([negate(root), one], letter));
  const open = rest.length === 3 ? polynomialExpression(rest, letter) : undefined;
  const all = open ? [...linear, open] : linear;
  const factors = all.length > 1 ? app('multiply', ...all) : undefined;
  if (rest.length < 3) return { values, exact, factors, formula: undefined, real: true };
  const [c, b] = [at(rest, 0), at(rest, 1)];
  const discriminant = subtract(multiply(b, b), multiply(rational(4), c));
  if (squareRoot(discriminant)) return undefined;
  const half = rational(1, 2);
  const middle = rationalExpression(multiply(negate(b), half));
  const root = app('multiply', rationalExpression(half), app('sqrt', rationalExpression(discriminant)));
  const pair = [app('negate', root), root].map((part) => overOneDenominator(simplify(isZero(b) ? part : app('add', middle, part))));
  return {
    values: [...values, ...pair], exact, factors, formula: open, real: discriminant.numerator > 0n,
    pair: { middle: multiply(negate(b), half), radicand: multiply(discriminant, rational(1, 4)) },
  };
}
