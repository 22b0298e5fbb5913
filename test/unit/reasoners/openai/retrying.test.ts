import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEnd } from '../../../../src/core/reasoningEvent.ts';
import { countdown, retryDelay } from '../../../../src/reasoners/openai/retrying.ts';

const ended = (failure: NonNullable<RunEnd['failure']>, afterMs?: number): RunEnd => ({ kind: 'end', how: 'failed', failure, retry: { can: true, ...(afterMs === undefined ? {} : { afterMs }) } });

test('what passes is asked again, twice, later and later', () => {
  assert.equal(retryDelay(ended('server'), 0, 1000, 0.5), 1000);
  assert.equal(retryDelay(ended('server'), 1, 1000, 0.5), 2000);
  assert.equal(retryDelay(ended('server'), 2, 1000, 0.5), undefined);
  assert.equal(retryDelay({ kind: 'end', how: 'empty', retry: { can: true } }, 0, 1000, 0), 750);
});

test('a server’s own word counts, but nobody waits an hour unasked', () => {
  assert.equal(retryDelay(ended('rate-limited', 7000), 0, 1000, 0.5), 7000);
  assert.equal(retryDelay(ended('rate-limited', 3_600_000), 0, 1000, 0.5), undefined);
});

test('what does not pass is not asked again', () => {
  for (const failure of ['quota', 'tls', 'provider', 'not-an-api'] as const) assert.equal(retryDelay(ended(failure), 0, 1000, 0.5), undefined);
  assert.equal(retryDelay({ kind: 'end', how: 'failed', failure: 'server', retry: { can: false } }, 0, 1000, 0.5), undefined);
  assert.equal(retryDelay({ kind: 'end', how: 'truncated', retry: { can: true } }, 0, 1000, 0.5), undefined);
});

test('the countdown tells what is left, and can be stopped', async () => {
  const abort = new AbortController();
  const left: number[] = [];
  const counting = countdown(60_000, abort.signal);
  const first = await counting.next();
  if (!first.done && first.value.kind === 'status') left.push(first.value.ms ?? 0);
  abort.abort();
  const last = await counting.next();
  assert.deepEqual([left, last], [[60_000], { done: true, value: true }]);
});
