import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckedClaim } from '../../../src/core/checker.ts';
import { Ledger } from '../../../src/core/ledger.ts';
import { say } from '../../../src/core/phrase.ts';

function checked(start: number, end: number, kind: 'verified' | 'refuted', fix?: CheckedClaim['fix']): CheckedClaim {
  const id = `${start}`;
  const claim = { id, kind: 'equality', range: { start, end }, text: id, latex: id, hash: id, assumptions: [] } as const;
  return { claim, verdict: { kind, evidence: { method: 'sampling', summary: say('Tried.') } }, ms: 1, ...(fix ? { fix } : {}) };
}

const starts = (claims: readonly CheckedClaim[]): number[] => claims.map(({ claim }) => claim.range.start);

test('only the first wrong link of a chain is an alarm, and every chain has its own', () => {
  const ledger = new Ledger();
  ledger.replace([checked(0, 5, 'verified'), checked(4, 9, 'refuted'), checked(8, 12, 'verified'), checked(11, 15, 'refuted'), checked(20, 25, 'refuted')]);
  assert.deepEqual(starts(ledger.alarms), [4, 20]);
  assert.equal(ledger.following, ledger.count('refuted') - 2);
});

test('an edit inside a claim takes its verdict away, and moves the claims behind it with their fixes', () => {
  const ledger = new Ledger();
  ledger.replace([checked(0, 5, 'refuted'), checked(10, 15, 'refuted', { range: { start: 13, end: 15 }, text: '4' })]);
  ledger.edit({ start: 2, removed: 1, inserted: 4 });
  assert.deepEqual(starts(ledger.alarms), [13]);
  assert.deepEqual(ledger.alarms[0]?.fix?.range, { start: 16, end: 18 });
  assert.equal(ledger.count('stale'), 1);
});

test('typing right behind a claim may go on with it, so its verdict goes too', () => {
  const ledger = new Ledger();
  ledger.replace([checked(0, 5, 'verified')]);
  ledger.edit({ start: 5, removed: 0, inserted: 1 });
  assert.equal(ledger.count('verified'), 0);
});

test('a check of a range replaces what stood in it and leaves the rest', () => {
  const ledger = new Ledger();
  ledger.replace([checked(0, 5, 'refuted'), checked(10, 15, 'refuted')]);
  ledger.replaceIn({ start: 8, end: 20 }, [checked(10, 15, 'verified')]);
  assert.deepEqual(starts(ledger.alarms), [0]);
  assert.equal(ledger.count('verified'), 1);
});

test('that a text has changed is not kept as its verdict when another range is checked', () => {
  const ledger = new Ledger();
  ledger.replace([checked(0, 5, 'refuted'), checked(10, 15, 'refuted')]);
  ledger.edit({ start: 5, removed: 0, inserted: 1 });
  ledger.replaceIn({ start: 8, end: 20 }, [checked(11, 16, 'verified')]);
  assert.deepEqual(ledger.decided.map(({ verdict }) => verdict.kind), ['verified']);
});

test('what stands at a place is found, the shortest first', () => {
  const ledger = new Ledger();
  ledger.replace([checked(0, 20, 'verified'), checked(4, 9, 'refuted')]);
  assert.deepEqual(starts(ledger.at(6)), [4, 0]);
  assert.deepEqual(starts(ledger.at(21)), []);
});

test('what was decided is kept once, however many checks were broken off', () => {
  const ledger = new Ledger();
  ledger.replace([checked(0, 5, 'verified')]);
  for (let time = 0; time < 3; time++) ledger.remember([checked(0, 5, 'verified'), checked(10, 15, 'refuted')]);
  assert.deepEqual(starts(ledger.decided), [0, 10]);
});
