import { fenceAround } from '../../core/fences.ts';
import type { TextFormat } from '../../core/problem.ts';

/** Where something is being written: in mathematics, in words, or in code. */
export type WrittenIn = 'mathematics' | 'words' | 'code';

/** Fences that hold nothing but mathematics. */
const formulas: ReadonlySet<string> = new Set(['math', 'latex', 'tex']);
const markdown: ReadonlySet<string> = new Set(['problem', 'solution', 'claim', 'hint']);
/** More of one paragraph is not looked at. UTF-16 units. */
const longest = 20_000;

const mathEnvironments = /^(?:align|aligned|alignat|alignedat|gather|gathered|equation|eqnarray|multline|split|cases|array|flalign|displaymath|math|[bBpvV]?matrix|smallmatrix)\*?$/;
const tokens = /(?<skip>\\[\\$%])|(?<comment>%[^\n]*)|(?<code>`+)|(?<open>\\\[|\\\()|(?<close>\\\]|\\\))|(?<dollars>\$\$?)|\\begin\{(?<begin>[A-Za-z]+\*?)\}|\\end\{(?<end>[A-Za-z]+\*?)\}/g;

/**
 * What the text before the cursor leaves open. Only its last paragraph counts, since a blank line ends every
 * formula, so that this takes the same time in a book as in a note.
 */
export function writtenIn(before: string, format: TextFormat): WrittenIn {
  if (format === 'notebook-code') return 'code';
  const isLatex = format === 'latex';
  const fence = isLatex ? undefined : fenceAround(before, before.length);
  if (fence && formulas.has(fence.word)) return 'mathematics';
  if (fence && !markdown.has(fence.word)) return 'code';
  const paragraph = Math.max(lastBlank(before), fence?.start ?? 0, before.length - longest);
  return openIn(before.slice(paragraph), isLatex);
}

function openIn(text: string, isLatex: boolean): WrittenIn {
  let open: string | undefined;
  let verbatim = false;
  tokens.lastIndex = 0;
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
    const { skip, comment, code, open: opening, close, dollars, begin, end } = match.groups ?? {};
    const after = match.index + match[0].length;
    if (skip !== undefined) continue;
    if (verbatim) verbatim = !/^(?:verbatim|lstlisting|minted)/.test(end ?? '');
    else if (comment !== undefined) {
      if (isLatex && after === text.length) return 'code';
      if (!isLatex) tokens.lastIndex = match.index + 1;
    } else if (code !== undefined) {
      if (isLatex || open !== undefined) continue;
      const closed = text.indexOf(code, after);
      if (closed < 0) return text.slice(after).includes('\n') ? 'words' : 'code';
      tokens.lastIndex = closed + code.length;
    } else if (opening !== undefined) open ??= opening;
    else if (close !== undefined) open = open === '\\[' || open === '\\(' ? undefined : open;
    else if (dollars !== undefined) {
      if (open === undefined) {
        if (dollars === '$$' || /^\S/.test(text.slice(after)) || after === text.length) open = dollars;
      } else if (open === dollars) open = undefined;
      // `$a$$b$`: the first of both closes, the second opens.
      else if (open === '$') {
        open = undefined;
        tokens.lastIndex = match.index + 1;
      }
    } else if (begin !== undefined) {
      if (/^(?:verbatim|lstlisting|minted)/.test(begin)) verbatim = true;
      else if (mathEnvironments.test(begin)) open ??= begin;
    } else if (end !== undefined && open === end) open = undefined;
  }
  return verbatim ? 'code' : open === undefined ? 'words' : 'mathematics';
}

/** Behind the last blank line. */
function lastBlank(text: string): number {
  for (let at = text.lastIndexOf('\n'); at > 0; at = text.lastIndexOf('\n', at - 1)) {
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    if (line.trim() === '') return at + 1;
  }
  return 0;
}
