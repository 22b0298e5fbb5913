import { realValue } from '../../../math/solving/approximate.ts';
import { valuesOf, type RealFunction, type Sample } from './sampling.ts';
import type { Scene } from './scene.ts';
import type { Range } from './window.ts';

const places = 160;
/** More pieces are no help to look at. */
const mostPieces = 20;

export interface Shaded {
  readonly outline: readonly Sample[];
  readonly below: boolean;
}

/** The pieces between a curve and the axis, cut where it crosses; none where it has a gap. */
export function areasUnder(f: RealFunction, { bounds, signed }: NonNullable<Scene['area']>, [bottom, top]: Range): Shaded[] {
  const [a, b] = bounds.map((bound) => realValue(bound));
  if (a === undefined || b === undefined || a === b) return [];
  const pieces: Sample[][] = [[]];
  /** The last place that was not on the axis. */
  let sided: Sample | undefined;
  for (const { x, y } of valuesOf(f, [Math.min(a, b), Math.max(a, b)], places)) {
    // At an end the curve may just have no value; within, what is under it is not known.
    if (y === undefined) {
      if (x === a || x === b) continue;
      return [];
    }
    if (sided && sided.y * y < 0) {
      const zero = zeroBetween(f, sided, { x, y });
      pieces.at(-1)?.push(zero);
      pieces.push([zero]);
    }
    pieces.at(-1)?.push({ x, y });
    if (y !== 0) sided = { x, y };
  }
  if (pieces.length > mostPieces) return [];
  const turned = a > b;
  return pieces.flatMap((piece) => {
    const [first, last] = [piece[0], piece.at(-1)];
    if (!first || !last || first === last) return [];
    const outline = [{ x: first.x, y: 0 }, ...piece.map(({ x, y }) => ({ x, y: Math.min(top, Math.max(bottom, y)) })), { x: last.x, y: 0 }];
    const negative = piece.reduce((sum, { y }) => sum + y, 0) < 0;
    return [{ outline, below: signed && negative !== turned }];
  });
}

function zeroBetween(f: RealFunction, left: Sample, right: Sample): Sample {
  let [from, to] = [left, right];
  for (let count = 0; count < 40; count++) {
    const x = (from.x + to.x) / 2;
    const y = f(x) ?? 0;
    if (y === 0) return { x, y };
    if (y * from.y > 0) from = { x, y };
    else to = { x, y };
  }
  return { x: (from.x + to.x) / 2, y: 0 };
}
