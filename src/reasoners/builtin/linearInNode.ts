import { num, sym } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import type { Rational } from '../../math/rational.ts';
import { expand } from '../../math/simplify.ts';
import { mapChildren, sameShape, substitute } from '../../math/traverse.ts';
import { at, coefficientsOf, minusPolynomial, type Coefficients } from './univariate.ts';

/** A name that no text can have. */
const placeholder = '\u0001u';

/** `slope · node + rest`, where the rest is a polynomial in the unknown. */
export interface LinearInNode {
  readonly slope: Rational;
  readonly rest: Coefficients;
}

/** An expression as that of a node in it which is no polynomial; undefined where it is none, or the slope is no number other than zero. */
export function linearInNode(expression: Expression, node: Expression, unknown: string): LinearInNode | undefined {
  const replaced = withPlaceholder(expression, node);
  const [without, once, twice] = [0, 1, 2].map((value) => coefficientsOf(expand(substitute(replaced, new Map([[placeholder, num(value)]]))), unknown));
  if (!without || !once || !twice) return undefined;
  const slope = minusPolynomial(once, without);
  return slope.length === 1 && minusPolynomial(minusPolynomial(twice, once), slope).length === 0 ? { slope: at(slope, 0), rest: without } : undefined;
}

function withPlaceholder(expression: Expression, node: Expression): Expression {
  return sameShape(expression, node) ? sym(placeholder) : mapChildren(expression, (child) => withPlaceholder(child, node));
}
