import type { StateBlock } from 'markdown-it';
import { environmentOf, markPiece, type Piece } from './environment.ts';
import { longParagraph, paragraphCut } from './longText.ts';
import { mathAt } from './mathSpans.ts';

/**
 * A paragraph as CommonMark has it (§4.8), except that a line inside a formula which began in the
 * paragraph interrupts nothing: `+ 2y` in there is no list item. A very long one that stands for
 * itself becomes several, each read as if it began anew.
 */
export function paragraphRule(state: StateBlock, startLine: number, endLine: number): boolean {
  paragraphs(state, startLine, endLine, false);
  return true;
}

/** A text that begins inside a paragraph: whatever its first line looks like, it is one. */
export function continuedParagraph(state: StateBlock, startLine: number, endLine: number): void {
  paragraphs(state, startLine, endLine, true);
}

function paragraphs(state: StateBlock, startLine: number, endLine: number, continued: boolean): void {
  const outer = state.parentType;
  state.parentType = 'paragraph';
  let line = startLine;
  let piece: Piece | undefined = continued ? { continues: { kind: 'paragraph' } } : undefined;
  for (;;) {
    const end = paragraphEnd(state, line, endLine);
    const cut = state.level === 0 ? cutOf(state, line, end, endLine) : undefined;
    if (cut === undefined) {
      push(state, line, end, state.getLines(line, end, state.blkIndent, false), piece);
      state.line = end;
      break;
    }
    let cutLine = line;
    while ((state.eMarks[cutLine] ?? cut) <= cut && cutLine + 1 < end) cutLine++;
    push(state, line, cutLine + 1, state.src.slice(state.bMarks[line] ?? 0, cut), piece);
    piece = { continues: { kind: 'paragraph' }, offset: cut };
    state.bMarks[cutLine] = cut;
    state.tShift[cutLine] = 0;
    state.sCount[cutLine] = state.blkIndent;
    line = cutLine;
  }
  state.parentType = outer;
}

function push(state: StateBlock, startLine: number, endLine: number, content: string, piece: Piece | undefined): void {
  const open = state.push('paragraph_open', 'p', 1);
  open.map = [startLine, endLine];
  if (piece) markPiece(open, piece);
  const inline = state.push('inline', '', 0);
  inline.content = content.trim();
  inline.map = [startLine, endLine];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
}

/** Behind the last line of a paragraph. */
function paragraphEnd(state: StateBlock, startLine: number, endLine: number): number {
  const terminators = state.md.block.ruler.getRules('paragraph');
  let protectedTo = formulaEnd(state, startLine, endLine, 0);
  let line = startLine + 1;
  for (; line < endLine && !state.isEmpty(line); line++) {
    const begins = state.bMarks[line] ?? 0;
    if (begins >= protectedTo && (state.sCount[line] ?? 0) >= 0) {
      if (terminators.some((rule) => rule(state, line, endLine, true))) break;
    }
    protectedTo = formulaEnd(state, line, endLine, protectedTo);
  }
  return line;
}

function cutOf(state: StateBlock, startLine: number, end: number, endLine: number): number | undefined {
  const from = state.bMarks[startLine] ?? 0;
  const limit = state.eMarks[end - 1] ?? from;
  if (limit - from <= longParagraph) return undefined;
  // Only a line that is complete has ended it for good.
  const ended = environmentOf(state).final || (end < endLine && (state.eMarks[end] ?? state.src.length) < state.src.length);
  return paragraphCut(state.src, from, limit, ended);
}

/** Where the formula ends that is open at the end of a line; `from` when none is. */
function formulaEnd(state: StateBlock, line: number, endLine: number, from: number): number {
  const { src } = state;
  const lineEnd = state.eMarks[line] ?? 0;
  let limit = -1;
  let at = Math.max(state.bMarks[line] ?? 0, from);
  while (at < lineEnd) {
    const character = src[at];
    if (character === '`') at = codeEnd(src, at, lineEnd);
    else if (character === '$' || character === '\\') {
      if (limit < 0) limit = paragraphLimit(state, line, endLine);
      const math = mathAt(src, at, limit);
      if (math?.kind === 'closed') at = math.end;
      else if (math?.kind === 'open' && limit >= src.length && !environmentOf(state).final) return Infinity;
      else at += character === '\\' || src[at + 1] === '$' ? 2 : 1;
    } else at++;
  }
  return at > lineEnd ? Math.max(at, from) : from;
}

/** How far a formula of this paragraph can reach: the next blank line, or the end of the text. */
function paragraphLimit(state: StateBlock, line: number, endLine: number): number {
  let last = line;
  while (last + 1 < endLine && !state.isEmpty(last + 1) && last - line < 400) last++;
  return last + 1 >= endLine ? Math.max(state.eMarks[last] ?? 0, endLine >= state.lineMax ? endOf(state, last) : 0) : (state.eMarks[last] ?? 0);
}

/** The end of the source when no complete blank line follows: a line of spaces may still become text. */
function endOf(state: StateBlock, last: number): number {
  const end = state.eMarks[last] ?? 0;
  return /^\n?[ \t>]*$/.test(state.src.slice(end)) ? state.src.length : end;
}

function codeEnd(text: string, at: number, lineEnd: number): number {
  let length = 1;
  while (text[at + length] === '`') length++;
  const close = text.indexOf('`'.repeat(length), at + length);
  return close < 0 || close > lineEnd ? at + length : close + length;
}
