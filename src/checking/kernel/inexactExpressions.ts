import { OutOfTime, timer, type Budget } from '../../math/deciding/budget.ts';
import type { Expression } from '../../math/expression.ts';
import { Evaluation } from '../../math/numeric/evaluate.ts';
import { points } from '../../math/numeric/samples.ts';
import { exact, floated, NotComputable, NotDefined } from '../../math/numeric/value.ts';
import { freeVariables } from '../../math/variables.ts';
import type { Nearness } from './nearness.ts';

const wanted = 12;

/** An exact expression against one that holds rounded numbers: by their values at enough points, to the digits that are carried. */
export function inexactlySame(claimed: Expression, observed: Expression, digits: number, budget: Budget): Nearness {
  const names = [...new Set([...freeVariables(claimed), ...freeVariables(observed)])];
  const evaluation = new Evaluation(40, { allowComplex: true, checkTime: timer(budget) });
  const kept = Math.max(2, Math.min(digits, 15) - 6);
  let agreed = 0;
  try {
    for (const point of points(names, new Map(), 40)) {
      const at = new Map([...point].map(([name, value]) => [name, exact(value)]));
      const pair = [claimed, observed].map((side) => valueAt(side, at, evaluation));
      const [a, b] = pair;
      if (!a || !b) continue;
      const difference = evaluation.D.hypot(a.re.minus(b.re), a.im.minus(b.im));
      const size = evaluation.D.max(a.re.abs(), a.im.abs(), b.re.abs(), b.im.abs(), 1);
      if (difference.gt(size.times(new evaluation.D(10).pow(3 - kept)))) return { kind: 'apart' };
      if (difference.gt(size.times(new evaluation.D(10).pow(-kept)))) return { kind: 'near' };
      if (++agreed >= wanted) return { kind: 'same', digits: kept };
    }
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
  }
  return { kind: 'unknown' };
}

function valueAt(expression: Expression, at: ReadonlyMap<string, ReturnType<typeof exact>>, evaluation: Evaluation): ReturnType<typeof floated> | undefined {
  try {
    return floated(evaluation.value(expression, at), evaluation.D);
  } catch (error) {
    if (error instanceof NotDefined || error instanceof NotComputable || error instanceof RangeError) return undefined;
    throw error;
  }
}
