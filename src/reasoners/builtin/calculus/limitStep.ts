import type { Phrase } from '../../../core/phrase.ts';
import { app } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';

/** Where a limit is taken. */
export interface Approach {
  readonly variable: string;
  readonly target: Expression;
  readonly side?: '+' | '-';
}

export interface LimitStep {
  readonly title: Phrase;
  readonly says: readonly Phrase[];
  readonly reason: Phrase;
  /** The value, or what the limit is taken of next. */
  readonly to: { readonly value: Expression } | { readonly body: Expression };
}

export interface Fraction {
  readonly above: Expression;
  readonly below: Expression;
}

export function fractionOf(body: Expression): Fraction | undefined {
  if (body.kind === 'apply' && body.operator === 'negate') {
    const inner = body.args[0] && fractionOf(body.args[0]);
    return inner && { above: app('negate', inner.above), below: inner.below };
  }
  const [above, below] = body.kind === 'apply' && body.operator === 'divide' ? body.args : [];
  return above && below ? { above, below } : undefined;
}
