import type { StateBlock, Token } from 'markdown-it';
import { environmentOf, markPiece, type Piece } from './environment.ts';
import { pendingCut } from './longText.ts';
import { closerAt, environmentAt, environmentEnd } from './mathSpans.ts';
import { paragraphRule } from './paragraphRule.ts';

/** An unclosed display is looked for its end this far; UTF-16 units. */
export const farthestCloser = 8192;

/**
 * A display formula that begins its line: `$$`, `\[` or a bare environment. It may contain blank
 * lines. While its end has not come, all that follows is shown as its source; when the end cannot
 * come any more, it ends at the first blank line.
 */
export function displayRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = lineStart(state, startLine);
  const opener = openerAt(state.src, start, state.eMarks[startLine] ?? start);
  if (!opener) return false;
  if (silent) return true;
  const { final } = environmentOf(state);
  const documentEnd = state.eMarks[endLine - 1] ?? state.src.length;
  const limit = Math.min(documentEnd, start + farthestCloser);
  const close = opener.end(limit);
  if (close !== undefined) closed(state, startLine, endLine, start, opener, close);
  else if (!final && documentEnd < start + farthestCloser && reachesEnd(state, endLine)) pending(state, startLine, endLine);
  else unclosed(state, startLine, endLine, false);
  return true;
}

interface Opener {
  /** Length of the delimiter that is not part of the formula. */
  readonly skip: number;
  /** Where the formula ends and where its closing delimiter ends. */
  readonly end: (limit: number) => Ends | undefined;
}

interface Ends {
  readonly content: number;
  readonly after: number;
}

function openerAt(text: string, at: number, lineEnd: number): Opener | undefined {
  const delimiter = text.startsWith('$$', at) ? '$$' : text.startsWith('\\[', at) ? '\\[' : undefined;
  if (delimiter !== undefined && at + 2 <= lineEnd) {
    const closer = delimiter === '$$' ? '$$' : '\\]';
    return {
      skip: 2,
      end: (limit) => {
        const content = closerAt(text, at + 2, limit, closer);
        return content < 0 ? undefined : { content, after: content + 2 };
      },
    };
  }
  const name = environmentAt(text, at);
  if (name === undefined) return undefined;
  return {
    skip: 0,
    end: (limit) => {
      const after = environmentEnd(text, at, limit, name);
      return after === undefined ? undefined : { content: after, after };
    },
  };
}

function closed(state: StateBlock, startLine: number, endLine: number, start: number, { skip }: Opener, { content, after }: Ends): void {
  let line = startLine;
  while ((state.eMarks[line] ?? after) < after) line++;
  const lineEnd = state.eMarks[line] ?? after;
  const latex = sourceLines(state, startLine, line, start + skip, content);
  const punctuation = /^[ \t]*[.,;:!?。，；：！？、)）]*/.exec(state.src.slice(after, lineEnd))?.[0] ?? '';
  const rest = after + punctuation.length;
  const token = state.push('math_block', 'div', 0);
  token.block = true;
  token.content = latex;
  token.info = punctuation.trim();
  token.map = [startLine, line + 1];
  if (state.src.slice(rest, lineEnd).trim() === '') {
    state.line = line + 1;
    return;
  }
  const text = rest + (/^[ \t]*/.exec(state.src.slice(rest, lineEnd))?.[0].length ?? 0);
  state.bMarks[line] = text;
  state.tShift[line] = 0;
  state.sCount[line] = state.blkIndent;
  paragraphRule(state, line, endLine);
}

function pending(state: StateBlock, startLine: number, end: number): void {
  const token = pendingToken(state, startLine, end);
  token.content = state.getLines(startLine, end, state.blkIndent, false).replace(/\n+$/, '');
  state.line = end;
}

/** An unclosed formula that no text to come can close: its lines up to the first blank one, in pieces when they are many. */
export function unclosed(state: StateBlock, startLine: number, endLine: number, continued: boolean): void {
  const end = firstBlank(state, startLine, endLine);
  if (state.level > 0) {
    pending(state, startLine, end);
    return;
  }
  const limit = state.eMarks[end - 1] ?? state.src.length;
  let from = state.bMarks[startLine] ?? 0;
  let line = startLine;
  let piece: Piece | undefined = continued ? { continues: { kind: 'pending' } } : undefined;
  for (;;) {
    const cut = pendingCut(state.src, from, limit);
    let next = line;
    while (cut !== undefined && (state.eMarks[next] ?? cut) < cut) next++;
    const token = pendingToken(state, line, cut === undefined ? end : next + 1);
    token.content = state.src.slice(from, cut ?? limit).replace(/\n+$/, '');
    if (piece) markPiece(token, piece);
    if (cut === undefined) break;
    piece = { continues: { kind: 'pending' }, offset: cut };
    from = cut;
    line = next;
  }
  state.line = end;
}

function pendingToken(state: StateBlock, startLine: number, end: number): Token {
  const token = state.push('math_pending_block', 'div', 0);
  token.block = true;
  token.map = [startLine, end];
  return token;
}

function sourceLines(state: StateBlock, first: number, last: number, from: number, to: number): string {
  const parts: string[] = [];
  for (let line = first; line <= last; line++) {
    const start = line === first ? from : lineStart(state, line);
    parts.push(state.src.slice(start, line === last ? Math.max(start, to) : (state.eMarks[line] ?? start)));
  }
  return parts.join('\n');
}

function firstBlank(state: StateBlock, startLine: number, endLine: number): number {
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line)) line++;
  return line;
}

function reachesEnd(state: StateBlock, endLine: number): boolean {
  return state.src.slice(state.eMarks[endLine - 1] ?? 0).trim() === '';
}

function lineStart(state: StateBlock, line: number): number {
  return (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
}
