import { Decimal } from 'decimal.js';
import * as q from '../rational.ts';
import type { Rational } from '../rational.ts';

/** A number with no value here: 0/0, ln 0, √−1 among the reals. */
export class NotDefined extends Error {}

/** A value that this evaluator cannot give; says nothing about the expression. */
export class NotComputable extends Error {}

/** Exact as long as possible; otherwise a complex number to the precision of its arithmetic. */
export type Value = { readonly kind: 'exact'; readonly value: Rational } | { readonly kind: 'float'; readonly re: Decimal; readonly im: Decimal };

export type DecimalClass = typeof Decimal;

/** A decimal arithmetic of its own precision, in significant digits. */
export function decimals(precision: number): DecimalClass {
  const known = classes.get(precision);
  // What decimal.js throws out of leaves its class at a working precision, which would grow from call to call.
  if (known) return known.set({ precision, rounding: Decimal.ROUND_HALF_UP });
  const made = Decimal.clone({ precision, toExpNeg: -7, toExpPos: 21, maxE: 9e15, minE: -9e15, modulo: Decimal.ROUND_FLOOR });
  classes.set(precision, made);
  return made;
}

const classes = new Map<number, DecimalClass>();

export function exact(value: Rational): Value {
  return { kind: 'exact', value };
}

export function float(re: Decimal, im?: Decimal): Value {
  if (!re.isFinite() || (im && !im.isFinite())) throw new NotDefined('not finite');
  // A zero of the same arithmetic: decimal.js computes to the precision of the left operand's class.
  return { kind: 'float', re, im: im ?? re.minus(re) };
}

/** The value as a complex number of the given arithmetic. */
export function floated(value: Value, D: DecimalClass): { readonly re: Decimal; readonly im: Decimal } {
  if (value.kind === 'float') return value;
  const { numerator, denominator } = value.value;
  const over = new D(numerator.toString());
  return { re: denominator === 1n ? over.plus(0) : over.div(denominator.toString()), im: new D(0) };
}

export function isReal(value: Value): boolean {
  return value.kind === 'exact' || value.im.isZero();
}

/** The whole number a value is, where it is one. */
export function wholeOf(value: Value): bigint | undefined {
  return value.kind === 'exact' && q.isInteger(value.value) ? value.value.numerator : undefined;
}
