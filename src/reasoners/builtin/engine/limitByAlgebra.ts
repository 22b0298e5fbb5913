import { say } from '../../../core/phrase.ts';
import { app } from '../../../math/build.ts';
import { isInfinite } from '../../../math/deciding/holds.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import type { CalculusTask } from '../calculus/calculusTask.ts';
import { equals } from '../calculus/confirmed.ts';
import { limitOf } from '../calculus/limitRules.ts';
import { m, type LessonStep } from '../lesson.ts';
import type { AlgebraWork } from './algebraLesson.ts';
import { byAlgebra, decimal } from './tellingAlgebra.ts';

/** A limit: the proposal must be what the values of the function settle at, ever nearer to the point. */
export function limitByAlgebra({ body, variable, target, side }: Extract<CalculusTask, { kind: 'limit' }>): AlgebraWork {
  const whole = limitOf(body, { variable, target, ...(side ? { side } : {}) });
  return {
    request: { kind: 'limit', body, variable, target, ...(side ? { side } : {}) },
    lesson: (proposals) => {
      const value = proposals.flat().sort((one, two) => toLatex(one).length - toLatex(two).length).find((proposal) => equals(whole, proposal));
      if (!value) return undefined;
      const values = tableOf(body, variable, target, side);
      const steps = [byAlgebra(app('equal', whole, value)), ...(values ? [values] : [])];
      return { steps, conclusion: { kind: 'answer', answer: value, notes: isInfinite(value) ? [say('There is no finite limit.')] : [say('The values of the function come ever nearer to it; they were computed to more than fifteen digits.')], checks: [] } };
    },
  };
}

/** Values of the function ever nearer to the point. */
function tableOf(body: Expression, variable: string, target: Expression, side: '+' | '-' | undefined): LessonStep | undefined {
  const centre = isInfinite(target) ? undefined : realValue(target);
  if (centre === undefined && !isInfinite(target)) return undefined;
  const sign = side === '-' || (isInfinite(target) && target.kind === 'apply') ? -1 : 1;
  const rows = [1, 2, 3].flatMap((power) => {
    const x = centre === undefined ? sign * 10 ** power : centre + sign * 10 ** -power;
    const value = realValue(body, new Map([[variable, real(x)]]));
    return value === undefined ? [] : [[m(decimal(x)), m(decimal(value))]];
  });
  return rows.length < 3 ? undefined : { arrow: 'aside', title: say('Values near the point'), table: [[`$${variable}$`, m(body)], ...rows] };
}
