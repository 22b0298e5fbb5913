import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../../../src/math/judging/judge.ts';
import { declinedGeometry, geometryProblems } from './problems/geometry.ts';
import { request, run } from './run.ts';
import { testProblems } from './testProblems.ts';

testProblems('geometry', geometryProblems, declinedGeometry);

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
