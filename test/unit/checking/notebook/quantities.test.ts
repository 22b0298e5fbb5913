import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callOf, computationOf } from '../../../../src/checking/notebook/computations.ts';
import { nameForms } from '../../../../src/checking/notebook/nameForms.ts';
import { read } from '../../../../src/math/reading/read.ts';
import { notebook, said, type Written } from './notebook.ts';

function all(rows: readonly (readonly [expected: string, ...written: Written[]])[]): void {
  for (const [expected, ...written] of rows) test(`${expected}: ${JSON.stringify(written).slice(0, 140)}`, () => assert.equal(said(notebook(...written)).join(', '), expected));
}

const data = 'T = [2.01, 2.03, 2.02]\n';
const mean = '2.0199999999999996';
const cells: readonly Written[] = [
  [`${data}T_bar = sum(T) / len(T)\nT_bar`, { result: mean }],
  [`${data}mean_T = sum(T) / len(T)\nmean_T`, { result: mean }],
  [`${data}np.mean(T)`, { result: mean }],
  [`${data}m = statistics.mean(T)\nm`, { result: mean }],
  [`${data}sum(T)/len(T)`, { result: mean }],
  [`${data}np.mean(T)`, { result: `np.float64(${mean})` }],
];
const means = ['$\\bar{T} = 2.02$', 'The mean of T is 2.02.', 'The mean of $T$ is 2.02.', 'The mean of `T` is $2.02$ s.', 'the mean is 2.02', 'T 的平均数是 2.02。', '均值为 2.02', '$T$ 的均值为 $2.02$。'];
const usual = ['the mean period is 2.02 s', 'The average period is $2.02$ s.', '平均周期为 2.02 s'];
all([...means, ...usual].flatMap((text) => cells.map((cell) => ['verified', text, cell] as const)));

const wrong = means.map((text) => text.replace('2.02', '2.05'));
all(wrong.filter((text) => !/^(?:the mean is|均值为)/.test(text)).flatMap((text) => cells.map((cell) => ['refuted', text, cell] as const)));
// A letter that periods usually have is no proof that it is the period.
all(usual.map((text) => text.replace('2.02', '2.05')).flatMap((text) => cells.map((cell) => ['inconclusive', text, cell] as const)));

const shown = (code: string, result: string): Written => [code, { result }];

all([
  ['verified', '$\\det A = -2$', shown('np.linalg.det(A)', '-2.0000000000000004')],
  ['refuted', '$\\det A = -3$', shown('np.linalg.det(A)', '-2.0000000000000004')],
  ['verified', '$\\det(A) = -2$', shown('det_A = A.det()\ndet_A', '-2')],
  ['verified', '$\\det(A) = -2$', shown('d = A.det()\nd', '-2')],
  ['verified', 'The determinant of A is -2.', shown('np.linalg.det(A)', '-2.0000000000000004')],
  ['refuted', 'The determinant of $A$ is 2.', shown('A.det()', '-2')],
  ['verified', '$\\operatorname{tr}(A) = 5$', shown('np.trace(A)', '5')],
  ['verified', '$\\operatorname{rank} A = 2$', shown('np.linalg.matrix_rank(A)', '2')],
  ['verified', '$\\|v\\| = 5$', shown('np.linalg.norm(v)', '5.0')],
  ['verified', '$f(2) = 5$', shown('def f(x): return x**2 + 1\nf(2)', '5')],
  ['refuted', '$f(2) = 6$', shown('def f(x): return x**2 + 1\nf(2)', '5')],
  ['verified', '$f(2) = 5$', shown('def f(x): return x**2 + 1\ny = f(2)\ny', '5')],
  ['verified', '$f(-1) = 2$', shown('f = lambda x: x**2 + 1\nf(-1)', '2')],
  ['verified', '$f(2, 3) = 6$', shown('f = lambda x, y: x*y\nf(2, 3)', '6')],
  ['verified', '$f(2) = 5$', shown('f = x**2 + 1\nf.subs(x, 2)', '5')],
  ['verified', '$f(2) = 5$', ['def f(x): return x**2 + 1\nprint("f(2) =", f(2))', { printed: 'f(2) = 5\n' }]],
  ['verified', '$P(X \\le 2) = 0.3$', shown('p_le_2 = g()\np_le_2', '0.3')],
  ['verified', '$P(X > 2) = 0.3$', shown('p_X_gt_2 = g()\np_X_gt_2', '0.3')],
  ['verified', '$\\sigma_x = 0.3$', shown('np.std(x)', '0.31')],
  ['verified', '$E(X) = 3$', shown('E_X = g()\nE_X', '3')],
  ['verified', '$\\mathbb{E}[X] = 3$', shown('E_X = g()\nE_X', '3')],
  ['refuted', '$\\mathbb{E}(X) = 3$', shown('E_X = g()\nE_X', '4')],
  ['verified', '$\\operatorname{Var}(X) = 3$', shown('var_X = g()\nvar_X', '3')],
  ['verified', '$x^* = 3$', shown('x_star = g()\nx_star', '3')],
  ['refuted', 'Thus $x^{*} = 3$.', shown('x_opt = g()\nx_opt', '3.5')],
  ['verified', '$\\theta^\\ast \\approx 3.1$', shown('theta_star = g()\ntheta_star', '3.12')],
  ['verified', '$\\hat p = 0.4$', shown('p_hat = g()\np_hat', '0.4')],
  ['verified', '$\\bar{z} = 1 - 2i$', shown('zbar = g()\nzbar', '(1-2j)')],
]);

// What is of something else, is a sample's beside a model's, or was rounded.
all([
  ['', '$\\bar{x} = 5$', shown('np.mean(y)', '7.0')],
  ['', '$\\bar{x} = 5$', shown('mean = np.mean(y)\nmean', '7.0')],
  ['', '$\\bar{x} = 5$', shown('mean = np.mean(y)\nmean', '5.0')],
  ['', 'the mean of x is 5', shown('x = [1]\nnp.mean(y)', '7.0')],
  ['', 'the mean of x is 7', shown('x = [1]\nnp.mean(y)', '7.0')],
  ['', 'the mean of $x$ is 7', shown('mean_y = f()\nmean_y', '7.0')],
  ['', 'the mean of $x^2$ is 7', shown('np.mean(x)', '7.0')],
  ['', 'The mean of T is 5.', shown('t = [1]\nT = 3\nmean_t = g(t)\nmean_t', '7.0')],
  ['', '$\\det B = -2$', shown('np.linalg.det(A)', '-2.0')],
  ['', '$\\det A = -2$', shown('np.linalg.det(A) + 1', '-1.0')],
  ['inconclusive', '$E(X) = 3$', shown('mean_X = np.mean(s)\nmean_X', '3.02')],
  ['inconclusive', '$E(X) = 3$', shown('np.mean(X)', '3.02')],
  ['inconclusive', '$\\sigma_x = 0.4$', shown('np.std(x)', '0.31')],
  ['inconclusive', '$\\bar{T} = 2.0199$', shown('round(np.mean(T), 2)', '2.02')],
  ['', '$f(2) = 6$', shown('def f(x): return x**2 + 1\nf(3)', '10')],
  ['', '$f(2) = 6$', shown('def g(x): return x**2 + 1\ng(2)', '5')],
  ['', '$f(2) = 6$', shown('f(2)', '5')],
  ['', '$f(2) = 6$', shown('def f(x): return x**2\nf(2) + 1', '5')],
  ['', '$f(x) = 6$', shown('def f(x): return x**2\nf(2)', '5')],
  ['', '# A\n$f(2) = 6$', '# B', shown('def f(x): return x**2\nf(2)', '5')],
  ['unchecked', '$f(2) = 5$', shown('def f(x): return x**2 + 1\nf(2)', '5'), shown('def f(x): return x**2 + 2\nf(2)', '6')],
  ['', '$z^* = 1 - 2i$', shown('zopt = g()\nzopt', '3')],
  ['', '$P(X < 2) = 0.3$', shown('p_le_2 = g()\np_le_2', '0.4')],
  ['', 'the mean is 5', shown('df.mean(axis=1)', '7.0')],
]);

const computed: readonly (readonly [code: string, told: string | undefined])[] = [
  ['np.mean(T)', 'mean of T'], ['T.mean()', 'mean of T'], ['float(np.mean(T))', 'mean of T'], ["df['height'].mean()", 'mean of height in df'], ['df.height.mean()', 'mean of height in df'], ['np.std(x, ddof=1)', 'std of x'], ['sum(T) / len(T)', 'mean of T'],
  ['len(df)', 'count of df'], ['df.shape[0]', 'count of df'], ['A.det()', 'determinant of A'], ['np.linalg.eigvals(A)', 'eigenvalues of A'], ['round(np.mean(T), 2)', 'part mean of T'], ['np.mean(T)  # of all', 'mean of T'],
  ['np.mean(T) + 1', undefined], ['np.mean(T, axis=0)', undefined], ['sum(T) / len(S)', undefined], ['np.mean(T[1:])', undefined], ['A.T.mean()', undefined], ['foo(T)', undefined], ['np.linalg.norm(v, 1)', undefined], ['constructor(x)', undefined], ['__proto__(x)', undefined], ['np.mean(a) - np.mean(b)', undefined],
];
for (const [code, told] of computed) {
  test(`${code} computes ${told ?? 'nothing that is known'}`, () => {
    const found = computationOf(code);
    assert.equal(found && `${found.isPartial ? 'part ' : ''}${found.what} of ${found.of}${found.frame === undefined ? '' : ` in ${found.frame}`}`, told);
  });
}

test('calls', () => {
  assert.deepEqual(callOf('f(2, -3)'), { name: 'f', args: ['2', '-3'] });
  assert.deepEqual(callOf('f.subs(x, 2)'), { name: 'f', args: ['2'] });
  for (const code of ['f(2) + 1', 'f(g(2))', 'f("2")', 'm.f(2)', 'f']) assert.equal(callOf(code), undefined, code);
});

test('names of what a bar, a probability, a star say', () => {
  const exact = (latex: string): readonly string[] => nameForms(read(latex)).exact;
  for (const [latex, name] of [['\\bar{T}', 'T_bar'], ['\\bar{T}', 'mean_T'], ['\\overline{T}', 'T_mean'], ['P(X \\le 2)', 'p_le_2'], ['P(X = 3)', 'p_x_eq_3'], ['\\bar z', 'z_conj']] as const) assert.ok(exact(latex).includes(name), `${latex} ${name}`);
  for (const [latex, name] of [['\\bar{T}', 'T'], ['\\bar{T}', 't_bar'], ['P(X \\le 2)', 'p_lt_2'], ['P(X \\le 2)', 'p_2'], ['\\bar z', 'mean_z'], ['E(X)', 'mean_X']] as const) assert.ok(!exact(latex).includes(name), `${latex} ${name}`);
});
