import { minus, num } from '../../../math/build.ts';
import { coefficientsIn, constantOf, type Polynomial } from '../../../math/exact/polynomial.ts';
import { polynomialOf } from '../../../math/exact/normalForm.ts';
import type { Expression } from '../../../math/expression.ts';
import { expand } from '../../../math/simplify.ts';
import { written } from './symmetric.ts';

/** The coefficients of an equation of the second degree in one letter, which may have other letters in them. */
export function quadraticIn(equation: Expression, unknown: string): { readonly a: Expression; readonly b: Expression; readonly c: Expression } | undefined {
  const [left, right] = equation.kind === 'apply' && equation.operator === 'equal' ? equation.args : [];
  const polynomial = left && right && polynomialOf(minus(left, right));
  const [c, b, a, ...more] = polynomial ? coefficientsIn(polynomial, unknown) : [];
  if (!a || a.size === 0 || more.some(({ size }) => size > 0)) return undefined;
  return { a: plain(a), b: plain(b), c: plain(c) };
}

function plain(polynomial: Polynomial | undefined): Expression {
  if (!polynomial || polynomial.size === 0) return num(0);
  const value = constantOf(polynomial);
  return value ? expand({ kind: 'number', ...value }) : expand(written(polynomial, []));
}
