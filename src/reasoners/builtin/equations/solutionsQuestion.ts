import type { Expression } from '../../../math/expression.ts';

/** Where the solutions wanted lie; an end that is missing is infinite. */
export interface Stretch {
  readonly low?: Expression;
  readonly lowClosed: boolean;
  readonly high?: Expression;
  readonly highClosed: boolean;
}

/** What is asked of the real solutions of an equation in one unknown: of all, or of those in a stretch or of a kind. */
export interface SolutionsQuestion {
  readonly left: Expression;
  readonly right: Expression;
  readonly unknown: string;
  readonly wanted: 'list' | 'sum' | 'product' | 'count' | 'largest' | 'smallest' | 'difference' | 'only';
  readonly among: 'all' | 'positive' | 'negative' | 'nonzero' | 'integer';
  readonly within?: Stretch;
}
