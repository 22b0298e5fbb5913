import { rational, type Rational } from '../../math/rational.ts';

/** `-1.5e-7` exactly; undefined for `nan`, `inf` and anything else. */
export function decimal(shown: string): Rational | undefined {
  const match = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,4}))?$/.exec(shown.trim());
  if (!match || `${match[2] ?? ''}${match[3] ?? ''}` === '') return undefined;
  const [, sign, before = '', after = '', exponent = '0'] = match;
  const size = Number(exponent) - after.length;
  const digits = BigInt(`${before}${after}`) * (sign === '-' ? -1n : 1n);
  return size >= 0 ? rational(digits * 10n ** BigInt(size)) : rational(digits, 10n ** BigInt(-size));
}

/** `-12`, `0x1f`, `-0x1f`. */
export function bigint(json: unknown): bigint {
  const match = typeof json === 'string' && json.length < 200_000 ? /^(-?)(\d+|0x[\da-f]+)$/.exec(json) : null;
  if (!match) throw new TypeError('no whole number');
  const size = BigInt(match[2] ?? '');
  return match[1] === '-' ? -size : size;
}

/** Digits after the point of a printed number. */
export function decimalPlaces(shown: string): number {
  const [digits = '', exponent = '0'] = shown.toLowerCase().split('e');
  return Math.max(0, (digits.split('.')[1]?.replace(/0+$/, '').length ?? 0) - Number(exponent));
}
