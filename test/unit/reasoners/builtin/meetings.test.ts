import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../../../src/math/judging/judge.ts';
import { declinedMeetings, meetingProblems } from './problems/meetings.ts';
import { request, run } from './run.ts';
import { testProblems } from './testProblems.ts';

testProblems('where curves meet', meetingProblems, declinedMeetings);

test('random parabolas and lines meet at the whole places they were made from', async () => {
  let state = 5;
  const upTo = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % (2 * n + 1) - n;
  };
  for (let count = 0; count < 25; count++) {
    const [u, v, slope, rise, a] = [upTo(6), upTo(6), upTo(5), upTo(9), upTo(3) || 1];
    // a(x − u)(x − v) + slope·x + rise meets the line slope·x + rise where x is u or v.
    const parabola = `${a}x^2+(${slope - a * (u + v)})x+(${a * u * v + rise})`;
    const line = `${slope}x+(${rise})`;
    const { boxed } = await run(request(`Find the points of intersection of $y=${parabola}$ and $y=${line}$.`));
    const gold = [...new Set([u, v])].map((x) => `(${x},${slope * x + rise})`).join(',');
    assert.equal(judge({ gold, pred: boxed ?? '' }).verdict, 'equal', `${boxed} for ${gold}`);
  }
});
