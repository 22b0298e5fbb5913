import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf, ownLists } from './problems/own.ts';

const problems = ownLists.flatMap((list) => list.problems.map(([problem]) => problem));

test('our own lists hold three hundred different problems of each language at least, and none that is both answered and declined', () => {
  const distinct = [...new Set(problems)];
  for (const language of ['English', 'Chinese'] as const) assert.ok(distinct.filter((problem) => languageOf(problem) === language).length >= 300, language);
  const declined = new Set(ownLists.flatMap((list) => list.declined));
  assert.deepEqual(distinct.filter((problem) => declined.has(problem)), []);
});

test('no problem stands in them twice', () => {
  assert.deepEqual(problems.filter((problem, index) => problems.indexOf(problem) !== index), []);
});
