import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/core/phrase.ts';
import type { Verdict } from '../../../../src/core/verdict.ts';
import { decide } from '../../../../src/math/deciding/decide.ts';
import { decideImplication, type ImplicationProposition } from '../../../../src/math/deciding/implication.ts';
import { read } from '../../../../src/math/reading/read.ts';

function step(from: string, to: string, claimed: ImplicationProposition['claimed'] = 'plain', given: string[] = []): Verdict {
  return decideImplication({ kind: 'implication', from: from.split(';').map((each) => read(each)), to: [read(to)], claimed }, { assumptions: given.map((each) => read(each)), definitions: [] }, { deadline: Number.POSITIVE_INFINITY, now: () => 0 });
}

function words(verdict: Verdict): string {
  if (verdict.kind === 'refuted') return english(verdict.counterexample?.summary ?? verdict.evidence.summary);
  if (verdict.kind === 'verified') return english(verdict.evidence.summary);
  return verdict.kind === 'inconclusive' ? english(verdict.reason) : '';
}

const cases: readonly (readonly [string, string, ImplicationProposition['claimed'], Verdict['kind'], RegExp, string[]?])[] = [
  ['2x=6', 'x=3', 'plain', 'verified', /same solutions/],
  ['2x=6', 'x=4', 'plain', 'refuted', /x = 3 satisfies/],
  ['x^2=2x', 'x=2', 'plain', 'refuted', /Divided by zero here: x = 0 is lost/],
  ['x^2=2x', 'x=2', 'plain', 'verified', /same solutions/, ['x>0']],
  ['x^2=9', 'x=3', 'implies', 'refuted', /Lost: x = −3/],
  ['x^2=9', 'x=3', 'plain', 'inconclusive', /unless x must be positive/],
  ['x^2=9', 'x=\\pm 3', 'iff', 'verified', /same solutions/],
  ['xy=6;x+y=5', 'x=2\\text{ and }y=3\\text{ or }x=3\\text{ and }y=2', 'iff', 'verified', /same solutions/],
  ['xy=6;x+y=5', 'x=2\\text{ and }y=3', 'iff', 'inconclusive', /could not be decided/],
  ['\\sqrt{x+3}=x-3', 'x+3=(x-3)^2', 'plain', 'verified', /squaring added a root: x = 1/],
  ['\\sqrt{x+3}=x-3', 'x+3=(x-3)^2', 'iff', 'refuted', /x = 1/],
  ['x=2', 'x^2=4', 'implies', 'verified', /adds a root: x = −2/],
  ['\\frac1x<1', 'x>1', 'implies', 'refuted', /x = −1/],
  ['2x+4y=8', 'x+2y=4', 'iff', 'verified', /constant multiple/],
  ['x+y=5', 'y=5+x', 'plain', 'refuted', /satisfies what it is said to follow from/],
  ['x+y=10;x-y=4', 'x=7', 'plain', 'verified', /combination/],
  ['y=2x;x+y=6', '3x=6', 'plain', 'verified', /./],
  ['a=b', 'a^2=b^2', 'plain', 'verified', /./],
  ['a^2=b^2', 'a=b', 'plain', 'inconclusive', /may where all are positive/],
  ['a^2+b^2=c^2', 'c=\\sqrt{a^2+b^2}', 'plain', 'inconclusive', /positive/],
  ['xy=6', 'y=\\frac6x', 'plain', 'verified', /points/],
  // Four points of the circle, however often they are met.
  ['x^2+y^2=1', 'x^4+y^4=1', 'implies', 'inconclusive', /could not be decided/],
  ['xy=x', 'y=1', 'implies', 'refuted', /x = 0/],
  ['x^2=-1', 'x=1', 'plain', 'inconclusive', /No value/],
  ['x=2', 'y=3', 'plain', 'inconclusive', /./],
];

for (const [from, to, claimed, kind, pattern, given] of cases) {
  test(`${from} ${claimed} ${to}${given ? ` given ${given.join()}` : ''}: ${kind}`, () => {
    const verdict = step(from, to, claimed, given);
    assert.equal(verdict.kind, kind, words(verdict));
    assert.match(words(verdict), pattern);
  });
}

test('without a connective, one root after the other, another case or a new condition is no error', () => {
  assert.equal(step('x(x^2-3)=0', 'x=0').kind, 'inconclusive');
  assert.equal(step('x=3', 'x=4').kind, 'inconclusive');
  assert.equal(step('a+b+c=d', 'ab+bc+ca=d').kind, 'inconclusive');
  assert.equal(step('x(x^2-3)=0', 'x=0', 'implies').kind, 'refuted');
});

for (const [from, to, claimed, fix] of [
  ['x^2 = 4', 'x = 2', 'iff', 'x = 2\\text{ or }x = -2'],
  ['x^2 = x', 'x = 1', 'implies', 'x = 1\\text{ or }x = 0'],
  ['x^3 = x', 'x = 0', 'iff', undefined],
] as const) {
  test(`${from} to ${to}: the lost root is offered only where the step then holds`, () => {
    const { verdict, fix: offered } = decide({ kind: 'implication', from: [read(from)], to: [read(to)], claimed }, { assumptions: [], definitions: [] }, { deadline: Number.POSITIVE_INFINITY, now: () => 0 });
    assert.equal(verdict.kind, 'refuted');
    assert.equal(offered?.text, fix);
  });
}
