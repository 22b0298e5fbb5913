import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangesOf } from '../../../src/core/exchanges.ts';
import type { Task } from '../../../src/core/reasoner.ts';
import { apply, type Trace, type TraceEvent } from '../../../src/core/trace.ts';

const details = { reasoning_details: [{ type: 'reasoning.encrypted', data: 'signed' }] };

function turn(id: string, reasoner: string, model: string, answer: string, task: Task = 'solve'): TraceEvent[] {
  return [
    { kind: 'asked', turn: id, at: 0, task, ask: `ask ${id}`, reasoner, model, effort: 'auto' },
    { kind: 'reasoned', turn: id, at: 0, event: { kind: 'open', model: `${model}-2026-11` } },
    { kind: 'reasoned', turn: id, at: 0, event: { kind: 'opaque', data: details } },
    ...(answer === '' ? [] : [{ kind: 'reasoned', turn: id, at: 0, event: { kind: 'text', part: 'a', text: answer } } as const]),
  ];
}

test('reasoning goes back to the model that made it, answers to any', () => {
  const events: TraceEvent[] = [
    { kind: 'created', id: 't', at: 0, problem: { text: 'x', kind: 'problem', format: 'markdown', hash: '', attachments: [] } },
    ...turn('1', 'openrouter', 'openrouter/a/one', 'first'),
    ...turn('2', 'openrouter', 'openrouter/b/two', 'second'),
    ...turn('3', 'openrouter', 'openrouter/a/one', ''),
    ...turn('4', 'kimi', 'kimi/one', 'fourth'),
  ];
  const trace = events.reduce<Trace | undefined>((before, event) => apply(before, event), undefined);
  assert.deepEqual(exchangesOf(trace?.turns ?? [], 'openrouter', 'openrouter/a/one'), [
    { task: 'solve', ask: 'ask 1', answer: 'first', opaque: [details] },
    { task: 'solve', ask: 'ask 2', answer: 'second' },
    { task: 'solve', ask: 'ask 4', answer: 'fourth' },
  ]);
});

test('where the answer is asked for, the last thinking that led to none stands in its place', () => {
  const events: TraceEvent[] = [
    { kind: 'created', id: 't', at: 0, problem: { text: 'x', kind: 'problem', format: 'markdown', hash: '', attachments: [] } },
    ...turn('1', 'kimi', 'kimi/one', 'first'),
    ...turn('2', 'kimi', 'kimi/one', ''),
    { kind: 'reasoned', turn: '2', at: 0, event: { kind: 'thinking', part: 'b', form: 'raw', text: 'hm' } },
  ];
  const { turns = [] } = events.reduce<Trace | undefined>((before, event) => apply(before, event), undefined) ?? {};
  assert.deepEqual(exchangesOf(turns, 'kimi', 'kimi/one', 'answer').at(-1), { task: 'solve', ask: 'ask 2', answer: '', thinking: 'hm' });
  assert.equal(exchangesOf(turns, 'kimi', 'kimi/one', 'continue').length, 1, 'and for nothing else');
});

test('an answer that is asked for again still comes from the thinking, of the last question alone', () => {
  const thought = (id: string, text: string): TraceEvent => ({ kind: 'reasoned', turn: id, at: 0, event: { kind: 'thinking', part: 'b', form: 'raw', text } });
  const events: TraceEvent[] = [
    { kind: 'created', id: 't', at: 0, problem: { text: 'x', kind: 'problem', format: 'markdown', hash: '', attachments: [] } },
    ...turn('1', 'kimi', 'kimi/one', ''),
    thought('1', 'given up'),
    ...turn('2', 'kimi', 'kimi/one', ''),
    thought('2', 'hm'),
    ...turn('3', 'kimi', 'kimi/one', '', 'answer'),
    ...turn('4', 'kimi', 'kimi/one', '', 'answer'),
    thought('4', 'more'),
  ];
  const { turns = [] } = events.reduce<Trace | undefined>((before, event) => apply(before, event), undefined) ?? {};
  assert.deepEqual(exchangesOf(turns, 'kimi', 'kimi/one', 'answer').map(({ task, thinking }) => [task, thinking]), [['solve', 'hm'], ['answer', 'more']]);
});
