import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/core/phrase.ts';
import { contentHash } from '../../../../src/core/problem.ts';
import type { Reasoner, ReasoningRequest } from '../../../../src/core/reasoner.ts';
import type { ReasoningEvent, RunEnd } from '../../../../src/core/reasoningEvent.ts';
import { mostTokens, type Money, type RunTerms } from '../../../../src/core/spending.ts';
import { Purse } from '../../../../src/host/spending/purse.ts';
import { spendingReasoner } from '../../../../src/host/spending/spendingReasoner.ts';
import { messagesOf } from '../../../../src/reasoners/openai/prompt.ts';

const request: ReasoningRequest = {
  problem: { text: 'Solve $x^2 = 4$.', kind: 'problem', format: 'markdown', hash: contentHash(''), attachments: [] },
  task: 'solve',
  ask: '',
  history: [],
  effort: 'auto',
  language: 'en',
};

/** One dollar a token of output, so that amounts are easy to see; input costs nothing. */
const price = { currency: 'USD', input: 0, output: 1e6 };
const terms: RunTerms = { label: 'Priced', free: false, price };

function purse(cap: number | undefined, spent: readonly Money[] = []): Purse {
  return new Purse({ cap: () => (cap === undefined ? undefined : { amount: cap, currency: 'USD' }), currency: () => 'USD', rates: () => ({}) }, spent);
}

/** Says these events, and notices when it is stopped. */
function scripted(events: readonly ReasoningEvent[], seen: { sent: boolean; stopped: boolean } = { sent: false, stopped: false }): Reasoner {
  return {
    id: 'scripted',
    label: 'Scripted',
    solve: async function* (_, signal) {
      seen.sent = true;
      for (const event of events) {
        await Promise.resolve();
        if (signal.aborted) {
          seen.stopped = true;
          yield { kind: 'end', how: 'cancelled' };
          return;
        }
        yield event;
      }
    },
  };
}

async function eventsOf(reasoner: Reasoner, signal = new AbortController().signal): Promise<ReasoningEvent[]> {
  const events: ReasoningEvent[] = [];
  for await (const event of reasoner.solve(request, signal)) events.push(event);
  assert.equal(events.filter(({ kind }) => kind === 'end').length, 1);
  assert.equal(events.at(-1)?.kind, 'end');
  return events;
}

const endOf = (events: readonly ReasoningEvent[]): RunEnd => events.at(-1) as RunEnd;
const said = (words: string): ReasoningEvent => ({ kind: 'text', part: 'answer', text: words });
const complete: ReasoningEvent = { kind: 'end', how: 'complete' };

test('what a run reports is what it costs, told before its end and added to the session', async () => {
  const session = purse(undefined);
  const events = await eventsOf(spendingReasoner(scripted([said('x = 2'), { kind: 'usage', input: 42, output: 120 }, complete]), terms, session));
  assert.deepEqual(events.at(-2), { kind: 'usage', cost: { amount: 120, currency: 'USD' } });
  assert.equal(endOf(events).how, 'complete');
  assert.deepEqual(session.total, [{ amount: 120, currency: 'USD' }]);
});

test('where nothing is reported the cost is estimated and says so', async () => {
  const session = purse(undefined);
  const events = await eventsOf(spendingReasoner(scripted([{ kind: 'open' }, said('abcdefgh'), { kind: 'end', how: 'truncated' }]), terms, session));
  assert.deepEqual(events.at(-2), { kind: 'usage', cost: { amount: 2, currency: 'USD' }, costEstimated: true });
});

test('a run that never reached the model costs nothing', async () => {
  const session = purse(undefined);
  const events = await eventsOf(spendingReasoner(scripted([{ kind: 'status', what: 'connecting' }, { kind: 'end', how: 'failed', failure: 'no-key' }]), terms, session));
  assert.equal(events.some(({ kind }) => kind === 'usage'), false);
  assert.deepEqual(session.total, []);
});

test('a run whose worst case crosses the cap is not sent, and says what is left', async () => {
  const seen = { sent: false, stopped: false };
  const events = await eventsOf(spendingReasoner(scripted([complete], seen), { ...terms, outputTokens: 50 }, purse(60, [{ amount: 20, currency: 'USD' }])));
  assert.equal(seen.sent, false);
  assert.equal(endOf(events).failure, 'spending-cap');
  assert.equal(english(endOf(events).message!), 'Not sent: this run could cost up to $50.00, and $40.00 are left of the session’s cap of $60.00.');
});

test('two runs at once cannot both count on the same money', async () => {
  const session = purse(60);
  const first = spendingReasoner(scripted([said('x'), complete]), { ...terms, outputTokens: 50 }, session).solve(request, new AbortController().signal)[Symbol.asyncIterator]();
  await first.next();
  const refused = await eventsOf(spendingReasoner(scripted([complete]), { ...terms, outputTokens: 50 }, session));
  assert.equal(endOf(refused).failure, 'spending-cap');
  while ((await first.next()).done !== true);
  // What the first set aside and did not use is free again.
  assert.equal(endOf(await eventsOf(spendingReasoner(scripted([complete]), { ...terms, outputTokens: 50 }, session))).how, 'complete');
});

test('a stream without a known limit is stopped before the cap, and what came is kept', async () => {
  const seen = { sent: false, stopped: false };
  const session = purse(100);
  const pieces = Array.from({ length: 50 }, (_, index) => said(`piece${String(index).padStart(3, 'a')}`));
  const events = await eventsOf(spendingReasoner(scripted([{ kind: 'open' }, ...pieces, complete], seen), terms, session));
  assert.equal(seen.stopped, true);
  assert.equal(endOf(events).failure, 'spending-cap');
  assert.match(english(endOf(events).message!), /Stopped before .*\$100\.00 .*kept/);
  const kept = events.filter(({ kind }) => kind === 'text').length;
  assert.ok(kept > 5 && kept < 40, String(kept));
  assert.ok((session.total[0]?.amount ?? Infinity) < 100);
});

test('where little money is left the server is told how long the answer may be, and reaching that is reaching the cap', async () => {
  const limits: (number | undefined)[] = [];
  const limiting = (how: 'length' | 'complete'): Reasoner => ({
    id: 'limiting',
    label: 'Limiting',
    solve: async function* ({ mostTokens: most }) {
      limits.push(most);
      yield said('all of it at once');
      yield { kind: 'end', how };
    },
  });
  assert.equal(endOf(await eventsOf(spendingReasoner(limiting('length'), terms, purse(100.5)))).failure, 'spending-cap');
  assert.equal(endOf(await eventsOf(spendingReasoner(limiting('complete'), terms, purse(100)))).how, 'complete');
  assert.equal(endOf(await eventsOf(spendingReasoner(limiting('length'), terms, purse(5000)))).how, 'length', 'more than some models take is left to the model');
  assert.equal(endOf(await eventsOf(spendingReasoner(limiting('length'), { ...terms, outputTokens: 50 }, purse(100)))).how, 'length', 'its own limit is known');
  assert.equal(endOf(await eventsOf(spendingReasoner(limiting('length'), terms, purse(undefined)))).how, 'length');
  assert.deepEqual(limits, [100, 100, undefined, undefined, undefined]);
});

test('a stop by the user stays one', async () => {
  const abort = new AbortController();
  const stopping: Reasoner = { id: 's', label: 's', solve: async function* (_, signal) { yield said('x'); abort.abort(); yield { kind: 'end', how: signal.aborted ? 'cancelled' : 'complete' }; } };
  assert.equal(endOf(await eventsOf(spendingReasoner(stopping, terms, purse(100)), abort.signal)).how, 'cancelled');
});

test('with a cap, no unknown price is sent anywhere; without one it is', async () => {
  const { price: _, ...unpriced } = terms;
  const refused = endOf(await eventsOf(spendingReasoner(scripted([complete]), unpriced, purse(1))));
  assert.match(english(refused.message!), /price of Priced is not known/);
  const foreign = endOf(await eventsOf(spendingReasoner(scripted([complete]), { ...terms, price: { ...price, currency: 'CNY' } }, purse(1))));
  assert.match(english(foreign.message!), /no rate/);
  assert.equal(endOf(await eventsOf(spendingReasoner(scripted([said('x'), complete]), unpriced, purse(undefined)))).how, 'complete');
});

test('what costs nothing is left as it is, whatever was spent', async () => {
  const inner = scripted([complete]);
  assert.equal(spendingReasoner(inner, { label: 'Built-in', free: true }, purse(1, [{ amount: 5, currency: 'USD' }])), inner);
});

test('a consumer that leaves in the middle has still spent what came', async () => {
  const session = purse(undefined);
  for await (const event of spendingReasoner(scripted([said('abcd'), said('efgh'), complete]), terms, session).solve(request, new AbortController().signal)) {
    if (event.kind === 'text') break;
  }
  assert.deepEqual(session.total, [{ amount: 1, currency: 'USD' }]);
});

test('a cap that the user changes holds for the next run', async () => {
  let cap = 60;
  const session = new Purse({ cap: () => ({ amount: cap, currency: 'USD' }), currency: () => 'USD', rates: () => ({}) });
  const run = (): Promise<ReasoningEvent[]> => eventsOf(spendingReasoner(scripted([complete]), { ...terms, outputTokens: 50 }, session));
  assert.equal(endOf(await run()).how, 'complete');
  cap = 40;
  assert.equal(endOf(await run()).failure, 'spending-cap');
});

const retrying = (ms: number): ReasoningEvent => ({ kind: 'status', what: 'retrying', ms });

test('every request of a run that is sent again is charged, the countdown between them once', async () => {
  const session = purse(undefined);
  const asked = { ...terms, price: { ...price, input: 1e6 } };
  const empty: ReasoningEvent = { kind: 'usage', input: 100, output: 3, cached: 100 };
  const events = await eventsOf(spendingReasoner(scripted([empty, retrying(2000), retrying(1000), said('x'), { kind: 'usage', input: 100, output: 20 }, complete]), asked, session));
  assert.deepEqual(events.at(-2), { kind: 'usage', cost: { amount: 223, currency: 'USD' } });
  assert.deepEqual(session.total, [{ amount: 223, currency: 'USD' }]);
});

test('a request that never reached the model is not charged for when it is sent again', async () => {
  const session = purse(undefined);
  await eventsOf(spendingReasoner(scripted([retrying(1000), said('x'), { kind: 'usage', input: 100, output: 20 }, complete]), terms, session));
  assert.deepEqual(session.total, [{ amount: 20, currency: 'USD' }]);
});

test('where a second request could cross the cap it is not sent', async () => {
  const seen = { sent: false, stopped: false };
  const session = purse(600);
  const events = await eventsOf(spendingReasoner(scripted([{ kind: 'usage', input: 1, output: 200 }, retrying(1000), said('x'), complete], seen), { ...terms, outputTokens: 500 }, session));
  assert.deepEqual([seen.stopped, endOf(events).failure, events.some(({ kind }) => kind === 'text')], [true, 'spending-cap', false]);
  assert.deepEqual(session.total, [{ amount: 200, currency: 'USD' }]);
});

test('no request has more tokens than its worst case', async () => {
  const sent = messagesOf(request, `=====${crypto.randomUUID()}=====`).reduce((sum, { content }) => sum + mostTokens(content), 0);
  const refused = await eventsOf(spendingReasoner(scripted([complete]), { ...terms, outputTokens: 0, price: { ...price, input: 1e6 } }, purse(sent)));
  assert.equal(endOf(refused).failure, 'spending-cap');
});
