import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../../../src/core/seeded.ts';
import { read } from '../../../../src/math/reading/read.ts';
import { real, realValue } from '../../../../src/math/solving/approximate.ts';
import { declinedOptimisation, optimisationProblems } from './problems/optimisation.ts';
import { declinedMoreOptima, moreOptima } from './problems/optimisationMore.ts';
import { request, run } from './run.ts';
import { testProblems } from './testProblems.ts';

testProblems('greatest and least values', optimisationProblems, declinedOptimisation);
testProblems('best heights and values of powers', moreOptima, declinedMoreOptima);

const whole = (random: () => number, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
const valueOf = (latex: string, x: number): number | undefined => realValue(read(latex, { notation: 'latex' }), new Map([['x', real(x)]]));

/** Formulas of the kinds that have their own ways of telling. */
function randomFormula(random: () => number): string {
  const [a, b, c, d] = [whole(random, 1, 5), whole(random, -6, 6), whole(random, 1, 9), whole(random, -4, 4)];
  switch (whole(random, 0, 6)) {
    case 0:
      return `${a}x^2 + (${b})x + ${c}`;
    case 1:
      return `x^3 - ${3 * a * a}x + (${d})`;
    case 2:
      return `${a}x + \\frac{${c}}{x + 9} + (${d})`;
    case 3:
      return `${a}\\sin x + ${c}\\cos x`;
    case 4:
      return `|x - (${d})| + |x - ${a}|`;
    case 5:
      return `x^4 - ${2 * a * a}x^2 + ${c}`;
    default:
      return `(x + (${d}))e^{-x}`;
  }
}

test('of random formulas on random intervals no other value is beyond the one told, and it is taken', async () => {
  const random = seeded(41);
  let answered = 0;
  for (let count = 0; count < 60; count++) {
    const formula = randomFormula(random);
    const [low, length, goal] = [whole(random, -6, 3), whole(random, 1, 8), random() < 0.5 ? 'maximum' : 'minimum'];
    const high = low + length;
    const isOpen = random() < 0.3;
    const where = isOpen ? `${low} < x < ${high}` : `${low} \\le x \\le ${high}`;
    const { boxed, end } = await run(request(`Find the ${goal} value of $${formula}$ for $${where}$.`));
    const sign = goal === 'maximum' ? 1 : -1;
    const places = Array.from({ length: 4001 }, (_, index) => low + (length * index) / 4000);
    const values = places.map((x) => sign * (valueOf(formula, x) ?? Number.NaN));
    const best = Math.max(...values);
    const isAtEnd = values.slice(1, -1).every((value) => value < best);
    if (end.how === 'declined') continue;
    answered++;
    const told = sign * (valueOf(boxed ?? '', 0) ?? Number.NaN);
    assert.ok(told >= best - 1e-9 && told <= best + 1e-3 * (1 + Math.abs(best)), `${goal} of ${formula} for ${where}: ${boxed}, values up to ${sign * best}`);
    assert.ok(!isOpen || !isAtEnd, `${goal} of ${formula} for ${where} is not taken`);
  }
  assert.ok(answered > 35, `${answered} answered`);
});
