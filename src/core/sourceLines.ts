import type { Turn } from './trace.ts';

/** Shorter formulas stand in too many lines to name one. UTF-16 units, spaces not counted. */
const shortest = 3;

/**
 * Which line of the problem's text (0-based) a claim or a step is about: where its statement stands, else the
 * longest of its formulas that stands there. Spaces, delimiters and what only aligns do not count. Undefined
 * where none does, and the first line where several do.
 */
export function lineConcerned(problemText: string, claimOrStep: string): number | undefined {
  const source = bare(problemText);
  for (const needle of needlesIn(claimOrStep)) {
    const at = standsAt(source, problemText, needle);
    if (at !== undefined) return problemText.slice(0, at).split('\n').length - 1;
  }
  return undefined;
}

/**
 * Whether a turn's claims, with their ranges, are those of the user's own text and not of the answer: the
 * built-in checker judges that text itself (the words of the question, or without any the problem).
 */
export function judgesOwnText({ reasoner, task }: Pick<Turn, 'reasoner' | 'task'>): boolean {
  return reasoner === 'builtin' && (task === 'check' || task === 'grade');
}

/** A text without what only spaces, aligns or delimits, and where each of its characters stood. */
interface Bare {
  readonly text: string;
  readonly offsets: readonly number[];
}

const ignored = /\\\\|\\(?:left|right|displaystyle|quad|qquad)(?![A-Za-z])|\\[,;:!()[\]]|[\s$&]/g;

function bare(text: string): Bare {
  const kept: string[] = [];
  const offsets: number[] = [];
  const keep = (from: number, to: number): void => {
    for (let index = from; index < to; index++) {
      kept.push(text[index] === '−' ? '-' : (text[index] ?? ''));
      offsets.push(index);
    }
  };
  let end = 0;
  for (const match of text.matchAll(ignored)) {
    keep(end, match.index);
    end = match.index + match[0].length;
  }
  keep(end, text.length);
  return { text: kept.join(''), offsets };
}

/** What to look for: all of it, then its formulas, then their lines, the longest first. */
function needlesIn(text: string): readonly string[] {
  const formulas = [...text.matchAll(/\$\$([\s\S]+?)\$\$|\$([^$\n]+)\$|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/g)].map((match) => match.slice(1).find((formula) => formula !== undefined) ?? '');
  const lines = formulas.flatMap((formula) => formula.split('\\\\')).filter((line) => !formulas.includes(line));
  const longestFirst = (pieces: readonly string[]): string[] => pieces.map(needle).sort((a, b) => b.length - a.length);
  return [needle(text), ...longestFirst(formulas), ...longestFirst(lines)].filter(({ length }) => length >= shortest);
}

function needle(text: string): string {
  return bare(text.replace(/\\(?:begin|end)\{[a-z]+\*?\}/g, '')).text.replace(/[.,;:。，；：]+$/, '');
}

/** Where a needle stands in the source as a whole: `x=1` does not stand in `x=12`. */
function standsAt({ text, offsets }: Bare, problemText: string, needle: string): number | undefined {
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const start = offsets[at] ?? 0;
    const end = (offsets[at + needle.length - 1] ?? 0) + 1;
    const before = problemText[start - 1] ?? '';
    const after = problemText.slice(end, end + 2);
    const cutsBefore = /[\w.^\\]/.test(before) && /\w/.test(needle[0] ?? '');
    const cutsAfter = /^(?:[\w^]|\.\d)/.test(after) && /\w$/.test(needle);
    if (!cutsBefore && !cutsAfter) return start;
  }
  return undefined;
}
