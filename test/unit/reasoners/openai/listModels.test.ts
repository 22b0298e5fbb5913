import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customEndpoint } from '../../../../src/reasoners/openai/endpoint.ts';
import { listModelFacts, listModels } from '../../../../src/reasoners/openai/listModels.ts';

const endpoint = customEndpoint('t', 'T', 'https://t.example/v1/');

function answering(body: unknown, status = 200): { readonly fetch: typeof fetch; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    fetch: (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));
    },
  };
}

test('facts are kept where the endpoint tells them', async () => {
  const { fetch, asked } = answering({
    data: [
      { id: 'moonshotai/kimi-k3', context_length: 1_048_576, architecture: { input_modalities: ['text', 'image'] }, pricing: { prompt: '0.000003', completion: '0.000015', input_cache_read: '0.0000003' }, top_provider: { max_completion_tokens: 131_072 }, supported_parameters: ['max_tokens', 'reasoning'] },
      { id: 'plain/model', architecture: { input_modalities: ['text'] }, pricing: { prompt: '-1', completion: '-1' }, supported_parameters: ['max_tokens'] },
      { id: 'Qwen/Qwen3-8B', object: 'model', max_model_len: 40_960 },
      { id: 'kimi-k2.6', context_length: 262_144, supports_image_in: true },
      { id: 'gguf', meta: { n_ctx: 8192 } },
      { id: 'models/gemini-3.8-flash' },
      { id: 7 },
      null,
      'odd',
    ],
  });
  assert.deepEqual(await listModelFacts(endpoint, 'sk-abc', fetch), [
    { id: 'moonshotai/kimi-k3', facts: { contextTokens: 1_048_576, outputTokens: 131_072, sees: true, price: { currency: 'USD', input: 3, output: 15, cachedInput: 0.3 } } },
    { id: 'plain/model', facts: { sees: false, thinking: 'never' } },
    { id: 'Qwen/Qwen3-8B', facts: { contextTokens: 40_960 } },
    { id: 'kimi-k2.6', facts: { contextTokens: 262_144, sees: true } },
    { id: 'gguf', facts: { contextTokens: 8192 } },
    { id: 'gemini-3.8-flash' },
  ]);
  assert.deepEqual(asked, ['https://t.example/v1/models']);
});

test('names alone', async () => {
  assert.deepEqual(await listModels(endpoint, undefined, answering({ data: [{ id: 'a' }, { id: 'b', max_model_len: 1 }] }).fetch), ['a', 'b']);
});

test('an answer that is no list is none', async () => {
  assert.equal(await listModels(endpoint, undefined, answering('<html>').fetch), undefined);
  assert.equal(await listModels(endpoint, undefined, answering({ models: [] }).fetch), undefined);
  assert.equal(await listModels(endpoint, undefined, answering({ data: [] }, 401).fetch), undefined);
  assert.equal(await listModels(endpoint, undefined, () => Promise.reject(new Error('down'))), undefined);
});

test('a list without end is not read to the end, and odd names are left out', async () => {
  let sent = 0;
  const endless: typeof fetch = () =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          pull: (controller) => {
            sent += 1024 * 1024;
            controller.enqueue(new Uint8Array(1024 * 1024).fill(0x20));
          },
        }),
      ),
    );
  assert.equal(await listModels(endpoint, undefined, endless), undefined);
  assert.ok(sent < 32 * 1024 * 1024, `${sent} bytes`);
  const odd = { data: [{ id: 'a\u202eb' }, { id: 'a\nb' }, { id: 'x'.repeat(10_000) }, { id: '__proto__' }, { id: 'ok' }] };
  assert.deepEqual(await listModels(endpoint, undefined, answering(odd).fetch), ['__proto__', 'ok']);
});

test('nothing is asked at an address no request may go to', async () => {
  const { fetch, asked } = answering({ data: [] });
  assert.equal(await listModels(customEndpoint('x', 'X', 'http://lan.example/v1'), 'sk-abc', fetch), undefined);
  assert.deepEqual(asked, []);
});
