import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generator } from '../../../../../src/math/numeric/samples.ts';
import { clipped, rounding, simplified } from '../../../../../src/reasoners/builtin/plotting/outline.ts';
import { joinSamples, valuesOf, type RealFunction } from '../../../../../src/reasoners/builtin/plotting/sampling.ts';
import { heightFor, widthFor } from '../../../../../src/reasoners/builtin/plotting/window.ts';

const defined = (f: (x: number) => number): RealFunction => (x) => { const y = f(x); return Number.isFinite(y) ? y : undefined; };
const joined = (f: RealFunction, range: readonly [number, number], height: number) => joinSamples(f, valuesOf(f, range, 300), height);

test('a smooth curve is one line through all values', () => {
  const { runs, poles } = joined(defined((x) => x * x), [-2, 2], 4);
  assert.equal(runs.length, 1);
  assert.equal(runs[0]?.length, 301);
  assert.deepEqual(poles, []);
});

test('a steep curve is no break', () => {
  for (const f of [(x: number) => Math.tanh(2000 * x), (x: number) => x ** 21, (x: number) => Math.cbrt(x) * 5]) assert.equal(joined(defined(f), [-1.003, 1], 2).runs.length, 1);
});

test('a curve is broken at a pole, whether a value is asked there or not', () => {
  for (const range of [[-3, 3], [-2.9, 3.17]] as const) {
    for (const f of [(x: number) => 1 / x, (x: number) => 1 / x ** 2, (x: number) => -1 / x ** 3, (x: number) => 1 / Math.abs(x)]) {
      const { runs, poles } = joined(defined(f), range, 8);
      assert.equal(runs.length, 2, `${f} on ${range}`);
      assert.equal(poles.length, 1, `${f} on ${range}`);
      assert.ok(Math.abs(poles[0] ?? 1) < 1e-6);
    }
  }
});

test('all poles of a tangent are found', () => {
  const { poles } = joined(defined(Math.tan), [-5, 5], 6);
  assert.deepEqual(poles.map((pole) => Math.round((pole / Math.PI) * 1e6) / 1e6), [-1.5, -0.5, 0.5, 1.5]);
});

test('a jump is a break and no pole', () => {
  const { runs, poles } = joined(defined((x) => (x < 0.123 ? -1 : 1)), [-1, 1], 3);
  assert.deepEqual([runs.length, poles], [2, []]);
});

test('a curve goes up to the end of its domain', () => {
  const [root] = joined(defined(Math.sqrt), [-1, 3], 2).runs;
  assert.ok(Math.abs(root?.[0]?.x ?? 1) < 1e-9);
  const { runs } = joined(defined((x) => Math.sqrt(x * x - 1)), [-2, 2], 2);
  assert.deepEqual(runs.map((run) => [run[0]?.x, run.at(-1)?.x].map((x) => Number(x?.toFixed(6)))), [[-2, -1], [1, 2]]);
});

test('where one value is missing, the gap is not seen', () => {
  const { runs, poles } = joined(defined((x) => (x * x - 1) / (x - 1)), [-1, 3], 4);
  assert.deepEqual(poles, []);
  assert.ok((runs[1]?.[0]?.x ?? 9) - (runs[0]?.at(-1)?.x ?? 0) < 1e-6);
});

test('rational functions with random poles: each is found, and no line crosses one', () => {
  const random = generator(7);
  for (let count = 0; count < 200; count++) {
    const poles = Array.from({ length: 1 + random(3) }, (_, index) => -4 + index * 3 + random(200) / 100);
    const zero = random(100) / 20 - 2.5 + 0.0137;
    const f = defined((x) => poles.reduce((value, pole) => value / (x - pole), x - zero));
    const found = joined(f, [-6, 6], 10);
    for (const pole of poles) {
      for (const run of found.runs) assert.ok((run[0]?.x ?? 0) >= pole - 1e-6 || (run.at(-1)?.x ?? 0) <= pole + 1e-6, `${poles} ${zero}`);
      if (Math.abs(pole - zero) > 0.05) assert.ok(found.poles.some((each) => Math.abs(each - pole) < 1e-6), `${poles} ${zero}: ${found.poles}`);
    }
  }
});

test('the window holds all places with room around them, and zero where it is near', () => {
  for (const places of [[2, 3], [-7, 0, 4], [1e6], [0], [-0.001], [1e-7, 2e-7], [5, 5]]) {
    const [low, high] = widthFor(places);
    for (const place of places) assert.ok(place - low > 0.1 * (high - low) && high - place > 0.1 * (high - low), `${places}`);
  }
  assert.deepEqual(widthFor([]), [-4, 4]);
  assert.ok(widthFor([1, 10])[0] <= 0);
});

test('the window is high enough for what has to be seen, and is not stretched by poles', () => {
  const values = valuesOf(defined((x) => 1 / x), [-1.7, 1.7], 301).flatMap(({ y }) => y ?? []);
  const [low, high] = heightFor([-1, 1], values, values) ?? [0, 0];
  assert.ok(low < -1 && high > 1 && high - low < 20, `${low} to ${high}`);
  assert.deepEqual(heightFor([], [5, 5, 5], [5, 5, 5]), [4, 6]);
  assert.equal(heightFor([], [], []), undefined);
});

test('lines are cut at the window, and lose only what nobody sees', () => {
  const run = Array.from({ length: 101 }, (_, index) => ({ x: index / 10 - 5, y: (index / 10 - 5) ** 2 }));
  const pieces = clipped(run, [-1, 4]);
  assert.equal(pieces.length, 1);
  assert.deepEqual([pieces[0]?.[0]?.y, pieces[0]?.at(-1)?.y], [4, 4]);
  assert.equal(clipped(run, [1, 4]).length, 2);
  assert.equal(simplified(Array.from({ length: 50 }, (_, x) => ({ x, y: 2 * x })), 50, 100).length, 2);
  const kept = simplified(run, 10, 25);
  assert.ok(kept.length > 10 && kept.length < 60);
  assert.equal(rounding(4)(1.234567891), 1.23457);
  assert.ok(Object.is(rounding(4)(-0.0000001), 0));
});
