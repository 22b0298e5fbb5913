import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sampled } from '../../../../src/checking/sampled.ts';
import { decideBySympy } from '../../../../src/checking/sympy/decideBySympy.ts';
import type { Encoded } from '../../../../src/checking/sympy/encode.ts';
import { readWritten } from '../../../support/writtenClaim.ts';

/** Decides with a given answer in the place of SymPy, and keeps the questions. */
async function answered(text: string, answer: unknown, sampled: Sampled = 'silent') {
  const questions: Encoded[] = [];
  const verdict = await decideBySympy({ ...readWritten(text), sampled }, async (question) => {
    questions.push(question);
    return answer;
  });
  return { kind: verdict?.kind, verdict, questions };
}

const series = String.raw`\sum_{k=1}^{\infty} \frac{x_{name}^k}{k} = \ln 2`;
const agrees = { numeric: 'agrees', proved: true, points: 12, digits: 11 };

test('what is sent is a tree of operators and numbers; no name of the document is in it', async () => {
  const { questions } = await answered(series, agrees);
  assert.doesNotMatch(JSON.stringify(questions), /name/);
  assert.deepEqual(questions[0]?.symbols.map(({ free }) => free), [false, true]);
  assert.deepEqual(questions[0]?.right, ['ln', ['number', '2', '1']]);
});

test('a proof without agreeing numbers verifies nothing, nor do numbers without a proof', async () => {
  assert.equal((await answered(series, agrees)).kind, 'verified');
  for (const answer of [{ ...agrees, proved: false }, { ...agrees, numeric: 'silent' }, { ...agrees, numeric: 'one-sided' }, { ...agrees, numeric: 'differs' }, { proved: true }, undefined, null, 'agrees', [], { ...agrees, proved: 'yes' }]) {
    assert.equal((await answered(series, answer)).kind, 'inconclusive', JSON.stringify(answer));
  }
  assert.equal((await answered(series, agrees, 'one-sided')).kind, 'inconclusive');
});

test('numbers that differ refute with their point, unless the text may mean less', async () => {
  const differs = { numeric: 'differs', proved: false, disproved: true, point: { 1: '1/2' }, left: '0.69', right: '0.7' };
  const { verdict } = await answered(series, differs);
  assert.equal(verdict?.kind, 'refuted');
  assert.equal(verdict?.kind === 'refuted' ? verdict.counterexample?.values[0]?.value : '', '1/2');
  assert.equal((await answered(series, differs, 'held')).kind, 'inconclusive');
  assert.equal((await answered(String.raw`x \in \mathbb{Q} ⊢ x^2 = 2x`, { ...differs, point: { 0: '1' } })).kind, 'inconclusive');
});

test('domains and assumptions go along', async () => {
  const { questions } = await answered(String.raw`n \in \mathbb{Z}; 0<x<1 ⊢ \sum_{k=0}^{\infty} x^k = n`, agrees);
  const [question] = questions;
  assert.deepEqual(question?.assumptions.map(([operator]) => operator), ['less', 'less']);
  assert.deepEqual(question?.symbols.filter(({ free }) => free).map(({ domain, positive }) => [domain, positive]), [['real', true], ['integer', false]]);
});

test('an antiderivative is asked about by its derivative; other statements are not asked', async () => {
  const { questions } = await answered(String.raw`\int \frac{1}{x^2+1}\,dx = \arctan x + C`, agrees);
  assert.equal(questions[0]?.left[0], 'derivative');
  for (const text of ['x^2 > 0', String.raw`x^2=1 ⟹ x=1`, 'f(x) = x', String.raw`\{1,2\} = \{2,1\}`, String.raw`z \in \mathbb{C} ⊢ \sqrt{z^2} = |z|`]) assert.equal((await answered(text, agrees)).verdict, undefined, text);
});
