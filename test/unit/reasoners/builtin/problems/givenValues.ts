/** Values of expressions whose letters are known only by equations, with answers worked by hand. */
export const givenValueProblems: readonly (readonly [problem: string, answer: string])[] = [
  ['If $x+\\frac1x=3$, find $x^3+\\frac{1}{x^3}$.', '18'],
  ['If $x-\\frac1x=4$, what is the value of $x^2+\\frac{1}{x^2}$?', '18'],
  ['If $x+y=5$ and $x^2+y^2=17$, what is the value of $xy$?', '4'],
  ['Given that $a-b=3$ and $a^2-b^2=21$, find $a+b$.', '7'],
  ['If $3x+y=17$ and $x+3y=11$, what is $x+y$?', '7'],
  ['What is the value of $x^2+y^2$ if $x+y=4$ and $xy=1$?', '14'],
  ['Find $a^3+b^3$ given that $a+b=2$ and $ab=-3$.', '26'],
  ['If $\\frac{a}{b}=\\frac34$ and $\\frac{b}{c}=\\frac{2}{5}$, find $\\frac{a}{c}$.', '\\frac{3}{10}'],
  ['If $\\frac{x+y}{x-y}=3$, what is $\\frac{x}{y}$?', '2'],
  ['If $x=2y$ and $y=3z$, what is the value of $\\frac{x+y}{z}$?', '9'],
  ['If $3^x=5$, what is $9^x$?', '25'],
  ['If $2^x=3$ and $2^y=5$, find $2^{2x+y}$.', '45'],
  ['If $a+b+c=6$, $ab+bc+ca=11$ and $abc=6$, find $a^2+b^2+c^2$.', '14'],
  ['If $x^2-5x+1=0$, what is the value of $x^3-5x^2+x+7$?', '7'],
  ['If $x$ and $y$ are positive real numbers such that $x+y=4$ and $xy=2$, find $\\frac1x+\\frac1y$.', '2'],
  ['已知 $x+\\frac1x=3$，求 $x^2+\\frac1{x^2}$ 的值。', '7'],
  ['已知 $a+b=5$，$ab=6$，则 $a^2+b^2=$', '13'],
  ['若 $x^2-3x+1=0$，求 $x^2+\\frac{1}{x^2}$ 的值。', '7'],
  ['已知 $2^a=3$，$2^b=7$，求 $2^{a+b}$ 的值。', '21'],
  ['已知 $a-b=2$，$ab=3$，求代数式 $a^2+b^2$ 的值。', '10'],
  ['若 $\\frac{a}{b}=2$，则 $\\frac{a+b}{a-b}$ 的值为', '3'],
];

/** More than one value is possible, or none. */
export const declinedGivenValues: readonly string[] = [
  'If $x^2+\\frac{1}{x^2}=7$, find $x+\\frac1x$.',
  'If $x+y=5$ and $x+y=6$, find $x^2$.',
  'If $x$ and $y$ are real numbers such that $x+y=4$ and $xy=5$, find $x^2+y^2$.',
  'If $x+y=5$, find $x^2+y^2$.',
  'If $xy=6$ and $x^2+y^2=13$, find $x+y$.',
  'If $x$ and $y$ are positive integers such that $x+y=4$ and $xy=2$, find $\\frac1x+\\frac1y$.',
  '已知 $a^2=9$，$b=2$，求 $a+b$ 的值。',
  '已知 $x+y=3$，求 $xy$ 的最大值与 $x$。',
];
