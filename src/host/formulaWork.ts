import type { TextFormat, TextRange } from '../core/problem.ts';
import type { Formula } from '../drawing/formula.ts';
import type { Macros } from '../drawing/macros.ts';

/** What the thread of formulas is asked, by number. */
export type FormulaQuestion =
  | { readonly id: number; readonly kind: 'draw'; readonly formula: Formula; readonly color: string }
  | ({ readonly id: number; readonly kind: 'know' } & AskedFormula);

/** A place in a document, about whose formula is asked. */
export interface AskedFormula {
  readonly text: string;
  readonly offset: number;
  readonly format: TextFormat;
}

/** What can be said of a formula without deciding anything. */
export interface FormulaFacts {
  /** Where it stands, with its delimiters. */
  readonly range: TextRange;
  /** Without delimiters; undefined where it was written plainly and is not understood. */
  readonly latex: string | undefined;
  /** Of the document, where it uses any. */
  readonly macros?: Macros;
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
