import { say } from '../../../core/phrase.ts';
import { app, fromRational, num, sym } from '../../../math/build.ts';
import { isInfinite } from '../../../math/deciding/holds.ts';
import type { Expression } from '../../../math/expression.ts';
import { some } from '../../../math/traverse.ts';
import { m } from '../lesson.ts';
import { coefficientsOf, type Coefficients } from '../univariate.ts';
import { fractionOf, type Approach, type LimitStep } from './limitStep.ts';

/** `√(4x² + 1)/(x + 1)` at +∞ as `√(4 + 1/x²)/(1 + 1/x)`: above and below divided by x. */
export function rootsAtInfinity(body: Expression, { variable, target }: Approach): LimitStep | undefined {
  const fraction = isInfinite(target) && target.kind === 'constant' ? fractionOf(body) : undefined;
  if (!fraction || !some(body, (part) => part.kind === 'apply' && part.operator === 'sqrt')) return undefined;
  const [above, below] = [divided(fraction.above, variable), divided(fraction.below, variable)];
  if (!above || !below) return undefined;
  return { title: say('Divide by the highest power'), says: [say('Divide above and below by {0}, which is positive and goes under a root as its square.', m(sym(variable)))], reason: say('divide by the highest power'), to: { body: app('divide', above, below) } };
}

function divided(sum: Expression, variable: string): Expression | undefined {
  const parts = (sum.kind === 'apply' && sum.operator === 'add' ? sum.args : [sum]).map((term): Expression | undefined => {
    if (term.kind === 'apply' && term.operator === 'negate' && term.args[0]) {
      const inner = divided(term.args[0], variable);
      return inner && app('negate', inner);
    }
    const [radicand] = term.kind === 'apply' && term.operator === 'sqrt' ? term.args : [];
    const square = radicand && coefficientsOf(radicand, variable);
    if (square) return square.length === 3 ? app('sqrt', over(square, 2, variable)) : undefined;
    const line = coefficientsOf(term, variable);
    return line && line.length > 0 && line.length <= 2 ? over(line, 1, variable) : undefined;
  });
  const [only] = parts;
  if (!parts.every((part) => part !== undefined)) return undefined;
  return parts.length === 1 && only ? only : app('add', ...parts);
}

/** A polynomial divided by the power of its degree. */
function over(coefficients: Coefficients, degree: number, variable: string): Expression {
  const terms = coefficients.flatMap((coefficient, power): Expression[] => {
    if (coefficient.numerator === 0n) return [];
    const size = fromRational({ numerator: coefficient.numerator < 0n ? -coefficient.numerator : coefficient.numerator, denominator: coefficient.denominator });
    const left = degree - power;
    const term = left === 0 ? size : app('divide', size, left === 1 ? sym(variable) : app('power', sym(variable), num(left)));
    return [coefficient.numerator < 0n ? app('negate', term) : term];
  });
  const [only] = terms.reverse();
  return terms.length === 1 && only ? only : app('add', ...terms);
}
