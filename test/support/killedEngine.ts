import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { EndKind } from '../../src/core/reasoningEvent.ts';
import { keptMemories } from '../../src/kernels/pyodide/keptMemory.ts';
import { seeded } from '../../src/core/seeded.ts';
import type { LoadedProgram } from '../../src/checking/sympy/loadedProgram.ts';
import { SympyAlgebra } from '../../src/reasoners/builtin/engine/sympyAlgebra.ts';
import { request, run } from '../unit/reasoners/builtin/run.ts';
import { engineProblems } from './engineProblems.ts';

/** Longer than an answer may take with a start before it, on a busy machine. Milliseconds. */
const longest = 60_000;

export interface Kills {
  /** How each killed run ended. */
  readonly ends: readonly EndKind[];
  /** Kills that met a worker at work. */
  readonly met: number;
}

/** The newest thread that was started, so that it can be ended from outside of what owns it. */
export function watchThreads(): { readonly kill: () => Promise<boolean>; readonly isRunning: () => boolean; readonly stop: () => void } {
  let newest: Worker | undefined;
  const seen = (message: unknown): void => {
    const { worker } = message as { readonly worker: Worker };
    newest = worker;
    worker.once('exit', () => {
      if (newest === worker) newest = undefined;
    });
  };
  subscribe('worker_threads', seen);
  return {
    kill: async () => {
      const worker = newest;
      await worker?.terminate();
      return worker !== undefined;
    },
    isRunning: () => newest !== undefined,
    stop: () => unsubscribe('worker_threads', seen),
  };
}

/** Starts the embedded Python, and waits until its memory is kept, so that later starts are quick. */
export async function memoryKept(sympy: LoadedProgram, folder: string): Promise<void> {
  await sympy.ask('len', [], 1000, new AbortController().signal);
  const until = performance.now() + longest;
  while ((await keptMemories(folder)).length === 0) {
    assert.ok(performance.now() < until, 'no memory was kept');
    await wait(50);
  }
}

/**
 * Kills what SymPy runs in at seeded random moments of an answer: every run ends once, at its end, with an answer or
 * with plain words, and the next problem is solved.
 * @param kill whether there was something to kill; when it resolves, that has ended
 */
export async function killInMidAnswer(sympy: LoadedProgram, kill: () => Promise<boolean>, rounds: number, seed: number): Promise<Kills> {
  const algebra = new SympyAlgebra(sympy);
  const random = seeded(seed);
  const ends: EndKind[] = [];
  let met = 0;
  assert.equal((await ended(engineProblems[0] ?? '', algebra)).end.how, 'complete');
  for (let round = 0; round < rounds; round++) {
    const problem = engineProblems[Math.floor(random() * engineProblems.length)] ?? '';
    const answer = ended(problem, algebra);
    // Most moments are of the answer itself; some fall into the start after the kill before.
    const delay = random() * (random() < 0.7 ? 120 : 1500);
    const killed = wait(delay).then(kill);
    const { end } = await answer;
    assert.ok(end.how === 'complete' || (end.message !== undefined && (end.how === 'failed' || end.how === 'declined')), `${problem} ended as ${end.how}`);
    ends.push(end.how);
    // A kill after the answer came must not meet the next one.
    if (await killed) met++;
    const next = engineProblems[(round + 5) % engineProblems.length] ?? '';
    assert.equal((await ended(next, algebra)).end.how, 'complete', `round ${round}: ${next}`);
  }
  return { ends, met };
}

async function ended(problem: string, algebra: SympyAlgebra): ReturnType<typeof run> {
  const late = new AbortController();
  const result = await Promise.race([run(request(problem), undefined, undefined, algebra), wait(longest, undefined, { signal: late.signal, ref: false }).catch(() => undefined)]);
  late.abort();
  assert.ok(result, `${problem} did not end`);
  return result;
}
