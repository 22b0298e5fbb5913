import katex from 'katex';
import { hasHiddenCharacters, hasMisleadingCharacters } from './hiddenCharacters.ts';
import { longestFormula } from './mathSpans.ts';

const deepest = 60;
/** Of 22,000 formulas of real solutions the heaviest weighs 700 and gives 70,000 characters. */
const heaviest = 700;
const mostBoxes = 10;
const longestOutput = 80_000;

/** Environments that belong on lines of their own even when written within text. */
const displayOnly = /\\begin\{(?:align|alignat|equation|gather|multline|eqnarray|flalign)\*?\}/;

/** `mathml` where KaTeX's style sheet and fonts are not at hand. */
export type FormulaOutput = 'htmlAndMathml' | 'mathml';

/** Why a formula is shown as its source. */
export type Unshown = 'too-long' | 'too-deep' | 'hidden' | 'unread';

export type FormulaHtml =
  | { readonly kind: 'html'; readonly html: string }
  /** `detail` is KaTeX's own words where it could not read the formula, else empty. */
  | { readonly kind: 'source'; readonly reason: Unshown; readonly detail: string };

/** A formula as HTML by KaTeX, within bounds of length, depth, weight, macros and output, so that none takes a frame; never throws. */
export function formulaHtml(latex: string, display: boolean, output: FormulaOutput): FormulaHtml {
  const source = (reason: Unshown, detail = ''): FormulaHtml => ({ kind: 'source', reason, detail });
  if (latex.length > longestFormula || weight(latex) > heaviest) return source('too-long');
  if (depth(latex) > deepest || (latex.match(/\\(?:boxed|fbox|f?colorbox)\b/g)?.length ?? 0) > mostBoxes) return source('too-deep');
  if (hasHiddenCharacters(latex)) return source('hidden');
  // They print to the log, which on a command line is the output.
  if (/\\(?:show|message|errmessage)(?![A-Za-z@])/.test(latex)) return source('unread');
  try {
    const html = katex.renderToString(dialect(latex), {
      displayMode: display || displayOnly.test(latex),
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxExpand: expansions(latex),
      maxSize: 20,
      output,
      macros: {},
    });
    if (html.length > longestOutput) return source('too-long');
    // A formula can name a character by its number.
    return hasMisleadingCharacters(html) ? source('hidden') : { kind: 'html', html };
  } catch (error) {
    return source(error instanceof RangeError ? 'too-deep' : 'unread', reasonOf(error));
  }
}

/** A percent sign is one: nobody comments a formula, and nothing may be lost. */
export function withoutComments(latex: string): string {
  return latex.replace(/(?<!\\)((?:\\\\)*)%/g, '$1\\%');
}

/** The formula as KaTeX is given it: for what it lacks stands what means the same to it. */
export function dialect(latex: string): string {
  return withoutComments(latex)
    .replace(/\\label\s*\{[^{}]*\}/g, '')
    .replace(/\\(?:eqref|ref)\s*\{([^{}]*)\}/g, '(\\text{$1})')
    .replace(/\\(begin|end)\{multline(\*?)\}/g, '\\$1{gather$2}')
    .replace(/\\(begin|end)\{(?:eqnarray|flalign)(\*?)\}/g, '\\$1{align$2}')
    .replace(/\\mbox\b/g, '\\text')
    .replace(/\\cline\s*\{[^{}]*\}/g, '\\hline ')
    .replace(/\\multicolumn\s*\{(\d)\}\s*\{[^{}]*\}/g, (_, columns: string) => '&'.repeat(Math.max(0, Number(columns) - 1)))
    .replace(/(\\begin\{array\}\s*)\{((?:[^{}]|\{[^{}]*\})*)\}/g, (_, begin: string, columns: string) => `${begin}{${columns.replace(/[@!]\{[^{}]*\}/g, '')}}`)
    .replace(/\\qedhere\b/g, '\\quad\\square');
}

/** Macros a formula defines for itself may copy its text: then the copies together stay below 2,000 characters. */
function expansions(latex: string): number {
  const defines = /\\(?:[egx]?def|let|futurelet|(?:re)?newcommand|providecommand)\b/.test(latex);
  return defines ? Math.floor(2000 / latex.length) : 400;
}

/** About what it costs to draw: a command or a row as much as three letters, and more where it draws several boxes. */
function weight(latex: string): number {
  let sum = 0;
  for (const [part] of latex.matchAll(/\\[A-Za-z]+|\\.|[^\s{}]/gs)) sum += boxes.test(part) ? 8 : (part.length > 2 && part.startsWith('\\')) || part === '\\\\' ? 3 : 1;
  return sum;
}

/** Commands that draw a border, an arrow that grows, or letters set one by one. */
const boxes = /^\\(?:f?boxed|fbox|colorbox|fcolorbox|x[a-zA-Z]+|TeX|LaTeX|KaTeX|(?:over|under)[a-z]+|wide[a-z]+|utilde|binom|[dt]?c?frac|sqrt|[a-z]?cancel|mathchoice)$/;

function depth(latex: string): number {
  let deepestSeen = 0;
  let open = 0;
  for (let index = 0; index < latex.length; index++) {
    const character = latex[index];
    if (character === '\\') {
      if (/^\\(?:left|begin)\b/.test(latex.slice(index, index + 7))) open++;
      else if (/^\\(?:right|end)\b/.test(latex.slice(index, index + 7))) open--;
      index++;
    } else if (character === '{') open++;
    else if (character === '}') open--;
    deepestSeen = Math.max(deepestSeen, open);
  }
  return deepestSeen;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^KaTeX parse error:\s*/, '').replaceAll('\u0332', '').slice(0, 200);
}
