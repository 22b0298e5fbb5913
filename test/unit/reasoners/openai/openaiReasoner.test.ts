import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReasoningEvent } from '../../../../src/core/reasoningEvent.ts';
import { customEndpoint, presets } from '../../../../src/reasoners/openai/endpoint.ts';
import { clocksOf, defaultClocks, openaiReasoner } from '../../../../src/reasoners/openai/openaiReasoner.ts';

const request = { problem: { text: 'x', kind: 'problem', format: 'markdown', hash: '', attachments: [] }, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' } as const;

/** A server that has the request and says nothing. */
const silent: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
  });

async function stopped(baseUrl: string): Promise<ReasoningEvent | undefined> {
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 50);
  const events: ReasoningEvent[] = [];
  for await (const event of openaiReasoner({ endpoint: customEndpoint('t', 'Test', baseUrl), model: 'm', key: () => Promise.resolve('sk-test-1234567890'), fetch: silent }).solve(request, abort.signal)) events.push(event);
  return events.at(-1);
}

test('who stops a provider hears that it may go on for a moment; one on this computer costs nothing', async () => {
  assert.deepEqual(await stopped('https://api.example/v1'), { kind: 'end', how: 'cancelled', message: { template: 'Stopped. {0} may go on for a moment, and charge for it.', args: ['Test'] } });
  assert.deepEqual(await stopped('http://127.0.0.1:9/v1'), { kind: 'end', how: 'cancelled' });
});

test('who thinks in private is not given up early; what the user says of a model holds to the letter', () => {
  for (const endpoint of presets) {
    const times = endpoint.hiddenReasoning ? 3 : 1;
    const { bytesMs, contentMs } = clocksOf({ endpoint });
    assert.deepEqual([bytesMs, contentMs], [300_000 * times, 600_000 * times], endpoint.id);
    assert.equal(clocksOf({ endpoint, clocks: { ...defaultClocks, bytesMs: 60_000 } }).bytesMs, 60_000 * times, endpoint.id);
    assert.deepEqual(clocksOf({ endpoint, giveUpAfter: { bytesMs: 45_000 } }), { ...defaultClocks, bytesMs: 45_000, contentMs }, endpoint.id);
  }
});
