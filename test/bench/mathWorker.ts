import { parentPort, workerData } from 'node:worker_threads';
import { decideWritten } from '../support/writtenClaim.ts';

/** Reads and decides each claim after one round to warm up; the milliseconds and verdict of each. */
const claims = workerData as readonly string[];
const now = (): number => performance.now();
for (const text of claims) decideWritten(text, 250, now);
parentPort?.postMessage(
  claims.map((text) => {
    const started = now();
    const { kind } = decideWritten(text, 250, now);
    return { kind, ms: now() - started };
  }),
);
