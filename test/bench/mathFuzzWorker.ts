import { parentPort, workerData } from 'node:worker_threads';
import { fuzzOnce } from '../support/fuzzOnce.ts';

const { from, to, budgetMs } = workerData as { from: number; to: number; budgetMs: number };
for (let seed = from; seed < to; seed++) {
  parentPort?.postMessage({ kind: 'begun', seed });
  parentPort?.postMessage({ kind: 'done', seed, result: fuzzOnce(seed, budgetMs) });
}
