import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, divide, gcd, isInteger, isZero, multiply, negate, one, rational, zero, type Rational } from '../../../math/rational.ts';
import { numericValue, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { sameShape, substitute } from '../../../math/traverse.ts';
import type { SolveTask } from '../equation.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { realRoots } from '../realRoots.ts';
import { polynomialExpression, rationalExpression, type Coefficients } from '../univariate.ts';
import { either, fromCandidates } from './candidates.ts';
import { collected, type PowerTerm } from './powerTerms.ts';

interface Reduced {
  readonly steps: readonly LessonStep[];
  readonly reached: Expression;
  readonly candidates: readonly Expression[];
}

/** Sums of powers with the unknown as exponent: a polynomial in one power, or two powers of different bases by logarithms. */
export function* exponentSumsLesson({ left, right, unknown, numbers }: SolveTask): Lesson {
  const terms = numbers === 'complex' ? undefined : collected(app('add', left, app('negate', right)), unknown);
  const given = app('equal', left, right);
  const reduced = terms && (inOnePower(terms, given, unknown) ?? byLogarithms(terms, given, unknown));
  if (!reduced) return { kind: 'beyond' };
  yield { arrow: 'given', title: say('Write the equation down'), shows: given };
  yield* reduced.steps;
  const conclusion = yield* fromCandidates(given, unknown, reduced.candidates, reduced.reached);
  if (conclusion.kind === 'beyond' || !conclusion.solutions) return conclusion;
  // Where an independent search finds all solutions, they must be as many.
  const found = solveEquation(given, unknown);
  const complete = conclusion.solutions.length === reduced.candidates.length && (!found || (found.kind === 'finite' && found.values.length === conclusion.solutions.length));
  return complete ? conclusion : { kind: 'beyond' };
}

/** A polynomial in `g^x`: only its positive roots are powers. */
function inOnePower(terms: readonly PowerTerm[], given: Expression, unknown: string): Reduced | undefined {
  const bases = new Set(terms.flatMap(({ slopes }) => [...slopes.keys()]));
  const [base, ...others] = bases;
  if (base === undefined || others.length > 0 || terms.some(({ natural }) => !isZero(natural))) return undefined;
  const slopes = terms.map(({ slopes: each }) => each.get(base) ?? zero);
  const step = slopes.filter((each) => !isZero(each)).reduce<Rational>((common, each) => rational(gcd(common.numerator * each.denominator, each.numerator * common.denominator), common.denominator * each.denominator), zero);
  const least = slopes.reduce((a, b) => (compare(b, a) < 0 ? b : a));
  if (!isInteger(step) || isZero(step) || step.numerator > 6n) return undefined;
  const coefficients: Rational[] = [];
  for (const [index, { coefficient }] of terms.entries()) {
    const place = Number(divide(add(slopes[index] ?? zero, negate(least)), step).numerator);
    if (place > 6) return undefined;
    while (coefficients.length <= place) coefficients.push(zero);
    coefficients[place] = coefficient;
  }
  const polynomial: Coefficients = coefficients;
  const roots = polynomial.length < 2 ? undefined : realRoots(polynomial);
  if (!roots) return undefined;
  const whole = base === 'e' ? undefined : BigInt(base) ** step.numerator;
  const exponent = step.numerator === 1n ? sym(unknown) : app('multiply', num(step.numerator), sym(unknown));
  const node = whole === undefined ? app('power', { kind: 'constant', name: 'e' }, exponent) : app('power', num(whole), sym(unknown));
  const steps: LessonStep[] = [];
  const inNode = app('equal', substitute(polynomialExpression(polynomial, unknown), new Map([[unknown, node]])), num(0));
  if (polynomial.length > 2 && !sameShape(inNode, given)) steps.push({ arrow: 'iff', title: say('Write it as a polynomial in {0}', m(node)), says: [say('Every power in it is a power of {0}.', m(node))], shows: inNode, reason: say('in one power') });
  const sizes = roots.map((root) => realValue(root));
  if (sizes.some((size) => size === undefined || Math.abs(size) < 1e-12)) return undefined;
  const positive = roots.filter((_, index) => (sizes[index] ?? 0) > 0);
  const reached = either(positive.map((root) => app('equal', node, root)));
  const rejected = roots.filter((root) => !positive.includes(root));
  const says = rejected.map((root) => say('A power of a positive number is positive, so {0} is impossible.', m(app('equal', node, root))));
  if (positive.length === 0) return { steps: [...steps, { arrow: 'aside', title: say('Solve for {0}', m(node)), says }], reached: given, candidates: [] };
  if (!sameShape(reached, given)) steps.push({ arrow: 'iff', title: say('Solve for {0}', m(node)), says, shows: reached, reason: say('a power is positive') });
  const candidates = positive.map((root) => logarithmTo(base, root, step));
  return { steps, reached, candidates };
}

/** The exponent, over the step, for which a power has a value: a fraction where it is one. */
function logarithmTo(base: string, value: Expression, step: Rational): Expression {
  const logarithm = base === 'e' ? app('ln', value) : app('log', value, num(BigInt(base)));
  const plain = simplify(logarithm);
  const told = base === 'e' || numericValue(plain) ? plain : logarithm;
  return step.numerator === 1n ? told : numericValue(told) ? simplify(app('divide', told, num(step.numerator))) : app('divide', told, num(step.numerator));
}

/** Two products of powers: the logarithms of both sides are linear in the unknown, so there is exactly one solution. */
function byLogarithms(terms: readonly PowerTerm[], given: Expression, unknown: string): Reduced | undefined {
  const [earlier, later, ...more] = terms;
  if (!earlier || !later || more.length > 0) return undefined;
  // The logarithm of a number above one is told, not of its reciprocal.
  const swapped = compare(multiply(later.coefficient, later.coefficient), multiply(earlier.coefficient, earlier.coefficient)) < 0;
  const [first, second] = swapped ? [later, earlier] : [earlier, later];
  const ratio = negate(divide(second.coefficient, first.coefficient));
  if (ratio.numerator <= 0n) return undefined;
  const slope = [...new Set([...first.slopes.keys(), ...second.slopes.keys()])].flatMap((base) => {
    const size = add(first.slopes.get(base) ?? zero, negate(second.slopes.get(base) ?? zero));
    return isZero(size) ? [] : [scaledTerm(size, base === 'e' ? undefined : app('ln', num(BigInt(base))))];
  });
  const shift = add(first.natural, negate(second.natural));
  const constants = [...(ratio.numerator === ratio.denominator ? [] : [app('ln', rationalExpression(ratio))]), ...(isZero(shift) ? [] : [rationalExpression(negate(shift))])];
  const below = sumOf(slope);
  const size = realValue(below);
  if (slope.length === 0 || size === undefined || Math.abs(size) < 1e-9) return undefined;
  const linear = app('equal', app('multiply', below, sym(unknown)), sumOf(constants));
  const steps: LessonStep[] = [{ arrow: 'aside', title: say('Take logarithms of both sides'), says: [say('Both sides are positive, and the logarithm turns exponents into factors: {0}. This is linear in {1}, so there is exactly one solution.', m(linear), m(sym(unknown)))] }];
  const value = constants.length === 0 ? num(0) : app('divide', sumOf(constants), below);
  return { steps, reached: given, candidates: [value] };
}

function scaledTerm(size: Rational, logarithm: Expression | undefined): Expression {
  if (!logarithm) return rationalExpression(size);
  const above = size.numerator < 0n ? negate(size) : size;
  const term = compare(above, one) === 0 ? logarithm : app('multiply', rationalExpression(above), logarithm);
  return size.numerator < 0n ? app('negate', term) : term;
}

function sumOf(parts: readonly Expression[]): Expression {
  const [only, ...more] = parts;
  return only === undefined ? num(0) : more.length === 0 ? only : app('add', ...parts);
}
