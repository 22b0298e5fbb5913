import type { TextRange } from './problem.ts';

export const difficulties = ['easier', 'same', 'harder'] as const;
export type Difficulty = (typeof difficulties)[number];

/**
 * The same problem with other numbers in its formulas: easier ones are small, harder ones larger. Exponents,
 * indices and the degrees of roots stay, since they make the kind of problem. What comes out may have no
 * neat answer, or none.
 * @param formulas where the formulas stand in the text
 */
export function variantOf(text: string, formulas: readonly TextRange[], difficulty: Difficulty, random: () => number): string {
  let varied = '';
  let at = 0;
  for (const { start, end } of formulas) {
    varied += text.slice(at, start) + variedFormula(text.slice(start, end), difficulty, random);
    at = end;
  }
  return varied + text.slice(at);
}

/** What makes the kind of problem, kept as it is; then a sign between two terms; then a number. */
const pieces = /[\^_]\s*(?:\{[^{}]*\}|[+-]?\w+)|\\sqrt\s*\[[^\]]*\]|\\[A-Za-z]+|(?<=[\w)}\]]\s*)[+−-](?=\s*[\w\\(])|\d+(?:\.\d+)?/g;

function variedFormula(formula: string, difficulty: Difficulty, random: () => number): string {
  return formula.replace(pieces, (piece, index: number) => {
    if (/^[+−-]$/.test(piece)) return difficulty !== 'easier' && random() < 0.3 ? (piece === '+' ? '-' : '+') : piece;
    if (!/^\d/.test(piece)) return piece;
    // The right side that is zero is the form of the equation.
    if (/^0+$/.test(piece) && /[=<>]\s*$/.test(formula.slice(0, index))) return piece;
    // Nobody writes `1x`, and a denominator of one is none.
    const least = piece === '1' ? 1 : 2;
    return variedNumber(piece, least, difficulty, random);
  });
}

function variedNumber(written: string, smallest: number, difficulty: Difficulty, random: () => number): string {
  const decimals = written.split('.')[1]?.length ?? 0;
  const value = Number(written) * 10 ** decimals;
  const [low, most] = reach(value, difficulty);
  const least = decimals === 0 ? Math.max(low, smallest) : low;
  const varied = least + Math.floor(random() * (most - least + 1));
  return decimals === 0 ? String(varied) : (varied / 10 ** decimals).toFixed(decimals);
}

function reach(value: number, difficulty: Difficulty): readonly [number, number] {
  switch (difficulty) {
    case 'easier':
      return [1, Math.max(6, Math.ceil(value / 2))];
    case 'same':
      return [Math.max(1, Math.floor(value / 2)), Math.max(9, value + Math.ceil(value / 2))];
    case 'harder':
      return [Math.max(2, value), Math.max(15, 3 * value)];
  }
}

/** The largest number that a neat answer contains. */
const largest: Readonly<Record<Difficulty, number>> = { easier: 30, same: 100, harder: 1000 };
/** The largest denominator of a neat answer. */
const largestDenominator = 30;

/**
 * Whether a variant makes as good an exercise as the problem it came from: its answer has the same form, small
 * numbers, and fractions or roots only where that of the problem had some. Answers are LaTeX.
 */
export function isNeat(variant: { readonly text: string; readonly answer: string }, original: string, difficulty: Difficulty): boolean {
  const { text, answer } = variant;
  if (formOf(answer) !== formOf(original)) return false;
  const denominators = [...answer.matchAll(/\\frac\{[^{}]*\}\{(\d+)\}/g)].map((match) => Number(match[1]));
  if (denominators.length > 0 && !/\\frac/.test(original)) return false;
  if (denominators.some((each) => each > largestDenominator)) return false;
  if ((answer.match(/\d+/g) ?? []).some((number) => Number(number) > largest[difficulty])) return false;
  return ![...text.matchAll(/\\[dt]?frac\{(\d+)\}\{(\d+)\}|(\d+)\s*\/\s*(\d+)/g)].some((match) => Number(match[1] ?? match[3]) % Number(match[2] ?? match[4]) === 0);
}

/** An answer without its numbers and signs: what `x = 2 or x = 3` and `x = −1 or x = 5` have in common. */
function formOf(answer: string): string {
  return answer
    .replace(/\\frac\{-?\d+\}\{\d+\}/g, '#')
    .replace(/\d+(?:\.\d+)?/g, '#')
    .replace(/[-−+]\s*/g, '±')
    .replace(/#\s*(?=[A-Za-z(\\])/g, '')
    .replace(/(^|[=,({]\s*)±/g, '$1')
    .replace(/\s/g, '');
}
