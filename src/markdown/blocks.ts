import type { Token } from 'markdown-it';
import { pieceOf, type Continuation, type Environment } from './environment.ts';
import { markHidden } from './hiddenCharacters.ts';
import { htmlOf, type Parser } from './parser.ts';
import { lineStartsOf } from './pieces.ts';

/** One block of the document that stands for itself: a paragraph, a formula, a list or a piece of a long one. */
export interface Block {
  /** Half-open, in UTF-16 units of the text that was parsed. */
  readonly start: number;
  readonly end: number;
  /** Set when it goes on with the block before. */
  readonly continues: Continuation | undefined;
  /** Rendered when asked for; not yet with formulas. */
  readonly html: () => string;
}

export interface Blocks {
  readonly blocks: readonly Block[];
  /** No text to come can change the blocks that end up to here. */
  readonly settled: number;
}

/** A block longer than this is shown as its source: nobody reads it, and rendering it would take seconds. */
export const longestBlock = 100_000;

/**
 * Takes a text apart. A block is settled when another one begins behind it on a line that is
 * complete: CommonMark reads line by line, and the rules that look back are off (see `createParser`).
 *
 * @param continues set when the text begins inside a block, as `Block.continues` told it.
 */
export function blocksOf(parser: Parser, text: string, final: boolean, continues?: Continuation): Blocks {
  const head = continues && 'head' in continues ? continues.head : '';
  const source = head + text;
  const environment: Environment = { final, lazy: true, ...(continues ? { continues } : {}) };
  const tokens = parsed(parser, source, environment);
  if (!tokens) return { blocks: text.trim() === '' ? [] : [{ start: 0, end: text.length, continues, html: () => asSource(parser, text) }], settled: 0 };
  const places = placesOf(source);
  const at = (line: number): number => Math.max(0, (places.lines[line] ?? source.length) - head.length);
  const found: { readonly tokens: Token[]; readonly start: number; end: number; readonly continues: Continuation | undefined }[] = [];
  let endLine = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.level !== 0 || token.nesting < 0 || !token.map) continue;
    const [line] = token.map;
    const piece = pieceOf(token);
    const last = found.at(-1);
    if (!last || line >= endLine || piece) {
      const start = piece?.offset === undefined ? at(line) : places.offset(line, piece.offset) - head.length;
      if (last && piece) last.end = start;
      found.push({ tokens: [], start, end: start, continues: piece?.continues });
    }
    endLine = Math.max(endLine, token.map[1]);
    const block = found.at(-1);
    if (!block) continue;
    block.end = at(endLine);
    block.tokens.push(...tokens.slice(index, nextBlock(tokens, index)));
  }
  const blocks = found.map((block) => ({
    start: block.start,
    end: block.end,
    continues: block.continues,
    html: () => (block.end - block.start > longestBlock ? asSource(parser, text.slice(block.start, block.end)) : rendered(parser, block.tokens, environment, text.slice(block.start, block.end))),
  }));
  return { blocks, settled: final ? text.length : settledBefore(blocks, text) };
}

/** Behind the tokens that the block token at `index` opens. */
function nextBlock(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    depth += tokens[at]?.nesting ?? 0;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

/** A paragraph or formula is divided only where that is certain, so what it goes on with needs no complete line. */
function settledBefore(blocks: readonly Block[], text: string): number {
  const complete = text.lastIndexOf('\n');
  const last = blocks.findLast(({ start, continues }) => start <= complete || continues?.kind === 'paragraph' || continues?.kind === 'pending');
  return last?.start ?? 0;
}

/** Undefined when the parser fails: then the text is shown as it is, never not at all. */
function parsed(parser: Parser, text: string, environment: Environment): Token[] | undefined {
  try {
    return parser.parse(text, environment as unknown as Record<string, unknown>);
  } catch {
    return undefined;
  }
}

function rendered(parser: Parser, tokens: Token[], environment: Environment, source: string): string {
  try {
    return htmlOf(parser, tokens, environment);
  } catch {
    return asSource(parser, source);
  }
}

function asSource(parser: Parser, source: string): string {
  return `<div class="pending">${markHidden(parser.utils.escapeHtml(source))}</div>`;
}

/** Where lines begin, and offsets of the source the parser sees, in which each line end is one character. */
function placesOf(source: string): { readonly lines: readonly number[]; offset(line: number, normalised: number): number } {
  if (!source.includes('\r')) return { lines: lineStartsOf(source), offset: (_, offset) => offset };
  const lines = [0];
  for (const { index, 0: end } of source.matchAll(/\r\n?|\n/g)) lines.push(index + end.length);
  const normalised = lineStartsOf(source.replace(/\r\n?/g, '\n'));
  return { lines, offset: (line, offset) => (lines[line] ?? 0) + offset - (normalised[line] ?? 0) };
}
