import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { differentialEquations, differentialEquationsDeclined } from './problems/differentialEquations.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

test('differential equations have their solutions, and no told claim is refuted', async (t) => {
  const verdicts: VerdictKind[] = [];
  for (const [problem, boxed] of differentialEquations) {
    await t.test(problem, async () => {
      const { boxed: found, end, text, thinking } = await run(request(problem));
      assert.equal(end.how, 'complete');
      assert.equal(found, boxed);
      assert.ok(text.startsWith('I read this as: '));
      verdicts.push(...verdictsOf(problem, text));
      verdictsOf(problem, thinking);
    });
  }
  assertMostVerified(verdicts, 0.98);
});

test('what asks for more than a solution, or needs another method, is declined', async (t) => {
  for (const problem of differentialEquationsDeclined) await t.test(problem, async () => assert.equal((await run(request(problem))).end.how, 'declined'));
});

test('random equations with constant coefficients are solved, and the solution is verified', async () => {
  let state = 11;
  const whole = (low: number, high: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return low + Math.floor((state / 2 ** 32) * (high - low + 1));
  };
  const term = (factor: number, what: string): string => (factor === 0 ? '' : `${factor < 0 ? '-' : '+'} ${Math.abs(factor) === 1 && what !== '' ? '' : Math.abs(factor)}${what} `);
  for (let count = 0; count < 30; count++) {
    const right = [`${whole(1, 5)}e^{${whole(1, 4)}x}`, `${whole(1, 5)}x^2 + ${whole(1, 5)}`, `\\sin ${whole(1, 3)}x`, `x\\cos x`, '0'][count % 5] ?? '0';
    const problem = `Solve $y'' ${term(whole(-4, 4), "y'")}${term(whole(-5, 5), 'y')}= ${right}$, $y(0) = ${whole(-3, 3)}$, $y'(0) = ${whole(-3, 3)}$.`;
    const { end, text } = await run(request(problem));
    assert.equal(end.how, 'complete', problem);
    const verdicts = verdictsOf(problem, text);
    assert.equal(verdicts.at(-1), 'verified', problem);
  }
});
