import type { Sum, Term } from './terms.ts';
import { exponentValue } from './terms.ts';

/** Polynomials in falling powers, alphabetically among equals; any other sum in the order it came. */
export function polynomialOrder(sum: Sum): Sum {
  const degrees = sum.map(degreesOf);
  if (degrees.some((each) => each === undefined)) return sum;
  const letters = [...new Set(degrees.flatMap((each) => [...(each ?? new Map<string, number>()).keys()]))].sort();
  const order = sum.map((term, index) => ({ term, powers: letters.map((letter) => degrees[index]?.get(letter) ?? 0) }));
  const total = (powers: readonly number[]): number => powers.reduce((a, b) => a + b, 0);
  order.sort((a, b) => total(b.powers) - total(a.powers) || compareLists(b.powers, a.powers));
  return order.map(({ term }) => term);
}

function degreesOf({ factors }: Term): Map<string, number> | undefined {
  const degrees = new Map<string, number>();
  for (const [key, { base, exponent }] of factors) {
    if (base.kind === 'number') continue;
    const value = exponentValue(exponent);
    if (base.kind !== 'symbol' || !value || value.denominator !== 1n || value.numerator < 0n) return undefined;
    degrees.set(key, Number(value.numerator));
  }
  return degrees;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
