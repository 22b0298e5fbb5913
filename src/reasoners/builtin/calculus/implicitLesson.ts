import { say } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import { dependsOn, differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { gcd } from '../../../math/rational.ts';
import { expand } from '../../../math/simplify.ts';
import { m, type Lesson } from '../lesson.ts';
import { neat } from '../neat.ts';
import type { CalculusTask } from './calculusTask.ts';
import { equals } from './confirmed.ts';
import { isZeroNumber } from '../zeroAndOne.ts';

/** Both sides differentiated, y as a function of x, and solved for its derivative. */
export function* implicitLesson({ equation, variable, unknown }: Extract<CalculusTask, { kind: 'implicit' }>): Lesson {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  const slope = app('prime', sym(unknown), num(1));
  const parts = [left, right].map((side) => {
    const [byVariable, byFunction] = [side && differentiate(side, variable), side && differentiate(side, unknown)];
    return byVariable && byFunction ? { byVariable: neat(byVariable), byFunction: neat(byFunction) } : undefined;
  });
  const [a, b] = parts;
  if (!left || !right || !a || !b) return { kind: 'beyond' };
  yield { arrow: 'given', title: say('The equation'), shows: equation };
  const total = ({ byVariable, byFunction }: NonNullable<typeof a>): Expression => {
    const terms = [byVariable, ...(isZeroNumber(byFunction) ? [] : [app('multiply', byFunction, slope)])].filter((term) => !isZeroNumber(term));
    const [only] = terms;
    return terms.length === 0 ? num(0) : terms.length === 1 && only ? only : app('add', ...terms);
  };
  yield { arrow: 'given', title: say('Differentiate both sides'), says: [say('{0} is a function of {1}, so by the chain rule each of its terms brings the factor {2}.', m(sym(unknown)), m(sym(variable)), m(slope))], shows: app('equal', total(a), total(b)) };
  const [above, below] = [neat(minus(b.byVariable, a.byVariable)), neat(minus(a.byFunction, b.byFunction))];
  if (isZeroNumber(below) || !dependsOn(equation, unknown)) return { kind: 'beyond' };
  const answer = reduced(above, below);
  if (!equals(app('multiply', below, answer), above)) return { kind: 'beyond' };
  yield { arrow: 'given', title: say('Collect the terms with the derivative'), shows: app('equal', app('multiply', below, slope), above) };
  return { kind: 'answer', answer: app('equal', slope, answer), notes: [], checks: [] };
}

/** The fraction without a common number above and below, a sign that all terms above share in front. */
function reduced(above: Expression, below: Expression): Expression {
  const [over, under] = [coefficients(above), coefficients(below)];
  const common = [...over, ...under].reduce((divisor, value) => gcd(divisor, value < 0n ? -value : value), 0n);
  const isNegative = over.every((value) => value < 0n);
  const [top, bottom] = [above, below].map((part, index) => neat(expand(app('divide', part, num(index === 0 && isNegative ? -common : common)))));
  if (!top || !bottom || common === 0n) return neat(app('divide', above, below));
  const fraction = bottom.kind === 'number' && bottom.numerator === 1n && bottom.denominator === 1n ? top : app('divide', top, bottom);
  return isNegative ? app('negate', fraction) : fraction;
}

/** The whole numbers before the terms of a sum; none where one is not whole. */
function coefficients(sum: Expression): bigint[] {
  const open = expand(sum);
  const found = (open.kind === 'apply' && open.operator === 'add' ? open.args : [open]).map(coefficient);
  return found.some((value) => value === undefined) ? [1n] : found.flatMap((value) => value ?? []);
}

function coefficient(term: Expression): bigint | undefined {
  if (term.kind === 'number') return term.denominator === 1n ? term.numerator : undefined;
  if (term.kind !== 'apply') return 1n;
  const [first] = term.args;
  if (term.operator === 'negate' && first) {
    const inner = coefficient(first);
    return inner === undefined ? undefined : -inner;
  }
  return term.operator === 'multiply' && first?.kind === 'number' ? coefficient(first) : 1n;
}
