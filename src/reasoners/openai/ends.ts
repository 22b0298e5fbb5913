import { say } from '../../core/phrase.ts';
import type { RunEnd } from '../../core/reasoningEvent.ts';
import type { StreamState } from './chatDialect.ts';
import type { ProviderError } from './json.ts';

/** Bytes of an answer beyond which nobody reads. */
export const largestAnswer = 64 * 1024 * 1024;

/** How a stream that was read to its end has ended. */
export function endOfStream(state: StreamState, label: string): RunEnd {
  const { finish, done, thinking, text, said, badLast, providerError } = state;
  if (providerError) return providerEnd(providerError, thinking + text > 0, label);
  // OpenRouter's word for it, where the error itself did not come through.
  if (finish === 'error') return providerEnd({ message: '', code: 'error' }, thinking + text > 0, label);
  if (finish === 'length' || finish === 'max_tokens') {
    return !said && thinking > 0
      ? { kind: 'end', how: 'length-in-thinking', message: say('The whole length limit went into thinking; there is no answer.'), retry: { can: true } }
      : { kind: 'end', how: 'length', message: say('The answer was cut off at the length limit.'), retry: { can: true } };
  }
  if (finish === 'content_filter') return { kind: 'end', how: 'filtered', message: say('{0} filtered the answer.', label), retry: { can: false } };
  if (finish === 'refusal') return { kind: 'end', how: 'refused', message: say('The model declined to answer.'), retry: { can: true } };
  const over = finish !== undefined || (done && !badLast);
  if (thinking === 0 && (text === 0 || (over && !said))) {
    return { kind: 'end', how: 'empty', message: say('{0} sent an empty answer.', label), retry: { can: true } };
  }
  if (!over) return brokenOff(label);
  if (!said) return { kind: 'end', how: 'thinking-only', message: say('The model thought but gave no answer.'), retry: { can: true } };
  return { kind: 'end', how: finish === undefined ? 'complete-unconfirmed' : 'complete' };
}

/** How an answer whose connection ended before it did has ended. */
export function brokenOff(label: string): RunEnd {
  return { kind: 'end', how: 'truncated', message: say('The connection to {0} broke off in the middle; what came is kept.', label), retry: { can: true } };
}

/** How an answer of more bytes than anybody reads has ended: what it has so far is kept, and the rest is not fetched. */
export function tooLarge(label: string): RunEnd {
  const mebibytes = largestAnswer / 1024 / 1024;
  return { kind: 'end', how: 'truncated', message: say('{0} sent more than {1} MiB, and the rest was not read; what came is kept.', label, mebibytes), retry: { can: true } };
}

/** An error that came with status 200 has no status to tell it by: its own words do. */
function providerEnd({ message, code }: ProviderError, began: boolean, label: string): RunEnd {
  const detail = `${code} ${message}`.trim();
  const status = statusOf(code, detail);
  if (status !== undefined) return endOfStatus(status, detail, label, undefined);
  const words = began ? say('{0} reported an error in the middle of the answer.', label) : say('{0} reported an error instead of an answer.', label);
  return { kind: 'end', how: 'failed', failure: 'provider', message: words, detail, retry: { can: true } };
}

/** The HTTP status an error within an answer amounts to, where something better than Retry helps. */
function statusOf(code: string, detail: string): number | undefined {
  if (outOfCredit.test(detail)) return 402;
  if (code === '401' || /invalid_api_key|incorrect api key|authentication_error/i.test(detail)) return 401;
  if (code === '429' || /rate_limit|rate limit/i.test(detail)) return 429;
  if (/context_length_exceeded/.test(code) || (code !== '' && tooLong.test(detail) && /^(?:400|413|invalid_request)/.test(code))) return 413;
  return undefined;
}

const outOfCredit = /quota|insufficient|balance|billing|recharge|exceeded_current/i;
const tooLong = /context|too long|maximum.{0,20}tokens|token limit/i;
const noChatModel = /not a chat model|not supported in the v1\/chat|(?:does not|doesn't|cannot) (?:support|do) (?:chat|generat|completion)|is an? (?:embedding|rerank|image|audio|speech)\w* model/i;

/** How a request that was answered with an HTTP error has ended (RFC 9110, 15). */
export function endOfStatus(status: number, detail: string, label: string, retryAfterMs: number | undefined): RunEnd {
  const end = (failure: RunEnd['failure'], message: RunEnd['message'], can: boolean): RunEnd => ({
    kind: 'end', how: 'failed', ...(failure ? { failure } : {}), ...(message ? { message } : {}), detail, retry: { can, ...(retryAfterMs === undefined ? {} : { afterMs: retryAfterMs }) },
  });
  const quota = outOfCredit.test(detail);
  if (status === 401) return end('bad-key', say('{0} does not accept the API key.', label), false);
  if (status === 402 || (quota && (status === 403 || status === 429))) return end('quota', say('The account at {0} has no credit left.', label), false);
  if (status === 403) return end('forbidden', say('{0} refuses access with this key.', label), false);
  if ((status === 400 || status === 404) && noChatModel.test(detail)) return end('not-a-chat-model', say('This model of {0} answers no questions. Choose a chat model.', label), false);
  // Some servers have other words than `model` for a model; none of them speaks of one where the address is wrong.
  if (status === 404 && /model|engine|deployment|模型/i.test(detail)) return end('not-found', say('{0} does not know this model.', label), false);
  if (status === 404 || status === 405) return end('bad-endpoint', say('There is nothing at this address of {0}. Is its URL right?', label), false);
  if (status === 413 || (status === 400 && tooLong.test(detail))) return end('context-too-long', say('The problem is too long for this model.'), false);
  if (status === 400 || status === 422) return end('bad-request', say('{0} did not understand the request.', label), false);
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
  if (codes.includes('ECONNREFUSED')) return end('not-listening', say('Nothing answers at {0}. Is the server running?', label));
  if (codes.some((code) => /ENOTFOUND|EAI_AGAIN/.test(code))) return end('unreachable', say('The host of {0} was not found. Is the network up, and the address right?', label));
  // `fetch` gives a 407 to nobody (WHATWG Fetch, 4.6).
  if (codes.some((code) => /proxy auth|\b407\b/i.test(code))) return { ...end('unreachable', say('A proxy between here and {0} wants a sign-in.', label)), retry: { can: false } };
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
