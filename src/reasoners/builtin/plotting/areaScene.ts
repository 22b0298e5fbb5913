import { say } from '../../../core/phrase.ts';
import type { Expression } from '../../../math/expression.ts';
import type { CalculusTask } from '../calculus/calculusTask.ts';
import { functionOf, type Answered, type Scene, type SceneMark } from './scene.ts';
import { placeWord, valueWord } from './wordsOf.ts';
import { isZeroNumber } from '../zeroAndOne.ts';

type Bounds = readonly [Expression, Expression];

/** The integrand over its interval; what lies below the axis counts as negative. */
export function integralScene(body: Expression, variable: string, bounds: Bounds): Scene {
  const says = say('The area between the curve and the {0}-axis is shaded, from {1} to {2}.', variable, valueWord(bounds[0]), valueWord(bounds[1]));
  return { variable, functions: [functionOf(body)], marks: endsOf(bounds), area: { bounds, signed: true, between: 'axis' }, intervals: [], showsAxis: true, says: [says] };
}

/** The average value as a line across the area that has the same size. */
export function averageScene({ of: { body, variable }, bounds }: Extract<CalculusTask, { kind: 'average' }>, { answer }: Answered): Scene | undefined {
  if ('template' in answer) return undefined;
  const scene = integralScene(body, variable, bounds);
  return { ...scene, functions: [...scene.functions, functionOf(answer, true)], says: [...scene.says, say('The level line is the average value, {0}.', valueWord(answer))] };
}

/** A curve with the axis or another curve, and what they enclose; without limits, where they meet. */
export function areaScene({ curves: [first, second], variable, bounds: given }: Extract<CalculusTask, { kind: 'area' }>, { solutions = [] }: Answered): Scene | undefined {
  const meetings = solutions.flatMap((solution) => solution.get(variable) ?? []);
  const [low, high] = given ?? [meetings[0], meetings.at(-1)];
  if (!low || !high) return undefined;
  const onAxis = isZeroNumber(second);
  const says = onAxis
    ? say('The area between the curve and the {0}-axis is shaded, from {1} to {2}.', variable, valueWord(low), valueWord(high))
    : say('The area between the curves is shaded, from {0} to {1}.', valueWord(low), valueWord(high));
  const marks = given ? endsOf(given) : meetings.map((at): SceneMark => ({ kind: onAxis ? 'root' : 'intersection', at, label: placeWord(variable, at) }));
  const functions = onAxis ? [functionOf(first)] : [functionOf(first), functionOf(second)];
  return { variable, functions, marks, area: { bounds: [low, high], signed: false, between: onAxis ? 'axis' : 'curves' }, intervals: [], showsAxis: onAxis, says: [says] };
}

function endsOf(bounds: Bounds): SceneMark[] {
  return bounds.map((at) => ({ kind: 'end', at, label: '' }));
}
