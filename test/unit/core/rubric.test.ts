import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../src/checking/checkText.ts';
import { thoroughBudget, type CheckedClaim } from '../../../src/core/checker.ts';
import { english } from '../../../src/core/phrase.ts';
import { rubricFrom, rubricNames, rubrics } from '../../../src/core/rubric.ts';
import { deductionsFrom, markedBy, marksMaterial, marksRequest, type Deduction } from '../../../src/core/rubricMarks.ts';
import { computedWork, type ComputedWork } from '../../../src/core/rubricWork.ts';

function worked(text: string, problem?: string): ComputedWork {
  const claims: CheckedClaim[] = [];
  for (const progress of checkText({ text, format: 'markdown', ...(problem === undefined ? {} : { problem: { text: problem, format: 'markdown' as const } }) }, thoroughBudget, new Set())) if (progress.kind === 'checked') claims.push(progress.checked);
  return computedWork(text, claims.sort((a, b) => a.claim.range.start - b.claim.range.start));
}

const problem = 'Solve $2(x+3) = 10$.';
const right = '$2x + 6 = 10$\n\n$2x = 4$\n\n$\\boxed{x = 2}$';
const wrong = '$2(x+3) = 2x + 5$\n\n$2x + 5 = 10$\n\n$2x = 5$\n\n$\\boxed{x = \\frac{5}{2}}$';
const usual = rubrics.default;
const fault = (line: number, change: Partial<Deduction> = {}): Deduction => ({ item: 'steps', line, fault: 'wrong', points: 1, reason: 'no', ...change });

test('rubrics that come along give what their style gives', () => {
  assert.deepEqual(rubricNames.map((name) => rubrics[name].items.reduce((sum, { points }) => sum + points, 0)), [10, 8, 12, 7]);
});

test('a teacher’s rubric is read, and what is wrong in it is said plainly', () => {
  const read = rubricFrom('{"name": "Test 3", "perError": 2, "items": [{"title": "Set up", "points": 3}, {"title": "Answer", "points": 1, "about": "answer"}]}');
  assert.ok(read.kind === 'rubric');
  assert.deepEqual(read.rubric.items.map(({ id, title, points, about }) => [id, english(title), points, about]), [['item-1', 'Set up', 3, 'method'], ['item-2', 'Answer', 1, 'answer']]);
  assert.equal(english(read.rubric.name), 'Test 3');
  const says = (file: string): string => {
    const bad = rubricFrom(file);
    return bad.kind === 'wrong' ? english(bad.reason) : '';
  };
  assert.match(says('{'), /not JSON/);
  assert.match(says('[]'), /list of “items”/);
  assert.match(says('{"items": []}'), /list of “items”/);
  assert.match(says('{"items": [{"points": 1}]}'), /Item 1 has no “title”/);
  assert.match(says('{"items": [{"title": "a", "points": -1}]}'), /“points” of item 1/);
  assert.match(says('{"items": [{"title": "a", "points": 1, "about": "beauty"}]}'), /item 1 is “about”/);
  assert.match(says(`{"items": [${Array.from({ length: 21 }, () => '{"title": "a", "points": 1}').join()}]}`), /more than 20/);
  assert.match(says('{"items": [{"title": "a", "points": 1}], "perError": 0}'), /perError/);
});

test('computation names the earliest wrong line and the answer', () => {
  const good = worked(right, problem);
  assert.deepEqual([good.errors.length, good.answer], [0, 'right']);
  const bad = worked(wrong, problem);
  assert.equal(bad.errors[0]?.line, 0);
  assert.equal(bad.answer, 'wrong');
  assert.ok(!bad.errors.some(({ checked }) => checked.claim.kind === 'final-answer'));
});

test('without a model only what computation decides has points', () => {
  const good = markedBy(usual, worked(right, problem), undefined);
  assert.deepEqual(good.items.map(({ points }) => points), [undefined, undefined, 2]);
  assert.equal(good.total, undefined);
  const bad = markedBy(usual, worked(wrong, problem), undefined);
  assert.deepEqual(bad.items.map(({ points, atMost }) => points ?? atMost), [undefined, 3, 0]);
  assert.equal(bad.total, undefined);
});

test('a verified line loses nothing for being wrong, a wrong one is charged once and by somebody', () => {
  const good = markedBy(usual, worked(right, problem), [fault(0), fault(4, { item: 'answer' }), fault(2, { item: 'method', fault: 'gap', points: 2 })]);
  assert.equal(good.overruled.length, 2);
  assert.deepEqual(good.items.map(({ points }) => points), [2, 4, 2]);
  assert.equal(good.total, 8);
  assert.deepEqual(markedBy(usual, worked(wrong, problem), []).items.map(({ points }) => points), [4, 3, 0]);
  const twice = markedBy(usual, worked(wrong, problem), [fault(0, { points: 2 }), fault(0)]);
  assert.deepEqual(twice.items.map(({ points }) => points), [4, 2, 0]);
  assert.equal(twice.overruled.length, 1);
  assert.deepEqual(twice.items[1]?.reasons.map(({ by }) => by), ['computed', 'model']);
});

test('what follows from an error is not punished again', () => {
  const work = { ...worked(wrong, problem), following: new Set([2]) };
  const marked = markedBy(usual, work, [fault(0), fault(2, { points: 3 })]);
  assert.equal(marked.items[1]?.points, 3);
  assert.match(english(marked.overruled[0]?.why ?? { template: '', args: [] }), /follows/);
});

test('marks of a model are validated and bounded', () => {
  const answer = JSON.stringify({
    deductions: [
      { item: 'steps', line: 1, fault: 'wrong', points: 99, reason: 'Sign.' },
      { item: 'nowhere', line: 1, fault: 'wrong', points: 1, reason: 'x' },
      { item: 'steps', line: 1, fault: 'evil', points: 1, reason: 'x' },
      { item: 'steps', line: 1, fault: 'gap', points: -5, reason: 'x' },
      { item: 'steps', line: 999, fault: 'gap', points: 1, reason: 'y' },
      'no',
    ],
  });
  assert.deepEqual(deductionsFrom(answer, usual, right), [
    { item: 'steps', line: 0, fault: 'wrong', points: 4, reason: 'Sign.' },
    { item: 'steps', fault: 'gap', points: 1, reason: 'y' },
  ]);
  assert.equal(deductionsFrom('{}', usual, right), undefined);
});

test('a model is told the lines, the items, and what computation found', () => {
  const request = `${marksMaterial(wrong, problem)}\n${marksRequest(usual, worked(wrong, problem), 'English')}`;
  assert.match(request, /1: \$2\(x\+3\) = 2x \+ 5\$/);
  assert.match(request, /line 1 is wrong/);
  assert.match(request, /the final answer is wrong/);
  assert.match(request, /- answer: The final answer, 2 points/);
});
