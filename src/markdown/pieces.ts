import type { StateCore, Token } from 'markdown-it';
import { environmentOf, markPiece, type Continuation } from './environment.ts';

/** A list goes on in a further piece after this many items, or this much text (UTF-16 units). */
const longestList = 12;
const longListText = 1500;
/** Rows of a table and lines of code that make a piece. */
const longestTable = 30;
export const longestCode = 80;

/**
 * Long lists, tables and code in pieces, each a block of its own, so that what grows is parsed and
 * laid out from its last piece only. The items of a list are drawn alike whether it is tight or
 * loose: an item that comes later must not move earlier ones.
 */
export function piecesRule(state: StateCore): void {
  const { tokens } = state;
  if (state.src === '') return;
  const { continues } = environmentOf(state);
  const lines = lineStartsOf(state.src);
  const out: Token[] = [];
  let index = 0;
  while (index < tokens.length) {
    const end = blockEnd(tokens, index);
    const block = tokens.slice(index, end);
    const before = index === 0 ? continues : undefined;
    const first = block[0];
    if (first?.type === 'fence') out.push(...codePieces(state, first, lines, before));
    else if (first?.type === 'table_open') out.push(...tablePieces(state, block, lines, before));
    else if (first?.type === 'bullet_list_open' || first?.type === 'ordered_list_open') out.push(...listPieces(state, block, lines, before));
    else out.push(...block);
    index = end;
  }
  for (const token of out) if (token.type === 'paragraph_open' || token.type === 'paragraph_close') token.hidden = false;
  state.tokens = out;
}

/** Behind the tokens of the block that begins at `index`. */
function blockEnd(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    depth += tokens[at]?.nesting ?? 0;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

function listPieces(state: StateCore, block: Token[], lines: readonly number[], continues: Continuation | undefined): Token[] {
  const [open] = block;
  const close = block.at(-1);
  if (!open || !close) return block;
  const ordered = open.type === 'ordered_list_open';
  let number = Number(open.attrs?.find(([name]) => name === 'start')?.[1] ?? 1);
  if (continues?.kind === 'list') {
    number = continues.next;
    numbered(open, ordered, number);
    markPiece(open, { continues });
  }
  const out: Token[] = [];
  let piece = open;
  let items = 0;
  for (const token of block) {
    const line = token.type === 'list_item_open' && token.level === 1 ? token.map?.[0] : undefined;
    if (line !== undefined) {
      const [begin] = piece.map ?? [0];
      if (items >= longestList || (items > 0 && (lines[line] ?? 0) - (lines[begin] ?? 0) > longListText)) {
        out.push(copy(state, close));
        const end = piece.map?.[1] ?? line;
        piece.map = [begin, line];
        piece = copy(state, open);
        piece.map = [line, end];
        numbered(piece, ordered, number);
        markPiece(piece, { continues: { kind: 'list', next: number } });
        out.push(piece);
        items = 0;
      }
      items++;
      number++;
    }
    out.push(token);
  }
  return out;
}

function numbered(open: Token, ordered: boolean, number: number): void {
  open.attrs = ordered && number !== 1 ? [['start', String(number)]] : null;
}

function tablePieces(state: StateCore, block: Token[], lines: readonly number[], continues: Continuation | undefined): Token[] {
  const [open] = block;
  if (!open?.map) return block;
  const bodyAt = block.findIndex(({ type }) => type === 'tbody_open');
  const bodyOpen = block[bodyAt];
  const [bodyClose, close] = block.slice(-2);
  if (!bodyOpen || !bodyClose || !close) return block;
  const head = continues?.kind === 'table' ? continues.head : state.src.slice(lines[open.map[0]], lines[open.map[0] + 2]);
  const out: Token[] = [];
  if (continues?.kind === 'table') {
    markPiece(open, { continues });
    open.map = [bodyOpen.map?.[0] ?? open.map[0], open.map[1]];
    out.push(open);
  } else out.push(...block.slice(0, bodyAt));
  let piece = open;
  let rows = 0;
  for (const token of block.slice(bodyAt)) {
    const line = token.type === 'tr_open' ? token.map?.[0] : undefined;
    if (line !== undefined && rows === longestTable) {
      out.push(copy(state, bodyClose), copy(state, close));
      const end = piece.map?.[1] ?? line;
      piece.map = [piece.map?.[0] ?? line, line];
      piece = copy(state, open);
      piece.map = [line, end];
      markPiece(piece, { continues: { kind: 'table', head } });
      out.push(piece, copy(state, bodyOpen));
      rows = 0;
    }
    if (line !== undefined) rows++;
    out.push(token);
  }
  return out;
}

function codePieces(state: StateCore, token: Token, starts: readonly number[], continues: Continuation | undefined): Token[] {
  const [begin, end] = token.map ?? [0, 0];
  const head = continues?.kind === 'fence' ? continues.head : state.src.slice(starts[begin], starts[begin + 1]);
  const lines = token.content.split('\n');
  const out: Token[] = [];
  for (let at = 0; at === 0 || (at < lines.length && (at < lines.length - 1 || lines[at] !== '')); at += longestCode) {
    const further = at > 0 || continues?.kind === 'fence';
    const piece = at === 0 ? token : copy(state, token);
    const more = at + longestCode < lines.length - 1 || (at + longestCode === lines.length - 1 && lines.at(-1) !== '');
    piece.content = lines.slice(at, more ? at + longestCode : undefined).join('\n') + (more ? '\n' : '');
    piece.map = [at === 0 && !further ? begin : begin + 1 + at, more ? begin + 1 + at + longestCode : end];
    piece.attrs = null;
    if (further) markPiece(piece, { continues: { kind: 'fence', head } });
    out.push(piece);
    if (!more) break;
  }
  return out;
}

function copy(state: StateCore, token: Token): Token {
  const copied = new state.Token(token.type, token.tag, token.nesting);
  copied.level = token.level;
  copied.markup = token.markup;
  copied.info = token.info;
  copied.block = token.block;
  return copied;
}

/** Where each line begins. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
