import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { english } from '../../../../src/core/phrase.ts';
import { builtinReasoner } from '../../../../src/reasoners/builtin/builtinReasoner.ts';
import { outOfScope, textbook } from './textbook.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

test('textbook problems in English and Chinese have their answers, and the checker refutes no step', async (t) => {
  const verdicts: VerdictKind[] = [];
  for (const [problem, boxed] of textbook) {
    await t.test(problem, async () => {
      const { boxed: found, end, text, thinking } = await run(request(problem));
      assert.equal(end.how, 'complete');
      assert.equal(found, boxed);
      assert.ok(thinking.startsWith('I read this as: ') && text.startsWith('I read this as: '), 'the interpretation comes first');
      verdicts.push(...verdictsOf(problem, text));
    });
  }
  assert.ok(verdicts.length > textbook.length, `${verdicts.length} claims`);
  assertMostVerified(verdicts, 0.9);
});

test('what it does not understand for certain it declines, naming what it read', async (t) => {
  for (const problem of outOfScope) {
    await t.test(problem, async () => {
      const { end, boxed, text } = await run(request(problem));
      assert.equal(end.how, 'declined');
      assert.equal(end.message && english(end.message), 'This is beyond the built-in solver; choose a model.');
      assert.equal(boxed, undefined);
      if (problem.includes('x^5')) assert.match(text, /I read this as: solve \$x\^5 - x - 1 = 0\$ for \$x\$/);
    });
  }
});

test('hostile input is declined at once', async (t) => {
  const inputs: readonly (readonly [string, string])[] = [
    ['a megabyte', 'Solve $x^2 = 4$. '.repeat(65_000)],
    ['a megabyte of digits', `Compute $${'9'.repeat(1_000_000)}$`],
    ['binary', `Solve $x\u0000\u0001 = ${String.fromCharCode(0xfffd)}$`],
    ['deep brackets', `Compute $${'('.repeat(1900)}1${')'.repeat(1900)}$`],
    ['deep fractions', `Compute $${'\\frac{1}{'.repeat(300)}2${'}'.repeat(300)}$`],
    ['a tower', `Compute $${'9^{'.repeat(100)}9${'}'.repeat(100)}$`],
    ['a huge factorial', 'Compute $99999999!$'],
    ['a huge power', 'Expand $(a+b+c+d+e)^{999}$'],
    ['many terms', 'Expand $(a+b+c+d)^{10}$'],
    ['a long sum', 'Compute $\\sum_{k=1}^{999999999} \\frac{1}{k}$'],
    ['a long sum of powers', 'Compute $\\sum_{k=1}^{999999999} 2^k$'],
    ['a large constant term', 'Solve $x^3 + x + 999999999999999999999999 = 0$'],
    ['many dollars', '$'.repeat(3999)],
    ['empty', ''],
  ];
  for (const [name, text] of inputs) {
    await t.test(name, async () => {
      const started = performance.now();
      const { end } = await run(request(text));
      assert.equal(end.how, 'declined');
      assert.ok(performance.now() - started < 1500, `took ${Math.round(performance.now() - started)} ms`);
    });
  }
});

test('an aborted run ends cancelled, before and in the middle', async () => {
  const before = new AbortController();
  before.abort();
  assert.equal((await run(request('Solve $x^2 = 4$'), before.signal)).end.how, 'cancelled');
  const { builtinReasoner } = await import('../../../../src/reasoners/builtin/builtinReasoner.ts');
  const middle = new AbortController();
  const kinds: string[] = [];
  for await (const event of builtinReasoner(english).solve(request('Solve $x^2 - 5x + 6 = 0$'), middle.signal)) {
    if (event.kind === 'thinking') middle.abort();
    kinds.push(event.kind === 'end' ? event.how : event.kind);
  }
  assert.equal(kinds.at(-1), 'cancelled');
  assert.ok(!kinds.includes('text'));
});

test('a follow-up with a formula of its own is solved, any other is declined', async () => {
  const base = 'Solve $x^2 - 5x + 6 = 0$.';
  assert.equal((await run(request(base, { task: 'ask', ask: 'now solve x^2=2' }))).boxed, 'x = -\\sqrt{2} \\text{ or } x = \\sqrt{2}');
  assert.equal((await run(request(base, { task: 'ask', ask: '现在解方程 $x+1=5$' }))).boxed, 'x = 4');
  assert.equal((await run(request(base, { task: 'ask', ask: 'Why is that so?' }))).end.how, 'declined');
  assert.equal((await run(request(base, { task: 'solve', ask: '$x + 1 = 5$' }))).boxed, 'x = 4', 'as of /solve in the panel');
  assert.equal((await run(request(base, { task: 'explain', ask: 'Explain this for a pupil at school.' }))).boxed, 'x = 2 \\text{ or } x = 3');
  assert.equal((await run(request(base, { task: 'grade' }))).end.how, 'declined');
});

test('a hint says what to do first and not what comes out', async () => {
  const { text, end } = await run(request('Solve $x^2 - 5x + 6 = 0$.', { task: 'hint' }));
  assert.equal(end.how, 'complete');
  assert.match(text, /Factor the left side/);
  assert.ok(!/[23]/.test(text));
});

test('it opens as the built-in model and speaks through the translator it is given', async () => {
  const { events, text } = await run(request('解方程 $x^2 = 9$'), undefined, (phrase) => (phrase.template === 'or' ? '或' : phrase.template === 'I read this as: solve {0} for {1}.' ? `我的理解：求解 ${phrase.args[0]}。` : english(phrase)));
  assert.deepEqual(events[0], { kind: 'open', model: 'built-in' });
  assert.ok(text.startsWith('我的理解：求解 $x^2 = 9$。'));
  assert.match(text, /\\boxed\{x = -3 \\text\{ 或 \} x = 3\}/);
});

test('a turn of the event loop passes between two steps, so that whoever stops it is heard', async (t) => {
  let turn = 0;
  let next: NodeJS.Immediate;
  const count = (): void => {
    turn++;
    next = setImmediate(count);
  };
  next = setImmediate(count);
  t.after(() => clearImmediate(next));
  for (const problem of ['Solve $x^3 - 6x^2 + 11x - 6 = 0$', 'Differentiate $\\frac{x^2\\sin x}{x+1}$', 'Factor $x^6 - 64$', 'Solve the system $2x+3y=7$, $x-y=1$.']) {
    const turns: number[] = [];
    for await (const event of builtinReasoner(english).solve(request(problem), new AbortController().signal)) if (event.kind === 'thinking' && event.part.startsWith('step-')) turns.push(turn);
    assert.ok(turns.length > 0 && new Set(turns).size === turns.length, `${problem}: ${turns.join()}`);
  }
});
