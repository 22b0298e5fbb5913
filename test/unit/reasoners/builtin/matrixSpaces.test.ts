import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declinedSpaces, matrixSpaces } from './problems/matrixSpaces.ts';
import { request, run, verdictsOf } from './run.ts';
import { testProblems } from './testProblems.ts';

testProblems('eigenvectors and spaces of matrices', matrixSpaces, declinedSpaces);

test('matrices made from chosen eigenvalues and eigenvectors are diagonalized, and nothing told is refuted', async () => {
  let state = 3;
  const upTo = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % (2 * n + 1) - n;
  };
  for (let count = 0; count < 20; count++) {
    // P = (1 a; b 1 + ab) has determinant one.
    const [a, b, l, k] = [upTo(3), upTo(3), upTo(6), upTo(6)];
    const [p, q, r, s] = [1, a, b, 1 + a * b];
    const rows = [[l * p * s - k * q * r, (k - l) * p * q], [(l - k) * r * s, k * p * s - l * q * r]];
    const problem = `Diagonalize the matrix $\\begin{pmatrix} ${rows.map((row) => row.join(' & ')).join(' \\\\ ')} \\end{pmatrix}$.`;
    const { boxed, end, text } = await run(request(problem));
    assert.equal(end.how, 'complete', problem);
    const values = [...new Set([l, k])].sort((x, y) => x - y);
    assert.ok(boxed?.endsWith(`D = \\begin{pmatrix} ${values[0]} & 0 \\\\ 0 & ${values.at(-1)} \\end{pmatrix}`), `${boxed} for ${values}`);
    verdictsOf(problem, text);
  }
});
