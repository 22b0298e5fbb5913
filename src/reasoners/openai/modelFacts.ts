import type { Usage } from '../../core/reasoningEvent.ts';
import { endpointsWithFacts, families, modelsOf } from './modelData.ts';

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
  readonly giveUpAfter?: GiveUpAfter;
}

/** When a stream is given up, in seconds; what is absent is as it is for all models. */
export interface GiveUpAfter {
  /** Without a byte. */
  readonly silence?: number;
  /** With bytes, but nothing of a thought or an answer. */
  readonly noAnswer?: number;
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

/**
 * What is known of a model at an endpoint: from the data file, or where it knows the model elsewhere only
 * whether it sees and thinks; over it the user's own word, by `endpoint/model`. In any name `*` stands for
 * anything, and the longest name that fits wins.
 */
export function factsOf(endpointId: string, model: string, overrides: Readonly<Record<string, Partial<ModelFacts>>> = {}): ModelFacts {
  return { ...(among(modelsOf(endpointId), model) ?? elsewhere(model)), ...overrideOf(overrides, `${endpointId}/${model}`) };
}

/** The user's own word on `endpoint/model`, by the longest name that fits. */
export function overrideOf(overrides: Readonly<Record<string, Partial<ModelFacts>>>, name: string): Partial<ModelFacts> {
  return overrides[fitting(Object.keys(overrides), name) ?? ''] ?? {};
}

/** When the user gives a stream of `endpoint/model` up, by the longest name that fits of those that say so. */
export function giveUpAfterOf(overrides: Readonly<Record<string, Partial<ModelFacts>>>, name: string): GiveUpAfter {
  return overrideOf(Object.fromEntries(Object.entries(overrides).filter(([, { giveUpAfter }]) => giveUpAfter)), name).giveUpAfter ?? {};
}

/** What the model is wherever it runs. Its limits and its price are the endpoint's own. */
function elsewhere(model: string): ModelFacts {
  const name = model.slice(model.lastIndexOf('/') + 1).toLowerCase();
  const family = among(families, name);
  if (family) return family;
  for (const endpoint of endpointsWithFacts) {
    const facts = among(modelsOf(endpoint), name);
    if (facts) return { ...(facts.sees === undefined ? {} : { sees: facts.sees }), ...(facts.thinking === undefined ? {} : { thinking: facts.thinking }) };
  }
  return {};
}

function among(facts: Readonly<Record<string, ModelFacts>>, model: string): ModelFacts | undefined {
  const name = fitting(Object.keys(facts), model);
  return name === undefined ? undefined : facts[name];
}

function fitting(patterns: readonly string[], name: string): string | undefined {
  return patterns.filter((pattern) => fits(pattern, name)).sort((a, b) => b.length - a.length)[0];
}

function fits(pattern: string, name: string): boolean {
  const [start = '', ...rest] = pattern.toLowerCase().split('*');
  const lower = name.toLowerCase();
  if (rest.length === 0) return lower === start;
  if (!lower.startsWith(start)) return false;
  const end = rest.pop() ?? '';
  let from = start.length;
  for (const middle of rest) {
    const at = lower.indexOf(middle, from);
    if (at < 0) return false;
    from = at + middle.length;
  }
  return lower.length >= from + end.length && lower.endsWith(end);
}

/** The cost of a run in the price's currency; undefined where usage or price says too little. */
export function costOf(usage: Usage, price: ModelPrice | undefined): number | undefined {
  if (!price || usage.input === undefined || usage.output === undefined) return undefined;
  const cached = Math.min(usage.cached ?? 0, usage.input);
  return ((usage.input - cached) * price.input + cached * (price.cachedInput ?? price.input) + usage.output * price.output) / 1e6;
}
