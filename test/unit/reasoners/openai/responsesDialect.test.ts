import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ResponsesDialect } from '../../../../src/reasoners/openai/responsesDialect.ts';
import { hear, heard } from './reading.ts';

type Event = Record<string, unknown>;

const reasoning = { id: 'rs_1', type: 'reasoning', encrypted_content: 'gAAA-whole', summary: [{ type: 'summary_text', text: '**Plan**\n\nHalve it.' }, { type: 'summary_text', text: '**Check**' }] };
const message = { id: 'msg_1', type: 'message', content: [{ type: 'output_text', text: 'The answer is 4.' }] };

/** A good stream, numbered from 0. */
function good(): Event[] {
  const summary = (index: number, delta: string): Event => ({ type: 'response.reasoning_summary_text.delta', item_id: 'rs_1', output_index: 0, summary_index: index, delta, obfuscation: 'x'.repeat(index + 1) });
  const text = (delta: string): Event => ({ type: 'response.output_text.delta', item_id: 'msg_1', output_index: 1, content_index: 0, delta });
  const events: Event[] = [
    { type: 'response.created', response: { id: 'resp_1', model: 'gpt-x', status: 'in_progress', output: [] } },
    { type: 'response.in_progress', response: { id: 'resp_1' } },
    { type: 'response.output_item.added', output_index: 0, item: { id: 'rs_1', type: 'reasoning', encrypted_content: 'gAAA', summary: [] } },
    summary(0, '**Plan**'),
    summary(0, '\n\nHalve it.'),
    { type: 'response.reasoning_summary_text.done', item_id: 'rs_1', output_index: 0, summary_index: 0, text: '**Plan**\n\nHalve it.' },
    summary(1, '**Check**'),
    { type: 'response.reasoning_summary_text.done', item_id: 'rs_1', output_index: 0, summary_index: 1, text: '**Check**' },
    { type: 'response.output_item.done', output_index: 0, item: reasoning },
    { type: 'response.output_item.added', output_index: 1, item: { ...message, content: [] } },
    text('The '),
    text('answer'),
    text(' is 4.'),
    { type: 'response.output_text.done', item_id: 'msg_1', output_index: 1, content_index: 0, text: 'The answer is 4.' },
    { type: 'response.output_item.done', output_index: 1, item: message },
    { type: 'response.completed', response: { id: 'resp_1', status: 'completed', output: [reasoning, message], error: null, usage: { input_tokens: 9, input_tokens_details: { cached_tokens: 3 }, output_tokens: 28, output_tokens_details: { reasoning_tokens: 20 } } } },
  ];
  return events.map((event, sequence_number) => ({ ...event, sequence_number }));
}

const without = (...gone: number[]): Event[] => good().filter((_, index) => !gone.includes(index));
const whole = { thinking: '**Plan**\n\nHalve it.**Check**', text: 'The answer is 4.' };

test('summaries are parts of their own, the answer is text, encrypted reasoning comes whole and once', () => {
  const dialect = new ResponsesDialect();
  const { events, thinking, text, opaque, notes } = hear(dialect, good());
  assert.deepEqual({ thinking, text }, whole);
  assert.deepEqual(events[0], { kind: 'open', id: 'resp_1', model: 'gpt-x' });
  assert.deepEqual([...new Set(events.flatMap((event) => (event.kind === 'thinking' ? [`${event.part} ${event.form}`] : [])))], ['o0:s0 summary', 'o0:s1 summary']);
  assert.deepEqual(opaque, [reasoning]);
  assert.deepEqual(notes, []);
  assert.deepEqual(events.at(-1), { kind: 'usage', input: 9, output: 28, reasoning: 20, cached: 3 });
  assert.deepEqual([dialect.state.finish, dialect.state.done, dialect.state.text, dialect.state.thinking], ['stop', true, whole.text.length, whole.thinking.length]);
});

test('any one event may be missing: nothing is lost, nothing is said twice', () => {
  for (let gone = 1; gone < good().length - 1; gone++) {
    const { thinking, text } = hear(new ResponsesDialect(), without(gone));
    assert.deepEqual({ thinking, text }, whole, `without event ${gone}`);
  }
});

test('a whole answer that was lost is told by the last event', () => {
  const { thinking, text, opaque } = hear(new ResponsesDialect(), without(3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14));
  assert.deepEqual({ thinking, text, opaque }, { ...whole, opaque: [reasoning] });
});

test('a gap between deltas is noted, and words keep their order', () => {
  const { events, notes, text } = hear(new ResponsesDialect(), without(11));
  assert.deepEqual(notes, ['gap']);
  assert.equal(text, whole.text);
  assert.ok(!events.some(({ kind }) => kind === 'relabel'));
});

test('a gap in a stream that breaks off loses nothing that came', () => {
  const dialect = new ResponsesDialect();
  const { text } = hear(dialect, without(11, 13, 14, 15));
  assert.equal(text, 'The  is 4.');
  assert.deepEqual([dialect.state.finish, dialect.state.done], [undefined, false]);
});

test('an event that comes twice counts once', () => {
  const events = good().flatMap((event) => (event['type'] === 'response.completed' ? [event] : [event, event]));
  const { thinking, text, notes, opaque } = hear(new ResponsesDialect(), events);
  assert.deepEqual({ thinking, text }, whole);
  assert.equal(notes.filter((code) => code === 'duplicate').length, 15);
  assert.equal(opaque.length, 1);
});

test('numbers that do not count are not believed', () => {
  for (const number of [0, -1, undefined]) {
    const { thinking, text, notes } = hear(new ResponsesDialect(), good().map((event) => ({ ...event, sequence_number: number })));
    assert.deepEqual({ thinking, text }, whole);
    assert.deepEqual(notes, []);
  }
});

test('where deltas without numbers differ from the done text, the done text is the answer and the rest is kept', () => {
  const events = without(11).map(({ sequence_number: _, ...event }) => event);
  const { text, thinking, notes } = hear(new ResponsesDialect(), events);
  assert.equal(text, whole.text);
  assert.ok(thinking.includes('The  is 4.'));
  assert.deepEqual(notes, ['gap']);
});

test('a finished list that numbers its items otherwise tells nothing again', () => {
  const events = good().map((event) => (typeof event['output_index'] === 'number' && String(event['type']).includes('delta') ? { ...event, output_index: event['output_index'] + 5 } : event));
  const { thinking, text } = hear(new ResponsesDialect(), events);
  assert.deepEqual({ thinking, text }, whole);
});

test('raw reasoning of open models', () => {
  const { events, thinking } = hear(new ResponsesDialect(), [
    { type: 'response.reasoning_text.delta', output_index: 0, content_index: 0, delta: 'We ' },
    { type: 'response.reasoning_text.delta', output_index: 0, content_index: 0, delta: 'need' },
    { type: 'response.reasoning_text.done', output_index: 0, content_index: 0, text: 'We need 2.' },
  ]);
  assert.equal(thinking, 'We need 2.');
  assert.ok(events.every((event) => event.kind !== 'thinking' || event.form === 'raw'));
});

test('a refusal is shown, and is one', () => {
  const dialect = new ResponsesDialect();
  const { text } = hear(dialect, [
    { type: 'response.refusal.delta', output_index: 0, content_index: 0, delta: 'I cannot' },
    { type: 'response.refusal.done', output_index: 0, content_index: 0, refusal: 'I cannot do that.' },
    { type: 'response.completed', response: { status: 'completed', output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'I cannot do that.' }] }] } },
  ]);
  assert.deepEqual([text, dialect.state.finish], ['I cannot do that.', 'refusal']);
});

test('the ends: length, filter, other reasons, failure, an error event, none', () => {
  const end = (event: unknown): unknown[] => {
    const dialect = new ResponsesDialect();
    hear(dialect, [{ type: 'response.output_text.delta', output_index: 0, content_index: 0, delta: 'x' }, event]);
    return [dialect.state.finish, dialect.state.done, dialect.state.providerError];
  };
  const stopped = (reason: string): unknown => ({ type: 'response.incomplete', response: { status: 'incomplete', incomplete_details: { reason } } });
  assert.deepEqual(end(stopped('max_output_tokens')), ['length', true, undefined]);
  assert.deepEqual(end(stopped('content_filter')), ['content_filter', true, undefined]);
  assert.deepEqual(end(stopped('steered')), [undefined, true, { message: 'steered', code: 'incomplete' }]);
  assert.deepEqual(end({ type: 'response.failed', response: { status: 'failed', error: { code: 'server_error', message: 'Oops' } } }), [undefined, true, { message: 'Oops', code: 'server_error' }]);
  assert.deepEqual(end({ type: 'error', code: 'rate_limit_exceeded', message: 'Slow', param: null }), [undefined, false, { message: 'Slow', code: 'rate_limit_exceeded' }]);
  assert.deepEqual(end({ type: 'error', error: { type: 'x', code: 'c', message: 'Inner' } }), [undefined, false, { message: 'Inner', code: 'c' }]);
  assert.deepEqual(end({ error: { message: 'Bare', code: 'b' } }), [undefined, false, { message: 'Bare', code: 'b' }]);
  assert.deepEqual(end('[DONE]'), [undefined, true, undefined]);
});

test('an answer without streaming', () => {
  const dialect = new ResponsesDialect();
  const answer = { id: 'resp_1', object: 'response', status: 'completed', error: null, output: [reasoning, message], usage: { output_tokens: 2 } };
  assert.ok(dialect.knows(answer));
  const { thinking, text, opaque } = heard([...dialect.whole(answer), ...dialect.finish()]);
  assert.deepEqual({ thinking, text, opaque }, { ...whole, opaque: [reasoning] });
  assert.deepEqual([dialect.state.finish, dialect.state.done], ['stop', true]);
  const failed = new ResponsesDialect();
  assert.ok(failed.knows({ error: { message: 'no' } }));
  heard([...failed.whole({ error: { message: 'no', code: 'c' } })]);
  assert.deepEqual(failed.state.providerError, { message: 'no', code: 'c' });
  assert.equal(failed.knows({ hello: 1, error: null }), false);
});

test('bad JSON, odd shapes and unknown events are noted and survived', () => {
  const dialect = new ResponsesDialect();
  const { text, notes } = hear(dialect, ['{"type":', 'null', '[1]', '{}', '{"type":5}', { type: 'response.output_text.delta' }, { type: 'response.output_item.done', item: 7 }, { type: 'response.new_thing.delta', delta: 'w' }, { type: 'response.output_text.delta', delta: 'ok', __proto__: 1 }, '{"type":"response.output_text.del']);
  assert.equal(text, 'ok');
  assert.deepEqual(notes, ['bad-event', 'bad-event', 'bad-event', 'unknown-part', 'bad-event']);
  assert.equal(dialect.state.badLast, true);
});

test('whatever is lost or repeated before the last event, the answer is whole and nothing of the thinking is missing', () => {
  let seed = 11;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (let round = 0; round < 400; round++) {
    const numbered = random(4) > 0;
    const events = good().flatMap((event, index, all) => {
      const { sequence_number, ...bare } = event;
      const sent = numbered ? event : bare;
      const last = index === all.length - 1;
      // Without numbers a repeated delta cannot be told from words said twice, until the full text comes.
      return last ? [sent] : Array.from({ length: [1, 1, 1, 0, numbered ? 2 : 1][random(5)] ?? 1 }, () => sent);
    });
    const dialect = new ResponsesDialect();
    const { text, thinking, opaque } = hear(dialect, events);
    assert.equal(text, whole.text);
    for (const part of ['Halve it.', '**Check**']) assert.ok(thinking.includes(part), thinking);
    assert.deepEqual(opaque, [reasoning]);
    assert.deepEqual([dialect.state.text, dialect.state.finish], [text.length, 'stop']);
    assert.equal(dialect.state.thinking, thinking.length);
  }
});
