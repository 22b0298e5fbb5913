import assert from 'node:assert/strict';
import { test } from 'node:test';
import { app, num } from '../../../src/math/build.ts';
import { Evaluation } from '../../../src/math/numeric/evaluate.ts';
import { NotComputable } from '../../../src/math/numeric/value.ts';

test('what is refused for want of digits of π leaves the arithmetic as it was', () => {
  const evaluation = new Evaluation(720);
  const sine = app('sin', app('divide', num(1n), num(3n)));
  for (let turn = 0; turn < 3; turn++) {
    assert.throws(() => evaluation.value(sine, new Map()), NotComputable);
    assert.equal(evaluation.D.precision, 720);
    assert.equal(evaluation.D.rounding, 4);
  }
  assert.equal(new evaluation.D(1).div(3).sd(), 720);
});
