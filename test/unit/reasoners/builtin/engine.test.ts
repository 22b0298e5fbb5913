import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decoded } from '../../../../src/checking/sympy/decode.ts';
import { encodedTrees } from '../../../../src/checking/sympy/encode.ts';
import { english } from '../../../../src/core/phrase.ts';
import { toLatex } from '../../../../src/math/printing/latex.ts';
import { read } from '../../../../src/math/reading/read.ts';
import type { AlgebraAnswer, AlgebraRequest, ComputerAlgebra } from '../../../../src/reasoners/builtin/engine/computerAlgebra.ts';
import { SympyAlgebra } from '../../../../src/reasoners/builtin/engine/sympyAlgebra.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

/** Proposes what it is told to, and keeps what it was asked. */
class Told implements ComputerAlgebra {
  readonly asked: AlgebraRequest[] = [];
  readonly #answer: AlgebraAnswer;
  readonly #slow: boolean;

  constructor(answer: AlgebraAnswer | readonly (readonly string[])[], slow = false) {
    this.#answer = 'kind' in answer ? answer : { kind: 'proposals', proposals: answer.map((values) => values.map((value) => read(value))) };
    this.#slow = slow;
  }

  startsSlowly(): Promise<boolean> {
    return Promise.resolve(this.#slow);
  }

  work(asked: AlgebraRequest): Promise<AlgebraAnswer> {
    this.asked.push(asked);
    return Promise.resolve(this.#answer);
  }
}

/** Problem, what is proposed, and what is boxed; declined where that is absent. */
const proposals: readonly (readonly [string, readonly (readonly string[])[], RegExp?])[] = [
  ['Find $\\int x e^x \\sin x\\,dx$.', [['\\frac{x e^x \\sin x - x e^x \\cos x + e^x \\cos x}{2}']], /\+ C$/],
  ['Find $\\int x e^x \\sin x\\,dx$.', [['\\frac{x e^x \\sin x - x e^x \\cos x}{2}']]],
  ['Find $\\int x e^x \\sin x\\,dx$.', []],
  // Its derivative is right, but without bars it has no real value.
  ['Find $\\int \\sec^3 x\\,dx$.', [['-\\frac{\\ln(\\sin x - 1)}{4} + \\frac{\\ln(\\sin x + 1)}{4} + \\frac{\\sin x}{2\\cos^2 x}']], /\|/],
  ['Evaluate $\\int_0^1 \\frac{x^3}{x^8+1}\\,dx$.', [['\\frac{\\pi}{16}']], /pi/],
  ['Evaluate $\\int_0^{\\pi} \\frac{1}{2+\\cos x}\\,dx$.', [['0'], ['\\frac{\\sqrt{3}\\pi}{4}'], ['-\\frac{\\sqrt{3}\\pi}{3}']]],
  ['Find $\\lim_{x\\to 0} (\\cos x)^{1/x^2}$.', [['e^{-\\frac{1}{2}}']], /^e/],
  ['Find $\\lim_{x\\to 0} (\\cos x)^{1/x^2}$.', [['1'], ['e^{\\frac{1}{2}}'], ['\\infty']]],
  ['Solve $x^4-10x^2+1=0$.', [['\\sqrt{3}+\\sqrt{2}'], ['\\sqrt{3}-\\sqrt{2}'], ['-\\sqrt{3}+\\sqrt{2}'], ['-\\sqrt{3}-\\sqrt{2}']], /or/],
  // One is missing; one is wrong; only principal ones; nothing.
  ['Solve $x^4-10x^2+1=0$.', [['\\sqrt{3}+\\sqrt{2}'], ['\\sqrt{3}-\\sqrt{2}'], ['-\\sqrt{3}+\\sqrt{2}']]],
  ['Solve $x^4-10x^2+1=0$.', [['\\sqrt{3}+\\sqrt{2}'], ['\\sqrt{3}-\\sqrt{2}'], ['-\\sqrt{3}+\\sqrt{2}'], ['-\\sqrt{3}-\\sqrt{5}']]],
  ['Solve $\\sin x = x\\cos x$.', [['0']]],
  ['Solve $x^4-10x^2+1=0$.', []],
  ['Solve the system $xy=6$, $x^2+y^2=13$.', [['2', '3'], ['3', '2'], ['-2', '-3'], ['-3', '-2']], /or/],
  ['Solve the system $xy=6$, $x^2+y^2=13$.', [['2', '3'], ['3', '2']]],
  ['解方程组 $xy=6$, $x^2+y^2=13$。', []],
  ['Factor $x^2+2xy+y^2-z^2$.', [['(x+y-z)(x+y+z)']], /z/],
  ['Factor $x^2+2xy+y^2-z^2$.', [['(x+y-z)(x+y+2z)'], ['x^2+2xy+y^2-z^2'], ['2(\\frac{x^2}{2}+xy+\\frac{y^2}{2}-\\frac{z^2}{2})']]],
  ['Compute $\\sqrt{\\sqrt5+\\sqrt3}\\cdot\\sqrt{\\sqrt5-\\sqrt3}$.', [['\\sqrt{2}']], /sqrt/],
  ['Compute $\\sqrt{\\sqrt5+\\sqrt3}\\cdot\\sqrt{\\sqrt5-\\sqrt3}$.', [['\\sqrt{3}'], ['1.4142135623']]],
];

for (const [problem, proposed, boxed] of proposals) {
  test(`${problem} with ${proposed.flat().join('; ') || 'nothing'} proposed is ${boxed ? 'told' : 'declined'}`, async () => {
    const algebra = new Told(proposed);
    const ran = await run(request(problem), undefined, undefined, algebra);
    assert.ok(algebra.asked.length > 0, 'the engine was not asked');
    assert.equal(ran.end.how, boxed ? 'complete' : 'declined');
    if (!boxed) return;
    assert.match(ran.boxed ?? '', boxed);
    assertMostVerified(verdictsOf(problem, ran.text), 0.8);
  });
}

test('what a lesson covers is not asked about, nor what was not understood', async () => {
  for (const problem of ['Solve $x^2-5x+6=0$.', 'How many tilings has a board?', 'Differentiate $x^2$.', 'Let $x=\\frac{7}{8}$ and $y=-\\frac{2}{9}$. If $x\\cdot z = y$, then what is $z$?', 'Let $T=11$. Compute the value of $x$ that satisfies $\\sqrt{20+\\sqrt{T+x}}=5$.']) {
    const algebra = new Told([]);
    await run(request(problem), undefined, undefined, algebra);
    assert.equal(algebra.asked.length, 0, problem);
  }
});

test('late, stopped and slow are each said in their own words', async () => {
  const problem = 'Factor $x^2+2xy+y^2-z^2$.';
  const late = await run(request(problem), undefined, undefined, new Told({ kind: 'late' }));
  assert.equal(late.end.how, 'declined');
  assert.match(late.end.message ? english(late.end.message) : '', /in time/);
  const stopped = await run(request(problem), undefined, undefined, new Told({ kind: 'stopped' }));
  assert.equal(stopped.end.how, 'failed');
  assert.equal(stopped.end.retry?.can, true);
  const slow = await run(request(problem), undefined, undefined, new Told([['(x+y-z)(x+y+z)']], true));
  assert.equal(slow.events.filter((event) => event.kind === 'status' && event.what === 'preparing').length, 1);
});

/** What a child process may answer in place of a tree. */
const hostile: readonly unknown[] = [
  undefined, null, 7, 'x', [], [[]], ['call', 'print'], ['number', '1', '0'], ['number', '1e9', '1'], ['number', 1, 1], ['number', '-1', '1'], ['symbol', 1], ['symbol', -1], ['symbol', '0'], ['symbol', '__proto__'],
  ['constant', 'zoo'], ['toString', ['symbol', 0]], ['__proto__', ['symbol', 0]], ['constructor', ['symbol', 0]], ['add', ['symbol', 0]], ['sqrt', ['symbol', 0], ['symbol', 0]], ['add', ['symbol', 0], ['integral', ['symbol', 0], ['symbol', 0]]],
  ['equal', ['symbol', 0], ['symbol', 0]], { 0: 'symbol', 1: 0 }, Array.from({ length: 100 }).reduce<unknown>((inner) => ['negate', inner], ['symbol', 0]),
];

test('nothing but a tree of the closed set is taken for an expression', async () => {
  for (const tree of hostile) assert.equal(decoded(tree, ['x']), undefined, JSON.stringify(tree));
  for (const data of [...hostile, { answers: hostile }, { solutions: hostile }, { solutions: hostile.map((tree) => [tree]) }]) {
    const algebra = new SympyAlgebra({ ask: () => Promise.resolve({ kind: 'answer', data }), startsSlowly: () => Promise.resolve(false) });
    const answer = await algebra.work({ kind: 'factor', expression: read('x^2-1') }, new AbortController().signal);
    assert.deepEqual(answer, { kind: 'proposals', proposals: [] }, JSON.stringify(data));
  }
});

test('an expression goes out and comes back the same', () => {
  for (const latex of ['\\frac{\\sqrt{2}\\ln(x^2+1)}{8}', 'e^{-x}\\sin x', '\\sqrt[3]{x-7}', '|x|+\\arctan\\frac{x}{y}', '-\\frac{2}{3}x!']) {
    const { trees, names } = encodedTrees([read(latex)]);
    const back = decoded(JSON.parse(JSON.stringify(trees[0])), names);
    assert.equal(back && toLatex(back), toLatex(read(latex)));
  }
});
