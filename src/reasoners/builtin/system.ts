import { say } from '../../core/phrase.ts';
import { app, num, sym } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { add, divide, gcd, isZero, multiply, negate, one, rational, subtract, zero, type Rational } from '../../math/rational.ts';
import { sameShape, substitute } from '../../math/traverse.ts';
import { m, type Lesson, type LessonStep } from './lesson.ts';
import type { MathTask } from './task.ts';
import { absolute, commonDenominator, monomial, rationalExpression } from './univariate.ts';

/** `ax + by = c`. */
interface Line {
  readonly a: Rational;
  readonly b: Rational;
  readonly c: Rational;
}

/** Two linear equations in two unknowns: by substitution where a coefficient is ±1, else by elimination. */
export function* systemLesson({ equations, unknowns }: Extract<MathTask, { kind: 'system' }>): Lesson {
  const lines = equations.map((equation) => lineOf(equation, unknowns));
  const [first, second] = lines;
  if (!first || !second || isEmpty(first) || isEmpty(second)) return { kind: 'beyond' };
  const given = app('and', ...equations);
  yield { arrow: 'given', title: say('Write the system down'), shows: given };
  const [p, q] = [wholeLine(first), wholeLine(second)];
  const tidy = both(p, q, unknowns);
  if (!sameShape(tidy, given)) yield { arrow: 'iff', title: say('Tidy both equations'), says: [say('Unknowns to the left, numbers to the right, no fractions.')], shows: tidy, reason: say('standard form') };
  const determinant = subtract(multiply(p.a, q.b), multiply(q.a, p.b));
  if (isZero(determinant)) return yield* parallel(p, q, unknowns);
  const x = divide(subtract(multiply(p.c, q.b), multiply(q.c, p.b)), determinant);
  const y = divide(subtract(multiply(p.a, q.c), multiply(q.a, p.c)), determinant);
  const values: [Expression, Expression] = [rationalExpression(x), rationalExpression(y)];
  const isUnit = (value: Rational): boolean => value.denominator === 1n && absolute(value.numerator) === 1n;
  const unit = [p, q].findIndex(({ a, b }) => isUnit(a) || isUnit(b));
  if (isZero(p.a) || isZero(p.b) || isZero(q.a) || isZero(q.b)) yield* direct(values, unknowns);
  else if (unit >= 0) yield* substitution(unit === 0 ? p : q, unit === 0 ? q : p, unknowns, values, isUnit);
  else yield* elimination(p, q, unknowns, values);
  const solution = new Map([[unknowns[0], values[0]], [unknowns[1], values[1]]]);
  const answer = app('list', app('equal', sym(unknowns[0]), values[0]), app('equal', sym(unknowns[1]), values[1]));
  return { kind: 'answer', answer, notes: [], checks: equations.map((equation) => substitute(equation, solution)), solutions: [solution] };
}

function lineOf(equation: Expression, unknowns: readonly [string, string]): Line | undefined {
  if (equation.kind !== 'apply' || equation.operator !== 'equal') return undefined;
  const [left, right] = equation.args;
  const [l, r] = [left && linear(left, unknowns), right && linear(right, unknowns)];
  return l && r && { a: subtract(l.a, r.a), b: subtract(l.b, r.b), c: subtract(r.c, l.c) };
}

/** `ax + by + c` with rational coefficients; undefined for anything else. */
function linear(expression: Expression, [x, y]: readonly [string, string]): Line | undefined {
  if (expression.kind === 'number') return { a: zero, b: zero, c: rational(expression.numerator, expression.denominator) };
  if (expression.kind === 'symbol') return expression.name === x ? { a: one, b: zero, c: zero } : expression.name === y ? { a: zero, b: one, c: zero } : undefined;
  if (expression.kind !== 'apply') return undefined;
  const parts = expression.args.map((arg) => linear(arg, [x, y]));
  const [first, second] = parts;
  if (!first) return undefined;
  switch (expression.operator) {
    case 'add':
      return parts.reduce<Line | undefined>((sum, part) => sum && part && combined(sum, one, part, one), { a: zero, b: zero, c: zero });
    case 'negate':
      return times(first, rational(-1));
    case 'multiply':
      return parts.reduce<Line | undefined>((product, part) => {
        if (!product || !part) return undefined;
        if (isConstant(product)) return times(part, product.c);
        return isConstant(part) ? times(product, part.c) : undefined;
      }, { a: zero, b: zero, c: one });
    case 'divide':
      return second && isConstant(second) && !isZero(second.c) ? times(first, divide(one, second.c)) : undefined;
    default:
      return undefined;
  }
}

function isConstant({ a, b }: Line): boolean {
  return isZero(a) && isZero(b);
}

function isEmpty(line: Line): boolean {
  return isConstant(line);
}

function times({ a, b, c }: Line, by: Rational): Line {
  return { a: multiply(a, by), b: multiply(b, by), c: multiply(c, by) };
}

function combined(p: Line, m1: Rational, q: Line, m2: Rational): Line {
  const sum = (left: Rational, right: Rational): Rational => add(multiply(left, m1), multiply(right, m2));
  return { a: sum(p.a, q.a), b: sum(p.b, q.b), c: sum(p.c, q.c) };
}

function wholeLine(line: Line): Line {
  return times(line, rational(commonDenominator([line.a, line.b, line.c])));
}

function equationOf({ a, b, c }: Line, [x, y]: readonly [string, string]): Expression {
  const terms = [isZero(a) ? undefined : monomial(a, x, 1), isZero(b) ? undefined : monomial(b, y, 1)].filter((term) => term !== undefined);
  const [only, ...more] = terms;
  return app('equal', only && more.length === 0 ? only : only ? app('add', only, ...more) : num(0), rationalExpression(c));
}

function both(p: Line, q: Line, unknowns: readonly [string, string]): Expression {
  return app('and', equationOf(p, unknowns), equationOf(q, unknowns));
}

function solved(values: readonly [Expression, Expression], [x, y]: readonly [string, string]): Expression {
  return app('and', app('equal', sym(x), values[0]), app('equal', sym(y), values[1]));
}

function* direct(values: readonly [Expression, Expression], unknowns: readonly [string, string]): Generator<LessonStep, void> {
  yield { arrow: 'iff', title: say('Solve the equation with one unknown first'), says: [say('One equation has a single unknown; its value goes into the other.')], shows: solved(values, unknowns), reason: say('solve one, put it into the other') };
}

function* substitution(unit: Line, other: Line, unknowns: readonly [string, string], values: readonly [Expression, Expression], isUnit: (value: Rational) => boolean): Generator<LessonStep, void> {
  const [x, y] = unknowns;
  const forX = isUnit(unit.a);
  const [name, kept] = forX ? [x, y] : [y, x];
  const sign = forX ? unit.a : unit.b;
  const slope = negate(divide(forX ? unit.b : unit.a, sign));
  const constant = divide(unit.c, sign);
  const expressed = isZero(constant) ? monomial(slope, kept, 1) : slope.numerator > 0n ? app('add', monomial(slope, kept, 1), rationalExpression(constant)) : app('add', rationalExpression(constant), monomial(slope, kept, 1));
  const first = app('equal', sym(name), expressed);
  const [mine, rest] = forX ? [other.a, other.b] : [other.b, other.a];
  const isOne = mine.numerator === 1n && mine.denominator === 1n;
  const inserted = app('equal', app('add', isOne ? expressed : signedProduct(mine, expressed), monomial(rest, kept, 1)), rationalExpression(other.c));
  yield {
    arrow: 'iff',
    title: say('Substitute'),
    says: [say('Solve one equation for {0}: {1}. Put this into the other equation.', m(sym(name)), m(first))],
    shows: app('and', first, inserted),
    reason: say('substitute'),
  };
  const value = forX ? values[1] : values[0];
  yield { arrow: 'iff', title: say('Solve for {0}', m(sym(kept))), says: [say('The second equation now has one unknown.')], shows: app('and', first, app('equal', sym(kept), value)), reason: say('solve the equation with one unknown') };
  yield { arrow: 'iff', title: say('Put it back'), says: [say('Put {0} into {1}.', m(app('equal', sym(kept), value)), m(first))], shows: solved(values, unknowns), reason: say('put it back') };
}

function signedProduct(factor: Rational, bracket: Expression): Expression {
  const size = rationalExpression(factor.numerator < 0n ? negate(factor) : factor);
  const isOne = absolute(factor.numerator) === 1n && factor.denominator === 1n;
  const product = isOne ? bracket : app('multiply', size, bracket);
  return factor.numerator < 0n ? app('negate', product) : product;
}

function* elimination(p: Line, q: Line, unknowns: readonly [string, string], values: readonly [Expression, Expression]): Generator<LessonStep, void> {
  const [x, y] = unknowns;
  const shared = gcd(p.b.numerator, q.b.numerator);
  const m1 = rational(absolute(q.b.numerator / shared));
  const opposite = p.b.numerator < 0n !== q.b.numerator < 0n;
  const size = absolute(p.b.numerator / shared);
  const m2 = rational(size);
  const [up, down] = [times(p, m1), times(q, m2)];
  if (m1.numerator !== 1n || m2.numerator !== 1n) {
    yield { arrow: 'iff', title: say('Match the coefficients of {0}', m(sym(y))), says: [say('Multiply the first equation by {0} and the second by {1}.', m(rationalExpression(m1)), m(rationalExpression(m2)))], shows: both(up, down, unknowns), reason: say('multiply the equations') };
  }
  const sum = combined(up, one, down, rational(opposite ? 1 : -1));
  yield {
    arrow: 'iff',
    title: opposite ? say('Add the equations') : say('Subtract the equations'),
    says: [say('The terms with {0} cancel.', m(sym(y)))],
    shows: app('and', equationOf(sum, unknowns), equationOf(p, unknowns)),
    reason: opposite ? say('add the equations') : say('subtract the equations'),
  };
  yield { arrow: 'iff', title: say('Solve for {0}', m(sym(x))), shows: app('and', app('equal', sym(x), values[0]), equationOf(p, unknowns)), reason: say('solve the equation with one unknown') };
  yield { arrow: 'iff', title: say('Put it back'), says: [say('Put {0} into {1}.', m(app('equal', sym(x), values[0])), m(equationOf(p, unknowns)))], shows: solved(values, unknowns), reason: say('put it back') };
}

function* parallel(p: Line, q: Line, unknowns: readonly [string, string]): Lesson {
  const pivot = isZero(p.a) ? ([p.b, q.b] as const) : ([p.a, q.a] as const);
  const left = combined(p, pivot[1], q, negate(pivot[0])).c;
  if (!isZero(left)) {
    yield {
      arrow: 'aside',
      title: say('Eliminate an unknown'),
      says: [say('The left sides are multiples of each other, so both unknowns cancel; what is left would say that zero equals {0}.', m(rationalExpression(left)))],
      shows: app('not-equal', num(0), rationalExpression(left)),
    };
    return { kind: 'answer', answer: say('no solution'), notes: [say('The two equations contradict each other; the system has no solution.')], checks: [], solutions: [] };
  }
  const line = equationOf(p, unknowns);
  yield { arrow: 'iff', title: say('One equation says the same as the other'), says: [say('The second equation is a multiple of the first, so only one condition is left.')], shows: line, reason: say('one equation is a multiple of the other') };
  return { kind: 'answer', answer: line, notes: [say('There are infinitely many solutions: every pair that satisfies this one equation.')], checks: [] };
}
