import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression, Operator } from '../../../math/expression.ts';
import { isApply } from '../../../math/claims/statements.ts';
import { divide, negate } from '../../../math/rational.ts';
import { expand } from '../../../math/simplify.ts';
import { truthAt } from '../../../math/solving/truthAt.ts';
import { sameShape, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { inequalityLesson } from '../inequalities/inequalityLesson.ts';
import { equationLesson } from '../equation.ts';
import { m, type Lesson } from '../lesson.ts';
import { neat } from '../neat.ts';
import { coefficientsOf, rationalExpression } from '../univariate.ts';
import type { PolynomialQuestion, RootCount } from './polynomialQuestion.ts';
import { quadraticIn } from './quadraticIn.ts';

const signs: Readonly<Record<RootCount, Operator>> = { one: 'equal', two: 'greater', none: 'less', some: 'greater-equal' };

/** The values of a letter for which the discriminant has the sign that the number of real roots asks for. */
export function* parameterLesson({ equation, unknown, parameter, count, quadratic, integers }: Extract<PolynomialQuestion, { ask: 'parameter' }>): Lesson {
  const parts = quadraticIn(equation, unknown);
  if (!parts) return { kind: 'beyond' };
  const { a, b, c } = parts;
  const moving = freeVariables(a).size > 0;
  // Where the square can vanish the equation may be linear: another case, unless the text calls it quadratic.
  if (moving && !(quadratic && count !== 'none')) return { kind: 'beyond' };
  const discriminant = expand(app('add', app('power', b, num(2)), app('negate', app('multiply', num(4), a, c))));
  if (!coefficientsOf(discriminant, parameter) || freeVariables(discriminant).size !== 1) return { kind: 'beyond' };
  yield {
    arrow: 'aside',
    title: say('Compute the discriminant'),
    says: [say('With {0}, {1}, {2} the discriminant decides how many real roots there are.', m(app('equal', sym('a'), a)), m(app('equal', sym('b'), b)), m(app('equal', sym('c'), c)))],
    shows: app('equal', app('add', app('power', b, num(2)), app('negate', app('multiply', num(4), a, c))), discriminant),
    reason: say('discriminant'),
  };
  const statement = app(signs[count], discriminant, num(0));
  if (count === 'one') {
    const conclusion = yield* equationLesson({ kind: 'solve', left: discriminant, right: num(0), unknown: parameter, numbers: 'real' });
    if (conclusion.kind === 'beyond' || !moving) return conclusion;
    return conclusion.solutions?.every((solution) => isNotZero(substitute(a, solution))) === true ? conclusion : { kind: 'beyond' };
  }
  const conclusion = yield* inequalityLesson({ kind: 'inequality', statement, unknown: parameter, form: 'conditions', wanted: integers ? 'list' : 'solutions' });
  if (conclusion.kind === 'beyond' || 'template' in conclusion.answer || !moving) return conclusion;
  const zero = linearZero(a, parameter);
  if (!zero) return { kind: 'beyond' };
  const excluded = truthAt(statement, new Map([[parameter, zero]]));
  if (excluded === 'unknown') return { kind: 'beyond' };
  if (excluded !== 'true') return conclusion;
  const gap = app('not-equal', sym(parameter), zero);
  const notes = [...conclusion.notes, say('The coefficient of the square must not be zero: {0}.', m(gap))];
  if (!integers) return { ...conclusion, answer: app('and', conclusion.answer, gap), notes };
  const listed = isApply(conclusion.answer, 'or') ? conclusion.answer.args : [conclusion.answer];
  const kept = listed.filter((each) => isApply(each, 'equal') && each.args[1] && !sameShape(each.args[1], zero));
  const [only, ...more] = kept;
  return only ? { ...conclusion, answer: more.length === 0 ? only : app('or', ...kept), notes } : { kind: 'beyond' };
}

/** Where a linear coefficient vanishes. */
function linearZero(coefficient: Expression, parameter: string): Expression | undefined {
  const [constant, slope, ...more] = coefficientsOf(coefficient, parameter) ?? [];
  return constant && slope && more.length === 0 ? rationalExpression(negate(divide(constant, slope))) : undefined;
}

function isNotZero(value: Expression): boolean {
  const plain = expand(value);
  return plain.kind === 'number' ? plain.numerator !== 0n : plain.kind === 'apply' && plain.operator === 'negate' && plain.args[0]?.kind === 'number';
}

/** The letter for which a given number satisfies the equation. */
export function* givenRootLesson({ equation, unknown, parameter, root }: Extract<PolynomialQuestion, { ask: 'given-root' }>): Lesson {
  const put = substitute(equation, new Map([[unknown, root]]));
  const [left, right] = put.kind === 'apply' ? put.args : [];
  if (!left || !right || freeVariables(put).size !== 1) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('Put the root in'), says: [say('A root satisfies the equation: put {0} into {1}.', m(app('equal', sym(unknown), root)), m(equation))] };
  return yield* equationLesson({ kind: 'solve', left: neat(left), right: neat(right), unknown: parameter, numbers: 'real' });
}

