import type { ReasoningRequest } from '../../core/reasoner.ts';
import type { RunEnd } from '../../core/reasoningEvent.ts';
import { errorOf, parse } from './json.ts';
import { endOfConnection, endOfStatus, retryAfter } from './ends.ts';
import { guardedFetch, sanitized } from './guardedFetch.ts';
import type { OpenaiReasonerOptions, StreamClocks } from './openaiReasoner.ts';
import { messagesOf } from './prompt.ts';
import { requestBody } from './requestBody.ts';

export type Sent = { readonly kind: 'response'; readonly response: Response } | { readonly kind: 'end'; readonly end: RunEnd };

/** Origins whose server took `stream_options` for an error. */
const withoutUsage = new Set<string>();

/**
 * Makes the request through the `openai` package, loaded on first use, and gives its raw response. The
 * package reads the environment, follows no rule of ours on retries, and hides how streams end; so every
 * option is given, and the body is read elsewhere.
 */
export async function sendRequest(options: OpenaiReasonerOptions, request: ReasoningRequest, key: string | undefined, abort: AbortController, clocks: StreamClocks, signal: AbortSignal): Promise<Sent> {
  const { endpoint, model } = options;
  const { origin } = new URL(endpoint.baseUrl);
  const { OpenAI, APIError } = await import('./openaiPackage.ts');
  const underlying = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort.abort();
  }, clocks.headersMs);
  try {
    const client = new OpenAI({
      apiKey: key ?? 'none', baseURL: endpoint.baseUrl, organization: null, project: null, maxRetries: 0, timeout: clocks.headersMs + 1000, logLevel: 'off', defaultHeaders: {},
      fetch: guardedFetch(origin, key, underlying),
    });
    const boundary = `=====${crypto.randomUUID()}=====`;
    const body = requestBody({ ...endpoint, usageOption: endpoint.usageOption && !withoutUsage.has(origin) }, model, messagesOf(request, boundary), request.effort, smaller(options.maxTokens, request.mostTokens)) as never;
    const call = endpoint.protocol === 'responses' ? client.responses.create(body, { signal: abort.signal }) : client.chat.completions.create(body, { signal: abort.signal });
    const response = await call.asResponse();
    return { kind: 'response', response };
  } catch (error) {
    if (signal.aborted) return { kind: 'end', end: { kind: 'end', how: 'cancelled' } };
    if (late) return { kind: 'end', end: endOfConnection(new Error('TIMEOUT'), endpoint.label, '') };
    if (error instanceof APIError && typeof error.status === 'number') {
      const detail = sanitized(detailOf(error), key);
      if ([400, 422].includes(error.status) && /stream_options|include_usage/.test(detail) && endpoint.usageOption && !withoutUsage.has(origin)) {
        // It has answered nothing and cost nothing: asked once more without what it does not know.
        withoutUsage.add(origin);
        clearTimeout(timer);
        return await sendRequest(options, request, key, abort, clocks, signal);
      }
      const headers = error.headers instanceof Headers ? error.headers : new Headers();
      return { kind: 'end', end: endOfStatus(error.status, detail, endpoint.label, retryAfter(headers, Date.now())) };
    }
    return { kind: 'end', end: endOfConnection(error, endpoint.label, sanitized(error instanceof Error ? error.message : String(error), key)) };
  } finally {
    clearTimeout(timer);
  }
}

function smaller(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

/** The provider's own words, in whatever shape it wrote them. */
function detailOf(error: { readonly error?: unknown; readonly message: string }): string {
  if (typeof error.error === 'object' && error.error !== null) {
    const { message, code } = errorOf(error.error);
    return `${code} ${message}`.trim();
  }
  // The package puts the status before what the server sent, be it JSON or a page.
  const sent = error.message.replace(/^\d{3}\s*/, '');
  const json = parse(sent);
  return json ? errorOf(json['error'] ?? json).message : sent;
}
