import { say } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, isZero, multiply, negate, rational, subtract, type Rational } from '../../../math/rational.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand, numericValue } from '../../../math/simplify.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import { quadraticRoots } from '../../../math/solving/surds.ts';
import { substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m, type Conclusion, type LessonStep, type Solution } from '../lesson.ts';
import { at, coefficientsOf, minusPolynomial } from '../univariate.ts';
import type { ComplexCondition } from './complexQuestion.ts';
import { agrees } from '../agreement.ts';
import { complexValue, partsOf, written, type Parts } from './parts.ts';

/** Real letters in complex numbers, from the real and the imaginary parts; each found value is put into the condition. */
export function* lettersLesson(condition: ComplexCondition, letters: readonly string[]): Generator<LessonStep, Conclusion> {
  const of = condition.kind === 'equation' ? minus(condition.left, condition.right) : condition.of;
  const parts = partsOf(of);
  if (!parts) return { kind: 'beyond' };
  const equations = yield* equationsOf(condition, parts);
  const solutions = (equations && (letters.length === 1 ? forOne(equations, letters[0] ?? '') : forTwo(equations, letters)))?.filter((solution) => meets(condition, solution));
  const [first, ...more] = solutions ?? [];
  if (!first) return { kind: 'beyond' };
  const assigned = (solution: Solution): Expression[] => [...solution].map(([name, value]) => app('equal', sym(name), value));
  const statement = (solution: Solution): Expression => {
    const [one, ...others] = assigned(solution);
    return one && others.length === 0 ? one : app('list', ...assigned(solution));
  };
  if (letters.length > 1 && more.length > 0) return { kind: 'beyond' };
  const answer = more.length === 0 ? statement(first) : app('or', ...[first, ...more].map(statement));
  const check = partsOf(substitute(of, first));
  const shown = condition.kind === 'equation' ? app('equal', substitute(condition.left, first), substitute(condition.right, first)) : check && app('equal', substitute(condition.of, first), written(check));
  return { kind: 'answer', answer, notes: [], checks: shown && more.length === 0 ? [shown] : [], solutions: [first, ...more] };
}

function* equationsOf(condition: ComplexCondition, { re, im }: Parts): Generator<LessonStep, readonly Expression[] | undefined> {
  const zero = num(0);
  switch (condition.kind) {
    case 'equation': {
      const [left, right] = [partsOf(condition.left), partsOf(condition.right)];
      if (!left || !right) return undefined;
      const pairs = [[left.re, right.re], [left.im, right.im]] as const;
      const shown = pairs.filter(([a, b]) => freeVariables(a).size + freeVariables(b).size > 0).map(([a, b]) => m(app('equal', a, b)));
      if (shown.length === 0) return undefined;
      yield* split(condition.left, left);
      if (freeVariables(condition.right).size > 0) yield* split(condition.right, right);
      yield { arrow: 'aside', title: say('Compare real and imaginary parts'), says: [say('Two complex numbers are equal exactly if their real parts are equal and their imaginary parts are equal: {0}.', shown.join(', '))] };
      return [re, im];
    }
    case 'imaginary':
      yield* split(condition.of, { re, im });
      yield { arrow: 'aside', title: say('Set the real part to zero'), says: [say('A number is purely imaginary if its real part {0} is zero and its imaginary part {1} is not.', m(re), m(im))] };
      return [re];
    case 'real':
      yield* split(condition.of, { re, im });
      yield { arrow: 'aside', title: say('Set the imaginary part to zero'), says: [say('A number is real if its imaginary part {0} is zero.', m(im))] };
      return [im];
    case 'equal-parts':
    case 'opposite-parts': {
      yield* split(condition.of, { re, im });
      const other = condition.kind === 'equal-parts' ? im : expand(app('negate', im));
      yield { arrow: 'aside', title: say('Compare the two parts'), says: [say('The condition says {0}.', m(app('equal', re, other)))] };
      return [freeVariables(re).size + freeVariables(other).size > 0 ? expand(minus(re, other)) : zero];
    }
  }
}

function* split(of: Expression, parts: Parts): Generator<LessonStep> {
  const apart = app('add', parts.re, app('multiply', parts.im, { kind: 'constant', name: 'i' }));
  if (toLatex(of) === toLatex(apart)) return;
  yield { arrow: 'equals', title: say('Separate real and imaginary part'), shows: app('equal', of, apart), reason: say('real and imaginary part') };
}

/** The values at which every equation holds; undefined where one is no polynomial up to degree two, or none says anything. */
function forOne(equations: readonly Expression[], letter: string): Solution[] | undefined {
  let found: readonly Expression[] | undefined;
  for (const equation of equations) {
    const polynomial = coefficientsOf(equation, letter);
    if (!polynomial) return undefined;
    const terms = minusPolynomial(polynomial, []);
    if (terms.length === 0) continue;
    if (terms.length > 3) return undefined;
    const [c, b, a] = [at(terms, 0), at(terms, 1), at(terms, 2)];
    const own: readonly Expression[] = terms.length === 1 ? [] : terms.length === 2 ? [rationalNode(divide(negate(c), b))] : realRoots(a, b, c);
    found = found === undefined ? own : found.filter((value) => own.some((other) => agrees(approximate(value), approximate(other))));
  }
  return found?.map((value) => new Map([[letter, value]]));
}

function realRoots(a: Rational, b: Rational, c: Rational): readonly Expression[] {
  const { real, roots } = quadraticRoots(a, b, c);
  return real ? roots : [];
}

function rationalNode({ numerator, denominator }: Rational): Expression {
  return numerator < 0n ? app('negate', num(-numerator, denominator)) : num(numerator, denominator);
}

/** Two linear equations in two letters, by Cramer's rule. */
function forTwo(equations: readonly Expression[], letters: readonly string[]): Solution[] | undefined {
  const [first, second, ...others] = letters;
  const [one, two, ...more] = equations;
  if (first === undefined || second === undefined || others.length > 0 || !one || !two || more.length > 0) return undefined;
  const rows: (readonly [Rational, Rational, Rational])[] = [];
  for (const equation of [one, two]) {
    const valueAt = (x: number, y: number): Rational | undefined => numericValue(substitute(equation, new Map([[first, num(x)], [second, num(y)]])));
    const [c, a, b] = [valueAt(0, 0), valueAt(1, 0), valueAt(0, 1)];
    if (!c || !a || !b) return undefined;
    const [da, db] = [subtract(a, c), subtract(b, c)];
    // What is not linear shows at other points.
    for (const [x, y] of [[3, -7], [-5, 11]] as const) {
      const value = valueAt(x, y);
      if (!value || !isZero(subtract(value, [c, multiply(rational(x), da), multiply(rational(y), db)].reduce(add)))) return undefined;
    }
    rows.push([da, db, negate(c)]);
  }
  const [[a, b, p], [c, d, q]] = rows as [readonly [Rational, Rational, Rational], readonly [Rational, Rational, Rational]];
  const whole = subtract(multiply(a, d), multiply(b, c));
  if (isZero(whole)) return undefined;
  return [new Map([[first, rationalNode(divide(subtract(multiply(p, d), multiply(b, q)), whole))], [second, rationalNode(divide(subtract(multiply(a, q), multiply(p, c)), whole))]])];
}

/** Put into the condition as it was given. */
function meets(condition: ComplexCondition, solution: Solution): boolean {
  if (condition.kind === 'equation') return agrees(complexValue(substitute(condition.left, solution)), complexValue(substitute(condition.right, solution)));
  const value = complexValue(substitute(condition.of, solution));
  if (!value) return false;
  const isNull = (size: number): boolean => Math.abs(size) < 1e-9;
  switch (condition.kind) {
    case 'imaginary':
      return isNull(value.re) && !isNull(value.im);
    case 'real':
      return isNull(value.im);
    case 'equal-parts':
      return isNull(value.re - value.im);
    case 'opposite-parts':
      return isNull(value.re + value.im);
  }
}
