import { say } from '../../../core/phrase.ts';
import { app, sym } from '../../../math/build.ts';
import { simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { substitute } from '../../../math/traverse.ts';
import { m, type Lesson } from '../lesson.ts';
import { neat } from '../neat.ts';
import type { DifferentialTask } from './differentialTask.ts';
import { firstOrderSteps } from './firstOrder.ts';
import { secondOrderSteps } from './secondOrder.ts';
import { checkOf, shown } from './shown.ts';

export function* differentialLesson({ problem, asked, at }: DifferentialTask): Lesson {
  const { unknown, variable, equation, order } = problem;
  const left = /^[fgh]$/.test(unknown) ? app('call', sym(unknown), sym(variable)) : sym(unknown);
  yield { arrow: 'given', title: say('The equation'), says: [say('Wanted is the function {0} of {1}.', m(sym(unknown)), m(sym(variable)))], shows: shown(equation, unknown) };
  const solved = order === 1 ? yield* firstOrderSteps(problem, left) : order === 2 ? yield* secondOrderSteps(problem, left, asked === 'any') : undefined;
  if (!solved) return { kind: 'beyond', why: say('No method that the built-in solver knows fits this differential equation.') };
  const { answer, body, notes } = solved;
  if (at) {
    const value = body && neat(substitute(body, new Map([[variable, at]])));
    if (!value || realValue(value) === undefined) return { kind: 'beyond' };
    yield { arrow: 'aside', title: say('The value that is asked for'), shows: app('equal', simplify(substitute(body, new Map([[variable, at]]))), value) };
    return { kind: 'answer', answer: value, notes, checks: [] };
  }
  const check = body && checkOf(problem, body);
  return { kind: 'answer', answer, notes, checks: check ? [check] : [] };
}
