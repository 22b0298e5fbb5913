import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckedClaim } from '../../../src/core/checker.ts';
import { say } from '../../../src/core/phrase.ts';
import type { Proof } from '../../../src/core/proof.ts';
import { computedOf, numberedLines, openLines, opinionsIn, reviewRequest } from '../../../src/core/proofReview.ts';
import type { Verdict } from '../../../src/core/verdict.ts';

const verified: Verdict = { kind: 'verified', evidence: { method: 'normal-form', summary: say('Both sides have the same normal form.') } };
const unsure: Verdict = { kind: 'inconclusive', reason: say('It could not be decided.') };
const claim = (start: number, end: number, verdict: Verdict): CheckedClaim => ({ claim: { id: `${start}`, kind: 'equality', range: { start, end }, text: '', latex: '', hash: '', assumptions: [] }, verdict, ms: 0 });
const line = (start: number, end: number, role: Proof['lines'][number]['role'] = 'step'): Proof['lines'][number] => ({ range: { start, end }, role, isFormula: false, markdown: '', inStatement: false });
const proof: Proof = { kind: 'proof', range: { start: 0, end: 60 }, lines: [line(0, 10, 'supposition'), { ...line(11, 20), isFormula: true }, line(21, 30), line(31, 40, 'remark'), line(41, 50)] };

test('what computation decided is asked of nobody', () => {
  const claims = [claim(12, 20, verified), claim(22, 26, verified), claim(26, 30, unsure)];
  assert.equal(computedOf(line(11, 20), claims), 'verified');
  assert.equal(computedOf(line(21, 30), claims), 'inconclusive');
  assert.deepEqual(openLines(proof, claims, proof.range), [2, 4]);
  assert.deepEqual(openLines(proof, claims, { start: 0, end: 30 }), [2]);
});

test('true formulas decide no sentence that says more, a false one decides it', () => {
  const formula = { ...line(0, 10), isFormula: true };
  const asked = (each: typeof formula, verdict: Verdict): readonly number[] => openLines({ kind: 'proof', range: { start: 0, end: 10 }, lines: [each] }, [claim(2, 8, verdict)], { start: 0, end: 10 });
  assert.deepEqual(asked(formula, verified), []);
  assert.deepEqual(asked({ ...formula, isFormula: false }, verified), [0]);
  assert.deepEqual(asked({ ...formula, isFormula: false }, { kind: 'refuted', evidence: verified.evidence }), []);
});

test('what a derivation starts from is given', () => {
  const formula = { ...line(0, 10), isFormula: true };
  const lines = [formula, { ...formula, range: { start: 11, end: 20 } }];
  assert.deepEqual(openLines({ kind: 'derivation', range: { start: 0, end: 20 }, lines }, [], { start: 0, end: 20 }), [1]);
  assert.deepEqual(openLines({ kind: 'proof', range: { start: 0, end: 20 }, lines }, [], { start: 0, end: 20 }), [0, 1]);
});

test('a link that begins in the row before is of the row it ends in', () => {
  const claims = [claim(5, 18, verified)];
  assert.equal(computedOf(line(0, 10), claims), undefined);
  assert.equal(computedOf(line(11, 20), claims), 'verified');
});

test('lines are numbered from 1, each in one line', () => {
  assert.equal(numberedLines({ ...proof, lines: [line(0, 5), line(6, 9)] }, 'ab\ncd\nefg'), '[1] ab cd\n[2] efg');
  assert.match(reviewRequest([0, 4], [2], 'zh-cn'), /Lines: 1, 5\.[\s\S]*false: 3\.[\s\S]*Simplified Chinese/);
});

test('opinions are read field by field', () => {
  const answer = 'Here: ```json\n{"lines":[{"line":3,"opinion":"gap","reason":"Why\\n is \\u202eit so?"},{"line":5,"opinion":"sound"},{"line":2,"opinion":"wrong"},{"line":"5","opinion":"gap"},{"line":5,"opinion":"verified"},{"line":99,"opinion":"wrong"},null,7]}\n```';
  assert.deepEqual([...(opinionsIn(answer, [2, 4]) ?? [])], [[2, { kind: 'gap', reason: 'Why is it so?' }], [4, { kind: 'sound', reason: '' }]]);
});

test('of two opinions of one line the harder one counts', () => {
  const answer = '{"lines":[{"line":3,"opinion":"wrong","reason":"a"},{"line":3,"opinion":"sound","reason":"b"}]}';
  assert.deepEqual(opinionsIn(answer, [2])?.get(2), { kind: 'wrong', reason: 'a' });
});

test('what is no such object is no answer, and long reasons are cut', () => {
  for (const answer of ['', 'All fine!', '{"lines": 3}', '{lines: []}', '[]', '{"line":1}', `{${'x'.repeat(300_000)}}`]) assert.equal(opinionsIn(answer, [0]), undefined);
  const long = opinionsIn(JSON.stringify({ lines: [{ line: 1, opinion: 'gap', reason: 'why '.repeat(5000) }] }), [0])?.get(0);
  assert.equal(long?.reason.length, 240);
});
