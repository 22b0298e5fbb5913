import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowedSvg } from '../../../src/drawing/allowedSvg.ts';
import { drawFormula } from '../../../src/drawing/drawFormula.ts';
import { macrosFor } from '../../../src/drawing/macros.ts';
import { isDrawable, longestDrawn } from '../../../src/drawing/formula.ts';

const black = '#000000';
const draw = (latex: string, color = black) => drawFormula({ latex, display: true }, color);

for (const latex of ['x^2', '\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}', '\\begin{align} a&=b\\\\ c&=d \\end{align}', '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '\\int_0^\\infty e^{-x^2}\\,dx', '\\text{解为 } x = 2', '\\cancel{x}\\boxed{2}', '\\unknown{x}', 'a < b \\& c']) {
  test(`${latex} is a well-formed picture with a size`, () => {
    const drawn = draw(latex);
    assert.ok(drawn);
    assert.ok(isAllowedSvg(drawn.svg));
    assert.ok(drawn.width > 0 && drawn.width <= 620 && drawn.height > 0 && drawn.height < 300);
    assert.doesNotMatch(drawn.svg, /<script|foreignObject|currentColor|<style|<image|\son\w+=|https?:(?!\/\/www\.w3\.org\/)/i);
  });
}

test('the picture has the colour it was asked for, and no other text colour is taken', () => {
  assert.match(draw('x', '#d4d4d4')?.svg ?? '', /fill="#d4d4d4"/);
  for (const color of ['red', 'url(#a)', '#fff" onload="alert(1)']) assert.equal(draw('x', color), undefined);
});

for (const hostile of [
  '\\href{javascript:alert(1)}{x}',
  '\\href{https://example.org}{x}',
  '\\require{html}\\href{https://example.org}{x}',
  '\\class{a" onload="alert(1)}{x}',
  '\\style{background:url(https://example.org)}{x}',
  '\\mmlToken{mi}[href="https://example.org"]{x}',
  '\\mmlToken{mi}[style="background:url(https://example.org)"]{x}',
  '\\includegraphics{https://example.org/a.png}',
  '\\text{<script>alert(1)</script>}',
  '\\text{</text><script>alert(1)</script>}',
  '\\unicode{x3c}script\\unicode{x3e}',
  '\\color{url(https://example.org)}x',
  '\\def\\a{\\a\\a}\\a',
  '\\newcommand{\\a}{\\href{https://example.org}{x}}\\a',
  '\\let\\a\\href\\a{https://example.org}{x}',
  '\\bbox[url(https://example.org)]{x}',
  '\\data{a=b}{x}',
  '\\DeclareMathOperator{\\a}{\\a}\\a',
  '\\prescript{a}{b}{\\prescript{}{}{\\prescript{}{}{x}}}',
  '\\x'.repeat(600),
  '{'.repeat(900),
  '\\frac1'.repeat(300),
  '\\sqrt{'.repeat(50) + 'x' + '}'.repeat(50),
  'x^'.repeat(500),
  '\\begin{array}{' + 'c'.repeat(1500) + '}1\\end{array}',
  '\\rule{99999em}{99999em}',
  '\\kern 1e9em x',
  '\u0000\u202e x',
]) {
  test(`nothing runs or loads out of ${hostile.slice(0, 50)}`, () => {
    const started = performance.now();
    const drawn = draw(hostile);
    assert.ok(performance.now() - started < 5000);
    if (!drawn) return;
    assert.ok(isAllowedSvg(drawn.svg));
    assert.ok(drawn.width <= 620 && Number.isFinite(drawn.height));
    assert.doesNotMatch(drawn.svg, /<script|foreignObject|\shref="(?!#)|\sxlink:href="(?!#)|\ssrc=|\sstyle="[^"]*url|\son\w+=/i);
  });
}

test('what one formula defines does not reach the next', () => {
  draw('\\def\\x{y}\\DeclareMathOperator{\\y}{z}\\let\\alpha\\beta');
  assert.notEqual(draw('\\alpha')?.svg, draw('\\beta')?.svg);
});

test('macros of the document are drawn as what they stand for', () => {
  const preamble = '\\newcommand{\\R}{\\mathbb{R}}\n\\newcommand{\\norm}[1]{\\lVert #1 \\rVert}\n\\DeclareMathOperator{\\rank}{rank}\n\\def\\a{\\R^n}\n\\newcommand{\\unused}{x}';
  const macros = macrosFor('\\norm{x} \\rank \\a', preamble);
  assert.deepEqual(Object.keys(macros).sort(), ['R', 'a', 'norm', 'rank']);
  const own = drawFormula({ latex: '\\R', display: true, macros }, black);
  assert.equal(own?.svg, draw('\\mathbb{R}')?.svg);
  assert.notEqual(own?.svg, draw('\\R')?.svg);
});

test('macros that never end, or lead out, are bounded as any formula', () => {
  for (const body of ['\\a\\a', '\\href{https://example.org}{x}', '#1']) {
    const drawn = drawFormula({ latex: '\\a', display: true, macros: { a: [body, 0] } }, black);
    assert.ok(drawn === undefined || isAllowedSvg(drawn.svg));
  }
});

test('what is too long or too deep is not even tried', () => {
  assert.equal(isDrawable({ latex: 'x'.repeat(longestDrawn + 1), display: false }), false);
  assert.equal(isDrawable({ latex: `${'{'.repeat(61)}x`, display: false }), false);
  assert.equal(isDrawable({ latex: '\\left('.repeat(61), display: false }), false);
  assert.equal(isDrawable({ latex: ' \n', display: false }), false);
  assert.equal(isDrawable({ latex: '\\{'.repeat(100), display: false }), true);
});

test('no other SVG is let through', () => {
  const good = '<svg xmlns="http://www.w3.org/2000/svg" width="1"><g><path d="M0 0"/></g></svg>';
  assert.ok(isAllowedSvg(good));
  for (const bad of [
    '',
    'x',
    `${good}${good}`,
    `${good}x`,
    good.replace('<g>', '<script>'),
    good.replace('<g>', '<g onclick="a()">'),
    good.replace('<g>', '<a href="https://example.org">'),
    good.replace('<g>', '<use href="https://example.org#a">'),
    good.replace('<g>', '<g fill="url(https://example.org)">'),
    good.replace('<g>', '<g style="background:url(a)">'),
    good.replace('</g>', ''),
    good.replace('<path d="M0 0"/>', '<path d="M0 0">'),
    good.replace('<g>', '<g a=b>'),
    good.replace('<g>', '<g>&undefined;'),
    `<!DOCTYPE svg [<!ENTITY a "b">]>${good}`,
    `<?xml version="1.0"?>${good}`,
    good.replace('<g>', '<g><![CDATA[x]]>'),
  ]) assert.equal(isAllowedSvg(bad), false, bad);
});
