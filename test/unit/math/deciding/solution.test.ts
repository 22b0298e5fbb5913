import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/core/phrase.ts';
import type { Verdict } from '../../../../src/core/verdict.ts';
import { decide, type Decision } from '../../../../src/math/deciding/decide.ts';
import { read } from '../../../../src/math/reading/read.ts';

function solution(problem: string, stated: string, { unknowns = 'x', complete = true, given = [] as string[] } = {}): Decision {
  return decide(
    { kind: 'solution', problem: [read(problem)], unknowns: unknowns.split(''), stated: read(stated), complete },
    { assumptions: given.map((each) => read(each)), definitions: [] },
    { deadline: Number.POSITIVE_INFINITY, now: () => 0 },
  );
}

function words(verdict: Verdict): string {
  return verdict.kind === 'refuted' && verdict.counterexample ? english(verdict.counterexample.summary) : '';
}

const verified: readonly (readonly [string, string, Parameters<typeof solution>[2]?])[] = [
  ['x^2-5x+6=0', 'x=2 \\text{ or } x=3'], ['x^2-5x+6=0', '\\{2,3\\}'], ['x^2-5x+6=0', 'x=2,3'], ['x^2=2', 'x=\\pm\\sqrt2'], ['x^2+1=0', '\\emptyset'], ['x^2+1=0', 'x=\\pm i'], ['x^2=-1', '\\text{no solution}'],
  ['x^2<4', '(-2,2)'], ['x^2<4', '-2<x<2'], ['|x-1|<3', 'x\\in(-2,4)'], ['\\frac{1}{x}<1', 'x<0 \\text{ or } x>1'], ['x^2=4', 'x=2', { given: ['x>0'] }], ['x^2=4', 'x=2', { complete: false }],
  ['x^2\\le 4', 'x\\in\\{-2,-1,0,1,2\\}', { given: ['x\\in\\mathbb Z'] }], ['x+y=5, x-y=1', 'x=3, y=2', { unknowns: 'xy' }], ['x+y=5, xy=6', '(2,3),(3,2)', { unknowns: 'xy' }],
  ['\\sin x=\\frac12', 'x=\\frac{\\pi}{6}+2k\\pi \\text{ or } x=\\frac{5\\pi}{6}+2k\\pi'], ['\\sin x=\\frac12', 'x=(-1)^k\\frac{\\pi}{6}+k\\pi'], ['\\sin x=\\frac12', 'x=\\frac{\\pi}{6}, \\frac{5\\pi}{6}', { given: ['0\\le x<2\\pi'] }], ['ax+b=0', 'x=-\\frac{b}{a}'],
];

for (const [problem, stated, options] of verified) {
  test(`${stated} solves ${problem}`, () => assert.equal(solution(problem, stated, options).verdict.kind, 'verified'));
}

const refuted: readonly (readonly [string, string, RegExp, Parameters<typeof solution>[2]?])[] = [
  ['x^2-5x+6=0', 'x=2', /^x = 3 is also a solution/], ['2x+3=12', 'x=5', /At x = 5 the left side is 13, the right side 12/], ['\\sqrt{x+3}=x-3', 'x=6,1', /At x = 1 the left side is 2, the right side −2/],
  ['\\frac{x^2-1}{x-1}=0', 'x=\\pm 1', /x = 1 is outside the domain/], ['x^2=x', 'x=1', /x = 0 is also a solution/], ['x^2=1', '\\text{no solution}', /is also a solution/], ['x^2<4', '-2<x\\le 2', /At x = 2/],
  ['x>3', 'x\\ge 3', /At x = 3/], ['x^2=2', 'x=1.5', /9\/4/], ['\\sin x=\\frac12', 'x=\\frac{\\pi}{6}+2k\\pi', /5π\/6 is also a solution/], ['x+y=5, xy=6', '(2,3)', /x = 3, y = 2 is also/, { unknowns: 'xy' }], ['x^3-3x+1=0', 'x=1', /the left side is −1/],
];

for (const [problem, stated, pattern, options] of refuted) {
  test(`${stated} does not solve ${problem}`, () => {
    const { verdict } = solution(problem, stated, options);
    assert.equal(verdict.kind, 'refuted');
    assert.match(words(verdict), pattern);
  });
}

test('what is not certain is not said: rounding, unproved completeness, the unread', () => {
  assert.equal(solution('x^2=2', 'x=1.41').verdict.kind, 'inconclusive');
  assert.equal(solution('x^5-x-1=0', 'x=1.167').verdict.kind, 'inconclusive');
  assert.equal(solution('x^2=2^x', 'x=2 \\text{ or } x=4').verdict.kind, 'inconclusive');
  assert.equal(solution('x^2=\\unknowncommand', 'x=2').verdict.kind, 'unchecked');
});

test('the missing root is offered as a fix', () => {
  const { fix } = solution('x^2-5x+6=0', 'x=2');
  assert.equal(fix?.text, 'x = 2\\text{ or }x = 3');
  assert.deepEqual(fix?.range, { start: 0, end: 3 });
});

test('time that has run out is said', () => {
  const clock = { deadline: 0, now: () => 1 };
  const { verdict } = decide({ kind: 'solution', problem: [read('x^2=4')], unknowns: ['x'], stated: read('x=2'), complete: true }, { assumptions: [], definitions: [] }, clock);
  assert.equal(verdict.kind, 'inconclusive');
});

test('a refuted value comes with the right one', () => {
  const { verdict, fix } = decide({ kind: 'relation', relation: read('2+3=6') }, { assumptions: [], definitions: [] }, { deadline: Number.POSITIVE_INFINITY, now: () => 0 });
  assert.equal(verdict.kind, 'refuted');
  assert.equal(fix?.text, '5');
});
