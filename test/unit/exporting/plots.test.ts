import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TraceEvent } from '../../../src/core/trace.ts';
import { BundledWording } from '../../../src/core/wording.ts';
import { isAllowedSvg } from '../../../src/drawing/allowedSvg.ts';
import { exportTrace } from '../../../src/exporting/exportTrace.ts';
import { traceText } from '../../../src/exporting/traceText.ts';
import { inequalityPlot, polePlot } from '../../support/plots.ts';
import { problem, reduced, turn } from './traces.ts';

const english = new BundledWording('en', {});
const simplified = new BundledWording('zh-cn', JSON.parse(readFileSync(join(import.meta.dirname, '../../../l10n/bundle.l10n.zh-cn.json'), 'utf8')) as Record<string, string>);
const options = { allVersions: false, thinking: true };

const events = turn('t1', { answer: 'It is $-2 < x < 2$.' });
const plots = [inequalityPlot, polePlot].map((plot): TraceEvent => ({ kind: 'reasoned', turn: 't1', at: 1, event: { kind: 'plot', plot } }));
const trace = reduced([{ kind: 'created', id: 'a', at: 0, problem: problem('Solve $x^2 < 4$.') }, ...events.slice(0, -1), ...plots, ...events.slice(-1)]);
const words = 'The solutions are shaded on the axis: −2 < x < 2.';

test('HTML holds each plot as SVG between the answer and the claims', () => {
  const html = exportTrace(trace, 'html', options, english);
  const pictures = [...html.matchAll(/<figure>(<svg.*?<\/svg>)<\/figure>/g)].map(([, svg = '']) => svg);
  assert.equal(pictures.length, 2);
  assert.ok(pictures.every(isAllowedSvg));
  assert.match(pictures[0] ?? '', /aria-label="Graphs of y = x², .*−2 &#60; x &#60; 2\."/);
  assert.ok(html.indexOf('class="text answer"') < html.indexOf('<figure>'));
});

test('Markdown and notebooks hold each plot as a picture of their own, with its words below', () => {
  const markdown = exportTrace(trace, 'markdown', options, english);
  const notebook = (JSON.parse(exportTrace(trace, 'notebook', options, english)) as { cells: { source: string[] }[] }).cells.map(({ source }) => source.join(''));
  for (const text of [markdown, notebook.find((source) => source.includes('<img')) ?? '']) {
    const [, data = ''] = /<img src="data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)" alt="Graphs of [^"<>]*">/.exec(text) ?? [];
    assert.ok(isAllowedSvg(Buffer.from(data, 'base64').toString('utf8')));
    assert.ok(text.includes(words.replace('<', '\\<').replace('<', '\\<').replace(/ < 2/, ' \\< 2')) || text.includes('−2 \\< x \\< 2'));
  }
});

test('LaTeX draws each plot with plain TikZ, which is loaded only then', () => {
  const latex = exportTrace(trace, 'latex', options, english);
  assert.equal(latex.match(/\\begin\{tikzpicture\}/g)?.length, 2);
  assert.ok(latex.indexOf('\\usepackage{tikz}') < latex.indexOf('\\begin{document}'));
  assert.doesNotMatch(latex, /NaN|undefined/);
  for (const line of latex.split('\n').filter((each) => /^\\(?:draw|fill|filldraw|node)\[/.test(each))) assert.ok(line.endsWith(';') || /\(\S+,\S+\)$/.test(line), line);
  const without = exportTrace(reduced([{ kind: 'created', id: 'a', at: 0, problem: problem('x') }, ...events]), 'latex', options, english);
  assert.doesNotMatch(without, /tikz/);
});

test('the text of a trace has the words, in its language', () => {
  assert.match(traceText(trace, english).text, /∴ Picture\n {2}Graphs of y = x², y = 4.*−2 < x < 2\.\n {2}Graphs of y = \(x \+ 1\)\/\(x − 2\)/);
  assert.match(traceText(trace, simplified).text, /∴ 图\n {2}y = x², y = 4 的图像.*解在轴上着色：−2 < x < 2。/);
});
