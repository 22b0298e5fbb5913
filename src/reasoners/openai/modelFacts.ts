import type { Usage } from '../../core/reasoningEvent.ts';

/** What is known of a model; a field that is absent is not known. */
export interface ModelFacts {
  /** Tokens of question and answer together. */
  readonly contextTokens?: number;
  /** Tokens of the longest answer, thinking included. */
  readonly outputTokens?: number;
  /** Reads pictures. */
  readonly sees?: boolean;
  /** Can be told not to think, cannot, or does not think at all. */
  readonly thinking?: 'always' | 'switchable' | 'never';
  readonly price?: ModelPrice;
}

/** Money per million tokens. */
export interface ModelPrice {
  /** ISO 4217. */
  readonly currency: string;
  readonly input: number;
  readonly output: number;
  /** Input the provider had cached; `input` where it is absent. */
  readonly cachedInput?: number;
}

/** The cost of a run in the price's currency; undefined where usage or price says too little. */
export function costOf(usage: Usage, price: ModelPrice | undefined): number | undefined {
  if (!price || usage.input === undefined || usage.output === undefined) return undefined;
  const cached = Math.min(usage.cached ?? 0, usage.input);
  return ((usage.input - cached) * price.input + cached * (price.cachedInput ?? price.input) + usage.output * price.output) / 1e6;
}
