import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compareWithCells } from '../../../../src/checking/notebook/compareWithCells.ts';
import { notebook, type Shown, type Written } from './notebook.ts';

const pandas = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'support', 'pandasOutputs.json'), 'utf8')) as Readonly<Record<string, Shown>>;
const table = (code: string, name: string): Written => [code, pandas[name] ?? {}];
const shown = (code: string, result: string): Written => [code, { result }];

/** Statements that look like what their cell computes, and are none: nothing may be verified or refuted by it. */
const traps: readonly (readonly [cell: Written, ...texts: string[]])[] = [
  [shown('np.mean(x)', '7.0'),
    // Another quantity.
    'The mean of the squares of x is 5.', 'The mean of x minus 2 is 5.', 'Twice the mean of x is 7.', 'The mean of x is 7 more than y.', 'The trimmed mean is 7.', 'The mean of means is 7.', 'The geometric mean is 7.', 'The harmonic mean of x is 5.', 'The weighted average is 5.', 'The mean difference is 7.', 'The mean squared error is 5.', 'The mean absolute deviation of x is 5.', 'The running mean of x is 5.', 'The class average is 5.', 'The median of the means is 7.', 'The log of the mean is 5.', 'The mean of $\\log x$ is 7.', 'The mean of $y$ is 7.', 'The mean of y is 5.', 'The mean of x_1 is 7.', 'The mean of x and y is 7.', 'The mean of x[0] is 5.', '$\\bar{y} = 7$', '$\\bar{X} = 5$', '$\\bar{x}_1 = 5$', '$\\bar{x^2} = 5$', '$2\\bar{x} = 7$', '$\\bar{x} + 1 = 7$', '$\\overline{xy} = 5$', '$\\hat{x} = 5$',
    // A part, another time, another place.
    'The mean of x was 5 before cleaning.', 'Without outliers the mean of x is 5.', 'After removing outliers, the mean of x is 5.', 'Excluding zeros, the mean of x is 5.', 'For the test set the mean of x is 5.', 'The mean of x in the control group is 5.', 'The mean of x for women is 5.', 'In the paper the mean of x is 5.', 'Last year the mean of x is 5.', 'Each group has the mean of x is 5.', '# Part B\nThe mean is 5.\n# Part C',
    // Asked, supposed, denied, quoted, somebody else's.
    'Let the mean of x be 5.', '"The mean of x is 5" is what they said.', 'He said the mean of x is 5.', 'They claim the mean of x is 5.', 'What if the mean of x is 5?', 'Is it so that the mean of x is 5?', 'The mean of x should be 5.', 'Given that the mean of x is 5, find n.', 'If the mean of x is 5, stop.', 'The mean of x is not 7.', 'The mean of x is never 7.', 'The mean of x is no longer 7.', 'Hypothesis: the mean of x is 5.', 'Smith (2010): the mean of x is 5.', '> The mean of x is 5.', 'The expected mean of x is 5.', '$H_0: \\bar x = 5$', 'Answer choices: (a) the mean of x is 5', '- [ ] the mean of x is 5', 'For example, the mean of x is 5.',
    // Code, comments, tables.
    '<!-- the mean of x is 5 -->', '~~the mean of x is 5~~', '    the mean of x is 5', '`the mean of x is 5`', '```\nthe mean of x is 5\n```', '| the mean of x is 5 | 6 |',
    // Numbers that are more, or less, than their digits.
    'The mean of x is 5 or 6.', 'The mean of x is 5 to 9.', 'The mean of x is between 5 and 9.', 'The mean of x is 5–9.', 'The mean of x is 5 × 10.', 'The mean of x is 5 ± 3.', 'The mean of x is 5k.', 'The mean of x is 7 thousand.', 'The mean of x is 70% of y.', 'The mean of x is 0.007 km.', 'The mean of x is 5 ft 8.', 'The mean of x is 5 points higher.'],
  [shown('np.linalg.det(A)', '7.0'), '$\\det(A^T) = 7$', '$\\det(2A) = 7$', '$\\det(AB) = 7$', '$\\det A^{-1} = 0.14$', '$\\det A \\cdot \\det B = 7$', 'If $\\det A = 0$ it is singular.', '$\\det A = 0$ would mean it is singular.', '$\\det A = 0$ iff it is singular.', '$\\det A_1 = 7$', "$\\det A' = 5$", 'The determinant of B is 7.', 'The inverse determinant is 7.'],
  [shown('def f(x): return x**2 + 1\nf(2)', '5'), "$f'(2) = 4$", '$f(2)^2 = 5$', '$f^{-1}(2) = 5$', '$f_1(2) = 5$', '$g(f(2)) = 5$', 'Suppose $f(2) = 4$.', 'Find $f$ with $f(2) = 4$.', 'The initial condition is $f(2) = 4$.', '$f(2.5) = 5$', '$f(x, 2) = 5$', '$F(2) = 4$', '$f(x) = 5$', '$f(n) = 4$ for $n = 2$', 'Is $f(2) = 4$?'],
  [shown('len(df)', '150'), 'We have 5 samples per class.', 'There are 3 rows of zeros.', 'There are 3 rows, all missing.', 'We have 5 days.', 'There are 4 cases.', 'There are 2 people.', 'It has 3 points.', 'Each group has 50 samples.', 'Every row has 5 entries.', 'Class A has 50 samples.', 'The test set has 30 samples.', 'Women: we have 70 participants.', 'Originally there were 200 rows.', 'The training data has 120 rows.', 'The confusion matrix has 3 rows.', '$A$ has 3 rows and 2 columns.', 'The first 150 rows were dropped.', 'We have less than 150 rows.', 'If we have 200 rows, stop.', 'The number of columns is 150.'],
  [table('pop', 'pop'), 'In 2020 the population growth was 4.2 million.', 'In 2020 the population was below 5 million.', 'In 2020 the population was 4.2 million higher.', 'In 2020 the population was 4 times larger.', 'In 2020 the population was 3 million in Norway.', 'In 2020 the population of Oslo was 3 million.', 'In 2020 the rate was 5 per cent.', 'In 2020 the rate was 1.2 points higher.', 'In Norway in 2020 the population was 5 million.', 'In 2020 the population was projected to be 5 million.', 'The 1 row has population 4200000.', 'In 2018 the population was 4.2 million.', 'The population is 4.2 million.', 'The rate is 1.2.'],
  [table('df.describe()', 'describe'), 'The mean height of women is 160.', 'The mean of height and weight is 118.', 'The mean height difference is 172.38.', 'The mean height is 1.724 m.', 'The mean Height ratio is 172.38.', 'The max is 180.25.', 'The mean is 172.38.', 'The mean age is 172.38.', 'The mean height in June is 160.', 'The mean height of the three tallest is 160.'],
  [table("df[df.sex == 'f'].describe()", 'describe'), 'The mean height is 160.'],
  [table("df.groupby('sex').height.mean()", 'group'), 'The mean height is 166.8.', 'The height of f is 166.8.', 'The mean weight of f is 166.8.', 'The median height of f is 160.', 'The f is 166.8.'],
  [shown('A.is_symmetric()', 'False'), 'A is orthogonal.', '$A^{-1}$ is symmetric.', '$AB$ is symmetric.', 'We now prove that A is symmetric.', 'Assume A is symmetric.', 'You might think A is symmetric.', 'A is almost symmetric.', 'A is symmetric for $k = 2$.', '(a) A is symmetric. True or false?', 'A is symmetric only if $k=2$.', 'When is it that A is symmetric?', 'Exercise 3. Show that A is symmetric.', 'A real matrix is symmetric.', 'B is symmetric.', 'No matrix A is symmetric.', '7 is symmetric.'],
  [shown('is_even = 7919 % 2 == 0\nis_even', 'False'), '7919 is odd.', '7920 is even.', 'The number of primes is even.', 'Every number is even.'],
  [shown('np.linalg.eigvals(A)', 'array([3., 1.])'), 'The eigenvalues of B are 1 and 3.', 'The eigenvalues of A are 1 and 4 times larger.', 'The eigenvalues of $A^2$ are 1 and 9.', 'If the eigenvalues of A are 2 and 4, stop.', 'The eigenvectors of A are 1 and 3.'],
  [shown('for i in range(5):\n    s = i\ns', '4'), '$i = 4$', '$i = 7$', 'Sum over $i = 4$.'],
  [shown('x = 0.05\nx', '0.05'), '$x = 500\\%$ of that', 'At $x = 3$ it diverges.', 'Between $x = 1$ and $x = 3$.', 'With $x = 3$ instead?'],
];

for (const [cell, ...texts] of traps) {
  for (const text of texts) {
    test(`no verdict by ${JSON.stringify(cell[0])}: ${text}`, () => {
      const parts = text.split(/\n(?=# Part C)/);
      const decided = compareWithCells(notebook(...parts, cell)).filter(({ verdict }) => verdict.kind === 'verified' || verdict.kind === 'refuted');
      assert.deepEqual(decided.map(({ verdict, words }) => `${verdict.kind} ${words ?? ''}`), []);
    });
  }
}

/** A name of another place, or given twice. */
const notebooks: readonly (readonly [title: string, ...written: Written[]])[] = [
  ['a redefinition below', 'So $\\bar{T} = 5$.', shown('T_bar = f()\nT_bar', '5.0'), shown('T_bar = g()\nT_bar', '7.0')],
  ['two means', 'The mean is 5.', shown('np.mean(x)', '5.0'), shown('np.mean(y)', '7.0')],
  ['two determinants of one name', '$\\det A = 5$', shown('A = f()\nnp.linalg.det(A)', '5.0'), shown('A = g()\nnp.linalg.det(A)', '7.0')],
  ['two tables', 'The mean height is 172.4.', table('df.describe()', 'describe'), table('other.describe()', 'describe')],
  ['another section', '# A\n$f(2) = 4$', '# B', shown('def f(x): return x\nf(2)', '2')],
  ['a table of another section', '# A\nThe mean height is 170.', '# B', table('df.describe()', 'describe')],
  ['a table that ran before its data', table('df.describe()', 'describe'), 'The mean height is 170.', ['df = load()', {}]],
];
for (const [title, ...written] of notebooks) {
  test(`no verdict where it is unsure: ${title}`, () => assert.deepEqual(compareWithCells(notebook(...written)).filter(({ verdict }) => /verified|refuted/.test(verdict.kind)).map(({ words }) => words), []));
}
