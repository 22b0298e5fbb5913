import { say } from '../../../core/phrase.ts';
import { app } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isZero, multiply, negate, rational } from '../../../math/rational.ts';
import type { GeometryQuestion } from '../geometry/geometryQuestion.ts';
import { solvedFor } from '../geometry/meetLesson.ts';
import { curveOf, isLine, terms } from '../geometry/plane.ts';
import { neat } from '../neat.ts';
import { rationalExpression } from '../univariate.ts';
import { isZeroNumber } from '../zeroAndOne.ts';
import { functionOf, type Answered, type Scene, type SceneMark } from './scene.ts';
import { pairWord, placeWord } from './wordsOf.ts';

/** More points than this are no help to look at. */
const mostMarks = 12;

/** Two curves and the points that they have in common; undefined where the first function would not hold all of these. */
export function meetScene({ curve, others }: Extract<GeometryQuestion, { ask: 'meet' }>, { solutions }: Answered): Scene | undefined {
  const [other, another] = others;
  const points = (solutions ?? []).flatMap((solution): (readonly [Expression, Expression])[] => {
    const [u, v] = [solution.get('x'), solution.get('y')];
    return u && v ? [[u, v]] : [];
  });
  if (!other || another || points.length === 0 || points.length > mostMarks) return undefined;
  const [first, second] = [branchesOf(curve), branchesOf(other)];
  const ordered = first.length === 1 ? [...first, ...second] : second.length === 1 ? [...second, ...first] : [];
  const shown = ordered.filter((body) => !isZeroNumber(body));
  if (first.length === 0 || second.length === 0 || ordered.length === 0) return undefined;
  const isAxis = shown.length < ordered.length;
  const marks = points.map(([at, height]): SceneMark => ({ kind: isAxis ? 'root' : 'intersection', at, label: pairWord(at, height) }));
  const says = isAxis ? say('It meets the {0}-axis at {1}.', 'x', points.map(([u]) => placeWord('x', u)).join(', ')) : say('They meet at {0}.', points.map(([u, v]) => pairWord(u, v)).join(', '));
  // Only on a function of its own does a mark find its height.
  if (isAxis && shown.length > 1) return undefined;
  return { variable: 'x', functions: shown.map((body) => functionOf(body)), marks, intervals: [], showsAxis: isAxis, says: [says] };
}

/** What y is on a curve: one function of x, or the upper and the lower half of a curve of degree two; none where it is neither. */
function branchesOf(equation: Expression): readonly Expression[] {
  const single = solvedFor(equation, 'y');
  if (single) return [single];
  const curve = curveOf(equation);
  if (!curve || isLine(curve) || isZero(curve.q)) return [];
  const { p, q, r, s, t } = curve;
  // q·y² + s·y + (p·x² + r·x + t) = 0
  const middle = rationalExpression(divide(negate(s), multiply(rational(2), q)));
  const square = app('add', app('power', middle, rationalExpression(rational(2))), app('negate', terms([divide(p, q), 'x', 2], [divide(r, q), 'x', 1], [divide(t, q), '', 0])));
  const root = app('sqrt', neat(square));
  return [root, app('negate', root)].map((half) => (isZero(s) ? half : app('add', middle, half)));
}
