import type { TextRange } from './problem.ts';

/** One edit of a document: `removed` characters at `start` gave way to `inserted` ones. */
export interface TextEdit {
  readonly start: number;
  readonly removed: number;
  readonly inserted: number;
}

/**
 * Where a range stands after an edit: moved when the edit lies before it, unchanged when behind it,
 * stretched or shrunk when inside it. An edit across one of its ends keeps what is left of it.
 */
export function follow(range: TextRange, { start, removed, inserted }: TextEdit): TextRange {
  const end = start + removed;
  const shift = inserted - removed;
  if (end <= range.start && !(removed === 0 && start === range.start && range.start === range.end)) {
    return { start: range.start + shift, end: range.end + shift };
  }
  if (start >= range.end) return range;
  const newStart = start < range.start ? start + inserted : range.start;
  const newEnd = end > range.end ? Math.max(newStart, start) : range.end + shift;
  return { start: newStart, end: Math.max(newStart, newEnd) };
}

/** Where a range stands after an edit that leaves its text alone; undefined where the edit changes it. Whether it adds to the text at an end, `bordersOf` tells. */
export function keep(range: TextRange, { start, removed, inserted }: TextEdit): TextRange | undefined {
  if (start + removed <= range.start) return { start: range.start + inserted - removed, end: range.end + inserted - removed };
  return start >= range.end ? range : undefined;
}

/** The characters right before and behind a range, white space and the ends of the text alike: while these stay, nothing has joined it. */
export function bordersOf(text: string, { start, end }: TextRange): string {
  const near = (at: number): string => text.charAt(at).trim() || ' ';
  return near(start - 1) + near(end);
}

/** Where a text stands now: at its old place, else at the occurrence nearest to it, else nowhere. */
export function findAgain(document: string, text: string, near: number): TextRange | undefined {
  if (document.startsWith(text, near)) return { start: near, end: near + text.length };
  const before = document.lastIndexOf(text, near);
  const after = document.indexOf(text, near);
  if (before < 0 && after < 0) return undefined;
  const start = after < 0 || (before >= 0 && near - before <= after - near) ? before : after;
  return { start, end: start + text.length };
}
