import { app } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { divide, isZero, multiply, negate, rational, subtract, type Rational } from '../../math/rational.ts';
import { simplify } from '../../math/simplify.ts';
import { countRealRoots, squareFree } from '../../math/solving/realRoots.ts';
import { overOneDenominator } from './neat.ts';
import { squareRoot } from './quadratic.ts';
import { fractionOf } from './rationalEquation.ts';
import { at, dividePolynomials, minusPolynomial, primitive, rationalExpression, rationalRoot, timesPolynomial, type Coefficients } from './univariate.ts';

/** The real roots in rising order, without repetition; undefined where they are not all rational or of a quadratic. */
export function realRoots(polynomial: Coefficients): Expression[] | undefined {
  if (polynomial.length === 0) return undefined;
  const found: { readonly value: Expression; readonly size: number }[] = [];
  const take = (root: Rational): void => {
    found.push({ value: rationalExpression(root), size: sizeOf(root) });
  };
  let rest = primitive(polynomial);
  while (rest.length > 3) {
    const root = isZero(at(rest, 0)) ? rational(0) : rationalRoot(rest);
    if (!root) return undefined;
    take(root);
    rest = dividePolynomials(rest, [rational(-root.numerator), rational(root.denominator)]).quotient;
  }
  if (rest.length === 2) take(divide(negate(at(rest, 0)), at(rest, 1)));
  if (rest.length === 3) {
    const [c, b, a] = [at(rest, 0), at(rest, 1), at(rest, 2)];
    const discriminant = subtract(multiply(b, b), multiply(rational(4), multiply(a, c)));
    const root = squareRoot(discriminant);
    const twice = multiply(rational(2), a);
    if (root) for (const sign of [root, negate(root)]) take(divide(subtract(negate(b), sign), twice));
    else if (discriminant.numerator > 0n) {
      const surd = simplify(app('sqrt', rationalExpression(discriminant)));
      for (const sign of [-1, 1]) {
        const above = app('add', rationalExpression(negate(b)), sign < 0 ? app('negate', surd) : surd);
        found.push({ value: overOneDenominator(app('divide', above, rationalExpression(twice))), size: (-sizeOf(b) + sign * Math.sqrt(sizeOf(discriminant))) / sizeOf(twice) });
      }
    }
  }
  return found.sort((x, y) => x.size - y.size).filter(({ size }, index) => index === 0 || size !== found[index - 1]?.size).map(({ value }) => value);
}

/** Whether an equation of polynomials, or of their quotients, has roots that are not real; of z and w, whether any other equation may have them. */
export function hasOtherRoots(left: Expression, right: Expression, unknown: string): boolean {
  const [a, b] = [fractionOf(left, unknown), fractionOf(right, unknown)];
  // |z| = 1 is a circle, and e^z = 1 has a solution in every strip.
  if (!a || !b) return /^[zw]$/.test(unknown);
  const [over, under] = [timesPolynomial(a.above, b.below), timesPolynomial(b.above, a.below)];
  const polynomial = over && under ? squareFree(minusPolynomial(over, under)) : [];
  return polynomial.length > 2 && countRealRoots(polynomial) < polynomial.length - 1;
}

function sizeOf({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}

