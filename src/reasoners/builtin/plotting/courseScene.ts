import { say, type Phrase } from '../../../core/phrase.ts';
import type { PlotPointKind } from '../../../core/plot.ts';
import { differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toPlain } from '../../../math/printing/plain.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { placeOf, type IntervalEnd, type RealInterval } from '../../../math/solving/solutionSet.ts';
import { substitute } from '../../../math/traverse.ts';
import type { CalculusTask, Given } from '../calculus/calculusTask.ts';
import type { Solution } from '../lesson.ts';
import type { LineOptimum } from '../optimisation/optimumQuestion.ts';
import { neat } from '../neat.ts';
import { functionOf, type Answered, type Scene, type SceneMark } from './scene.ts';
import { pairWord } from './wordsOf.ts';

/** The function with its critical points, or those of inflection; asked where it rises, falls or bends one way, that is shaded on the axis. */
export function courseScene({ of, asked }: Extract<CalculusTask, { kind: 'course' }>, { answer, solutions = [] }: Answered): Scene {
  const places = placesOf(solutions, of);
  const isAboutBends = asked === 'inflection' || asked === 'convex' || asked === 'concave';
  const marks = (isAboutBends ? places.filter((at) => bendsAt(of, at, places)) : places).map((at): SceneMark => ({ kind: isAboutBends ? 'inflection' : turnsAt(of, at, places), at, label: pointWord(of, at) }));
  const intervals = 'template' in answer ? [] : intervalsIn(answer);
  const told = (kind: PlotPointKind): string => marks.filter((mark) => mark.kind === kind).map(({ label }) => label).join(', ');
  const says: Phrase[] = [];
  if (told('maximum') !== '') says.push(say('Local maximum: {0}.', told('maximum')));
  if (told('minimum') !== '') says.push(say('Local minimum: {0}.', told('minimum')));
  if (told('critical') !== '') says.push(say('It is level, without turning, at {0}.', told('critical')));
  if (told('inflection') !== '') says.push(say('Point of inflection: {0}.', told('inflection')));
  if (intervals.length > 0 && !('template' in answer)) says.push(...shadedWords(asked, toPlain(answer)));
  return { variable: of.variable, functions: [functionOf(of.body)], marks, intervals, showsAxis: false, says };
}

/** The function on its interval, with the places of its greatest and least value. */
export function optimumScene({ body, variable, region, goal }: LineOptimum, solutions: readonly Solution[]): Scene | undefined {
  const of = { body, variable };
  if (solutions.length === 0) return undefined;
  const ends = region.flatMap(({ low, high }) => [low, high]).flatMap(({ value, closed }) => (value && closed ? [value] : []));
  const inside = placesOf(solutions, of).filter((at) => region.some(({ low, high }) => { const place = realValue(at) ?? NaN; return place > (placeOf(low, 'low') ?? NaN) && place < (placeOf(high, 'high') ?? NaN); }));
  const places = [...ends, ...inside].map((at) => ({ at, size: realValue(substitute(body, new Map([[variable, at]]))) ?? NaN }));
  const sizes = places.map(({ size }) => size);
  const [least, greatest] = [Math.min(...sizes), Math.max(...sizes)];
  const slack = 1e-9 * (1 + Math.abs(least) + Math.abs(greatest));
  const marks = places.map(({ at, size }): SceneMark => {
    const kind = greatest - size <= slack && goal !== 'minimum' ? 'maximum' : size - least <= slack && goal !== 'maximum' ? 'minimum' : 'end';
    return { kind, at, label: kind === 'end' ? '' : pointWord(of, at) };
  });
  const told = (kind: PlotPointKind): string => marks.filter((mark) => mark.kind === kind).map(({ label }) => label).join(', ');
  const says: Phrase[] = [];
  if (told('maximum') !== '') says.push(say('Greatest value: {0}.', told('maximum')));
  if (told('minimum') !== '') says.push(say('Least value: {0}.', told('minimum')));
  return { variable, functions: [functionOf(body)], marks, intervals: [], showsAxis: false, says };
}

function placesOf(solutions: readonly Solution[], { variable }: Given): readonly Expression[] {
  return solutions.flatMap((solution) => solution.get(variable) ?? []).filter((at) => realValue(at) !== undefined);
}

function pointWord({ body, variable }: Given, at: Expression): string {
  return pairWord(at, neat(substitute(body, new Map([[variable, at]]))));
}

/** By the values a little to both sides. */
function turnsAt({ body, variable }: Given, at: Expression, places: readonly Expression[]): PlotPointKind {
  const [place, step] = beside(at, places);
  const [left, here, right] = [place - step, place, place + step].map((x) => realValue(body, new Map([[variable, real(x)]])));
  if (left === undefined || here === undefined || right === undefined) return 'critical';
  if (left < here && right < here) return 'maximum';
  return left > here && right > here ? 'minimum' : 'critical';
}

/** Whether the second derivative changes its sign there. */
function bendsAt({ body, variable }: Given, at: Expression, places: readonly Expression[]): boolean {
  const slope = differentiate(body, variable);
  const curvature = slope && differentiate(slope, variable);
  const [place, step] = beside(at, places);
  const [left = 0, right = 0] = [place - step, place + step].map((x) => curvature && realValue(curvature, new Map([[variable, real(x)]])));
  return left * right < 0;
}

/** A place, and how far one may go from it without coming near the next one. */
function beside(at: Expression, places: readonly Expression[]): readonly [place: number, step: number] {
  const place = realValue(at) ?? NaN;
  const others = places.map((each) => Math.abs((realValue(each) ?? NaN) - place)).filter((distance) => distance > 0);
  return [place, Math.min(0.01 * (1 + Math.abs(place)), ...others.map((distance) => distance / 3))];
}

function shadedWords(asked: Extract<CalculusTask, { kind: 'course' }>['asked'], where: string): Phrase[] {
  switch (asked) {
    case 'increasing':
      return [say('Where it increases is shaded on the axis: {0}.', where)];
    case 'decreasing':
      return [say('Where it decreases is shaded on the axis: {0}.', where)];
    case 'convex':
      return [say('Where it is concave up is shaded on the axis: {0}.', where)];
    case 'concave':
      return [say('Where it is concave down is shaded on the axis: {0}.', where)];
    case 'critical':
    case 'extrema':
    case 'monotonic':
    case 'inflection':
      return [];
  }
}

function intervalsIn(answer: Expression): RealInterval[] {
  if (answer.kind !== 'apply') return [];
  if (answer.operator === 'union') return answer.args.flatMap(intervalsIn);
  const [low, high] = answer.operator === 'interval' ? answer.args : [];
  const end = (value: Expression | undefined): IntervalEnd => (value && realValue(value) !== undefined ? { value, closed: false } : { closed: false });
  return low && high ? [{ low: end(low), high: end(high) }] : [];
}
