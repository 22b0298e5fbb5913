import { floated, type DecimalClass, type Value } from '../numeric/value.ts';
import * as q from '../rational.ts';

const shownDigits = 10;

/** A value for people: exact where it is rational and short, else ten digits with ≈. */
export function showValue(value: Value, D: DecimalClass): string {
  if (value.kind === 'exact') {
    const text = q.print(value.value);
    if (text.length <= 60) return text;
  }
  const { re, im } = floated(value, D);
  const real = re.toSignificantDigits(shownDigits).toString();
  if (im.abs().lt(re.abs().plus(1).times('1e-40'))) return `≈ ${real}`;
  const imaginary = im.abs().toSignificantDigits(shownDigits).toString();
  return `≈ ${re.isZero() ? '' : `${real} `}${im.isNegative() ? '− ' : re.isZero() ? '' : '+ '}${imaginary}i`;
}

export function showPoint(point: ReadonlyMap<string, q.Rational>): string {
  return [...point].map(([name, value]) => `${name} = ${q.print(value)}`).join(', ');
}
