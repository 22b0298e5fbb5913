import { dialect, formulaHtml } from '../markdown/formulaHtml.ts';
import { latexCode, latexVerbatim } from './latexText.ts';
import { eastAsian, latexOfSymbols, symbolRuns } from './latexSymbols.ts';

/**
 * What KaTeX knows and TeX would take for more: definitions hide what they expand to, the rest reads files,
 * opens addresses, prints to the log, or takes its argument unread.
 */
const refused =
  /^\\(?:[egx]?def|let|futurelet|global|long|(?:re)?newcommand|providecommand|expandafter|noexpand|message|errmessage|show|href|url|includegraphics|html\w*|verb|char|[be]group|(?:begin|end)group|csname|class|style|cssId|TextOrMath|mathchoice|def\w*|@.*|.*@.*)$/;

/** Environments that stand on lines of their own, and what they are called within a display. */
const inner: Readonly<Record<string, string>> = { align: 'aligned', alignat: 'alignedat', gather: 'gathered', equation: 'gathered', split: 'split' };

/** Commands of KaTeX that LaTeX lacks, and those that mean the same. */
const same: Readonly<Record<string, string>> = {
  lt: '<', gt: '>', R: '\\mathbb{R}', N: '\\mathbb{N}', Z: '\\mathbb{Z}', Reals: '\\mathbb{R}', reals: '\\mathbb{R}', natnums: '\\mathbb{N}', cnums: '\\mathbb{C}', Complex: '\\mathbb{C}',
  degree: '{}^{\\circ}', empty: '\\emptyset', infin: '\\infty', exist: '\\exists', isin: '\\in', sub: '\\subset', sube: '\\subseteq', supe: '\\supseteq', real: '\\Re', image: '\\Im', and: '\\land', or: '\\lor', sdot: '\\cdot', plusmn: '\\pm', alef: '\\aleph', ang: '\\angle', bull: '\\bullet', weierp: '\\wp',
  harr: '\\leftrightarrow', hArr: '\\Leftrightarrow', larr: '\\leftarrow', lArr: '\\Leftarrow', rarr: '\\rightarrow', rArr: '\\Rightarrow', lrarr: '\\leftrightarrow', lrArr: '\\Leftrightarrow', darr: '\\downarrow', uarr: '\\uparrow', Larr: '\\Leftarrow', Rarr: '\\Rightarrow',
  argmin: '\\operatorname*{arg\\,min}', argmax: '\\operatorname*{arg\\,max}', plim: '\\operatorname*{plim}', bold: '\\mathbf', Bbb: '\\mathbb', frak: '\\mathfrak', bm: '\\boldsymbol', llbracket: '[\\![', rrbracket: ']\\!]',
};

/** Those with an argument are defined in the preamble. */
const definitions: Readonly<Record<string, string>> = {
  bra: '\\providecommand{\\bra}[1]{\\mathinner{\\langle{#1}|}}',
  ket: '\\providecommand{\\ket}[1]{\\mathinner{|{#1}\\rangle}}',
  braket: '\\providecommand{\\braket}[1]{\\mathinner{\\langle{#1}\\rangle}}',
};

/** Signs that may stand behind `\left` and `\right`, where a group cannot. */
const delimiters = '⟨⟩⌊⌋⌈⌉‖∥∣↑↓';

/** The formulas of one document, and what they need of its preamble. */
export class LatexFormulas {
  readonly #known = new Map<string, boolean>();
  readonly #written = new Map<string, string>();
  readonly #used = new Set<string>();

  /** Definitions for the commands that were used and that LaTeX lacks. */
  get preamble(): readonly string[] {
    return [...this.#used].sort().map((name) => definitions[name] ?? '');
  }

  /** Within a line. */
  inline(latex: string): string {
    return this.#of(latex, false);
  }

  /** On lines of its own. */
  display(latex: string): string {
    return this.#of(latex, true);
  }

  #of(latex: string, display: boolean): string {
    const key = `${display ? '$$' : '$'}${latex}`;
    const known = this.#written.get(key);
    if (known !== undefined) return known;
    const written = this.#asTex(latex, display);
    this.#written.set(key, written);
    return written;
  }

  #asTex(latex: string, display: boolean): string {
    const read = dialect(latex);
    if (formulaHtml(latex, display, 'mathml').kind !== 'html' || !this.#isSafe(read)) return display ? latexVerbatim(latex) : latexCode(latex);
    for (const [, name = ''] of read.matchAll(/\\([A-Za-z]+)/g)) if (Object.hasOwn(definitions, name)) this.#used.add(name);
    // Tags stand in environments of whole lines alone.
    if (display && tagged.test(read)) return inTex(read, false).trim();
    const content = inTex(read, true);
    if (!display) return `\\(${content.replace(/\s+/g, ' ').trim()}\\)`;
    return `\\[\n${content.trim()}\n\\]`;
  }

  /** Every command is one that KaTeX reads by itself, and nothing changes what a sign means. */
  #isSafe(latex: string): boolean {
    if (/\^\^|(?<!\\)#/.test(latex)) return false;
    return Array.from(latex.matchAll(/\\(?:[A-Za-z@]+|[^])/g), ([command]) => command).every((command) => this.#isKnown(command));
  }

  #isKnown(command: string): boolean {
    if (!/^\\[A-Za-z@]/.test(command) || command === '\\cr') return true;
    const before = this.#known.get(command);
    if (before !== undefined) return before;
    const alone = refused.test(command) ? undefined : formulaHtml(command, true, 'mathml');
    const known = alone !== undefined && (alone.kind === 'html' || (alone.reason === 'unread' && !alone.detail.startsWith('Undefined control sequence')));
    this.#known.set(command, known);
    return known;
  }
}

const tagged = /^\s*\\begin\{(align|alignat|gather|equation)\*?\}[^]*\\tag\s*\{[^]*\\end\{\1\*?\}\s*$/;

/** What KaTeX and TeX write differently; `within` when the formula stands in a display or a line. */
function inTex(latex: string, within: boolean): string {
  return latex
    .replace(/\n\s*\n/g, '\n')
    .replace(/\\(begin|end)\{(align|alignat|gather|equation|split)\*?\}/g, (_, edge: string, name: string) => `\\${edge}{${within ? (inner[name] ?? name) : `${name}*`}}`)
    .replace(/\\(?:notag|nonumber)(?![A-Za-z])/g, '')
    .replace(/\\begin\{array\}\s*\{[^{}]*\}/g, (columns) => columns.replaceAll(':', '|'))
    .replace(/\\([A-Za-z]+)/g, (command, name: string) => (Object.hasOwn(same, name) ? `${same[name] ?? ''} ` : command))
    .replace(symbolRuns, (run) => {
      const symbol = latexOfSymbols(run);
      if (symbol === undefined) return run;
      return delimiters.includes(run) ? `${symbol} ` : `\\ensuremath{${symbol}}`;
    })
    .replace(new RegExp(`(?:${eastAsian.source})+`, 'gu'), (words) => `\\text{${words}}`);
}
