import { say, type Phrase } from '../../core/phrase.ts';

/** A server that speaks a dialect of OpenAI's protocol. */
export interface Endpoint {
  readonly id: string;
  readonly label: string;
  /** Up to and including the version: `https://api.moonshot.ai/v1`. */
  readonly baseUrl: string;
  readonly effort: EffortControl;
  /** A key is needed; local servers want none. */
  readonly needsKey: boolean;
  /** Where a person gets a key. */
  readonly keyUrl?: string;
  /** Models to offer before the endpoint was asked for its own list. */
  readonly models: readonly string[];
  /** Name of the field that limits the answer. */
  readonly limitField: 'max_tokens' | 'max_completion_tokens';
  /** `stream_options.include_usage` is understood. */
  readonly usageOption: boolean;
}

/** How an endpoint is told how hard to think. */
export type EffortControl = 'reasoning_effort' | 'reasoning-object' | 'thinking-type' | 'enable-thinking' | 'none';

/** Presets as of 2026-11; what they say of models is a start, the endpoint's own list decides. */
export const presets: readonly Endpoint[] = [
  preset('kimi', 'Kimi', 'https://api.moonshot.ai/v1', { effort: 'reasoning_effort', keyUrl: 'https://platform.kimi.ai/console/api-keys', models: ['kimi-k3', 'kimi-k2.6'], limitField: 'max_completion_tokens' }),
  preset('kimi-cn', 'Kimi (中国)', 'https://api.moonshot.cn/v1', { effort: 'reasoning_effort', keyUrl: 'https://platform.moonshot.cn/console/api-keys', models: ['kimi-k3', 'kimi-k2.6'], limitField: 'max_completion_tokens' }),
  preset('openai', 'OpenAI', 'https://api.openai.com/v1', { effort: 'reasoning_effort', keyUrl: 'https://platform.openai.com/api-keys', models: [], limitField: 'max_completion_tokens' }),
  preset('deepseek', 'DeepSeek', 'https://api.deepseek.com/v1', { effort: 'reasoning_effort', keyUrl: 'https://platform.deepseek.com/api_keys', models: ['deepseek-v4-pro'] }),
  preset('qwen', 'Qwen (DashScope)', 'https://dashscope.aliyuncs.com/compatible-mode/v1', { effort: 'enable-thinking', keyUrl: 'https://bailian.console.aliyun.com/?apiKey=1', models: ['qwen3-max'] }),
  preset('openrouter', 'OpenRouter', 'https://openrouter.ai/api/v1', { effort: 'reasoning-object', keyUrl: 'https://openrouter.ai/settings/keys', models: [] }),
  preset('ollama', 'Ollama', 'http://127.0.0.1:11434/v1', { effort: 'reasoning_effort', needsKey: false, models: [] }),
  preset('lmstudio', 'LM Studio', 'http://127.0.0.1:1234/v1', { effort: 'none', needsKey: false, models: [] }),
];

function preset(id: string, label: string, baseUrl: string, rest: Partial<Endpoint>): Endpoint {
  return { id, label, baseUrl, effort: 'none', needsKey: true, models: [], limitField: 'max_tokens', usageOption: true, ...rest };
}

/** An endpoint of the user's own: like its preset where it names one, plain otherwise; on this computer it needs no key. */
export function customEndpoint(id: string, label: string, baseUrl: string, like?: string): Endpoint {
  const base = presets.find((known) => known.id === like);
  const local = isLoopback(URL.parse(baseUrl)?.hostname ?? '');
  return { ...(base ?? preset(id, label, baseUrl, { needsKey: !local })), id, label, baseUrl };
}

/** Why a request may not go to this address, or undefined where it may. */
export function endpointFault(baseUrl: string): Phrase | undefined {
  const url = URL.parse(baseUrl);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return say('“{0}” is no web address. It should look like https://host/v1.', baseUrl.slice(0, 100));
  if (url.username !== '' || url.password !== '') return say('The address of an endpoint must not contain a user name or password.');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return say('{0} is not encrypted. Use https, except for a server on this computer.', url.origin);
  return undefined;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
