import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sympyProgram } from '../../src/cli/tiers.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { SympyAlgebra } from '../../src/reasoners/builtin/engine/sympyAlgebra.ts';
import { SolverThread } from '../../src/reasoners/builtin/thread/solverThread.ts';
import { pythonPath, root } from '../host/setup.mjs';
import { engineProblems, pureProblems } from '../support/engineProblems.ts';
import { watchThreads } from '../support/killedEngine.ts';
import { request } from '../unit/reasoners/builtin/run.ts';

/** What one fresh process measured. Milliseconds and megabytes. */
export interface MeasuredBuiltin {
  /** The first answer of our own lessons, with the start of the solver's thread. */
  readonly firstOwn: number;
  readonly first: number;
  /** It was told beforehand that the first answer takes long. */
  readonly slowStart: boolean;
  readonly pure: readonly number[];
  readonly engine: readonly number[];
  readonly workerMb: number;
  readonly released: boolean;
  readonly unanswered: readonly string[];
}

/** Run by builtin.ts: `node test/bench/builtinOnce.ts embedded|own FOLDER`; what was measured is the last line. */
const [, , python, folder = ''] = process.argv;
const restMs = 1500;
const path = pythonPath() ?? '';
const process_ = python === 'own' ? new PythonProcess({ python: path, runner: `${root}/src/kernels/runner.py`, label: 'Python' }) : undefined;
const sympy = sympyProgram({ python: async () => process_, folder, restMs });
const threads = watchThreads();
/** As it is built for a window, in a thread of its own. */
const solver = new SolverThread(join(root, 'dist', 'solver', 'solverWorker.cjs'), () => ({ language: 'en', bundle: {} }), new SympyAlgebra(sympy), { silenceMs: 60_000, idleMs: 600_000 }, console.error);
const unanswered: string[] = [];

async function answered(problem: string): Promise<number> {
  const started = performance.now();
  for await (const event of solver.solve(request(problem), new AbortController().signal)) if (event.kind === 'end' && event.how !== 'complete') unanswered.push(`${problem} ${event.how}`);
  return performance.now() - started;
}

/** Of this process, or of the child that the user's Python is. */
function residentMb(pid: number | undefined): number {
  return pid === undefined ? process.memoryUsage.rss() / 1e6 : Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1e3;
}

const firstOwn = await answered(pureProblems[0] ?? '');
for (const problem of pureProblems) await answered(problem);
const before = residentMb(undefined);
const slowStart = await sympy.startsSlowly();
const [firstProblem = '', ...others] = engineProblems;
const first = await answered(firstProblem);
const [pure, engine]: [number[], number[]] = [[], []];
for (const problem of pureProblems) pure.push(await answered(problem));
for (const problem of [...others, ...others]) engine.push(await answered(problem));
const { pid } = process_ ?? {};
const held = residentMb(pid);
// The memory that is kept for the next start is written beside the answers, and what is given back takes a moment to go.
const isRunning = (): boolean => (process_ ? process_.pid === pid : threads.isRunning());
for (let waited = 0; isRunning() && waited < restMs + 10_000; waited += 100) await wait(100);
const released = !isRunning();
console.log(JSON.stringify({ firstOwn, first, slowStart, pure, engine, workerMb: Math.round(process_ ? held : held - before), released, unanswered } satisfies MeasuredBuiltin));
sympy.dispose();
process.exit(0);
