/** Sums and products that leave terms out with dots, with answers worked by hand. */
export const dottedProblems: readonly (readonly [problem: string, answer: string])[] = [
  ['Compute $\\frac12\\cdot\\frac23\\cdot\\frac34\\cdots\\frac{19}{20}$.', '\\frac{1}{20}'],
  ['Compute $\\left(1-\\frac12\\right)\\left(1-\\frac13\\right)\\left(1-\\frac14\\right)\\cdots\\left(1-\\frac1{10}\\right)$.', '\\frac{1}{10}'],
  ['Compute $\\left(1-\\frac{1}{2^2}\\right)\\left(1-\\frac{1}{3^2}\\right)\\cdots\\left(1-\\frac{1}{20^2}\\right)$.', '\\frac{21}{40}'],
  ['Compute $1-2+3-4+\\cdots+99-100$.', '-50'],
  ['Evaluate $2-4+6-8+10-\\cdots-100$.', '-50'],
  ['Compute $1-3+5-7+\\cdots+101$.', '51'],
  ['Compute $i+i^2+i^3+\\cdots+i^{39}+i^{40}$.', '0'],
  ['Compute $\\sin^2 1^\\circ+\\sin^2 2^\\circ+\\cdots+\\sin^2 90^\\circ$.', '\\frac{91}{2}'],
  ['Compute $\\frac{1}{\\sqrt1+\\sqrt2}+\\frac1{\\sqrt2+\\sqrt3}+\\cdots+\\frac{1}{\\sqrt{99}+\\sqrt{100}}$.', '9'],
  ['Compute $\\frac13\\cdot\\frac24\\cdot\\frac35\\cdots\\frac{18}{20}$.', '\\frac{1}{190}'],
  ['计算 $1-2+3-4+\\cdots+49-50$。', '-25'],
  ['计算 $\\left(1+\\frac12\\right)\\left(1+\\frac13\\right)\\left(1+\\frac14\\right)\\cdots\\left(1+\\frac{1}{9}\\right)$。', '5'],
  ['计算 $\\frac{1}{2}\\times\\frac{2}{3}\\times\\frac{3}{4}\\times\\cdots\\times\\frac{9}{10}$。', '\\frac{1}{10}'],
  ['Evaluate $\\sqrt{20+\\sqrt{20+\\sqrt{20+\\cdots}}}$.', '5'],
  ['Evaluate $1+\\cfrac{1}{1+\\cfrac{1}{1+\\cdots}}$.', '\\frac{1+\\sqrt5}{2}'],
  ['Find $x$ if $\\sqrt{x+\\sqrt{x+\\sqrt{x+\\cdots}}}=4$.', '12'],
  ['求 $\\sqrt{6+\\sqrt{6+\\sqrt{6+\\cdots}}}$ 的值。', '3'],
];

/** The rule is not certain, or the last term does not follow it. */
export const declinedDots: readonly string[] = [
  'Compute $1+2+\\cdots+64$.',
  'Compute $\\frac12+\\frac14+\\cdots+\\frac1{64}$.',
  'Compute $1-3+5-7+\\cdots+99$.',
  'Compute $\\frac12\\cdot\\frac23\\cdot\\frac35\\cdots\\frac{19}{20}$.',
  'Compute $\\frac12\\cdot\\frac23\\cdot\\frac34\\cdots\\frac{19}{21}$.',
  'How many factors has $\\frac12\\cdot\\frac23\\cdot\\frac34\\cdots\\frac{19}{20}$?',
  '计算 $1-2+4-8+\\cdots+99-100$。',
  'Evaluate $\\sqrt{20+\\sqrt{21+\\sqrt{22+\\cdots}}}$.',
  'Find $x$ if $\\sqrt{x+\\sqrt{x+\\sqrt{x+\\cdots}}}=-2$.',
];
