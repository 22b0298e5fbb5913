import type { VerdictKind } from '../core/verdict.ts';

export const verdictMime = 'application/vnd.therefore.verdict+json';
export const verdictRendererId = 'therefore-verdict';

/** A verdict as a cell's output holds it. In a file it is a record that anybody may have written. */
export interface VerdictOutput {
  readonly version: 1;
  /** Of the run that made it. The host knows those of this window; what it does not know was only recorded. */
  readonly run: string;
  readonly claim: { readonly id: string; readonly hash: string; readonly text: string; readonly latex: string };
  readonly verdict: Exclude<VerdictKind, 'stale'>;
  /** The verdict's ground, in the language of whoever made it. */
  readonly ground: string;
  /** Of a counterexample. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

/** What a verdict output asks of the host: whether it made it. */
export interface FromRenderer {
  readonly type: 'ask';
  readonly run: string;
}

/** The host's answer to a run it knows, with what it made then: a file may hold that run's name beside anything. Of others it says nothing. */
export interface ToRenderer {
  readonly type: 'known';
  readonly made: VerdictOutput;
}

const longest = 4000;
const mostValues = 20;
const kinds: ReadonlySet<unknown> = new Set<VerdictOutput['verdict']>(['verified', 'refuted', 'inconclusive', 'unchecked']);

/** The output that some JSON holds, cut to what is shown; undefined where it is none. Never throws. */
export function verdictOutputOf(value: unknown): VerdictOutput | undefined {
  const { version, run, claim, verdict, ground, values } = recordOf(value);
  const { id, hash, text, latex } = recordOf(claim);
  if (version !== 1 || !kinds.has(verdict) || typeof run !== 'string' || typeof ground !== 'string' || typeof text !== 'string') return undefined;
  const entries = Array.isArray(values) ? values.slice(0, mostValues).map(recordOf) : [];
  return {
    version,
    run,
    claim: { id: stringOf(id), hash: stringOf(hash), text: text.slice(0, longest), latex: stringOf(latex).slice(0, longest) },
    verdict: verdict as VerdictOutput['verdict'],
    ground: ground.slice(0, longest),
    values: entries.map((entry) => ({ name: stringOf(entry['name']).slice(0, longest), value: stringOf(entry['value']).slice(0, longest) })),
  };
}

/** Whether an output says just what another one does. */
export function isSameOutput(a: VerdictOutput | undefined, b: VerdictOutput): boolean {
  return a !== undefined && JSON.stringify(verdictOutputOf(a)) === JSON.stringify(verdictOutputOf(b));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
