import { boxedText, outcome } from './outcome.ts';
import { answerText, type Turn } from './trace.ts';

/** The final answer of a turn as LaTeX: of its claim, else what it boxed; undefined where it gave none. */
export function finalAnswer(turn: Turn): string | undefined {
  const latex = outcome(turn).final?.claim.latex.trim() ?? '';
  return latex === '' ? boxedText(answerText(turn)) : latex;
}

/** Whether two final answers are written the same. Spaces and what only shapes do not count; that they are equal is for a checker to say. */
export function readsTheSame(left: string, right: string): boolean {
  return bare(left) === bare(right);
}

function bare(latex: string): string {
  return latex
    .replace(/\\(?:left|right|displaystyle|limits|big[lr]?|Big[lr]?|quad|qquad)(?![A-Za-z])|\\[,;:! ]|~/g, '')
    .replace(/\\[dt]frac(?![A-Za-z])/g, '\\frac')
    .replace(/\\(?:text|mathrm|operatorname)\{([^{}]*)\}/g, '$1')
    .replace(/−/g, '-')
    .replace(/\s+/g, '')
    .replace(/[.。]$/, '');
}
