import { monitorEventLoopDelay } from 'node:perf_hooks';
import { interactiveBudget, type CheckedClaim } from '../../src/core/checker.ts';
import { Ledger } from '../../src/core/ledger.ts';
import { TieredChecker } from '../../src/checking/tieredChecker.ts';
import { WorkerChecker } from '../../src/checking/workerChecker.ts';
import { lintedDocument } from './lintedDocument.ts';

export interface LintMeasure {
  readonly lines: number;
  readonly claims: number;
  readonly firstMs: number;
  readonly edits: number;
  readonly medianMs: number;
  readonly worstMs: number;
  /** The longest time the thread that asks could do nothing else. */
  readonly heldMs: number;
}

/** The linter's road without the editor: its ledger, its checker in a worker, its interactive budget. */
export async function measureLint(lines = 2000, edits = 25): Promise<LintMeasure> {
  const worker = new WorkerChecker(new URL('../../src/checking/worker.ts', import.meta.url), (message) => console.log(message));
  const checker = new TieredChecker(worker, []);
  const ledger = new Ledger();
  let text = lintedDocument(lines);
  const check = async (): Promise<void> => {
    const found: CheckedClaim[] = [];
    for await (const checked of checker.check({ text, format: 'markdown', known: ledger.decided }, interactiveBudget, new AbortController().signal)) found.push(checked);
    ledger.replace(found);
  };
  const started = performance.now();
  await check();
  const firstMs = Math.round(performance.now() - started);
  const claims = ledger.claims.length;
  const times: number[] = [];
  let heldMs = 0;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let edit = 0; edit < edits; edit++) {
    const digits = [...text.matchAll(/\d/g)];
    const at = digits[Math.floor((digits.length * (edit + 0.5)) / edits)]?.index ?? 0;
    await quiet();
    delay.reset();
    const begun = performance.now();
    ledger.edit({ start: at, removed: 1, inserted: 1 });
    text = `${text.slice(0, at)}${(Number(text[at]) + 1) % 10}${text.slice(at + 1)}`;
    await check();
    times.push(performance.now() - begun);
    await quiet();
    // The histogram counts from one look to the next, which are a millisecond apart.
    heldMs = Math.max(heldMs, delay.max / 1e6 - 1);
  }
  delay.disable();
  worker.dispose();
  times.sort((a, b) => a - b);
  const rounded = (ms: number | undefined): number => Math.round((ms ?? 0) * 10) / 10;
  return { lines: text.split('\n').length, claims, firstMs, edits, medianMs: rounded(times[Math.floor(times.length / 2)]), worstMs: rounded(times.at(-1)), heldMs: rounded(heldMs) };
}

function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30));
}
