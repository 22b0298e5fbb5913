import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../../../src/math/judging/judge.ts';
import { complexProblems, declinedComplex } from './problems/complexNumbers.ts';
import { request, run } from './run.ts';
import { testProblems } from './testProblems.ts';

testProblems('complex numbers', complexProblems, declinedComplex);

test('random linear equations have the solution that Gaussian integers give', async () => {
  let state = 7;
  const upTo = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % (2 * n + 1) - n;
  };
  const written = (re: number, im: number): string => `${re}${im < 0 ? '-' : '+'}${Math.abs(im)}i`;
  for (let count = 0; count < 40; count++) {
    const [a, b, x, y] = [upTo(9), upTo(9) || 1, upTo(9), upTo(9) || 1];
    const product = written(a * x - b * y, a * y + b * x);
    const { boxed } = await run(request(`已知复数 $z$ 满足 $(${written(a, b)})z=${product}$（$i$ 为虚数单位），则 $z=$`));
    assert.equal(judge({ gold: written(x, y), pred: boxed ?? '' }).verdict, 'equal', `${boxed} for ${written(x, y)}`);
    const size = await run(request(`Find the modulus of $${written(x, y)}$.`));
    assert.equal(judge({ gold: `\\sqrt{${x * x + y * y}}`, pred: size.boxed ?? '' }).verdict, 'equal');
  }
});
