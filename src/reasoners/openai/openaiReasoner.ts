import { say } from '../../core/phrase.ts';
import type { Reasoner, ReasoningRequest } from '../../core/reasoner.ts';
import type { ReasoningEvent, RunEnd } from '../../core/reasoningEvent.ts';
import { endpointFault, type Endpoint } from './endpoint.ts';
import { cleanKey, sanitized } from './guardedFetch.ts';
import { readAnswer } from './readAnswer.ts';
import { sendRequest } from './sendRequest.ts';

/** Clocks of a stream, in milliseconds. */
export interface StreamClocks {
  /** Silence after which the user is told. */
  readonly quietMs: number;
  /** No byte at all for this long: the stream is given up. */
  readonly bytesMs: number;
  /** Bytes, but nothing of an answer, for this long: the stream is given up. */
  readonly contentMs: number;
  /** How long the server may take to answer at all. */
  readonly headersMs: number;
}

export const defaultClocks: StreamClocks = { quietMs: 20_000, bytesMs: 300_000, contentMs: 600_000, headersMs: 120_000 };

export interface OpenaiReasonerOptions {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly key: () => Promise<string | undefined>;
  readonly clocks?: StreamClocks;
  /** Tests give their own; otherwise the one VS Code has patched for proxies. */
  readonly fetch?: typeof fetch;
}

/** A Reasoner over any OpenAI-compatible endpoint. */
export function openaiReasoner(options: OpenaiReasonerOptions): Reasoner {
  return { id: options.endpoint.id, label: `${options.endpoint.label} · ${options.model}`, solve: (request, signal) => solve(options, request, signal) };
}

async function* solve(options: OpenaiReasonerOptions, request: ReasoningRequest, signal: AbortSignal): AsyncGenerator<ReasoningEvent> {
  const { endpoint } = options;
  const fault = endpointFault(endpoint.baseUrl);
  if (fault) {
    yield failed('bad-endpoint', fault);
    return;
  }
  const stored = await options.key();
  if (stored === undefined && endpoint.needsKey) {
    yield failed('no-key', say('There is no API key for {0} yet.', endpoint.label));
    return;
  }
  const key = stored === undefined ? undefined : cleanKey(stored);
  if (stored !== undefined && key === undefined) {
    yield failed('bad-key', say('The API key for {0} has characters that no key has. Set it again.', endpoint.label));
    return;
  }
  try {
    yield* attempt(options, request, key, signal);
  } catch (error) {
    yield { ...failed('internal', say('Therefore itself failed here; the log has the details.')), detail: sanitized(String(error), key) };
  }
}

async function* attempt(options: OpenaiReasonerOptions, request: ReasoningRequest, key: string | undefined, signal: AbortSignal): AsyncGenerator<ReasoningEvent> {
  const { endpoint, clocks = defaultClocks } = options;
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) abort.abort();
  try {
    yield { kind: 'status', what: 'connecting' };
    const sent = await sendRequest(options, request, key, abort, clocks, signal);
    if (sent.kind === 'end') yield sent.end;
    else yield* readAnswer(sent.response, { endpoint, key, clocks, signal, abort });
  } finally {
    signal.removeEventListener('abort', cancel);
    abort.abort();
  }
}

function failed(failure: NonNullable<RunEnd['failure']>, message: NonNullable<RunEnd['message']>): RunEnd {
  return { kind: 'end', how: 'failed', failure, message, retry: { can: failure !== 'bad-endpoint' } };
}
