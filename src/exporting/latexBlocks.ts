import type { Parser } from '../markdown/parser.ts';
import { isLinkAllowed } from '../markdown/links.ts';
import type { LatexFormulas } from './latexFormula.ts';
import { latexAddress, latexCode, latexText, latexVerbatim } from './latexText.ts';

type Tokens = ReturnType<Parser['parse']>;
type Token = Tokens[number];

/** LaTeX refuses to nest lists and quotes deeper. */
const deepestList = 4;
/** A table with more columns than this is shown as the text it was written as. */
const mostColumns = 20;
/** A column with a longer cell than this breaks its lines; characters. */
const longestCell = 28;

/** Commands of the headings of a text, from its highest. */
const headings = ['subsubsection*', 'paragraph*', 'subparagraph*'];

/** Markdown, with its formulas, as the body of a LaTeX document. What is unusual is shown as its source; nothing of it is a command. */
export function latexBlocks(parser: Parser, formulas: LatexFormulas, text: string): string {
  let tokens: Tokens;
  try {
    tokens = parser.parse(text, { final: true });
  } catch {
    return latexVerbatim(text);
  }
  return new BlockWriter(formulas, text).write(tokens);
}

/** One line of Markdown. */
export function latexLine(parser: Parser, formulas: LatexFormulas, text: string): string {
  return parser
    .parseInline(text, { final: true })
    .map((token) => inlines(formulas, token.children ?? [], false))
    .join('');
}

class BlockWriter {
  readonly #formulas: LatexFormulas;
  readonly #lines: readonly string[];
  /** Environments that are open; undefined for those too deep to be any. */
  readonly #open: (string | undefined)[] = [];
  #inHeading = false;
  #out = '';

  constructor(formulas: LatexFormulas, text: string) {
    this.#formulas = formulas;
    this.#lines = text.split('\n');
  }

  write(tokens: Tokens): string {
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (!token) break;
      if (token.type === 'table_open') {
        const end = tokens.findIndex(({ type, level }, at) => at > index && type === 'table_close' && level === token.level);
        this.#out += `${this.#table(token, tokens.slice(index, end))}\n\n`;
        index = end;
      } else this.#token(token);
    }
    return this.#out.replace(/\n{3,}/g, '\n\n').trim();
  }

  #token(token: Token): void {
    const { type, content, markup, info } = token;
    switch (type) {
      case 'inline':
        this.#out += inlines(this.#formulas, token.children ?? [], !this.#inHeading);
        return;
      case 'heading_open':
        this.#inHeading = true;
        this.#out += `\\${headings[Math.min(headings.length, markup.length) - 1] ?? 'paragraph*'}{`;
        return;
      case 'heading_close':
        this.#inHeading = false;
        this.#out += '}\n\n';
        return;
      case 'paragraph_close':
        this.#out += token.hidden ? '\n' : '\n\n';
        return;
      case 'bullet_list_open':
        this.#begin('itemize');
        return;
      case 'ordered_list_open': {
        const start = Number(token.attrs?.find(([name]) => name === 'start')?.[1] ?? 1);
        this.#begin('enumerate', `[label=\\arabic*.${start === 1 ? '' : `,start=${start}`}]`);
        return;
      }
      case 'list_item_open':
        this.#out += this.#open.at(-1) === undefined ? '\\par\\textbullet{} ' : '\\item{} ';
        return;
      case 'blockquote_open':
        this.#begin('quote');
        return;
      case 'bullet_list_close':
      case 'ordered_list_close':
      case 'blockquote_close':
        this.#end();
        return;
      case 'hr':
        this.#out += '\\par\\noindent\\rule{\\linewidth}{0.4pt}\\par\n\n';
        return;
      case 'fence':
        this.#out += `${latexVerbatim(content)}\n\n`;
        return;
      case 'math_block':
        this.#out += `${withPunctuation(this.#formulas.display(content), info)}\n\n`;
        return;
      case 'math_pending_block':
        this.#out += `${latexVerbatim(content)}\n\n`;
        return;
      default:
        return;
    }
  }

  #begin(environment: string, options = ''): void {
    const deep = this.#open.filter((each) => each !== undefined).length >= deepestList;
    this.#open.push(deep ? undefined : environment);
    if (!deep) this.#out += `\\begin{${environment}}${options}\n`;
  }

  #end(): void {
    const environment = this.#open.pop();
    this.#out = `${this.#out.trimEnd()}\n${environment === undefined ? '\\par\n' : `\\end{${environment}}\n\n`}`;
  }

  #table(open: Token, tokens: Tokens): string {
    const rows: string[][] = [];
    const lengths: number[] = [];
    const aligned: string[] = [];
    let headRows = 0;
    for (const [index, { type, children, content, attrs }] of tokens.entries()) {
      if (type === 'tr_open') rows.push([]);
      else if (type === 'thead_close') headRows = rows.length;
      else if (type === 'th_open' && rows.length === 1) aligned.push(/text-align:(\w)/.exec(String(attrs?.find(([name]) => name === 'style')?.[1] ?? ''))?.[1] ?? 'l');
      else if (type === 'inline') {
        const row = rows.at(-1) ?? [];
        const head = tokens[index - 1]?.type === 'th_open';
        const cell = inlines(this.#formulas, children ?? [], false);
        lengths[row.length] = Math.max(lengths[row.length] ?? 0, content.length);
        row.push(head ? `\\textbf{${cell}}` : cell);
      }
    }
    if (aligned.length > mostColumns) return latexVerbatim(this.#lines.slice(...(open.map ?? [0, 0])).join('\n'));
    const lines = rows.map((row) => `${row.map((cell) => `{}${cell}`).join(' & ')} \\\\`);
    lines.splice(headRows, 0, '\\midrule');
    return latexTable(columnsOf(aligned, lengths), lines);
  }
}

/** A table over as many pages as it takes. */
export function latexTable(columns: string, lines: readonly string[]): string {
  return ['\\begin{longtable}{@{}' + columns + '@{}}', '\\toprule', ...lines, '\\bottomrule', '\\end{longtable}'].join('\n');
}

/** Columns as wide as their cells where all fit on a line; else those with long cells share the line by their lengths. */
function columnsOf(aligned: readonly string[], lengths: readonly number[]): string {
  const long = (index: number): number => Math.min(120, Math.max(6, lengths[index] ?? 0));
  const total = aligned.reduce((sum, _, index) => sum + long(index), 0);
  if (!lengths.some((length) => length > longestCell) && total < 3 * longestCell) return aligned.join('');
  return aligned.map((_, index) => `p{${((0.94 * long(index)) / total - 0.02).toFixed(3)}\\linewidth}`).join('');
}

/** What ends the sentence stands behind its formula, on the same line. */
function withPunctuation(display: string, punctuation: string): string {
  if (punctuation === '') return display;
  return display.endsWith('\n\\]') ? `${display.slice(0, -3)}\\text{${latexText(punctuation)}}\n\\]` : `${display}\n${latexText(punctuation)}`;
}

/** @param withDisplays whether formulas may have lines of their own: not in a heading, a cell, or words set apart */
function inlines(formulas: LatexFormulas, tokens: Tokens, withDisplays: boolean): string {
  let depth = 0;
  return tokens
    .map((token): string => {
      depth += token.nesting;
      switch (token.type) {
        case 'math_inline':
          return formulas.inline(token.content);
        case 'math_display':
          return withDisplays && depth === 0 ? `\n${formulas.display(token.content)}\n` : formulas.inline(token.content);
        case 'code_inline':
          return latexCode(token.content);
        case 'softbreak':
          return '\n';
        case 'hardbreak':
          return '\\newline{}\n';
        case 'strong_open':
          return '\\textbf{';
        case 'em_open':
          return '\\emph{';
        case 's_open':
          return '\\sout{';
        case 'link_open': {
          const href = String(token.attrs?.find(([name]) => name === 'href')?.[1] ?? '');
          return isLinkAllowed(href) ? `\\href{${latexAddress(href)}}{` : '{';
        }
        case 'strong_close':
        case 'em_close':
        case 's_close':
        case 'link_close':
          return '}';
        case 'image':
          return latexText(`${token.content} (${String(token.attrs?.find(([name]) => name === 'src')?.[1] ?? '')})`);
        default:
          return latexText(token.content);
      }
    })
    .join('');
}
