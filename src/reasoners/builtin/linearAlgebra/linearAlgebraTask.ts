import type { Expression } from '../../../math/expression.ts';
import type { Rational } from '../../../math/rational.ts';

export type Matrix = readonly (readonly Rational[])[];
export type Point = readonly Rational[];

export type LinearAlgebraTask =
  /** A sum, product, power or transpose of matrices. */
  | { readonly kind: 'matrix'; readonly expression: Expression }
  | { readonly kind: 'determinant' | 'inverse'; readonly matrix: Matrix }
  | { readonly kind: 'characteristic-polynomial' | 'reduced-form' | 'echelon-form' | 'rank' | 'inverse-by-rows'; readonly matrix: Matrix }
  | { readonly kind: 'eigenvectors' | 'diagonalization' | 'diagonalizable'; readonly matrix: Matrix }
  | { readonly kind: 'eigenspace'; readonly matrix: Matrix; readonly eigenvalue: Rational }
  | { readonly kind: 'null-space' | 'nullity' | 'column-space' | 'row-space'; readonly matrix: Matrix }
  | { readonly kind: 'eigenvalues'; readonly matrix: Matrix; readonly onlyReal: boolean }
  | { readonly kind: 'distance' | 'midpoint' | 'slope' | 'dot-product' | 'cross-product'; readonly points: readonly [Point, Point] }
  | { readonly kind: 'linear-system'; readonly equations: readonly Expression[]; readonly unknowns: readonly string[] };
