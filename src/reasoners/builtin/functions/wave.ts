import { say, type Phrase } from '../../../core/phrase.ts';
import { app, constant, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { ApplyNode, Expression } from '../../../math/expression.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { sameShape, substitute, walk } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m, type Lesson } from '../lesson.ts';
import { coefficientsOf, rationalExpression } from '../univariate.ts';
import type { FunctionQuestion } from './functionQuestion.ts';

type WaveQuestion = Extract<FunctionQuestion, { ask: 'period' | 'amplitude' | 'phase-shift' }>;

/** `A·f(Bx + C) + D`. */
interface Wave {
  readonly node: ApplyNode;
  readonly a: Expression;
  readonly b: Expression;
  readonly c: Expression;
}

function waveOf(body: Expression, variable: string): Wave | undefined {
  const nodes = [...walk(body)].filter((part): part is ApplyNode => isApply(part, 'sin', 'cos', 'tan', 'cot', 'sec', 'csc') && freeVariables(part).has(variable));
  const [node, ...more] = nodes;
  const inside = node?.args[0];
  if (!node || !inside || more.some((each) => !sameShape(each, node))) return undefined;
  const replaced = (part: Expression): Expression => (sameShape(part, node) ? sym('w') : part.kind === 'apply' ? { ...part, args: part.args.map(replaced) } : part);
  const outer = replaced(body);
  const coefficients = freeVariables(outer).size === 1 && !freeVariables(body).has('w') ? coefficientsOf(outer, 'w') : undefined;
  const [, factor] = coefficients ?? [];
  const at = (x: number): Expression => expand(substitute(inside, new Map([[variable, num(x)]])));
  const difference = (x: number, y: number): Expression => expand(app('add', at(x), app('negate', at(y))));
  const b = difference(1, 0);
  if (!coefficients || coefficients.length !== 2 || !factor || !sameShape(b, difference(2, 1)) || !sameShape(b, difference(5, 4)) || (realValue(b) ?? 0) === 0) return undefined;
  return { node, a: rationalExpression(factor), b, c: at(0) };
}

/** Period, amplitude and phase shift by the numbers in the formula; the period is tried at points. */
export function* waveLesson({ ask, body, variable }: WaveQuestion): Lesson {
  const wave = waveOf(body, variable);
  if (!wave) return { kind: 'beyond' };
  const { node, a, b, c } = wave;
  const size = (value: Expression): Expression => app('abs', value);
  switch (ask) {
    case 'period': {
      const isShort = isApply(node, 'tan', 'cot');
      const given = app('divide', isShort ? constant('pi') : app('multiply', num(2), constant('pi')), size(b));
      const period = simplify(given);
      if (!repeats(body, variable, period)) return { kind: 'beyond' };
      yield { arrow: 'aside', title: say('Divide the period by the factor'), says: [say('{0} repeats after {1}; the factor {2} of {3} makes that shorter or longer.', m(app(node.operator, sym(variable))), isShort ? '$\\pi$' : '$2\\pi$', m(b), m(sym(variable)))], shows: app('equal', given, period) };
      return { kind: 'answer', answer: period, notes: [], checks: [] };
    }
    case 'amplitude': {
      if (!isApply(node, 'sin', 'cos')) return { kind: 'beyond' };
      const amplitude = simplify(size(a));
      yield { arrow: 'aside', title: say('Read off the amplitude'), says: [say('Sine and cosine go from {0} to {1}, so the factor before them is how far the values go up and down.', '$-1$', '$1$')], shows: app('equal', size(a), amplitude) };
      return { kind: 'answer', answer: amplitude, notes: [], checks: [] };
    }
    case 'phase-shift': {
      const shift = simplify(app('negate', app('divide', c, b)));
      const inside = node.args[0] ?? c;
      yield { arrow: 'aside', title: say('Take the factor out'), says: [say('The graph is moved by what is taken away from {0}.', m(sym(variable)))], shows: app('equal', inside, app('multiply', b, app('add', sym(variable), app('negate', shift)))) };
      return { kind: 'answer', answer: shift, notes: [], checks: [] };
    }
  }
}

/** Whether the values come again after the period, and at some place not after its half or third. */
function repeats(body: Expression, variable: string, period: Expression): boolean {
  const at = (x: number): number => realValue(body, new Map([[variable, { re: x, im: 0, error: 0 }]])) ?? Number.NaN;
  const length = realValue(period) ?? Number.NaN;
  const same = (step: number): boolean => [0.137, 0.791, 1.373, 2.219].every((x) => Math.abs(at(x) - at(x + step)) < 1e-7 * (1 + Math.abs(at(x))));
  return same(length) && !same(length / 2) && !same(length / 3);
}

/** The interpretation in one sentence. */
export function waveReading({ ask, body, variable }: WaveQuestion): Phrase {
  const graph = m(app('equal', sym(variable === 'y' ? 'z' : 'y'), body));
  switch (ask) {
    case 'period':
      return say('I read this as: find the period of {0}.', graph);
    case 'amplitude':
      return say('I read this as: find the amplitude of {0}.', graph);
    case 'phase-shift':
      return say('I read this as: find the phase shift of {0}.', graph);
  }
}
