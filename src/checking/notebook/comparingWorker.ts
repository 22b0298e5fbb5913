import { parentPort } from 'node:worker_threads';
import { NotebookClaims } from './compareWithCells.ts';
import type { FromComparing, ToComparing } from './comparingMessages.ts';

const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only.');

const post = (message: FromComparing): void => port.postMessage(message);

port.on('message', ({ id, want, cells, chosen, live }: ToComparing) => {
  try {
    const claims = new NotebookClaims(cells, chosen);
    if (want === 'plan') post({ kind: 'plan', id, plan: claims.plan() });
    else post({ kind: 'findings', id, findings: claims.findings(live) });
  } catch (error) {
    post({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
});
