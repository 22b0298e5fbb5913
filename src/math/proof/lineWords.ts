import type { TextFormat } from '../../core/problem.ts';
import { rowLatex } from './rows.ts';
import type { Segment } from './segment.ts';

/** More of a sentence is not shown; UTF-16 units. */
const longestLine = 1500;

/** The words of a segment with each formula as one `§`, and where each unit of them stands in the text. */
export function wordsOf(text: string, { range, spans }: Segment): { readonly words: string; readonly at: (index: number) => number } {
  const pieces: { readonly from: number; readonly to: number }[] = [];
  let words = '';
  let from = range.start;
  for (const { outer } of spans) {
    if (outer.start < from) continue;
    pieces.push({ from: words.length, to: from });
    words += bare(text.slice(from, outer.start));
    pieces.push({ from: words.length, to: outer.start });
    words += '§';
    from = outer.end;
  }
  pieces.push({ from: words.length, to: from });
  words += bare(text.slice(from, range.end));
  return {
    words,
    at: (index) => {
      const piece = pieces.findLast(({ from: start }) => start <= index) ?? { from: 0, to: range.start };
      return Math.min(range.end, piece.to + (index - piece.from));
    },
  };
}

/** A segment from an offset on, as Markdown with its formulas between dollars. */
export function markdownOf(text: string, { range, spans }: Segment, format: TextFormat, from = range.start, to = range.end): string {
  const isMarkdown = format === 'markdown' || format === 'notebook-markdown';
  const plain = (words: string): string => (isMarkdown ? bare(words) : escaped(format === 'latex' ? withoutCommands(bare(words)) : words));
  let markdown = '';
  let at = from;
  for (const { outer, inner, notation } of spans) {
    if (outer.start < at || outer.end > to) continue;
    markdown += plain(text.slice(at, outer.start));
    const source = text.slice(inner.start, inner.end);
    markdown += notation === 'latex' ? ` $${rowLatex(source).replace(/\s*\n\s*/g, ' ')}$ ` : escaped(source);
    at = outer.end;
  }
  markdown += plain(text.slice(at, to));
  const line = markdown.replace(/<!--[\s\S]*?-->/g, '').replace(/\s+/g, ' ').replace(/ ([.,;:!?)。，；：])/g, '$1').replace(/([（(]) /g, '$1').trim();
  // Too long to be cut without cutting a formula.
  if (line.length > longestLine) return `${escaped(text.slice(from, Math.min(to, from + 200))).replace(/\s+/g, ' ').replaceAll('$', '\\$')}…`;
  return line.replace(/^\*\*\s*$/, '');
}

/** Words without what opens a display or is a comment, at the length they had. */
function bare(words: string): string {
  return words.replace(/\$\$|\\\[|\\\]|\\begin\{[A-Za-z]+\*?\}(?:\{[^{}]*\})?|<!--[\s\S]*?-->/g, (found) => ' '.repeat(found.length));
}

function withoutCommands(words: string): string {
  return words
    .replace(/\\(?:emph|textit|textbf|textrm|text|underline|uline)\{([^{}]*)\}/g, '$1')
    .replace(/\\(?:eqref)\{([^{}]*)\}/g, '($1)')
    .replace(/\\(?:ref|autoref|cref|Cref|cite)\{([^{}]*)\}/g, '$1')
    .replace(/\\(?:label|tag)\{[^{}]*\}|\\(?:begin|end)\{[^{}]*\}|\\(?:item|qed|qedhere|noindent|par|newline|medskip|smallskip|bigskip)\b|(?<!\\)%[^\n]*/g, '')
    .replace(/~/g, ' ')
    .replace(/``|''/g, '"')
    .replace(/\\([%&#_$])/g, '$1');
}

function escaped(words: string): string {
  return words.replace(/[\\`*_[\]<>#|~$]/g, '\\$&');
}

const functions = /\\(?:sin|cos|tan|cot|sec|csc|arcsin|arccos|arctan|ln|log|lg|exp|lim|min|max|gcd|det|dim|ker|frac|dfrac|tfrac|sqrt|cdot|times|le|leq|ge|geq|ne|neq|in|to|infty|pi|left|right|text\w*|mathrm|mathbf|mathbb|mathcal|operatorname|begin|end|quad|qquad|implies|iff|ldots|dots|cdots|sum|prod|int|equiv|mid|nmid|pmod|bmod|mod|forall|exists|Rightarrow|Leftrightarrow|rightarrow|therefore|because|subset\w*|cup|cap|pm|mp|approx|sim|circ|angle|triangle|overline|boxed|label|tag|displaystyle|binom)(?![A-Za-z])(?:\{[A-Za-z*]+\}(?=\s|$|[^_^{]))?/g;

/** The letters a formula speaks of, as they are written. For who shares what; not for deciding. */
export function lettersOf(source: string): ReadonlySet<string> {
  const bare = source.replace(/\\(?:text\w*|mathrm|operatorname|label|tag)\*?\{[^{}]*\}|\\mathbb\{?[A-Z]\}?/g, ' ').replace(functions, ' ').replace(/\b(?:sin|cos|tan|ln|log|exp|sqrt|mod|gcd)\b/g, ' ');
  const names = bare.match(/(?:\\[A-Za-z]+|[A-Za-z])(?:_(?:\{[^{}]{1,12}\}|\w))?/g) ?? [];
  return new Set(names.map((name) => name.replace(/[{}]/g, '')).filter((name) => !/^(?:e|i|d)$/.test(name)));
}
