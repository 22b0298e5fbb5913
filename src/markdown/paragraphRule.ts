import type { StateBlock } from 'markdown-it';
import { environmentOf } from './environment.ts';
import { mathAt } from './mathSpans.ts';

/**
 * A paragraph as CommonMark has it (§4.8), except that a line inside a formula which began in the
 * paragraph interrupts nothing: `+ 2y` in there is no list item.
 */
export function paragraphRule(state: StateBlock, startLine: number, endLine: number): boolean {
  const terminators = state.md.block.ruler.getRules('paragraph');
  const outer = state.parentType;
  state.parentType = 'paragraph';
  let protectedTo = formulaEnd(state, startLine, endLine, 0);
  let line = startLine + 1;
  for (; line < endLine && !state.isEmpty(line); line++) {
    const begins = state.bMarks[line] ?? 0;
    if (begins >= protectedTo && (state.sCount[line] ?? 0) >= 0) {
      if (terminators.some((rule) => rule(state, line, endLine, true))) break;
    }
    protectedTo = formulaEnd(state, line, endLine, protectedTo);
  }
  const content = state.getLines(startLine, line, state.blkIndent, false).trim();
  state.line = line;
  const open = state.push('paragraph_open', 'p', 1);
  open.map = [startLine, line];
  const inline = state.push('inline', '', 0);
  inline.content = content;
  inline.map = [startLine, line];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.parentType = outer;
  return true;
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
