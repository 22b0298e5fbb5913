import { mathAt } from './mathSpans.ts';

/** A paragraph longer than this is divided at the next good place; UTF-16 units. */
export const longParagraph = 1500;
/** A line this long begins no table, so a paragraph may be divided within it. */
export const longestHeader = 1000;
/** An open formula that will not close is divided after this much, at the end of a line. */
export const longPending = 2000;

/** A delimiter without its other half counts as text after this much. */
const stale = 600;

/**
 * Where a paragraph from `from` to `limit` is first divided: behind a line or a sentence, and not
 * within emphasis, a link, code or a formula. The same place is found when more text has come.
 *
 * @param ended nothing further belongs to the paragraph.
 */
export function paragraphCut(text: string, from: number, limit: number, ended: boolean): number | undefined {
  if (limit - from <= longParagraph) return undefined;
  const open: { readonly mark: string; readonly at: number }[] = [];
  let at = from;
  while (at < limit) {
    const character = text[at] ?? '';
    if (character === '\\' || character === '$') {
      const math = mathAt(text, at, limit);
      if (!ended && (math?.kind === 'open' || (math?.kind === 'closed' && math.end >= limit))) return undefined;
      at = math?.kind === 'closed' ? math.end : at + (character === '\\' || text[at + 1] === '$' ? 2 : 1);
    } else if (character === '`') {
      const after = codeEnd(text, at, limit, ended);
      if (after === undefined) return undefined;
      at = after;
    } else if (character === '*' || character === '_' || character === '~') {
      let end = at;
      while (end < limit && text[end] === character) end++;
      if (end >= limit && !ended) return undefined;
      balance(open, text, at, end);
      at = end;
    } else if (character === '[') open.push({ mark: '[', at: at++ });
    else if (character === ']') {
      const opener = open.findLastIndex(({ mark }) => mark === '[');
      if (opener >= 0) open.splice(opener);
      at++;
      if (at >= limit && !ended) return undefined;
      if (text[at] === '(') open.push({ mark: '(', at });
    } else if (character === ')') {
      const opener = open.findLastIndex(({ mark }) => mark === '(');
      if (opener >= 0) open.splice(opener);
      at++;
    } else {
      at++;
      if (at - from <= longParagraph || !/[\s。！？；]/.test(character)) continue;
      while (open[0] && at - open[0].at > stale) open.shift();
      if (open.length > 0) continue;
      const cut = cutBehind(text, at, from, limit, ended);
      if (cut === 'unknown') return undefined;
      if (cut !== undefined) return cut;
    }
  }
  return undefined;
}

/** Where text goes on behind the character before `at`, when it may be divided there. */
function cutBehind(text: string, at: number, from: number, limit: number, ended: boolean): number | 'unknown' | undefined {
  const character = text[at - 1] ?? '';
  if (character !== '\n') {
    const inLine = at - Math.max(from, text.lastIndexOf('\n', at - 1) + 1);
    if (inLine < longestHeader) return undefined;
    if (/\s/.test(character) && !/[.!?:;。！？；，]/.test(text[at - 2] ?? '') && inLine < 2 * longestHeader) return undefined;
  }
  let next = at;
  while (next < limit && /[ \t\n]/.test(text[next] ?? '')) next++;
  if (next >= limit) return 'unknown';
  if (character !== '\n') return text.slice(at, next).includes('\n') ? undefined : next;
  // What its line becomes must be certain: a table may still begin there.
  const end = text.indexOf('\n', next);
  const complete = end >= 0 && end < limit;
  if (!complete && !ended) return 'unknown';
  return text.slice(next, complete ? end : limit).includes('|') ? undefined : next;
}

function codeEnd(text: string, at: number, limit: number, ended: boolean): number | undefined {
  let length = 1;
  while (text[at + length] === '`') length++;
  const near = text.slice(at + length, Math.min(limit, at + length + stale));
  const closer = new RegExp(`(?<!\`)\`{${length}}(?!\`)`).exec(near);
  if (closer && (at + length + closer.index + length < limit || ended)) return at + length + closer.index + length;
  if (!ended && limit - at - length <= stale) return undefined;
  return at + length;
}

function balance(open: { readonly mark: string; readonly at: number }[], text: string, at: number, end: number): void {
  const mark = text.slice(at, end);
  if (at > 0 && !/\s/.test(text[at - 1] ?? ' ')) {
    const opener = open.findLastIndex((each) => each.mark === mark);
    if (opener >= 0) {
      open.splice(opener);
      return;
    }
  }
  if (!/\s/.test(text[end] ?? ' ')) open.push({ mark, at });
}

/** Where an unclosed formula, shown as its source, is first divided. */
export function pendingCut(text: string, from: number, limit: number): number | undefined {
  if (limit - from <= longPending) return undefined;
  const line = text.indexOf('\n', from + longPending);
  if (line >= 0 && line < Math.min(limit, from + 2 * longPending)) return hasText(text, line + 1, limit) ? line + 1 : undefined;
  if (limit - from <= 2 * longPending) return undefined;
  for (let at = from + 2 * longPending; at < limit; at++) {
    if (/\s/.test(text[at] ?? '')) return hasText(text, at + 1, limit) ? at + 1 : undefined;
  }
  return undefined;
}

function hasText(text: string, from: number, limit: number): boolean {
  return /[^\s]/.test(text.slice(from, limit));
}
