import type { TextFormat, TextRange } from '../../core/problem.ts';
import { mathSpans, type MathSpan } from '../reading/spans.ts';
import { rowsOf, trimmed } from './rows.ts';

/** A sentence or a row, by offsets into the text it was cut from. */
export interface Segment {
  readonly range: TextRange;
  readonly isFormula: boolean;
  /** Its display, by number, for the rows of one; undefined for a sentence. */
  readonly display?: number;
  /** The row itself, where words stand before it. */
  readonly row?: TextRange;
  readonly spans: readonly MathSpan[];
}

const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|cf|eqs?|figs?|thms?|no|nos|resp|vs|etc|ex|def|prop|cor|lem|w\.l\.o\.g|w\.r\.t|s\.t|a\.e|dr|prof|mr|st|p|pp|sec|ch)\.$/i;
/** What is no words of a proof although it stands among them. */
const structure = /\\(?:begin|end)\{[A-Za-z]+\*?\}(?:\[[^\]\n]*\])?|\\(?:label|qedhere|qed)\b(?:\{[^{}]*\})?|\\(?:medskip|smallskip|bigskip|noindent|par|newline)\b|(?<!\\)%[^\n]*|<!--[\s\S]*?-->|^[ \t]*(?:`{3,}|~{3,})[^\n]*$/gm;
const itemStart = /^[ \t]*(?:[-*+][ \t]+|\d{1,2}[.)][ \t]+|>[ \t]?|\\item\b(?:\[[^\]\n]*\])?[ \t]*)+/;
const lineSign = /^[ \t]*(?:[∵∴⇒⟹⇔⟺=]|\\(?:therefore|because|implies|Rightarrow)\b)/;

/** Cuts a text into sentences and rows of displays, in order. Linear in its length. */
export function segmentsOf(text: string, format: TextFormat): Segment[] {
  return new Segmenter(text, format).segments();
}

class Segmenter {
  readonly #text: string;
  readonly #spans: readonly MathSpan[];
  /** The text with what is no words of it blanked, of the same length. */
  readonly #words: string;
  readonly #found: Segment[] = [];
  #from = 0;

  constructor(text: string, format: TextFormat) {
    this.#text = text;
    this.#spans = mathSpans(text, format).flatMap((span) => (span.notation === 'plain' ? sentencesOf(text, span) : [span]));
    // Formulas keep their place and are no words; a structure that is one is kept by its span.
    this.#words = blankCode(withoutFormulas(text, this.#spans)).replace(structure, (match) => match.replace(/[^\n]/g, '\u0001'));
  }

  segments(): Segment[] {
    let display = 0;
    let next = 0;
    for (let at = 0; at < this.#text.length; at++) {
      while (next < this.#spans.length && (this.#spans[next]?.outer.end ?? 0) <= at) next++;
      const span = this.#spans[next];
      if (span && span.outer.start === at) {
        if (span.display) this.#display(span, display++);
        at = Math.max(at, span.outer.end - 1);
        continue;
      }
      if (this.#words[at] === '\u0001') {
        // What begins or ends an environment ends the sentence; a label or a comment does not.
        if (/^\\(?:begin|end)\{|^\\qed\b|^[ \t]*[`~]{3}/.test(this.#text.slice(at, at + 12))) this.#flush(at);
        let end = at;
        while (this.#words[end] === '\u0001') end++;
        if (this.#text.slice(this.#from, at).trim() === '') this.#from = end;
        at = end - 1;
        continue;
      }
      if (this.#ends(at)) {
        // What closes the sentence's emphasis or quotes, and its number, stand behind its full stop.
        at += /^[*_"”’)]*(?:[ \t]*(?:[①-⑨]|[（(]\d{1,2}[)）])[ \t]*(?=\n|$))?/.exec(this.#words.slice(at + 1, at + 20))?.[0].length ?? 0;
        this.#flush(at + 1);
      } else if (this.#words[at] === '\n') this.#newline(at);
    }
    this.#flush(this.#text.length);
    return this.#found;
  }

  #ends(at: number): boolean {
    const unit = this.#words[at] ?? '';
    if (/[。！？]/.test(unit)) return true;
    if (!/[.!?]/.test(unit)) return false;
    const after = this.#words[at + 1];
    if (after !== undefined && !/[\s*_)}\]\u0001\u3400-\u9fff]/.test(after)) return false;
    const before = this.#words.slice(Math.max(this.#from, at - 16), at + 1);
    if (abbreviation.test(before)) return false;
    // The number of a list's item, an initial.
    return !/^\s*(?:\d{1,2}|[A-Z])\.$/.test(this.#words.slice(this.#from, at + 1));
  }

  #newline(at: number): void {
    const next = this.#words.slice(at + 1, at + 200).split('\n', 1)[0] ?? '';
    const current = this.#words.slice(this.#from, at);
    if (next.trim() === '') {
      if (!this.#leads(current, at)) this.#flush(at);
    } else if (itemStart.test(next) || lineSign.test(this.#text.slice(at + 1, at + 30)) || /^#{1,6}\s/.test(next) || /^\s*#{1,6}\s/.test(current)) this.#flush(at);
    else if (isOnlyFormula(current) || isOnlyFormula(next)) {
      if (!this.#leads(current, at)) this.#flush(at);
    } else if (/^\s*[\u3400-\u9fff∵∴]/.test(next) && /[，,；;]\s*$/.test(current)) this.#flush(at);
  }

  /** Whether words before a display belong to it: "We have" and a blank line. */
  #leads(current: string, at: number): boolean {
    if (current.trim() === '' || /^\s*#{1,6}\s/.test(current)) return false;
    const rest = /^\s*/.exec(this.#text.slice(at, at + 200))?.[0].length ?? 0;
    return this.#spans.some(({ display, outer }) => display && outer.start === at + rest);
  }

  #display(span: MathSpan, display: number): void {
    const lead = trimmed(this.#text, { start: this.#from, end: span.outer.start })[0];
    const rows = rowsOf(this.#text, span.inner.start, span.inner.end);
    rows.forEach((row, index) => {
      const start = index === 0 && lead ? this.#afterMarker(lead.start) : row.start;
      const range = { start, end: row.end };
      this.#found.push({ range, row, isFormula: true, display, spans: [...(index === 0 && lead ? this.#within(start, span.outer.start) : []), { ...span, outer: row, inner: row }] });
    });
    this.#from = span.outer.end + (/^\s*[.,;:。，；]/.exec(this.#text.slice(span.outer.end, span.outer.end + 8))?.[0].length ?? 0);
  }

  #flush(end: number): void {
    let from = this.#from;
    this.#from = end;
    const [found] = trimmed(this.#words.slice(0, end).replace(/\u0001/g, ' '), { start: from, end });
    if (!found) return;
    from = this.#afterMarker(found.start);
    const spans = this.#within(from, found.end);
    const words = this.#words.slice(from, found.end);
    if (words.replace(/[\s*_.,:;。，：；∎□■#>}{\u0001]/g, '') === '') return;
    this.#found.push({ range: { start: from, end: found.end }, isFormula: spans.length > 0 && isOnlyFormula(words), spans });
  }

  #afterMarker(start: number): number {
    const lineStart = this.#text.lastIndexOf('\n', start - 1) + 1;
    const marker = this.#text.slice(lineStart, start).trim() === '' ? (itemStart.exec(this.#text.slice(start, start + 80))?.[0].length ?? 0) : 0;
    return start + marker;
  }

  #within(start: number, end: number): readonly MathSpan[] {
    return this.#spans.filter(({ outer }) => outer.start >= start && outer.end <= end);
  }
}

/** Plain notation reads over a full stop: "n = 1. So m = 2" is two sentences. */
function sentencesOf(text: string, span: MathSpan): MathSpan[] {
  const source = text.slice(span.inner.start, span.inner.end);
  const stop = /[.!?](?=\s+[A-Z])/.exec(source);
  if (!stop) return [span];
  const piece = (start: number, end: number): MathSpan => ({ ...span, outer: { start, end }, inner: { start, end } });
  const rest = span.inner.start + stop.index + 1 + (/^\s*(?:[A-Z][a-z]\s+)?/.exec(source.slice(stop.index + 1))?.[0].length ?? 0);
  return [piece(span.inner.start, span.inner.start + stop.index), ...(rest < span.inner.end ? sentencesOf(text, piece(rest, span.inner.end)) : [])];
}

function withoutFormulas(text: string, spans: readonly MathSpan[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { outer } of spans) {
    pieces.push(text.slice(from, outer.start), '§'.repeat(outer.end - outer.start));
    from = outer.end;
  }
  return [...pieces, text.slice(from)].join('');
}

/** Nothing but formulas and what joins them. */
function isOnlyFormula(words: string): boolean {
  return words.includes('§') && words.replace(/[§\s.,;:。，；：∴∵⇒⟹⇔=()①-⑨\d>*-]/g, '') === '';
}

/** Fenced code is no part of a proof; what a fence calls mathematics is. */
function blankCode(text: string): string {
  return text.replace(/^([ \t]*)(`{3,}|~{3,})([^\n]*)\n[\s\S]*?^[ \t]*\2[ \t]*$/gm, (block, _indent: string, _fence: string, info: string) =>
    /^\s*(?:math|problem|solution|claim|hint|proof|theorem)\b/.test(info) ? block : block.replace(/[^\n]/g, '\u0001'),
  );
}
