import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observedValue, type ObservedValue } from '../../../../src/checking/kernel/observedValue.ts';
import { compareWithCells } from '../../../../src/checking/notebook/compareWithCells.ts';
import type { LiveValues } from '../../../../src/checking/notebook/readPlan.ts';
import { notebook, said, type Written } from './notebook.ts';

const shown = (code: string, result: string): Written => [code, { result }];

const truths: readonly (readonly [expected: string, text: string, cell: Written])[] = [
  ...['7919 is prime.', 'So $7919$ is prime.', '7,919 is a prime number.', '7919 是质数。', '7919 是一个素数。'].flatMap((text): (readonly [string, string, Written])[] => [
    ['verified', text, shown('sympy.isprime(7919)', 'True')],
    ['verified', text, shown('n = 7919\nis_prime = isprime(n)\nis_prime', 'True')],
    ['verified', text, shown('is_prime = all(7919 % k for k in range(2, 89))\nis_prime', 'True')],
    ['refuted', text, shown('isprime(7919)', 'False')],
    ['', text, shown('isprime(7921)', 'False')],
    ['', text, shown('n = 7921\nis_prime = isprime(n)\nis_prime', 'False')],
    ['', text, shown('is_prime = f()\nis_prime', 'False')],
    ['', text, shown('not isprime(7919)', 'False')],
    ['', text, shown('not_prime = not isprime(7919)\nnot_prime', 'False')],
  ]),
  ['refuted', 'Thus 7919 is not prime.', shown('isprime(7919)', 'True')],
  ['verified', '7921 is composite.', shown('isprime(7921)', 'False')],
  ['verified', '$A$ is invertible.', shown('invertible = abs(np.linalg.det(A)) > 1e-9\ninvertible', 'True')],
  ['verified', 'A is invertible.', shown('A_invertible = g()\nA_invertible', 'np.True_')],
  ['verified', '$A$ 可逆。', shown('A.is_invertible()', 'True')],
  ['verified', 'A 不可逆。', shown('A.is_invertible()', 'False')],
  ['refuted', '$A$ is singular.', shown('A.is_invertible()', 'True')],
  ['verified', 'Hence $G$ is connected.', shown('nx.is_connected(G)', 'True')],
  ['verified', '$M$ is positive definite.', shown('M.is_positive_definite', 'True')],
  ['verified', 'The series is stationary (p < 0.05).', shown('is_stationary = p < 0.05\nis_stationary', 'True')],
  ['inconclusive', 'The series is stationary.', shown('is_stationary = p < 0.05\nis_stationary', 'False')],
  ['verified', 'The matrix is invertible.', ['print("Invertible:", ok)', { printed: 'Invertible: True\n' }]],
  ['', 'B is invertible.', shown('A.is_invertible()', 'False')],
  ['', '$B$ is invertible.', shown('A_invertible = g()\nA_invertible', 'False')],
  ['', 'A matrix is invertible.', shown('A.is_invertible()', 'False')],
  ['', 'A is invertible if and only if its determinant is not zero.', shown('A.is_invertible()', 'False')],
  ['', 'If A is invertible, we are done.', shown('A.is_invertible()', 'False')],
  ['', 'We check whether A is invertible.', shown('A.is_invertible()', 'False')],
  ['', 'Is it true that A is invertible?', shown('A.is_invertible()', 'False')],
  ['', 'A is invertible unless $k = 2$.', shown('A.is_invertible()', 'False')],
  ['', 'Suppose that $A$ is invertible.', shown('A.is_invertible()', 'False')],
  ['', 'It is false that A is invertible.', shown('A.is_invertible()', 'False')],
  ['', '> A is invertible.', shown('A.is_invertible()', 'False')],
  ['', '`A is invertible.`', shown('A.is_invertible()', 'False')],
  ['', 'Every number is prime.', shown('isprime(4)', 'False')],
  ['', '$x$ is prime.', shown('x_prime = f(x)\nx_prime', '3.0')],
  ['', '# A\nA is invertible.\n# B', shown('A.is_invertible()', 'False')],
  ['inconclusive', 'A is symmetric.', shown('A = f()\nB = g()\nsymmetric = np.allclose(A, B)\nsymmetric', 'False')],
];
for (const [expected, text, cell] of truths) test(`${text} beside ${JSON.stringify(cell)}`, () => assert.equal(said(notebook(text, cell)).filter((word) => word !== 'unchecked').join(', '), expected));

const vectors: readonly (readonly [expected: string, text: string, cell: Written])[] = [
  ['verified', '$v = (1, 2, 3)$', shown('v = np.array([1, 2, 3])\nv', 'array([1, 2, 3])')],
  ['verified', 'The eigenvalues of $A$ are $\\{1, 3\\}$, so $\\lambda \\in \\{1, 3\\}$.', shown('lam = np.linalg.eigvals(A)\nlam', 'array([3., 1.])')],
  ['verified', 'So $\\lambda = 1$ or $\\lambda = 3$.', shown('lam = np.linalg.eigvals(A)\nlam', 'array([3., 1.])')],
  ['refuted', 'So $\\lambda = 1$ or $\\lambda = 4$.', shown('lam = np.linalg.eigvals(A)\nlam', 'array([3., 1.])')],
  ['verified', 'The eigenvalues of $A$ are $1$ and $3$.', shown('np.linalg.eigvals(A)', 'array([3., 1.])')],
  ['refuted', 'The eigenvalues of A are 1 and 4.', shown('np.linalg.eigvalsh(A)', 'array([3., 1.])')],
  ['verified', 'The eigenvalues are 1, 2 and 3.', shown('vals = np.linalg.eigvals(A)\nvals', 'array([3., 1., 2.])')],
  ['', 'The eigenvalues of $B$ are $1$ and $4$.', shown('np.linalg.eigvals(A)', 'array([3., 1.])')],
  ['', 'If the eigenvalues of $A$ are $1$ and $4$, stop.', shown('np.linalg.eigvals(A)', 'array([3., 1.])')],
];
for (const [expected, text, cell] of vectors) test(`${text} beside ${JSON.stringify(cell)}`, () => assert.equal(said(notebook(text, cell)).join(', '), expected));

/** Points of y = 4.2 − (x − 1.5)² from 0 to 3. */
function line(count: number, shift = 0): ObservedValue {
  const xs = Array.from({ length: count }, (_, index) => (3 * index) / (count - 1));
  const numbers = (values: readonly number[]): ObservedValue[] => values.map((value) => observedValue({ kind: 'float', text: String(value), bits: 64 }));
  return { kind: 'list', items: [{ kind: 'line', x: numbers(xs), y: numbers(xs.map((x) => 4.2 - shift - (x - 1.5) ** 2)), length: count }], length: 1 };
}

const plot = 'plt.plot(x, y)';
const live = (value: ObservedValue): LiveValues => ({ values: new Map(), missing: new Set(), outputs: new Map([[1, value]]), executions: { isLive: true, texts: new Map([[1, plot]]) } });

const curves: readonly (readonly [expected: string, text: string, observed: ObservedValue])[] = [
  ['verified', 'The maximum of the curve is 4.2 at $x = 1.5$.', line(61)],
  ['verified', 'The maximum value of the curve is 4.2.', line(61)],
  ['verified', 'The curve has its maximum of 4.2 at x = 1.5.', line(61)],
  ['refuted', 'The maximum of the curve is 3.9 at $x = 1.5$.', line(61)],
  ['inconclusive', 'The maximum of the curve is 4.1.', line(61)],
  ['inconclusive', 'The maximum of the curve is 4.5 at $x = 1.5$.', line(61)],
  ['inconclusive', 'The maximum of the curve is 4.2 at $x = 2.5$.', line(61)],
  ['inconclusive', 'The maximum of the curve is 4.2 at $x = 1.5$.', line(4)],
  ['inconclusive', 'The minimum of the curve is 1.5.', line(61)],
  ['verified', 'The curve crosses zero at x = 2.5.', line(61, 3.2)],
  ['verified', 'The curve crosses the x-axis at $x = 0.5$.', line(61, 3.2)],
  ['inconclusive', 'The curve crosses zero at x = 1.5.', line(61, 3.2)],
  ['inconclusive', 'The curve crosses zero at x = 2.52.', line(61, 3.2)],
  ['inconclusive', 'The maximum of the curve is 4.2.', { kind: 'list', items: [], length: 0 }],
  ['inconclusive', 'The maximum of the curve is 4.2.', { kind: 'opaque', type: 'x' }],
  ['', 'If the maximum of the curve is 9, stop.', line(61)],
  ['', 'The maximum of the curve should be 3.', line(61)],
];
for (const [expected, text, observed] of curves) {
  test(`curve: ${text} ${expected}`, () => {
    const found = compareWithCells(notebook(text, [plot, { result: '[<matplotlib.lines.Line2D at 0x7f>]' }]), live(observed));
    assert.equal(found.map(({ verdict }) => verdict.kind).join(), expected);
    if (expected === 'verified') assert.match(found[0]?.notes.map(({ template }) => template).join() ?? '', /spacing/);
  });
}

test('a curve that no kernel holds is not compared', () => {
  assert.deepEqual(said(notebook('The maximum of the curve is 3.', [plot, { result: '[<matplotlib.lines.Line2D at 0x7f>]' }])), ['unchecked']);
});
