import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideRelation } from '../../../../src/math/deciding/relation.ts';
import { emptyContext } from '../../../../src/math/proposition.ts';
import { read } from '../../../../src/math/reading/read.ts';

const verdicts: readonly (readonly [statement: string, verdict: string])[] = [
  ['\\int x e^x dx = x e^x - \\int e^x dx', 'verified'],
  ['x e^x - \\int e^x dx = x e^x - e^x + C', 'verified'],
  ['\\int (x+1) dx = \\int x dx + \\int 1 dx', 'verified'],
  ['\\int x e^x dx = x e^x + \\int e^x dx', 'refuted'],
  ['\\int x dx = \\int x dx + x', 'refuted'],
  ['\\int 2x dx = \\int u du', 'inconclusive'],
  ['\\lim_{x\\to 2}\\frac{x^2-4}{x-2} = \\lim_{x\\to 2}(x+2)', 'verified'],
  ['\\lim_{x\\to 2}\\frac{x^2-4}{x-2} = \\lim_{x\\to 2}(x+3)', 'refuted'],
  ['\\lim_{x\\to 0}\\frac{\\sin x}{x} = \\lim_{x\\to 0}\\cos x', 'verified'],
  ['\\lim_{x\\to\\infty}\\sin x = \\lim_{x\\to\\infty}\\sin x', 'inconclusive'],
  ['\\lim_{x\\to 0}\\cos\\frac{2\\pi}{x} = 1', 'inconclusive'],
  ['\\lim_{x\\to\\infty}\\cos(14\\pi x) = 1', 'inconclusive'],
  ['\\int x^2 dx = \\frac{x^3}{3} + \\lfloor x\\rfloor + C', 'inconclusive'],
  ['\\int x^2 dx = \\frac{x^3}{3} + \\frac{|x-50|}{x-50} + C', 'inconclusive'],
  ['\\int |x| dx = \\frac{x|x|}{2} + C', 'verified'],
  ['\\lim_{x\\to 0^+} x = \\lim_{x\\to 0^-} x', 'inconclusive'],
];

test('steps between integrals and between limits are decided, and what does not settle is not', () => {
  for (const [statement, verdict] of verdicts) assert.equal(decideRelation(read(statement), emptyContext, { deadline: performance.now() + 3000, now: () => performance.now() }).kind, verdict, statement);
});
