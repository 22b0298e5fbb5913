import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatDialect } from '../../../../src/reasoners/openai/chatDialect.ts';
import { hear, heard, type Heard } from './reading.ts';

const chunk = (delta: object, finish: string | null = null, more: object = {}): object => ({ id: 'c', model: 'm', choices: [{ index: 0, delta, finish_reason: finish }], ...more });
const said = ({ thinking, text }: Heard): [string, string] => [thinking, text];

test('reasoning by any name, mirrored or empty, is read once', () => {
  for (const field of ['reasoning_content', 'reasoning', 'reasoning_text', 'cot_summary', 'thinking']) {
    assert.deepEqual(said(hear(new ChatDialect(), [chunk({ [field]: 'We ' }), chunk({ [field]: 'add', content: 'x' }), chunk({ content: 'y' })])), ['We add', 'xy'], field);
  }
  assert.deepEqual(said(hear(new ChatDialect(), [chunk({ reasoning_content: '', reasoning: 'R' }), chunk({ reasoning_content: 'S', reasoning: 'S' }), chunk({ reasoning_content: null, content: 'T' })])), ['RS', 'T']);
});

test('summaries are told from raw reasoning', () => {
  const { events } = hear(new ChatDialect(), [chunk({ reasoning: 'raw' }), chunk({ reasoning: 'short', reasoning_details: [{ type: 'reasoning.summary', summary: 'short' }] })]);
  assert.deepEqual(events.flatMap((event) => (event.kind === 'thinking' ? [[event.part, event.form]] : [])), [['b1', 'raw'], ['b2', 'summary']]);
});

test('thinking may come again after text; each run is a part', () => {
  const { events } = hear(new ChatDialect(), [chunk({ reasoning: 'a' }), chunk({ content: 'b' }), chunk({ reasoning: 'c' }), chunk({ content: 'd' }), chunk({ content: 'e' })]);
  assert.deepEqual(events.flatMap((event) => (event.kind === 'thinking' || event.kind === 'text' ? [`${event.part}${event.text}`] : [])), ['b1a', 'b2b', 'b3c', 'b4d', 'b4e']);
});

test('Mistral’s arrays: thinking, both, then a string', () => {
  const thinking = (text: string): object => ({ type: 'thinking', thinking: [{ type: 'text', text }] });
  const heardHere = hear(new ChatDialect(), [
    chunk({ content: [thinking('I ')] }), chunk({ content: [thinking('see'), { type: 'text', text: 'An' }] }), chunk({ content: 'swer' }), chunk({ content: [{ type: 'reference', reference_ids: [1] }] }),
  ]);
  assert.deepEqual(said(heardHere), ['I see', 'Answer']);
  assert.deepEqual(heardHere.notes, ['unknown-part']);
});

test('OpenRouter’s details: their words once, themselves together at the end', () => {
  const heardHere = hear(new ChatDialect(), [
    chunk({ content: '', reasoning: 'We', reasoning_details: [{ type: 'reasoning.text', text: 'We', index: 0 }] }),
    chunk({ content: '', reasoning_details: [{ type: 'reasoning.text', text: ' add', index: 0 }] }),
    chunk({ content: '', reasoning_details: [{ type: 'reasoning.text', text: '', signature: 's', index: 0 }, { type: 'reasoning.encrypted', data: 'zz' }] }),
    chunk({ content: '4' }, 'stop'),
    chunk({ content: '', reasoning_details: [{ type: 'reasoning.encrypted', data: 'zz' }] }),
  ]);
  assert.deepEqual(said(heardHere), ['We add', '4']);
  assert.deepEqual(heardHere.opaque, [{ reasoning_details: [{ type: 'reasoning.text', text: 'We add', index: 0, signature: 's' }, { type: 'reasoning.encrypted', data: 'zz' }] }]);
});

test('reasoning that led to a call of a tool is kept to be sent back, even where there is none', () => {
  const call = chunk({ tool_calls: [{ index: 0, id: 't1', function: { name: 'f', arguments: '{"a"' } }] });
  const more = chunk({ tool_calls: [{ index: 0, function: { arguments: ':1}' } }] }, 'tool_calls');
  const { opaque, events } = hear(new ChatDialect({ keepReasoning: true }), [chunk({ reasoning_content: 'R' }), chunk({ reasoning_content: 'S' }), call, more]);
  assert.deepEqual(opaque, [{ reasoning_content: 'RS' }]);
  assert.deepEqual(events.filter(({ kind }) => kind === 'tool'), [{ kind: 'tool', index: 0, id: 't1', name: 'f', args: '{"a"' }, { kind: 'tool', index: 0, args: ':1}' }]);
  assert.deepEqual(hear(new ChatDialect({ keepReasoning: true }), [call]).opaque, [{ reasoning_content: '' }]);
  assert.deepEqual(hear(new ChatDialect({ keepReasoning: true }), [chunk({ reasoning_content: 'R', content: 'x' })]).opaque, []);
  assert.deepEqual(hear(new ChatDialect(), [chunk({ reasoning_content: 'R' }), call]).opaque, []);
});

test('a refusal stays one, though the server calls it stop', () => {
  const dialect = new ChatDialect();
  assert.equal(hear(dialect, [chunk({ refusal: 'I ' }), chunk({ refusal: 'cannot' }), chunk({}, 'stop'), '[DONE]']).text, 'I cannot');
  assert.equal(dialect.state.finish, 'refusal');
  const cut = new ChatDialect();
  hear(cut, [chunk({ refusal: 'I ' })]);
  assert.equal(cut.state.finish, undefined);
});

test('usage wherever it stands', () => {
  const usage = { prompt_tokens: 9, completion_tokens: 12, completion_tokens_details: { reasoning_tokens: 7 } };
  const expected = { kind: 'usage', input: 9, output: 12, reasoning: 7 };
  for (const last of [chunk({}, 'stop', { usage }), { choices: [], usage }, { choices: [{ delta: {}, usage }] }]) {
    assert.deepEqual(hear(new ChatDialect(), [last]).events.at(-1), expected);
  }
  assert.deepEqual(hear(new ChatDialect(), [{ choices: [], usage: { ...usage, cached_tokens: 4 } }]).events.at(-1), { ...expected, cached: 4 });
  assert.deepEqual(hear(new ChatDialect(), [{ choices: [], usage: { ...usage, prompt_tokens_details: { cached_tokens: 0 } } }]).events.at(-1), { ...expected, cached: 0 });
});

test('an error in the middle: the text beside it is kept', () => {
  const dialect = new ChatDialect();
  const { text } = hear(dialect, [chunk({ content: 'a' }), { error: { code: 'server_error', message: 'Gone' }, choices: [{ delta: { content: 'b' }, finish_reason: 'error' }] }]);
  assert.deepEqual([text, dialect.state.providerError], ['ab', { message: 'Gone', code: 'server_error' }]);
});

test('a whole answer, and what is none', () => {
  const dialect = new ChatDialect();
  const answer = { id: 'c', choices: [{ message: { reasoning_content: 'R', content: 'A' }, finish_reason: 'stop' }] };
  assert.ok(dialect.knows(answer));
  assert.deepEqual(said(heard([...dialect.whole(answer), ...dialect.finish()])), ['R', 'A']);
  assert.equal(dialect.state.done, true);
  assert.equal(dialect.knows({ hello: 1, error: null }), false);
});

test('odd shapes are noted and survived', () => {
  const heardHere = hear(new ChatDialect(), ['{', '[]', 'null', '{"choices":null}', '{"choices":[null]}', '{"choices":[{"delta":7}]}', chunk({ content: 5, reasoning: {}, tool_calls: [null], reasoning_details: [null, 3] }), chunk({ content: [null, 'x'] }), '{"__proto__":{"polluted":1},"choices":[{"delta":{"content":"ok"}}]}']);
  assert.equal(heardHere.text, 'ok');
  assert.deepEqual(heardHere.notes, ['bad-event', 'bad-event', 'bad-event', 'unknown-part', 'unknown-part']);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});
