import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attachment } from '../../../../src/core/problem.ts';
import type { Exchange, ReasoningRequest } from '../../../../src/core/reasoner.ts';
import { customEndpoint, presets, type Endpoint } from '../../../../src/reasoners/openai/endpoint.ts';
import { messagesOf, type ChatMessage } from '../../../../src/reasoners/openai/prompt.ts';
import { requestBody } from '../../../../src/reasoners/openai/requestBody.ts';

const picture: Attachment = { kind: 'image', name: 'board.jpg', content: 'AAAA', mediaType: 'image/jpeg' };
const system: ChatMessage = { role: 'system', content: 'S' };
const user: ChatMessage = { role: 'user', content: 'U' };
const plain = customEndpoint('t', 'T', 'https://t.example/v1');

function request(attachments: readonly Attachment[] = [], history: readonly Exchange[] = [], ask = ''): ReasoningRequest {
  return { problem: { text: 'Solve $x=1$.', kind: 'problem', format: 'markdown', hash: 'h', attachments }, task: 'solve', ask, history, effort: 'auto', language: 'en' };
}

test('a plain body of Chat Completions', () => {
  assert.deepEqual(requestBody(plain, 'm', [system, user], 'high'), { model: 'm', messages: [{ role: 'system', content: 'S' }, { role: 'user', content: 'U' }], stream: true, stream_options: { include_usage: true } });
});

test('the limit has the endpoint’s own name', () => {
  assert.equal(requestBody(plain, 'm', [user], 'auto', 1000)['max_tokens'], 1000);
  assert.equal(requestBody(endpoint('kimi'), 'kimi-k3', [user], 'auto', 1000)['max_completion_tokens'], 1000);
  assert.equal(requestBody(endpoint('openai'), 'gpt-6-sol', [user], 'auto', 1000)['max_output_tokens'], 1000);
});

test('where nobody gave a limit, those with too small a default get one their models take', () => {
  const limit = (id: string, model: string): unknown => requestBody(endpoint(id), model, [user], 'max')[endpoint(id).limitField];
  assert.equal(limit('kimi', 'kimi-k3'), 65_536);
  assert.equal(limit('kimi', 'moonshot-v1-8k'), undefined);
  assert.equal(limit('anthropic', 'claude-opus-5-5'), 64_000);
  assert.equal(limit('anthropic', 'claude-opus-4-1-20250805'), 32_000);
  assert.equal(limit('deepseek', 'deepseek-v4-pro'), undefined);
  const { thinking, max_tokens } = requestBody(endpoint('anthropic'), 'claude-opus-4-1-20250805', [user], 'max') as { thinking: { budget_tokens: number }; max_tokens: number };
  assert.ok(thinking.budget_tokens < max_tokens);
});

test('no body has a sampling field, and none a field its endpoint rejects', () => {
  for (const preset of [...presets, plain]) {
    for (const effort of ['auto', 'low', 'max'] as const) {
      const fields = Object.keys(requestBody(preset, preset.models[0] ?? 'm', [system, user], effort, 9000));
      for (const field of ['temperature', 'top_p', 'n', 'presence_penalty', 'frequency_penalty', 'seed', ...preset.rejects]) assert.ok(!fields.includes(field), `${preset.id} ${field}`);
    }
  }
  assert.ok(!('stream_options' in requestBody({ ...plain, rejects: ['stream_options'] }, 'm', [user], 'auto')));
});

test('a body of Responses: input items, nothing stored, encrypted reasoning asked for and sent back', () => {
  const item = { id: 'rs_1', type: 'reasoning', status: null, encrypted_content: 'gAAA', summary: [] };
  const messages = messagesOf(request([picture], [{ task: 'solve', ask: '', answer: 'x = 1', opaque: [item, { reasoning_details: [] }, { type: 'reasoning', id: 'rs_2' }] }, { task: 'ask', ask: 'Why?', answer: '', opaque: [item] }], 'And now?'), '==');
  const body = requestBody(endpoint('openai'), 'gpt-6-sol', messages, 'low');
  assert.equal(body['store'], false);
  assert.deepEqual(body['reasoning'], { effort: 'low', summary: 'auto' });
  assert.deepEqual(body['include'], ['reasoning.encrypted_content']);
  assert.equal(body['instructions'], messages[0]?.content);
  assert.ok(!('messages' in body) && !('stream_options' in body));
  assert.deepEqual(body['input'], [
    { type: 'message', role: 'user', content: [{ type: 'input_text', text: messages[1]?.content }, { type: 'input_image', image_url: 'data:image/jpeg;base64,AAAA', detail: 'auto' }] },
    { id: 'rs_1', type: 'reasoning', encrypted_content: 'gAAA', summary: [] },
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'x = 1' }] },
    { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Why?' }] },
    { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Solve the problem.\n\nAnd now?' }] },
  ]);
});

test('pictures go with the problem, cells and files into its text', () => {
  const messages = messagesOf(request([picture, { kind: 'cell', name: 'In [1]', content: 'x = 1' }]), '==');
  const [, first] = requestBody(plain, 'm', messages, 'auto')['messages'] as { content: { type: string; text?: string; image_url?: { url: string } }[] }[];
  assert.deepEqual(first?.content.map(({ type }) => type), ['text', 'image_url']);
  assert.match(first?.content[0]?.text ?? '', /In \[1\]:\nx = 1/);
  assert.doesNotMatch(first?.content[0]?.text ?? '', /AAAA/);
  assert.equal(first?.content[1]?.image_url?.url, 'data:image/jpeg;base64,AAAA');
});

test('reasoning goes back only where it is wanted', () => {
  const opaque = [
    { reasoning_content: '' },
    { reasoning_details: [{ type: 'reasoning.text', text: 'We ', index: 0, format: 'x' }, { type: 'reasoning.text', text: 'add.', index: 0, signature: null }] },
    { reasoning_details: [{ type: 'reasoning.text', text: '', index: 0, signature: 'sig' }, { type: 'reasoning.encrypted', id: 'e1', data: 'zz' }, { type: 'reasoning.encrypted', id: 'e1', data: 'zz' }, { type: 'reasoning.summary', summary: 'S', index: 1 }, 'odd'] },
  ];
  const answer: ChatMessage = { role: 'assistant', content: 'A', opaque };
  const sent = (like: Endpoint): unknown => (requestBody(like, 'm', [answer], 'auto')['messages'] as unknown[])[0];
  assert.deepEqual(sent(plain), { role: 'assistant', content: 'A' });
  assert.deepEqual(sent(endpoint('deepseek')), { role: 'assistant', content: 'A', reasoning_content: '' });
  assert.deepEqual(sent(endpoint('openrouter')), {
    role: 'assistant',
    content: 'A',
    reasoning_details: [
      { type: 'reasoning.text', text: 'We add.', index: 0, format: 'x', signature: 'sig' },
      { type: 'reasoning.encrypted', id: 'e1', data: 'zz' },
      { type: 'reasoning.summary', summary: 'S', index: 1 },
    ],
  });
  assert.deepEqual((requestBody(endpoint('kimi'), 'kimi-k3', [{ role: 'assistant', content: 'A' }], 'auto')['messages'] as unknown[])[0], { role: 'assistant', content: 'A' });
});

function endpoint(id: string): Endpoint {
  const found = presets.find((preset) => preset.id === id);
  assert.ok(found, id);
  return found;
}

test('the answer is asked for with what was thought, and the rest of one with what there is', () => {
  const said = (task: 'answer' | 'continue', exchange: Exchange): string => JSON.stringify(messagesOf({ ...request([], [exchange]), task }, '==').slice(2));
  assert.match(said('answer', { task: 'solve', ask: '', answer: '', thinking: 'so far 2 and 3' }), /^\[\{"role":"assistant","content":"[^"]*so far 2 and 3"\},\{"role":"user","content":"[^"]*Give the answer now/);
  assert.match(said('continue', { task: 'solve', ask: '', answer: 'x = 2 o' }), /^\[\{"role":"assistant","content":"x = 2 o"\},\{"role":"user","content":"[^"]*Go on exactly where it stopped/);
});

test('what a button asked for earlier is said again in words: no message is empty, and no question is left out', () => {
  const history: readonly Exchange[] = [
    { task: 'check', ask: 'Is it right?', answer: 'x = 2 o' },
    { task: 'continue', ask: '', answer: 'r x = 3' },
    { task: 'answer', ask: ' ', answer: 'x = 2' },
  ];
  const [, ...messages] = messagesOf({ ...request([], history, 'Why?'), task: 'ask' }, '==');
  assert.deepEqual(messages.map(({ role, content }) => [role, content.split('\n')[0]]), [
    ['user', 'Check the following text step by step and say for each step whether it is right.'],
    ['user', 'Is it right?'],
    ['assistant', 'x = 2 o'],
    ['user', 'Your last answer broke off. Go on exactly where it stopped, and repeat nothing of it.'],
    ['assistant', 'r x = 3'],
    ['user', 'That was enough thinking. Give the answer now, from what you thought so far, without thinking it all through again.'],
    ['assistant', 'x = 2'],
    ['user', 'Why?'],
  ]);
});
