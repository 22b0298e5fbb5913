import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../src/checking/checkText.ts';
import { thoroughBudget, type CheckedClaim } from '../../../src/core/checker.ts';
import { english } from '../../../src/core/phrase.ts';
import { rubrics } from '../../../src/core/rubric.ts';
import { markedBy, type Deduction } from '../../../src/core/rubricMarks.ts';
import { computedWork } from '../../../src/core/rubricWork.ts';
import { marksSheet } from '../../../src/host/grading/marksSheet.ts';

const text = '$2(x+3) = 2x + 5$\n\n$2x = 5$\n';
const claims: CheckedClaim[] = [];
for (const progress of checkText({ text, format: 'markdown' }, thoroughBudget, new Set())) if (progress.kind === 'checked') claims.push(progress.checked);
const work = computedWork(text, claims);

function sheet(deductions: readonly Deduction[] | undefined): string {
  return marksSheet(markedBy(rubrics.default, work, deductions), work, { translate: english, groundOf: () => 'at x = 0', model: deductions && 'M', firstLine: 10 });
}

test('without a model there is no total, and nobody is named for what nobody judged', () => {
  const said = sheet(undefined);
  assert.match(said, /No total/);
  assert.match(said, /\| A method that leads to the answer \| – of 4 \| {2}\| nobody: choose a model \|/);
  assert.match(said, /\| at most 3 of 4 \| Line 11: Computation refuted this step. \(−1\) \| computed \|/);
  assert.match(said, /The earliest wrong step: Line 11, `2\(x\+3\) = 2x \+ 5`. at x = 0/);
});

test('what a model says is its opinion, and makes no column, link or HTML', () => {
  const said = sheet([{ item: 'method', fault: 'gap', points: 1, reason: 'a | b\n<img src=x> [c](d)' }]);
  assert.match(said, /\*\*8 of 10 points\*\*/);
  assert.match(said, /\| 3 of 4 \| a \\\| b \\<img src=x> \\\[c\\\]\(d\) \(−1\) \| opinion of M \|/);
});
