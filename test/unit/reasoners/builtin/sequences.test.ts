import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../../../src/core/seeded.ts';
import { declinedSequences, sequenceProblems } from './problems/sequences.ts';
import { request, run } from './run.ts';
import { testProblems } from './testProblems.ts';

testProblems('sequences and sums', sequenceProblems, declinedSequences);

test('random progressions and rules agree with terms written out one by one', async () => {
  const random = seeded(5);
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  for (let count = 0; count < 40; count++) {
    const [a, d, i, gap, wanted] = [between(-20, 20), between(1, 9), between(1, 5), between(1, 6), between(8, 30)];
    const terms = Array.from({ length: 40 }, (_, k) => a + k * d);
    const sum = (upTo: number): number => terms.slice(0, upTo).reduce((total, term) => total + term, 0);
    const given = `$a_{${i}}=${terms[i - 1]}$, $a_{${i + gap}}=${terms[i + gap - 1]}$`;
    assert.equal((await run(request(`In an arithmetic sequence ${given}. Find $a_{${wanted}}$.`))).boxed, `${terms[wanted - 1]}`);
    assert.equal((await run(request(`等差数列 $\\{a_n\\}$ 中，${given}，求前 ${wanted} 项和。`))).boxed, `${sum(wanted)}`);
    assert.equal((await run(request(`Find $\\sum_{k=${i}}^{${wanted}} (${d}k^2 + ${gap})$.`))).boxed, `${Array.from({ length: wanted - i + 1 }, (_, k) => d * (k + i) ** 2 + gap).reduce((total, term) => total + term, 0)}`);
    const [p, q, start] = [between(2, 5), between(1, 6), between(1, 4)];
    const rule = [start];
    while (rule.length < 9) rule.push(p * (rule.at(-1) ?? 0) + q);
    assert.equal((await run(request(`If $a_1 = ${start}$ and $a_{n+1} = ${p}a_n + ${q}$, find $a_{9}$.`))).boxed, `${rule[8]}`);
    const { boxed } = await run(request(`Evaluate $\\sum_{n=1}^{\\infty} \\frac{${q}}{(n+${start})(n+${start + 1})}$.`));
    assert.equal(boxed, (q % (start + 1) === 0 ? `${q / (start + 1)}` : `\\frac{${q / common(q, start + 1)}}{${(start + 1) / common(q, start + 1)}}`));
  }
});

function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b);
}
