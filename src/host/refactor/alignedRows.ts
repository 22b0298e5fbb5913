import type { TextFormat, TextRange } from '../../core/problem.ts';
import type { MathSpan } from '../../math/reading/spans.ts';

const relation = /^(?:=|<|>|\\(?:leq?|geq?|leqslant|geqslant|neq?|approx|equiv|sim|cong|lt|gt)(?![A-Za-z]))/;
const implication = /^\\(?:implies|iff|Rightarrow|Leftrightarrow|Longrightarrow|Longleftrightarrow)(?![A-Za-z])/;

/** An edit that leaves a formula's text as it is and sets it in rows. */
export interface Aligned {
  readonly range: TextRange;
  readonly text: string;
}

/** Formulas with nothing between them but space as one aligned block; undefined where they make no chain of two links. */
export function aligned(text: string, spans: readonly MathSpan[], format: TextFormat): Aligned | undefined {
  const [first] = spans;
  const last = spans.at(-1);
  if (!first || !last || spans.some(({ notation }) => notation !== 'latex')) return undefined;
  for (let index = 1; index < spans.length; index++) {
    if (text.slice(spans[index - 1]?.outer.end, spans[index]?.outer.start).trim() !== '') return undefined;
  }
  const rows = spans.flatMap(({ inner }) => rowsOf(text.slice(inner.start, inner.end)) ?? []);
  if (rows.length < 2 || spans.some(({ inner }) => rowsOf(text.slice(inner.start, inner.end)) === undefined)) return undefined;
  const lineStart = text.lastIndexOf('\n', first.outer.start - 1) + 1;
  const before = text.slice(lineStart, first.outer.start);
  if (/^\s*>/.test(before)) return undefined;
  const indent = (/^\s*(?:(?:[-*+]|\d+[.)])\s+)?/.exec(before)?.[0] ?? '').replace(/\S/g, ' ');
  // A full stop behind a formula belongs to its last row, or it would stand alone on a line.
  const stop = last.display ? '' : (/^[.,;]/.exec(text.slice(last.outer.end))?.[0] ?? '');
  const end = last.outer.end + stop.length;
  const lineEnd = text.indexOf('\n', end);
  const behind = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  const block = blockOf(rows, stop, text.slice(first.outer.start, first.inner.start), format).map((line) => `${indent}${line}`).join('\n');
  const isOwnLine = before.trim() === '' || indent.length === before.length;
  const space = /\s*$/.exec(before)?.[0].length ?? 0;
  const start = isOwnLine ? first.outer.start : first.outer.start - space;
  return {
    range: { start, end: end + (/^\s*/.exec(behind)?.[0].length ?? 0) },
    text: `${isOwnLine ? block.slice(indent.length) : `\n${block}`}${behind.trim() === '' ? '' : `\n${indent}`}`,
  };
}

function blockOf(rows: readonly string[], stop: string, opening: string, format: TextFormat): string[] {
  const lines = rows.map((row, index) => (index === rows.length - 1 ? `${row}${stop}` : `${row} \\\\`));
  if (format === 'latex') return ['\\begin{align*}', ...lines, '\\end{align*}'];
  const [open, close] = opening.startsWith('\\') ? ['\\[', '\\]'] : ['$$', '$$'];
  return [open, '\\begin{aligned}', ...lines, '\\end{aligned}', close];
}

/** A formula cut before each relation but the first of its row; undefined where it is in rows already, or its brackets do not match. */
export function rowsOf(latex: string): readonly string[] | undefined {
  if (/\\begin\{|(?<!\\)&|\\tag|(?<!\\)%/.test(latex)) return undefined;
  const rows: string[] = [];
  let row = '';
  let depth = 0;
  let isRelated = false;
  const close = (): void => {
    if (row.trim() !== '') rows.push(row.replace(/\s+/g, ' ').trim());
    row = '';
    isRelated = false;
  };
  for (let at = 0; at < latex.length; ) {
    const rest = latex.slice(at, at + 24);
    const sign = depth === 0 ? relation.exec(rest)?.[0] : undefined;
    const arrow = depth === 0 ? implication.exec(rest)?.[0] : undefined;
    if (depth === 0 && rest.startsWith('\\\\')) {
      close();
      at += 2;
    } else if (sign !== undefined) {
      if (isRelated) close();
      row += `&${sign}`;
      isRelated = true;
      at += sign.length;
    } else if (arrow !== undefined) {
      close();
      row = arrow;
      at += arrow.length;
    } else {
      const token = /^\\(?:[A-Za-z]+|[\s\S])|^[\s\S]/.exec(rest)?.[0] ?? '';
      if (/^(?:[({[]|\\\{|\\langle|\\lfloor|\\lceil)$/.test(token)) depth++;
      else if (/^(?:[)}\]]|\\\}|\\rangle|\\rfloor|\\rceil)$/.test(token)) depth--;
      if (depth < 0) return undefined;
      row += token;
      at += token.length;
    }
  }
  if (depth !== 0) return undefined;
  close();
  return rows;
}
