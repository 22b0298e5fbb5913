import type { TextRange } from '../../core/problem.ts';

/** Environments whose rows are lines of their own; those of a matrix or of cases are one thing. */
const rowed = /^\s*\\begin\{(align|aligned|alignat|alignedat|gather|gathered|split|eqnarray|flalign|equation|displaymath)\*?\}(?:\{[^{}]*\})?/;

/** The rows of a display between two offsets, without the environment around them; blank ones are left out. */
export function rowsOf(text: string, start: number, end: number): TextRange[] {
  const open = rowed.exec(text.slice(start, end));
  if (open) {
    const close = text.lastIndexOf(`\\end{${open[1] ?? ''}`, end);
    if (close >= start + open[0].length) return rowsOf(text, start + open[0].length, close);
  }
  const rows: TextRange[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < end; at++) {
    const unit = text[at];
    if (unit === '{') depth++;
    else if (unit === '}') depth--;
    else if (unit === '\\') {
      if (text.startsWith('begin{', at + 1)) depth++;
      else if (text.startsWith('end{', at + 1)) depth--;
      else if (text[at + 1] === '\\' && depth === 0) {
        rows.push({ start: from, end: at });
        from = at + 2 + (/^\*?(?:\s*\[[^\]\n]{0,20}\])?/.exec(text.slice(at + 2, at + 30))?.[0].length ?? 0);
      }
      at++;
    }
  }
  rows.push({ start: from, end });
  return rows.flatMap((row) => trimmed(text, row));
}

/** A range without the space at its ends; none where it is blank. */
export function trimmed(text: string, { start, end }: TextRange): TextRange[] {
  const piece = text.slice(start, end);
  const inner = piece.trim();
  if (inner === '') return [];
  const from = start + piece.indexOf(inner);
  return [{ start: from, end: from + inner.length }];
}

/** A row as LaTeX that stands alone: without the marks it is aligned by, and its label. */
export function rowLatex(row: string): string {
  let depth = 0;
  let latex = '';
  for (let at = 0; at < row.length; at++) {
    const unit = row[at] ?? '';
    if (unit === '\\' && row.startsWith('\\begin{', at)) depth++;
    if (unit === '\\' && row.startsWith('\\end{', at)) depth--;
    if (unit === '\\') latex += unit + (row[++at] ?? '');
    else if (unit !== '&' || depth > 0) latex += unit;
  }
  return latex.replace(/\\(?:label|tag\*?)\{[^{}]*\}|\\(?:nonumber|notag)\b/g, '').trim();
}
