import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchFrom, matchRequest } from '../../../../src/checking/notebook/matchPrompt.ts';
import type { NotebookCellText } from '../../../../src/checking/notebook/notebookText.ts';

const cells: readonly NotebookCellText[] = [
  { id: 'text', kind: 'markup', language: 'markdown', source: 'The drag coefficient is $c_d = 0.47$.', outputs: [] },
  { id: 'a', kind: 'code', language: 'python', source: 'sphere = 0.4 + 0.07', executionOrder: 1, outputs: [{ kind: 'stdout', bundle: { 'text/plain': 'sphere = 0.47\n' } }] },
  { id: 'b', kind: 'code', language: 'python', source: 'cube = 1.05', executionOrder: 2, outputs: [] },
];

test('a model names a variable, and the claim is compared with it', () => {
  const chosen = matchFrom('It is the sphere.\n\n```json\n{"name": "sphere", "cell": "a"}\n```\n', 'claim', cells);
  assert.deepEqual(chosen, { claim: 'claim', source: { kind: 'variable', name: 'sphere', cell: 'a' }, by: 'model' });
});

test('what names nothing that is there is no match, whatever else it says', () => {
  for (const answer of ['', '{}', 'no idea', '```json\n{"name": "nothing"}\n```', '```json\n[1]\n```', '```json\n{"name": "sphere", "cell": "b"}\n```', '```json\n{"name": "sphere", "claim": "other", "cell": "text"}\n```', '```json\n{"name": "sphere"', 'x'.repeat(30_000)]) {
    assert.equal(matchFrom(answer, 'claim', cells), undefined, answer.slice(0, 60));
  }
});

test('the request holds the claim and the code, and no value that was computed', () => {
  const request = matchRequest({ claim: { text: 'c_d = 0.47' } }, cells);
  assert.match(request, /sphere = 0\.4 \+ 0\.07/);
  assert.doesNotMatch(request, /sphere = 0\.47/);
});
