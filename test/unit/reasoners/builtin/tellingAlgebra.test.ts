import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toLatex } from '../../../../src/math/printing/latex.ts';
import { decimal } from '../../../../src/reasoners/builtin/engine/tellingAlgebra.ts';

test('numbers of every size are printed', () => {
  const cases: readonly (readonly [number, string])[] = [[0.2721984, '0.272198'], [-12.5, '-12.5000'], [0, '0.00000'], [1e22, `1${'0'.repeat(22)}`], [-1e21, `-1${'0'.repeat(21)}`]];
  for (const [value, printed] of cases) assert.equal(toLatex(decimal(value)), printed);
});
