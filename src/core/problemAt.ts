import type { Phrase } from './phrase.ts';
import { say } from './phrase.ts';
import { contentHash, type Problem, type ProblemKind, type ProblemPlace, type TextFormat, type TextRange } from './problem.ts';

/** More than any problem, less than any book: what a person selects by mistake. UTF-16 units. */
export const longestProblem = 100_000;

export type ProblemFound = { readonly kind: 'problem'; readonly problem: Problem } | { readonly kind: 'none'; readonly reason: Phrase };

/** Makes a Problem of the text in `range`, or says in plain words why it is none. */
export function problemIn(
  document: string,
  range: TextRange,
  format: TextFormat,
  place: Omit<ProblemPlace, 'range' | 'line'>,
): ProblemFound {
  const raw = document.slice(range.start, range.end);
  const start = range.start + (raw.length - raw.trimStart().length);
  const text = raw.trim();
  if (text === '') return { kind: 'none', reason: say('There is no problem here. Select one, or put the cursor inside it.') };
  if (text.length > longestProblem) {
    return {
      kind: 'none',
      reason: say('The selection is {0} kB long; Therefore reads up to {1} kB at once. Select one problem of it.', Math.round(text.length / 1000), longestProblem / 1000),
    };
  }
  if (isBinary(text)) return { kind: 'none', reason: say('This does not look like text, so there is no problem to read in it.') };
  const line = document.slice(0, start).split('\n').length - 1;
  return {
    kind: 'problem',
    problem: {
      text,
      kind: kindOf(text),
      format,
      place: { ...place, range: { start, end: start + text.length }, line },
      hash: contentHash(text),
      attachments: [],
    },
  };
}

/**
 * The problem around an offset: the fenced `problem` block, the LaTeX environment made for problems,
 * the list item, or the paragraph; display mathematics belongs to the paragraph it interrupts. In a
 * code cell, and wherever nothing smaller is found, the whole text.
 */
export function problemRangeAt(document: string, offset: number, format: TextFormat): TextRange {
  if (format === 'notebook-code') return { start: 0, end: document.length };
  if (format === 'notebook-markdown' && document.length <= longestProblem) return { start: 0, end: document.length };
  return fencedBlockAt(document, offset) ?? environmentAt(document, offset) ?? paragraphAt(document, offset);
}

/** Ranges of the inner text of every fenced `problem` block. */
export function problemBlocks(document: string): TextRange[] {
  const blocks: TextRange[] = [];
  const fence = /^(`{3,}|~{3,})[ \t]*problem\b[^\n]*\n/gm;
  for (let open = fence.exec(document); open; open = fence.exec(document)) {
    const start = open.index + open[0].length;
    const close = document.indexOf(`\n${open[1]}`, start - 1);
    const end = close < 0 ? document.length : Math.max(close, start);
    blocks.push({ start, end });
    fence.lastIndex = Math.max(end, fence.lastIndex);
  }
  return blocks;
}

function fencedBlockAt(document: string, offset: number): TextRange | undefined {
  return problemBlocks(document).find(({ start, end }) => {
    const fenceLine = document.lastIndexOf('\n', start - 2) + 1;
    const closeEnd = document.indexOf('\n', end + 1);
    return offset >= fenceLine && offset <= (closeEnd < 0 ? document.length : closeEnd);
  });
}

const problemEnvironment = /\\begin\{(problem|exercise|question|example|proof|solution)\*?\}(?:\[[^\]\n]*\])?/g;

function environmentAt(document: string, offset: number): TextRange | undefined {
  let found: TextRange | undefined;
  problemEnvironment.lastIndex = 0;
  for (let open = problemEnvironment.exec(document); open && open.index <= offset; open = problemEnvironment.exec(document)) {
    const start = open.index + open[0].length;
    const close = document.indexOf(`\\end{${open[1]}`, start);
    const end = close < 0 ? document.length : close;
    if (offset <= end) found = { start, end };
  }
  return found;
}

function paragraphAt(document: string, offset: number): TextRange {
  const lines = linesOf(document);
  const here = Math.max(0, lines.findLastIndex(({ start }) => start <= offset));
  const display = displayLines(lines.map(({ text }) => text));
  const blank = (index: number): boolean => (lines[index]?.text.trim() ?? '') === '' && !display[index];
  if (blank(here)) return { start: offset, end: offset };
  let first = here;
  let last = here;
  while (first > 0 && !blank(first - 1) && !startsItem(lines[first]?.text ?? '') && !isHeading(lines[first - 1]?.text ?? '')) first--;
  while (last + 1 < lines.length && !blank(last + 1) && !startsItem(lines[last + 1]?.text ?? '') && !isHeading(lines[last + 1]?.text ?? '')) last++;
  const start = lines[first]?.start ?? 0;
  const marker = /^\s*(?:[-*+]|\d+[.)]|\\item)\s+|^\s*>\s?/.exec(lines[first]?.text ?? '')?.[0].length ?? 0;
  return { start: start + marker, end: lines[last]?.end ?? document.length };
}

function linesOf(document: string): { start: number; end: number; text: string }[] {
  let start = 0;
  return document.split('\n').map((text) => {
    const line = { start, end: start + text.length, text: text.replace(/\r$/, '') };
    start += text.length + 1;
    return line;
  });
}

/** Which lines stand inside display mathematics, where a blank line ends no paragraph. */
function displayLines(lines: readonly string[]): boolean[] {
  let inside = false;
  return lines.map((line) => {
    const before = inside;
    if ((line.split('$$').length - 1) % 2 === 1) inside = !inside;
    if (/\\\[|\\begin\{(?:align|equation|gather|cases)/.test(line)) inside = true;
    if (/\\\]|\\end\{(?:align|equation|gather|cases)/.test(line)) inside = false;
    return before && inside;
  });
}

function startsItem(line: string): boolean {
  return /^\s*(?:[-*+]|\d+[.)]|\\item)\s+\S/.test(line);
}

function isHeading(line: string): boolean {
  return /^#{1,6}\s|^\\(?:sub)*section/.test(line);
}

function kindOf(text: string): ProblemKind {
  if (/^\s*(?:\*{0,2}proof\b|证明|\\begin\{proof\})/i.test(text)) return 'proof';
  if (/^\s*(?:\*{0,2}solution\b|解[:：])/i.test(text)) return 'solution';
  return 'problem';
}

/** Control characters other than white space, or many replacement characters, in the first part. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4000);
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/g)?.length ?? 0;
  return odd > 0 && odd / sample.length > 0.01;
}
