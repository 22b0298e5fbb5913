import type { Phrase } from './phrase.ts';

/** Places from left to right as `x, y, x, y, …`, in the units of the axes: what is drawn without lifting the pen. */
export type PlotLine = readonly number[];

export interface PlotCurve {
  /** Plain words: `y = x² − 5x + 6`. */
  readonly label: string;
  /** One more wherever the curve has a gap or leaves the window. */
  readonly lines: readonly PlotLine[];
}

export type PlotPointKind = 'root' | 'intersection' | 'maximum' | 'minimum' | 'critical' | 'inflection' | 'touch' | 'end';

export interface PlotPoint {
  readonly kind: PlotPointKind;
  readonly x: number;
  readonly y: number;
  /** Its exact value in plain words; empty for none. */
  readonly label: string;
  /** The curve goes through it, but it does not belong to the solutions. */
  readonly open?: true;
}

/** What is shaded between two lines above the same places. */
export interface PlotArea {
  readonly outline: PlotLine;
  /** It counts as negative. */
  readonly below: boolean;
}

/** Numbers on the axis that are shaded; an end at the window's edge goes on beyond it. */
export interface PlotInterval {
  readonly from: number;
  readonly to: number;
  readonly fromEnd: PlotEnd;
  readonly toEnd: PlotEnd;
}

export type PlotEnd = 'closed' | 'open' | 'beyond';

/** A picture of functions of one variable as data: what is seen, and the same in words. */
export interface Plot {
  readonly variable: string;
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
  readonly curves: readonly PlotCurve[];
  readonly points: readonly PlotPoint[];
  readonly areas: readonly PlotArea[];
  readonly intervals: readonly PlotInterval[];
  /** Where a curve runs off upright. */
  readonly poles: readonly number[];
  /** The text alternative, a sentence each. */
  readonly says: readonly Phrase[];
}

/** What a picture may hold; whatever holds more is none. */
export const plotLimits = { curves: 4, places: 400, lines: 60, points: 40, areas: 30, intervals: 40, poles: 40, label: 80, sentences: 12, sentence: 600 } as const;

/** A plot as it was read from somewhere, with nothing in it that does not belong there; undefined where it is none that can be drawn. */
export function plotFrom(value: unknown): Plot | undefined {
  if (!isRecord(value)) return undefined;
  const { variable, x, y } = value;
  const curves = listOf(value['curves'], plotLimits.curves, curveFrom);
  const points = listOf(value['points'], plotLimits.points, pointFrom);
  const areas = listOf(value['areas'], plotLimits.areas, areaFrom);
  const intervals = listOf(value['intervals'], plotLimits.intervals, intervalFrom);
  const poles = listOf(value['poles'], plotLimits.poles, numberFrom);
  const says = listOf(value['says'], plotLimits.sentences, phraseFrom);
  if (!isLabel(variable) || !isRange(x) || !isRange(y) || !curves || !points || !areas || !intervals || !poles || !says) return undefined;
  return curves.length === 0 ? undefined : { variable, x: [x[0], x[1]], y: [y[0], y[1]], curves, points, areas, intervals, poles, says };
}

function curveFrom(value: unknown): PlotCurve | undefined {
  if (!isRecord(value) || !isLabel(value['label'])) return undefined;
  const lines = listOf(value['lines'], plotLimits.lines, lineFrom);
  return lines && lines.reduce((sum, line) => sum + line.length, 0) <= 2 * plotLimits.places ? { label: value['label'], lines } : undefined;
}

function lineFrom(value: unknown): PlotLine | undefined {
  const line = listOf(value, 2 * plotLimits.places, numberFrom);
  return line && line.length % 2 === 0 ? line : undefined;
}

function pointFrom(value: unknown): PlotPoint | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, x, y, label, open } = value;
  if (!isPointKind(kind) || !isNumber(x) || !isNumber(y) || !isLabel(label)) return undefined;
  return { kind, x, y, label, ...(open === true ? { open } : {}) };
}

function areaFrom(value: unknown): PlotArea | undefined {
  if (!isRecord(value)) return undefined;
  const outline = listOf(value['outline'], 4 * plotLimits.places, numberFrom);
  return outline && outline.length % 2 === 0 && typeof value['below'] === 'boolean' ? { outline, below: value['below'] } : undefined;
}

function intervalFrom(value: unknown): PlotInterval | undefined {
  if (!isRecord(value)) return undefined;
  const { from, to, fromEnd, toEnd } = value;
  return isNumber(from) && isNumber(to) && from <= to && isEnd(fromEnd) && isEnd(toEnd) ? { from, to, fromEnd, toEnd } : undefined;
}

function phraseFrom(value: unknown): Phrase | undefined {
  if (!isRecord(value) || typeof value['template'] !== 'string' || value['template'].length > plotLimits.sentence) return undefined;
  const args = listOf(value['args'], 10, (arg) => (typeof arg === 'string' && arg.length <= plotLimits.sentence ? arg : numberFrom(arg)));
  return args && { template: value['template'], args };
}

function numberFrom(value: unknown): number | undefined {
  return isNumber(value) ? value : undefined;
}

/** All of a list or nothing: half a picture shows something else. */
function listOf<T>(value: unknown, most: number, read: (each: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value) || value.length > most) return undefined;
  const list: T[] = [];
  for (const each of value as readonly unknown[]) {
    const found = read(each);
    if (found === undefined) return undefined;
    list.push(found);
  }
  return list;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers so large or so close together that a scale of doubles could not tell them apart are none. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e12;
}

function isRange(value: unknown): value is readonly [number, number] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [low, high] = value as readonly unknown[];
  return isNumber(low) && isNumber(high) && high - low > 1e-9 * Math.max(1e-3, Math.abs(low), Math.abs(high));
}

function isLabel(value: unknown): value is string {
  return typeof value === 'string' && value.length <= plotLimits.label;
}

const pointKinds: ReadonlySet<unknown> = new Set<PlotPointKind>(['root', 'intersection', 'maximum', 'minimum', 'critical', 'inflection', 'touch', 'end']);

function isPointKind(value: unknown): value is PlotPointKind {
  return pointKinds.has(value);
}

function isEnd(value: unknown): value is PlotEnd {
  return value === 'closed' || value === 'open' || value === 'beyond';
}
