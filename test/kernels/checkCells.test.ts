import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { english } from '../../src/core/phrase.ts';
import type { CheckedClaim } from '../../src/core/checker.ts';
import { checkText } from '../../src/checking/checkText.ts';
import { checkCell } from '../../src/checking/kernel/checkCell.ts';
import { judgeCheck } from '../../src/checking/kernel/judgeCheck.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { pythonPath, root } from '../host/setup.mjs';

const kernel = new PythonProcess({ python: pythonPath() ?? '', runner: join(root, 'src', 'kernels', 'runner.py'), label: 'Python' });
after(() => kernel.dispose());

/** The verdict of a real check cell for the final answer of a text. */
async function verdictOf(problem: string, answer: string, before = '', names: readonly string[] = []): Promise<string> {
  const request = { text: answer, format: 'markdown' as const, problem: { text: problem, format: 'markdown' as const } };
  let last: CheckedClaim | undefined;
  for (const progress of checkText(request, { perClaimMs: 5000 }, new Set())) if (progress.kind === 'checked') last = progress.checked;
  assert.ok(last, 'the answer has a claim');
  const made = checkCell(last.claim, request, new Set(names));
  if (made.kind !== 'cell') return `none: ${english(made.reason)}`;
  if (before !== '') await kernel.execute(before, { timeoutMs: 10_000 });
  return judgeCheck(made.cell.plan, await kernel.execute(made.cell.code, { timeoutMs: 30_000 }), 'Python').kind;
}

const cases: readonly (readonly [problem: string, answer: string, verdict: string])[] = [
  ['Solve $x^2 - 5x + 6 = 0$.', '$\\boxed{x = 2 \\text{ or } x = 3}$', 'verified'],
  ['Solve $x^2 - 5x + 6 = 0$.', '$\\boxed{x = 2}$', 'refuted'],
  ['Solve $x^2 - 5x + 6 = 0$.', '$\\boxed{x = 2 \\text{ or } x = 4}$', 'refuted'],
  ['Solve $x^2 = 2$.', '$\\boxed{x = \\pm\\sqrt{2}}$', 'verified'],
  ['解方程 $3x + 1 = 10$。', '$\\boxed{x = 3}$', 'verified'],
  ['解方程 $3x + 1 = 10$。', '$\\boxed{x = 4}$', 'refuted'],
  ['Solve the system $x + y = 10$ and $x - y = 4$.', '$\\boxed{x = 7 \\text{ and } y = 3}$', 'verified'],
  ['Solve the system $x + y = 10$ and $x - y = 4$.', '$\\boxed{x = 6 \\text{ and } y = 4}$', 'refuted'],
  ['Compute $\\frac{3}{4} + \\frac{5}{6}$.', '$\\boxed{\\frac{19}{12}}$', 'verified'],
  ['Compute $\\frac{3}{4} + \\frac{5}{6}$.', '$\\boxed{\\frac{19}{13}}$', 'refuted'],
  ['Expand $(x + 1)^3$.', '$\\boxed{x^3 + 3x^2 + 3x + 1}$', 'verified'],
  ['Differentiate $x^3 - 4x$.', '$\\boxed{3x^2 - 4}$', 'verified'],
];

for (const [problem, answer, verdict] of cases) {
  test(`${problem} ${answer}: ${verdict}`, async () => {
    assert.equal(await verdictOf(problem, answer), verdict);
  });
}

test('a wrong polynomial answer is not verified', async () => {
  assert.notEqual(await verdictOf('Expand $(x + 1)^3$.', '$\\boxed{x^3 + 3x^2 + 3x + 2}$'), 'verified');
});

test('what the user’s cells computed puts a claim in doubt, since it may be another quantity', async () => {
  assert.equal(await verdictOf('Solve $2x = 6$.', '$\\boxed{x = 3}$', 'x = 5', ['x']), 'inconclusive');
  assert.equal(await verdictOf('Solve $2x = 6$.', '$\\boxed{x = 3}$', 'x = 3.0', ['x']), 'verified');
});

test('the user’s variables are what they were before the check', async () => {
  await kernel.execute('x = "mine"; solve = 7', { timeoutMs: 5000 });
  await verdictOf('Solve $2x = 6$.', '$\\boxed{x = 3}$');
  const result = await kernel.execute('(x, solve)', { timeoutMs: 5000 });
  assert.equal(result.output, "('mine', 7)\n");
});
