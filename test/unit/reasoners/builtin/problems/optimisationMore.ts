/** Greatest and least values of formulas with the letter in an exponent, and heights of what is thrown. */
export const moreOptima: readonly (readonly [problem: string, answer: string])[] = [
  ['What is the minimum value of $4^x - 2^{x+1}$?', '-1'],
  ['Find the value of $x$ that minimizes $4^x - 2^{x+3}$.', 'x = 2'],
  ['Find the minimum value of $e^{2x} - 4e^x + 7$.', '3'],
  ['Find the maximum value of $2^{x+1} - 4^x$ and the value of $x$ at which it occurs.', 'f_{max} = 1, x = 0'],
  ['Find the minimum value of $\\left(\\frac14\\right)^x - \\left(\\frac12\\right)^x + 1$ on $[-3,2]$.', '\\frac{3}{4}'],
  ['Find the minimum value of $3^x + 3^{-x}$.', '2'],
  ['求函数 $y=4^x-3\\cdot 2^x+3$ 在 $[0,2]$ 上的最大值和最小值', 'y_{max} = 7, y_{min} = \\frac{3}{4}'],
  ['已知 $-1\\le x\\le 2$，求函数 $f(x)=9^x-2\\cdot 3^x+4$ 的最小值', '3'],
  ['A ball is thrown upward. Its height in meters after $t$ seconds is given by $h(t) = -5t^2 + 20t + 1$. What is the maximum height?', '21'],
  ['The height of a ball in feet after $t$ seconds is $h(t) = -16t^2 + 64t + 5$. Find the maximum height of the ball.', '69'],
  ['The height of a rocket at time $t$ seconds is given by $h = 40t - 5t^2$ meters. When does the rocket reach its maximum height?', 't = 4'],
  ['The height of a stone, in metres, $t$ seconds after it is thrown is $h = 20t - 5t^2$. What is the greatest height reached by the stone?', '20'],
  ['小球的飞行高度 $h$(单位：m)与飞行时间 $t$(单位：s)之间的函数关系是 $h=20t-5t^2$，小球飞行的最大高度是多少？', '20'],
  ['一个小球竖直向上抛出，高度 $h$（m）与时间 $t$（s）的关系式为 $h=30t-5t^2$，求小球的最大高度。', '45'],
];

/** What asks for something else, or has no such value. */
export const declinedMoreOptima: readonly string[] = [
  'Find the maximum value of $4^x-2^x$.',
  'Find the minimum value of $2^x+3^x$.',
  'Find the minimum value of $4^x+2^x$.',
  'Find the minimum value of $4^x - 2^x$ for $x > 0$.',
  '求函数 $y=4^x-2^x$ 的最大值',
  'A ball is thrown upward from a height of 2 m with speed 20 m/s. Its height is given by $h(t) = -5t^2 + 20t + 2$. When does it hit the ground?',
  'The height of a ball is $h(t) = -5t^2+20t$. What is the maximum speed?',
  'The height of a ball is $h(t)=5t^2+20t$. What is the maximum height?',
  'The height of a ball after $t$ seconds is $h(t) = -5t^2+20t$. What is the maximum height in the first second?',
  'Find the maximum slope of $f(x) = -x^3 + 3x^2$.',
  'If the maximum value of $-x^2+4x+c$ is 7, find $c$.',
  'Find the minimum value of $x^2 + 1$ over all rational $x$.',
  '已知 $x\\in\\mathbb{N}^*$，求 $x+\\frac{5}{x}$ 的最小值',
  '已知 $x+y=4$，求 $xy$ 的最大值与 $x^2+y^2$ 的最小值',
  '不等式 $x+\\frac1x\\ge a$ 对 $x>0$ 恒成立，求 $a$ 的最大值',
  '求函数 $f(x)=x^2-2x$ 在区间 $[t,t+1]$ 上的最小值',
];
