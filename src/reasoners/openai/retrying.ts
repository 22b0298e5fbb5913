import type { ReasoningEvent, RunEnd } from '../../core/reasoningEvent.ts';

/** A second and a third request, no more. */
export const mostRetries = 2;
/** A server that asks to wait for longer is not waited for unasked. Milliseconds. */
const longestWaitMs = 60_000;

/**
 * How long to wait before asking again after a request that showed nothing; undefined where asking again
 * helps nobody. A server's own word (RFC 9110, 10.2.3) counts before ours; ours doubles, with a quarter of
 * chance so that many clients do not come back at once. Milliseconds.
 */
export function retryDelay(end: RunEnd, failures: number, firstMs: number, chance: number): number | undefined {
  if (failures >= mostRetries || end.retry?.can !== true) return undefined;
  const passing = end.how === 'empty' || (end.how === 'failed' && end.failure !== undefined && ['unreachable', 'not-listening', 'timeout', 'server', 'rate-limited'].includes(end.failure));
  if (!passing) return undefined;
  const { afterMs } = end.retry;
  if (afterMs !== undefined) return afterMs <= longestWaitMs ? afterMs : undefined;
  return Math.round(firstMs * 2 ** failures * (0.75 + 0.5 * chance));
}

/** Counts down to the next request, a second at a time. Ends early, with true, when the user stops it. */
export async function* countdown(ms: number, signal: AbortSignal): AsyncGenerator<ReasoningEvent, boolean> {
  const until = performance.now() + ms;
  for (let left = ms; left > 0; left = until - performance.now()) {
    if (signal.aborted) return true;
    yield { kind: 'status', what: 'retrying', ms: Math.round(left) };
    await pause(Math.min(1000, left), signal);
  }
  return signal.aborted;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', settle);
      resolve();
    };
    const timer = setTimeout(settle, ms);
    signal.addEventListener('abort', settle, { once: true });
  });
}
