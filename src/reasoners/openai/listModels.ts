import { endpointFault, type Endpoint } from './endpoint.ts';
import { parse } from './chatDialect.ts';
import { cleanKey, guardedFetch } from './guardedFetch.ts';

/** Milliseconds a list of models may take. */
const patienceMs = 5000;

/** What `/models` of an endpoint names, or undefined where it does not answer as it should. */
export async function listModels(endpoint: Endpoint, key: string | undefined, underlying: typeof fetch = (input, init) => globalThis.fetch(input, init)): Promise<string[] | undefined> {
  if (endpointFault(endpoint.baseUrl)) return undefined;
  try {
    const guarded = guardedFetch(new URL(endpoint.baseUrl).origin, key === undefined ? undefined : cleanKey(key), underlying);
    const response = await guarded(`${endpoint.baseUrl.replace(/\/+$/, '')}/models`, { signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok) return undefined;
    const data = parse(await response.text())?.['data'];
    if (!Array.isArray(data)) return undefined;
    return data.flatMap((entry: unknown) => (typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? [entry.id] : []));
  } catch {
    return undefined;
  }
}
