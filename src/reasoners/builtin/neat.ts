import { app, num } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { toLatex } from '../../math/printing/latex.ts';
import { gcd } from '../../math/rational.ts';
import { expand, simplify } from '../../math/simplify.ts';
import { mapChildren, sameShape } from '../../math/traverse.ts';

/** Tidied, and multiplied out wherever that is shorter than the brackets. */
export function neat(expression: Expression): Expression {
  const simple = shorterParts(simplify(expression));
  const again = simplify(simple);
  const open = expand(again);
  return toLatex(open).length < toLatex(again).length ? open : again;
}

function shorterParts(expression: Expression): Expression {
  const inner = mapChildren(expression, shorterParts);
  if (inner.kind !== 'apply' || inner.operator !== 'add') return inner;
  const open = expand(inner);
  return !sameShape(open, inner) && toLatex(open).length <= toLatex(inner).length ? open : inner;
}

/** A sum of fractions of roots over one denominator: `(3 − √5)/2`. */
export function overOneDenominator(expression: Expression): Expression {
  const terms = expand(expression);
  if (terms.kind !== 'apply' || terms.operator !== 'add') return terms;
  const common = [...denominatorsOf(terms)].reduce((x, y) => (x / gcd(x, y)) * y, 1n);
  return common === 1n ? terms : app('divide', expand(app('multiply', num(common), terms)), num(common));
}

function* denominatorsOf(expression: Expression): Generator<bigint> {
  if (expression.kind === 'number') yield expression.denominator;
  else if (expression.kind === 'apply' && expression.operator === 'divide') {
    const below = expression.args[1];
    if (below?.kind === 'number' && below.denominator === 1n) yield below.numerator;
  } else if (expression.kind === 'apply' && /^(?:add|negate|multiply)$/.test(expression.operator)) {
    for (const arg of expression.args) yield* denominatorsOf(arg);
  }
}
