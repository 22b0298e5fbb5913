import { isLoopback } from '../../core/loopback.ts';
import { say, type Phrase } from '../../core/phrase.ts';
import { anyCompatible, presets } from './presets.ts';

export { presets };

/** A server that speaks a dialect of OpenAI's protocol. */
export interface Endpoint {
  readonly id: string;
  readonly label: string;
  /** Up to and including the version: `https://api.moonshot.ai/v1`. */
  readonly baseUrl: string;
  /** Chat Completions, which everybody speaks, or OpenAI's Responses. */
  readonly protocol: 'chat' | 'responses';
  readonly effort: EffortControl;
  /** A key is needed; local servers want none. */
  readonly needsKey: boolean;
  /** Where a person gets a key. */
  readonly keyUrl?: string;
  /** Models to offer before the endpoint was asked for its own list, the best first. */
  readonly models: readonly string[];
  /** Name of the field that limits the answer. */
  readonly limitField: 'max_tokens' | 'max_completion_tokens' | 'max_output_tokens';
  /** `stream_options.include_usage` is understood. */
  readonly usageOption: boolean;
  /** The provider thinks in private: long silence before an answer is no stall. */
  readonly hiddenReasoning: boolean;
  /** It runs on this computer, at a usual port. */
  readonly local: boolean;
  /** Fields of a request that are an error here; none of them is ever sent. */
  readonly rejects: readonly string[];
  /** What of an earlier answer's reasoning goes back with it. */
  readonly sendsBack: 'nothing' | 'reasoning_content' | 'reasoning_details' | 'items';
}

/** Whose words tell how hard to think. */
export type EffortControl = 'openai' | 'kimi' | 'deepseek' | 'qwen' | 'openrouter' | 'mistral' | 'gemini' | 'anthropic' | 'chat-template' | 'llama.cpp' | 'lmstudio' | 'ollama' | 'none';

/** An endpoint of the user's own: like its preset where it names one or shares its host, plain otherwise; on this computer it needs no key. */
export function customEndpoint(id: string, label: string, baseUrl: string, like?: string): Endpoint {
  const url = URL.parse(baseUrl);
  const local = isLoopback(url?.hostname ?? '');
  const base = presets.find((known) => known.id === like) ?? (local ? undefined : presets.find((known) => URL.parse(known.baseUrl)?.host === url?.host));
  return { ...(base ?? { ...anyCompatible, needsKey: !local }), id, label, baseUrl };
}

/** Why a request may not go to this address, or undefined where it may. */
export function endpointFault(baseUrl: string): Phrase | undefined {
  const url = URL.parse(baseUrl);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return say('“{0}” is no web address. It should look like https://host/v1.', baseUrl.slice(0, 100));
  if (url.username !== '' || url.password !== '') return say('The address of an endpoint must not contain a user name or password.');
  // What is asked for is put behind the address, and a key in a query would be in every log on the way.
  if (/[?#]/.test(baseUrl)) return say('The address of an endpoint must end with its path, without “?” or “#”. A key is set apart from it.');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return say('{0} is not encrypted. Use https, except for a server on this computer.', url.origin);
  return undefined;
}
