import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReasoningEvent } from '../../src/core/reasoningEvent.ts';
import { splitOnce } from '../support/streamSplits.ts';
import { streamFixtures } from '../support/streamFixtures.ts';
import { eventsOf } from '../support/streamReading.ts';

const fixtures = streamFixtures();

for (const { name, bytes, endpoint, how, thinking, text } of fixtures) {
  test(`the stream ${name} gives all its text and one end`, async () => {
    const events = await eventsOf([bytes], endpoint);
    const said = (kind: 'thinking' | 'text'): string => events.map((event) => (event.kind === kind ? event.text : '')).join('');
    assert.deepEqual({ thinking: said('thinking'), text: said('text') }, { thinking, text });
    assert.deepEqual(events.filter((event): event is ReasoningEvent & { kind: 'end' } => event.kind === 'end').map((end) => end.how), [how]);
    assert.equal(events.at(-1)?.kind, 'end');
  });
}

test('streams give the same events wherever they are cut, 300 times', async () => {
  for (let seed = 0; seed < 300; seed++) {
    const { fixture, breaks, comments, cutting, fault } = await splitOnce(fixtures, seed);
    assert.equal(fault, undefined, `seed ${seed}: ${fixture}, ${breaks}, comments ${comments}, cut ${cutting}`);
  }
});

test('every fixture is one of a preset, and every dialect has one', () => {
  const known = new Set(fixtures.map(({ endpoint }) => endpoint));
  for (const dialect of ['openai', 'openai-chat', 'kimi', 'deepseek', 'qwen', 'openrouter', 'vllm', 'sglang', 'ollama', 'llama.cpp', 'lmstudio', 'mistral', 'gemini', 'anthropic']) assert.ok(known.has(dialect), dialect);
});
