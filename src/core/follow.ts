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

/** Where a range stands after an edit that leaves its text alone; undefined where the edit changes it, or adds to it at one of its ends. */
export function keep(range: TextRange, edit: TextEdit, inserted: string): TextRange | undefined {
  const end = edit.start + edit.removed;
  if (end <= range.start && !(end === range.start && /\S$/.test(inserted))) return { start: range.start + edit.inserted - edit.removed, end: range.end + edit.inserted - edit.removed };
  if (edit.start >= range.end && !(edit.start === range.end && /^\S/.test(inserted))) return range;
  return undefined;
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
