import type { CheckedClaim } from './checker.ts';
import { isOfLine, type Proof, type ProofLine } from './proof.ts';
import type { TextRange } from './problem.ts';
import { overall, type VerdictKind } from './verdict.ts';

/** What a model thinks of a line. It is no verdict and is never shown as one. */
export type OpinionKind = 'sound' | 'gap' | 'wrong';

export interface Opinion {
  readonly kind: OpinionKind;
  /** One line, in plain text; may be empty. */
  readonly reason: string;
}

/** Lines a model is asked about at once, and how much text goes with them; UTF-16 units. */
export const mostLines = 80;
export const longestReview = 24_000;
const longestReason = 240;
const opinions: readonly OpinionKind[] = ['sound', 'gap', 'wrong'];

/** What computation says of a line: of all its claims together. Undefined where it has none. */
export function computedOf(line: Pick<ProofLine, 'range'>, claims: readonly CheckedClaim[]): VerdictKind | undefined {
  const own = claims.filter(({ claim }) => isOfLine(claim, line));
  return own.length === 0 ? undefined : overall(own.map(({ verdict }) => verdict));
}

/**
 * Whether computation has decided a line, so that no opinion of it counts. A false formula makes its line false;
 * true ones make only a line true that says nothing else.
 */
export function isDecided({ isFormula }: Pick<ProofLine, 'isFormula'>, kind: VerdictKind | undefined): boolean {
  return kind === 'refuted' || (kind === 'verified' && isFormula);
}

/** The lines that claim something and are not decided, by their index. */
export function openLines({ kind, lines }: Proof, claims: readonly CheckedClaim[], range: TextRange): readonly number[] {
  // What a derivation starts from is given.
  const start = kind === 'derivation' ? lines.findIndex(({ isFormula }) => isFormula) : -1;
  return lines.flatMap((line, index) => {
    if (index === start) return [];
    const isAsked = line.range.start < range.end && line.range.end > range.start;
    const claimsSomething = line.role === 'step' || line.role === 'part';
    return isAsked && claimsSomething && !isDecided(line, computedOf(line, claims)) ? [index] : [];
  });
}

/** The lines as a model is given them, each with its number, from 1. */
export function numberedLines({ lines }: Proof, text: string): string {
  return lines.map(({ range }, index) => `[${index + 1}] ${text.slice(range.start, range.end).replace(/\s*\n\s*/g, ' ')}`).join('\n');
}

/** What is asked of a model about some lines, and in which form it has to answer. */
export function reviewRequest(asked: readonly number[], refuted: readonly number[], language: string): string {
  const tongue = language.toLowerCase().startsWith('zh') ? 'Simplified Chinese' : 'the language of the text';
  return [
    'The lines of the text are numbered in brackets. For each line named below say whether it follows from the lines before it:',
    '"sound": it follows, or is a fair definition; "gap": it may be true, but something is missing that a careful reader would ask for; "wrong": it does not follow or is false.',
    `Lines: ${asked.map((index) => index + 1).join(', ')}.`,
    ...(refuted.length > 0 ? [`Computation has found these lines false: ${refuted.map((index) => index + 1).join(', ')}. Do not judge them.`] : []),
    `Answer with one JSON object and nothing else: {"lines": [{"line": 3, "opinion": "gap", "reason": "…"}]}. One entry a line; a reason of at most 25 words in ${tongue}, in plain text without LaTeX, and empty for what is sound.`,
  ].join('\n');
}

/**
 * The opinions in a model's answer by the index of their line. Only lines that were asked for count, and of
 * several opinions of one line the hardest. Undefined where the answer holds no such object.
 */
export function opinionsIn(answer: string, asked: readonly number[]): ReadonlyMap<number, Opinion> | undefined {
  const entries = linesIn(answer);
  if (!entries) return undefined;
  const found = new Map<number, Opinion>();
  for (const entry of entries.slice(0, 4 * mostLines)) {
    if (typeof entry !== 'object' || entry === null) continue;
    const { line, opinion, reason } = entry as Record<string, unknown>;
    const kind = opinions.find((known) => known === opinion);
    if (kind === undefined || typeof line !== 'number' || !asked.includes(line - 1)) continue;
    const before = found.get(line - 1);
    if (before && opinions.indexOf(before.kind) >= opinions.indexOf(kind)) continue;
    found.set(line - 1, { kind, reason: typeof reason === 'string' ? plainLine(reason) : '' });
  }
  return found;
}

function linesIn(answer: string): readonly unknown[] | undefined {
  const from = answer.indexOf('{');
  const to = answer.lastIndexOf('}');
  if (from < 0 || to < from || to - from > 200_000) return undefined;
  try {
    const json: unknown = JSON.parse(answer.slice(from, to + 1));
    const lines = typeof json === 'object' && json !== null && 'lines' in json ? json.lines : undefined;
    return Array.isArray(lines) ? lines : undefined;
  } catch {
    return undefined;
  }
}

/** Without line breaks and without what a reader could not see. */
function plainLine(text: string): string {
  const line = text.slice(0, 4 * longestReason).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu, ' ').replace(/\s+/g, ' ').trim();
  return line.length > longestReason ? `${line.slice(0, longestReason - 1)}…` : line;
}
