import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { seeded } from '../../../../src/core/seeded.ts';
import { judge } from '../../../../src/math/judging/judge.ts';
import { beyondLinearAlgebra, linearAlgebra, matrixProperties } from './problems/linearAlgebra.ts';
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

test('eigenvalues, characteristic polynomials, reduced forms and ranks have their answers, and their steps are verified', async (t) => {
  const verdicts: VerdictKind[] = [];
  for (const [problem, answer] of matrixProperties) {
    await t.test(problem, async () => {
      const { boxed, end, text } = await run(request(problem));
      assert.equal(end.how, 'complete');
      assert.equal(judge({ gold: answer, pred: boxed ?? '' }).verdict, 'equal', boxed);
      verdictsOf(problem, text);
      // The checker knows no question of this kind, so the box is left out: the steps lead to it.
      verdicts.push(...verdictsOf(problem, text.slice(0, text.indexOf('$$\\boxed'))));
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

test('random matrices have the eigenvalues they were made from', async () => {
  const random = seeded(11);
  const whole = (): number => Math.floor(random() * 9) - 4;
  for (let count = 0; count < 40; count++) {
    const [a, d, b, k] = [whole(), whole(), whole(), whole()];
    // The triangular matrix with a and d on its diagonal, seen from another basis.
    const rows = [[a - b * k, b], [k * (a - d) - b * k * k, d + b * k]];
    const { boxed, end } = await run(request(`Find the eigenvalues of $\\begin{pmatrix} ${rows.map((row) => row.join(' & ')).join(' \\\\ ')} \\end{pmatrix}$.`));
    assert.equal(end.how, 'complete');
    const expected = [...new Set([a, d])].sort((x, y) => x - y).map((value) => `\\lambda = ${value}`).join(' \\text{ or } ');
    assert.equal(boxed, expected, JSON.stringify(rows));
  }
});
