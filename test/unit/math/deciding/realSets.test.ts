import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideRelation } from '../../../../src/math/deciding/relation.ts';
import { read } from '../../../../src/math/reading/read.ts';

for (const [claim, verdict] of [
  ['(1,3)\\cup(2,5) = (1,5)', 'verified'],
  ['(1,3)\\cup(2,5) = (1,4)', 'refuted'],
  ['[0,1]\\subseteq(0,1)', 'refuted'],
  ['(0,1)\\subseteq[0,1]', 'verified'],
  ['\\{1,2\\}\\subset\\{1,2,3\\}', 'verified'],
  ['\\{1,4\\}\\subseteq\\{1,2,3\\}', 'refuted'],
  ['[1,3]\\cap[3,5]=\\{3\\}', 'verified'],
  ['[1,3]\\cap[3,5]=\\emptyset', 'refuted'],
  ['(1,3)\\cap[3,5]=\\emptyset', 'verified'],
  ['\\mathbb{R}\\setminus\\{0\\}=(-\\infty,0)\\cup(0,\\infty)', 'verified'],
  ['\\{1,2\\}\\cup\\{2,3\\}=\\{1,2\\}', 'refuted'],
  ['\\emptyset\\subseteq\\{1\\}', 'verified'],
  ['\\mathbb{N}\\subset\\mathbb{Z}', 'verified'],
  ['\\mathbb{R}\\subset\\mathbb{Z}', 'unchecked'],
  ['\\{1,2\\}\\subset\\{2,1\\}', 'inconclusive'],
  ['\\{x \\mid x^2<4\\} = (-2,2)', 'verified'],
  ['\\{1,2,3\\} \\setminus \\{2\\} = \\{1,3\\}', 'verified'],
  ['\\{(1,2)\\}\\subseteq\\{(1,2),(3,4)\\}', 'unchecked'],
] as const) {
  test(`${claim}: ${verdict}`, () => {
    assert.equal(decideRelation(read(claim), { assumptions: [], definitions: [] }, { deadline: Number.POSITIVE_INFINITY, now: () => 0 }).kind, verdict);
  });
}
