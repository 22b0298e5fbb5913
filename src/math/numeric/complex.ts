import type { Decimal } from 'decimal.js';
import { NotComputable, NotDefined, type DecimalClass } from './value.ts';

export interface Complex {
  readonly re: Decimal;
  readonly im: Decimal;
}

/** Complex arithmetic with principal values (branch cuts as in C99, Annex G), over one decimal precision. */
export class ComplexArithmetic {
  readonly #D: DecimalClass;

  constructor(D: DecimalClass) {
    this.#D = D;
  }

  of(re: number | Decimal, im: number | Decimal = 0): Complex {
    return { re: new this.#D(re), im: new this.#D(im) };
  }

  add(a: Complex, b: Complex): Complex {
    return { re: a.re.plus(b.re), im: a.im.plus(b.im) };
  }

  multiply(a: Complex, b: Complex): Complex {
    if (a.im.isZero() && b.im.isZero()) return { re: a.re.times(b.re), im: a.im };
    return { re: a.re.times(b.re).minus(a.im.times(b.im)), im: a.re.times(b.im).plus(a.im.times(b.re)) };
  }

  divide(a: Complex, b: Complex): Complex {
    if (b.im.isZero()) {
      if (b.re.isZero()) throw new NotDefined('division by zero');
      return { re: a.re.div(b.re), im: a.im.div(b.re) };
    }
    const size = b.re.times(b.re).plus(b.im.times(b.im));
    return { re: a.re.times(b.re).plus(a.im.times(b.im)).div(size), im: a.im.times(b.re).minus(a.re.times(b.im)).div(size) };
  }

  abs(a: Complex): Decimal {
    return a.im.isZero() ? a.re.abs() : a.re.times(a.re).plus(a.im.times(a.im)).sqrt();
  }

  argument(a: Complex): Decimal {
    return this.#D.atan2(a.im, a.re);
  }

  exp(a: Complex): Complex {
    if (a.re.gt(1e7)) throw new NotDefined('too large');
    const size = a.re.exp();
    return a.im.isZero() ? { re: size, im: a.im } : { re: size.times(a.im.cos()), im: size.times(a.im.sin()) };
  }

  ln(a: Complex): Complex {
    const size = this.abs(a);
    if (size.isZero()) throw new NotDefined('logarithm of zero');
    return a.im.isZero() && a.re.gt(0) ? { re: a.re.ln(), im: a.im } : { re: size.ln(), im: this.argument(a) };
  }

  sqrt(a: Complex): Complex {
    if (a.im.isZero()) return a.re.gte(0) ? { re: a.re.sqrt(), im: a.im } : { re: a.im, im: a.re.neg().sqrt() };
    const size = this.abs(a);
    const re = size.plus(a.re).div(2).sqrt();
    const im = size.minus(a.re).div(2).sqrt();
    return { re, im: a.im.lt(0) ? im.neg() : im };
  }

  /** `sin z` by its real and imaginary part. */
  sin(a: Complex): Complex {
    this.#reducible(a.re);
    if (a.im.isZero()) return { re: a.re.sin(), im: a.im };
    return { re: a.re.sin().times(this.cosh(a.im)), im: a.re.cos().times(this.sinh(a.im)) };
  }

  cos(a: Complex): Complex {
    this.#reducible(a.re);
    if (a.im.isZero()) return { re: a.re.cos(), im: a.im };
    return { re: a.re.cos().times(this.cosh(a.im)), im: a.re.sin().times(this.sinh(a.im)).neg() };
  }

  /** By the exponential function away from zero, where decimal.js's own series takes minutes. */
  sinh(x: Decimal): Decimal {
    if (x.abs().lt(1)) return x.sinh();
    const size = this.exp({ re: x.abs(), im: new this.#D(0) }).re;
    const half = size.minus(new this.#D(1).div(size)).div(2);
    return x.isNegative() ? half.neg() : half;
  }

  cosh(x: Decimal): Decimal {
    const size = this.exp({ re: x.abs(), im: new this.#D(0) }).re;
    return size.plus(new this.#D(1).div(size)).div(2);
  }

  tanh(x: Decimal): Decimal {
    return this.sinh(x).div(this.cosh(x));
  }

  /** An angle of so many digits before the point has too few behind it to say where on the circle it ends. */
  #reducible(angle: Decimal): void {
    if (!angle.isZero() && angle.e > this.#D.precision / 3) throw new NotComputable('an angle too large');
  }
}
