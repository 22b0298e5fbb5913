import type { TextFormat } from '../core/problem.ts';
import { plotSvg } from '../drawing/plotSvg.ts';
import { createParser, type Parser } from '../markdown/parser.ts';
import { formulaHtml, withoutComments } from '../markdown/formulaHtml.ts';
import { shown } from '../markdown/hiddenCharacters.ts';
import { codeSpan, fenced, portableMarkdown } from './portableMarkdown.ts';
import type { Report, ReportClaim, ReportPlot, ReportTurn } from './report.ts';

/** A report as Markdown that any reader of Markdown with formulas shows well. */
export function markdownReport(report: Report): string {
  const pieces = new MarkdownPieces(report);
  return `${[...pieces.head(), ...report.turns.flatMap((turn) => pieces.turn(turn))].join('\n\n')}\n`;
}

/** The parts of a report as Markdown; a notebook has a cell for each. */
export class MarkdownPieces {
  readonly #parser: Parser = createParser();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  head(): string[] {
    const { title, about, problem } = this.#report;
    return [`# ${this.#line(title)}`, `*${about}*`, `## ${problem.heading}`, ...this.#facts(problem.source, problem.attachments), problemMarkdown(this.#parser, problem)].filter((piece) => piece.trim() !== '');
  }

  turn(turn: ReportTurn): string[] {
    return [...this.asked(turn), ...this.thinking(turn), ...this.answer(turn), ...this.plots(turn), ...this.claims(turn), ...this.ended(turn)];
  }

  asked({ heading, about, ask, attachments }: ReportTurn): string[] {
    const { labels } = this.#report;
    const words = ask === '' ? [] : [`**${labels.asked}**`, quoted(portableMarkdown(this.#parser, ask))];
    return [`## ${heading}`, `*${this.#plain(about)}*`, ...this.#facts(attachments), ...words];
  }

  thinking({ thinking, thinkingHeading }: ReportTurn): string[] {
    if (thinking.trim() === '') return [];
    return [`<details>\n<summary>${thinkingHeading}</summary>`, portableMarkdown(this.#parser, thinking).trimEnd(), '</details>'];
  }

  answer({ answer }: ReportTurn): string[] {
    return answer.trim() === '' ? [] : [`### ${this.#report.labels.answer}`, portableMarkdown(this.#parser, answer).trimEnd()];
  }

  /** Pictures, each with its words below for readers who show no pictures. */
  plots({ plots }: ReportTurn): string[] {
    return plots.flatMap((each) => [picture(each), `*${this.#plain(each.words)}*`]);
  }

  claims({ claims }: ReportTurn): string[] {
    const { labels } = this.#report;
    if (claims.length === 0) return [];
    const rows = claims.map((claim) => `| ${claim.mark}\u00a0${claim.word.replaceAll(' ', '\u00a0')} | ${this.#statement(claim)} | ${this.#evidence(claim)} |`);
    return [`### ${labels.claims}`, [`| ${labels.verdict} | ${labels.claim} | ${labels.evidence} |`, '| --- | --- | --- |', ...rows].join('\n')];
  }

  ended({ end, endDetail, took }: ReportTurn): string[] {
    const { labels } = this.#report;
    return [...(end === '' ? [] : [`> ${this.#plain(end)}`]), ...(endDetail === '' ? [] : [`${labels.providerSaid}:`, fenced(endDetail)]), ...(took === '' ? [] : [`*${this.#plain(took)}*`])];
  }

  #facts(...facts: readonly string[]): string[] {
    return facts.filter((fact) => fact !== '').map((fact) => `*${this.#plain(fact)}*`);
  }

  /** A formula where it can be read, else its source; either fits into a cell of a table. */
  #statement({ latex, text, isFinal, assumptions }: ReportClaim): string {
    const readable = formulaHtml(latex, false, 'mathml').kind === 'html';
    const formula = readable ? `$${inCell(withoutComments(latex))}$` : codeSpan(text).replaceAll('|', '\\|');
    return [formula, ...(isFinal ? [`*${this.#report.labels.finalAnswer}*`] : []), ...(assumptions === '' ? [] : [this.#cell(assumptions)])].join(' ');
  }

  #evidence({ reason, counterexample }: ReportClaim): string {
    return [...counterexample.map((line, index) => (index === 0 ? `**${this.#cell(line)}**` : this.#cell(line))), this.#cell(reason)].join('<br>');
  }

  #cell(words: string): string {
    return this.#plain(words).replaceAll('|', '\\|');
  }

  /** Words in which no sign means anything. */
  #plain(words: string): string {
    return words.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<#~$]/g, '\\$&').trim();
  }

  /** A title: one line, in which formulas are formulas and nothing else means anything. */
  #line(text: string): string {
    return portableMarkdown(this.#parser, text.replace(/\s+/g, ' ').trim()).replace(/\s+/g, ' ').replace(/^#+ /, '');
  }
}

/** The problem in its own format: what is no Markdown is shown as it stands. */
export function problemMarkdown(parser: Parser, { text, format }: { readonly text: string; readonly format: TextFormat }): string {
  const language = languageOfSource(text, format);
  return language === undefined ? portableMarkdown(parser, text) : fenced(shown(text), language);
}

/** The language of a problem that is shown as its source; undefined where it reads as Markdown. */
export function languageOfSource(text: string, format: TextFormat): string | undefined {
  switch (format) {
    case 'markdown':
    case 'notebook-markdown':
      return undefined;
    case 'plaintext':
      return 'text';
    case 'notebook-code':
      return 'python';
    case 'latex':
      // LaTeX with nothing of its own but formulas reads as Markdown.
      return /\\(?!begin\{(?:align|equation|gather|multline|cases|[a-zA-Z]*matrix|array))[A-Za-z]{2,}|(?<!\\)%|``|~/.test(withoutFormulas(text)) ? 'latex' : undefined;
  }
}

/** The text outside of its formulas, as far as its delimiters tell. */
function withoutFormulas(text: string): string {
  return text
    .replace(/\$\$[^]*?\$\$|\\\[[^]*?\\\]|\\\([^]*?\\\)|(?<!\\)\$[^$]*\$/g, ' ')
    .replace(/\\begin\{((?:align|equation|gather|multline|eqnarray|flalign|alignat)\*?)\}[^]*?\\end\{\1\}/g, ' ');
}

/** As an element: in notebooks VS Code takes no address of a picture that is SVG in Markdown's own notation. */
function picture({ plot, words }: ReportPlot): string {
  const bytes = new TextEncoder().encode(plotSvg(plot, words));
  const address = `data:image/svg+xml;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
  const alternative = words.replace(/\s+/g, ' ').replace(/[&<>"*_`$\\[\]]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<img src="${address}" alt="${alternative}">`;
}

function quoted(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Within a table a bar would end the cell; its command means the same. Line ends and environments of whole lines have no place there. */
function inCell(latex: string): string {
  return latex
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<(?=[A-Za-z/!?])/g, '< ')
    .replace(/\\(begin|end)\{(align|gather|alignat)\*?\}/g, '\\$1{$2ed}')
    .replace(/(\\begin\{array\}\s*)\{([^{}]*)\}|\\\||\|/g, (bar, array?: string, columns?: string) => (array === undefined ? (bar === '|' ? '\\vert ' : '\\Vert ') : `${array}{${(columns ?? '').replaceAll('|', '')}}`))
    .trim();
}
