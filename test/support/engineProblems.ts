/** Problems that the built-in solver answers by computer algebra. */
export const engineProblems: readonly string[] = [
  'Find $\\int x e^x \\sin x\\,dx$.',
  'Find $\\int \\frac{1}{x^4+1}\\,dx$.',
  'Find $\\int \\sec^3 x\\,dx$.',
  '求不定积分 $\\int x e^{x}\\cos x\\,dx$。',
  'Find $\\lim_{x\\to 0} (\\cos x)^{1/x^2}$.',
  'Solve $x^4-10x^2+1=0$.',
  'Factor $x^2+2xy+y^2-z^2$.',
  'Factor $a^3+b^3+c^3-3abc$.',
  '分解因式 $a^2b - ab^2 + b^2c - bc^2 + c^2a - ca^2$。',
  'Factor $xy+x+y+1$.',
  'Compute $\\sqrt[5]{41+29\\sqrt2}$.',
  'Solve the system $x^3+y^3=9$, $x+y=3$.',
];

/** Problems of its own lessons, for which nothing is started. */
export const pureProblems: readonly string[] = [
  'Solve $x^2-5x+6=0$.',
  'Solve $2(x-3)+5=4x-7$.',
  'Solve the system $2x+3y=7$, $x-y=1$.',
  'Factor $x^3-6x^2+11x-6$.',
  'Expand $(2x-3)(x+4)$.',
  'Differentiate $x^2 \\sin x$ with respect to $x$.',
  'Find $\\int x e^x\\,dx$.',
  'Find $\\lim_{x\\to 2} \\frac{x^2-4}{x-2}$.',
  '解不等式 $x^2-3x-4>0$。',
  '求 252 和 105 的最大公约数。',
  'Compute $\\frac{3}{4}+\\frac{5}{6}$.',
  'Solve $\\sqrt{x+5}+\\sqrt{x}=5$.',
];
