import { parentPort, workerData } from 'node:worker_threads';
import { BundledWording } from '../../../core/wording.ts';
import type { AlgebraAnswer, ComputerAlgebra } from '../engine/computerAlgebra.ts';
import { solverHere } from './solver.ts';
import type { Answer, Asked, FromSolver, SolverWords, ToSolver } from './solverMessages.ts';

const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only.');

const post = (message: FromSolver): void => port.postMessage(message);
const { language, bundle } = workerData as SolverWords;
const wording = new BundledWording(language, bundle);

/** How often a thread at work says that it is. Milliseconds. */
const aliveMs = 250;

let requests = 0;
const waiting = new Map<number, (answer: boolean | AlgebraAnswer) => void>();

/** SymPy, which the window holds. */
const algebra: ComputerAlgebra = {
  startsSlowly: () => {
    const request = ++requests;
    post({ kind: 'starts-slowly', request });
    return new Promise((resolve) => waiting.set(request, (slowly) => resolve(slowly === true)));
  },
  work: (asked, signal) => {
    const request = ++requests;
    const giveUp = (): void => post({ kind: 'give-up', request });
    post({ kind: 'algebra', request, asked });
    signal.addEventListener('abort', giveUp, { once: true });
    return new Promise((resolve) => {
      waiting.set(request, (answer) => {
        signal.removeEventListener('abort', giveUp);
        resolve(typeof answer === 'boolean' ? { kind: 'stopped' } : answer);
      });
    });
  },
};

const solver = solverHere((phrase) => wording.phrase(phrase), algebra);
const calls = new Map<number, AbortController>();
let pulse: NodeJS.Timeout | undefined;

port.on('message', (message: ToSolver) => {
  switch (message.kind) {
    case 'call':
      void answer(message.call, message.asked);
      return;
    case 'stop':
      calls.get(message.call)?.abort();
      return;
    case 'starts-slowly':
      settle(message.request, message.slowly);
      return;
    case 'algebra':
      settle(message.request, message.answer);
      return;
  }
});

function settle(request: number, answer: boolean | AlgebraAnswer): void {
  waiting.get(request)?.(answer);
  waiting.delete(request);
}

async function answer(call: number, asked: Asked): Promise<void> {
  const stop = new AbortController();
  calls.set(call, stop);
  pulse ??= setInterval(() => post({ kind: 'alive' }), aliveMs);
  try {
    post({ kind: 'done', call, answer: await answerOf(call, asked, stop.signal) });
  } catch (error) {
    post({ kind: 'failed', call, message: error instanceof Error ? error.message : String(error) });
  } finally {
    calls.delete(call);
    if (calls.size === 0) {
      clearInterval(pulse);
      pulse = undefined;
    }
  }
}

async function answerOf(call: number, asked: Asked, signal: AbortSignal): Promise<Answer> {
  switch (asked.kind) {
    case 'solve':
      for await (const event of solver.solve(asked.request, signal)) post({ kind: 'event', call, event });
      return undefined;
    case 'worked':
      return solver.worked(asked.question, asked.solving, signal);
    case 'own-question':
      return solver.ownQuestion(asked.turn);
    case 'understands':
      return solver.understands(asked.question);
    case 'rewritten':
      return solver.rewritten(asked.task);
  }
}
