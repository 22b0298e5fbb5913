/** One statement of Python, on one line however it was written. */
export interface PythonStatement {
  /** With what strings say blanked out and comments gone; the quotes and the code inside f-strings stay. */
  readonly code: string;
  /** The same statement as written, comments included. */
  readonly raw: string;
  /** Columns before its first line. */
  readonly indent: number;
}

export interface PythonSource {
  readonly statements: readonly PythonStatement[];
  /** It is another language (`%%bash`), or holds what cannot be told apart: it may do anything. */
  readonly isForeign: boolean;
  /** The value of its last expression is not shown: `;` at its end, `%%capture`. */
  readonly isSilent: boolean;
}

/** Cell magics whose body is Python that runs once in the user's namespace. */
const transparent = /^%%(?:time|capture|prun|memit)\b/;

/** Longer cells are data. UTF-16 units. */
const longest = 200_000;

/** The statements of a cell, by one pass over its characters: strings, comments, brackets and continued lines are known, nothing else is. */
export function pythonSource(source: string): PythonSource {
  const text = source.replace(/\r\n?/g, '\n');
  const magic = /^\s*(%%\S*)[^\n]*/.exec(text);
  if (text.length > longest || (magic && !transparent.test(magic[1] ?? ''))) return { statements: [], isForeign: true, isSilent: true };
  const scanner = new Scanner(magic ? `${' '.repeat(magic[0].length)}${text.slice(magic[0].length)}` : text);
  const isComplete = scanner.scan();
  const isCaptured = /^%%(?:capture|prun|memit)\b/.test(magic?.[1] ?? '');
  return { statements: scanner.statements, isForeign: !isComplete || scanner.hasMagic, isSilent: isCaptured || scanner.endsSilently };
}

class Scanner {
  readonly statements: PythonStatement[] = [];
  hasMagic = false;
  endsSilently = false;
  readonly #text: string;
  #at = 0;
  #code = '';
  #start = 0;
  #indent = 0;
  #depth = 0;
  #isFresh = true;

  constructor(text: string) {
    this.#text = text;
  }

  /** False where a string or a bracket is never closed. */
  scan(): boolean {
    const text = this.#text;
    while (this.#at < text.length) {
      if (this.#isFresh && this.#depth === 0) this.#begin();
      if (this.#at >= text.length) break;
      const now = text[this.#at] ?? '';
      const quote = /^(?:'''|"""|'|")/.exec(text.slice(this.#at, this.#at + 3))?.[0];
      if (quote !== undefined) {
        if (!this.#string(quote)) return false;
      } else if (now === '#') this.#at = lineEnd(text, this.#at);
      else if (now === '\\' && text[this.#at + 1] === '\n') {
        this.#code += ' ';
        this.#at += 2;
      } else if (now === '\n' && this.#depth === 0) this.#end(this.#at + 1, true);
      else if (now === ';' && this.#depth === 0) this.#end(this.#at + 1, false);
      else {
        if ('([{'.includes(now)) this.#depth++;
        else if (')]}'.includes(now)) this.#depth = Math.max(0, this.#depth - 1);
        this.#code += now === '\n' ? ' ' : now;
        this.#at++;
      }
    }
    if (this.#depth > 0) return false;
    this.#end(text.length, true);
    return true;
  }

  /** The indentation of a line, and lines that are no Python: magics, shell commands, questions. */
  #begin(): void {
    const text = this.#text;
    for (;;) {
      const blank = /^[ \t\f]*(?:#[^\n]*)?(?:\n|$)/.exec(text.slice(this.#at, this.#at + 2000))?.[0];
      if (blank === undefined || blank === '') break;
      this.#at += blank.length;
      if (this.#at >= text.length) return;
    }
    const spaces = /^[ \t\f]*/.exec(text.slice(this.#at, this.#at + 1000))?.[0] ?? '';
    const line = text.slice(this.#at + spaces.length, lineEnd(text, this.#at));
    if (/^(?:[%!?]|[\w.]+\?{1,2}\s*$)/.test(line)) {
      // What only draws, times or installs assigns nothing; the rest may do anything.
      if (!/^(?:%(?:matplotlib|config|precision|autoreload|load_ext|pip|conda|timeit|pwd|ls|who|whos)\b|!|\?)|^[\w.]+\?{1,2}\s*$/.test(line)) this.hasMagic = true;
      this.#at = Math.min(text.length, lineEnd(text, this.#at) + 1);
      if (this.#at < text.length) this.#begin();
      return;
    }
    this.#indent = [...spaces].reduce((width, unit) => width + (unit === '\t' ? 8 - (width % 8) : 1), 0);
    this.#at += spaces.length;
    this.#start = this.#at;
    this.#isFresh = false;
  }

  #end(next: number, isLineEnd: boolean): void {
    const code = this.#code.trim();
    if (code !== '') {
      this.statements.push({ code, raw: this.#text.slice(this.#start, this.#at).trim(), indent: this.#indent });
      this.endsSilently = !isLineEnd;
    }
    this.#code = '';
    this.#at = next;
    this.#start = next;
    this.#isFresh = isLineEnd;
    if (!isLineEnd) this.#isFresh = false;
  }

  /** Takes a string whole; of an f-string the code in braces stays. */
  #string(quote: string): boolean {
    const text = this.#text;
    const prefix = /(?<![\w])[rRbBfFuU]{0,2}$/.exec(this.#code)?.[0] ?? '';
    const isFormatted = /f/i.test(prefix);
    const isRaw = /r/i.test(prefix);
    this.#code += '"';
    for (this.#at += quote.length; this.#at < text.length; ) {
      if (text.startsWith(quote, this.#at)) {
        this.#at += quote.length;
        this.#code += '"';
        return true;
      }
      const unit = text[this.#at] ?? '';
      if (unit === '\\') this.#at += isRaw && text[this.#at + 1] !== quote[0] ? 1 : 2;
      else if (unit === '\n' && quote.length === 1) return false;
      else if (isFormatted && unit === '{' && text[this.#at + 1] === '{') this.#at += 2;
      else if (isFormatted && unit === '{') {
        const hole = /^\{([^{}'"\n:!]*)/.exec(text.slice(this.#at, this.#at + 500))?.[1] ?? '';
        this.#code += ` ${hole.replace(/=\s*$/, '')} `;
        this.#at += 1 + hole.length;
      } else this.#at++;
    }
    return false;
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Where the signs stand that are outside brackets and strings, in blanked code. */
export function topLevel(code: string, wanted: (at: number) => boolean): number[] {
  const found: number[] = [];
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < code.length; at++) {
    const unit = code[at] ?? '';
    if (unit === '"') quoted = !quoted;
    else if (quoted) continue;
    else if ('([{'.includes(unit)) depth++;
    else if (')]}'.includes(unit)) depth--;
    else if (depth === 0 && wanted(at)) found.push(at);
  }
  return found;
}

/** The parts between commas outside brackets. */
export function commaParts(code: string): string[] {
  const cuts = topLevel(code, (at) => code[at] === ',');
  return [...cuts, code.length].map((end, index) => code.slice(index === 0 ? 0 : (cuts[index - 1] ?? 0) + 1, end).trim()).filter((part) => part !== '');
}
