import { JudgeThread } from '../checking/judgeThread.ts';
import { eachLine } from './lines.ts';
import { argumentsOf, threadsOf, wrongUse } from './options.ts';
import { judgeWorker } from './threads.ts';

const usage = `Usage: therefore judge FILE.jsonl [--concurrency N] [--mode strict|lenient]

Compares final answers: {id, gold, pred, question?} a line in,
{id, verdict: equal|different|unknown, evidence, ms} a line out, in the same order.

  FILE.jsonl        - reads standard input
  --concurrency N   threads; as many as the machine runs at once where none is named
  --mode            strict (the usual): a decimal stands for an exact value from four figures on;
                    lenient: three suffice, and a missing percent sign is forgiven

Exits 2 when a line or the file cannot be read; a bad line is named and the rest goes on.
`;

/** Past what a comparison gives itself, with room for a busy machine. Milliseconds. */
const limitMs = 10_000;

/** `therefore judge FILE.jsonl`: a verdict on each pair of answers. */
export async function judge(argv: readonly string[]): Promise<number> {
  const given = argumentsOf(argv, { concurrency: { type: 'string' }, mode: { type: 'string', default: 'strict' } }, usage);
  if (typeof given === 'number') return given;
  const { positionals: [path, ...more], values } = given;
  const threads = threadsOf(values['concurrency']);
  const { mode } = values;
  if (path === undefined || more.length > 0) return wrongUse('One file is needed.', usage);
  if (threads === undefined) return wrongUse('--concurrency is a whole number from 1 to 256.', usage);
  if (mode !== 'strict' && mode !== 'lenient') return wrongUse('--mode is strict or lenient.', usage);
  const judges = Array.from({ length: threads }, () => new JudgeThread(judgeWorker(), limitMs));
  return eachLine(path, threads, {
    answer: ({ id, gold, pred, question }) => {
      if (typeof gold !== 'string' || typeof pred !== 'string') return undefined;
      const idlest = judges.reduce((best, each) => (each.load < best.load ? each : best));
      return idlest.judge({ gold, pred, mode, ...(typeof question === 'string' ? { question } : {}) }).then((judged) => ({ id, ...judged }));
    },
    dispose: () => judges.forEach((each) => each.dispose()),
  });
}
