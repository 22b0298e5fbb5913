import type { Phrase } from '../../../core/phrase.ts';
import type { Expression } from '../../../math/expression.ts';

/** A value written in another way by a named rule. */
export interface Rewriting {
  readonly next: Expression;
  readonly title: Phrase;
  readonly says: readonly Phrase[];
  readonly reason: Phrase;
}
