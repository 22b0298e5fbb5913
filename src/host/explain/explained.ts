import { problemRangeAt } from '../../core/problemAt.ts';
import type { TextFormat, TextRange } from '../../core/problem.ts';
import { mathSpans } from '../../math/reading/spans.ts';

/** What is to be explained, and the text it stands in where that is more. */
export interface Explained {
  readonly range: TextRange;
  readonly around: TextRange | undefined;
}

const theorem = /\\begin\{(theorem|lemma|proposition|corollary|definition|claim|remark)\*?\}/g;

/**
 * What somebody who selects this range, or puts the cursor there, wants explained: the selection itself; without one the
 * formula under the cursor, the theorem around it, or the paragraph. Undefined where there is nothing.
 */
export function explainedAt(text: string, selection: TextRange, format: TextFormat): Explained | undefined {
  const { start } = selection;
  const range = trimmed(text, selection.end > start ? selection : (formulaAt(text, start, format) ?? theoremAt(text, start) ?? problemRangeAt(text, start, format)));
  if (!range) return undefined;
  const paragraph = trimmed(text, theoremAt(text, range.start) ?? problemRangeAt(text, range.start, format));
  const isMore = paragraph && paragraph.start <= range.start && paragraph.end >= range.end && paragraph.end - paragraph.start > range.end - range.start;
  return { range, around: isMore ? paragraph : undefined };
}

function formulaAt(text: string, offset: number, format: TextFormat): TextRange | undefined {
  return mathSpans(text, format).find(({ outer }) => outer.start <= offset && offset <= outer.end)?.outer;
}

function theoremAt(text: string, offset: number): TextRange | undefined {
  for (const open of text.matchAll(theorem)) {
    if (open.index > offset) return undefined;
    const closing = `\\end{${open[1]}`;
    const close = text.indexOf(closing, open.index);
    const end = close < 0 ? -1 : text.indexOf('}', close) + 1;
    if (end > offset) return { start: open.index, end };
  }
  return undefined;
}

function trimmed(text: string, { start, end }: TextRange): TextRange | undefined {
  const piece = text.slice(start, end);
  const inner = piece.trim();
  if (inner === '') return undefined;
  const from = start + piece.length - piece.trimStart().length;
  return { start: from, end: from + inner.length };
}
