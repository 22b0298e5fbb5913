import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { seeded } from '../../../../src/core/seeded.ts';
import { judge } from '../../../../src/math/judging/judge.ts';
import { beyondLinearAlgebra, linearAlgebra } from './problems/linearAlgebra.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

test('matrices, systems of three, points and vectors have their answers, and the checker refutes no step', async (t) => {
  const verdicts: VerdictKind[] = [];
  for (const [problem, answer] of linearAlgebra) {
    await t.test(problem, async () => {
      const { boxed, end, text } = await run(request(problem));
      assert.equal(end.how, 'complete');
      assert.equal(judge({ gold: answer, pred: boxed ?? '' }).verdict, 'equal', boxed);
      verdicts.push(...verdictsOf(problem, text));
    });
  }
  assertMostVerified(verdicts, 0.9);
});

test('what has no such value or asks for more is declined', async (t) => {
  for (const problem of beyondLinearAlgebra) {
    await t.test(problem, async () => {
      assert.equal((await run(request(problem))).end.how, 'declined');
    });
  }
});

test('random systems of three give back the solution they were made from', async () => {
  const random = seeded(7);
  const whole = (): number => Math.floor(random() * 13) - 6;
  let solved = 0;
  for (let count = 0; count < 60; count++) {
    const solution = [whole(), whole(), whole()];
    const rows = [0, 1, 2].map(() => [whole() || 1, whole() || 2, whole() || -1]);
    const equations = rows.map((row) => `$${row[0]}x + ${row[1]}y + ${row[2]}z = ${row.reduce((sum, value, index) => sum + value * (solution[index] ?? 0), 0)}$`.replaceAll('+ -', '- '));
    const { boxed, end } = await run(request(`Solve the system ${equations.join(', ')}.`));
    if (end.how === 'declined') continue;
    solved++;
    assert.equal(boxed, `x = ${solution[0]}, y = ${solution[1]}, z = ${solution[2]}`, equations.join());
  }
  assert.ok(solved > 50, `${solved} solved`);
});
