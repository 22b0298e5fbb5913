import type { Expression } from '../../../math/expression.ts';
import type { Rational } from '../../../math/rational.ts';
import type { Line, Point, Quadric } from './plane.ts';

export type LineGiven =
  | { readonly how: 'points'; readonly other: Point }
  | { readonly how: 'slope'; readonly slope: Rational }
  | { readonly how: 'parallel' | 'perpendicular'; readonly line: Line };

export type ConicFact = 'foci' | 'eccentricity' | 'asymptotes' | 'directrix' | 'vertices' | 'vertex' | 'centre' | 'long-axis' | 'short-axis' | 'focal-distance' | 'area';

export type Side = 'a' | 'b' | 'c';
export type Corner = 'A' | 'B' | 'C';

export interface TriangleGiven {
  readonly sides: ReadonlyMap<Side, Expression>;
  /** Cosines of the angles. */
  readonly cosines: ReadonlyMap<Corner, Expression>;
  /** As they were given, where they were given as angles. */
  readonly angles: ReadonlyMap<Corner, Expression>;
}

export type TriangleWant = { readonly kind: 'side'; readonly side: Side } | { readonly kind: 'angle' | 'cosine' | 'sine'; readonly corner: Corner } | { readonly kind: 'area' | 'perimeter' | 'circumradius' | 'inradius' };

export type Figure = 'circle' | 'square' | 'rectangle' | 'triangle' | 'trapezoid' | 'rhombus' | 'sector' | 'sphere' | 'cube' | 'box' | 'cylinder' | 'cone';
export type Measure = 'area' | 'perimeter' | 'volume' | 'surface' | 'lateral' | 'arc' | 'radius' | 'diameter' | 'side' | 'height' | 'diagonal';

export type GeometryQuestion = { readonly choices: readonly string[] } & (
  | { readonly ask: 'line'; readonly point: Point; readonly given: LineGiven; readonly form: 'slope' | 'general' }
  | { readonly ask: 'line-fact'; readonly line: Line; readonly fact: 'slope' | 'x-intercept' | 'y-intercept' }
  | { readonly ask: 'distance'; readonly point: Point; readonly line: Line }
  | { readonly ask: 'parallel-distance'; readonly lines: readonly [Line, Line] }
  /** Equations in x and y; the points of all the others count together. */
  | { readonly ask: 'meet'; readonly curve: Expression; readonly others: readonly Expression[]; readonly wanted: 'points' | 'count' | 'x' | 'y' }
  | { readonly ask: 'circle'; readonly curve: Quadric; readonly fact: 'centre' | 'radius' | 'both' }
  | { readonly ask: 'circle-equation'; readonly centre: Point; readonly squared: Rational; readonly ends?: readonly [Point, Point] }
  | { readonly ask: 'polygon'; readonly points: readonly Point[] }
  | { readonly ask: 'conic'; readonly curve: Quadric; readonly fact: ConicFact }
  | { readonly ask: 'triangle'; readonly given: TriangleGiven; readonly want: TriangleWant }
  | { readonly ask: 'measure'; readonly figure: Figure; readonly want: Measure; readonly given: ReadonlyMap<string, Expression> }
);
