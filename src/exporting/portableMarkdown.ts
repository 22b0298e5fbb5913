import { withoutComments } from '../markdown/formulaHtml.ts';
import { shown } from '../markdown/hiddenCharacters.ts';
import { isLinkAllowed } from '../markdown/links.ts';
import { mathAt, type MathSpan } from '../markdown/mathSpans.ts';
import type { Parser } from '../markdown/parser.ts';
import { farthestCloser } from '../markdown/displayRule.ts';

/** How many levels an answer's headings stand below those of the text it is put into. */
const headingsBelow = 3;

interface Lines {
  readonly lines: string[];
  /** Lines that are code, and so stay as they are. */
  readonly code: Set<number>;
  /** The line that ends an open fence. */
  readonly fence: string | undefined;
}

/**
 * Markdown as it came, for every other reader of Markdown: formulas in `$` and `$$`, and nothing that
 * another reader would take for more than this one does: HTML, remote pictures, link definitions,
 * headings by underlining, dollars of money. Characters are added (backslashes, spaces); of the text's
 * own only delimiters, spaces and hidden characters are exchanged, the latter for their names.
 */
export function portableMarkdown(parser: Parser, source: string): string {
  const text = shown(source.replace(/\r\n?/g, '\n'));
  const taken = linesOf(parser, text);
  if (!taken) return fenced(text);
  const { lines, code, fence } = taken;
  const out: string[] = [];
  for (let first = 0; first < lines.length; ) {
    let last = first;
    const isCode = code.has(first);
    while (last + 1 < lines.length && code.has(last + 1) === isCode) last++;
    const piece = lines.slice(first, last + 1).join('\n');
    out.push(isCode ? piece : portable(piece));
    first = last + 1;
  }
  return [...out, ...(fence === undefined ? [] : [fence])].join('\n');
}

/** Text as a block of code, whatever fences stand in it. */
export function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** Text in code within a line, whatever backticks stand in it. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  const padded = line.startsWith('`') || line.endsWith('`') ? ` ${line} ` : line;
  return line === '' ? '' : `${ticks}${padded}${ticks}`;
}

/** The lines with what other readers would see in them and this one does not, made plain; undefined when they cannot be read. */
function linesOf(parser: Parser, text: string): Lines | undefined {
  const lines = text.split('\n');
  const code = new Set<number>();
  const blankBefore = new Set<number>();
  let fence: string | undefined;
  let tokens;
  try {
    tokens = parser.parse(text, { final: true });
  } catch {
    return undefined;
  }
  for (const { type, map, level, markup } of tokens) {
    if (!map) continue;
    const [from, to] = map;
    const line = lines[from] ?? '';
    if (type === 'fence') {
      for (let index = from; index < to; index++) code.add(index);
      const closing = (lines[to - 1] ?? '').replace(/^[ \t>]*/, '').trim();
      const isClosed = to - from > 1 && closing.length >= markup.length && closing === markup.charAt(0).repeat(closing.length);
      if (!isClosed && level === 0) fence = markup;
    } else if (type === 'heading_open') {
      lines[from] = line.replace(/(^|[\s>])(#{1,6})(?=\s|$)/, (_, before: string, signs: string) => before + '#'.repeat(Math.min(6, signs.length + headingsBelow)));
    } else if (type === 'hr') {
      const before = lines[from - 1] ?? '';
      if (before.replace(/[\s>]/g, '') === '') continue;
      if (level === 0) blankBefore.add(from);
      else lines[from] = line.replaceAll('-', '*');
    } else if (type === 'paragraph_open' || type === 'math_block') {
      // Indentation makes code elsewhere.
      if (level === 0) lines[from] = line.trimStart();
      if (type === 'math_block') continue;
      for (let index = from + 1; index < to; index++) lines[index] = (lines[index] ?? '').replace(/^([ \t>]*)([=-]+[ \t]*)$/, '$1\\$2');
    }
  }
  for (const index of blankBefore) lines[index] = `\n${lines[index] ?? ''}`;
  return { lines, code, fence };
}

/** Where a line's own text begins: behind the signs of quotes and lists. */
const beginning = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*$/;

/** Signs that mean nothing outside of formulas and code. */
const plain = /[^`$\\<!~\]:\n]+/y;

/** Text outside of fences. */
function portable(text: string): string {
  let out = '';
  let limit = -1;
  let lineBegin = 0;
  for (let at = 0; at < text.length; ) {
    if (at > limit) limit = paragraphEnd(text, at);
    const character = text[at] ?? '';
    const from = at;
    if (character === '`') {
      at = codeEnd(text, at, limit);
      out += text.slice(from, at);
    } else if (character === '$' || character === '\\') {
      const lineStart = at - lineBegin < 200 && beginning.test(text.slice(lineBegin, at));
      const math = mathAt(text, at, lineStart ? Math.min(text.length, at + farthestCloser) : limit);
      if (math?.kind === 'closed') {
        out += formula(text, at, math, lineStart, text.slice(lineBegin, at));
        at = math.end;
      } else {
        const written = literal(text, at);
        out += written;
        at += written === '\\$' && character === '$' ? 1 : written === '\\' ? 1 : 2;
      }
    } else {
      // Most of a text means nothing anywhere.
      plain.lastIndex = at;
      const run = plain.exec(text)?.[0] ?? '';
      out += run === '' ? escaped(text, at, lineBegin) : run;
      at += Math.max(1, run.length);
    }
    const newline = text.slice(from, at).lastIndexOf('\n');
    if (newline >= 0) lineBegin = from + newline + 1;
  }
  return out;
}

function formula(text: string, at: number, { latex: source, display, end }: Extract<MathSpan, { kind: 'closed' }>, lineStart: boolean, before: string): string {
  const latex = withoutComments(source)
    // No tag begins with a space; in a formula it is none.
    .replace(/<(?=[A-Za-z/!?])/g, '< ')
    .replace(/\n(?:[ \t]*\n)+/g, '\n');
  // On lines of its own it keeps them; within a paragraph a sign at the start of a line would begin a list.
  const joined = (/^[ \t]*>/.test(before) ? latex.replace(/\n[ \t]*(?:>[ \t]?)+/g, '\n') : latex).replace(/[ \t]*\n[ \t]*/g, ' ');
  if (!display) return `$${joined.trim()}$${/\d/.test(text[end] ?? '') ? ' ' : ''}`;
  if (!lineStart) return `$$${joined}$$`;
  return text.startsWith('\\begin', at) ? `$$\n${latex}\n$$` : `$$${latex}$$`;
}

/** What is written for a dollar, or a backslash and what it stands before, that begin no formula here and none elsewhere. */
function literal(text: string, at: number): string {
  if (text[at] === '$') return '\\$';
  const next = text[at + 1] ?? '';
  if (/[()[\]]/.test(next)) return `\\\\${next}`;
  return /[!-/:-@[-`{-~]/.test(next) ? `\\${next}` : '\\';
}

/** One character of text, with a backslash where another reader would see more in it. */
function escaped(text: string, at: number, lineBegin: number): string {
  const character = text[at] ?? '';
  const next = text[at + 1] ?? '';
  switch (character) {
    case '<':
      return /[A-Za-z/!?]/.test(next) && !text.startsWith('](', at - 2) ? '\\<' : '<';
    case '!':
      return next === '[' ? '\\!' : '!';
    case '~':
      return next !== '~' && text[at - 1] !== '~' ? '\\~' : '~';
    case ']':
      return next === '(' && isForeignLink(text.slice(at + 1, at + 2100)) ? '\\]' : ']';
    case ':':
      return text[at - 1] === ']' && at - lineBegin < 1100 && /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\[[^\]^][^\]]*\]$/.test(text.slice(lineBegin, at)) ? '\\:' : ':';
    default:
      return character;
  }
}

/** Whether what follows a `]` makes a link elsewhere that is none here. */
function isForeignLink(rest: string): boolean {
  const address = /^\([ \t\n]*(?:<([^<>\n]*)>|([^\s()<>]*))/.exec(rest);
  return address !== null && !isLinkAllowed(address[1] ?? address[2] ?? '');
}

function codeEnd(text: string, at: number, limit: number): number {
  let length = 1;
  while (text[at + length] === '`') length++;
  const ticks = '`'.repeat(length);
  for (let close = text.indexOf(ticks, at + length); close >= 0 && close < limit; ) {
    let end = close;
    while (text[end] === '`') end++;
    if (end - close === length) return end;
    close = text.indexOf(ticks, end);
  }
  return at + length;
}

function paragraphEnd(text: string, at: number): number {
  const found = /\n[ \t>]*(?=\n)/g;
  found.lastIndex = at;
  return found.exec(text)?.index ?? text.length;
}
