import { say, type Phrase } from '../../core/phrase.ts';
import { app, constant, num, sym } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { add, compare, divide, isZero, multiply, negate, rational, subtract, type Rational } from '../../math/rational.ts';
import { sameShape } from '../../math/traverse.ts';
import { simplify } from '../../math/simplify.ts';
import { wholeRoot } from '../../math/simplifying/radicals.ts';
import { checkOf } from './linear.ts';
import { overOneDenominator } from './neat.ts';
import { m, type Conclusion, type Lesson, type LessonStep } from './lesson.ts';
import { at, polynomialExpression, rationalExpression, type Coefficients } from './univariate.ts';

export interface QuadraticEquation {
  /** Whole numbers without common factor, the leading one positive. */
  readonly coefficients: Coefficients;
  readonly unknown: string;
  readonly numbers: 'any' | 'real' | 'complex';
  /** The equation its roots are put into. */
  readonly given: Expression;
}

const zeroNode = num(0);

/** `ax² + bx + c = 0`: by taking roots, by factoring where the roots are rational, else by the formula. */
export function* quadraticLesson(equation: QuadraticEquation): Lesson {
  const { coefficients, unknown } = equation;
  const [c, b, a] = [at(coefficients, 0), at(coefficients, 1), at(coefficients, 2)];
  if (isZero(b)) return yield* pureSquare(equation, divide(negate(c), a));
  const discriminant = subtract(multiply(b, b), multiply(rational(4), multiply(a, c)));
  if (isZero(c)) return yield* commonLetter(equation, a, b);
  const root = squareRoot(discriminant);
  if (root && isZero(discriminant)) return yield* perfectSquare(equation, a, b);
  if (root) return yield* byFactoring(equation, a, b, c, root);
  return yield* byFormula(equation, a, b, c, discriminant, unknown);
}

/** The rational square root, where there is one. */
export function squareRoot(value: Rational): Rational | undefined {
  if (value.numerator < 0n) return undefined;
  const [above, below] = [wholeRoot(value.numerator, 2n), wholeRoot(value.denominator, 2n)];
  return above * above === value.numerator && below * below === value.denominator ? rational(above, below) : undefined;
}

function equals(unknown: string, value: Expression): Expression {
  return app('equal', sym(unknown), value);
}

function alternatives(unknown: string, values: readonly Expression[]): Expression {
  const [only, ...more] = values.map((value) => equals(unknown, value));
  return only && more.length === 0 ? only : app('or', ...(only ? [only] : []), ...more);
}

function conclude({ given, unknown }: QuadraticEquation, values: readonly Expression[], notes: readonly Phrase[] = []): Conclusion {
  return {
    kind: 'answer',
    answer: alternatives(unknown, values),
    notes,
    checks: values.flatMap((value) => checkOf(given, unknown, value)),
    solutions: values.map((value) => new Map([[unknown, value]])),
  };
}

function* pureSquare(equation: QuadraticEquation, square: Rational): Lesson {
  const { unknown, given } = equation;
  const squared = app('power', sym(unknown), num(2));
  const isolated = app('equal', squared, rationalExpression(square));
  if (!sameShape(given, isolated)) yield { arrow: 'iff', title: say('Isolate the square'), says: [say('There is no term in {0} alone, so leave {1} on one side.', m(sym(unknown)), m(squared))], shows: isolated, reason: say('isolate the square') };
  if (isZero(square)) {
    yield { arrow: 'iff', title: say('Take the square root'), says: [say('Only zero has the square zero.')], shows: equals(unknown, zeroNode), reason: say('only zero has the square zero') };
    return conclude(equation, [zeroNode]);
  }
  if (square.numerator < 0n) return yield* noRealRoots(equation, [simplify(app('negate', app('sqrt', rationalExpression(square)))), simplify(app('sqrt', rationalExpression(square)))], say('A square is never negative, so no real number satisfies this.'));
  const root = simplify(app('sqrt', rationalExpression(square)));
  const values = [app('negate', root), root];
  yield {
    arrow: 'iff',
    title: say('Take the square root'),
    says: [say('Both numbers with the square {0} count: the positive and the negative root.', m(rationalExpression(square)))],
    shows: alternatives(unknown, values),
    reason: say('take both square roots'),
  };
  return conclude(equation, values);
}

function* commonLetter(equation: QuadraticEquation, a: Rational, b: Rational): Lesson {
  const { unknown } = equation;
  const inner = polynomialExpression([b, a], unknown);
  yield { arrow: 'iff', title: say('Factor out {0}', m(sym(unknown))), says: [say('There is no constant term, so {0} is a common factor.', m(sym(unknown)))], shows: app('equal', app('multiply', sym(unknown), inner), zeroNode), reason: say('factor out the unknown') };
  const other = divide(negate(b), a);
  yield* zeroProduct([app('equal', sym(unknown), zeroNode), app('equal', inner, zeroNode)]);
  const values = sorted([rational(0), other]).map(rationalExpression);
  yield solvedStep(unknown, values);
  return conclude(equation, values);
}

function* zeroProduct(parts: readonly Expression[]): Generator<LessonStep, void> {
  yield { arrow: 'iff', title: say('Use the zero product'), says: [say('A product is zero exactly when one of its factors is zero.')], shows: app('or', ...parts), reason: say('a product is zero when a factor is') };
}

function solvedStep(unknown: string, values: readonly Expression[]): LessonStep {
  return { arrow: 'iff', title: say('Solve each part'), shows: alternatives(unknown, values), reason: say('solve each part') };
}

function* perfectSquare(equation: QuadraticEquation, a: Rational, b: Rational): Lesson {
  const { unknown } = equation;
  const root = squareRoot(a);
  const value = divide(negate(b), multiply(rational(2), a));
  const inner = root ? polynomialExpression([divide(b, multiply(rational(2), root)), root], unknown) : polynomialExpression([negate(value), rational(1)], unknown);
  const square = app('power', inner, num(2));
  const shown = root ? square : app('multiply', rationalExpression(a), square);
  yield { arrow: 'iff', title: say('Recognise a perfect square'), says: [say('The first and last terms are squares and the middle one is twice their product.')], shows: app('equal', shown, zeroNode), reason: say('perfect square') };
  const solution = rationalExpression(value);
  yield { arrow: 'iff', title: say('Take the square root'), says: [say('Only zero has the square zero, so this is a double root.')], shows: equals(unknown, solution), reason: say('only zero has the square zero') };
  return conclude(equation, [solution], [say('It is a double root.')]);
}

function* byFactoring(equation: QuadraticEquation, a: Rational, b: Rational, c: Rational, root: Rational): Lesson {
  const { unknown } = equation;
  const twice = multiply(rational(2), a);
  const roots = sorted([divide(subtract(negate(b), root), twice), divide(add(negate(b), root), twice)]);
  const factors = roots.map((each) => polynomialExpression([rational(-each.numerator), rational(each.denominator)], unknown));
  const [p, q] = [divide(add(b, root), rational(2)), divide(subtract(b, root), rational(2))];
  const isMonic = a.numerator === 1n;
  if (isMonic) {
    yield {
      arrow: 'iff',
      title: say('Factor the left side'),
      says: [say('Look for two numbers with the product {0} and the sum {1}: they are {2} and {3}.', m(rationalExpression(c)), m(rationalExpression(b)), m(rationalExpression(q)), m(rationalExpression(p)))],
      shows: app('equal', app('multiply', ...factors), zeroNode),
      reason: say('factor'),
    };
  } else {
    const split = app('add', app('multiply', rationalExpression(a), app('power', sym(unknown), num(2))), term(p, unknown), term(q, unknown), rationalExpression(c));
    yield {
      arrow: 'iff',
      title: say('Split the middle term'),
      says: [say('Look for two numbers with the product {0} and the sum {1}: they are {2} and {3}.', m(app('multiply', rationalExpression(a), rationalExpression(c))), m(rationalExpression(b)), m(rationalExpression(q)), m(rationalExpression(p)))],
      shows: app('equal', split, zeroNode),
      reason: say('split the middle term'),
    };
    yield { arrow: 'iff', title: say('Factor by grouping'), says: [say('Group the terms in pairs; both pairs have the same bracket.')], shows: app('equal', app('multiply', ...factors), zeroNode), reason: say('factor by grouping') };
  }
  yield* zeroProduct(factors.map((factor) => app('equal', factor, zeroNode)));
  const values = roots.map(rationalExpression);
  yield solvedStep(unknown, values);
  return conclude(equation, values);
}

function term(coefficient: Rational, unknown: string): Expression {
  const [body] = [polynomialExpression([rational(0), coefficient], unknown)];
  return body;
}

function* byFormula(equation: QuadraticEquation, a: Rational, b: Rational, c: Rational, discriminant: Rational, unknown: string): Lesson {
  const delta = sym('Delta');
  const [A, B, C] = [a, b, c].map(rationalExpression) as [Expression, Expression, Expression];
  const formula = app('add', app('power', B, num(2)), app('negate', app('multiply', num(4), A, C)));
  yield {
    arrow: 'aside',
    title: say('Compute the discriminant'),
    says: [say('The factors are not whole numbers, so use the quadratic formula with {0}, {1}, {2}. Its discriminant tells how many real roots there are.', m(app('equal', sym('a'), A)), m(app('equal', sym('b'), B)), m(app('equal', sym('c'), C)))],
    shows: app('chain', delta, { kind: 'text', text: 'equal' }, formula, { kind: 'text', text: 'equal' }, rationalExpression(discriminant)),
    reason: say('discriminant'),
  };
  const root = simplify(app('sqrt', rationalExpression(discriminant)));
  const below = rationalExpression(multiply(rational(2), a));
  const roots = [app('negate', root), root].map((each) => overOneDenominator(app('divide', app('add', rationalExpression(negate(b)), each), rationalExpression(multiply(rational(2), a)))));
  if (discriminant.numerator < 0n) return yield* noRealRoots(equation, roots, say('The discriminant is negative, so there is no real root.'));
  const raw = app('equal', sym(unknown), app('divide', app('plus-minus', rationalExpression(negate(b)), app('sqrt', rationalExpression(discriminant))), below));
  yield { arrow: 'aside', title: say('Use the quadratic formula'), says: [say('Put the numbers into {0}.', '$x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$')], shows: raw };
  yield { arrow: 'iff', title: say('Write both roots'), says: [say('Take squares out of the root and cancel what is common.')], shows: alternatives(unknown, roots), reason: say('both roots, simplified') };
  return conclude(equation, roots);
}

function* noRealRoots(equation: QuadraticEquation, complex: readonly Expression[], why: Phrase): Lesson {
  const { numbers, unknown } = equation;
  if (numbers === 'real') {
    return { kind: 'answer', answer: app('element', sym(unknown), constant('emptyset')), notes: [why, say('There is no real solution.')], checks: [], solutions: [] };
  }
  yield {
    arrow: 'iff',
    title: say('No real roots'),
    says: [why, say('Among the complex numbers there are two roots.')],
    shows: alternatives(unknown, complex),
    reason: say('complex roots'),
  };
  return conclude(equation, complex, [why, say('There is no real solution; the two roots are complex.')]);
}

function sorted(values: readonly Rational[]): Rational[] {
  return [...values].sort(compare);
}
