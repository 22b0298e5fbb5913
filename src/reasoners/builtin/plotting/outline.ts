import type { PlotLine } from '../../../core/plot.ts';
import type { Sample } from './sampling.ts';
import type { Range } from './window.ts';

/** A part of the window's size that nobody sees. */
const unseen = 4e-4;

/** What of a line lies between two heights: more than one piece where it leaves them. */
export function clipped(run: readonly Sample[], [low, high]: Range): Sample[][] {
  const pieces: Sample[][] = [];
  let piece: Sample[] = [];
  for (const [index, to] of run.entries()) {
    const from = run[index - 1];
    if (!from) {
      if (to.y >= low && to.y <= high) piece.push(to);
      continue;
    }
    const seen = visible(from, to, low, high);
    if (seen) {
      if (piece.length === 0) piece.push(seen[0]);
      piece.push(seen[1]);
    }
    if (!seen || seen[1] !== to) {
      if (piece.length > 1) pieces.push(piece);
      piece = [];
    }
  }
  if (piece.length > 1) pieces.push(piece);
  return pieces;
}

function visible(from: Sample, to: Sample, low: number, high: number): readonly [Sample, Sample] | undefined {
  if (Math.max(from.y, to.y) < low || Math.min(from.y, to.y) > high) return undefined;
  const within = (end: Sample): Sample => {
    if (end.y >= low && end.y <= high) return end;
    const y = end.y < low ? low : high;
    return { x: from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y), y };
  };
  return [within(from), within(to)];
}

/** Without the places that nobody would miss (Ramer 1972; Douglas and Peucker 1973). */
export function simplified(run: readonly Sample[], width: number, height: number): readonly Sample[] {
  const kept = new Set([0, run.length - 1]);
  const open: (readonly [number, number])[] = [[0, run.length - 1]];
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    const [start, end] = stretch;
    const [first, last] = [run[start], run[end]];
    if (!first || !last || end - start < 2) continue;
    const across = (last.x - first.x) / width;
    const up = (last.y - first.y) / height;
    const length = Math.hypot(across, up);
    let [worst, farthest] = [0, start];
    for (let index = start + 1; index < end; index++) {
      const each = run[index] ?? first;
      const [dx, dy] = [(each.x - first.x) / width, (each.y - first.y) / height];
      const off = length === 0 ? Math.hypot(dx, dy) : Math.abs(dx * up - dy * across) / length;
      if (off > worst) [worst, farthest] = [off, index];
    }
    if (worst <= unseen) continue;
    kept.add(farthest);
    open.push([start, farthest], [farthest, end]);
  }
  return run.filter((_, index) => kept.has(index));
}

/** Rounds to what a picture of this size needs, and a little more. */
export function rounding(size: number): (value: number) => number {
  const digits = Math.min(20, Math.max(0, 5 - Math.floor(Math.log10(size))));
  return (value) => Number(value.toFixed(digits)) + 0;
}

/** The places of a line as a list of numbers. */
export function lineOf(run: readonly Sample[], roundX: (x: number) => number, roundY: (y: number) => number): PlotLine {
  return run.flatMap(({ x, y }) => [roundX(x), roundY(y)]);
}
