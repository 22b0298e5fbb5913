import type { Expression } from '../../../math/expression.ts';
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

/**
 * The pieces between a curve and another one, or the axis, cut where they cross; none where one has a gap.
 * @param lower the axis as a function that is zero everywhere.
 */
export function areasBetween(upper: RealFunction, lower: RealFunction, { bounds, signed }: NonNullable<Scene['area']>, window: { readonly x: Range; readonly y: Range }): Shaded[] {
  const [a, b] = bounds.map((bound) => placeOf(bound, window.x));
  const [bottom, top] = window.y;
  if (a === undefined || b === undefined || a === b) return [];
  const difference = (x: number): number | undefined => {
    const [above, below] = [upper(x), lower(x)];
    return above === undefined || below === undefined ? undefined : above - below;
  };
  const pieces: Sample[][] = [[]];
  /** The last place at which they do not meet. */
  let sided: Sample | undefined;
  for (const { x, y } of valuesOf(difference, [Math.min(a, b), Math.max(a, b)], places)) {
    // At an end the curve may just have no value; within, what is under it is not known.
    if (y === undefined) {
      if (x === a || x === b) continue;
      return [];
    }
    if (sided && sided.y * y < 0) {
      const zero = zeroBetween(difference, sided, { x, y });
      pieces.at(-1)?.push(zero);
      pieces.push([zero]);
    }
    pieces.at(-1)?.push({ x, y });
    if (y !== 0) sided = { x, y };
  }
  if (pieces.length > mostPieces) return [];
  const within = (y: number): number => Math.min(top, Math.max(bottom, y));
  const along = (f: RealFunction, piece: readonly Sample[]): Sample[] => piece.flatMap(({ x }) => { const y = f(x); return y === undefined ? [] : [{ x, y: within(y) }]; });
  return pieces.flatMap((piece) => {
    if (piece.length < 2) return [];
    const negative = piece.reduce((sum, { y }) => sum + y, 0) < 0;
    return [{ outline: [...along(upper, piece), ...along(lower, piece).reverse()], below: signed && negative !== a > b }];
  });
}

/** An infinite limit is where the window ends. */
function placeOf(bound: Expression, [low, high]: Range): number | undefined {
  if (bound.kind === 'constant' && bound.name === 'infinity') return high;
  return bound.kind === 'apply' && bound.operator === 'negate' && bound.args[0]?.kind === 'constant' && bound.args[0].name === 'infinity' ? low : realValue(bound);
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
