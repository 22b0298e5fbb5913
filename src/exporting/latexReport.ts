import { createParser, type Parser } from '../markdown/parser.ts';
import { latexBlocks, latexLine, latexTable } from './latexBlocks.ts';
import { LatexFormulas } from './latexFormula.ts';
import { eastAsian } from './latexSymbols.ts';
import { latexPlot, plotPreamble } from './latexPlot.ts';
import { latexCode, latexText, latexVerbatim } from './latexText.ts';
import { languageOfSource } from './markdownReport.ts';
import type { Report, ReportClaim, ReportTurn } from './report.ts';

/** A report as a LaTeX article; what was thought stands in its appendix. Nothing in it reads, writes or runs anything. */
export function latexReport(report: Report): string {
  const writer = new ArticleWriter(report);
  const body = writer.body();
  const isEastAsian = eastAsian.test(body);
  const needsUnicode = /[^\u0000-\u017f–—‘’“”„…€]/.test(body);
  return `${[...preamble(isEastAsian, needsUnicode), ...(report.turns.some(({ plots }) => plots.length > 0) ? plotPreamble : []), ...writer.formulas.preamble, ...body.split('\n')].join('\n')}\n`;
}

function preamble(isEastAsian: boolean, needsUnicode: boolean): string[] {
  return [
    ...(isEastAsian || needsUnicode ? ['% !TeX program = xelatex'] : []),
    isEastAsian ? '\\documentclass[UTF8,11pt]{ctexart}' : '\\documentclass[11pt]{article}',
    '\\usepackage{iftex}',
    '\\ifPDFTeX',
    '  \\usepackage[utf8]{inputenc}',
    '  \\usepackage[T1]{fontenc}',
    '  \\usepackage{textcomp}',
    '\\else',
    '  \\usepackage{fontspec}',
    '\\fi',
    '\\usepackage{amsmath,amssymb,mathtools}',
    '\\usepackage{cancel}',
    '\\usepackage{xcolor}',
    '\\usepackage{booktabs,longtable}',
    '\\usepackage{enumitem}',
    '\\usepackage[normalem]{ulem}',
    '\\usepackage[margin=2.5cm]{geometry}',
    '\\usepackage[hidelinks]{hyperref}',
    '\\allowdisplaybreaks',
    '\\setlength{\\parindent}{0pt}',
    '\\setlength{\\parskip}{0.6em plus 0.2em}',
    '\\setcounter{secnumdepth}{0}',
    '\\emergencystretch=3em',
  ];
}

class ArticleWriter {
  readonly formulas = new LatexFormulas();
  readonly #report: Report;
  readonly #parser: Parser = createParser();

  constructor(report: Report) {
    this.#report = report;
  }

  body(): string {
    const { title, about, problem, turns, labels } = this.#report;
    const thought = turns.filter(({ thinking }) => thinking.trim() !== '');
    return [
      `\\title{${latexLine(this.#parser, this.formulas, title)}}`,
      '\\author{}',
      `\\date{${latexText(about)}}`,
      '\\begin{document}',
      '\\maketitle',
      `\\section{${latexText(problem.heading)}}`,
      ...facts(problem.source, problem.attachments),
      languageOfSource(problem.text, problem.format) === undefined ? this.#markdown(problem.text) : latexVerbatim(problem.text),
      ...turns.flatMap((turn) => this.#turn(turn)),
      ...(thought.length === 0 ? [] : ['\\appendix', `\\section{${latexText(labels.thinking)}}`]),
      ...thought.flatMap(({ heading, thinkingHeading, thinking }) => [`\\subsection{${latexText(`${heading} · ${thinkingHeading}`)}}`, '{\\small', this.#markdown(thinking), '\\par}']),
      '\\end{document}',
    ].join('\n\n');
  }

  #turn({ heading, about, ask, attachments, answer, plots, claims, end, endDetail, took }: ReportTurn): string[] {
    const { labels } = this.#report;
    return [
      `\\section{${latexText(heading)}}`,
      ...facts(about, attachments),
      ...(ask === '' ? [] : [`\\textbf{${latexText(labels.asked)}}`, '\\begin{quote}', this.#markdown(ask), '\\end{quote}']),
      ...(answer.trim() === '' ? [] : [`\\subsection{${latexText(labels.answer)}}`, this.#markdown(answer)]),
      ...plots.flatMap(({ plot, words }) => [latexPlot(plot), ...facts(words)]),
      ...(claims.length === 0 ? [] : [`\\subsection{${latexText(labels.claims)}}`, this.#claims(claims)]),
      ...(end === '' ? [] : [`\\textbf{${latexText(end)}}`]),
      ...(endDetail === '' ? [] : [`${latexText(labels.providerSaid)}:`, latexVerbatim(endDetail)]),
      ...facts(took),
    ];
  }

  #claims(claims: readonly ReportClaim[]): string {
    const { labels } = this.#report;
    const head = [labels.verdict, labels.claim, labels.evidence].map((label) => `\\textbf{${latexText(label)}}`).join(' & ');
    const rows = claims.map(({ mark, word, latex, text, isFinal, assumptions, reason, counterexample }) => {
      const formula = this.formulas.inline(latex);
      // What cannot be set is shown as it stands in the text, not as the LaTeX that was made of it.
      const statement = formula.startsWith('\\(') ? formula : latexCode(text);
      return [
        `${latexText(mark)} ${latexText(word)}`,
        [statement, ...(isFinal ? [`\\emph{${latexText(labels.finalAnswer)}}`] : []), ...(assumptions === '' ? [] : [latexText(assumptions)])].join(' '),
        [...counterexample.map((line, index) => (index === 0 ? `\\textbf{${latexText(line)}}` : latexText(line))), latexText(reason)].join('\\newline '),
      ].join(' & ');
    });
    return latexTable('p{0.16\\linewidth}p{0.38\\linewidth}p{0.38\\linewidth}', [`${head} \\\\`, '\\midrule', ...rows.map((row) => `{}${row} \\\\`)]);
  }

  #markdown(text: string): string {
    return latexBlocks(this.#parser, this.formulas, text);
  }
}

function facts(...texts: readonly string[]): string[] {
  return texts.filter((text) => text !== '').map((text) => `{\\small\\itshape ${latexText(text)}\\par}`);
}
