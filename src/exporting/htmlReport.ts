import { plotSvg } from '../drawing/plotSvg.ts';
import { blocksOf } from '../markdown/blocks.ts';
import { formulaHtml } from '../markdown/formulaHtml.ts';
import { markHidden, shown } from '../markdown/hiddenCharacters.ts';
import { isLinkAllowed } from '../markdown/links.ts';
import { createParser, type Parser } from '../markdown/parser.ts';
import { htmlStyle } from './htmlStyle.ts';
import { languageOfSource } from './markdownReport.ts';
import { alignedCells } from './mathmlTables.ts';
import type { Report, ReportClaim, ReportTurn } from './report.ts';

/** Nothing is loaded, sent, framed or run. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A report as one HTML file that needs nothing else: no network, no script, no font. Formulas are MathML. */
export function htmlReport(report: Report): string {
  return new HtmlPage(report).page();
}

class HtmlPage {
  readonly #report: Report;
  readonly #parser: Parser;
  readonly #formulas = new Map<string, string>();

  constructor(report: Report) {
    this.#report = report;
    this.#parser = this.#reader();
  }

  page(): string {
    const { title, language, about, turns } = this.#report;
    return [
      '<!DOCTYPE html>',
      `<html lang="${escape(language)}">`,
      '<head>',
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="referrer" content="no-referrer">',
      '<meta name="color-scheme" content="light dark">',
      `<title>${escape(shown(title))}</title>`,
      `<style>${htmlStyle}</style>`,
      '</head>',
      '<body>',
      '<main>',
      `<h1>${this.#line(title)}</h1>`,
      `<p class="about">${escape(about)}</p>`,
      this.#problem(),
      ...turns.map((turn) => this.#turn(turn)),
      '</main>',
      '</body>',
      '</html>',
      '',
    ].join('\n');
  }

  #problem(): string {
    const { heading, text, format, source, attachments } = this.#report.problem;
    const language = languageOfSource(text, format);
    const body = language === undefined ? this.#markdown(text) : `<pre tabindex="0" data-language="${language}"><code>${escape(shown(text))}</code></pre>`;
    return `<section class="problem">\n<h2>${escape(heading)}</h2>\n${facts(source, attachments)}<div class="text">${body}</div>\n</section>`;
  }

  #turn(turn: ReportTurn): string {
    const { labels } = this.#report;
    const { heading, about, ask, attachments, thinking, thinkingHeading, answer, plots, claims, end, endDetail, took } = turn;
    return [
      '<section class="turn">',
      `<h2>${escape(heading)}</h2>`,
      `<p class="about">${escape(about)}</p>`,
      facts(attachments),
      ask === '' ? '' : `<blockquote class="asked" aria-label="${escape(labels.asked)}">${this.#markdown(ask)}</blockquote>`,
      thinking.trim() === '' ? '' : `<details class="thinking">\n<summary>${escape(thinkingHeading)}</summary>\n<div class="text">${this.#markdown(thinking)}</div>\n</details>`,
      answer.trim() === '' ? '' : `<h3>${escape(labels.answer)}</h3>\n<div class="text answer">${this.#markdown(answer)}</div>`,
      ...plots.map(({ plot, words }) => `<figure>${plotSvg(plot, words)}</figure>`),
      claims.length === 0 ? '' : this.#claims(claims),
      end === '' ? '' : `<p class="end">${escape(end)}</p>`,
      endDetail === '' ? '' : `<details><summary>${escape(labels.providerSaid)}</summary><pre>${escape(endDetail)}</pre></details>`,
      took === '' ? '' : `<p class="about">${escape(took)}</p>`,
      '</section>',
    ]
      .filter((line) => line !== '')
      .join('\n');
  }

  #claims(claims: readonly ReportClaim[]): string {
    const { labels } = this.#report;
    const head = [labels.verdict, labels.claim, labels.evidence].map((label) => `<th scope="col">${escape(label)}</th>`).join('');
    const rows = claims.map(
      (claim) =>
        `<tr class="${claim.kind}"><td class="verdict"><span aria-hidden="true">${claim.mark}</span> ${escape(claim.word)}</td>` +
        `<td>${this.#formula(claim.latex, false, claim.text)}${claim.isFinal ? ` <span class="tag">${escape(labels.finalAnswer)}</span>` : ''}${claim.assumptions === '' ? '' : `<p class="about">${escape(claim.assumptions)}</p>`}</td>` +
        `<td>${claim.counterexample.map((line, index) => `<p${index === 0 ? ' class="counterexample"' : ''}>${escape(line)}</p>`).join('')}<p>${escape(claim.reason)}</p></td></tr>`,
    );
    return `<h3>${escape(labels.claims)}</h3>\n<div class="table" tabindex="0"><table class="claims">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div>`;
  }

  #markdown(text: string): string {
    return blocksOf(this.#parser, text, true)
      .blocks.map((block) => block.html())
      .join('');
  }

  /** A title: one line, in which formulas are formulas. */
  #line(text: string): string {
    return this.#parser.renderInline(text, { final: true });
  }

  /** As MathML; what cannot be read as its source, with the reason. */
  #formula(latex: string, display: boolean, source: string): string {
    const key = `${display ? '$$' : '$'}${latex}`;
    const known = this.#formulas.get(key);
    if (known !== undefined) return known;
    const result = formulaHtml(latex, display, 'mathml');
    const html = result.kind === 'html' ? alignedCells(result.html) : `<code class="unread"${result.detail === '' ? '' : ` title="${escape(shown(result.detail))}"`}>${markHidden(escape(source))}</code>`;
    this.#formulas.set(key, html);
    return html;
  }

  /** The parser of the panel, with formulas and links as they are for good. */
  #reader(): Parser {
    const parser = createParser();
    const { rules } = parser.renderer;
    rules.math_inline = (tokens, index) => this.#formula(tokens[index]?.content ?? '', false, tokens[index]?.content ?? '');
    rules.math_display = (tokens, index) => `<span class="display">${this.#formula(tokens[index]?.content ?? '', true, tokens[index]?.content ?? '')}</span>`;
    rules.math_block = (tokens, index) => {
      const { content = '', info = '' } = tokens[index] ?? {};
      return `<div class="display">${this.#formula(content, true, content)}${info === '' ? '' : `<span>${escape(info)}</span>`}</div>\n`;
    };
    rules.link_open = (tokens, index) => {
      const href = String(tokens[index]?.attrs?.find(([name]) => name === 'href')?.[1] ?? '');
      return isLinkAllowed(href) ? `<a href="${escape(href)}" title="${escape(shown(href))}" rel="noopener noreferrer">` : '<a>';
    };
    rules.heading_open = (tokens, index) => `<${below(tokens[index]?.tag ?? 'h1')}>`;
    rules.heading_close = (tokens, index) => `</${below(tokens[index]?.tag ?? 'h1')}>\n`;
    return parser;
  }
}

/** The page has headings of three levels; those of a text stand below them. */
function below(tag: string): string {
  return `h${Math.min(6, Number(tag[1]) + 3)}`;
}

function facts(...texts: readonly string[]): string {
  return texts.map((text) => (text === '' ? '' : `<p class="about">${escape(text)}</p>\n`)).join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
