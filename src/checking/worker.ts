import { parentPort } from 'node:worker_threads';
import type { Claim } from '../core/claim.ts';
import { checkText } from './checkText.ts';
import type { Examined } from './question.ts';
import type { FromWorker, ToWorker } from './workerMessages.ts';

const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only.');

const post = (message: FromWorker): void => port.postMessage(message);

/** Verdicts that are only repeated wait for one another no longer than this. Milliseconds. */
const gatheredMs = 4;

port.on('message', ({ job, request, budget, skip }: ToWorker) => {
  try {
    const known = new Set(request.known?.map(({ claim }) => `${claim.id} ${claim.hash}`));
    let claims: readonly Claim[] = [];
    let at = 0;
    let examined: Examined[] = [];
    let last = performance.now();
    const flush = (): void => {
      if (examined.length > 0) post({ kind: 'checked', job, examined });
      examined = [];
      last = performance.now();
    };
    for (const progress of checkText(request, budget, new Set(skip))) {
      if (progress.kind === 'found') {
        claims = progress.claims;
        post({ kind: 'found', job, claims });
        continue;
      }
      const { kind: _, ...each } = progress;
      examined.push(each);
      at = indexFrom(claims, at, each.checked.claim.id) + 1;
      const next = claims[at];
      // A decision may hang, and everything before it must have been told by then.
      if (!next || !known.has(`${next.id} ${next.hash}`) || performance.now() - last > gatheredMs) flush();
    }
    flush();
    post({ kind: 'done', job });
  } catch (error) {
    post({ kind: 'failed', job, message: error instanceof Error ? error.message : String(error) });
  }
});

function indexFrom(claims: readonly Claim[], from: number, id: string): number {
  let index = from;
  while (index < claims.length && claims[index]?.id !== id) index++;
  return index;
}

// The first claim of a fresh thread would pay for compiling everything: a small text is checked before any is asked for.
for (const _ of checkText({ text: '$x^2 - 1 = (x - 1)(x + 1)$, $\\sin 2x = 2 \\sin x \\cos x$, $\\boxed{x = 1}$', format: 'markdown', problem: { text: 'Solve $2x = 2$.', format: 'markdown' } }, { perClaimMs: 1000 }, new Set())) void _;

post({ kind: 'ready' });
