import { app, num } from '../../math/build.ts';
import type { Expression, Operator } from '../../math/expression.ts';
import { toLatex } from '../../math/printing/latex.ts';
import { sameShape } from '../../math/traverse.ts';
import { simplify } from '../../math/simplify.ts';

/** `c·sin²u + c·cos²u` in a sum gives way to c; undefined where there is no such pair. */
export function pythagorean(expression: Expression): { readonly result: Expression } | undefined {
  if (expression.kind !== 'apply' || expression.operator !== 'add') return undefined;
  for (const [i, first] of expression.args.entries()) {
    const sine = squareOf(first, 'sin');
    if (!sine) continue;
    const j = expression.args.findIndex((other) => {
      const cosine = squareOf(other, 'cos');
      return cosine !== undefined && sameShape(cosine.angle, sine.angle) && toLatex(simplify(cosine.factor)) === toLatex(simplify(sine.factor));
    });
    if (j < 0) continue;
    const rest = expression.args.filter((_, index) => index !== i && index !== j);
    const [only, ...more] = [...rest, sine.factor];
    return { result: only && more.length === 0 ? only : app('add', ...rest, sine.factor) };
  }
  return undefined;
}

function squareOf(term: Expression, operator: Operator): { readonly factor: Expression; readonly angle: Expression } | undefined {
  if (term.kind !== 'apply') return undefined;
  const [first, second] = term.args;
  if (term.operator === 'negate' && first) {
    const inner = squareOf(first, operator);
    return inner && { ...inner, factor: app('negate', inner.factor) };
  }
  if (term.operator === 'multiply') {
    for (const [index, factor] of term.args.entries()) {
      const inner = squareOf(factor, operator);
      const others = term.args.filter((_, place) => place !== index);
      const [only, ...more] = others;
      if (inner && only) return { angle: inner.angle, factor: more.length === 0 ? only : app('multiply', ...others) };
    }
    return undefined;
  }
  if (term.operator !== 'power' || first?.kind !== 'apply' || first.operator !== operator || !first.args[0]) return undefined;
  return second?.kind === 'number' && second.numerator === 2n && second.denominator === 1n ? { factor: num(1), angle: first.args[0] } : undefined;
}
