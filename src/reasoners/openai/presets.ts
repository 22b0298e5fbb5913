import type { Endpoint } from './endpoint.ts';
import { offeredModels } from './modelData.ts';

/** What any server that calls itself OpenAI-compatible understands. */
export const anyCompatible: Endpoint = {
  id: 'compatible', label: 'OpenAI-compatible', baseUrl: '', protocol: 'chat', effort: 'none', needsKey: true, models: [],
  limitField: 'max_tokens', usageOption: true, hiddenReasoning: false, local: false, rejects: [], sendsBack: 'nothing',
};

const sampling = ['temperature', 'top_p', 'n', 'presence_penalty', 'frequency_penalty'] as const;

const kimi: Partial<Endpoint> = { effort: 'kimi', limitField: 'max_completion_tokens', rejects: sampling, sendsBack: 'reasoning_content' };
const openai: Partial<Endpoint> = { effort: 'openai', keyUrl: 'https://platform.openai.com/api-keys', rejects: sampling, hiddenReasoning: true };
const qwen: Partial<Endpoint> = { effort: 'qwen' };
const local: Partial<Endpoint> = { needsKey: false, local: true };

/** Presets as of 2026-11; what they say of models is a start, the endpoint's own list decides. */
export const presets: readonly Endpoint[] = [
  preset('kimi', 'Kimi', 'https://api.moonshot.ai/v1', { ...kimi, keyUrl: 'https://platform.kimi.ai/console/api-keys' }),
  preset('kimi-cn', 'Kimi (中国)', 'https://api.moonshot.cn/v1', { ...kimi, keyUrl: 'https://platform.moonshot.cn/console/api-keys' }),
  preset('openai', 'OpenAI', 'https://api.openai.com/v1', { ...openai, protocol: 'responses', limitField: 'max_output_tokens', usageOption: false, sendsBack: 'items' }),
  preset('openai-chat', 'OpenAI (Chat Completions)', 'https://api.openai.com/v1', { ...openai, limitField: 'max_completion_tokens' }),
  preset('deepseek', 'DeepSeek', 'https://api.deepseek.com/v1', { effort: 'deepseek', keyUrl: 'https://platform.deepseek.com/api_keys', sendsBack: 'reasoning_content' }),
  preset('qwen', 'Qwen (百炼)', 'https://dashscope.aliyuncs.com/compatible-mode/v1', { ...qwen, keyUrl: 'https://bailian.console.aliyun.com/?apiKey=1' }),
  preset('qwen-intl', 'Qwen (Model Studio)', 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1', { ...qwen, keyUrl: 'https://modelstudio.console.alibabacloud.com/?apiKey=1' }),
  preset('openrouter', 'OpenRouter', 'https://openrouter.ai/api/v1', { effort: 'openrouter', keyUrl: 'https://openrouter.ai/settings/keys', sendsBack: 'reasoning_details' }),
  preset('mistral', 'Mistral', 'https://api.mistral.ai/v1', { effort: 'mistral', keyUrl: 'https://console.mistral.ai/api-keys', usageOption: false }),
  preset('gemini', 'Gemini', 'https://generativelanguage.googleapis.com/v1beta/openai', { effort: 'gemini', keyUrl: 'https://aistudio.google.com/apikey' }),
  preset('anthropic', 'Claude', 'https://api.anthropic.com/v1', { effort: 'anthropic', keyUrl: 'https://platform.claude.com/settings/keys', hiddenReasoning: true, rejects: sampling }),
  preset('vllm', 'vLLM', 'http://127.0.0.1:8000/v1', { ...local, effort: 'chat-template' }),
  preset('sglang', 'SGLang', 'http://127.0.0.1:30000/v1', { ...local, effort: 'chat-template' }),
  preset('llama.cpp', 'llama.cpp', 'http://127.0.0.1:8080/v1', { ...local, effort: 'llama.cpp' }),
  preset('lmstudio', 'LM Studio', 'http://127.0.0.1:1234/v1', { ...local, effort: 'lmstudio' }),
  preset('ollama', 'Ollama', 'http://127.0.0.1:11434/v1', { ...local, effort: 'ollama' }),
];

function preset(id: string, label: string, baseUrl: string, rest: Partial<Endpoint>): Endpoint {
  return { ...anyCompatible, models: offeredModels(id), ...rest, id, label, baseUrl };
}
