import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckedClaim } from '../../../src/core/checker.ts';
import { Ledger } from '../../../src/core/ledger.ts';
import { say } from '../../../src/core/phrase.ts';
import { DrawnClaims } from '../../../src/host/check/drawnClaims.ts';

function checked(start: number, end: number): CheckedClaim {
  const id = `${start}`;
  return { claim: { id, kind: 'equality', range: { start, end }, text: id, latex: id, hash: id, assumptions: [] }, verdict: { kind: 'refuted', evidence: { method: 'sampling', summary: say('Tried.') } }, ms: 1 };
}

const none = (): number => 0;

test('an edit elsewhere gives no reason to draw', () => {
  const [ledger, drawn] = [new Ledger(), new DrawnClaims()];
  ledger.replace([checked(10, 15), checked(30, 35)]);
  assert.ok(drawn.differ(ledger.alarms, none));
  ledger.edit({ start: 2, removed: 1, inserted: 4 });
  assert.ok(!drawn.differ(ledger.alarms, none));
});

test('an edit in a claim, one behind it on its line, and every check do', () => {
  const [ledger, drawn] = [new Ledger(), new DrawnClaims()];
  ledger.replace([checked(10, 15), checked(30, 35)]);
  drawn.differ(ledger.alarms, none);
  ledger.edit({ start: 12, removed: 0, inserted: 1 });
  assert.ok(drawn.differ(ledger.alarms, none));
  assert.ok(!drawn.differ(ledger.alarms, none));
  assert.ok(drawn.differ(ledger.alarms, () => 3));
  ledger.replace([checked(30, 35)]);
  assert.ok(drawn.differ(ledger.alarms, () => 3));
});

test('where a place is told, an edit that moves a claim there does', () => {
  const [ledger, drawn] = [new Ledger(), new DrawnClaims()];
  ledger.replace([checked(10, 15)]);
  const placeOf = ({ claim: { range } }: CheckedClaim): string => `${range.start}-${range.end}`;
  drawn.differ(ledger.alarms, placeOf);
  ledger.edit({ start: 20, removed: 0, inserted: 4 });
  assert.ok(!drawn.differ(ledger.alarms, placeOf));
  ledger.edit({ start: 2, removed: 0, inserted: 4 });
  assert.ok(drawn.differ(ledger.alarms, placeOf));
});

test('that there is nothing is drawn once', () => {
  const drawn = new DrawnClaims();
  assert.ok(drawn.differ([], none));
  assert.ok(!drawn.differ([], none));
});
