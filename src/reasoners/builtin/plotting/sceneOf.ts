import { say } from '../../../core/phrase.ts';
import type { PlotPointKind } from '../../../core/plot.ts';
import { app, minus, sym } from '../../../math/build.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { substitute } from '../../../math/traverse.ts';
import type { CalculusTask } from '../calculus/calculusTask.ts';
import { neat } from '../neat.ts';
import type { MathTask } from '../task.ts';
import { areaScene, averageScene, integralScene } from './areaScene.ts';
import { courseScene, optimumScene } from './courseScene.ts';
import { inequalityScene } from './inequalityScene.ts';
import { meetScene } from './meetScene.ts';
import { functionOf, type Answered, type Scene, type SceneFunction, type SceneMark } from './scene.ts';
import { pairWord, placeWord, valueWord, within } from './wordsOf.ts';
import { isZeroNumber } from '../zeroAndOne.ts';

/** More points than this are no help to look at. */
const mostMarks = 12;

/** What a person would look at to see that the answer is right; undefined where nobody would look. */
export function sceneOf(task: MathTask, conclusion: Answered): Scene | undefined {
  if (task.kind === 'solve') return equationScene(task, conclusion);
  if (task.kind === 'inequality') return inequalityScene(task);
  if (task.kind === 'geometry') return task.question.ask === 'meet' ? meetScene(task.question, conclusion) : undefined;
  if (task.kind === 'optimum') return task.question.kind === 'free' ? undefined : optimumScene(task.question, conclusion.solutions ?? []);
  return task.kind === 'calculus' ? calculusScene(task.question, conclusion) : undefined;
}

function calculusScene(question: CalculusTask, conclusion: Answered): Scene | undefined {
  switch (question.kind) {
    case 'integral':
      return question.bounds && integralScene(question.integrand, question.variable, question.bounds);
    case 'area':
      return areaScene(question, conclusion);
    case 'tangent':
      return tangentScene(question, conclusion);
    case 'course':
      return courseScene(question, conclusion);
    case 'average':
      return averageScene(question, conclusion);
    case 'limit':
    case 'implicit':
    case 'implicit-tangent':
    case 'volume':
    case 'arc-length':
    case 'convergence':
      return undefined;
  }
}

/** The real solutions are where the two sides meet; where one of them is zero, on the axis. */
function equationScene({ left, right, unknown }: Extract<MathTask, { kind: 'solve' }>, { solutions }: Answered): Scene | undefined {
  const values = (solutions ?? []).flatMap((solution) => [...solution.values()]).filter((value) => realValue(value) !== undefined);
  if (values.length === 0 || values.length > mostMarks) return undefined;
  const onAxis = isZeroNumber(left) || isZeroNumber(right);
  const functions = [left, right].filter((side) => !isZeroNumber(side)).map((side) => functionOf(side));
  const [first] = functions;
  if (!first) return undefined;
  const kind: PlotPointKind = onAxis ? 'root' : 'intersection';
  const marks = values.map((at): SceneMark => ({ kind, at, label: placeWord(unknown, at) }));
  const says = onAxis
    ? say('It meets the {0}-axis at {1}.', unknown, values.map((value) => placeWord(unknown, value)).join(', '))
    : say('They meet at {0}.', values.map((value) => pairWord(value, neat(substitute(first.body, new Map([[unknown, value]]))))).join(', '));
  return { variable: unknown, functions, marks, intervals: [], showsAxis: onAxis, says: [says] };
}

function tangentScene({ of: { body, variable }, at, line }: Extract<CalculusTask, { kind: 'tangent' }>, { answer }: Answered): Scene | undefined {
  if ('template' in answer) return undefined;
  const height = neat(substitute(body, new Map([[variable, at]])));
  const right = answer.kind === 'apply' && answer.operator === 'equal' ? answer.args[1] : undefined;
  const isUpright = line === 'normal' && answer.kind === 'apply' && answer.args[0]?.kind === 'symbol' && answer.args[0].name === variable;
  const straight = line === 'slope' ? app('add', height, app('multiply', answer, minus(sym(variable), at))) : right;
  if (!straight || isUpright) return undefined;
  const point = pairWord(at, height);
  const aid: SceneFunction = line === 'slope' ? { body: straight, label: within(`m = ${valueWord(answer)}`), isAid: true } : functionOf(straight, true);
  const says = line === 'normal' ? say('The normal {0} crosses the curve at {1}.', aid.label, point) : say('The tangent {0} touches the curve at {1}.', aid.label, point);
  return { variable, functions: [functionOf(body), aid], marks: [{ kind: 'touch', at, label: point }], intervals: [], showsAxis: false, says: [says] };
}
