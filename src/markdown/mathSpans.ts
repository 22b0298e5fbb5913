/** A formula longer than this is shown as its source; UTF-16 units. */
export const longestFormula = 4096;

/** The end of a bare environment is looked for this far. */
const farthestEnd = 8192;

export type MathSpan =
  /** `latex` without delimiters; bare environments keep their `\begin` and `\end`. */
  | { readonly kind: 'closed'; readonly latex: string; readonly display: boolean; readonly end: number }
  /** It may still be closed by text to come. */
  | { readonly kind: 'open' };

const environments =
  /^\\begin\{((?:align|alignat|aligned|alignedat|array|cases|rcases|dcases|eqnarray|equation|flalign|gather|gathered|multline|split|smallmatrix|[bBpvV]?matrix)\*?)\}/;

/** The name of the mathematical environment that begins at an offset. */
export function environmentAt(text: string, at: number): string | undefined {
  if (!text.startsWith('\\begin{', at)) return undefined;
  return environments.exec(text.slice(at, at + 32))?.[1];
}

/**
 * The formula that begins at `at`, looking no further than `limit`. Undefined when there is none and
 * no further text can make it one. What was refused once stays refused as text is added, so a
 * renderer may rely on it while a stream grows.
 */
export function mathAt(text: string, at: number, limit: number): MathSpan | undefined {
  const first = text[at];
  if (first === '$') {
    if (text[at + 1] === '$' && at + 1 < limit) return between(text, at + 2, limit, '$$', true);
    return dollar(text, at, limit);
  }
  if (first !== '\\') return undefined;
  if (text[at + 1] === '(') return between(text, at + 2, limit, '\\)', false);
  if (text[at + 1] === '[') return between(text, at + 2, limit, '\\]', true);
  if (text.startsWith('\\boxed{', at)) return boxed(text, at, limit);
  const name = environmentAt(text, at);
  if (name === undefined) return undefined;
  const end = environmentEnd(text, at, Math.min(limit, at + farthestEnd), name);
  if (end !== undefined) return { kind: 'closed', latex: text.slice(at, end), display: true, end };
  return limit - at > farthestEnd ? undefined : { kind: 'open' };
}

/** The offset behind the `\end` that belongs to the `\begin{name}` at `at`. */
export function environmentEnd(text: string, at: number, limit: number, name: string): number | undefined {
  const begin = `\\begin{${name}}`;
  const end = `\\end{${name}}`;
  // Searched in a slice, so that a text of openers alone is not searched to its end for each.
  const near = text.slice(at, limit);
  let depth = 0;
  let position = 0;
  while (position < near.length) {
    const close = near.indexOf(end, position);
    if (close < 0) return undefined;
    const open = near.indexOf(begin, position);
    if (open >= 0 && open < close) {
      depth++;
      position = open + begin.length;
    } else {
      depth--;
      position = close + end.length;
      if (depth === 0) return at + position;
    }
  }
  return undefined;
}

/** The offset of an unescaped `closer` that ends before `limit`, or -1. */
export function closerAt(text: string, from: number, limit: number, closer: string): number {
  for (let at = nextOf(text, from, closer); at + closer.length <= limit; at = nextOf(text, at + 1, closer)) {
    let backslashes = 0;
    while (at - backslashes > from && text[at - backslashes - 1] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

/** What was found last for each closer: a text of a thousand openers is searched once for all of them. */
const found = new Map<string, { readonly text: string; readonly from: number; readonly at: number }>();

function nextOf(text: string, from: number, closer: string): number {
  const last = found.get(closer);
  if (last && last.from <= from && from <= last.at && last.text === text) return last.at;
  const index = text.indexOf(closer, from);
  const at = index < 0 ? Infinity : index;
  found.set(closer, { text, from, at });
  return at;
}

function between(text: string, from: number, limit: number, closer: string, display: boolean): MathSpan | undefined {
  const close = closerAt(text, from, Math.min(limit, from + longestFormula + closer.length), closer);
  if (close < 0) return limit - from >= longestFormula + closer.length ? undefined : { kind: 'open' };
  const latex = text.slice(from, close);
  if (latex.trim() === '' || latex.length > longestFormula) return undefined;
  return { kind: 'closed', latex, display, end: close + closer.length };
}

/** A final answer that stands outside of any delimiters, as models often leave it. */
function boxed(text: string, at: number, limit: number): MathSpan | undefined {
  const start = at + '\\boxed{'.length;
  let depth = 1;
  for (let index = start; index < limit && index - at <= longestFormula; index++) {
    const character = text[index];
    if (character === '\\') index++;
    else if (character === '$' || character === '`') return undefined;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) {
      const inside = text.slice(start, index);
      const words = /(?:^|[^A-Za-z\\])[A-Za-z]{3,}/.test(inside) && !/[\\^_]/.test(inside);
      return { kind: 'closed', latex: words ? `\\boxed{\\text{${inside}}}` : text.slice(at, index + 1), display: false, end: index + 1 };
    }
  }
  return limit - at > longestFormula ? undefined : { kind: 'open' };
}

/**
 * Single dollars: a price is not mathematics. The closer is followed by no digit. Spaces inside the
 * dollars are taken only where a formula's signs stand between them; a `$` that cannot close gives
 * the opener up.
 */
function dollar(text: string, at: number, limit: number): MathSpan | undefined {
  const padded = /[ \t]/.test(text[at + 1] ?? '');
  if (at + 1 < limit && !padded && /\s/.test(text[at + 1] ?? '')) return undefined;
  for (let index = at + 1; index < limit && index - at <= longestFormula; index++) {
    const character = text[index];
    if (character === '\\') index++;
    else if (character === '`' || (padded && character === '\n')) return undefined;
    else if (character === '$') {
      const latex = text.slice(at + 1, index);
      if (latex.trim() === '' || /\d/.test(text[index + 1] ?? '') || isProse(latex)) return undefined;
      if ((padded || /\s$/.test(latex)) && !isPaddedFormula(latex)) return undefined;
      return { kind: 'closed', latex, display: false, end: index + 1 };
    }
  }
  return limit - at > longestFormula || isProse(text.slice(at + 1, limit)) ? undefined : { kind: 'open' };
}

/** What may have spaces at its ends: signs of a formula or a single letter, and no price before a word. */
function isPaddedFormula(latex: string): boolean {
  return (/[\\^_=<>+]/.test(latex) || /^\s*[A-Za-z]+\s*$/.test(latex)) && !/\n/.test(latex) && !/^\d.*\s$/.test(latex);
}

const priceWords = /^\d[\d,.]*\s+(?:or|and|to|for|per|each|in|is|was|off|more|less|then|but|if|on|at|by|with|from|the|of)[^A-Za-z]/;

/** Words in a row, as no formula has them outside `\text`, or the next item of a list. */
function isProse(latex: string): boolean {
  const plain = latex
    .replace(/\\(?:text\w*|mathrm|mathbf|mathit|mathsf|mathtt|operatorname|mbox)\*?\s*\{[^{}]*(?:\}|$)/g, '§')
    .replace(/\\[A-Za-z]+/g, '§');
  return /[a-z]{2,}\s+[a-z]{2,}/.test(plain) || priceWords.test(plain) || /\n[ \t]*(?:[-*+]|\d+[.)])[ \t]/.test(plain);
}
