import type { Operator } from '../expression.ts';
import type { Complex } from './complex.ts';
import * as q from '../rational.ts';
import type { Evaluation } from './evaluate.ts';
import { exactRoot, powerOf } from './powers.ts';
import { exact, float, floated, NotComputable, NotDefined, type Value } from './value.ts';

/** The series of the inverse trigonometric functions takes seconds beyond this many digits, and nothing can interrupt it. */
const mostDigitsOfAngles = 700;

/** Functions of analysis; undefined for an operator that is none of them. */
export function elementary(evaluation: Evaluation, operator: Operator, values: () => Value[]): Value | undefined {
  const { D, complex } = evaluation;
  const one = (): { readonly re: InstanceType<typeof D>; readonly im: InstanceType<typeof D> } => {
    const [first] = values();
    if (!first) throw new NotComputable('an argument is missing');
    return floated(first, D);
  };
  const real = (): InstanceType<typeof D> => {
    const { re, im } = one();
    if (!im.isZero()) throw new NotComputable('a complex argument');
    return re;
  };
  const angled = (): InstanceType<typeof D> => {
    if (evaluation.digits > mostDigitsOfAngles) throw new NotComputable('an angle to thousands of digits');
    return real();
  };
  switch (operator) {
    case 'sqrt':
    case 'root': {
      const [radicand, degree] = values();
      if (!radicand) throw new NotComputable('an argument is missing');
      const n = degree ? evaluation.whole(degree, 1000n) : 2n;
      if (n === 0n) throw new NotDefined('a root of degree zero');
      if (radicand.kind === 'exact' && n > 0n && n < 50n) {
        const root = exactRoot(radicand.value, n);
        if (root) return exact(root);
      }
      if (n === 2n) {
        const value = floated(radicand, D);
        if (!evaluation.allowComplex && value.im.isZero() && value.re.isNegative()) {
          // Rounding may have pushed a zero below zero.
          if (radicand.kind === 'float' && value.re.abs().lt(new D(10).pow(-evaluation.digits))) return float(new D(0));
          throw new NotDefined('the root of a negative number');
        }
        const root = complex.sqrt(value);
        return float(root.re, root.im);
      }
      return powerOf(evaluation, radicand, exact(q.rational(1, n)));
    }
    case 'exp': {
      const result = complex.exp(one());
      return float(result.re, result.im);
    }
    case 'ln':
      return logarithm(evaluation, values()[0]);
    case 'log': {
      const [argument, base] = values();
      if (base?.kind === 'exact' && argument?.kind === 'exact') {
        const whole = exactLogarithm(argument.value, base.value);
        if (whole !== undefined) return exact(q.rational(whole));
      }
      const above = logarithm(evaluation, argument);
      return evaluation.divide(above, logarithm(evaluation, base ?? exact(q.rational(10))));
    }
    case 'sin': {
      const result = complex.sin(one());
      return float(result.re, result.im);
    }
    case 'cos': {
      const result = complex.cos(one());
      return float(result.re, result.im);
    }
    case 'tan':
      return ratio(evaluation, complex.sin(one()), complex.cos(one()));
    case 'cot':
      return ratio(evaluation, complex.cos(one()), complex.sin(one()));
    case 'sec':
      return ratio(evaluation, complex.of(1), complex.cos(one()));
    case 'csc':
      return ratio(evaluation, complex.of(1), complex.sin(one()));
    case 'arcsin':
    case 'arccos': {
      const x = angled();
      if (x.abs().gt(1)) throw new NotDefined('outside −1 … 1');
      return float(operator === 'arcsin' ? x.asin() : x.acos());
    }
    case 'arctan':
      return float(angled().atan());
    case 'arccot': {
      const x = angled();
      return float(D.acos(-1).div(2).minus(x.atan()));
    }
    case 'arcsec':
    case 'arccsc': {
      const x = angled();
      if (x.abs().lt(1)) throw new NotDefined('inside −1 … 1');
      const inverse = new D(1).div(x);
      return float(operator === 'arcsec' ? inverse.acos() : inverse.asin());
    }
    case 'sinh':
      return float(complex.sinh(real()));
    case 'cosh':
      return float(complex.cosh(real()));
    case 'tanh':
      return float(complex.tanh(real()));
    case 'coth':
      return evaluation.divide(exact(q.one), float(complex.tanh(real())));
    case 'sech':
      return float(new D(1).div(complex.cosh(real())));
    case 'csch':
      return evaluation.divide(exact(q.one), float(complex.sinh(real())));
    case 'arsinh':
      return float(real().asinh());
    case 'arcosh': {
      const x = real();
      if (x.lt(1)) throw new NotDefined('below 1');
      return float(x.acosh());
    }
    case 'artanh': {
      const x = real();
      if (x.abs().gte(1)) throw new NotDefined('outside −1 … 1');
      return float(x.atanh());
    }
    case 'degrees': {
      const [angle] = values();
      if (!angle) throw new NotComputable('an argument is missing');
      return evaluation.multiply(angle, float(D.acos(-1).div(180)));
    }
    case 'abs': {
      const [argument] = values();
      if (argument?.kind === 'exact') return exact(argument.value.numerator < 0n ? q.negate(argument.value) : argument.value);
      return float(complex.abs(one()));
    }
    case 'sign': {
      const x = real();
      return exact(q.rational(x.isZero() ? 0 : x.isNegative() ? -1 : 1));
    }
    case 'real-part':
      return float(one().re);
    case 'imaginary-part':
      return float(one().im);
    case 'conjugate': {
      const { re, im } = one();
      return float(re, im.neg());
    }
    case 'argument':
      return float(complex.argument(one()));
    default:
      return undefined;
  }
}

function logarithm(evaluation: Evaluation, argument: Value | undefined): Value {
  if (!argument) throw new NotComputable('an argument is missing');
  const { D, complex } = evaluation;
  const value = floated(argument, D);
  if (!evaluation.allowComplex && (!value.im.isZero() || value.re.lte(0))) throw new NotDefined('the logarithm of a number that is not positive');
  const result = complex.ln(value);
  return float(result.re, result.im);
}

function ratio(evaluation: Evaluation, over: Complex, under: Complex): Value {
  return evaluation.divide(float(over.re, over.im), float(under.re, under.im));
}

/** The whole number k with base^k = argument, where there is one of moderate size. */
function exactLogarithm(argument: q.Rational, base: q.Rational): bigint | undefined {
  if (argument.numerator <= 0n || base.numerator <= 0n || q.compare(base, q.one) === 0) return undefined;
  const grows = q.compare(base, q.one) > 0;
  const up = grows ? base : q.divide(q.one, base);
  const large = q.compare(argument, q.one) >= 0;
  let rest = large ? argument : q.divide(q.one, argument);
  let exponent = 0n;
  while (q.compare(rest, up) >= 0 && exponent < 4000n) {
    rest = q.divide(rest, up);
    exponent++;
  }
  if (q.compare(rest, q.one) !== 0) return undefined;
  return large === grows ? exponent : -exponent;
}
