import { observedValue, type ObservedValue } from '../observedValue.ts';
import type { PythonSpec } from './pythonSpec.ts';

/** One call of the code under check, as `harness.py` gets it. */
export interface Call {
  readonly id: string;
  readonly fn: 'compute' | 'check';
  /** JSON of the given values. */
  readonly inputs: string;
  readonly seed: number;
  readonly claim?: PythonSpec;
  /** A value put in the place of one expression of the code. */
  readonly replaced?: { readonly node: number; readonly value: PythonSpec };
}

/** Calls that are tried in order until `enough` of them came to another value than the call `against`, or than `value`. */
export interface CallGroup {
  readonly against: string;
  readonly value?: unknown;
  readonly enough: number;
  readonly calls: readonly Call[];
}

/** What one call came to. `same` is equal for values that are written the same. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: ObservedValue; readonly same: string; readonly json: unknown }
  | { readonly kind: 'error'; readonly name: string; readonly message: string }
  /** The function is not there. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'died' }
  | { readonly kind: 'not-run' };

/** An expression of the code that no given value reaches. */
export interface ClosedExpression {
  readonly node: number;
  readonly line: number;
  readonly value: ObservedValue;
  /** It stands in a comparison, or is a key. */
  readonly compared: boolean;
  /** It is the first value of a variable that is changed later. */
  readonly starts: boolean;
}

export type HarnessAnswer =
  | { readonly kind: 'ran'; readonly outcomes: ReadonlyMap<string, Outcome>; readonly closed: readonly ClosedExpression[]; readonly looked: boolean; readonly calls: number }
  /** The code is no Python. */
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'nothing' };

type Json = Readonly<Record<string, unknown>>;

/** Whatever a session left as the harness's answer: hostile JSON gives `nothing` or calls that died. */
export function harnessAnswer(data: unknown): HarnessAnswer {
  const json = object(data);
  if (!json) return { kind: 'nothing' };
  if (typeof json['broken'] === 'string') return { kind: 'broken', message: json['broken'].slice(0, 300) };
  if ('unsupported' in json) return { kind: 'unsupported' };
  const results = object(json['results']);
  if (!results) return { kind: 'nothing' };
  const outcomes = new Map(Object.entries(results).map(([id, result]) => [id, outcomeOf(result)]));
  const closed = Array.isArray(json['closed']) ? (json['closed'] as unknown[]).flatMap(closedOf) : [];
  return { kind: 'ran', outcomes, closed, looked: json['looked'] === true, calls: [...outcomes.values()].filter(({ kind }) => kind !== 'not-run').length };
}

function outcomeOf(data: unknown): Outcome {
  const json = object(data);
  switch (json?.['kind']) {
    case 'value':
      return { kind: 'value', value: observedValue(json['value']), same: JSON.stringify(json['value']) ?? '', json: json['value'] };
    case 'error':
      return { kind: 'error', name: String(json['name']).slice(0, 60), message: String(json['message']).slice(0, 300) };
    case 'missing':
    case 'timeout':
    case 'not-run':
      return { kind: json['kind'] };
    default:
      return { kind: 'died' };
  }
}

function closedOf(data: unknown): ClosedExpression[] {
  const json = object(data);
  const { node, line } = json ?? {};
  if (!json || typeof node !== 'number' || !Number.isSafeInteger(node)) return [];
  return [{ node, line: typeof line === 'number' ? line : 0, value: observedValue(json['value']), compared: json['compared'] === true, starts: json['starts'] === true }];
}

function object(data: unknown): Json | undefined {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Json) : undefined;
}
