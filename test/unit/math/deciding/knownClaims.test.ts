import assert from 'node:assert/strict';
import { test } from 'node:test';
import { falseClaims } from '../../../support/falseClaims.ts';
import { runMutants } from '../../../support/mutantRun.ts';
import { trueClaims } from '../../../support/trueClaims.ts';
import { decideWritten } from '../../../support/writtenClaim.ts';

const now = (): number => performance.now();
const quick = (text: string): boolean => !text.includes('\\int_');

test('no false claim is verified, and most are refuted', () => {
  const kinds = falseClaims.filter(({ text }) => quick(text)).map(({ text }) => [decideWritten(text, 150, now).kind, text] as const);
  assert.ok(kinds.length >= 400);
  assert.deepEqual(kinds.filter(([kind]) => kind === 'verified'), []);
  assert.ok(kinds.filter(([kind]) => kind === 'refuted').length > kinds.length * 0.8);
});

test('no true claim is refuted, and most are verified', () => {
  const kinds = trueClaims.filter(({ text }) => quick(text)).map(({ text }) => [decideWritten(text, 150, now).kind, text] as const);
  assert.ok(kinds.length >= 400);
  assert.deepEqual(kinds.filter(([kind]) => kind === 'refuted'), []);
  assert.ok(kinds.filter(([kind]) => kind === 'verified').length > kinds.length * 0.9);
});

test('no mutant of changed value is verified', () => {
  const { changed, refuted, verified } = runMutants(300, 7, 150);
  assert.deepEqual(verified, []);
  assert.equal(changed, 300);
  assert.ok(refuted > 200, String(refuted));
});
