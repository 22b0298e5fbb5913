import type { Claim } from './claim.ts';
import type { TextRange } from './problem.ts';

/** What a line of a proof does in it. */
export type ProofRole =
  /** It says what is to be shown. */
  | 'goal'
  /** What it is enough to show from here on. */
  | 'subgoal'
  /** "Let", "suppose", 设: it is known from here on because it was said so. */
  | 'supposition'
  /** It begins a case, a direction, or a part of an induction. */
  | 'part'
  /** It claims something. */
  | 'step'
  /** It tells the reader something, and claims nothing that is about the mathematics. */
  | 'remark';

/** A sentence, or one row of a display. Ranges are those of the document. */
export interface ProofLine {
  readonly range: TextRange;
  readonly role: ProofRole;
  /** A row of a display, with nothing but a few words before it. */
  readonly isFormula: boolean;
  /** To be shown: Markdown with formulas between dollars. */
  readonly markdown: string;
  /** Of the statement that is proved, before its proof begins. */
  readonly inStatement: boolean;
}

export interface Proof {
  /** A derivation says nowhere what is to be shown. */
  readonly kind: 'proof' | 'derivation';
  readonly range: TextRange;
  readonly lines: readonly ProofLine[];
}

/** What a line rests on, and how that is known. */
export type UseReason =
  /** The line names it: "by (1)". */
  | 'cited'
  /** The line's formulas are checked as a step from it, or under it. */
  | 'premise'
  /** The line begins with "so", "hence", 所以, or goes on with a chain. */
  | 'follows'
  /** The same letters or the same formula. */
  | 'shares';

export interface KnownFact {
  /** Index of its line in the proof. */
  readonly line: number;
  /** `given` by the statement, `supposed` in the proof, or `established` by a line before. */
  readonly origin: 'given' | 'supposed' | 'established';
  readonly markdown: string;
  /** Why the line at hand uses it; undefined where nothing says that it does. */
  readonly use?: UseReason;
}

export type ProofGoal =
  | { readonly kind: 'statement'; readonly line: number; readonly markdown: string }
  /** Where a derivation starts, and what it comes to. */
  | { readonly kind: 'derivation'; readonly from: string; readonly to: string; readonly line: number };

/** What a reader has to know at one line. */
export interface ProofPlace {
  readonly line: number;
  /** The cases, directions and assumptions for a contradiction it stands in, outermost first. */
  readonly parts: readonly { readonly line: number; readonly markdown: string }[];
  /** The goal of the whole first, then what is to be shown for it. */
  readonly goals: readonly ProofGoal[];
  readonly facts: readonly KnownFact[];
}

/** The line that an offset stands in, or the last one before it. */
export function lineAt({ lines }: Pick<Proof, 'lines'>, offset: number): number {
  const within = lines.findIndex(({ range }) => range.start <= offset && offset <= range.end);
  if (within >= 0) return within;
  return Math.max(0, lines.findLastIndex(({ range }) => range.end < offset));
}

/** Whether a claim is decided by what a line says: the links of a chain begin in the row before theirs. */
export function isOfLine({ range }: Pick<Claim, 'range'>, line: Pick<ProofLine, 'range'>): boolean {
  return line.range.start < range.end && range.end <= line.range.end;
}
