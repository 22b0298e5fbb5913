import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plot } from '../../../src/core/plot.ts';
import { isAllowedSvg } from '../../../src/drawing/allowedSvg.ts';
import { overlap, placeLabels, textWidth } from '../../../src/drawing/plotLabels.ts';
import { plotPicture } from '../../../src/drawing/plotPicture.ts';
import { ticksOf } from '../../../src/drawing/plotScale.ts';
import { plotSvg } from '../../../src/drawing/plotSvg.ts';
import { areaPlot, inequalityPlot, polePlot, rootsPlot } from '../../support/plots.ts';

const plots = { rootsPlot, inequalityPlot, polePlot, areaPlot };

for (const [name, plot] of Object.entries(plots)) {
  test(`${name} is an SVG of shapes and words, at every width within its bounds`, () => {
    for (const width of [220, 300, 460, 520, 900]) {
      const svg = plotSvg(plot, 'words', width);
      assert.ok(isAllowedSvg(svg));
      assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
      const { height, shapes } = plotPicture(plot, width);
      for (const shape of shapes) {
        if (shape.kind === 'path') shape.places.forEach((value, index) => assert.ok(value >= -0.1 && value <= (index % 2 === 0 ? width : height) + 0.1, `${shape.role} at ${value}`));
        if (shape.kind === 'text') {
          const long = textWidth(shape.text, 11.5);
          const start = shape.anchor === 'start' ? shape.x : shape.anchor === 'middle' ? shape.x - long / 2 : shape.x - long;
          assert.ok(start >= -1 && start + long <= width + 3, `${shape.role} ${shape.text} at ${width}`);
        }
      }
    }
  });
}

test('it says what is seen, and no word of it means anything to a browser', () => {
  const svg = plotSvg({ ...rootsPlot, variable: '<x>', points: [{ kind: 'root', x: 1, y: 0, label: '</text><script>"&\u0001\ud800' }] }, '"><script>alert(1)</script> & x < 2');
  assert.ok(isAllowedSvg(svg));
  assert.match(svg, /role="img" aria-label="&#34;&#62;&#60;script&#62;/);
  assert.doesNotMatch(svg, /<script|\u0001/);
});

test('ticks are round numbers, few of them, and zero is no minus zero', () => {
  assert.deepEqual(ticksOf([-3.4, 3.4], 7).map(({ label }) => label), ['−3', '−2', '−1', '0', '1', '2', '3']);
  assert.deepEqual(ticksOf([1.65, 3.35], 5).map(({ label }) => label), ['2.0', '2.5', '3.0']);
  assert.deepEqual(ticksOf([0, 0.0042], 4).map(({ label }) => label), ['0', '0.001', '0.002', '0.003', '0.004']);
  assert.deepEqual(ticksOf([-750, 8_700_000], 4).map(({ label }) => label), ['0', '2·10⁶', '4·10⁶', '6·10⁶', '8·10⁶']);
  assert.deepEqual(ticksOf([0, 3e-9], 3).map(({ label }) => label), ['0', '10⁻⁹', '2·10⁻⁹', '3·10⁻⁹']);
  for (const range of [[0, 1], [-1e9, 1e9], [5, 5.0001], [-0.3, 17]] as const) for (const count of [2, 5, 9]) assert.ok(ticksOf(range, count).length <= 1.25 * count + 1, `${range} ${count}`);
});

test('labels of points that crowd lie over nothing, or are left out', () => {
  const frame = { x: 0, y: 0, width: 260, height: 160 };
  const wishes = Array.from({ length: 12 }, (_, index) => ({ x: 20 + index * 20, y: 80 + (index % 2), text: `x = −${index}/17` }));
  const placed = placeLabels(wishes, frame, wishes, [], 11.5);
  const boxes = placed.map(({ x, y, text }) => ({ x, y: y - 11.5 * 0.9, width: textWidth(text, 11.5), height: 11.5 * 1.15 }));
  assert.ok(placed.length >= 8);
  boxes.forEach((box, index) => {
    assert.ok(boxes.slice(index + 1).every((other) => !overlap(box, other)));
    assert.ok(wishes.every(({ x, y }) => !overlap(box, { x: x - 4, y: y - 4, width: 8, height: 8 })));
    assert.ok(box.x >= 0 && box.x + box.width <= 260 && box.y >= 0 && box.y + box.height <= 160);
  });
});

test('a label keeps off a curve where there is room', () => {
  const rising = Array.from({ length: 20 }, (_, index) => [index * 10, 150 - index * 8]).flat();
  const [label] = placeLabels([{ x: 100, y: 70, text: 'x = 2' }], { x: 0, y: 0, width: 200, height: 160 }, [{ x: 100, y: 70 }], [rising], 11.5);
  assert.ok(label && (label.x + textWidth('x = 2', 11.5) <= 100 || label.x >= 100));
  assert.notEqual(label.y < 70, label.x >= 100, 'above to the left or below to the right');
});

test('a legend too long for the width is cut, and many lines stand below one another', () => {
  const long: Plot = { ...rootsPlot, curves: Array.from({ length: 4 }, (_, index) => ({ label: `y = ${'x² + '.repeat(12)}${index}`, lines: [] })) };
  const legend = plotPicture(long, 300).shapes.flatMap((shape) => (shape.kind === 'text' && shape.role === 'legend' ? [shape] : []));
  assert.equal(new Set(legend.map(({ y }) => y)).size, 4);
  assert.ok(legend.every(({ text, x }) => text.endsWith('…') && x + textWidth(text, 11.5) <= 300));
});
