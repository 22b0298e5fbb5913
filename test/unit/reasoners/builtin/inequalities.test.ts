import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { seeded } from '../../../../src/core/seeded.ts';
import { judge } from '../../../../src/math/judging/judge.ts';
import { read } from '../../../../src/math/reading/read.ts';
import { truthAt } from '../../../../src/math/solving/truthAt.ts';
import { num } from '../../../../src/math/build.ts';
import { beyondInequalities, inequalities } from './problems/inequalities.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

test('inequalities of textbooks have their answers, and the checker refutes no line', async (t) => {
  const verdicts: VerdictKind[] = [];
  for (const [problem, answer] of inequalities) {
    await t.test(problem, async () => {
      const { boxed, end, text } = await run(request(problem));
      assert.equal(end.how, 'complete');
      assert.equal(judge({ gold: answer, pred: boxed ?? '', question: problem }).verdict, 'equal', `${boxed} for ${answer}`);
      verdicts.push(...verdictsOf(problem, text));
    });
  }
  assertMostVerified(verdicts, 0.9);
});

test('what asks for anything else than the solutions of one inequality or system is declined', async (t) => {
  for (const problem of beyondInequalities) {
    await t.test(problem, async () => {
      const { end, boxed } = await run(request(problem));
      assert.equal(end.how, 'declined');
      assert.equal(boxed, undefined);
    });
  }
});

test('the answer has the form that was asked for', async () => {
  assert.equal((await run(request('Solve $x^2 > 4$ in interval notation.'))).boxed, 'x \\in (-\\infty, -2) \\cup (2, \\infty)');
  assert.equal((await run(request('求不等式 $x^2 > 4$ 的解集。'))).boxed, '\\{x \\mid x < -2 \\text{ or } x > 2\\}');
  assert.equal((await run(request('Solve $x^2 > 4$.'))).boxed, 'x < -2 \\text{ or } x > 2');
});

test('the sign table is told with its points and what a denominator forbids', async () => {
  const { text, thinking } = await run(request('Solve $\\frac{x+1}{x-2} \\le 0$.'));
  for (const told of [text, thinking]) assert.ok(told.includes('| $\\frac{x + 1}{x - 2}$ | + | 0 | − | — | + |'), told);
});

/** A random inequality of a kind that is answered. */
function randomInequality(seed: number): string {
  const random = seeded(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const whole = (size: number): number => below(2 * size + 1) - size;
  const pick = (items: readonly string[]): string => items[below(items.length)] ?? '';
  const signed = (value: number): string => (value < 0 ? `- ${-value}` : `+ ${value}`);
  const linear = (): string => `${pick(['', '2', '3', '-', '-2'])}x ${signed(whole(6))}`;
  const sign = (): string => pick(['<', '>', '\\le', '\\ge']);
  switch (below(8)) {
    case 0:
      return `${linear()} ${sign()} ${linear()}`;
    case 1:
      return `(${linear()})(${linear()}) ${sign()} ${pick(['0', linear(), String(whole(5))])}`;
    case 2:
      return `\\frac{${linear()}}{${linear()}} ${sign()} ${whole(3)}`;
    case 3:
      return `|${linear()}| ${sign()} ${pick([String(whole(6)), linear()])}`;
    case 4:
      return `|${linear()}| + |${linear()}| ${sign()} ${below(12)}`;
    case 5:
      return `${whole(5)} ${pick(['<', '\\le'])} ${linear()} ${pick(['<', '\\le'])} ${below(9)}`;
    case 6:
      return `(x ${signed(whole(3))})^2(${linear()}) ${sign()} 0`;
    default:
      return `|${linear()}| ${sign()} |${linear()}|`;
  }
}

test('random inequalities hold at exactly the numbers of their answers', async () => {
  let answered = 0;
  for (let seed = 0; seed < 60; seed++) {
    const formula = randomInequality(seed);
    const { boxed, end } = await run(request(`Solve $${formula}$ for $x$.`));
    assert.notEqual(end.how, 'failed', formula);
    if (boxed === undefined) continue;
    answered++;
    const [statement, answer] = [read(formula), read(boxed)];
    for (let quarter = -60; quarter <= 60; quarter++) {
      const at = new Map([['x', num(quarter, 4)]]);
      const expected = truthAt(statement, at) === 'true';
      const told: boolean = boxed.includes('\\emptyset') ? false : boxed.includes('\\mathbb{R}') ? true : truthAt(answer, at) === 'true';
      assert.equal(told, expected, `${formula}: ${boxed} at ${quarter}/4`);
    }
  }
  assert.ok(answered >= 50, `${answered} answered`);
});
