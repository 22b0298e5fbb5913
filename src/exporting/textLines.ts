import { shown } from '../markdown/hiddenCharacters.ts';

export type SectionKind = 'problem' | 'turn' | 'asked' | 'thinking' | 'answer' | 'claims' | 'end' | 'step' | 'claim';

/** A part of the text that an outline names and that folds; lines are counted from 0, the last one is within. */
export interface TextSection {
  readonly kind: SectionKind;
  readonly name: string;
  readonly detail: string;
  readonly line: number;
  readonly lastLine: number;
  readonly children: readonly TextSection[];
}

/** Where a piece of a line leads: to the source of the problem, or to a line of this same text. */
export interface TextLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly to: 'source' | { readonly line: number };
}

/** Begins every line that Therefore wrote and none that anybody else did. */
export const ownLine = '∴ ';

/** A text that grows by lines. */
export class TextLines {
  readonly #pieces: string[] = [];
  readonly links: TextLink[] = [];
  #count = 0;

  get text(): string {
    return `${this.#pieces.join('\n').trimEnd()}\n`;
  }

  /** All of these answer the number of the first line they added. */
  own(words: string): number {
    return this.laid(`${ownLine}${words}`);
  }

  written(text: string): number {
    return this.laid(asWritten(text));
  }

  laid(text: string, newlines = newlinesIn(text)): number {
    const line = this.#count;
    this.#pieces.push(text);
    this.#count += newlines + 1;
    return line;
  }

  blank(): void {
    this.laid('');
  }

  link(line: number, start: number, length: number, to: TextLink['to']): void {
    this.links.push({ line, start, end: start + length, to });
  }

  /** What was added since a line. */
  section(kind: SectionKind, name: string, detail: string, line: number): TextSection {
    let lastLine = this.#count - 1;
    for (let piece = this.#pieces.length - 1; lastLine > line && this.#pieces[piece] === ''; piece--) lastLine--;
    return { kind, name: name === '' ? '…' : name, detail, line, lastLine, children: [] };
  }
}

/** A text as it stands, without blank lines around it; a line of it that looks like one of ours is moved by a space. */
export function asWritten(text: string): string {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/^(?:[ \t]*\n)+|\s+$/g, '');
  return shown(lines).replace(/^∴/gm, ' ∴');
}

export function flat(words: string): string {
  return shown(words.replace(/\s+/g, ' ').trim());
}

export function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
