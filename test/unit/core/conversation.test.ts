import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conversation, lastTurn, pathTo, versionsOf } from '../../../src/core/conversation.ts';
import { exchangesOf } from '../../../src/core/exchanges.ts';
import { apply, type Trace, type TraceEvent } from '../../../src/core/trace.ts';

const created: TraceEvent = { kind: 'created', id: 't', at: 0, problem: { text: 'x', kind: 'problem', format: 'markdown', hash: '', attachments: [] } };

/** A turn with an answer; without a parent as journals had it before there were versions. */
function turn(id: string, parent?: string | null): TraceEvent[] {
  return [
    { kind: 'asked', turn: id, at: 0, task: 'ask', ask: `ask ${id}`, reasoner: 'kimi', model: 'kimi/one', effort: 'auto', ...(parent === undefined ? {} : { parent }) },
    { kind: 'reasoned', turn: id, at: 0, event: { kind: 'text', part: 'a', text: `answer ${id}` } },
  ];
}

function traceOf(...events: readonly (TraceEvent | readonly TraceEvent[])[]): Trace {
  const trace = [created, ...events.flat()].reduce<Trace | undefined>(apply, undefined);
  assert.ok(trace);
  return trace;
}

const ids = (turns: readonly { readonly id: string }[]): string[] => turns.map(({ id }) => id);

test('turns of an older journal follow one another', () => {
  const trace = traceOf(turn('1'), turn('2'), turn('3'));
  assert.deepEqual(ids(conversation(trace)), ['1', '2', '3']);
  assert.deepEqual(trace.turns.map(({ parent }) => parent), [undefined, '1', '2']);
  assert.deepEqual(trace.turns.map((each) => versionsOf(trace, each).length), [1, 1, 1]);
});

test('a version follows what the question followed, and is shown with none of the other’s follow-ups', () => {
  const trace = traceOf(turn('1', null), turn('2', '1'), turn('3', '2'), turn('2b', '1'));
  assert.deepEqual(ids(conversation(trace)), ['1', '2b']);
  const [, second] = trace.turns;
  assert.ok(second);
  assert.deepEqual(ids(versionsOf(trace, second)), ['2', '2b']);
});

test('turning to a version shows it with its newest follow-ups, and a new question shows the newest again', () => {
  const turned = traceOf(turn('1', null), turn('2', '1'), turn('3', '2'), turn('2b', '1'), { kind: 'shown', turn: '2', at: 0 });
  assert.deepEqual(ids(conversation(turned)), ['1', '2', '3']);
  const asked = traceOf(turn('1', null), turn('2', '1'), turn('2b', '1'), { kind: 'shown', turn: '2', at: 0 }, turn('4', '2'));
  assert.deepEqual(ids(conversation(asked)), ['1', '2', '4']);
  assert.equal(lastTurn(asked)?.id, '4');
});

test('versions of the first question are as good as any', () => {
  const trace = traceOf(turn('1', null), turn('1b', null), turn('2', '1b'), { kind: 'shown', turn: '1', at: 0 });
  assert.deepEqual(ids(conversation(trace)), ['1']);
  const [first] = trace.turns;
  assert.ok(first);
  assert.deepEqual(ids(versionsOf(trace, first)), ['1', '1b']);
});

test('a reasoner hears of the branch it goes on with, and of no other', () => {
  const trace = traceOf(turn('1', null), turn('2', '1'), turn('3', '2'), turn('2b', '1'));
  assert.deepEqual(exchangesOf(pathTo(trace, '2b'), 'kimi', 'kimi/one').map(({ answer }) => answer), ['answer 1', 'answer 2b']);
  assert.deepEqual(exchangesOf(pathTo(trace, '3'), 'kimi', 'kimi/one').map(({ answer }) => answer), ['answer 1', 'answer 2', 'answer 3']);
});

test('what was attached to earlier words is heard of too', () => {
  const [asked, answered] = turn('1', null);
  assert.ok(asked?.kind === 'asked' && answered);
  const file = { kind: 'file', name: 'a.txt', content: 'x' } as const;
  const trace = traceOf({ ...asked, attachments: [file] }, answered);
  assert.deepEqual(exchangesOf(trace.turns, 'kimi', 'kimi/one')[0]?.attachments, [file]);
});

test('a journal with a circle or a turn that follows none ends nowhere', () => {
  assert.deepEqual(ids(conversation(traceOf(turn('1', '2'), turn('2', '1')))), ['1', '2']);
  assert.deepEqual(ids(conversation(traceOf(turn('1', null), turn('2', 'gone')))), ['2']);
  assert.deepEqual(ids(conversation(traceOf(turn('1', null), { kind: 'shown', turn: 'gone', at: 0 }))), ['1']);
});
