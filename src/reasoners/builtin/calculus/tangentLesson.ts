import { say } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import { differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { substitute } from '../../../math/traverse.ts';
import { m, type Lesson } from '../lesson.ts';
import { neat } from '../neat.ts';
import type { CalculusTask } from './calculusTask.ts';
import { equals } from './confirmed.ts';
import { isContinuousOn } from './continuity.ts';

/** The tangent or normal where `x = a`, or only its slope. */
export function* tangentLesson({ of, at, line }: Extract<CalculusTask, { kind: 'tangent' }>): Lesson {
  const { body, variable } = of;
  const x = sym(variable);
  const derived = differentiate(body, variable);
  const place = realValue(at);
  if (!derived || place === undefined) return { kind: 'beyond' };
  const derivative = neat(derived);
  if (![body, derivative].every((each) => isContinuousOn(each, variable, [place - 1e-4, place + 1e-4]))) return { kind: 'beyond', why: say('The function has no derivative there that the built-in solver could find.') };
  const put = (expression: Expression): Expression => substitute(expression, new Map([[variable, at]]));
  const [height, slope] = [neat(put(body)), neat(put(derivative))];
  const quotient = app('limit', app('divide', minus(substitute(body, new Map([[variable, app('add', at, sym('h'))]])), height), sym('h')), sym('h'), num(0));
  if (variable === 'h' || !equals(app('derivative', body, x), derivative) || !equals(put(body), height) || !equals(quotient, slope)) return { kind: 'beyond' };
  if (line !== 'slope') yield { arrow: 'aside', title: say('The point on the curve'), says: [say('Put {0} into the function.', m(app('equal', x, at)))], shows: app('equal', put(body), height) };
  yield { arrow: 'equals', title: say('Differentiate'), says: [say('The slope of the tangent is the value of the derivative.')], shows: app('equal', app('derivative', body, x), derivative), reason: say('derivative') };
  yield { arrow: 'aside', title: say('The slope of the tangent'), says: [say('Put {0} into the derivative.', m(app('equal', x, at)))], shows: app('equal', put(derivative), slope) };
  if (line === 'slope') return { kind: 'answer', answer: slope, notes: [], checks: [] };
  const isFlat = slope.kind === 'number' && slope.numerator === 0n;
  if (line === 'normal' && isFlat) return { kind: 'answer', answer: app('equal', x, at), notes: [say('The tangent is horizontal, so the normal is vertical.')], checks: [] };
  const steep = line === 'tangent' ? slope : neat(app('divide', num(-1), slope));
  if (line === 'normal') yield { arrow: 'aside', title: say('The slope of the normal'), says: [say('The product of the slopes of two perpendicular lines is {0}.', '$-1$')], shows: app('equal', app('divide', num(-1), slope), steep) };
  const through = app('equal', simplify(minus(sym('y'), height)), app('multiply', steep, simplify(minus(x, at))));
  const right = straight(expand(app('add', app('multiply', steep, minus(x, at)), height)), variable);
  const answer = app('equal', sym('y'), right);
  if (!isFlat) yield { arrow: 'given', title: say('Line through the point with this slope'), says: [say('Point-slope form: {0}.', '$y - y_0 = m(x - x_0)$')], shows: through };
  if (toLatex(through) !== toLatex(answer)) yield { arrow: isFlat ? 'given' : 'iff', title: say('Solve for {0}', '$y$'), shows: answer };
  return { kind: 'answer', answer, notes: [], checks: [app('equal', put(right), height)] };
}

/** The term with the variable first. */
export function straight(line: Expression, variable: string): Expression {
  if (line.kind !== 'apply' || line.operator !== 'add') return line;
  const has = (part: Expression): boolean => toLatex(substitute(part, new Map([[variable, sym('q')]]))) !== toLatex(part);
  return { ...line, args: [...line.args.filter(has), ...line.args.filter((arg) => !has(arg))] };
}
