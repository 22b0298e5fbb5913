import type { Expression } from '../../../math/expression.ts';

/** What a value may be: how many things there are, a measure, a whole number, an even or odd one, a whole number above zero, a digit, any number. */
export type Sort = 'count' | 'measure' | 'integer' | 'even' | 'odd' | 'positive' | 'digit' | 'leading digit' | 'number';

/** Something the story has a value for. */
export interface Quantity {
  /** The symbol that stands for it in the conditions; a letter of one character is only chosen when it is told. */
  readonly name: string;
  /** What it is, in words of the story's language. */
  readonly words: string;
  readonly sort: Sort;
}

/** One thing the story says, as an equation. */
export interface Condition {
  /** The words it comes from. */
  readonly words: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Asked {
  /** The question as it is put. */
  readonly words: string;
  /** Whether all values are wanted, or one of them, or one value as a percentage. */
  readonly pick: 'each' | 'largest' | 'smallest' | 'percent';
  readonly values: readonly Expression[];
  /** A unit for the sentence of the answer; it may be empty. */
  readonly unit: string;
}

/** A story of everyday quantities, read whole: every number and every clause of it is in a condition or in what is asked. */
export interface Story {
  readonly quantities: readonly Quantity[];
  readonly conditions: readonly Condition[];
  readonly asked: Asked;
}
