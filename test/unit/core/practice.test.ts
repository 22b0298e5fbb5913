import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../src/core/phrase.ts';
import { attemptLine, entriesOf, practiceCount, practiceEntries, practiceHead, problemsFrom } from '../../../src/core/practice.ts';
import { problemBlocks } from '../../../src/core/problemAt.ts';

const problems = [
  { text: 'Solve $3x + 4 = 10$.', answer: 'x = 2', isComputed: true },
  { text: 'Read:\n\n```\ncode\n```\n\nand solve $x - 1 = 0$.', answer: 'x = 1', isComputed: false },
];
const file = practiceHead(english) + practiceEntries(problems, 1, english);

test('a practice file is read as it was written', () => {
  const entries = entriesOf(file);
  assert.deepEqual(entries.map(({ problem, answer, own }) => ({ text: problem, answer, own })), problems.map(({ text, answer }) => ({ text, answer, own: '' })));
  assert.match(file, /checked by computation<\/summary>\s+\$x = 2\$[\s\S]*not checked by computation<\/summary>\s+\$x = 1\$/);
  assert.equal(practiceCount(file), 2);
  assert.deepEqual(problemBlocks(file).map(({ start, end }) => file.slice(start, end)), problems.map(({ text }) => text));
  for (const { line, folded } of entries) {
    assert.match(file.slice(line.start, line.end), /^Answer: $/);
    assert.match(file.slice(folded.start, folded.end), /^<!-- #region Answer -->[\s\S]*<!-- #endregion -->$/);
  }
});

test('attempts are recorded behind one another, and the file is still read', () => {
  let text = file.replace('Answer: ', 'Answer: x = `3`');
  const record = (result: 'right' | 'wrong'): void => {
    const entry = entriesOf(text)[0];
    assert.ok(entry);
    text = text.slice(0, entry.attemptsEnd) + attemptLine(entry, entry.own, result, '2026-03-01 09:30', english) + text.slice(entry.attemptsEnd);
  };
  record('wrong');
  record('right');
  assert.match(text, /<!-- #endregion -->\n\n- 2026-03-01 09:30 ✗ wrong: `x = 3`\n- 2026-03-01 09:30 ✓ right: `x = 3`\n/);
  assert.equal(entriesOf(text).length, 2);
  assert.equal(entriesOf(text)[0]?.own, 'x = `3`');
});

test('a file with Windows line ends is read too, and one in Chinese', () => {
  const [entry] = entriesOf(file.replaceAll('\n', '\r\n').replace('Answer: ', 'Answer: 2'));
  assert.equal(entry?.own, '2');
  assert.equal(entriesOf(file.replaceAll('Answer: ', '答案：')).length, 2);
});

test('problems of a model are read field by field', () => {
  const given = { problems: [{ problem: ' a ', answer: '$2$' }, { problem: 'a', answer: '3' }, { problem: '', answer: '1' }, { problem: 'b' }, 7, { problem: 'c', answer: '1$ <b>' }, { problem: 'd', answer: '4' }] };
  assert.deepEqual(problemsFrom(JSON.stringify(given)), [{ text: 'a', answer: '2' }, { text: 'd', answer: '4' }]);
  assert.deepEqual(problemsFrom('{"problems": "no"}'), []);
  assert.deepEqual(problemsFrom('nothing'), []);
  assert.equal(problemsFrom(JSON.stringify({ problems: Array.from({ length: 99 }, (_, index) => ({ problem: `p${index}`, answer: '1' })) })).length, 10);
});
