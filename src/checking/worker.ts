import { parentPort } from 'node:worker_threads';
import { checkText } from './checkText.ts';
import type { FromWorker, ToWorker } from './workerMessages.ts';

const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only.');

const post = (message: FromWorker): void => port.postMessage(message);

port.on('message', ({ job, request, budget, skip }: ToWorker) => {
  try {
    for (const progress of checkText(request, budget, new Set(skip))) {
      if (progress.kind === 'found') post({ kind: 'found', job, claims: progress.claims });
      else post({ ...progress, job });
    }
    post({ kind: 'done', job });
  } catch (error) {
    post({ kind: 'failed', job, message: error instanceof Error ? error.message : String(error) });
  }
});

// The first claim of a fresh thread would pay for compiling everything: a small text is checked before any is asked for.
for (const _ of checkText({ text: '$x^2 - 1 = (x - 1)(x + 1)$, $\\sin 2x = 2 \\sin x \\cos x$, $\\boxed{x = 1}$', format: 'markdown', problem: { text: 'Solve $2x = 2$.', format: 'markdown' } }, { perClaimMs: 1000 }, new Set())) void _;

post({ kind: 'ready' });
