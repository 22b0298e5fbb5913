import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckedClaim } from '../../../src/core/checker.ts';
import { NotebookLedger, weighed } from '../../../src/core/notebookLedger.ts';
import { say } from '../../../src/core/phrase.ts';
import { recordedVerdicts, recordOf } from '../../../src/core/recordedVerdict.ts';
import type { Verdict } from '../../../src/core/verdict.ts';

const verified: Verdict = { kind: 'verified', evidence: { method: 'notebook', summary: say('agrees') } };
const unchecked: Verdict = { kind: 'unchecked', reason: say('not tried') };

function checked(id: string, verdict: Verdict, start = 0, hash = `hash-${id}`): CheckedClaim {
  return { claim: { id, hash, kind: 'equality', range: { start, end: start + 5 }, text: id, latex: id, assumptions: [] }, verdict, ms: 1 };
}

test('entries follow the order of cells and of the text, findings among the claims', () => {
  const ledger = new NotebookLedger();
  ledger.setText('b', [checked('b1', verified, 3)]);
  ledger.setText('a', [checked('a1', verified, 0), checked('a3', verified, 20)]);
  ledger.setFindings(new Map([['a', [{ checked: checked('a2', verified, 10), source: 'code' }]]]));
  assert.deepEqual(ledger.entries(['a', 'b']).map(({ checked: { claim } }) => claim.id), ['a1', 'a2', 'a3', 'b1']);
});

test('an edit of the text or of the cell that computed makes a finding stale, others stay', () => {
  const ledger = new NotebookLedger();
  ledger.setFindings(new Map([['a', [{ checked: checked('one', verified), source: 'code1' }, { checked: checked('two', verified, 9), source: 'code2' }]]]));
  ledger.touch('code1', [{ start: 0, removed: 0, inserted: 4 }]);
  assert.deepEqual(ledger.entries(['a']).map(({ checked: { verdict } }) => verdict.kind), ['stale', 'verified']);
  ledger.touch('a', [{ start: 7, removed: 1, inserted: 4 }]);
  assert.deepEqual(ledger.entries(['a']).map(({ checked: { verdict } }) => verdict.kind), ['stale', 'stale']);
  assert.deepEqual(ledger.entries(['a']).map(({ checked: { claim } }) => claim.range.start), [0, 12], 'and moves what stands in the text');
});

test('what the file records is told beside a claim that was not decided here, and only for the same content', () => {
  const ledger = new NotebookLedger();
  ledger.setText('a', [checked('same', unchecked), checked('edited', unchecked, 9), checked('decided', verified, 18)]);
  ledger.setRecorded('a', [
    { id: 'same', hash: 'hash-same', verdict: 'verified' },
    { id: 'edited', hash: 'another', verdict: 'verified' },
    { id: 'decided', hash: 'hash-decided', verdict: 'refuted' },
  ]);
  const entries = ledger.entries(['a']);
  assert.deepEqual(entries.map(({ recorded }) => recorded), ['verified', undefined, undefined]);
  assert.deepEqual(entries.map(({ checked: { verdict } }) => verdict.kind), ['unchecked', 'unchecked', 'verified']);
});

test('cells that are gone leave nothing behind', () => {
  const ledger = new NotebookLedger();
  ledger.setText('a', [checked('a1', verified)]);
  ledger.keep(new Set(['b']));
  assert.deepEqual(ledger.entries(['a', 'b']), []);
});

test('only decided claims are recorded, by id and hash alone, and read back the same', () => {
  const record = recordOf([checked('yes', verified), checked('open', unchecked)]);
  assert.deepEqual(record, { version: 1, claims: [{ id: 'yes', hash: 'hash-yes', verdict: 'verified' }] });
  assert.deepEqual(recordedVerdicts(JSON.parse(JSON.stringify(record))), record?.claims);
  assert.equal(recordOf([checked('open', unchecked)]), undefined);
  const before = [{ id: 'open', hash: 'hash-open', verdict: 'refuted' }, { id: 'open', hash: 'of another text', verdict: 'verified' }, { id: 'yes', hash: 'hash-yes', verdict: 'refuted' }] as const;
  assert.deepEqual(recordOf([checked('yes', verified), checked('open', unchecked)], before)?.claims, [{ id: 'yes', hash: 'hash-yes', verdict: 'verified' }, { id: 'open', hash: 'hash-open', verdict: 'refuted' }]);
});

test('metadata of any kind is read without a throw, and nothing odd is believed', () => {
  const odd: unknown[] = [undefined, null, 5, 'x', [], {}, { version: 2, claims: [{ id: 'a', hash: 'b', verdict: 'verified' }] }, { version: 1, claims: 'x' }, { version: 1, claims: [null, 7, { id: 'a' }, { id: 'a', hash: 'b', verdict: 'approved' }, { id: 'a', hash: 'b', verdict: 'stale' }, { id: 'x'.repeat(300), hash: 'b', verdict: 'verified' }, JSON.parse('{"__proto__": {"id": "a", "hash": "b", "verdict": "verified"}}')] }];
  for (const each of odd) assert.deepEqual(recordedVerdicts(each), [], JSON.stringify(each));
});

test('cells speak where the text decides nothing of all they cover, and only there', () => {
  const refuted: Verdict = { kind: 'refuted', evidence: { method: 'notebook', summary: say('differs') }, counterexample: { values: [], left: '1', right: '2', summary: say('differs') } };
  const text = (id: string, verdict: Verdict, start: number) => ({ cell: 'a', checked: checked(id, verdict, start) });
  const found = (id: string, verdict: Verdict, start: number) => ({ ...text(id, verdict, start), source: 'code' });
  const kept = (...entries: Parameters<typeof weighed>[0]) => weighed(entries).map(({ claim }) => claim.id);
  assert.deepEqual(kept(text('open', unchecked, 0), found('same', verified, 0)), ['same']);
  assert.deepEqual(kept(text('open', unchecked, 0), found('part', verified, 2)), ['open', 'part'], 'a part of a claim is not the claim');
  assert.deepEqual(kept(text('decided', verified, 0), found('undecided', unchecked, 0)), ['decided']);
  assert.deepEqual(kept(text('decided', verified, 0), found('differs', refuted, 0)), ['decided', 'differs'], 'no refutation is lost');
  assert.deepEqual(kept(text('open', unchecked, 0), found('undecided', unchecked, 0)), ['open', 'undecided']);
});
