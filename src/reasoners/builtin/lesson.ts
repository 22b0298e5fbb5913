import type { Phrase } from '../../core/phrase.ts';
import type { Expression } from '../../math/expression.ts';
import { toLatex } from '../../math/printing/latex.ts';

/** How a step is joined to the one before it. */
export type Arrow =
  /** The equation or system as it was given. */
  | 'given'
  | 'iff'
  | 'implies'
  /** The next link of a chain of equal expressions; `shows` is `previous = next`. */
  | 'equals'
  /** Something worked out on the side: a discriminant, a value. */
  | 'aside';

/** One step as a teacher tells it. */
export interface LessonStep {
  readonly arrow: Arrow;
  /** What is done, in a few words: a heading. */
  readonly title: Phrase;
  /** Why, or how: sentences in Markdown. */
  readonly says?: readonly Phrase[];
  /** Rows of cells in Markdown, the first row the head. */
  readonly table?: readonly (readonly string[])[];
  /** What holds now; only a remark shows nothing. */
  readonly shows?: Expression;
  /** The reason beside the line in the worked solution; words only. */
  readonly reason?: Phrase;
}

/** Values for the unknowns of an equation or system, one by one a solution. */
export type Solution = ReadonlyMap<string, Expression>;

export type Conclusion =
  | {
      readonly kind: 'answer';
      /** What stands in the box: an expression, or words where the answer is one of words. */
      readonly answer: Expression | Phrase;
      /** Sentences before the box: no real solution, what was excluded. */
      readonly notes: readonly Phrase[];
      /** Equalities that show the answer right: each solution put in. */
      readonly checks: readonly Expression[];
      /** All solutions, to test every told equation with; undefined where the steps are equalities. */
      readonly solutions?: readonly Solution[];
    }
  | { readonly kind: 'beyond'; readonly why?: Phrase };

export type Lesson = Generator<LessonStep, Conclusion>;

/** An expression as inline mathematics for a phrase. */
export function m(expression: Expression): string {
  return `$${toLatex(expression)}$`;
}
