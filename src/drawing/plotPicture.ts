import type { Plot, PlotInterval } from '../core/plot.ts';
import { placeLabels, textWidth, type Box } from './plotLabels.ts';
import { scaleOf, ticksOf, type Scale, type Tick } from './plotScale.ts';

/** What a shape is for: a surface gives each its colour. */
export type ShapeRole = 'grid' | 'axis' | 'frame' | 'tick' | 'area' | 'area-below' | 'band' | 'solution' | 'pole' | 'curve-1' | 'curve-2' | 'curve-3' | 'curve-4' | 'point' | 'point-open' | 'label' | 'legend';

/** Shapes in pixels from the upper left corner, in the order they are drawn. */
export type Shape =
  /** Places as `x, y, x, y, …`; a closed one is filled, another is a line. */
  | { readonly kind: 'path'; readonly role: ShapeRole; readonly places: readonly number[]; readonly closed: boolean }
  | { readonly kind: 'dot'; readonly role: ShapeRole; readonly x: number; readonly y: number; readonly radius: number }
  | { readonly kind: 'text'; readonly role: ShapeRole; readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end'; readonly text: string };

export interface PlotPicture {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export const plotFont = { tick: 10.5, label: 11.5 } as const;
const legendLine = 17;
const room = { top: 6, right: 10, bottom: 20 } as const;
const curveRoles = ['curve-1', 'curve-2', 'curve-3', 'curve-4'] as const;
/** Of the frame's width. */
const steepness = 0.62;

/** A plot as shapes for a picture of this width, with text of the same size in every width. Pixels. */
export function plotPicture(plot: Plot, width: number): PlotPicture {
  const legend = legendOf(plot, width);
  const top = room.top + legend.height;
  const tall = Math.round(Math.min(300, Math.max(150, width * steepness)));
  const yTicks = ticksOf(plot.y, tall / 32);
  const left = 8 + Math.max(14, ...yTicks.map(({ label }) => textWidth(label, plotFont.tick)));
  const frame: Box = { x: left, y: top, width: Math.max(60, width - left - room.right), height: tall };
  const [x, y] = [scaleOf(plot.x, [frame.x, frame.x + frame.width]), scaleOf(plot.y, [frame.y + frame.height, frame.y])];
  const widest = Math.max(...ticksOf(plot.x, frame.width / 48).map(({ label }) => textWidth(label, plotFont.tick)));
  const xTicks = ticksOf(plot.x, frame.width / Math.max(48, widest + 16));
  const curves = plot.curves.flatMap(({ lines }, index) => lines.map((line) => ({ role: curveRoles[index] ?? 'curve-4', places: scaled(line, x, y) })));
  const points = plot.points.map((point) => ({ ...point, x: x(point.x), y: y(point.y) })).filter((point) => isWithin(point, frame));
  const base = plot.y[0] <= 0 && plot.y[1] >= 0 ? y(0) : frame.y + frame.height;
  const solutions = plot.intervals.flatMap((interval) => solutionOf(interval, x, base, frame));
  const axes = axesOf(plot, x, y, frame);
  const labels = placeLabels(points.flatMap(({ x: across, y: down, label }) => (label === '' ? [] : [{ x: across, y: down, text: label }])), frame, [...points, ...solutions.flatMap((shape) => (shape.kind === 'dot' ? [shape] : []))], [...curves.map(({ places }) => places), ...axes.map(({ places }) => places)], plotFont.label);
  const shapes: Shape[] = [
    ...plot.intervals.map(({ from, to }): Shape => boxPath('band', { x: inFrame(x(from), frame) - (from === to ? 1 : 0), y: frame.y, width: inFrame(x(to), frame) - inFrame(x(from), frame) + (from === to ? 2 : 0), height: frame.height })),
    ...gridOf(xTicks, yTicks, x, y, frame),
    ...plot.areas.map(({ outline, below }): Shape => ({ kind: 'path', role: below ? 'area-below' : 'area', places: scaled(outline, x, y), closed: true })),
    ...axes,
    ...plot.poles.map((pole): Shape => ({ kind: 'path', role: 'pole', places: [x(pole), frame.y, x(pole), frame.y + frame.height].map(tenth), closed: false })),
    { kind: 'path', role: 'frame', places: [frame.x, frame.y, frame.x, frame.y + frame.height, frame.x + frame.width, frame.y + frame.height].map(tenth), closed: false },
    ...curves.map(({ role, places }): Shape => ({ kind: 'path', role, places, closed: false })),
    ...solutions,
    ...points.map((point): Shape => ({ kind: 'dot', role: point.open ? 'point-open' : 'point', x: tenth(point.x), y: tenth(point.y), radius: 3.5 })),
    ...tickTexts(xTicks, yTicks, x, y, frame, width),
    { kind: 'text', role: 'tick', x: tenth(frame.x + frame.width), y: tenth((frame.y + frame.height - base < 18 ? base : frame.y + frame.height) - 5), anchor: 'end', text: plot.variable },
    ...labels.map((label): Shape => ({ kind: 'text', role: 'label', x: tenth(label.x), y: tenth(label.y), anchor: 'start', text: label.text })),
    ...legend.shapes,
  ];
  return { width, height: Math.ceil(frame.y + frame.height + room.bottom), shapes };
}

/** Which line is which, above the picture; what is too long is cut. */
function legendOf({ curves }: Plot, width: number): { readonly height: number; readonly shapes: readonly Shape[] } {
  const shapes: Shape[] = [];
  let [across, row] = [8, 0];
  for (const [index, { label }] of curves.entries()) {
    const text = cut(label, width - 16 - 26, plotFont.label);
    const needed = 26 + textWidth(text, plotFont.label);
    if (across > 8 && across + needed > width - 8) [across, row] = [8, row + 1];
    const y = 14 + row * legendLine;
    shapes.push({ kind: 'path', role: curveRoles[index] ?? 'curve-4', places: [across, y - 4, across + 18, y - 4], closed: false });
    shapes.push({ kind: 'text', role: 'legend', x: tenth(across + 23), y, anchor: 'start', text });
    across += needed + 14;
  }
  return { height: curves.length === 0 ? 0 : (row + 1) * legendLine + 2, shapes };
}

function cut(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && textWidth(`${signs.join('')}…`, fontSize) > width) signs.pop();
  return `${signs.join('')}…`;
}

function gridOf(xTicks: readonly Tick[], yTicks: readonly Tick[], x: Scale, y: Scale, frame: Box): Shape[] {
  return [
    ...xTicks.map(({ value }): Shape => ({ kind: 'path', role: 'grid', places: [x(value), frame.y, x(value), frame.y + frame.height].map(tenth), closed: false })),
    ...yTicks.map(({ value }): Shape => ({ kind: 'path', role: 'grid', places: [frame.x, y(value), frame.x + frame.width, y(value)].map(tenth), closed: false })),
  ];
}

/** The lines through zero, where they are in the window. */
function axesOf(plot: Plot, x: Scale, y: Scale, frame: Box): (Shape & { readonly kind: 'path' })[] {
  const axes: (Shape & { readonly kind: 'path' })[] = [];
  if (plot.y[0] <= 0 && plot.y[1] >= 0) axes.push({ kind: 'path', role: 'axis', places: [frame.x, y(0), frame.x + frame.width, y(0)].map(tenth), closed: false });
  if (plot.x[0] <= 0 && plot.x[1] >= 0) axes.push({ kind: 'path', role: 'axis', places: [x(0), frame.y, x(0), frame.y + frame.height].map(tenth), closed: false });
  return axes;
}

/** Numbers below and to the left of the frame. */
function tickTexts(xTicks: readonly Tick[], yTicks: readonly Tick[], x: Scale, y: Scale, frame: Box, width: number): Shape[] {
  return [
    ...xTicks.map(({ value, label }): Shape => ({ kind: 'text', role: 'tick', x: tenth(Math.min(x(value), width - 2 - textWidth(label, plotFont.tick) / 2)), y: tenth(frame.y + frame.height + 14), anchor: 'middle', text: label })),
    ...yTicks.map(({ value, label }): Shape => ({ kind: 'text', role: 'tick', x: tenth(frame.x - 5), y: tenth(y(value) + 3.5), anchor: 'end', text: label })),
  ];
}

/** Numbers as a thick line on the axis, with its ends. */
function solutionOf({ from, to, fromEnd, toEnd }: PlotInterval, x: Scale, base: number, frame: Box): Shape[] {
  const [left, right] = [inFrame(x(from), frame), inFrame(x(to), frame)].map(tenth);
  if (left === undefined || right === undefined) return [];
  const ends = ([[left, fromEnd], [right, toEnd]] as const).flatMap(([place, end]): Shape[] => (end === 'beyond' ? [] : [{ kind: 'dot', role: end === 'open' ? 'point-open' : 'point', x: place, y: tenth(base), radius: 3.5 }]));
  return [...(left < right ? [{ kind: 'path', role: 'solution', places: [left, tenth(base), right, tenth(base)], closed: false } as const] : []), ...ends];
}

function boxPath(role: ShapeRole, { x, y, width, height }: Box): Shape {
  return { kind: 'path', role, places: [x, y, x + width, y, x + width, y + height, x, y + height].map(tenth), closed: true };
}

function scaled(line: readonly number[], x: Scale, y: Scale): readonly number[] {
  return line.map((value, index) => tenth(index % 2 === 0 ? x(value) : y(value)));
}

function inFrame(x: number, frame: Box): number {
  return Math.min(frame.x + frame.width, Math.max(frame.x, x));
}

function isWithin({ x, y }: { readonly x: number; readonly y: number }, frame: Box): boolean {
  return x >= frame.x - 1 && x <= frame.x + frame.width + 1 && y >= frame.y - 1 && y <= frame.y + frame.height + 1;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
