import type { Expression } from '../../math/expression.ts';
import { toLatex } from '../../math/printing/latex.ts';
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
