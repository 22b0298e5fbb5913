import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../../../src/core/seeded.ts';
import { toPlain } from '../../../../src/math/printing/plain.ts';
import { read } from '../../../../src/math/reading/read.ts';
import type { SolutionSet } from '../../../../src/math/solving/solutionSet.ts';
import { solveEquation } from '../../../../src/math/solving/solveEquation.ts';
import { compareOnLine, solveInequality } from '../../../../src/math/solving/solveInequality.ts';
import { solveSystem } from '../../../../src/math/solving/solveSystem.ts';

function shown(set: SolutionSet | undefined): string {
  switch (set?.kind) {
    case undefined:
      return 'unknown';
    case 'finite':
      return set.values.map(toPlain).join('; ') || 'none';
    case 'all':
      return 'all';
    case 'families':
      return set.families.map(({ base, period }) => `${toPlain(base)} + k·${toPlain(period)}`).join('; ');
    case 'intervals':
      return set.intervals.map(({ low, high }) => `${low.closed ? '[' : '('}${low.value ? toPlain(low.value) : '−∞'}, ${high.value ? toPlain(high.value) : '∞'}${high.closed ? ']' : ')'}`).join(' ∪ ');
  }
}

const equations: readonly (readonly [string, string])[] = [
  ['2x+3=7', '2'], ['x^2=4', '−2; 2'], ['x^2+x+1=0', 'none'], ['x^3-x=0', '−1; 0; 1'], ['x^4-5x^2+6=0', '−√3; −√2; √2; √3'],
  ['\\frac{1}{x-1}=\\frac{2}{x^2-1}', 'none'], ['\\frac{x^2-1}{x-1}=0', '−1'], ['\\frac{1}{x}=0', 'none'],
  ['\\sqrt{x+3}=x-3', '6'], ['\\sqrt{x-1}=-2', 'none'], ['\\sqrt{x+5}+\\sqrt{x}=5', '4'], ['\\sqrt[3]{x-1}=2', '9'], ['x^{\\frac23}=4', '−8; 8'],
  ['|x-1|+|x+2|=5', '−3; 2'], ['|x-1|+|x+2|=3', '[−2, 1]'], ['|x|=x', '[0, ∞)'],
  ['4^x-6\\cdot 2^x+8=0', '1; 2'], ['e^{2x}-3e^x+2=0', '0; ln 2'], ['2^{x^2-3x}=\\frac14', '1; 2'], ['2^x=-1', 'none'],
  ['\\log_2 x+\\log_2(x-2)=3', '4'], ['\\log_3(x+1)=2', '8'],
  ['\\sin x=\\frac12', 'π/6 + k·2π; 5π/6 + k·2π'], ['\\tan 2x=1', 'π/8 + k·π/2'], ['\\sin x=2', 'none'],
  ['x=x', 'all'], ['x=x+1', 'none'], ['(x-1)(e^x-2)=0', 'ln 2; 1'], ['x^2-2\\sqrt{2}x+2=0', '√2'],
  ['x^2=2^x', 'unknown'], ['x^5-x-1=0', 'unknown'], ['\\lfloor x\\rfloor=2', 'unknown'],
];

for (const [equation, solutions] of equations) {
  test(`solves ${equation}`, () => assert.equal(shown(solveEquation(read(equation), 'x')), solutions));
}

test('complex solutions only when asked for', () => {
  assert.equal(shown(solveEquation(read('x^2+1=0'), 'x', { complex: true })), '−i; i');
  assert.equal(shown(solveEquation(read('x^2+1=0'), 'x')), 'none');
});

const inequalities: readonly (readonly [string, string])[] = [
  ['x^2-5x+6<0', '(2, 3)'], ['\\frac{x-1}{x+2}\\ge 0', '(−∞, −2) ∪ [1, ∞)'], ['|x-1|<3', '(−2, 4)'], ['\\log_2 x<3', '(0, 8)'], ['x^2+1>0', 'all'], ['x^2<0', 'none'],
  ['(x-1)^2\\le 0', '1'], ['|x-1|+|x+2|\\le 3', '[−2, 1]'], ['x^3\\ge x', '[−1, 0] ∪ [1, ∞)'], ['\\frac1x<1', '(−∞, 0) ∪ (1, ∞)'], ['-4<x^4+4x^2<21', '(−√3, √3)'], ['\\sqrt{x+1}<x-1', '(3, ∞)'],
];

for (const [inequality, solutions] of inequalities) {
  test(`solves ${inequality}`, () => assert.equal(shown(solveInequality(read(inequality), 'x')), solutions));
}

test('systems by elimination, by values, and by rows', () => {
  const solve = (source: string, unknowns: string): string => {
    const found = solveSystem(source.split(';').map((equation) => read(equation)), unknowns.split(''));
    return found ? found.tuples.map((tuple) => `(${tuple.map(toPlain).join(', ')})`).join(' ') + (found.free.length > 0 ? ` free ${found.free.join()}` : '') : 'unknown';
  };
  assert.equal(solve('x+y=5;x-y=1', 'xy'), '(3, 2)');
  assert.equal(solve('x+y=5;xy=6', 'xy'), '(3, 2) (2, 3)');
  assert.equal(solve('x+y=1;x+y=2', 'xy'), '');
  assert.match(solve('x+y=1;2x+2y=2', 'xy'), /free/);
  assert.equal(solve('x+y+z=6;x-y=0;z=2x', 'xyz'), '(3/2, 3/2, 3)');
  assert.equal(solve('x^2+y^2=25;x^2-y^2=7', 'xy').split(') (').length, 4);
  assert.equal(solve('xy=6;x^2+y^2=13', 'xy').split(') (').length, 4);
  assert.equal(solve('x^2+xy=10;y^2+xy=15', 'xy'), '(−2, −3) (2, 3)');
  assert.equal(solve('x^2+y^2=1;xy=1', 'xy'), '');
  // A common factor leaves infinitely many.
  assert.equal(solve('x^2=xy;x^3=x^2y', 'xy'), 'unknown');
});

test('the resultant of two random conics vanishes at every point that they were made to share', () => {
  const random = seeded(4);
  const whole = (): number => Math.floor(random() * 9) - 4;
  for (let round = 0; round < 60; round++) {
    const [a, b] = [whole(), whole()];
    const conics = [0, 1].map(() => {
      const [p, q, r, s, t] = [whole() || 1, whole(), whole(), whole(), whole()];
      const at = p * a * a + q * a * b + r * b * b + s * a + t * b;
      return `${p}x^2+${q}xy+${r}y^2+${s}x+${t}y=${at}`.replaceAll('+-', '-');
    });
    const found = solveSystem(conics.map((conic) => read(conic)), ['x', 'y']);
    if (!found || found.free.length > 0) continue;
    assert.ok(found.tuples.some((tuple) => tuple.map(toPlain).join().replaceAll('−', '-') === `${a},${b}`), `${conics.join('; ')} at ${a}, ${b}`);
  }
});

test('two statements are compared point by point, on whole numbers too', () => {
  const compared = compareOnLine(read('x^2=4'), read('x=2'), 'x');
  assert.deepEqual(compared?.onlyFirst.map(({ at }) => toPlain(at)), ['−2']);
  assert.equal(compared?.onlySecond.length, 0);
  const whole = compareOnLine(read('x^2<4'), read('x\\in\\{-1,0,1\\}'), 'x', { whole: true });
  assert.equal((whole?.onlyFirst.length ?? 1) + (whole?.onlySecond.length ?? 1), 0);
});

test('a system of whose solutions only some have exact values is not solved by these', () => {
  // Two more have x + y = (√33 − 3)/2.
  const found = solveSystem([read('x^2+y^2=5'), read('x^3+y^3=9')], ['x', 'y']);
  assert.ok(found === undefined || found.tuples.length === 4);
});
