import { parentPort } from 'node:worker_threads';
import type { JudgeRequest } from '../../src/math/judging/judge.ts';

/** A judge that never comes back from one answer and dies of another. */
parentPort?.on('message', ({ pred }: JudgeRequest) => {
  if (pred === 'hang') for (;;);
  if (pred === 'die') process.exit(3);
  parentPort?.postMessage({ verdict: 'equal', evidence: pred, ms: 0 });
});
