import type { Formula } from '../drawing/formula.ts';

/** What the thread of formulas is asked, by number. */
export type FormulaQuestion =
  | { readonly id: number; readonly kind: 'draw'; readonly formula: Formula; readonly color: string }
  | ({ readonly id: number; readonly kind: 'know' } & AskedFormula);

/** A formula in its document, as far as the document matters. */
export interface AskedFormula {
  readonly source: string;
  readonly notation: 'latex' | 'plain';
  /** The document before the formula, and where its lines are counted from. */
  readonly before: string;
  readonly firstLine: number;
  readonly format: 'markdown' | 'latex' | 'plaintext' | 'notebook-markdown';
}

/** What can be said of a formula without deciding anything. */
export interface FormulaFacts {
  /** The same in LaTeX, where it was written plainly. */
  readonly latex?: string;
  /** Of a closed expression. `approximate` is absent where the exact value says it all. */
  readonly value?: { readonly exact?: string; readonly approximate?: string };
  /** What its letters were said to be, 0-based lines. */
  readonly definitions: readonly { readonly text: string; readonly line: number }[];
  /** What was supposed of its letters. */
  readonly suppositions: readonly { readonly text: string; readonly line: number }[];
}

export interface FormulaAnswer {
  readonly id: number;
  readonly answer: unknown;
}
