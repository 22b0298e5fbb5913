import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedSteps, openStepAt, readOn, stepTitle, type Step } from '../../../src/core/steps.ts';
import { apply, type Trace, type TraceEvent } from '../../../src/core/trace.ts';

const created: TraceEvent = { kind: 'created', id: 'a', at: 0, problem: { text: 'Solve it.', kind: 'problem', format: 'markdown', hash: '', attachments: [] } };
const asked: TraceEvent = { kind: 'asked', turn: 't1', at: 0, task: 'solve', ask: '', reasoner: 'test', model: 'test', effort: 'auto' };
const delta = (text: string, at: number): TraceEvent => ({ kind: 'reasoned', turn: 't1', at, event: { kind: 'thinking', part: 'p', form: 'raw', text } });

const pieces = ['First, move it.', '\n', '\n\n', ' \t\n', '```', '~~~py\n', '$$', '\\[', '\\]', '\\begin{align}', '\\end{align}\n', '\r\n', '# Step 2: go on', '  ', '证明完毕。'];

/** 0 to 1, the same numbers each time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

test('steps close at the same places, whatever the pieces a text comes in', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const random = randomFrom(seed);
    const text = Array.from({ length: 40 }, () => pieces[Math.floor(random() * pieces.length)]).join('');
    const steps: Step[] = [];
    let open = openStepAt(0);
    for (let at = 0; at < text.length; ) {
      const end = Math.min(text.length, at + 1 + Math.floor(random() * 9));
      const read = readOn(open, text.slice(at, end));
      steps.push(...read.closed);
      open = read.open;
      at = end;
    }
    assert.deepEqual(steps, closedSteps(text, 0), JSON.stringify(text));
    assert.equal(text.slice(open.start), open.lines + open.line, 'nothing of what is open is lost');
    for (const { range } of steps) assert.notEqual(text.slice(range.start, range.end).trim(), '');
  }
});

test('a trace that was copied goes on as the one it was copied from', () => {
  let trace: Trace | undefined;
  let copy: Trace | undefined;
  const random = randomFrom(7);
  const events = [created, asked, ...Array.from({ length: 600 }, (_, at) => delta(pieces[Math.floor(random() * pieces.length)] ?? '', at))];
  for (const event of events) {
    trace = apply(trace, event);
    copy = structuredClone(apply(copy, event));
  }
  assert.deepEqual(copy, trace);
});

test('what a delta costs does not grow with what came before', () => {
  const took = (count: number): number => {
    const events = [created, asked, ...Array.from({ length: count }, (_, at) => delta(at % 40 === 39 ? '.\n\n' : at % 20 === 19 ? '\n' : ' word', at))];
    const times = [1, 2, 3].map(() => {
      const began = performance.now();
      events.reduce<Trace | undefined>(apply, undefined);
      return performance.now() - began;
    });
    return Math.min(...times);
  };
  took(4000);
  const [short, long] = [took(16_000), took(128_000)];
  assert.ok(long < short * 40, `8 times the deltas took ${(long / short).toFixed(1)} times as long`);
});

test('a row of an alignment is a title without what only aligns it', () => {
  assert.equal(stepTitle('$$\n\\begin{aligned}\n& x^2 - 5x + 6 = 0 \\\\\n\\iff\\quad & x = 2\n\\end{aligned}\n$$'), 'x^2 - 5x + 6 = 0');
  assert.equal(stepTitle('\\iff\\quad & x = 2 && \\text{solve} \\\\'), '\\iff x = 2 \\text{solve}');
  assert.equal(stepTitle('Research & development of x'), 'Research & development of x');
});
