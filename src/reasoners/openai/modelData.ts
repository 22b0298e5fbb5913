import data from './models.json' with { type: 'json' };
import type { ModelFacts } from './modelFacts.ts';

type FactsByName = Readonly<Record<string, ModelFacts>>;

interface EndpointData {
  /** Its models are those of another endpoint. */
  readonly like?: string;
  readonly default?: string;
  /** By name, where `*` stands for anything; the best to begin with first. */
  readonly models?: FactsByName;
}

interface ModelData {
  /** When these facts were read: year and month. */
  readonly asOf: string;
  readonly endpoints: Readonly<Record<string, EndpointData>>;
  /** What is true of a model wherever it runs, by its name without its owner. */
  readonly families: FactsByName;
}

const known = data as ModelData;

export const asOf = known.asOf;
export const { families } = known;

/** The models of an endpoint that facts are known of, by name or pattern. */
export function modelsOf(endpointId: string): FactsByName {
  return entryOf(endpointId)?.models ?? {};
}

/** The models to offer before the endpoint was asked, its default first. */
export function offeredModels(endpointId: string): string[] {
  const first = defaultModel(endpointId);
  const names = Object.keys(modelsOf(endpointId)).filter((name) => !name.includes('*'));
  return first === undefined ? names : [first, ...names.filter((name) => name !== first)];
}

export function defaultModel(endpointId: string): string | undefined {
  return entryOf(endpointId)?.default;
}

export const endpointsWithFacts: readonly string[] = Object.keys(known.endpoints);

function entryOf(endpointId: string): EndpointData | undefined {
  const entry = Object.hasOwn(known.endpoints, endpointId) ? known.endpoints[endpointId] : undefined;
  return entry?.like === undefined ? entry : known.endpoints[entry.like];
}
