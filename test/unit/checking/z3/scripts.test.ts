import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideByZ3 } from '../../../../src/checking/z3/decideByZ3.ts';
import { modelOf, near } from '../../../../src/checking/z3/model.ts';
import { print, rational } from '../../../../src/math/rational.ts';
import { readWritten } from '../../../support/writtenClaim.ts';

/** Decides with given answers in the place of Z3, and keeps the scripts. */
async function answered(text: string, ...answers: string[]) {
  const scripts: string[] = [];
  const verdict = await decideByZ3({ ...readWritten(text), sampled: 'held' }, async (script) => {
    scripts.push(script);
    return answers[scripts.length - 1] ?? 'unknown\n';
  }, 1000);
  return { verdict, scripts };
}

test('a denominator and a radicand are conditions of the script, never left to total division', async () => {
  const { scripts } = await answered(String.raw`\frac{1}{x}+\sqrt{y} > 0`);
  assert.match(scripts[0] ?? '', /\(assert \(not \(= v0 0\.0\)\)\)/);
  assert.match(scripts[0] ?? '', /\(assert \(>= v1 0\.0\)\)/);
});

test('names of the document do not reach the script', async () => {
  const { scripts } = await answered(String.raw`x_{exit} > \alpha`);
  assert.doesNotMatch(scripts.join(''), /exit|alpha/);
});

test('unsat verifies only where the assumptions can be satisfied', async () => {
  // Between these no simple point lies, so Z3 itself is asked whether anything does.
  const claim = String.raw`x>1000; x<1001 ⊢ x^2 > x`;
  assert.equal((await answered(claim, 'unsat\n', 'sat\n')).verdict?.kind, 'verified');
  for (const answer of ['unsat\n', 'unknown\n', '(error "x")\n', '']) assert.equal((await answered(claim, 'unsat\n', answer)).verdict?.kind, 'inconclusive', answer);
  for (const answer of ['unknown\n', '(error "x")\n', '']) assert.equal((await answered(claim, answer, 'sat\n')).verdict?.kind, 'inconclusive', answer);
});

test('a simple point that satisfies what is assumed is enough', async () => {
  const { verdict, scripts } = await answered(String.raw`x>1 ⊢ x^2 > x`, 'unsat\n', 'unknown\n');
  assert.equal(verdict?.kind, 'verified');
  assert.equal(scripts.length, 1);
  assert.equal((await answered(String.raw`x>1; x<0 ⊢ x^2 > x`, 'unsat\n', 'unknown\n')).verdict?.kind, 'inconclusive');
});

test('a model refutes only where our own evaluation finds the same', async () => {
  const wrong = await answered('x > 1/2 ⊢ x^2 > x', 'sat\n((v0 (/ 3.0 4.0)))\n');
  assert.equal(wrong.verdict?.kind, 'refuted');
  assert.deepEqual(wrong.verdict?.kind === 'refuted' ? wrong.verdict.counterexample?.values : undefined, [{ name: 'x', value: '1' }]);
  assert.equal((await answered('x^2+1 > x', 'sat\n((v0 (/ 1.0 2.0)))\n')).verdict?.kind, 'inconclusive');
});

test('a decimal may be rounded and an implication may start from more, so a model refutes neither', async () => {
  assert.equal((await answered('x > 0 ⊢ x^2 > 0.25', 'sat\n((v0 (/ 1.0 4.0)))\n')).verdict?.kind, 'inconclusive');
  assert.equal((await answered('x^2=4 ⟹ x=2', 'sat\n((v0 (- 2.0)))\n')).verdict?.kind, 'inconclusive');
});

test('what has no translation is not covered', async () => {
  for (const text of [String.raw`n! > 0`, String.raw`\int_0^1 x\,dx > 0`, '2^x > 0', String.raw`\gcd(a,b) > 0`, String.raw`z \in \mathbb{C} ⊢ z^2 \ge 0`]) assert.equal((await answered(text)).verdict, undefined, text);
});

test('models are read, and simple fractions near them come first', () => {
  const model = modelOf('((v0 (- 1.4142135623?))\n (v1 (/ 1.0 3.0)) (v2 (- 4)) (v3 (root-obj x)))');
  assert.deepEqual(
    [...model].map(([name, { value: { numerator, denominator }, exactly }]) => [name, numerator, denominator, exactly]),
    [['v0', -14142135623n, 10000000000n, false], ['v1', 1n, 3n, true], ['v2', -4n, 1n, true]],
  );
  assert.deepEqual(near(rational(314159, 100000)).slice(0, 3).map(print), ['3', '22/7', '333/106']);
});
