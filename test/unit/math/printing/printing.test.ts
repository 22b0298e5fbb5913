import assert from 'node:assert/strict';
import { test } from 'node:test';
import { app, constant, num, sym } from '../../../../src/math/build.ts';
import { toLatex } from '../../../../src/math/printing/latex.ts';
import { toPlain } from '../../../../src/math/printing/plain.ts';
import { pythonName, toPython } from '../../../../src/math/printing/python.ts';
import { read } from '../../../../src/math/reading/read.ts';
import { sameShape } from '../../../../src/math/traverse.ts';
import { randomExpression } from './randomExpression.ts';
import { seeded } from '../../../../src/core/seeded.ts';

const cases: readonly (readonly [source: string, latex: string, plain: string, python: string | undefined])[] = [
  ['x^2+3x=4', 'x^2 + 3x = 4', 'x² + 3x = 4', 'Eq(x**2 + 3*x, 4)'],
  ['\\frac{1}{3}x^2', '\\frac{1}{3}x^2', '(1/3)x²', '(Integer(1)/3)*x**2'],
  ['(x+1)(x-2)', '(x + 1)(x - 2)', '(x + 1)(x − 2)', '(x + 1)*(x - 2)'],
  ['x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}', 'x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}', 'x = (−b ± √(b² − 4ac))/(2a)', undefined],
  ['\\sin^2 x + \\cos^2 x = 1', '\\sin^2 x + \\cos^2 x = 1', 'sin² x + cos² x = 1', 'Eq(sin(x)**2 + cos(x)**2, 1)'],
  ['x = 2 \\text{ or } x = 3', 'x = 2\\text{ or }x = 3', 'x = 2 or x = 3', 'Or(Eq(x, 2), Eq(x, 3))'],
  ['a - (b - c)', 'a - (b - c)', 'a − (b − c)', 'a - (b - c)'],
  ['-(x+1)^2', '-(x + 1)^2', '−(x + 1)²', '-(x + 1)**2'],
  ['2^{-1}', '2^{-1}', '2⁻¹', 'Integer(2)**(-1)'],
  ['\\log_2 8 = 3', '\\log_2 8 = 3', 'log₂ 8 = 3', 'Eq(log(8, 2), 3)'],
  ['\\lg x', '\\log x', 'log x', 'log(x, 10)'],
  ['\\int_0^1 x^2 \\, dx', '\\int_{0}^{1} x^2 \\, dx', '∫[0, 1] x² dx', 'integrate(x**2, (x, 0, 1))'],
  ['\\sum_{k=1}^{n} k^2', '\\sum_{k=1}^{n} k^2', '∑(k = 1 … n) k²', 'summation(k**2, (k, 1, n))'],
  ['\\binom{5}{2} + 5!', '\\binom{5}{2} + 5!', 'C(5, 2) + 5!', 'binomial(5, 2) + factorial(5)'],
  ['0.50 x', '0.50x', '0.50x', 'Rational(1, 2)*x'],
  ['\\left|\\frac{x}{2}\\right| \\le \\sqrt[3]{2}', '\\left|\\frac{x}{2}\\right| \\le \\sqrt[3]{2}', '|x/2| ≤ ∛2', 'Le(Abs(x/2), real_root(2, 3))'],
  ['a \\equiv b \\pmod{7}', 'a \\equiv b \\pmod{7}', 'a ≡ b (mod 7)', 'Eq(Mod(a - b, 7), 0)'],
  ['\\lambda_1 + E', '\\lambda_1 + E', 'λ₁ + E', 'lambda_1 + E_'],
  ['f(x) = 2', 'f(x) = 2', 'f(x) = 2', undefined],
  ['\\sin(2\\sqrt{3})', '\\sin(2\\sqrt{3})', 'sin(2√3)', 'sin(2*sqrt(3))'],
  ['\\sqrt{2}x', '\\sqrt{2}x', '√2·x', 'sqrt(2)*x'],
];

for (const [source, latex, plain, python] of cases) {
  test(`prints ${source}`, () => {
    const expression = read(source);
    assert.equal(toLatex(expression), latex);
    assert.equal(toPlain(expression), plain);
    assert.equal(toPython(expression), python);
  });
}

test('negative and fractional numbers made by computing print with the brackets they need', () => {
  const half = num(-1, 2);
  assert.equal(toLatex(app('power', half, num(2))), '\\left(-\\frac{1}{2}\\right)^2');
  assert.equal(toLatex(app('add', sym('x'), half)), 'x - \\frac{1}{2}');
  assert.equal(toLatex(app('multiply', num(2), num(-3))), '2 \\cdot (-3)');
  assert.equal(toPlain(app('multiply', sym('x'), num(1, 3))), 'x·(1/3)');
  assert.equal(toPython(app('power', half, num(2))), 'Rational(-1, 2)**2');
  assert.equal(toPython(app('divide', app('add', num(1), num(2)), num(4))), 'Integer(1 + 2)/4');
  assert.equal(toPython(app('multiply', num(2), num(-3))), '2*(-3)');
  assert.equal(toLatex(constant('positive-integers')), '\\mathbb{Z}^{+}');
});

test('what was not understood is never turned into Python', () => {
  assert.equal(toPython(read('x + \\foo{')), undefined);
});

test('symbols never shadow what SymPy needs', () => {
  assert.deepEqual(['I', 'lambda', 'x_{1}', '变', 'pi'].map(pythonName), ['I_', 'lamda', 'x__1_', '_', 'pi_']);
});

test('reading what was printed gives the same expression, for 1500 seeded random ones', () => {
  for (let seed = 0; seed < 1500; seed++) {
    const expression = randomExpression(seeded(seed), 1 + (seed % 4));
    const latex = toLatex(expression);
    assert.ok(sameShape(expression, read(latex)), `seed ${seed}: ${latex}`);
  }
});
