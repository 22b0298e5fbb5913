import { say } from '../../../core/phrase.ts';
import { app, constant, minus, num, sym } from '../../../math/build.ts';
import { isInfinite } from '../../../math/deciding/holds.ts';
import { dependsOn } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { neat } from '../neat.ts';
import { coefficientsOf, rationalExpression } from '../univariate.ts';
import { fractionOf, type Approach, type LimitStep } from './limitStep.ts';

/** `sin kx / x` and its kin at zero, `(1 + k/x)^(bx)` at infinity. */
export function standard(body: Expression, { variable, target }: Approach): LimitStep | undefined {
  const x = sym(variable);
  if (isInfinite(target)) {
    const [base, exponent] = body.kind === 'apply' && body.operator === 'power' ? body.args : [];
    if (!base || !exponent || !dependsOn(base, variable) || !dependsOn(exponent, variable)) return undefined;
    const grown = simplify(app('multiply', minus(base, num(1)), x));
    const times = simplify(app('divide', exponent, x));
    if (dependsOn(grown, variable) || dependsOn(times, variable)) return undefined;
    return { title: say('Use a standard limit'), says: [say('{0} tends to {1}.', '$\\left(1 + \\frac{k}{x}\\right)^x$', '$e^k$')], reason: say('standard limit'), to: { value: neat(app('power', constant('e'), app('multiply', grown, times))) } };
  }
  if (target.kind !== 'number' || target.numerator !== 0n) return undefined;
  const fraction = fractionOf(body);
  const slope = fraction && slopeAtZero(fraction.above, variable);
  if (!fraction || !slope) return undefined;
  const below = coefficientsOf(fraction.below, variable);
  const power = below?.findIndex(({ numerator }) => numerator !== 0n);
  const lead = below?.at(-1);
  if (!below || !lead || power !== below.length - 1 || power !== slope.order) return undefined;
  return { title: say('Use a standard limit'), says: [say('{0}.', slope.law)], reason: say('standard limit'), to: { value: neat(app('divide', slope.factor, rationalExpression(lead))) } };
}

/** The leading coefficient at zero of sin kx, tan kx, e^(kx) − 1, ln(1 + kx) and 1 − cos kx. */
function slopeAtZero(above: Expression, variable: string): { readonly factor: Expression; readonly order: number; readonly law: string } | undefined {
  const x = sym(variable);
  const slope = (inner: Expression | undefined): Expression | undefined => {
    const ratio = inner && simplify(app('divide', inner, x));
    return ratio && !dependsOn(ratio, variable) ? ratio : undefined;
  };
  if (above.kind !== 'apply') return undefined;
  const [first, second] = above.args;
  if (/^(?:sin|tan|arcsin|arctan)$/.test(above.operator)) {
    const factor = slope(first);
    return factor && { factor, order: 1, law: `$\\lim_{u \\to 0} \\frac{\\${above.operator} u}{u} = 1$` };
  }
  if (above.operator === 'ln' && first) {
    const factor = slope(expand(minus(first, num(1))));
    return factor && { factor, order: 1, law: '$\\lim_{u \\to 0} \\frac{\\ln(1+u)}{u} = 1$' };
  }
  if (above.operator !== 'add' || above.args.length !== 2 || !first || !second) return undefined;
  const [power, rest] = [first, second].sort((a, b) => Number(dependsOn(b, variable)) - Number(dependsOn(a, variable)));
  if (power?.kind === 'apply' && power.operator === 'power' && power.args[0]?.kind === 'constant' && power.args[0].name === 'e' && rest && toLatex(rest) === '-1') {
    const factor = slope(power.args[1]);
    return factor && { factor, order: 1, law: '$\\lim_{u \\to 0} \\frac{e^u - 1}{u} = 1$' };
  }
  const cosine = power?.kind === 'apply' && power.operator === 'negate' ? power.args[0] : undefined;
  if (cosine?.kind === 'apply' && cosine.operator === 'cos' && rest && toLatex(rest) === '1') {
    const factor = slope(cosine.args[0]);
    return factor && { factor: app('divide', app('power', factor, num(2)), num(2)), order: 2, law: '$\\lim_{u \\to 0} \\frac{1 - \\cos u}{u^2} = \\frac{1}{2}$' };
  }
  return undefined;
}
