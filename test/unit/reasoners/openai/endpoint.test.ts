import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLoopback } from '../../../../src/core/loopback.ts';
import { customEndpoint, endpointFault, presets } from '../../../../src/reasoners/openai/endpoint.ts';

test('every preset can be asked, and says where its key comes from or that it needs none', () => {
  assert.equal(new Set(presets.map(({ id }) => id)).size, presets.length);
  for (const { id, baseUrl, needsKey, keyUrl, local, protocol, limitField } of presets) {
    assert.equal(endpointFault(baseUrl), undefined, id);
    assert.ok(!baseUrl.endsWith('/'), id);
    assert.ok(!id.includes('/'), id);
    assert.equal(needsKey, !local, id);
    assert.equal(local, isLoopback(new URL(baseUrl).hostname), id);
    if (needsKey) assert.equal(new URL(keyUrl ?? '').protocol, 'https:', id);
    assert.equal(protocol === 'responses', limitField === 'max_output_tokens', id);
  }
});

test('those that think in private say so', () => {
  assert.deepEqual(presets.filter(({ hiddenReasoning }) => hiddenReasoning).map(({ id }) => id), ['openai', 'openai-chat', 'anthropic']);
});

test('an endpoint of one’s own is like the preset it names, else like that of its host, else plain', () => {
  const proxy = customEndpoint('p', 'Proxy', 'https://proxy.example/v1', 'kimi');
  assert.deepEqual([proxy.id, proxy.label, proxy.baseUrl, proxy.effort, proxy.limitField], ['p', 'Proxy', 'https://proxy.example/v1', 'kimi', 'max_completion_tokens']);
  assert.equal(customEndpoint('d', 'D', 'https://api.deepseek.com/beta').effort, 'deepseek');
  const plain = customEndpoint('x', 'X', 'https://x.example/v1');
  assert.deepEqual([plain.effort, plain.needsKey, plain.protocol, plain.models], ['none', true, 'chat', []]);
  const own = customEndpoint('l', 'L', 'http://127.0.0.1:8080/v1');
  assert.deepEqual([own.needsKey, own.effort], [false, 'none']);
});

test('an address is one that a path can follow, and holds no secret', () => {
  for (const address of ['https://h.example/v1', 'https://h.example/openai/deployments/x', 'http://localhost:1234/v1', 'http://[::1]:8080']) assert.equal(endpointFault(address), undefined, address);
  const secret = 'sk-1234567890abcdef';
  for (const address of [`https://h.example/v1?api_key=${secret}`, 'https://h.example/v1?', 'https://h.example/v1#', `https://h.example/v1#${secret}`, 'http://127.0.0.1:8080/v1?x=', `https://me:${secret}@h.example/v1`]) {
    const fault = endpointFault(address);
    assert.ok(fault, address);
    assert.ok(!JSON.stringify(fault).includes(secret), 'what is said does not repeat it');
  }
});
