/** Greatest and least values of formulas in powers with the letter in the exponent. */
export const powerOptima: readonly (readonly [problem: string, answer: string])[] = [
  ['What is the minimum value of $4^x - 2^{x+1}$?', '-1'],
  ['Find the value of $x$ that minimizes $4^x - 2^{x+3}$.', 'x = 2'],
  ['Find the minimum value of $e^{2x} - 4e^x + 7$.', '3'],
  ['Find the maximum value of $2^{x+1} - 4^x$ and the value of $x$ at which it occurs.', 'f_{max} = 1, x = 0'],
  ['Find the minimum value of $\\left(\\frac14\\right)^x - \\left(\\frac12\\right)^x + 1$ on $[-3,2]$.', '\\frac{3}{4}'],
  ['Find the minimum value of $3^x + 3^{-x}$.', '2'],
  ['求函数 $y=4^x-3\\cdot 2^x+3$ 在 $[0,2]$ 上的最大值和最小值', 'y_{max} = 7, y_{min} = \\frac{3}{4}'],
  ['已知 $-1\\le x\\le 2$，求函数 $f(x)=9^x-2\\cdot 3^x+4$ 的最小值', '3'],
];

export const declinedPowerOptima: readonly string[] = [
  'Find the maximum value of $4^x-2^x$.',
  'Find the minimum value of $2^x+3^x$.',
  'Find the minimum value of $4^x+2^x$.',
  'Find the minimum value of $4^x - 2^x$ for $x > 0$.',
  '求函数 $y=4^x-2^x$ 的最大值',
];
