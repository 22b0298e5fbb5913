import { say } from '../../core/phrase.ts';
import type { RunEnd } from '../../core/reasoningEvent.ts';
import type { StreamState } from './chatDialect.ts';

/** How a stream that was read to its end has ended. */
export function endOfStream(state: StreamState, label: string): RunEnd {
  const { finish, done, thinking, text, badLast, providerError } = state;
  if (providerError) return providerEnd(providerError, label);
  if (finish === 'length' || finish === 'max_tokens') {
    return text === 0 && thinking > 0
      ? { kind: 'end', how: 'length-in-thinking', message: say('The whole length limit went into thinking; there is no answer.'), retry: { can: true } }
      : { kind: 'end', how: 'length', message: say('The answer was cut off at the length limit.'), retry: { can: true } };
  }
  if (finish === 'content_filter') return { kind: 'end', how: 'filtered', message: say('{0} filtered the answer.', label), retry: { can: false } };
  if (finish === 'refusal') return { kind: 'end', how: 'refused', message: say('The model declined to answer.'), retry: { can: true } };
  if (thinking === 0 && text === 0) {
    return { kind: 'end', how: 'empty', message: say('{0} sent an empty answer.', label), retry: { can: true } };
  }
  if (finish === undefined && !done) return { kind: 'end', how: 'truncated', message: say('The connection to {0} broke off in the middle; what came is kept.', label), retry: { can: true } };
  if (finish === undefined && badLast) return { kind: 'end', how: 'truncated', message: say('The connection to {0} broke off in the middle; what came is kept.', label), retry: { can: true } };
  if (text === 0) return { kind: 'end', how: 'thinking-only', message: say('The model thought but gave no answer.'), retry: { can: true } };
  return { kind: 'end', how: finish === undefined ? 'complete-unconfirmed' : 'complete' };
}

function providerEnd({ message, code }: { readonly message: string; readonly code: string }, label: string): RunEnd {
  return { kind: 'end', how: 'failed', failure: 'provider', message: say('{0} reported an error in the middle of the answer.', label), detail: `${code} ${message}`.trim(), retry: { can: true } };
}

/** How a request that was answered with an HTTP error has ended (RFC 9110, 15). */
export function endOfStatus(status: number, detail: string, label: string, retryAfterMs: number | undefined): RunEnd {
  const end = (failure: RunEnd['failure'], message: RunEnd['message'], can: boolean): RunEnd => ({
    kind: 'end', how: 'failed', ...(failure ? { failure } : {}), ...(message ? { message } : {}), detail, retry: { can, ...(retryAfterMs === undefined ? {} : { afterMs: retryAfterMs }) },
  });
  const quota = /quota|insufficient|balance|billing|recharge|exceeded_current/i.test(detail);
  const tooLong = /context|too long|maximum.{0,20}tokens|token limit/i.test(detail);
  if (status === 401) return end('bad-key', say('{0} does not accept the API key.', label), false);
  if (status === 402 || (quota && (status === 403 || status === 429))) return end('quota', say('The account at {0} has no credit left.', label), false);
  if (status === 403) return end('forbidden', say('{0} refuses access with this key.', label), false);
  if (status === 404) return end('not-found', say('{0} does not know this model or address.', label), false);
  if (status === 413 || (status === 400 && tooLong)) return end('context-too-long', say('The problem is too long for this model.'), false);
  if (status === 400 || status === 422) return end('bad-request', say('{0} did not understand the request.', label), false);
  if (status === 407) return end('unreachable', say('A proxy between here and {0} wants a sign-in.', label), false);
  if (status === 408 || status === 504) return end('timeout', say('{0} did not answer in time.', label), true);
  if (status === 429) {
    const seconds = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000);
    return end('rate-limited', seconds === undefined ? say('{0} asks to slow down.', label) : say('{0} asks to wait {1} seconds.', label, seconds), true);
  }
  return end('server', say('{0} has a problem of its own (HTTP {1}).', label, status), status >= 500);
}

/** How a request that never got an answer has ended. */
export function endOfConnection(error: unknown, label: string, detail: string): RunEnd {
  const codes = causes(error);
  const end = (failure: RunEnd['failure'], message: RunEnd['message']): RunEnd => ({ kind: 'end', how: 'failed', ...(failure ? { failure } : {}), ...(message ? { message } : {}), detail, retry: { can: true } });
  if (codes.some((code) => /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))) return end('tls', say('The encrypted connection to {0} could not be trusted.', label));
  if (codes.includes('ECONNREFUSED')) return end('unreachable', say('Nothing answers at {0}. Is the server running?', label));
  if (codes.some((code) => /ENOTFOUND|EAI_AGAIN/.test(code))) return end('unreachable', say('The host of {0} was not found. Is the network up, and the address right?', label));
  if (codes.some((code) => /redirect/i.test(code))) return end('not-an-api', say('{0} redirects to another address; the request was not sent on.', label));
  if (codes.some((code) => /TIMEOUT|TimeoutError/i.test(code))) return end('timeout', say('{0} did not answer in time.', label));
  return end('unreachable', say('The connection to {0} failed.', label));
}

/** The codes and messages along a chain of causes. */
function causes(error: unknown): string[] {
  const found: string[] = [];
  for (let current = error, depth = 0; current instanceof Error && depth < 8; current = current.cause, depth++) {
    const { code } = current as { code?: unknown };
    if (typeof code === 'string') found.push(code);
    found.push(current.name, current.message);
  }
  return found;
}

/** Milliseconds a server asks to wait: seconds or a date (RFC 9110, 10.2.3), or the milliseconds some send. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(ms)) return Math.max(0, ms);
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
