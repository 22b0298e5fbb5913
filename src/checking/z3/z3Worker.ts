import { parentPort } from 'node:worker_threads';
import { init } from 'z3-solver';
import type { FromTierThread, ToTierThread } from '../threadTier.ts';
import { decideByZ3 } from './decideByZ3.ts';

const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only.');

const post = (message: FromTierThread): void => port.postMessage(message);

function serve({ Z3 }: Awaited<ReturnType<typeof init>>): void {
  const context = Z3.mk_context(Z3.mk_config());
  const solve = (script: string): Promise<string> => Z3.eval_smtlib2_string(context, script);
  port?.on('message', ({ id, question, ms }: ToTierThread) => {
    decideByZ3(question, solve, ms).then(
      (verdict) => post({ kind: 'answer', id, ...(verdict ? { verdict } : {}) }),
      (error: unknown) => post({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }),
    );
  });
  post({ kind: 'ready' });
}

init().then(serve, (error: unknown) => {
  throw error;
});
