/**
 * Random and changed inputs through reading, claims, decision, printing and judging: `node test/bench/mathFuzz.ts [inputs] [seed]`.
 * An input that keeps its thread longer than the limit is a hang: the thread is killed and the next input goes on
 * in another. The last line is JSON; the exit code is 1 after a crash, a hang or a false `verified`.
 */
import { Worker } from 'node:worker_threads';
import { fuzzInput } from '../support/fuzzInputs.ts';
import type { FuzzResult } from '../support/fuzzOnce.ts';

const [inputs = '100000', seed = '1'] = process.argv.slice(2);
const budgetMs = 50;
const hangMs = 4000;
const first = Number(seed) * 1_000_000;
const last = first + Number(inputs);

type Message = { readonly kind: 'begun'; readonly seed: number } | { readonly kind: 'done'; readonly seed: number; readonly result: FuzzResult };
interface Tally {
  inputs: number;
  claims: number;
  verified: number;
  worstMs: number;
}

const tallies = new Map<string, Tally>();
const times: number[] = [];
const decisions: number[] = [];
const faults: string[] = [];
const hangs: string[] = [];
const slow: { readonly seed: number; readonly ms: number; readonly kind: string }[] = [];

for (let next = first; next < last; ) next = await runFrom(next);

/** Runs until the end or a hang; the seed to go on from. */
function runFrom(from: number): Promise<number> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./mathFuzzWorker.ts', import.meta.url), { workerData: { from, to: last, budgetMs } });
    let current = from;
    let watch: NodeJS.Timeout | undefined;
    let settled = false;
    const end = (next: number, trouble?: string): void => {
      if (settled) return;
      settled = true;
      clearTimeout(watch);
      void worker.terminate();
      if (trouble !== undefined) hangs.push(`${next - 1} ${trouble}: ${JSON.stringify(fuzzInput(next - 1).text).slice(0, 200)}`);
      resolve(next);
    };
    worker.on('message', (message: Message) => {
      if (settled) return;
      current = message.seed;
      clearTimeout(watch);
      watch = setTimeout(() => end(current + 1, `took more than ${hangMs} ms`), hangMs);
      if (message.kind === 'begun') return;
      count(message.seed, message.result);
      if (message.seed === last - 1) end(last);
    });
    worker.on('error', (error) => end(current + 1, `ended its thread: ${error.message}`));
    worker.on('exit', () => end(current + 1, 'ended its thread'));
  });
}

function count(at: number, { kind, claims, verified, faults: found, longestMs, ms }: FuzzResult): void {
  const tally = tallies.get(kind) ?? { inputs: 0, claims: 0, verified: 0, worstMs: 0 };
  tallies.set(kind, tally);
  tally.inputs++;
  tally.claims += claims;
  tally.verified += verified;
  tally.worstMs = Math.max(tally.worstMs, longestMs);
  times.push(ms);
  decisions.push(longestMs);
  if (longestMs > 4 * budgetMs) slow.push({ seed: at, ms: longestMs, kind });
  for (const fault of found) faults.push(`${at} ${kind}: ${fault}\n    ${JSON.stringify(fuzzInput(at).text).slice(0, 240)}`);
}

console.log('kind                      inputs    claims  verified  longest ms');
for (const [kind, { inputs: all, claims, verified, worstMs }] of [...tallies].sort()) {
  console.log(`${kind.padEnd(22)} ${String(all).padStart(9)} ${String(claims).padStart(9)} ${String(verified).padStart(9)} ${worstMs.toFixed(0).padStart(11)}`);
}
for (const text of [...hangs.map((hang) => `HANG ${hang}`), ...faults.slice(0, 40).map((fault) => `FAULT ${fault}`)]) console.log(text);
for (const { seed: at, ms, kind } of slow.sort((a, b) => b.ms - a.ms).slice(0, 12)) console.log(`slow ${at} ${ms.toFixed(0)} ms ${kind}: ${JSON.stringify(fuzzInput(at).text).slice(0, 160)}`);
const sorted = times.sort((a, b) => a - b);
const at = (share: number): number => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2));
const falseVerified = faults.filter((fault) => fault.includes('verified what is false')).length;
console.log(JSON.stringify({ bench: 'fuzz', seed: Number(seed), inputs: times.length, crashes: faults.length - falseVerified, hangs: hangs.length, falseVerified, overFourBudgets: slow.length, median: at(0.5), p99: at(0.99), worst: at(0.999999) }));
process.exitCode = faults.length + hangs.length > 0 ? 1 : 0;
