import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import { isInfinite } from '../../../math/deciding/holds.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { mapChildren } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import type { CalculusTask } from '../calculus/calculusTask.ts';
import { equals } from '../calculus/confirmed.ts';
import { limitOf } from '../calculus/limitRules.ts';
import { m, type LessonStep } from '../lesson.ts';
import type { AlgebraWork } from './algebraLesson.ts';
import { byAlgebra, decimal } from './tellingAlgebra.ts';

/** A limit: the proposal must be what the values of the function settle at, ever nearer to the point. */
export function limitByAlgebra({ body, variable, target, side }: Extract<CalculusTask, { kind: 'limit' }>): AlgebraWork {
  const approach = { variable, target, ...(side ? { side } : {}) };
  const whole = limitOf(body, approach);
  const plain = withPowers(body);
  return {
    request: { kind: 'limit', body: plain, variable, target, ...(side ? { side } : {}) },
    lesson: (proposals) => {
      const value = proposals.flat().sort((one, two) => toLatex(one).length - toLatex(two).length).find((proposal) => equals(limitOf(plain, approach), proposal));
      if (!value) return undefined;
      const values = tableOf(plain, variable, target, side);
      const steps = [byAlgebra(app('equal', whole, value)), ...(values ? [values] : [])];
      return { steps, conclusion: { kind: 'answer', answer: value, notes: isInfinite(value) ? [say('There is no finite limit.')] : [say('The values of the function come ever nearer to it; they were computed to more than fifteen digits.')], checks: [] } };
    },
  };
}

/** A root of a degree with letters as a power: between whole degrees it has no other meaning. */
function withPowers(expression: Expression): Expression {
  const inner = mapChildren(expression, withPowers);
  const [base, degree] = inner.kind === 'apply' && inner.operator === 'root' ? inner.args : [];
  return base && degree && freeVariables(degree).size > 0 ? app('power', base, app('divide', num(1), degree)) : inner;
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
