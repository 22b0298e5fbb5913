import type { MarkdownIt, Token } from 'markdown-it';
import type { Environment } from './environment.ts';
import { markHidden } from './hiddenCharacters.ts';

/** One block of the document that stands for itself: a paragraph, a whole list, a formula. */
export interface Block {
  /** Half-open, in UTF-16 units of the text that was parsed. */
  readonly start: number;
  readonly end: number;
  /** Rendered when asked for; not yet with formulas. */
  readonly html: () => string;
}

export interface Blocks {
  readonly blocks: readonly Block[];
  /** No text to come can change the blocks that end up to here. Always the end of a line. */
  readonly settled: number;
}

/** A block longer than this is shown as its source: nobody reads it, and rendering it would take seconds. */
export const longestBlock = 100_000;

/**
 * Takes a text apart. A block is settled when another one begins behind it on a line that is
 * complete: CommonMark reads line by line, and the rules that look back are off (see `createParser`).
 */
export function blocksOf(parser: MarkdownIt, text: string, final: boolean): Blocks {
  const environment: Environment = { final };
  const tokens = parsed(parser, text, environment);
  if (!tokens) return { blocks: text.trim() === '' ? [] : [{ start: 0, end: text.length, html: () => asSource(parser, text) }], settled: 0 };
  const lines = lineStarts(text);
  const blocks: Block[] = [];
  let first = 0;
  let startLine = 0;
  let endLine = 0;
  const close = (end: number): void => {
    if (end <= first) return;
    const start = lines[startLine] ?? text.length;
    const stop = lines[endLine] ?? text.length;
    const slice = tokens.slice(first, end);
    blocks.push({ start, end: stop, html: () => htmlOf(parser, slice, text.slice(start, stop), environment) });
    first = end;
  };
  for (const [index, token] of tokens.entries()) {
    if (token.level !== 0 || token.nesting < 0 || !token.map) continue;
    if (token.map[0] >= endLine) {
      close(index);
      startLine = token.map[0];
    }
    endLine = Math.max(endLine, token.map[1]);
  }
  close(tokens.length);
  return { blocks, settled: final ? text.length : settledBefore(blocks, text) };
}

function settledBefore(blocks: readonly Block[], text: string): number {
  const complete = text.lastIndexOf('\n');
  const last = blocks.findLast((block) => block.start <= complete);
  return last?.start ?? 0;
}

function htmlOf(parser: MarkdownIt, tokens: Token[], source: string, environment: Environment): string {
  if (source.length > longestBlock) return asSource(parser, source);
  return parser.renderer.render(tokens, parser.options, environment as unknown as Record<string, unknown>);
}

/** Undefined when the parser fails: then the text is shown as it is, never not at all. */
function parsed(parser: MarkdownIt, text: string, environment: Environment): Token[] | undefined {
  try {
    return parser.parse(text, environment as unknown as Record<string, unknown>);
  } catch {
    return undefined;
  }
}

function asSource(parser: MarkdownIt, source: string): string {
  return `<div class="pending">${markHidden(parser.utils.escapeHtml(source))}</div>`;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
