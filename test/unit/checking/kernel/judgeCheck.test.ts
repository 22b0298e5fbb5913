import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeCheck, judgeData } from '../../../../src/checking/kernel/judgeCheck.ts';
import { num, sym, app } from '../../../../src/math/build.ts';
import type { CheckPlan } from '../../../../src/checking/kernel/checkCell.ts';

const plan: CheckPlan = { kind: 'solution', unknowns: ['x'], stated: [[num(2)]], equations: [app('equal', sym('x'), num(2))], complete: true };
const good = { stated: [['2']], residuals: [['0']], shifted: [['1/997']], solutions: [['2']], matched: [true], cells: {} };

test('values make the verdict', () => {
  assert.equal(judgeData(plan, good, 'Python').kind, 'verified');
  assert.equal(judgeData(plan, { ...good, residuals: [['3']] }, 'Python').kind, 'refuted');
  assert.equal(judgeData(plan, { ...good, solutions: [['2'], ['5']], matched: [true, false] }, 'Python').kind, 'refuted');
});

test('a check that passes for a wrong value is vacuous', () => {
  assert.equal(judgeData(plan, { ...good, shifted: [['0']] }, 'Python').kind, 'inconclusive');
});

test('nothing, the wrong shape, and words decide nothing', () => {
  for (const data of [undefined, null, 'verified', { verdict: 'verified' }, { ...good, residuals: [] }, { ...good, residuals: [[0]] }, { ...good, residuals: [['x - x']] }, { ...good, solutions: undefined }, { ...good, matched: [] }]) {
    assert.equal(judgeData(plan, data, 'Python').kind, 'inconclusive', JSON.stringify(data));
  }
});

test('whatever goes wrong in the kernel is inconclusive', () => {
  const output = '';
  for (const result of [
    { kind: 'timeout', output }, { kind: 'cancelled', output }, { kind: 'died', output, why: 'killed' },
    { kind: 'error', output, truncated: false, name: 'E', message: 'm', traceback: '' }, { kind: 'ok', output, truncated: false, data: null },
  ] as const) {
    assert.equal(judgeCheck(plan, result, 'Python').kind, 'inconclusive');
  }
});
