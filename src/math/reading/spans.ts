import type { TextFormat, TextRange } from '../../core/problem.ts';
import { joinedPieces } from './brokenSpans.ts';
import { plainLines } from './plainLines.ts';

/** Where mathematics stands in a document. */
export interface MathSpan {
  /** With its delimiters. */
  readonly outer: TextRange;
  readonly inner: TextRange;
  readonly notation: 'latex' | 'plain';
  readonly display: boolean;
}

const environments = 'align|aligned|alignat|gather|gathered|equation|eqnarray|multline|split|cases|array|flalign|displaymath';
/** One pass over a document: code and comments first, so that nothing inside them is taken for mathematics. */
const opener = new RegExp(
  String.raw`(?<fence>^[ \t]*(?:\`{3,}|~{3,})[^\n]*$)|(?<code>\`+)|(?<comment>(?<![\\\d])%[^\n]*)|(?<escaped>\\[\\$%])|(?<display>\$\$)|(?<bracket>\\\[)|(?<paren>\\\()|(?<begin>\\begin\{(?<name>${environments})\*?\})|(?<verbatim>\\begin\{(?:verbatim|lstlisting|minted)\*?\})|(?<dollar>\$)`,
  'gm',
);

/** The mathematics of a document in order, ranges not overlapping. Linear in its length. */
export function mathSpans(text: string, format: TextFormat): MathSpan[] {
  // What a comment hides is not said; offsets stay as they are.
  const visible = format === 'markdown' ? text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' ')) : text;
  const spans = format === 'notebook-code' ? [] : joinedPieces(delimited(visible, format), visible);
  return format === 'latex' ? spans : withPlain(spans, visible, format);
}

function delimited(text: string, format: TextFormat): MathSpan[] {
  const spans: MathSpan[] = [];
  const add = (start: number, innerStart: number, innerEnd: number, end: number, display: boolean): number => {
    if (text.slice(innerStart, innerEnd).trim() !== '') {
      spans.push({ outer: { start, end }, inner: { start: innerStart, end: innerEnd }, notation: 'latex', display });
    }
    return end;
  };
  const missing = new Set<string>();
  const find = (needle: string, from: number): number => {
    if (missing.has(needle)) return -1;
    const found = text.indexOf(needle, from);
    if (found < 0) missing.add(needle);
    return found;
  };
  const isLatex = format === 'latex';
  opener.lastIndex = 0;
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    const start = match.index;
    const after = start + match[0].length;
    const groups = match.groups ?? {};
    if (groups['fence'] !== undefined) opener.lastIndex = isLatex ? after : fenceEnd(text, start, match[0], after);
    else if (groups['code'] !== undefined) {
      const close = isLatex ? -1 : find(match[0], after);
      opener.lastIndex = close < 0 ? after : close + match[0].length;
    } else if (groups['comment'] !== undefined) opener.lastIndex = isLatex ? after : start + 1;
    else if (groups['verbatim'] !== undefined) {
      const close = find('\\end{', after);
      opener.lastIndex = close < 0 ? text.length : close;
    } else if (groups['display'] !== undefined || groups['bracket'] !== undefined || groups['paren'] !== undefined) {
      const needle = groups['display'] !== undefined ? '$$' : groups['bracket'] !== undefined ? '\\]' : '\\)';
      const close = find(needle, after);
      if (close >= 0) opener.lastIndex = add(start, after, close, close + needle.length, needle !== '\\)');
    } else if (groups['begin'] !== undefined) {
      const name = groups['name'] ?? '';
      const close = find(`\\end{${name}`, after);
      const end = close < 0 ? -1 : text.indexOf('}', close) + 1;
      if (end > 0) opener.lastIndex = add(start, start, end, end, true);
    } else if (groups['dollar'] !== undefined) {
      const close = closingDollar(text, after);
      if (close !== undefined) opener.lastIndex = add(start, after, close, close + 1, false);
    }
  }
  return spans;
}

/** The end of a fenced block that is not mathematics; a `math`, `problem` or `solution` block is looked into. */
function fenceEnd(text: string, start: number, line: string, after: number): number {
  const fence = /`{3,}|~{3,}/.exec(line)?.[0] ?? '```';
  if (/^(?:math|problem|solution|claim|hint|latex|tex)\b/.test(line.trim().slice(fence.length).trim())) return after;
  if (line.trim() === fence && /(?:^|\n)[ \t]*(?:`{3,}|~{3,})[ \t]*(?:math|problem|solution|claim|hint|latex|tex)\b[^\n]*\n(?:(?!```|~~~)[\s\S])*$/.test(text.slice(Math.max(0, start - 4000), start))) return after;
  const close = text.indexOf(`\n${fence}`, after);
  return close < 0 ? text.length : close + 1 + fence.length;
}

/**
 * The `$` that closes one, by the rule that keeps prices apart: no space right inside either dollar,
 * no digit right behind the closing one, no blank line between.
 */
function closingDollar(text: string, after: number): number | undefined {
  if (/\s/.test(text[after] ?? ' ')) return undefined;
  for (let index = after; index < text.length; index++) {
    const unit = text[index];
    if (unit === '\\') index++;
    else if (unit === '\n' && /^\s*\n/.test(text.slice(index + 1, index + 40))) return undefined;
    else if (unit === '$') {
      const closes = index > after && !/\s/.test(text[index - 1] ?? ' ') && !/[0-9]/.test(text[index + 1] ?? '');
      return closes ? index : undefined;
    }
  }
  return undefined;
}

/** Plain notation between the delimited formulas. */
function withPlain(spans: readonly MathSpan[], text: string, format: TextFormat): MathSpan[] {
  const taken = spans.map(({ outer }) => outer);
  const plain = plainLines(text, taken, format).map((inner): MathSpan => ({ outer: inner, inner, notation: 'plain', display: false }));
  return plain.length === 0 ? [...spans] : [...spans, ...plain].sort((a, b) => a.inner.start - b.inner.start);
}
