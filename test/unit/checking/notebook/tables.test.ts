import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { observedValue, type ObservedValue } from '../../../../src/checking/kernel/observedValue.ts';
import { compareWithCells, NotebookClaims } from '../../../../src/checking/notebook/compareWithCells.ts';
import type { LiveValues } from '../../../../src/checking/notebook/readPlan.ts';
import { notebook, said, type Shown, type Written } from './notebook.ts';

/** What pandas 1.5 shows of small frames, as `repr` and as HTML. */
const pandas = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'support', 'pandasOutputs.json'), 'utf8')) as Readonly<Record<string, Shown>>;

const of = (name: string): Shown => pandas[name] ?? {};

type Row = readonly [expected: string, text: string, code: string, shown: string];

const describe = 'df.describe()';
const group = "df.groupby('sex').height.mean()";
const rows: readonly Row[] = [
  ...(['the mean of height is 172.4', 'The mean height is 172.4.', 'the average height is $172.38$ cm', 'the mean of `height` is 172.383', 'height 的均值为 172.4'] as const).flatMap((text): Row[] => [['verified', text, describe, 'describe'], ['verified', text, 'df.mean()', 'mean'], ['verified', text, "df['height'].describe()", 'one']]),
  ...(['the mean of height is 173.4', 'The mean height is 172.5.', 'the average height is $64.3$'] as const).flatMap((text): Row[] => [['refuted', text, describe, 'describe'], ['refuted', text, 'df.mean()', 'mean'], ['refuted', text, "df['height'].describe()", 'one']]),
  ['verified', 'the median height is 170.1', describe, 'describe'],
  ['verified', 'the standard deviation of weight is 9.29', describe, 'describe'],
  ['inconclusive', 'the mean of height is 172.3833331', describe, 'describe'],
  ['verified', 'the mean is 172.4', "df['height'].describe()", 'one'],
  ['verified', 'The mean height of f is 166.8.', group, 'group'],
  ['refuted', 'The mean height of f is 160.', group, 'group'],
  ['verified', 'The mean height of f is 166.8.', "df.groupby('sex').mean()", 'groupframe'],
  ['verified', 'The height of Alice is 170.', 'pd.DataFrame(d)', 'named'],
  ['refuted', 'The height of Bob is 170.', 'pd.DataFrame(d)', 'named'],
  ['verified', 'The 2020 row has population 4.2 million.', 'pop', 'pop'],
  ['verified', 'The 2020 row has a population of 4,200,000.', 'pop', 'pop'],
  ['verified', 'In 2020 the population was 4.2 million.', 'pop', 'idx'],
  ['verified', 'The rate in 2021 was $1.3$.', 'pop', 'pop'],
  ['refuted', 'The population in 2020 was 4.3 million.', 'pop.head()', 'pop'],
  ['inconclusive', 'The 2020 row has population 4.2.', 'pop', 'pop'],
  ['verified', 'The table has 150 rows.', 'g(big)', 'big'],
  ['inconclusive', 'There are 151 rows.', 'g(big)', 'big'],
  ['refuted', 'The table has 151 rows.', 'g(big)', 'big'],
  // Of one group, of no column, of another year, a bare name, a part of a word.
  ['', 'the mean height is 166.8', group, 'group'],
  ['', 'the mean height is 172.4', group, 'group'],
  ['', 'the height of f is 166.8', group, 'group'],
  ['', 'the mean is 172.4', describe, 'describe'],
  ['', 'the mean is 172.4', 'df.mean()', 'mean'],
  ['', 'the height is 172.4', 'df.mean()', 'mean'],
  ['', 'the height is 170.1', 'df.head()', 'raw'],
  ['', '$\\bar{h} = 172.4$', describe, 'describe'],
  ['', '$\\bar{h} = 172.4$', "df['height'].describe()", 'one'],
  ['', 'the mean of age is 172.4', describe, 'describe'],
  ['', 'In 2022 the population was 1 million.', 'pop', 'pop'],
  ['', 'Before 2020 the population was 1 million.', 'pop', 'pop'],
  ['', 'If in 2020 the population was 1 million, then stop.', 'pop', 'pop'],
  ['', 'In 2020 the expected population was 1 million.', 'pop', 'pop'],
  ['', 'the height is 172.4', 'means', 'mean'],
  ['', 'The first 150 rows were dropped.', 'g(big)', 'big'],
  ['', 'There are about 150 rows.', 'g(big)', 'big'],
  ['', 'There are 10 rows with zeros.', 'g(big)', 'big'],
];

for (const [expected, text, code, name] of rows) {
  for (const form of ['html', 'plain'] as const) {
    const shown = of(name);
    const { result = '' } = shown;
    test(`${text} beside ${code} (${name}, ${form})`, () => assert.equal(said(notebook(text, [code, form === 'html' ? shown : { result }])).join(', '), expected));
  }
}

const counted: readonly (readonly [expected: string, text: string, cell: Written])[] = [
  ...['$n = 150$ observations', 'n = 150 observations', 'We have 150 observations.', 'The data has 150 rows and 5 columns.', '数据共有 150 行'].flatMap((text): (readonly [string, string, Written])[] => [['verified', text, ['len(df)', { result: '150' }]], ['verified', text, ['df.shape[0]', { result: '150' }]], ['verified', text, ['n = len(df)\nn', { result: '150' }]], ['', text, ['len(columns)', { result: '5' }]]]),
  ['verified, verified', 'The data has 150 rows and 5 columns.', ['df.shape', { result: '(150, 5)' }]],
  ['verified, refuted', 'The data has 150 rows and 6 columns.', ['df.shape', { result: '(150, 5)' }]],
  ['refuted', 'We have 151 observations.', ['len(df)', { result: '150' }]],
  ['', 'We have 151 observations.', ['len(df) - 1', { result: '150' }]],
  ['', 'We have 151 observations.', ["len(df[df.sex == 'm'])", { result: '75' }]],
  ['', 'We have 151 observations.', ['df.shape', { result: '(150,)' }]],
  ['', 'We could use 151 observations.', ['len(df)', { result: '150' }]],
  ['', 'Suppose we have 151 observations.', ['len(df)', { result: '150' }]],
  ['', 'We have 30 % of 151 observations.', ['len(df)', { result: '150' }]],
];
for (const [expected, text, cell] of counted) test(`${text} beside ${JSON.stringify(cell)}`, () => assert.equal(said(notebook(text, cell)).join(', '), expected));

test('two tables that both have the row leave the choice to the user', () => {
  const [finding] = compareWithCells(notebook('In 2020 the population was 4.2 million.', ['pop', of('pop')], ['other', of('idx')]));
  assert.equal(finding?.verdict.kind, 'unchecked');
  assert.equal(finding.choices.length, 2);
});

const number = (text: string): ObservedValue => observedValue({ kind: 'float', text, bits: 64 });
const word = (text: string): ObservedValue => ({ kind: 'text', text, cut: false });
const live = (code: string, value: ObservedValue): LiveValues => ({ values: new Map(), missing: new Set(), outputs: new Map([[1, value]]), executions: { isLive: true, texts: new Map([[1, code]]) } });

test('live: the kernel knows more digits than a table shows', () => {
  const cells = notebook('the mean of height is 172.3833331', [describe, of('describe')]);
  const frame = (mean: string): ObservedValue => ({ kind: 'frame', columns: [word('height')], index: [word('mean'), word('std')], rows: [[number(mean)], [number('7.0')]], shape: [2, 1] });
  assert.deepEqual(new NotebookClaims(cells).plan().orders, [1]);
  assert.deepEqual(said(cells, live(describe, frame('172.38333312'))), ['verified']);
  assert.deepEqual(said(cells, live(describe, frame('172.38433333333333'))), ['refuted']);
  assert.deepEqual(said(cells, live('df.describe().T', frame('172.38333312'))), ['inconclusive']);
  // Cut, or without the row: then what is shown counts.
  assert.deepEqual(said(cells, live(describe, { kind: 'frame', columns: [word('height')], index: [word('mean')], rows: [[number('1')]], shape: [200, 1] })), ['inconclusive']);
});

test('live: an entry of a series', () => {
  const cells = notebook('The mean height of f is 166.8.', [group, of('group')]);
  const series: ObservedValue = { kind: 'series', name: 'height', index: [word('f'), word('m')], items: [number('166.8'), number('175.175')], length: 2 };
  const [finding] = compareWithCells(cells, live(group, series));
  assert.deepEqual([finding?.verdict.kind, finding?.freshness], ['verified', 'live']);
});
