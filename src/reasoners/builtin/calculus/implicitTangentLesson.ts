import { say } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import { differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { substitute } from '../../../math/traverse.ts';
import { m, type Lesson } from '../lesson.ts';
import { neat } from '../neat.ts';
import { isZeroNumber } from '../zeroAndOne.ts';
import type { CalculusTask } from './calculusTask.ts';
import { equals } from './confirmed.ts';
import { straight } from './tangentLesson.ts';

const [x, y] = [sym('x'), sym('y')];

/** The tangent or normal of a curve that an equation in x and y gives, at a point that must lie on it; or only the slope there. */
export function* implicitTangentLesson({ equation, point: [a, b], line }: Extract<CalculusTask, { kind: 'implicit-tangent' }>): Lesson {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  if (!left || !right) return { kind: 'beyond' };
  const put = (expression: Expression): Expression => substitute(expression, new Map([['x', a], ['y', b]]));
  if (!equals(put(left), put(right))) return { kind: 'beyond', why: say('The point does not lie on the curve.') };
  const side = isZeroNumber(right) ? left : minus(left, right);
  const [byX, byY] = [differentiate(side, 'x'), differentiate(side, 'y')].map((each) => each && neat(each));
  if (!byX || !byY || !equals(app('partial', side, x), byX) || !equals(app('partial', side, y), byY)) return { kind: 'beyond' };
  const [atX, atY] = [neat(put(byX)), neat(put(byY))];
  const isUpright = isZeroNumber(atY);
  if (isUpright && isZeroNumber(atX)) return { kind: 'beyond', why: say('Both derivatives are zero there, so the curve has no certain tangent at this point.') };
  if (!touches(side, [a, b], [atX, atY])) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('The point lies on the curve'), says: [say('Put the point into the equation.')], shows: app('equal', put(left), put(right)) };
  yield { arrow: 'aside', title: say('Differentiate by {0}', '$x$'), says: [say('With everything on the left, differentiate by one letter while the other stays as it is.')], shows: app('equal', app('partial', side, x), byX) };
  yield { arrow: 'aside', title: say('Differentiate by {0}', '$y$'), shows: app('equal', app('partial', side, y), byY) };
  const slopeFormula = '$F_x + F_y \\cdot y\' = 0$';
  if (isUpright) {
    yield { arrow: 'aside', title: say('Put the point into the derivative by {0}', '$y$'), says: [say('Along the curve {0}. The factor of the slope is zero, so the tangent is vertical.', slopeFormula)], shows: app('equal', put(byY), atY) };
    if (line === 'slope') return { kind: 'beyond', why: say('The tangent is vertical there: it has no slope.') };
    return { kind: 'answer', answer: line === 'tangent' ? app('equal', x, a) : app('equal', y, b), notes: [], checks: [] };
  }
  const slope = neat(app('negate', app('divide', atX, atY)));
  const quotient = app('negate', app('divide', put(byX), put(byY)));
  if (!equals(quotient, slope)) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('The slope of the tangent'), says: [say('Along the curve {0}, so the slope is {1}.', slopeFormula, "$-\\frac{F_x}{F_y}$")], shows: app('equal', quotient, slope) };
  if (line === 'slope') return { kind: 'answer', answer: slope, notes: [], checks: [] };
  const isFlat = isZeroNumber(slope);
  if (line === 'normal' && isFlat) return { kind: 'answer', answer: app('equal', x, a), notes: [say('The tangent is horizontal, so the normal is vertical.')], checks: [] };
  const steep = line === 'tangent' ? slope : neat(app('divide', num(-1), slope));
  if (line === 'normal') yield { arrow: 'aside', title: say('The slope of the normal'), says: [say('The product of the slopes of two perpendicular lines is {0}.', '$-1$')], shows: app('equal', app('divide', num(-1), slope), steep) };
  const through = app('equal', simplify(minus(y, b)), app('multiply', steep, simplify(minus(x, a))));
  const term = straight(expand(app('add', app('multiply', steep, minus(x, a)), b)), 'x');
  const answer = app('equal', y, term);
  if (!isFlat) yield { arrow: 'given', title: say('Line through the point with this slope'), says: [say('Point-slope form: {0}.', '$y - y_0 = m(x - x_0)$')], shows: through };
  if (toLatex(through) !== toLatex(answer)) yield { arrow: isFlat ? 'given' : 'iff', title: say('Solve for {0}', m(y)), shows: answer };
  return { kind: 'answer', answer, notes: [], checks: [app('equal', neat(substitute(term, new Map([['x', a]]))), b)] };
}

/** Whether along the line at right angles to the gradient the equation fails by the square of the step only, in doubles. */
function touches(side: Expression, point: readonly [Expression, Expression], gradient: readonly [Expression, Expression]): boolean {
  const [u, v, p, q] = [...point, ...gradient].map((each) => realValue(each));
  if (u === undefined || v === undefined || p === undefined || q === undefined) return false;
  const size = Math.hypot(p, q);
  const off = (step: number): number => Math.abs(realValue(side, new Map([['x', real(u - (step * q) / size)], ['y', real(v + (step * p) / size)]])) ?? Number.NaN);
  return [1, -1].every((sign) => off(sign * 1e-3) <= 0.02 * size && off(sign * 1e-4) <= 0.002 * size && off(sign * 1e-5) <= 2e-4 * 1e-5 * 10 * size + 1e-3 * 1e-5 * size);
}
