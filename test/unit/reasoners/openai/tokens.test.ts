import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/core/phrase.ts';
import type { Reasoner, ReasoningRequest } from '../../../../src/core/reasoner.ts';
import { measuredReasoner } from '../../../../src/reasoners/openai/measuredReasoner.ts';
import { estimateTokens, overfull, tokensOf } from '../../../../src/reasoners/openai/tokens.ts';

/** Texts of our own with what o200k_base makes of them. */
const counted: readonly (readonly [string, number])[] = [
  ['Solve the equation $x^2 - 5x + 6 = 0$ over the real numbers and check both solutions by substitution.', 29],
  ['求函数 $f(x) = \\frac{x^2 + 1}{x - 1}$ 在区间 $(1, +\\infty)$ 上的最小值，并写出取得最小值时 $x$ 的值。', 51],
  ['\\begin{align} \\int_0^1 x^2 \\, dx &= \\left[ \\frac{x^3}{3} \\right]_0^1 \\\\ &= \\frac{1}{3} \\end{align}', 49],
  ['A train travels 360 kilometres in 4 hours. A second train travels the same distance in 4.5 hours. By how many kilometres per hour is the first train faster?', 37],
];

test('the estimate is within a quarter of what a tokenizer counts', () => {
  for (const [text, tokens] of counted) {
    const ratio = tokensOf(text) / tokens;
    assert.ok(ratio > 0.75 && ratio < 1.25, `${ratio.toFixed(2)}: ${text}`);
  }
});

test('longer is never less, and pictures count', () => {
  const text = counted.map(([words]) => words).join('\n');
  assert.ok(tokensOf(text + text) > tokensOf(text));
  assert.equal(tokensOf(''), 0);
  const message = { role: 'user', content: text } as const;
  assert.ok(estimateTokens([{ ...message, images: [{ mediaType: 'image/png', base64: 'A'.repeat(100_000) }] }]) - estimateTokens([message]) < 2000);
});

test('a million characters are counted in one pass', () => {
  assert.ok(tokensOf('a '.repeat(500_000)) > 500_000);
  assert.ok(tokensOf('数'.repeat(100_000)) >= 90_000);
});

test('what will not fit is told with its size and the limit', () => {
  const request = (text: string): ReasoningRequest => ({ problem: { text, kind: 'problem', format: 'markdown', hash: 'h', attachments: [] }, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' });
  assert.equal(overfull(request('x = 1'), { contextTokens: 8192 }), undefined);
  assert.equal(overfull(request('word '.repeat(100_000)), {}), undefined);
  const over = overfull(request('word '.repeat(10_000)), { contextTokens: 8192 });
  assert.equal(over?.limit, 4096);
  assert.ok((over?.history ?? 1) < 10);
  assert.ok((over?.tokens ?? 0) > 8000);
});

test('a reasoner that measures says what will not fit before anything is sent, and lets the rest pass', async () => {
  let sent = 0;
  const inner: Reasoner = {
    id: 'x',
    label: 'X',
    async *solve() {
      sent++;
      yield await Promise.resolve({ kind: 'end', how: 'complete' } as const);
    },
  };
  const request = (text: string, history: ReasoningRequest['history'] = []): ReasoningRequest => ({ problem: { text, kind: 'problem', format: 'markdown', hash: 'h', attachments: [] }, task: 'solve', ask: '', history, effort: 'auto', language: 'en' });
  const ends = async (asked: ReasoningRequest): Promise<string[]> => {
    const ends: string[] = [];
    for await (const event of measuredReasoner(inner, () => ({ contextTokens: 8192 })).solve(asked, new AbortController().signal)) {
      if (event.kind === 'end') ends.push([event.how, event.failure, event.message && english(event.message).slice(0, 17)].filter((part) => part !== undefined).join(' '));
    }
    return ends;
  };
  assert.deepEqual(await ends(request('word '.repeat(10_000))), ['failed context-too-long This problem has ']);
  assert.deepEqual(await ends(request('x', [{ task: 'ask', ask: 'Why?', answer: 'word '.repeat(10_000) }])), ['failed context-too-long This conversation']);
  assert.equal(sent, 0);
  assert.deepEqual(await ends(request('x = 1')), ['complete']);
  assert.deepEqual(await ends(request('word '.repeat(3800))), ['complete']);
  assert.equal(sent, 2);
});
