import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { judge } from '../../../../src/math/judging/judge.ts';
import { declinedGeometry, geometryProblems } from './problems/geometry.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

test('questions of geometry have their answers, and no told claim is refuted', async (t) => {
  const verdicts: VerdictKind[] = [];
  for (const [problem, answer] of geometryProblems) {
    await t.test(problem, async () => {
      const { boxed, end, text } = await run(request(problem));
      assert.equal(end.how, 'complete');
      assert.equal(judge({ gold: answer, pred: boxed ?? '', question: problem }).verdict, 'equal', `${boxed} for ${answer}`);
      verdicts.push(...verdictsOf(problem, text));
    });
  }
  // What stands in a box is a bare number, which says nothing that could be checked.
  assertMostVerified(verdicts, 0.9 - geometryProblems.length / verdicts.length);
});

test('what asks for something else is declined', async (t) => {
  for (const problem of declinedGeometry) await t.test(problem, async () => assert.equal((await run(request(problem))).end.how, 'declined'));
});

test('random distances, intersections and triangles agree with doubles', async () => {
  let state = 11;
  const upTo = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % (2 * n + 1) - n;
  };
  const size = (latex: string | undefined, value: number): void => {
    assert.ok(latex !== undefined);
    assert.equal(judge({ gold: value.toPrecision(10), pred: latex }).verdict, 'equal', `${latex} for ${value}`);
  };
  for (let count = 0; count < 30; count++) {
    const [a, b, c, u, v] = [upTo(9) || 1, upTo(9) || 1, upTo(20), upTo(9), upTo(9)];
    const away = Math.abs(a * u + b * v + c) / Math.hypot(a, b);
    const distance = await run(request(`Find the distance from the point $(${u},${v})$ to the line $${a}x+(${b})y+(${c})=0$.`));
    if (away > 0) size(distance.boxed, away);
    const [p, q] = [2 + Math.abs(upTo(7)), 2 + Math.abs(upTo(7))];
    const third = await run(request(`在 $\\triangle ABC$ 中，$a=${p}$，$b=${q}$，$C=120^\\circ$，求 $c$。`));
    size(third.boxed, Math.sqrt(p * p + q * q + p * q));
  }
});
