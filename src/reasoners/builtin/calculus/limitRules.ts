import { say } from '../../../core/phrase.ts';
import { app, constant, minus, num, sym } from '../../../math/build.ts';
import { isInfinite } from '../../../math/deciding/holds.ts';
import { dependsOn, differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { divide, rational } from '../../../math/rational.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { mapChildren, some, substitute } from '../../../math/traverse.ts';
import { m } from '../lesson.ts';
import { neat } from '../neat.ts';
import { coefficientsOf, dividePolynomials, gcdPolynomial, monomial, polynomialExpression, rationalExpression, scaled, type Coefficients } from '../univariate.ts';
import { equals } from './confirmed.ts';
import { expressionOf, productOf } from './factors.ts';
import { fractionOf, type Approach, type Fraction, type LimitStep } from './limitStep.ts';
import { rootsAtInfinity } from './rootsAtInfinity.ts';
import { standard } from './standardLimits.ts';

export function limitOf(body: Expression, { variable, target, side }: Approach): Expression {
  return app('limit', body, sym(variable), target, ...(side ? [{ kind: 'text' as const, text: side }] : []));
}

/** The rules in the order they are tried. */
export const limitRules: readonly ((body: Expression, approach: Approach) => LimitStep | undefined)[] = [inserted, leadingTerms, rootsAtInfinity, cancelled, standard, rationalised, infinite, lHopital, asQuotient];

function inserted(body: Expression, { variable, target }: Approach): LimitStep | undefined {
  if (!dependsOn(body, variable)) return { title: say('A constant'), says: [], reason: say('constant'), to: { value: body } };
  const value = isInfinite(target) ? vanishing(body, variable) : neat(substitute(body, new Map([[variable, target]])));
  if (!value || !approximate(isInfinite(target) ? value : substitute(body, new Map([[variable, target]])))) return undefined;
  return isInfinite(target)
    ? { title: say('Let the fractions vanish'), says: [say('A number over a growing power of {0} tends to zero.', m(sym(variable)))], reason: say('fractions vanish'), to: { value } }
    : { title: say('Put the value in'), says: [say('The function is continuous there, so its limit is its value.')], reason: say('put in'), to: { value } };
}

/** The value where every `c/xⁿ` is zero and the variable stands nowhere else. */
function vanishing(body: Expression, variable: string): Expression | undefined {
  const without = (part: Expression): Expression => {
    if (part.kind !== 'apply') return part;
    const [above, below] = part.args;
    const grows = below && coefficientsOf(below, variable);
    if (part.operator === 'divide' && above && !dependsOn(above, variable) && grows && grows.length > 1) return num(0);
    return mapChildren(part, without);
  };
  const rest = without(body);
  return dependsOn(rest, variable) ? undefined : neat(rest);
}

function polynomials(body: Expression, variable: string): readonly [Coefficients, Coefficients] | undefined {
  const fraction = fractionOf(body);
  const [above, below] = [fraction && coefficientsOf(fraction.above, variable), fraction && coefficientsOf(fraction.below, variable)];
  return above && below && above.length > 0 && below.length > 1 ? [above, below] : undefined;
}

/** A fraction of polynomials at infinity: above and below divided by the highest power. */
function leadingTerms(body: Expression, { variable, target }: Approach): LimitStep | undefined {
  const fraction = isInfinite(target) ? polynomials(body, variable) : undefined;
  if (!fraction) return undefined;
  const [above, below] = fraction;
  const highest = below.length - 1;
  if (above.length > below.length) return undefined;
  const shrunk = (coefficients: Coefficients): Expression => {
    const terms = coefficients.flatMap((coefficient, power) => (coefficient.numerator === 0n ? [] : [power === highest ? rationalExpression(coefficient) : overPower(coefficient.numerator, coefficient.denominator, variable, highest - power)])).reverse();
    const [only] = terms;
    return terms.length === 1 && only ? only : app('add', ...terms);
  };
  return {
    title: say('Divide by the highest power'),
    says: [say('Divide above and below by {0}, the highest power in the denominator.', m(monomial(rational(1), variable, highest)))],
    reason: say('divide by the highest power'),
    to: { body: app('divide', shrunk(above), shrunk(below)) },
  };
}

function overPower(numerator: bigint, denominator: bigint, variable: string, power: number): Expression {
  const size = numerator < 0n ? -numerator : numerator;
  const letter = monomial(rational(1), variable, power);
  const fraction = app('divide', num(size), denominator === 1n ? letter : app('multiply', num(denominator), letter));
  return numerator < 0n ? app('negate', fraction) : fraction;
}

function cancelled(body: Expression, { variable, target }: Approach): LimitStep | undefined {
  if (isInfinite(target)) return undefined;
  const together = fractionOf(body) ? body : fractionOf(simplify(body)) ? simplify(body) : oneFraction(body, variable);
  const fraction = together && polynomials(together, variable);
  if (!together || !fraction) return undefined;
  const [above, below] = fraction;
  const common = gcdPolynomial(above, below);
  if (common.length < 2) return toLatex(together) === toLatex(body) ? undefined : { title: say('Bring everything over one denominator'), says: [], reason: say('one denominator'), to: { body: together } };
  const [top, bottom] = [dividePolynomials(above, common).quotient, dividePolynomials(below, common).quotient];
  const lead = bottom.length === 1 ? bottom[0] : undefined;
  const next = lead ? polynomialExpression(scaled(top, divide(rational(1), lead)), variable) : app('divide', polynomialExpression(top, variable), polynomialExpression(bottom, variable));
  return {
    title: say('Cancel the common factor'),
    says: [say('Above and below have the factor {0}; it is not zero near the point, only at it, so it may be cancelled.', m(polynomialExpression(common, variable)))],
    reason: say('cancel'),
    to: { body: next },
  };
}

/** A sum of fractions of polynomials over one denominator. */
function oneFraction(body: Expression, variable: string): Expression | undefined {
  if (body.kind !== 'apply' || body.operator !== 'add') return undefined;
  let above: Expression = num(0);
  let below: Expression = num(1);
  for (const term of body.args) {
    const { above: a, below: b } = fractionOf(term) ?? { above: term, below: num(1) };
    [above, below] = [app('add', app('multiply', above, b), app('multiply', a, below)), app('multiply', below, b)];
  }
  const [top, bottom] = [coefficientsOf(above, variable), coefficientsOf(below, variable)];
  return top && bottom && bottom.length > 1 ? app('divide', polynomialExpression(top, variable), polynomialExpression(bottom, variable)) : undefined;
}

/** A difference with a root, multiplied above and below by its conjugate. */
function rationalised(body: Expression, { variable, target }: Approach): LimitStep | undefined {
  const fraction = fractionOf(body) ?? { above: body, below: num(1) };
  const infiniteTarget = isInfinite(target);
  for (const part of ['above', 'below'] as const) {
    const difference = fraction[part];
    if (difference.kind !== 'apply' || difference.operator !== 'add' || !some(difference, (inner) => inner.kind === 'apply' && inner.operator === 'sqrt' && dependsOn(inner, variable))) continue;
    const roots = difference.args.filter((arg) => some(arg, (inner) => inner.kind === 'apply' && inner.operator === 'sqrt' && dependsOn(inner, variable)));
    const others = difference.args.filter((arg) => !roots.includes(arg));
    const [first, second] = roots.length === 1 ? [roots[0], others.length === 1 ? others[0] : app('add', ...others)] : roots.length === 2 && others.length === 0 ? roots : [];
    if (!first || !second) continue;
    const conjugate = app('add', first, simplify(app('negate', second)));
    const square = neat(expand(minus(app('power', first, num(2)), app('power', second, num(2)))));
    if (!coefficientsOf(square, variable)) continue;
    let next: Expression;
    if (part === 'above') {
      const gone = cancelledFactor(square, fraction.below, variable);
      next = app('divide', gone.above, isOneNumber(gone.below) ? conjugate : app('multiply', gone.below, conjugate));
    } else {
      const gone = cancelledFactor(fraction.above, square, variable);
      next = isOneNumber(gone.below) ? app('multiply', gone.above, conjugate) : app('divide', app('multiply', gone.above, conjugate), gone.below);
    }
    if (infiniteTarget) {
      const reduced = dividedByLetter(square, conjugate, variable, target);
      if (part === 'below' || !isOneNumber(fraction.below) || !reduced) return undefined;
      next = reduced;
    }
    const says = [say('Multiply above and below by the conjugate {0}; the product of the two has no root: {1}.', m(conjugate), m(square))];
    if (infiniteTarget) says.push(say('Then divide above and below by {0}.', m(sym(variable))));
    return { title: say('Multiply by the conjugate'), says, reason: say('conjugate'), to: { body: next } };
  }
  return undefined;
}

function isOneNumber(expression: Expression): boolean {
  return expression.kind === 'number' && expression.numerator === 1n && expression.denominator === 1n;
}

function cancelledFactor(above: Expression, below: Expression, variable: string): Fraction {
  const [top, bottom] = [coefficientsOf(above, variable), coefficientsOf(below, variable)];
  if (!top || !bottom) return { above, below };
  const common = gcdPolynomial(top, bottom);
  const [over, under] = [dividePolynomials(top, common).quotient, dividePolynomials(bottom, common).quotient];
  const lead = under.length === 1 ? under[0] : undefined;
  return lead ? { above: polynomialExpression(scaled(over, divide(rational(1), lead)), variable), below: num(1) } : { above: polynomialExpression(over, variable), below: polynomialExpression(under, variable) };
}

/** `(ax + b)/(√(x² + px + q) + cx)` at +∞ as `(a + b/x)/(√(1 + p/x + q/x²) + c)`. */
function dividedByLetter(above: Expression, below: Expression, variable: string, target: Expression): Expression | undefined {
  const top = coefficientsOf(above, variable);
  if (!top || top.length > 2 || target.kind !== 'constant' || below.kind !== 'apply') return undefined;
  const over = (coefficients: Coefficients, highest: number): Expression => {
    const terms = coefficients.flatMap((coefficient, power) => (coefficient.numerator === 0n ? [] : [power === highest ? rationalExpression(coefficient) : overPower(coefficient.numerator, coefficient.denominator, variable, highest - power)])).reverse();
    const [only] = terms;
    return terms.length === 0 ? num(0) : terms.length === 1 && only ? only : app('add', ...terms);
  };
  const parts: Expression[] = [];
  for (const term of below.args) {
    const inner = term.kind === 'apply' && term.operator === 'sqrt' ? term.args[0] && coefficientsOf(term.args[0], variable) : undefined;
    const line = coefficientsOf(term, variable);
    if (inner && inner.length <= 3) parts.push(app('sqrt', over(inner, 2)));
    else if (line && line.length <= 2) parts.push(over(line, 1));
    else return undefined;
  }
  return app('divide', over(top, 1), parts.length === 1 && parts[0] ? parts[0] : app('add', ...parts));
}

/** Unbounded on the side or sides that count. */
function infinite(body: Expression, approach: Approach): LimitStep | undefined {
  for (const [value, word] of [[constant('infinity'), say('It grows beyond every bound.')], [app('negate', constant('infinity')), say('It falls below every bound.')]] as const) {
    if (!equals(limitOf(body, approach), value)) continue;
    const fraction = fractionOf(body);
    const bottom = fraction && !isInfinite(approach.target) && equals(limitOf(fraction.below, approach), num(0));
    return { title: say('See how it grows'), says: bottom ? [say('The denominator tends to zero and the numerator does not.'), word] : [word], reason: say('no bound'), to: { value } };
  }
  return undefined;
}

function lHopital(body: Expression, approach: Approach): LimitStep | undefined {
  const fraction = fractionOf(body);
  if (!fraction || !dependsOn(fraction.below, approach.variable)) return undefined;
  const { variable } = approach;
  const form = formOf(fraction, approach);
  const [above, below] = [differentiate(fraction.above, variable), differentiate(fraction.below, variable)];
  if (!form || !above || !below) return undefined;
  const [top, bottom] = [neat(above), neat(below)];
  const quotient = dependsOn(bottom, variable) ? app('divide', top, bottom) : neat(app('divide', top, bottom));
  const { constant: outer, factors } = productOf(quotient, variable);
  const tidy = factors.length === 0 ? outer : isOneNumber(outer) ? expressionOf(factors) : simplify(quotient);
  const shorter = toLatex(tidy).length < toLatex(quotient).length ? tidy : quotient;
  return {
    title: say("Use L'Hôpital's rule"),
    says: [
      form === 'zero' ? say('Numerator and denominator both tend to zero.') : say('Numerator and denominator both grow without bound.'),
      say('Both can be differentiated near the point, so the limit is that of the quotient of the derivatives, if that one exists.'),
      say('The derivatives are {0} and {1}.', m(top), m(bottom)),
    ],
    reason: say("L'Hôpital's rule"),
    to: { body: shorter },
  };
}

function formOf({ above, below }: Fraction, approach: Approach): 'zero' | 'infinity' | undefined {
  if (equals(limitOf(above, approach), num(0)) && equals(limitOf(below, approach), num(0))) return 'zero';
  const grows = (part: Expression): boolean => [constant('infinity'), app('negate', constant('infinity'))].some((value) => equals(limitOf(part, approach), value)) || isLogarithm(part, approach);
  return grows(above) && grows(below) ? 'infinity' : undefined;
}

/** ln of something that tends to zero or grows: it grows itself, but too slowly to be seen. */
function isLogarithm(part: Expression, approach: Approach): boolean {
  const [inner] = part.kind === 'apply' && part.operator === 'ln' ? part.args : [];
  return inner !== undefined && (equals(limitOf(inner, approach), num(0)) || equals(limitOf(inner, approach), constant('infinity')));
}

/** `x ln x` as `ln x / (1/x)`. */
function asQuotient(body: Expression, approach: Approach): LimitStep | undefined {
  if (body.kind !== 'apply' || body.operator !== 'multiply') return undefined;
  const logarithm = body.args.find((arg) => arg.kind === 'apply' && arg.operator === 'ln');
  const rest = body.args.filter((arg) => arg !== logarithm);
  const [only] = rest;
  if (!logarithm || !only || !equals(limitOf(rest.length === 1 ? only : app('multiply', ...rest), approach), num(0))) return undefined;
  return {
    title: say('Write it as a fraction'),
    says: [say('A factor that tends to zero times one that grows: put one of them below.')],
    reason: say('as a fraction'),
    to: { body: app('divide', logarithm, simplify(app('divide', num(1), rest.length === 1 ? only : app('multiply', ...rest)))) },
  };
}
