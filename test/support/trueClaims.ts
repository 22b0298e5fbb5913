import { readFileSync } from 'node:fs';
import { claimsOf, type WrittenClaim } from './writtenClaim.ts';

/** One a line, under what each tries. */
const written = readFileSync(new URL('trueClaims.txt', import.meta.url), 'utf8');

const families: WrittenClaim[] = [];
const add = (note: string, text: string): void => {
  families.push({ note, text });
};
for (let n = 2; n <= 15; n++) {
  add('factoring', `x^2-${2 * n + 1}x+${n * (n + 1)} = (x-${n})(x-${n + 1})`);
  add('expanding', `(x+${n})^2 = x^2+${2 * n}x+${n * n}`);
  add('a chain', `${n}\\cdot ${n + 1} = ${n}^2+${n} = ${n * n + n}`);
  add('a surd', String.raw`\sqrt{${n * n * 2}} = ${n}\sqrt{2}`);
  add('a power and its derivative', String.raw`\frac{d}{dx} x^{${n}} = ${n}x^{${n - 1}}`);
  add('a power and its primitive', String.raw`\int x^{${n}}\,dx = \frac{x^{${n + 1}}}{${n + 1}}+C`);
  add('an equation and its root', String.raw`${n}x+1=${n * n + 1} ⟹ x=${n}`);
  add('both roots', String.raw`x^2=${n * n} ⊨ x=\pm ${n}`);
  add('rationalising', String.raw`\frac{1}{\sqrt{${n + 1}}-\sqrt{${n}}} = \sqrt{${n + 1}}+\sqrt{${n}}`);
}
export const trueClaims: readonly WrittenClaim[] = [...claimsOf(written), ...families];
