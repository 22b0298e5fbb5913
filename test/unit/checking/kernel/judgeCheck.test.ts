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

test('a variable of the same name refutes nothing, and does not stand in the way of what does', () => {
  assert.equal(judgeData(plan, { ...good, cells: { x: '2' } }, 'Python').kind, 'verified');
  assert.equal(judgeData(plan, { ...good, cells: { x: '7' } }, 'Python').kind, 'inconclusive');
  assert.equal(judgeData(plan, { ...good, cells: { x: '7' }, solutions: [['2'], ['5']], matched: [true, false] }, 'Python').kind, 'refuted');
});

test('that no solution is missing is known of algebraic equations only', () => {
  const periodic = (...equation: Parameters<typeof app>): CheckPlan => ({ ...plan, equations: [app(...equation)] });
  assert.equal(judgeData(periodic('equal', app('sin', sym('x')), num(0)), good, 'Python').kind, 'inconclusive');
  assert.equal(judgeData(periodic('equal', app('power', num(2), sym('x')), num(4)), good, 'Python').kind, 'inconclusive');
  assert.equal(judgeData(periodic('equal', app('sin', sym('x')), num(0)), { ...good, solutions: [['2'], ['5']], matched: [true, false] }, 'Python').kind, 'refuted');
  assert.equal(judgeData(periodic('equal', app('power', sym('x'), num(2)), app('sin', num(4))), good, 'Python').kind, 'verified');
});

test('only a solution that is surely not real may be missing', () => {
  const missing = (...values: readonly string[]): object => ({ ...good, solutions: [['2'], ...values.map((value) => [value])], matched: [true, ...values.map(() => false)] });
  assert.equal(judgeData(plan, missing('-1/2 - sqrt(3)*I/2', '-1/2 + sqrt(3)*I/2'), 'Python').kind, 'verified');
  assert.equal(judgeData(plan, missing('-I', '5'), 'Python').kind, 'refuted');
  // A real root of a cubic, as SymPy writes it.
  assert.equal(judgeData(plan, missing('(-1/2 - sqrt(3)*I/2)*(-1/2 + sqrt(3)*I/2)**(1/3)'), 'Python').kind, 'inconclusive');
  const current: CheckPlan = { ...plan, unknowns: ['I'], equations: [app('equal', app('power', sym('I'), num(2)), num(4))] };
  assert.equal(judgeData(current, missing('-2'), 'Python').kind, 'refuted');
  assert.equal(judgeData(current, missing('2*I'), 'Python').kind, 'inconclusive');
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
