import assert from 'node:assert/strict';
import { test } from 'node:test';
import { efforts, type Effort } from '../../../../src/core/effort.ts';
import { effortFields } from '../../../../src/reasoners/openai/effortFields.ts';
import { presets, type Endpoint } from '../../../../src/reasoners/openai/endpoint.ts';

type Row = readonly [endpoint: string, model: string, Readonly<Partial<Record<Effort, object>>>];

const degree = (low: string, medium: string, high: string, max: string): Row[2] => ({
  auto: {}, low: { reasoning_effort: low }, medium: { reasoning_effort: medium }, high: { reasoning_effort: high }, max: { reasoning_effort: max },
});
const nothing: Row[2] = { auto: {}, low: {}, medium: {}, high: {}, max: {} };
const include = { include: ['reasoning.encrypted_content'] };
const google = (config: object): object => ({ extra_body: { google: { thinking_config: { ...config, include_thoughts: true } } } });

const rows: readonly Row[] = [
  ['kimi', 'kimi-k3', degree('low', 'high', 'high', 'max')],
  ['kimi-cn', 'kimi-k3.1-pro-highspeed', degree('low', 'high', 'high', 'max')],
  ['kimi', 'kimi-k2.6', { auto: {}, low: { thinking: { type: 'disabled' } }, medium: { thinking: { type: 'enabled' } }, high: { thinking: { type: 'enabled' } }, max: { thinking: { type: 'enabled' } } }],
  ['kimi', 'kimi-k2.7-code', nothing],
  ['kimi', 'moonshot-v1-128k', nothing],
  ['openai', 'gpt-5.6-sol', { auto: { reasoning: { summary: 'auto' }, ...include }, low: { reasoning: { effort: 'low', summary: 'auto' }, ...include }, max: { reasoning: { effort: 'max', summary: 'auto' }, ...include } }],
  ['openai', 'gpt-6.2-sol', { high: { reasoning: { effort: 'high', summary: 'auto' }, ...include }, max: { reasoning: { effort: 'max', summary: 'auto' }, ...include } }],
  ['openai', 'gpt-4.1', nothing],
  ['openai', 'gpt-5-chat-latest', nothing],
  ['openai-chat', 'gpt-5.6', degree('low', 'medium', 'high', 'max')],
  ['openai-chat', 'gpt-5.2', degree('low', 'medium', 'high', 'xhigh')],
  ['openai-chat', 'gpt-5.10', degree('low', 'medium', 'high', 'max')],
  ['openai-chat', 'gpt-5', degree('low', 'medium', 'high', 'high')],
  ['openai-chat', 'o4-mini', degree('low', 'medium', 'high', 'high')],
  ['openai-chat', 'gpt-4o', nothing],
  ['deepseek', 'deepseek-v4-pro', { auto: {}, low: { thinking: { type: 'enabled' }, reasoning_effort: 'low' }, medium: { thinking: { type: 'enabled' }, reasoning_effort: 'high' }, max: { thinking: { type: 'enabled' }, reasoning_effort: 'max' } }],
  ['deepseek', 'deepseek-reasoner', nothing],
  ['qwen', 'qwen3.7-max', { auto: {}, low: { enable_thinking: true, thinking_budget: 2048 }, medium: { enable_thinking: true, thinking_budget: 8192 }, max: { enable_thinking: true } }],
  ['qwen-intl', 'qwen3-235b-a22b-thinking-2507', { auto: {}, low: { thinking_budget: 2048 }, max: {} }],
  ['qwen', 'qwen3-coder-plus', nothing],
  ['openrouter', 'moonshotai/kimi-k3', { auto: {}, low: { reasoning: { effort: 'low' } }, medium: { reasoning: { effort: 'medium' } }, max: { reasoning: { effort: 'xhigh' } } }],
  ['mistral', 'mistral-medium-3-5', degree('none', 'high', 'high', 'high')],
  ['mistral', 'mistral-small-latest', degree('none', 'high', 'high', 'high')],
  ['mistral', 'magistral-medium-latest', { auto: {}, low: {}, high: { prompt_mode: 'reasoning' } }],
  ['mistral', 'mistral-large-latest', nothing],
  ['gemini', 'gemini-3.8-flash', { auto: google({}), low: google({ thinking_level: 'low' }), medium: google({ thinking_level: 'medium' }), max: google({ thinking_level: 'high' }) }],
  ['gemini', 'models/gemini-3-pro-preview', { medium: google({ thinking_level: 'high' }) }],
  ['gemini', 'gemini-2.5-flash', { low: google({ thinking_budget: 2048 }), max: google({ thinking_budget: 24_576 }) }],
  ['gemini', 'gemini-2.0-flash', nothing],
  ['anthropic', 'claude-opus-5-5', { auto: {}, high: { thinking: { type: 'adaptive' }, reasoning_effort: 'high' } }],
  ['anthropic', 'claude-sonnet-4-5-20250929', { auto: {}, low: { thinking: { type: 'enabled', budget_tokens: 2048 }, max_tokens: 18_432 } }],
  ['anthropic', 'claude-opus-4-20250514', { low: { thinking: { type: 'enabled', budget_tokens: 2048 }, max_tokens: 18_432 } }],
  ['anthropic', 'claude-3-5-haiku-latest', nothing],
  ['vllm', 'Qwen/Qwen3-8B', { auto: {}, low: { chat_template_kwargs: { enable_thinking: false } }, max: { chat_template_kwargs: { enable_thinking: true } } }],
  ['sglang', 'deepseek-ai/DeepSeek-V3.1', { low: { chat_template_kwargs: { thinking: false } }, high: { chat_template_kwargs: { thinking: true } } }],
  ['vllm', 'openai/gpt-oss-120b', degree('low', 'medium', 'high', 'high')],
  ['vllm', 'meta-llama/Llama-3.1-8B', nothing],
  ['llama.cpp', 'gpt-oss-20b-Q4', { auto: {}, max: { chat_template_kwargs: { reasoning_effort: 'high' } } }],
  ['llama.cpp', 'Qwen3-8B-Q4_K_M.gguf', { low: { chat_template_kwargs: { enable_thinking: false } } }],
  ['lmstudio', 'openai/gpt-oss-20b', degree('low', 'medium', 'high', 'high')],
  ['lmstudio', 'qwen3-8b', nothing],
  ['ollama', 'gpt-oss:20b', degree('low', 'medium', 'high', 'high')],
  ['ollama', 'qwen3:8b', degree('low', 'medium', 'high', 'max')],
  ['ollama', 'llama3.2', nothing],
];

test('effort is told in each endpoint’s words for each model', () => {
  for (const [id, model, expected] of rows) {
    for (const effort of efforts) {
      if (expected[effort] === undefined) continue;
      assert.deepEqual(effortFields(endpoint(id), model, effort), expected[effort], `${id}/${model} ${effort}`);
    }
  }
  assert.deepEqual([...new Set(rows.map(([id]) => id))].sort(), presets.map(({ id }) => id).sort(), 'every preset has a row');
});

test('a budget of thinking stays below the limit of the answer', () => {
  assert.deepEqual(effortFields(endpoint('anthropic'), 'claude-sonnet-4-5', 'max', 10_000), { thinking: { type: 'enabled', budget_tokens: 8976 }, max_tokens: 10_000 });
  assert.deepEqual(effortFields(endpoint('anthropic'), 'claude-sonnet-4-5', 'max', 1500), {});
});

function endpoint(id: string): Endpoint {
  const found = presets.find((preset) => preset.id === id);
  assert.ok(found, id);
  return found;
}
