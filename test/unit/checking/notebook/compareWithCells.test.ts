import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notebook, said, type Written } from './notebook.ts';

/** A text above or below one cell, and what is said of it. */
type Row = readonly [expected: string, ...written: Written[]];

function all(title: string, rows: readonly Row[]): void {
  for (const [expected, ...written] of rows) {
    test(`${title}: ${JSON.stringify(written).slice(0, 140)}`, () => assert.deepEqual(said(notebook(...written)).join(', '), expected));
  }
}

const x = (value: string, code = 'x = f()\nx'): Written => [code, { result: value }];

all('numbers', [
  ['verified', '$x = 3/8$', x('0.375')],
  ['verified', '$x = \\frac{3}{8}$', x('0.375')],
  ['verified', 'x = 3/8', x('0.375')],
  ['refuted', '$x = 3/8$', x('0.38')],
  ['verified', '$x = 0.333$', x('0.3333333333333333')],
  ['refuted', '$x = 0.33$', x('0.3401')],
  ['verified', '$x = 1/3$', x('0.3333333333333333')],
  ['verified', '$x = \\sqrt{2}$', x('1.4142135623730951')],
  ['refuted', '$x = \\sqrt{3}$', x('1.4142135623730951')],
  ['inconclusive', '$x = 12.34$', x('12.3467')],
  ['verified', '$x = 12.35$', x('12.3467')],
  ['verified', '$x = 1.2 \\times 10^{3}$', x('1200.0')],
  ['verified', '$x = 42$', x('42')],
  ['refuted', '$x = 42$', x('43')],
  ['verified', '$x = 1{,}234$', x('1234')],
  ['inconclusive', '$x = 1$', x('nan')],
  ['inconclusive', '$x = 1$', x('inf')],
  ['verified', '$x = 3/8$', x('Fraction(3, 8)')],
  ['verified', '$x = 12.4$', x('np.float64(12.4)')],
  ['verified', '$x = 3$', '', x('3')],
  ['verified', x('3'), '$x = 3$'],
  ['verified', '$3 = x$', x('3')],
]);

all('about', [
  ['verified', '$x \\approx 28$', x('28.27')],
  ['verified', '$x \\approx 1200$', x('1234')],
  ['inconclusive', '$x \\approx 28.5$', x('28.27')],
  ['refuted', '$x \\approx 30$', x('45.0')],
  ['verified', 'The area is about 28.', ['area = f()\narea', { result: '28.27' }]],
]);

all('percent and units', [
  ['verified', '$x = 37.5\\%$', x('0.375')],
  ['verified', '$x = 37.5\\%$', x('37.5')],
  ['refuted', '$x = 37.5\\%$', x('0.42')],
  ['verified', '$x = 12.5\\text{ cm}$', x('12.5')],
  ['inconclusive', '$x = 12.5\\text{ cm}$', x('0.125')],
  ['inconclusive', '$v = 36$ km/h', ['v = f()\nv', { result: '10.0' }]],
  ['refuted', '$x = 12.5\\text{ cm}$', x('13.1')],
  ['verified', '$x = 30^\\circ$', x('0.5235987755982988')],
  ['verified', '$x = 30^\\circ$', x('30')],
]);

all('comparisons', [
  ['verified', 'Since $p < 0.05$ it is significant.', ['p = f()\np', { result: '0.031' }]],
  ['refuted', 'Since $p < 0.05$ it is significant.', ['p = f()\np', { result: '0.31' }]],
  ['inconclusive', 'Since $p < 0.05$ it is significant.', ['p = f()\np', { result: '0.05' }]],
  ['verified, verified', 'We have $0 < p < 0.05$.', ['p = f()\np', { result: '0.01' }]],
  ['verified', 'So $n \\ge 10$.', ['n = f()\nn', { result: '10' }]],
  ['refuted', 'So $n > 10$.', ['n = f()\nn', { result: '10' }]],
  ['verified', 'The mean is less than 13.', ['np.mean(d)', { result: '12.4' }]],
  ['inconclusive', '$f(x) = \\ln x$, $x > 0$', x('-2')],
]);

all('collections', [
  ['verified', '$v = (1, 2, 3)$', ['v = f()\nv', { result: 'array([1, 2, 3])' }]],
  ['refuted', '$v = (1, 2, 4)$', ['v = f()\nv', { result: 'array([1, 2, 3])' }]],
  ['refuted', '$v = (1, 2)$', ['v = f()\nv', { result: 'array([1, 2, 3])' }]],
  ['verified', '$\\vec{v} = (0.5, 0.333)$', ['v = f()\nv', { result: 'array([0.5       , 0.33333333])' }]],
  ['verified', '$A = \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$', ['A = f()\nA', { result: 'array([[1, 2],\n       [3, 4]])' }]],
  ['refuted', '$A = \\begin{pmatrix}1&2\\\\3&5\\end{pmatrix}$', ['A = f()\nA', { result: 'Matrix([\n[1, 2],\n[3, 4]])' }]],
  ['verified', '$S = \\{3, 2\\}$', ['S = f()\nS', { result: '{2, 3}' }]],
  ['verified', 'So $x = 2$ or $x = 3$.', ['roots = f()\nroots', { result: '[2.0, 3.0]' }]],
  ['refuted', 'So $x = 2$ or $x = 4$.', ['roots = f()\nroots', { result: '[2.0, 3.0]' }]],
  ['verified', '$x \\in \\{2, 3\\}$', x('2')],
  ['refuted', '$x \\in \\{2, 3\\}$', x('5')],
  ['verified, verified', '$(a, b) = (1, 2)$', ['a, b = f()\n(a, b)', { result: '(1, 2)' }]],
  ['verified, refuted', '$a = 1$, $b = 3$', ['a, b = f()\na, b', { result: '(1, 2)' }]],
  ['inconclusive', '$x = 3$', x('[3, 4, 5]')],
  ['inconclusive', '$x = 3$', x("'three'")],
  ['unchecked', '$x = 3$', x('<Figure size 640x480 with 1 Axes>')],
]);

all('SymPy and truth', [
  ['verified', '$y = \\frac{\\sqrt{2}}{2}$', ['y = f()\ny', { result: 'sqrt(2)/2' }]],
  ['verified', '$y = \\frac{\\sqrt{2}}{2}$', ['y = f()\ny', { result: '√2\n──\n2 ', latex: '$\\displaystyle \\frac{\\sqrt{2}}{2}$' }]],
  ['inconclusive', '$x = 2$', ["x = f()\nx", { result: 'x' }]],
  ['', '$x = 2$', ["from sympy import symbols\nx = symbols('x')\nx", { result: 'x' }]],
  ['verified', '$k = \\text{True}$', ['k = f()\nk', { result: 'True' }]],
  ['refuted', '$k = \\text{True}$', ['k = f()\nk', { result: 'False' }]],
]);

all('words', [
  ['verified', 'the mean is 12.4', ['import numpy as np\nnp.mean(d)', { result: '12.4' }]],
  ['refuted', 'the mean is 12.6', ['import numpy as np\nnp.mean(d)', { result: '12.4' }]],
  ['verified', 'The mean is $12.4$ cm.', ['m = d.mean()\nm', { result: '12.4' }]],
  ['verified', 'the mean is 12.4', ['print("Mean:", m)', { printed: 'Mean: 12.43\n' }]],
  ['refuted', 'the mean is 12.6', ['print("Mean:", m)', { printed: 'Mean: 12.43\n' }]],
  ['inconclusive', 'the mean is 12.437', ['print("Mean:", m)', { printed: 'Mean: 12.43\n' }]],
  ['verified', 'The p-value is 0.03.', ['p_value = f()\np_value', { result: '0.0312' }]],
  ['verified', '均值为 12.4。', ['np.mean(d)', { result: '12.4' }]],
  ['refuted', '标准差是 $2.1$ 厘米。', ['np.std(d)', { result: '2.53' }]],
  ['verified', 'The median is 3.', ['s.describe()', { result: 'count     5.0\nmedian    3.0\ndtype: float64' }]],
  ['verified', 'The final answer is $42$.', ['6 * 7', { result: '42' }]],
  ['verified', '$\\boxed{42}$', ['6 * 7', { result: '42' }]],
  ['refuted', '$\\boxed{41}$', ['6 * 7', { result: '42' }]],
  ['verified', '$\\boxed{x = 3}$', x('3')],
  ['verified', '- **Area:** 28.3', ['area = f()\narea', { result: '28.27' }]],
]);

all('words that may mean something else', [
  ['', 'the median is 12.4', ['np.mean(d)', { result: '12.4' }]],
  ['inconclusive', 'the mean is 12.4', ['mean_height = f()\nmean_height', { result: '17.0' }]],
  ['', 'the mean is 12.4', ['np.mean(a) / 2', { result: '17.0' }]],
  ['', 'the mean is 12.4', ['np.mean(a) - np.median(a)', { result: '17.0' }]],
  ['', 'the mean is 1.2 million', ['np.mean(d)', { result: '1.2' }]],
  ['', 'the mean is 12 to 14', ['np.mean(d)', { result: '13.1' }]],
  ['', 'the mean is not 12', ['np.mean(d)', { result: '12.0' }]],
  ['', 'the mean should be 12', ['np.mean(d)', { result: '13.0' }]],
  ['', 'If the mean is 12, stop.', ['np.mean(d)', { result: '13.0' }]],
  ['', 'Is the mean is 12?', ['np.mean(d)', { result: '13.0' }]],
  ['inconclusive', '$\\boxed{41}$', ['a = 2\na', { result: '2' }], ['6 * 7', { result: '42' }]],
  ['', '`the mean is 12`', ['np.mean(d)', { result: '13.0' }]],
]);

all('whose value it is', [
  ['', 'The literature value is $g = 9.81$.', ['g = f()\ng', { result: '9.75' }]],
  ['', 'We reject if $p < 0.05$.', ['p = f()\np', { result: '0.31' }]],
  ['', '$H_0: \\mu = 5$', ['mu = f()\nmu', { result: '4.2' }]],
  ['', 'The null hypothesis is $\\mu = 5$.', ['mu = f()\nmu', { result: '4.2' }]],
  ['', 'Suppose $x = 4$.', x('3')],
  ['', 'Is $x = 4$?', x('3')],
  ['', 'A student claims $x = 4$; this is wrong.', x('3')],
  ['', '> $x = 4$', x('3')],
  ['', '~~$x = 4$~~', x('3')],
  ['', 'At $x = 4$ it has a pole.', x('3')],
  ['', 'It holds for $x = 4$.', x('3')],
  ['', '理论值 $x = 4$。', x('3')],
  ['', 'Last year it was $x = 4$.', x('3')],
  ['', 'The threshold is $p = 0.05$.', ['p = f()\np', { result: '0.31' }]],
  ['', 'We would expect $x = 4$.', x('3')],
  ['', '\\* $p < 0.05$', ['p = f()\np', { result: '0.31' }]],
  ['', '`$x = 4$`', x('3')],
  ['', '```\nx = 4\n```', x('3')],
  ['', '<!-- $x = 4$ -->', x('3')],
  ['refuted', 'Let $x = 4$.', x('3')],
]);

all('more values than one', [
  ['inconclusive', 'The value of $x = 3$ changes to $x = 5$ later.', x('5')],
  ['inconclusive, verified', 'It is $x = 3$ cm in the first run, $x = 4$ cm in the second.', x('4')],
  ['refuted, refuted', 'It is $x = 3$. Yes, $x = 3$.', x('4')],
  ['', 'We start with $x = 1$ and iterate.', x('0.03125')],
  ['', 'where $k = 0, 1, \\dots, n$', ['k = f()\nk', { result: '4' }]],
  ['', 'If $n = 5$ then $x = 3$.', x('4')],
  ['', 'The root near $x = 3$', x('3.14')],
  ['', 'between $x = 3$ and $x = 5$', x('4')],
  ['', 'from $x = 0$ to $x = 10$', x('4')],
  ['', 'It grew by $x = 3$.', x('4')],
  ['', '$x = 3$ (exact)', x('3.01')],
  ['', 'The exact value is $x = \\pi$.', x('3.1411')],
  ['', 'Substituting $x = 2$ gives $y = 4$.', ['x = 3\ny = x**2\ny', { result: '9' }]],
  ['refuted, inconclusive', 'With $x = 2$ we get $y = 4$.', ['x = 3\ny = x**2\ny', { result: '9' }]],
  ['inconclusive', 'Here $x \\neq 4$.', x('4')],
  ['', '| mean | 12.4 | 13 |', ['np.mean(d)', { result: '13' }]],
  ['', 'Date: 2020', ['date = f()\ndate', { result: '5' }]],
  ['verified', '$c = 3 \\times 10^8$ m/s', ['c = f()\nc', { result: '299792458' }]],
  ['formula inconclusive', '$y = a + b x$', ['a, b = 1.0, 2.0\nx = 3\ny = a + b*x + noise\ny', { result: '7.3' }]],
]);

all('which cell', [
  ['', '$n = 5$', ['for n in range(10): s = n\ns', { result: '9' }]],
  ['', '$i = 5$', ['i = f()\ni', { result: '9' }]],
  ['verified', '# A\n$n = 20$', ['n = 20\nn', { result: '20' }], '# B', ['n = 500\nn', { result: '500' }]],
  ['', '# A\n$n = 20$', '# B', ['n = 500\nn', { result: '500' }]],
  ['', '## Problem 1\n$n = 20$', '## Problem 2', ['n = 500\nn', { result: '500' }]],
  ['', '**Problem 1.** $n = 20$', '**Problem 2.** Next', ['n = 500\nn', { result: '500' }]],
  ['verified', ['n = 20\nn', { result: '20' }], '# A', 'So $n = 20$.'],
  ['unchecked', ['n = 20\nn', { result: '20' }], 'So $n = 20$.', ['n = 30\nn', { result: '30' }]],
  ['unchecked', '$n = 20$', ['n = 20\nn', { result: '20' }], ['n = 30\nn', { result: '30' }]],
  ['verified', ['n = 20\nn', { result: '20' }], ['n = 30\nn', { result: '30' }], 'So $n = 30$.'],
  ['unchecked', '$x_1 = 2$', ['x1 = 2\nx_1 = 3']],
  ['unchecked', '# A\nThe text $\\text{speed} = 20$.', '# B', ['speed = 500\nspeed', { result: '500' }]],
  ['', '$A = 5$', ['a = f()\na', { result: '6' }]],
  ['', '$x = 5$', ['y = f()\ny', { result: '6' }]],
  ['', '$x = 5$', ['def g():\n    x = 6\n    return x\ng()', { result: '6' }]],
  ['', '$x = 5$', ['import x', {}]],
  ['unchecked', '$x = 5$', ['if a:\n    x = 6']],
  ['verified', '$x = 5$', ['x = 4\nx += 1\nx', { result: '5' }]],
  ['', '$x = 5$', ['%%bash\nx=6', {}]],
]);

all('code and outputs', [
  ['verified', '$r = 3$', ['r = 3']],
  ['refuted', '$r = 3$', ['r = 4']],
  ['unchecked', '$r = 3$', ['r = 4\nr = g(r)']],
  ['unchecked', '$r = 3$', ['r = 1 + a']],
  ['verified', '$r = 3$', ['r = g()\nprint(r)', { printed: '3\n' }]],
  ['refuted', '$r = 3$', ['r = g()\nprint("r is", r)', { printed: 'r is 4\n' }]],
  ['verified', '$r = 3.14$', ['r = g()\nprint(f"r = {r:.2f}")', { printed: 'r = 3.14\n' }]],
  ['inconclusive', '$r = 3.1416$', ['r = g()\nprint(f"r = {r:.2f}")', { printed: 'r = 3.14\n' }]],
  ['verified', '$r = \\pi$', ['r = g()\nprint(f"r = {r:.2f}")', { printed: 'r = 3.14\n' }]],
  ['unchecked', '$r = 3$', ['r = g()\nfor k in a: print(r)', { printed: '1\n' }]],
  ['unchecked', '$x = 9$', x('array([0, 1, ..., 9])')],
  ['unchecked', '$v = (0, 1, 9)$', ['v = g()\nv', { result: 'array([0, 1, ..., 9])' }]],
  ['verified', '$r = 3$', ['r = g()'], ['r', { result: '3' }]],
  ['unchecked', '$r = 3$', ['r = g()'], ['from math import *\nr', { result: '3' }]],
  ['unchecked', '$x = 5$', ['x = g();\nx;', {}]],
]);

all('what is stale', [
  ['inconclusive', '$x = 3$', ['x = f()\nx', { result: '3', order: undefined }]],
  ['inconclusive', '$x = 3$', ['x = 3', { order: undefined }]],
  ['inconclusive', ['a = 2', { order: 3 }], '$x = 6$', ['x = 3 * a\nx', { result: '6', order: 2 }]],
  ['inconclusive', '$x = 6$', ['x = 3 * a\nx', { result: '6' }], ['a = 2', { order: 1 }]],
  ['inconclusive', ['a = 2', { order: 1 }], '$x = 6$', ['x = 3 * a\nx', { result: '6', order: 5 }], ['a = 7', { order: 3 }]],
  ['inconclusive', ['def g(): return 2', { order: 4 }], '$x = 2$', ['x = g()\nx', { result: '2', order: 3 }]],
  ['inconclusive', ['a = 1', { order: 5 }], ['b = a', { order: 2 }], '$x = 1$', ['x = b\nx', { result: '1', order: 6 }]],
  ['verified', ['a = 2', { order: 4 }], '$x = 6$', ['x = 3 * a\nx', { result: '6', order: 7 }]],
  ['verified', '$x = 3$', ['x = f()\nx', { result: '3', order: 9 }], ['y = 1', { order: 2 }]],
]);

all('formulas', [
  ['verified, formula verified', '$A = \\pi r^2 = 28.3$', ['import math\nr = 3\nA = math.pi * r**2\nA', { result: '28.274333882308138' }]],
  ['formula refuted', '$A = \\pi r^2$', ['import math\nr = 3\nA = math.pi * r**3\nA', { result: '84.82300164692441' }]],
  ['formula verified', '$E = \\frac{1}{2} m v^2$', ['m = 2.0\nv = 3.0\nE = 0.5 * m * v**2\nprint(f"E = {E:.1f} J")', { printed: 'E = 9.0 J\n' }]],
  ['formula inconclusive', '$h = \\sin\\theta$', ['theta = 30\nh = g(theta)\nh', { result: '0.49999999999999994' }]],
  ['formula inconclusive', '$A = a b$', ['a = 2\nb = 3\nA = a * b / 100\nA', { result: '0.06' }]],
  ['formula inconclusive', '$y = \\log x$', ['x = 10\ny = np.log(x)\ny', { result: '2.302585092994046' }]],
  ['', '$y = x^2$', ['y = f()\ny', { result: '9' }]],
  ['', '$y = x^2$', ['xs = g()\ny = [x**2 for x in xs]\ny', { result: '[1, 4]' }]],
  ['formula inconclusive', ['r = 3', { order: 5 }], '$A = 2 r$', ['A = 3 * r\nA', { result: '9', order: 4 }]],
]);
