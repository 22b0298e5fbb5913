import { say } from '../../core/phrase.ts';
import { app, num } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { sameShape } from '../../math/traverse.ts';
import { m, type Lesson } from './lesson.ts';
import { linearLesson } from './linear.ts';
import { higherLesson } from './higher.ts';
import { quadraticLesson } from './quadratic.ts';
import { rationalLesson } from './rationalEquation.ts';
import type { MathTask } from './task.ts';
import { at, coefficientsOf, commonDenominator, content, minusPolynomial, polynomialExpression, rationalExpression, scaled, type Coefficients } from './univariate.ts';
import { divide, isZero, one } from '../../math/rational.ts';

export type SolveTask = Extract<MathTask, { kind: 'solve' }>;

/** One equation in one unknown: by its degree, once both sides are polynomials. */
export function* equationLesson(task: SolveTask): Lesson {
  const { left, right, unknown } = task;
  const given = app('equal', left, right);
  const [a, b] = [coefficientsOf(left, unknown), coefficientsOf(right, unknown)];
  if (!a || !b) return yield* rationalLesson(task);
  yield { arrow: 'given', title: say('Write the equation down'), shows: given };
  const difference = minusPolynomial(a, b);
  if (difference.length <= 2) return yield* linearLesson({ given, left: a, right: b, unknown });
  return yield* polynomialLesson(task, given, difference);
}

/** From `given`, an equation whose sides differ by this polynomial, to its solutions. */
export function* polynomialLesson(task: SolveTask, given: Expression, difference: Coefficients): Lesson {
  const { unknown } = task;
  const factor = content(difference);
  const whole = scaled(difference, divide(one, factor));
  const zeroed = app('equal', polynomialExpression(whole, unknown), num(0));
  // Without a linear term the square is isolated at once.
  const isPureSquare = whole.length === 3 && isZero(at(whole, 1));
  if (!sameShape(given, zeroed) && !isPureSquare) {

    const fractions = commonDenominator(difference) > 1n;
    const moved = !isZeroSide(given);
    yield {
      arrow: 'iff',
      title: moved ? say('Bring everything to one side') : say('Put it in standard form'),
      says: [
        fractions
          ? say('Multiply by the common denominator and collect like terms, so that zero stands on the right.')
          : factor.numerator === 1n
            ? say('Multiply out, collect like terms, and leave zero on the right.')
            : say('Collect like terms, divide out the common factor {0}, and leave zero on the right.', m(rationalExpression(factor))),
      ],
      shows: zeroed,
      reason: say('standard form'),
    };
  }
  if (whole.length === 3) return yield* quadraticLesson({ coefficients: whole, unknown, numbers: task.numbers, given });
  return yield* higherLesson({ coefficients: whole, unknown, given });
}

function isZeroSide(given: Expression): boolean {
  const right = given.kind === 'apply' ? given.args[1] : undefined;
  return right?.kind === 'number' && right.numerator === 0n;
}
