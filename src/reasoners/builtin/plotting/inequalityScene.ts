import { say } from '../../../core/phrase.ts';
import { num, app } from '../../../math/build.ts';
import { differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toPlain } from '../../../math/printing/plain.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import type { RealInterval } from '../../../math/solving/solutionSet.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { solveInequality } from '../../../math/solving/solveInequality.ts';
import { substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { conditionOf, isComparison, pointsAt, everywhere } from '../inequalities/region.ts';
import type { MathTask } from '../task.ts';
import { functionOf, type Scene, type SceneMark } from './scene.ts';
import { placeWord } from './wordsOf.ts';
import { isZeroNumber } from '../zeroAndOne.ts';

/** Both sides as curves, and the solutions shaded on the axis; of a chain, what stands between two numbers. */
export function inequalityScene({ statement, unknown }: Extract<MathTask, { kind: 'inequality' }>): Scene | undefined {
  const sides = sidesOf(statement);
  const region = sides && regionOf(statement, unknown);
  const [first, ...others] = [...(sides ?? [])].sort((a, b) => Number(freeVariables(b).has(unknown)) - Number(freeVariables(a).has(unknown)));
  if (!region || !first || (others.length > 1 && others.some((side) => freeVariables(side).has(unknown)))) return undefined;
  const drawn = [first, ...others.filter((side) => !isZeroNumber(side))];
  const ends = region.flatMap(({ low, high }) => (low.value === high.value ? [low] : [low, high])).filter(({ value }) => value !== undefined);
  const marks = ends.flatMap(({ value, closed }): SceneMark[] => (value && meets(first, others, unknown, value) ? [{ kind: drawn.length === 1 ? 'root' : 'intersection', at: value, label: placeWord(unknown, value), ...(closed ? {} : { open: true as const }) }] : []));
  const turning = ends.length > 0 ? [] : turningPoints(first, unknown);
  return {
    variable: unknown,
    functions: drawn.map((side, index) => functionOf(side, index > 0 && !freeVariables(side).has(unknown))),
    marks: [...marks, ...turning.map((at): SceneMark => ({ kind: 'critical', at, label: '' }))],
    intervals: region,
    showsAxis: others.some(isZeroNumber),
    says: [region.length === 0 ? say('Nothing is shaded: there is no solution.') : say('The solutions are shaded on the axis: {0}.', toPlain(conditionOf(region, unknown)))],
  };
}

/** What is compared; undefined for several comparisons that are not one chain. */
function sidesOf(statement: Expression): readonly Expression[] | undefined {
  if (statement.kind !== 'apply') return undefined;
  if (isComparison(statement.operator)) return statement.args;
  return statement.operator === 'chain' ? statement.args.filter(({ kind }) => kind !== 'text') : undefined;
}

function regionOf(statement: Expression, unknown: string): readonly RealInterval[] | undefined {
  const found = solveInequality(statement, unknown);
  switch (found?.kind) {
    case 'intervals':
      return found.intervals;
    case 'finite':
      return pointsAt(found.values);
    case 'all':
      return everywhere;
    case 'families':
    case undefined:
      return undefined;
  }
}

/** Whether an end of the solutions is where two sides meet, and not where one has no value. */
function meets(side: Expression, others: readonly Expression[], unknown: string, at: Expression): boolean {
  const [height, ...heights] = [side, ...others].map((each) => realValue(substitute(each, new Map([[unknown, at]]))));
  return height !== undefined && heights.some((other) => other !== undefined && Math.abs(other - height) <= 1e-7 * (1 + Math.abs(height)));
}

function turningPoints(body: Expression, variable: string): readonly Expression[] {
  const derived = differentiate(body, variable);
  const found = derived && solveEquation(app('equal', derived, num(0)), variable);
  return found?.kind === 'finite' ? found.values.slice(0, 6) : [];
}
