import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { expressionOf, productOf } from '../calculus/factors.ts';
import { antiderivative } from '../calculus/integralLesson.ts';
import { m, type LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import { exponential, isSame } from './shown.ts';

/** `y' + p·y = q` by the integrating factor; the solution holds the constant C. Undefined where an integral has no rule. */
export function* linearSteps(unknown: string, variable: string, p: Expression, q: Expression): Generator<LessonStep, Expression | undefined> {
  const [x, y, c] = [sym(variable), sym(unknown), sym('C')];
  if (isZero(q)) return yield* homogeneousSteps(unknown, variable, p);
  const slope = app('prime', y, num(1));
  const product = neat(app('multiply', p, y));
  yield { arrow: 'given', title: say('Standard form'), says: [say('The equation is linear in {0}: bring it to the form {1}.', m(y), "$y' + p(x)\\,y = q(x)$")], shows: app('equal', app('add', slope, product), q) };
  const exponent = yield* antiderivative(p, variable, false);
  if (!exponent) return undefined;
  const factor = exponential(exponent);
  yield {
    arrow: 'aside',
    title: say('The integrating factor'),
    says: [say('The factor {0} turns the left side into the derivative of a product.', `$${'e^{\\int p\\,dx}'} = $ ${m(factor)}`)],
    shows: app('equal', app('derivative', factor, x), neat(app('multiply', p, factor))),
  };
  const right = neat(app('multiply', factor, q));
  yield { arrow: 'given', title: say('Multiply by the integrating factor'), says: [say('The left side is the derivative of the product by the product rule.')], shows: app('equal', app('derivative', app('multiply', factor, y), x), right) };
  const integral = yield* antiderivative(right, variable, false);
  if (!integral) return undefined;
  yield { arrow: 'given', title: say('Integrate both sides'), shows: app('equal', app('multiply', factor, y), app('add', integral, c)) };
  const [open, closed] = [neat(expand(app('divide', integral, factor))), quotient(integral, factor, variable)];
  const body = app('add', ...termsOf(toLatex(closed).length < toLatex(open).length ? closed : open), simplify(app('multiply', c, exponential(app('negate', exponent)))));
  yield { arrow: 'given', title: say('Divide by the integrating factor'), shows: app('equal', y, body) };
  return body;
}

function* homogeneousSteps(unknown: string, variable: string, p: Expression): Generator<LessonStep, Expression | undefined> {
  const [y, slope] = [sym(unknown), app('prime', sym(unknown), num(1))];
  const rate = neat(app('negate', p));
  yield { arrow: 'given', title: say('Separate the variables'), says: [say('Divide by {0}; the constant function {1} is a solution too, and comes back at the end.', m(y), m(app('equal', y, num(0))))], shows: app('equal', app('divide', slope, y), rate) };
  const exponent = yield* antiderivative(rate, variable, false);
  if (!exponent) return undefined;
  yield { arrow: 'given', title: say('Integrate both sides'), shows: app('equal', app('ln', app('abs', y)), app('add', exponent, sym('C_1'))) };
  const body = simplify(app('multiply', sym('C'), exponential(exponent)));
  yield { arrow: 'given', title: say('Take the exponential'), says: [say('{0} may be any number, also zero, which gives the constant function.', '$C = \\pm e^{C_1}$')], shows: app('equal', y, body) };
  return body;
}

/** Every term divided, powers of one base together. */
function quotient(sum: Expression, by: Expression, variable: string): Expression {
  const terms = termsOf(sum).map((term) => {
    const { constant, factors } = productOf(app('divide', term, by), variable);
    return simplify(app('multiply', constant, expressionOf(factors)));
  });
  const [only] = terms;
  return terms.length === 1 && only ? only : app('add', ...terms);
}

function termsOf(sum: Expression): readonly Expression[] {
  return sum.kind === 'apply' && sum.operator === 'add' ? sum.args : [sum];
}

function isZero(expression: Expression): boolean {
  return isSame(simplify(expression), num(0));
}
