import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../../../src/math/judging/judge.ts';
import { dataRows } from '../../../support/data.ts';

type Pair = readonly [gold: string, pred: string, question?: string];

function verdict(gold: string, pred: string, question?: string): string {
  return judge({ gold, pred, ...(question === undefined ? {} : { question }) }).verdict;
}

const equal: readonly Pair[] = [
  ['(B)', 'B'], ['\\textbf{(C)}', 'C'], ['B', '(B) 12'], ['Yes.', 'yes'], ['20:34', '8:34 P.M.'], ['8:34 \\text{ p.m.}', '20:34'],
  ['\\frac{1}{3}', '0.3333'], ['5\\%', '0.05'], ['x=5', '5'], ['(1,2)', '(x,y)=(1,2)'], ['x=1,y=2', '(1,2)'],
  ['\\begin{pmatrix}1\\\\2\\end{pmatrix}', '(1,2)'], ['[2,3)', '2\\le x<3'], ['\\{x\\mid x>3\\}', '(3,\\infty)'],
  ['\\frac{\\pi}{4}+k\\pi', 'n\\pi+\\frac{\\pi}{4}'],
  ['x=\\frac{\\pi}{6}+2k\\pi \\text{ or } x=\\frac{5\\pi}{6}+2k\\pi', 'x=(-1)^n\\frac{\\pi}{6}+n\\pi'], ['1\\frac12', '3/2'], ['2x+4y=6', 'x+2y=3'],
  ['x^2+C', 'x^2+c'], ['1,000,000', '10^6'], ['2\\text{ m}', '200\\text{ cm}'], ['-1\\pm\\sqrt2', '\\{-1-\\sqrt2,-1+\\sqrt2\\}'], ['a=3, b=4', '3,4'],
  ['无解', 'no solution'], ['\\emptyset', '\\text{no solution}'], ['\\mathbb{R}', '(-\\infty,\\infty)'], ['ABD', 'A, B, D'], ['答案：$3$', '3'],
  ['x＝2或x＝3', '\\{2,3\\}'], ['3.5×10^3', '3500'], ['y=2x+1', '2x-y+1=0'], ['\\sin^2 x', '1-\\cos^2x'], ['3:4', '\\frac34'], ['7 apples', '7'],
  ['\\$12.50', '12.5'], ['101_2', '101_2'], ['\\frac{1}{\\sqrt2}', '\\frac{\\sqrt2}{2}'], ['x\\in(-1,1)', '-1<x<1'],
  ['x<1 \\text{ or } x>2', '(-\\infty,1)\\cup(2,\\infty)'], ['f(x)=x^2', 'f(t)=t^2'], ['i', '\\sqrt{-1}'], ['\\ln 8', '3\\ln 2'], ['10!', '3628800'], ['x \\in (0,\\sqrt2)\\cap(1,3)', '1<x<\\sqrt2'],
  ['\\{x \\mid x\\in[0,\\sqrt2]\\cup[1,3]\\}', '0\\le x\\le3'], ['\\{x \\mid x\\in(0,\\sqrt2)\\cap(1,3)\\}', '1<x<\\sqrt2'],
  ['\\binom{5}{2}', '10'], ['90^\\circ', '\\frac{\\pi}{2}'], ['45', '45^\\circ'], ['12\\text{ cm}^2', '12 cm^2'], ['2^{10}', '1024'],
  ['(-\\infty,2]', 'x\\le 2'], ['\\text{A}', 'A'], ['B', '12', 'What? (A) 11 (B) 12 (C) 13'], ['12', 'B', 'What? (A) 11 (B) 12 (C) 13'],
  ['3', 'The answer is 3.'], ['\\frac{3}{4}', 'So we get \\boxed{\\dfrac34}.'], ['x^2+y^2=4', '\\frac{x^2}{4}+\\frac{y^2}{4}=1'], ['\\{1,2\\}', '2,1'],
  ['\\sqrt{x^2}', '|x|'], ['$-\\frac12$', '-0.5'], ['0.5', '.5'], ['三', '三'], ['5,7', '7 and 5'], ['[1,3]', '\\{x | 1 \\le x \\le 3\\}'],
  ['(1,+∞)', '(1,\\infty)'], ['e^{i\\pi}', '-1'], ['1.5\\text{ hours}', '90\\text{ minutes}'], ['\\frac{n(n+1)}{2}', '\\sum_{k=1}^n k'],
  ['$-1$,$2$,$-2$', 'x = -2 \\text{ or } x = -1 \\text{ or } x = 2'],
];

const notEqual: readonly Pair[] = [
  ['B', 'C'], ['even', 'odd n'], ['\\frac{1}{2004!}', '\\frac{1}{2006!}'], ['1/2^{99}', '1/2^{98}'], ['25 km', '25 ft'], ['4210_5', '4210_7'],
  ['2x-y-z-1=0.', 'x-3y-z+4=0.'], ['(1,2)', '(2,1)'], ['[0,1)', '[0,1]'], ['x<3', 'x\\le 3'], ['x>3', 'x<3'], ['x=5', 'x=-5'],
  ['3^{100}', '3^{100}+1'], ['\\pi', '\\frac{22}{7}'], ['\\{x|-2\\le x<1\\}', '\\{1\\}'], ['1,\\frac12', '\\frac12'],
  ['R=1,I=(-1,1)', 'R=1,I=(-6,-4)'], ['4x^2+8x+19=0', 'x^2+18x+86=0'], ['\\sqrt{x^2}', 'x'], ['\\ln x^2', '2\\ln x'], ['1-1/e', '1+1/e'],
  ['\\pm 3', '3'], ['y=(x+C)\\cos x（C为任意常数）', 'y=Cxe^{-x}（C为任意常数）'], ['e^{\\pi\\sqrt{163}}', '262537412640768744'],
  ['\\frac{\\pi}{6}+2k\\pi', '\\frac{\\pi}{6}+k\\pi'], ['x', '100x'], ['\\sec x', '\\cot x'], ['\\sqrt[6]{3}', '\\sqrt{3}'], ['3', '3x'], ['2', '2i'],
  ['12 cm', '12 m'], ['n=2,3', 'n=2,4'], ['0', '\\emptyset'], ['1010_2', '1010'], ['50', '50\\%'], ['x=1', 'y=1'], ['2^k', '2^n'], ['a>1', 'b>1'],
  ['9:30 am', '9:30 pm'], ['A', 'AB'], ['30', '30^\\circ 15'], ['f(x)=x', 'f(x)=2x'], ['(0,1)', '[0,1]'], ['\\frac13', '0.33'],
  ['1', '\\text{one apple}'], ['\\text{not } 3', '3'], ['x\\ne 3', '3'], ['\\text{no real solution}', '0'], ['5 \\text{ or } 6', '5'],
  ['k<-1', 'k>-1'], ['-7', '7'], ['\\frac{a}{b}', '\\frac{b}{a}'], ['10^{-13}', '0'], ['1+10^{-20}', '1'], ['(1,2,3)', '(1,2)'],
  ['\\text{Monday}', '\\text{Tuesday}'], ['3 \\text{ boys}', '3 \\text{ girls}'], ['12', 'B', 'What? (A) 11 (B) 13 (C) 12'], ['是', '否'],
  ['\\log_2 3', '\\log_3 2'], ['(2,3)', '\\{2,3\\}'], ['x^2=4', 'x=2'], ['x^2+1=0', 'x^2+2=0'], ['\\sin x', '\\sin 2x'], ['\\frac{0}{0}', '0'],
  ['\\{x \\mid x\\in[0,\\sqrt2]\\cup[1,3]\\}', '[1,\\sqrt2]'], ['\\{x \\mid x\\in(0,\\sqrt2)\\cap(1,3)\\}', '(0,3)'],
  ['1, 2, \\ldots, n', '1, 2, \\ldots, m'], ['2n+1', '2n-1'], ['x=2k', 'x=2k+1'], ['\\arcsin x', '\\sin^{-1} x + 0.0001'], ['0.3', '0.30001'],
  ['1/3', '3/1'], ['$x = 3$ or $x=4$', '3'], ['4 < m', 'm<4'], ['y\\le x', 'y\\ge x'], ['1<a<2', '1<b<2'], ['-\\infty', '\\infty'],
  ['\\{(1,2)\\}', '\\{(2,1)\\}'], ['1000', '1{,}0000'], ['2, 1', 'x = 1, y = 2'], ['1, 3', 'x = 1 \\text{ or } x = 2'],
];

for (const [gold, pred, question] of equal) {
  test(`${gold} equals ${pred}`, () => {
    assert.equal(verdict(gold, pred, question), 'equal');
    assert.equal(verdict(pred, gold, question), 'equal');
  });
}

for (const [gold, pred, question] of notEqual) {
  test(`${gold} does not equal ${pred}`, () => {
    assert.notEqual(verdict(gold, pred, question), 'equal');
    assert.notEqual(verdict(pred, gold, question), 'equal');
  });
}

test('ways of writing answers that are one', () => {
  for (const [gold, pred] of [['\\{x \\mid x \\in \\mathbb{R}, x \\neq 0\\}', '(-\\infty,0)\\cup(0,\\infty)'], ['①②④', '①, ②, ④'], ['36πcm³', '36\\pi'], ['1:2:3', '2:4:6'], ['3 m/s', '3\\text{ m/s}'], ['a_n=2n-1', '2n-1']] as const) {
    assert.equal(verdict(gold, pred), 'equal', `${gold} / ${pred}`);
  }
});

test('numbers that agree to hundreds of digits are still different', () => {
  assert.notEqual(verdict('\\sqrt{2^{2009}-1}', '\\sqrt{2^{2009}-8}'), 'equal');
  assert.notEqual(verdict('\\sqrt{1+10^{-100}}', '1'), 'equal');
});

test('an answer is found at the end of a text', () => {
  assert.equal(verdict('28\\%', 'It loses $10\\%$ and then $20\\%$, a total of $\\boxed{28\\%}$.'), 'equal');
  assert.equal(verdict('34', 'Final Answer: The largest $n$ is 34.'), 'equal');
  assert.equal(verdict('3', '因此，瑞秋的数学作业比阅读作业多 **3页**。'), 'equal');
  assert.equal(verdict('1, 2', '\\boxed{1} and \\boxed{2}'), 'equal');
});

test('lenient: three figures and a forgotten percent sign; strict: neither', () => {
  assert.notEqual(judge({ gold: '\\frac13', pred: '0.333' }).verdict, 'equal');
  assert.equal(judge({ gold: '\\frac13', pred: '0.333', mode: 'lenient' }).verdict, 'equal');
  assert.notEqual(judge({ gold: '50\\%', pred: '50' }).verdict, 'equal');
  assert.equal(judge({ gold: '50\\%', pred: '50', mode: 'lenient' }).verdict, 'equal');
});

test('nothing unreadable is ever equal to anything written otherwise', () => {
  for (const text of ['\\badcommand{3}', '3 \\frac', '{{{', '', '$$', '\\begin{x}3\\end{x}']) assert.notEqual(verdict(text, '3'), 'equal', text);
});

const rows = dataRows<{ readonly gold: string; readonly pred: string; readonly equal: boolean; readonly soft?: boolean; readonly question?: string }>('near-dev.jsonl');
test('near misses of real answers are not accepted (every sixth of the development rows)', { skip: rows === undefined }, () => {
  for (const [index, row] of (rows ?? []).entries()) {
    if (index % 6 === 0 && !row.equal) assert.notEqual(verdict(row.gold, row.pred, row.question), 'equal', `${row.gold} / ${row.pred}`);
  }
});

test('words of one kind exclude one another, others say nothing of one another', () => {
  for (const [one, two] of [['diverges', '\\text{does not converge}'], ['不收敛', '发散'], ['收敛', '该级数收敛'], ['The series is convergent', 'converges']] as const) assert.equal(verdict(one, two), 'equal', `${one} / ${two}`);
  for (const [one, two] of [['converges', 'does not converge'], ['收敛', '不收敛'], ['converges conditionally', 'it converges absolutely']] as const) assert.equal(verdict(one, two), 'different', `${one} / ${two}`);
  for (const [one, two] of [['converges', 'yes'], ['diverges', 'no'], ['does not exist', 'diverges'], ['收敛', '绝对收敛'], ['锐角', '锐角三角形'], ['钝角三角形', '最大的角是钝角']] as const) assert.equal(verdict(one, two), 'unknown', `${one} / ${two}`);
});

test('the greatest and the least value are not exchanged', () => {
  const gold = 'f_{max} = 4, f_{min} = 0';
  assert.equal(verdict(gold, 'f_{\\min}=0, f_{\\max}=4'), 'equal');
  for (const other of ['f_{max} = 0, f_{min} = 4', '0, 4']) assert.notEqual(verdict(gold, other), 'equal', other);
  assert.equal(verdict('f_{max} = 4', 'y_{max} = 4'), 'unknown');
  assert.equal(verdict('f_{max} = 4', '4'), 'equal');
});

test('a pair is matched with letters in the order of the alphabet, an interval with none', () => {
  assert.equal(verdict('(0,1)', 'y=0, x=1'), 'different');
  assert.equal(verdict('(0,1)', 'y=1, x=0'), 'equal');
  assert.equal(verdict('(0,1)', 'x=0 \\text{ or } x=1'), 'unknown');
  assert.equal(verdict('(0,1)', 'b=0, a=1'), 'unknown');
  assert.equal(verdict('x \\in (0,1)', '0, 1'), 'unknown');
  assert.equal(verdict('x \\in (0,1)', '0<x<1'), 'equal');
});

test('the same family from another of its members is not called different', () => {
  for (const [one, two] of [['x=\\frac{\\pi}{4}+k\\pi', 'x=\\frac{5\\pi}{4}+k\\pi'], ['k\\pi', '(k+1)\\pi']] as const) assert.equal(verdict(one, two), 'unknown', `${one} / ${two}`);
  assert.equal(verdict('k\\pi', '2k\\pi'), 'different');
});
