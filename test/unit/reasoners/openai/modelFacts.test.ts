import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asOf, defaultModel, endpointsWithFacts, modelsOf, offeredModels } from '../../../../src/reasoners/openai/modelData.ts';
import { costOf, factsOf } from '../../../../src/reasoners/openai/modelFacts.ts';
import { presets } from '../../../../src/reasoners/openai/endpoint.ts';

test('the data file: dated, of presets alone, whole and plausible', () => {
  assert.match(asOf, /^\d{4}-\d{2}$/);
  const ids = presets.map(({ id }) => id);
  for (const endpoint of endpointsWithFacts) {
    assert.ok(ids.includes(endpoint), endpoint);
    assert.ok(Object.hasOwn(modelsOf(endpoint), defaultModel(endpoint) ?? ''), `${endpoint} has facts of its default`);
    for (const [model, facts] of Object.entries(modelsOf(endpoint))) {
      const fields = Object.keys(facts).filter((field) => !['contextTokens', 'outputTokens', 'sees', 'thinking', 'price'].includes(field));
      assert.deepEqual(fields, [], `${endpoint}/${model}`);
      assert.ok((facts.outputTokens ?? 0) <= (facts.contextTokens ?? Infinity), model);
      if (facts.thinking) assert.ok(['always', 'switchable', 'never'].includes(facts.thinking), model);
      if (!facts.price) continue;
      assert.match(facts.price.currency, /^[A-Z]{3}$/);
      assert.ok(facts.price.input > 0 && facts.price.output >= facts.price.input && (facts.price.cachedInput ?? 0) <= facts.price.input, model);
    }
  }
});

test('models are offered with the default first and without patterns', () => {
  assert.equal(offeredModels('deepseek')[0], 'deepseek-v4-pro');
  assert.ok(offeredModels('kimi').every((name) => !name.includes('*')));
  assert.deepEqual(offeredModels('openai-chat'), offeredModels('openai'));
  assert.deepEqual(offeredModels('nobody'), []);
  assert.deepEqual(offeredModels('__proto__'), []);
});

test('facts by name and pattern, the longest first', () => {
  assert.equal(factsOf('kimi', 'kimi-k3').contextTokens, 1_048_576);
  assert.equal(factsOf('kimi', 'KIMI-K3').thinking, 'always');
  assert.equal(factsOf('kimi', 'kimi-k2.7-code-highspeed').thinking, 'always');
  assert.equal(factsOf('openai', 'gpt-5.6-terra').outputTokens, 128_000);
  assert.equal(factsOf('kimi-cn', 'kimi-k3').price?.currency, 'CNY');
  assert.deepEqual(factsOf('kimi', 'unheard-of'), {});
});

test('elsewhere a model sees and thinks the same, but its limits and price are not known', () => {
  assert.deepEqual(factsOf('openrouter', 'moonshotai/kimi-k3'), { sees: true, thinking: 'always' });
  assert.deepEqual(factsOf('vllm', 'deepseek-ai/DeepSeek-R1-Distill-Qwen-7B'), { sees: false, thinking: 'always' });
});

test('the user’s word counts most, by name or pattern', () => {
  const overrides = { 'kimi/*': { sees: false }, 'kimi/kimi-k3': { contextTokens: 5 }, 'mine/*-vl': { sees: true } };
  assert.equal(factsOf('kimi', 'kimi-k3', overrides).contextTokens, 5);
  assert.equal(factsOf('kimi', 'kimi-k3', overrides).sees, true);
  assert.equal(factsOf('kimi', 'kimi-k2.6', overrides).sees, false);
  assert.deepEqual(factsOf('mine', 'a/b-vl', overrides), { sees: true });
  assert.deepEqual(factsOf('mine', 'b', overrides), {});
});

test('a pattern with several stars', () => {
  const facts = (pattern: string, model: string): boolean => factsOf('x', model, { [`x/${pattern}`]: { sees: true } }).sees === true;
  assert.ok(facts('a*b*c', 'a1b2c'));
  assert.ok(facts('*', ''));
  assert.ok(!facts('a*b*c', 'acb'));
  assert.ok(!facts('ab*ba', 'aba'));
});

test('the cost of a run', () => {
  const price = { currency: 'USD', input: 3, cachedInput: 0.3, output: 15 };
  assert.equal(costOf({ input: 1_000_000, output: 0 }, price), 3);
  assert.equal(costOf({ input: 1_000_000, cached: 500_000, output: 100_000 }, price), 1.5 + 0.15 + 1.5);
  assert.equal(costOf({ input: 1 }, price), undefined);
  assert.equal(costOf({ input: 1, output: 1 }, undefined), undefined);
});
