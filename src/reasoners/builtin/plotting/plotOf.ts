import { setImmediate } from 'node:timers/promises';
import { say, type Phrase } from '../../../core/phrase.ts';
import { plotFrom, plotLimits, type Plot, type PlotArea, type PlotCurve, type PlotInterval, type PlotPoint } from '../../../core/plot.ts';
import type { Expression } from '../../../math/expression.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import type { RealInterval } from '../../../math/solving/solutionSet.ts';
import { substitute } from '../../../math/traverse.ts';
import type { MathTask } from '../task.ts';
import { areasBetween } from './areas.ts';
import { clipped, lineOf, rounding, simplified } from './outline.ts';
import { joinSamples, valuesOf, type RealFunction, type Value } from './sampling.ts';
import type { Answered, Scene, SceneMark } from './scene.ts';
import { sceneOf } from './sceneOf.ts';
import { heightFor, widthFor, type Range } from './window.ts';
import { numberWord } from './wordsOf.ts';

/** Places at which a curve is computed first. */
const places = 300;
/** A picture is worth no longer wait. Milliseconds. */
const mostMs = 400;

/**
 * A picture of a task and its answer, where people would look rather than read: the sides of an equation or
 * inequality in one unknown, a function with its extrema, a tangent, an area. Undefined where nobody would look, where
 * there is nothing to draw, or where it takes too long. Never throws; others have their turn in between.
 */
export async function plotOf(task: MathTask, conclusion: Answered): Promise<Plot | undefined> {
  const deadline = performance.now() + mostMs;
  try {
    const scene = sceneOf(task, conclusion);
    await setImmediate();
    return scene && plotFrom(await plotted(scene, deadline));
  } catch {
    // A picture is an extra: without it the answer is as good.
    return undefined;
  }
}

class TooSlow extends Error {}

interface SampledFunction {
  readonly f: RealFunction;
  readonly isAid: boolean;
  readonly label: string;
  readonly values: readonly Value[];
}

async function plotted(scene: Scene, deadline: number): Promise<Plot | undefined> {
  const { variable, functions, marks, intervals } = scene;
  const [first] = functions;
  const seen = marks.flatMap((mark) => seenAt(scene, mark)).filter(({ x: place }, index, all) => all.findIndex((each) => each.x === place) === index);
  const ends = intervals.flatMap(({ low, high }) => [low.value, high.value].flatMap((value) => (value ? (realValue(value) ?? []) : [])));
  const x = widthFor([...seen.map((mark) => mark.x), ...ends]);
  const sampled: SampledFunction[] = [];
  for (const { body, isAid, label } of functions) {
    const f = functionIn(body, variable, deadline);
    sampled.push({ f, isAid, label, values: valuesOf(f, x, places) });
    await setImmediate();
  }
  const inner = seen.length < 2 ? x : innerOf(seen.map((mark) => mark.x));
  const heights = (range: Range): number[] => sampled.filter(({ isAid }) => !isAid).flatMap(({ values }) => values.flatMap((value) => (value.y !== undefined && value.x >= range[0] && value.x <= range[1] ? [value.y] : [])));
  const levels = functions.flatMap(({ body, isAid }) => (isAid ? (realValue(body) ?? []) : []));
  const y = heightFor([...seen.map((mark) => mark.y), ...levels, ...(scene.showsAxis ? [0] : [])], heights(inner), heights(x));
  if (!y || !first) return undefined;
  const [width, height] = [x[1] - x[0], y[1] - y[0]];
  const [roundX, roundY] = [rounding(width), rounding(height)];
  const poles = new Set<number>();
  const curves: PlotCurve[] = [];
  for (const { f, label, values } of sampled) {
    const joined = joinSamples(f, values, height);
    for (const pole of joined.poles) poles.add(roundX(pole));
    curves.push({ label, lines: joined.runs.flatMap((run) => clipped(run, y)).map((run) => lineOf(simplified(run, width, height), roundX, roundY)) });
    await setImmediate();
  }
  if (!curves[0] || curves[0].lines.length === 0) return undefined;
  const [main, other] = sampled;
  const areas = scene.area && main ? areasBetween(main.f, scene.area.between === 'curves' && other ? other.f : () => 0, scene.area, { x, y }) : [];
  const fine = [rounding(width / 100), rounding(height / 100)] as const;
  return {
    variable: variable.slice(0, plotLimits.label),
    x: [roundX(x[0]), roundX(x[1])],
    y: [roundY(y[0]), roundY(y[1])],
    curves,
    // A point that says nothing was there for the window alone.
    points: seen.filter(({ kind, label }) => kind !== 'critical' || label !== '').map((point): PlotPoint => ({ ...point, x: fine[0](point.x), y: fine[1](point.y) })),
    areas: areas.map(({ outline, below }): PlotArea => ({ below, outline: lineOf(simplified(outline, width, height), roundX, roundY) })),
    intervals: intervals.flatMap((interval) => intervalIn(interval, x, fine[0])),
    poles: [...poles],
    says: [graphSentence(scene, x), ...scene.says, ...(areas.some(({ below }) => below) ? [say('What lies below the axis counts as negative.')] : []), ...poleSentence([...poles], variable)],
  };
}

function functionIn(body: Expression, variable: string, deadline: number): RealFunction {
  return (x) => {
    if (performance.now() > deadline) throw new TooSlow();
    return realValue(body, new Map([[variable, real(x)]]));
  };
}

function seenAt({ functions, variable }: Scene, { kind, at, label, open }: SceneMark): PlotPoint[] {
  const [first] = functions;
  const x = realValue(at);
  const y = first && x !== undefined ? (realValue(substitute(first.body, new Map([[variable, at]]))) ?? realValue(first.body, new Map([[variable, real(x)]]))) : undefined;
  return x === undefined || y === undefined ? [] : [{ kind, x, y, label, ...(open ? { open } : {}) }];
}

/** From the first to the last of some places, and a little of what is beside them. */
function innerOf(xs: readonly number[]): Range {
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  return [low - 0.1 * (high - low), high + 0.1 * (high - low)];
}

function intervalIn({ low, high }: RealInterval, [left, right]: Range, round: (x: number) => number): PlotInterval[] {
  const [from, to] = [low.value ? realValue(low.value) : left, high.value ? realValue(high.value) : right];
  if (from === undefined || to === undefined) return [];
  return [{ from: round(from), to: round(to), fromEnd: low.value ? (low.closed ? 'closed' : 'open') : 'beyond', toEnd: high.value ? (high.closed ? 'closed' : 'open') : 'beyond' }];
}

function graphSentence({ functions, variable }: Scene, [low, high]: Range): Phrase {
  const labels = functions.map(({ label }) => label).join(', ');
  return functions.length === 1 ? say('Graph of {0}, for {1} from {2} to {3}.', labels, variable, numberWord(low), numberWord(high)) : say('Graphs of {0}, for {1} from {2} to {3}.', labels, variable, numberWord(low), numberWord(high));
}

function poleSentence(poles: readonly number[], variable: string): Phrase[] {
  return poles.length === 0 ? [] : [say('It grows without bound near {0}.', poles.map((pole) => `${variable} = ${numberWord(pole)}`).join(', '))];
}
