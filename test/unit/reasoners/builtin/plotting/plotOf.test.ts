import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../../src/core/phrase.ts';
import { plotFrom, plotLimits, type Plot, type PlotPoint } from '../../../../../src/core/plot.ts';
import { run, request } from '../run.ts';

async function plotOf(problem: string): Promise<Plot | undefined> {
  const { events } = await run(request(problem));
  const found = events.find((event) => event.kind === 'plot');
  return found?.kind === 'plot' ? found.plot : undefined;
}

/** Problems, the labels of their points in order, and words that the text alternative has. */
const drawn: readonly (readonly [problem: string, labels: readonly string[], words: RegExp])[] = [
  ['Solve $x^2-5x+6=0$.', ['x = 2', 'x = 3'], /^Graph of y = x² − 5x \+ 6, .* It meets the x-axis at x = 2, x = 3\.$/],
  ['Solve $2x+3=7$.', ['x = 2'], /^Graphs of y = 2x \+ 3, y = 7, .* They meet at \(2, 7\)\.$/],
  ['Solve $x^4-5x^2+4=0$.', ['x = −2', 'x = −1', 'x = 1', 'x = 2'], /x = −2, x = −1, x = 1, x = 2/],
  ['Solve $x^2=2$.', ['x = −√2', 'x = √2'], /\(−√2, 2\), \(√2, 2\)/],
  ['Solve $\\frac{x+1}{x-2}=3$.', ['x = 7/2'], /grows without bound near x = 2\./],
  ['Solve $\\frac{1}{x}=x$.', ['x = −1', 'x = 1'], /near x = 0\./],
  ['Solve $2^x=8$.', ['x = 3'], /\(3, 8\)/],
  ['Solve $\\sqrt{x+3}=x-3$.', ['x = 6'], /\(6, 3\)/],
  ['Solve $|x-1|=3$.', ['x = −2', 'x = 4'], /\(−2, 3\), \(4, 3\)/],
  ['Solve $1000x=5000000$.', ['x = 5000'], /\(5000, 5000000\)/],
  ['解方程 $x^2-4=0$。', ['x = −2', 'x = 2'], /x-axis/],
  ['Solve $x^2<4$.', ['x = −2', 'x = 2'], /shaded on the axis: −2 < x < 2\./],
  ['Solve $x^2+1>0$.', [], /shaded on the axis: x ∈ ℝ\./],
  ['Solve $x^2+1<0$.', [], /Nothing is shaded/],
  ['Solve $\\frac{x-1}{x+2}\\ge 0$.', ['x = 1'], /x < −2 or x ≥ 1.*near x = −2/],
  ['Solve $-1<2x+3\\le 7$.', ['x = −2', 'x = 2'], /y = −1, y = 7.*−2 < x ≤ 2/],
  ['Where is $f(x)=x^3-3x^2$ increasing?', ['(0, 0)', '(2, −4)'], /Local maximum: \(0, 0\)\. Local minimum: \(2, −4\)\. Where it increases/],
  ['Find the maximum of $f(x)=x^2-4x+1$ on $[0,5]$.', ['', '', '(5, 6)'], /Greatest value: \(5, 6\)/],
  ['Find the tangent line to $y=x^2$ at $x=1$.', ['(1, 1)'], /The tangent y = 2x − 1 touches the curve at \(1, 1\)/],
  ['Find the tangent line to $y=\\ln x$ at $x=1$.', ['(1, 0)'], /touches/],
  ['Compute $\\int_0^2 x^2\\,dx$.', ['', ''], /shaded, from 0 to 2\.$/],
  ['Compute $\\int_{-1}^{2}(x^2-1)\\,dx$.', ['', ''], /counts as negative/],
  ['Evaluate $\\int_1^{\\infty} \\frac{1}{x^2}\\,dx$.', [''], /shaded, from 1 to ∞\./],
  ['Find the area between $y = x^3$ and $y = x$.', ['x = −1', 'x = 0', 'x = 1'], /The area between the curves is shaded, from −1 to 1\./],
  ['Find the average value of $f(x)=x^2$ on $[0,3]$.', ['', ''], /The level line is the average value, 3\./],
  ['Find the inflection points of $f(x)=x^4-6x^2$.', ['(−1, −5)', '(1, −5)'], /Point of inflection: \(−1, −5\), \(1, −5\)\./],
  ['Find the intervals where $f(x) = x^3 - 3x$ is concave up.', ['(0, 0)'], /Where it is concave up is shaded/],
  ['Solve $x^2 - 4x + 4 > 0$.', ['x = 2'], /x ≠ 2/],
  ['Solve $|x-7| > 0$.', ['x = 7'], /x ≠ 7/],
  ['Compute $\\int_0^{\\pi}\\sin x\\,dx$.', ['', ''], /from 0 to π/],
  ['Find the points of intersection of $y=x^2$ and $y=x+2$.', ['(−1, 1)', '(2, 4)'], /^Graphs of y = x², y = x \+ 2, .* They meet at \(−1, 1\), \(2, 4\)\.$/],
  ['Find the points of intersection of the circle $x^2+y^2=25$ and the line $y=x+1$.', ['(−4, −3)', '(3, 4)'], /y = √\(−x² \+ 25\), y = −√\(−x² \+ 25\).*They meet at \(−4, −3\), \(3, 4\)\.$/],
  ['求抛物线 $y=x^2-4$ 与 $x$ 轴的交点坐标。', ['(−2, 0)', '(2, 0)'], /^Graph of y = x² − 4, .* It meets the x-axis at x = −2, x = 2\.$/],
];

for (const [problem, labels, words] of drawn) {
  test(`draws: ${problem}`, async () => {
    const plot = await plotOf(problem);
    assert.ok(plot);
    assert.deepEqual([...plot.points].sort((a, b) => a.x - b.x).map(({ label }) => label).filter((label) => label !== ''), labels.filter((label) => label !== ''));
    assert.match(plot.says.map(english).join(' '), words);
    assert.deepEqual(plotFrom(JSON.parse(JSON.stringify(plot))), plot, 'a journal gives it back');
    assert.ok(JSON.stringify(plot).length < 20_000);
    const [main] = plot.curves;
    for (const point of plot.points) assert.ok(main && isOn(point, plot), `${point.label || point.kind} lies on the curve`);
    for (const { x, y } of plot.points) assert.ok(x > plot.x[0] && x < plot.x[1] && y > plot.y[0] && y < plot.y[1], 'with room around it');
    for (const { lines } of plot.curves) {
      assert.ok(lines.flat().length / 2 <= plotLimits.places);
    }
    for (const line of main?.lines ?? []) for (let index = 0; index + 3 < line.length; index += 2) for (const pole of plot.poles) assert.ok(!((line[index] ?? 0) < pole && (line[index + 2] ?? 0) > pole), 'no line across a pole');
  });
}

for (const problem of ['Solve $x^2+1=0$.', 'Factor $x^2-1$.', 'Compute $\\int x^2\\,dx$.', 'Compute $2+3$.', 'Solve the system $x+y=3$, $x-y=1$.', 'Differentiate $x^3$.', 'Find $\\gcd(12, 18)$.']) {
  test(`draws nothing: ${problem}`, async () => assert.equal(await plotOf(problem), undefined));
}

test('a hint has no picture: it would show the answer', async () => {
  const { events } = await run(request('Solve $x^2-5x+6=0$.', { task: 'hint' }));
  assert.ok(events.every(({ kind }) => kind !== 'plot'));
});

test('the solutions are shaded up to their ends, open or closed as they are', async () => {
  const plot = await plotOf('Solve $\\frac{x-1}{x+2}\\ge 0$.');
  assert.ok(plot);
  assert.deepEqual(plot.intervals.map(({ fromEnd, toEnd, to, from }) => [fromEnd, from, to, toEnd]), [['beyond', plot.x[0], -2, 'open'], ['closed', 1, plot.x[1], 'beyond']]);
});

test('an area is cut where the curve crosses, and what lies below is told apart', async () => {
  const plot = await plotOf('Compute $\\int_{-1}^{2}(x^2-1)\\,dx$.');
  assert.deepEqual(plot?.areas.map(({ below }) => below), [true, false]);
  const [, right] = plot?.areas ?? [];
  const xs = (right?.outline ?? []).filter((_, index) => index % 2 === 0);
  assert.ok(Math.abs(Math.min(...xs) - 1) < 1e-3 && Math.abs(Math.max(...xs) - 2) < 1e-3);
});

test('an area without end goes on to the edge of the window', async () => {
  const plot = await plotOf('Evaluate $\\int_1^{\\infty} \\frac{1}{x^2}\\,dx$.');
  assert.equal(Math.max(...(plot?.areas[0]?.outline ?? []).filter((_, index) => index % 2 === 0)), plot?.x[1]);
});

/** Within a part of the window that nobody sees. */
function isOn({ x, y }: PlotPoint, plot: Plot): boolean {
  const [width, height] = [plot.x[1] - plot.x[0], plot.y[1] - plot.y[0]];
  return (plot.curves[0]?.lines ?? []).some((line) => {
    for (let index = 0; index + 3 < line.length; index += 2) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = line.slice(index, index + 4);
      const [ax, ay, bx, by] = [(x - x0) / width, (y - y0) / height, (x1 - x0) / width, (y1 - y0) / height];
      const along = Math.min(1, Math.max(0, (ax * bx + ay * by) / (bx * bx + by * by || 1)));
      if (Math.hypot(ax - along * bx, ay - along * by) < 1e-3) return true;
    }
    return false;
  });
}
