import type { Usage } from '../../core/reasoningEvent.ts';

/** An object of a server's answer; nothing is known of its fields. */
export type Json = Readonly<Record<string, unknown>>;

/** JSON without prototypes: a `__proto__` key in a server's answer is left out. Undefined for what is no object. */
export function parse(data: string): Json | undefined {
  try {
    return objectOf(mayHoldPrototype(data) ? JSON.parse(data, (key, value: unknown) => (key === '__proto__' ? undefined : value)) : JSON.parse(data));
  } catch {
    return undefined;
  }
}

const prototypeKey = /__proto__|\\u005f/i;

/** Whether a key may be `__proto__`, however it is written. A reviver costs more than all the rest of reading. */
function mayHoldPrototype(data: string): boolean {
  return prototypeKey.test(data);
}

/** The payload that ends a stream of Chat Completions, and of some servers' Responses. */
export function isDone(data: string): boolean {
  return data.length < 32 && data.trim() === '[DONE]';
}

export function objectOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string that says something, or undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Usage in the words of Chat Completions or of Responses. */
export function usageOf(usage: Json | undefined): Usage | undefined {
  if (!usage) return undefined;
  const count = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
  const input = count(usage['prompt_tokens'] ?? usage['input_tokens']);
  const output = count(usage['completion_tokens'] ?? usage['output_tokens']);
  const reasoning = count(objectOf(usage['completion_tokens_details'] ?? usage['output_tokens_details'])?.['reasoning_tokens']);
  // Kimi and DeepSeek give what was cached beside the other counts.
  const cached = count(objectOf(usage['prompt_tokens_details'] ?? usage['input_tokens_details'])?.['cached_tokens'] ?? usage['cached_tokens'] ?? usage['prompt_cache_hit_tokens']);
  return {
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(cached === undefined ? {} : { cached }),
  };
}

export interface ProviderError {
  readonly message: string;
  readonly code: string;
}

export function errorOf(error: unknown): ProviderError {
  const object = objectOf(error);
  if (!object) return { message: String(error), code: '' };
  const message = typeof object['message'] === 'string' ? object['message'] : JSON.stringify(object);
  return { message, code: String(object['code'] ?? object['type'] ?? '') };
}
