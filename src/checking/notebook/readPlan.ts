import { programCall, programTexts } from '../kernel/programs.ts';
import { observedValue, type ObservedValue } from '../kernel/observedValue.ts';
import { sameText, type Executions } from './freshness.ts';

/** What has to be read of a running kernel to compare the claims of a notebook with it. */
export interface ReadPlan {
  readonly names: readonly string[];
  /** Execution numbers whose results are wanted. */
  readonly orders: readonly number[];
}

/** What a running kernel holds. */
export interface LiveValues {
  readonly values: ReadonlyMap<string, ObservedValue>;
  /** Names it does not know. */
  readonly missing: ReadonlySet<string>;
  /** Results by execution number. */
  readonly outputs: ReadonlyMap<number, ObservedValue>;
  readonly executions: Executions;
  /** What names held right after a cell had run, by the cell's id: later cells may have changed it since. */
  readonly after?: ReadonlyMap<string, ReadonlyMap<string, ObservedValue>>;
  /** All outputs of the cells were made by this kernel. */
  readonly ownsOutputs?: boolean;
}

/** For the child that encodes the values. Seconds. */
const readSeconds = 5;
const mostNames = 500;

/** The texts of the reader, from the folder of `encodeValue.py`. */
export function readProgram(folder: string): readonly string[] {
  return programTexts(folder, ['encodeValue.py', 'protocol/places.py', 'readValues.py']);
}

/**
 * The code that reads the values of a plan in whatever session: it leaves its result in `__therefore__` and
 * no other name. What comes of the notebook is in it as one string of JSON only.
 */
export function readCode(program: readonly string[], { names, orders }: ReadPlan): string {
  return programCall(program, 'read_values', { names: names.slice(0, mostNames), orders: orders.slice(0, mostNames), seconds: readSeconds });
}

/**
 * What the reader said; undefined where it is nothing that makes sense. A session without IPython keeps no
 * history: what ran in it is told by whoever ran it, number by number, and nothing is believed without that.
 */
export function liveValues(data: unknown, ran?: ReadonlyMap<number, string>): LiveValues | undefined {
  if (!isRecord(data) || !isRecord(data['values']) || !Array.isArray(data['missing'])) return undefined;
  const values = new Map(Object.entries(data['values']).map(([name, json]) => [name, observedValue(json)]));
  const missing = new Set(data['missing'].filter((name): name is string => typeof name === 'string'));
  const outputs = new Map(Object.entries(isRecord(data['outputs']) ? data['outputs'] : {}).flatMap(([order, json]): [number, ObservedValue][] => (/^\d{1,9}$/.test(order) ? [[Number(order), observedValue(json)]] : [])));
  const texts = new Map<number, string>(ran ?? []);
  if (!ran && Array.isArray(data['history'])) {
    for (const entry of data['history'] as unknown[]) {
      const [order, text] = Array.isArray(entry) ? (entry as unknown[]) : [];
      if (typeof order === 'number' && Number.isSafeInteger(order) && typeof text === 'string') texts.set(order, text);
    }
  }
  return { values, missing, outputs, executions: { isLive: true, texts } };
}

/**
 * Whether the latest texts of a kernel's history are those that we ran, in their order. Who else uses a kernel
 * may give any name another value, and numbers its executions as we do.
 */
export function isOursAlone(data: unknown, ran: ReadonlyMap<number, string>): boolean {
  const history = isRecord(data) && Array.isArray(data['history']) ? (data['history'] as unknown[]) : [];
  const latest = [...ran].sort(([a], [b]) => b - a).map(([, text]) => text).filter((text) => text.trim() !== '');
  return latest.length > 0 && latest.every((text, index) => {
    const [, told] = Array.isArray(history[index]) ? (history[index] as unknown[]) : [];
    return typeof told === 'string' && sameText(told, text);
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
