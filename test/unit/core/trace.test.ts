import assert from 'node:assert/strict';
import { test } from 'node:test';
import { say } from '../../../src/core/phrase.ts';
import type { Plot } from '../../../src/core/plot.ts';
import { contentHash, type Problem } from '../../../src/core/problem.ts';
import type { ReasoningEvent } from '../../../src/core/reasoningEvent.ts';
import { answerText, apply, currentStep, thinkingText, type Trace, type TraceEvent } from '../../../src/core/trace.ts';

const problem: Problem = { text: 'Solve $x=1$.', kind: 'problem', format: 'markdown', hash: contentHash('Solve $x=1$.'), attachments: [] };

function run(events: readonly ReasoningEvent[]): Trace {
  const asked: TraceEvent[] = [
    { kind: 'created', id: 'a', at: 0, problem },
    { kind: 'asked', turn: 't1', at: 1, task: 'solve', ask: '', reasoner: 'builtin', model: 'builtin', effort: 'auto' },
    ...events.map((event, index): TraceEvent => ({ kind: 'reasoned', turn: 't1', at: 2 + index, event })),
  ];
  let trace: Trace | undefined;
  for (const event of asked) trace = apply(trace, event);
  assert.ok(trace);
  return trace;
}

test('thinking and answer keep every character, interleaved or not', () => {
  const trace = run([
    { kind: 'thinking', part: 'a', text: 'First, ', form: 'raw' },
    { kind: 'thinking', part: 'a', text: 'move.\n\nThen', form: 'raw' },
    { kind: 'text', part: 'b', text: 'x = ' },
    { kind: 'thinking', part: 'c', text: ' wait', form: 'raw' },
    { kind: 'text', part: 'd', text: '1' },
  ]);
  const [turn] = trace.turns;
  assert.ok(turn);
  assert.equal(thinkingText(turn), 'First, move.\n\nThen wait');
  assert.equal(answerText(turn), 'x = 1');
  assert.equal(turn.parts.length, 4);
  assert.deepEqual(turn.parts[0]?.steps.map(({ title }) => title), ['First, move.', 'Then']);
});

test('a step knows when its first words came', () => {
  const trace = run([
    { kind: 'thinking', part: 'a', text: '\n', form: 'raw' },
    { kind: 'thinking', part: 'a', text: 'First, ', form: 'raw' },
    { kind: 'thinking', part: 'a', text: 'move.\n\n', form: 'raw' },
    { kind: 'thinking', part: 'a', text: ' \n', form: 'raw' },
    { kind: 'thinking', part: 'a', text: 'Then', form: 'raw' },
    { kind: 'thinking', part: 'a', text: ' on.\n\nAt once.\n\nAnd', form: 'raw' },
    { kind: 'end', how: 'complete' },
  ]);
  const steps = trace.turns[0]?.parts[0]?.steps ?? [];
  assert.deepEqual(steps.map(({ title, at }) => [title, at]), [['First, move.', 3], ['Then on.', 6], ['At once.', 7], ['And', 7]]);
});

test('text that turns out to have been thinking moves and is not lost', () => {
  const trace = run([
    { kind: 'text', part: 'p', text: 'hmm' },
    { kind: 'relabel', part: 'p', to: 'thinking' },
    { kind: 'text', part: 'q', text: 'x = 1' },
  ]);
  const [turn] = trace.turns;
  assert.ok(turn);
  assert.equal(thinkingText(turn), 'hmm');
  assert.equal(answerText(turn), 'x = 1');
});

test('other readings of a question are kept with its turn, the newest of them', () => {
  const ended = run([
    { kind: 'readings', others: ['Factor it.'] },
    { kind: 'readings', others: ['Solve it.', 'Expand it.'] },
  ]);
  assert.deepEqual(ended.turns[0]?.otherReadings, ['Solve it.', 'Expand it.']);
});

test('of readings from a damaged journal only texts are kept', () => {
  const odd = (others: unknown): ReasoningEvent => ({ kind: 'readings', others: others as readonly string[] });
  assert.equal(run([odd(undefined), odd('Solve it.'), odd({ length: 3 })]).turns[0]?.otherReadings, undefined);
  assert.deepEqual(run([odd(['Solve it.', null, 3, { toString: 1 }])]).turns[0]?.otherReadings, ['Solve it.']);
});

test('plots are kept with their turn, and what is none changes nothing', () => {
  const plot: Plot = { variable: 'x', x: [0, 4], y: [-1, 2], curves: [{ label: 'y = x − 1', lines: [[0, -1, 3, 2]] }], points: [{ kind: 'root', x: 1, y: 0, label: 'x = 1' }], areas: [], intervals: [], poles: [], says: [say('Graph of {0}.', 'y = x − 1')] };
  const odd = [null, {}, [], { ...plot, x: [4, 0] }, { ...plot, y: [0, Infinity] }, { ...plot, curves: [] }, { ...plot, curves: 'many' }, { ...plot, curves: [{ label: 'y', lines: [[0, 1, null]] }] }, { ...plot, curves: [{ label: 'y', lines: [new Array(5000).fill(1)] }] }, { ...plot, points: [{ kind: 'bomb', x: 1, y: 1, label: '' }] }, { ...plot, says: [{ template: 1, args: [] }] }, { ...plot, intervals: [{ from: 2, to: 1, fromEnd: 'open', toEnd: 'open' }] }];
  const ended = run([...odd, plot].map((each): ReasoningEvent => ({ kind: 'plot', plot: each as Plot })));
  assert.deepEqual(ended.turns[0]?.plots, [plot]);
});

test('nothing counts after the end but verdicts', () => {
  const ended = run([
    { kind: 'text', part: 'p', text: 'x = 1' },
    { kind: 'end', how: 'complete' },
    { kind: 'text', part: 'p', text: ' or 2' },
    { kind: 'end', how: 'failed' },
  ]);
  assert.equal(answerText(ended.turns[0] as never), 'x = 1');
  assert.equal(ended.turns[0]?.end?.how, 'complete');
  const claim = { id: 'c', kind: 'final-answer' as const, range: { start: 0, end: 5 }, text: 'x = 1', latex: 'x = 1', hash: 'h', assumptions: [] };
  const evidence = { method: 'substitution' as const, summary: { template: 'ok', args: [] } };
  const checked = apply(ended, { kind: 'checked', turn: 't1', at: 9, claim, verdict: { kind: 'verified', evidence } });
  assert.equal(checked.turns[0]?.claims[0]?.verdict.kind, 'verified');
  const edited = apply(checked, { kind: 'edited', at: 10 });
  assert.deepEqual(edited.turns[0]?.claims[0]?.verdict, { kind: 'stale', was: { kind: 'verified', evidence } });
});

test('the current step is what is being written, closed or not', () => {
  const trace = run([{ kind: 'thinking', part: 'a', text: '## Factor it\n\nTwo numbers with product 6', form: 'raw' }]);
  assert.equal(currentStep(trace.turns[0] as never)?.title, 'Two numbers with product 6');
});

test('a trace begins with its creation', () => {
  assert.throws(() => apply(undefined, { kind: 'edited', at: 0 }), RangeError);
});

test('what is checked after the problem was edited is stale too, and what is asked anew is not', () => {
  const checked = (turn: string): TraceEvent => ({ kind: 'checked', turn, at: 9, claim: { id: 'c1', kind: 'equality', text: '$x=1$', latex: 'x=1', readable: 'x = 1', range: { start: 0, end: 5 }, hash: '', assumptions: [] }, verdict: { kind: 'unchecked', reason: { template: 'Not tried.', args: [] } } });
  const asked: TraceEvent = { kind: 'asked', turn: 't2', at: 5, task: 'ask', ask: 'And now?', reasoner: 'builtin', model: 'builtin', effort: 'auto' };
  const trace = [{ kind: 'edited', at: 4 } as const, checked('t1'), asked, checked('t2')].reduce<Trace>(apply, run([]));
  assert.deepEqual(trace.turns.map(({ claims }) => claims.map(({ verdict }) => verdict.kind)), [['stale'], ['unchecked']]);
});
