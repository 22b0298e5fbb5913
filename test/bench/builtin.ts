import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, pythonPath } from '../host/setup.mjs';
import type { MeasuredBuiltin } from './builtinOnce.ts';

/**
 * What answers of the built-in solver cost, each row in a fresh process, as `npm run bench:builtin -- [rounds]`: the first
 * answer that needs the algebra system, with no memory kept from an earlier start, with one, and with the user's Python
 * where there is one; answers after that; what the worker takes, and whether it is given back. The last line is JSON; the
 * exit code is 1 where an answer is missing or a limit is passed.
 */
const rounds = Number(process.argv[2] ?? 3);
const once = join(import.meta.dirname, 'builtinOnce.ts');

const limits = { firstEver: 12_000, first: 3000, later: 300, worker: 350 } as const;

function measured(python: 'embedded' | 'own', folder: string): Promise<MeasuredBuiltin> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [once, python, folder], { timeout: 300_000 }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr || error.message));
      else resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as MeasuredBuiltin);
    });
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN) * 10) / 10;
}

await build();
const runs: Record<'none' | 'kept' | 'own', MeasuredBuiltin[]> = { none: [], kept: [], own: [] };
for (let round = 0; round < rounds; round++) {
  const folder = mkdtempSync(join(tmpdir(), 'therefore-memory-'));
  try {
    runs.none.push(await measured('embedded', folder));
    runs.kept.push(await measured('embedded', folder));
    if (pythonPath() !== undefined) runs.own.push(await measured('own', folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const all = [...runs.none, ...runs.kept, ...runs.own];
const first = (of: readonly MeasuredBuiltin[]): number | undefined => (of.length === 0 ? undefined : Math.round(median(of.map((run) => run.first))));
const [pure, engine] = [all.flatMap((run) => run.pure), [...runs.none, ...runs.kept].flatMap((run) => run.engine)];
const ownEngine = runs.own.flatMap((run) => run.engine);
const worst = (of: readonly MeasuredBuiltin[]): number | undefined => (of.length === 0 ? undefined : Math.max(...of.map((run) => run.workerMb)));
const results = {
  firstOwnMs: Math.round(median(all.map(({ firstOwn }) => firstOwn))),
  firstWithoutMemoryMs: first(runs.none),
  firstWithMemoryMs: first(runs.kept),
  firstWithOwnPythonMs: first(runs.own) ?? null,
  pureMedianMs: share(pure, 0.5),
  pureP95Ms: share(pure, 0.95),
  engineMedianMs: share(engine, 0.5),
  engineP95Ms: share(engine, 0.95),
  engineOwnPythonMedianMs: ownEngine.length === 0 ? null : share(ownEngine, 0.5),
  engineOwnPythonP95Ms: ownEngine.length === 0 ? null : share(ownEngine, 0.95),
  workerMb: worst([...runs.none, ...runs.kept]),
  ownPythonMb: worst(runs.own) ?? null,
  releasedAfterIdle: all.every(({ released }) => released),
  memoryWasUsed: runs.kept.every(({ slowStart }) => !slowStart) && runs.none.every(({ slowStart }) => slowStart),
  unanswered: [...new Set(all.flatMap(({ unanswered }) => unanswered))],
};
const row = (name: string, value: unknown, limit = ''): void => console.log(`| ${name} | ${String(value ?? 'no Python with SymPy')} | ${limit} |`);
console.log('| built-in solver | measured | limit |\n|---|---|---|');
row('first answer, own lessons, with the start of the thread, ms', results.firstOwnMs, String(limits.first));
row('first answer, no memory kept, ms', results.firstWithoutMemoryMs, String(limits.firstEver));
row('first answer, memory kept, ms', results.firstWithMemoryMs, String(limits.first));
row("first answer, user's Python, ms", results.firstWithOwnPythonMs, String(limits.first));
row('later, own lessons, median and p95, ms', `${results.pureMedianMs}, ${results.pureP95Ms}`, String(limits.later));
row('later, embedded algebra, median and p95, ms', `${results.engineMedianMs}, ${results.engineP95Ms}`, `${limits.later} (median)`);
row("later, algebra of the user's Python, median and p95, ms", `${results.engineOwnPythonMedianMs}, ${results.engineOwnPythonP95Ms}`, `${limits.later} (median)`);
row('worker with the embedded Python, MB', results.workerMb, String(limits.worker));
row("process of the user's Python, MB", results.ownPythonMb, String(limits.worker));
row('given back after idle', results.releasedAfterIdle, 'true');
for (const each of results.unanswered) console.log(`No answer: ${each}`);
const passed =
  (results.firstWithoutMemoryMs ?? Infinity) <= limits.firstEver &&
  (results.firstWithMemoryMs ?? Infinity) <= limits.first &&
  (results.firstWithOwnPythonMs ?? 0) <= limits.first &&
  results.pureMedianMs <= limits.later &&
  results.engineMedianMs <= limits.later &&
  (results.workerMb ?? Infinity) <= limits.worker &&
  results.releasedAfterIdle &&
  results.memoryWasUsed &&
  results.unanswered.length === 0;
console.log(JSON.stringify({ bench: 'builtin', rounds, passed, ...results }));
process.exit(passed ? 0 : 1);
