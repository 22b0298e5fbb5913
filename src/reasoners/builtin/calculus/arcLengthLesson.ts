import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import { differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { divide, rational } from '../../../math/rational.ts';
import { expand } from '../../../math/simplify.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { m, type Lesson } from '../lesson.ts';
import { neat } from '../neat.ts';
import { squareRoot } from '../quadratic.ts';
import { fractionOf } from '../rationalEquation.ts';
import { at, minusPolynomial, polynomialExpression, timesPolynomial, trim, type Coefficients } from '../univariate.ts';
import { isZeroNumber } from '../zeroAndOne.ts';
import type { CalculusTask } from './calculusTask.ts';
import { equals } from './confirmed.ts';
import { antiderivative, between, isProper } from './integralLesson.ts';
import { isSameBetween } from './sameBetween.ts';

/** The length of a graph, where the square root in its integral goes away or has an elementary antiderivative; confirmed by the length of chords. */
export function* arcLengthLesson({ of: { body, variable }, bounds }: Extract<CalculusTask, { kind: 'arc-length' }>): Lesson {
  const x = sym(variable);
  const derived = differentiate(body, variable);
  const derivative = derived && neat(derived);
  const [low, high] = bounds.map((bound) => realValue(bound));
  if (!derivative || low === undefined || high === undefined || low >= high || !equals(app('derivative', body, x), derivative)) return { kind: 'beyond' };
  const radicand = app('add', num(1), app('power', derivative, num(2)));
  const root = app('sqrt', radicand);
  const square = exactRoot(radicand, variable, (low + high) / 2);
  const integrand = square ?? neat(app('sqrt', neat(expand(radicand))));
  if (!isProper(integrand, variable, bounds) || !isSameBetween(root, integrand, variable, low, high)) return { kind: 'beyond' };
  yield { arrow: 'equals', title: say('Differentiate'), shows: app('equal', app('derivative', body, x), derivative), reason: say('derivative') };
  const formula = say('The length of a graph: {0}.', `$L = \\int_a^b \\sqrt{1 + f'(${variable})^2}\\,d${variable}$`);
  if (toLatex(root) === toLatex(integrand)) yield { arrow: 'aside', title: say('Set up the integral'), says: [formula] };
  else yield { arrow: 'equals', title: say('Set up the integral'), says: square ? [formula, say('What stands under the root is a square: {0}.', m(app('equal', radicand, app('power', square, num(2)))))] : [formula], shows: app('equal', app('integral', root, x, ...bounds), app('integral', integrand, x, ...bounds)), reason: square ? say('the root of a square') : say('simplify') };
  const primitive = yield* antiderivative(integrand, variable, false);
  const value = primitive && (yield* between(integrand, primitive, variable, bounds));
  const size = value && realValue(value);
  const chords = chordLength(body, variable, low, high);
  if (!value || size === undefined || chords === undefined || Math.abs(size - chords) > 1e-4 * (1 + size)) return { kind: 'beyond' };
  return { kind: 'answer', answer: value, notes: [say('The length of many short chords is about the same.')], checks: [] };
}

/** The root of a quotient of polynomials that both are squares, positive at a place and so wherever it has no zero. */
function exactRoot(radicand: Expression, variable: string, place: number): Expression | undefined {
  const fraction = fractionOf(radicand, variable);
  // A quotient may have a common factor that is no square.
  const [above, below] = fraction ? [polynomialRoot(fraction.above), polynomialRoot(fraction.below)] : [];
  if (!above || !below) return undefined;
  const root = neat(expand(app('divide', polynomialExpression(above, variable), polynomialExpression(below, variable))));
  const value = realValue(root, new Map([[variable, real(place)]]));
  return value === undefined || value === 0 || isZeroNumber(root) ? undefined : value > 0 ? root : neat(app('negate', root));
}

/** `p` with p² = a, by its leading terms one after the other. */
function polynomialRoot(a: Coefficients): Coefficients | undefined {
  const degree = a.length - 1;
  const lead = a.at(-1);
  const top = lead && squareRoot(lead);
  if (!top || degree % 2 !== 0) return undefined;
  let root: Coefficients = [...Array.from({ length: degree / 2 }, () => rational(0)), top];
  for (let power = degree / 2 - 1; power >= 0; power--) {
    const square = timesPolynomial(root, root);
    const rest = square && minusPolynomial(a, square);
    if (!rest) return undefined;
    const term = divide(at(rest, power + degree / 2), { numerator: 2n * top.numerator, denominator: top.denominator });
    root = root.map((each, index) => (index === power ? term : each));
  }
  const square = timesPolynomial(root, root);
  return square && trim(minusPolynomial(a, square)).length === 0 ? root : undefined;
}

const chords = 4000;

function chordLength(body: Expression, variable: string, low: number, high: number): number | undefined {
  let length = 0;
  let last: number | undefined;
  for (let index = 0; index <= chords; index++) {
    const height = realValue(body, new Map([[variable, real(low + ((high - low) * index) / chords)]]));
    if (height === undefined) return undefined;
    if (last !== undefined) length += Math.hypot((high - low) / chords, height - last);
    last = height;
  }
  return length;
}
