import { endpointFault, type Endpoint } from './endpoint.ts';
import { cleanKey, guardedFetch } from './guardedFetch.ts';
import { listOf, objectOf, parse, textOf, type Json } from './json.ts';
import type { ModelFacts, ModelPrice } from './modelFacts.ts';

/** Milliseconds a list of models may take. */
const patienceMs = 5000;
/** Bytes that no list of models reaches. */
const largestList = 16 * 1024 * 1024;
/** Characters that no model's name reaches. */
const longestName = 256;

export interface ListedModel {
  readonly id: string;
  /** What the endpoint itself tells of it; absent where it tells nothing. */
  readonly facts?: ModelFacts;
}

/** What `/models` of an endpoint names, or undefined where it does not answer as it should. */
export async function listModels(endpoint: Endpoint, key: string | undefined, underlying?: typeof fetch): Promise<string[] | undefined> {
  return (await listModelFacts(endpoint, key, underlying))?.map(({ id }) => id);
}

/** What `/models` of an endpoint names and tells, or undefined where it does not answer as it should. */
export async function listModelFacts(endpoint: Endpoint, key: string | undefined, underlying: typeof fetch = (input, init) => globalThis.fetch(input, init)): Promise<ListedModel[] | undefined> {
  if (endpointFault(endpoint.baseUrl)) return undefined;
  try {
    const guarded = guardedFetch(new URL(endpoint.baseUrl).origin, key === undefined ? undefined : cleanKey(key), underlying);
    const response = await guarded(`${endpoint.baseUrl.replace(/\/+$/, '')}/models`, { signal: AbortSignal.timeout(patienceMs) });
    const text = response.ok ? await bounded(response) : undefined;
    const data = text === undefined ? undefined : parse(text)?.['data'];
    return Array.isArray(data) ? data.flatMap(listedModel) : undefined;
  } catch {
    return undefined;
  }
}

/** The body, or undefined where it is longer than any list. */
async function bounded({ body }: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const part of body ?? []) {
    bytes += part.byteLength;
    if (bytes > largestList) return undefined;
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

function listedModel(entry: unknown): ListedModel[] {
  const model = objectOf(entry);
  // Gemini's compatible endpoint names its models as its own API does.
  const id = textOf(model?.['id'])?.replace(/^models\//, '');
  if (!model || id === undefined || id.length > longestName || /[\p{Cc}\p{Cf}]/u.test(id)) return [];
  const facts = factsIn(model);
  return [Object.keys(facts).length === 0 ? { id } : { id, facts }];
}

/** OpenRouter's fields, and those vLLM, Kimi, llama.cpp and LM Studio have of their own. */
function factsIn(model: Json): ModelFacts {
  const contextTokens = count(model['context_length']) ?? count(model['max_model_len']) ?? count(model['max_context_length']) ?? count(objectOf(model['meta'])?.['n_ctx']);
  const outputTokens = count(objectOf(model['top_provider'])?.['max_completion_tokens']);
  const modalities = objectOf(model['architecture'])?.['input_modalities'];
  const sees = Array.isArray(modalities) ? modalities.includes('image') : model['supports_image_in'];
  const price = priceIn(objectOf(model['pricing']));
  const parameters = model['supported_parameters'];
  return {
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(typeof sees === 'boolean' ? { sees } : {}),
    ...(Array.isArray(parameters) && !listOf(parameters).includes('reasoning') ? { thinking: 'never' as const } : {}),
    ...(price ? { price } : {}),
  };
}

/** OpenRouter's prices: dollars a token, as text. Negative ones mean that it depends. */
function priceIn(pricing: Json | undefined): ModelPrice | undefined {
  const perMillion = (value: unknown): number | undefined => {
    const each = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    return Number.isFinite(each) && each >= 0 ? Number((each * 1e6).toPrecision(12)) : undefined;
  };
  const input = perMillion(pricing?.['prompt']);
  const output = perMillion(pricing?.['completion']);
  const cachedInput = perMillion(pricing?.['input_cache_read']);
  if (input === undefined || output === undefined) return undefined;
  return { currency: 'USD', input, output, ...(cachedInput === undefined ? {} : { cachedInput }) };
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
