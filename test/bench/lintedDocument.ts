import { Numbers } from '../support/generatedNumbers.ts';
import { families } from '../support/generatedClaims.ts';
import { seeded } from '../../src/core/seeded.ts';

/** Families of claims that are decided at once. */
export const quick = ['product of polynomials', 'square in two letters', 'sum of fractions', 'cancelled factor', 'long multiplication', 'surd', 'product of surds', 'logarithm of a power', 'laws of powers', 'angle sums', 'derivative of a polynomial', 'sum to n', 'determinant', 'congruence', 'divisibility', 'complex numbers', 'limit', ...Array.from({ length: 12 }, () => 'chain of numbers' as const)] as const;

/** A document of so many lines in which about every other one is a displayed link, with prose, conditions and steps between. */
export function lintedDocument(lines: number): string {
  const numbers = new Numbers(seeded(11));
  const made: string[] = ['# Notes', ''];
  while (made.length < lines) {
    const family = families[numbers.pick(quick)];
    const at = made.length;
    if (at % 50 === 0) made.push('', `## Section ${at / 50}`);
    else if (at % 40 === 38) made.push(`Now let $x^2 - ${numbers.from(2, 9)}x + 1 = 0$ for a while.`, '');
    else made.push(`$$${family?.(numbers) ?? '1 = 1'}$$`, numbers.pick(['', 'Therefore', 'and with the same numbers', '因此', 'we also find']));
  }
  return made.slice(0, lines).join('\n');
}
