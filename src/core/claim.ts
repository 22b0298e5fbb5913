import type { TextRange } from './problem.ts';

export type ClaimKind =
  /** One link `a = b` of a chain. */
  | 'equality'
  | 'inequality'
  /** From one equation to the next: `2x = 6 ⟹ x = 3`. */
  | 'implication'
  | 'system'
  | 'congruence'
  | 'divisibility'
  | 'membership'
  /** `x = 2 or x = 3` as the solutions of a given equation. */
  | 'solution-set'
  | 'limit'
  | 'derivative'
  | 'antiderivative'
  | 'matrix'
  /** `\boxed{…}`, "the answer is …", 答案. */
  | 'final-answer'
  /** What a notebook's cells computed against what the text says. */
  | 'notebook-value';

/** One checkable statement inside a step or in the user's own text. */
export interface Claim {
  /** Stable within its document or trace as long as its text does not change. */
  readonly id: string;
  readonly kind: ClaimKind;
  /** Of the whole statement in its source text. */
  readonly range: TextRange;
  /** The statement as it stands in the source, for people: `2(x+1) = 2x+2`. */
  readonly text: string;
  /** The same as LaTeX without delimiters, ready to render. */
  readonly latex: string;
  /** The same as a line of Unicode where it can be written so: `x² = 2`. For code lenses, decorations, lists. */
  readonly readable?: string;
  /** Of the statement together with everything its meaning depends on (assumptions, definitions, givens). */
  readonly hash: string;
  /** Domains and given facts in scope, readable: `x > 0`. */
  readonly assumptions: readonly string[];
}
