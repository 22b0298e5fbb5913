import { readFileSync } from 'node:fs';
import { claimsOf, type WrittenClaim } from './writtenClaim.ts';

/** One a line, under what each tries. */
const written = readFileSync(new URL('falseClaims.txt', import.meta.url), 'utf8');

const families: WrittenClaim[] = [];
const add = (note: string, text: string): void => {
  families.push({ note, text });
};
for (let n = 2; n <= 13; n++) {
  add('a linear factor with the wrong root', `x^2-${2 * n + 1}x+${n * (n + 1)} = (x-${n})(x-${n + 2})`);
  add('a power is off by one', String.raw`${n}^{${60 + n}}+1 = ${n}^{${60 + n}}`);
  add('the middle term is missing', `(x+${n})^2 = x^2+${n * n}`);
  add('a constant is a trifle off', String.raw`\sqrt{${n * n + 1}} = \sqrt{${n * n + 1}}+10^{-${3 * n}}`);
  add('a square root with the wrong sign of its argument', String.raw`\sqrt{(x-${n})^2} = x-${n}`);
}
export const falseClaims: readonly WrittenClaim[] = [...claimsOf(written), ...families];
