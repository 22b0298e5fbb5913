import { fromRational } from '../../math/build.ts';
import type { NumberNode } from '../../math/expression.ts';
import { rational, type Rational } from '../../math/rational.ts';

/** The value of `3`, `-7/2`, `0.25` or `40%`; undefined where it is none of them. */
export function exactNumber(written: string): Rational | undefined {
  const parts = /^(-?)(\d{1,15})(?:\/(\d{1,15})|\.(\d{1,12}))?(%?)$/.exec(written.trim());
  if (!parts) return undefined;
  const [, sign, whole = '', below, decimals = '', percent] = parts;
  const numerator = BigInt(`${sign}${whole}${decimals}`);
  const denominator = BigInt(below ?? 1) * 10n ** BigInt(decimals.length) * (percent === '%' ? 100n : 1n);
  return denominator === 0n ? undefined : rational(numerator, denominator);
}

/** As decimals where they end soon and are wanted, else as a fraction. */
export function shownNumber(value: Rational, decimal: boolean): NumberNode {
  const node = fromRational(value);
  if (!decimal || value.denominator === 1n) return node;
  for (let decimals = 1; decimals <= 6; decimals++) if (10n ** BigInt(decimals) % value.denominator === 0n) return { ...node, decimals };
  return node;
}
