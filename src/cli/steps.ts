import type { CheckedClaim, Checker } from '../core/checker.ts';
import { stepsChecked, stepsRequest } from '../checking/checkSteps.ts';
import { TieredChecker } from '../checking/tieredChecker.ts';
import { WorkerChecker } from '../checking/workerChecker.ts';
import { eachLine } from './lines.ts';
import { argumentsOf, threadsOf, wrongUse } from './options.ts';
import { complain } from './output.ts';
import { checkingWorker } from './threads.ts';
import { budgetOf, commandTiers } from './tiers.ts';

const usage = `Usage: therefore steps FILE.jsonl [--concurrency N] [--tiers fast|all]

Checks worked solutions: {id, problem, steps[]} a line in,
{id, first_refuted: index or -1, verdicts: [...]} a line out, in the same order.
A verdict a step: verified, refuted, inconclusive or unchecked.

  FILE.jsonl        - reads standard input
  --concurrency N   threads; as many as the machine runs at once where none is named
  --tiers           fast (the usual); all: Z3 and SymPy are asked what stays open

Exits 2 when a line or the file cannot be read; a bad line is named and the rest goes on.
`;

interface Lane {
  readonly checker: Checker;
  readonly worker: WorkerChecker;
  load: number;
}

/** `therefore steps FILE.jsonl`: the first wrong step of each solution. A claim that overruns its budget is inconclusive. */
export async function steps(argv: readonly string[]): Promise<number> {
  const given = argumentsOf(argv, { concurrency: { type: 'string' }, tiers: { type: 'string', default: 'fast' } }, usage);
  if (typeof given === 'number') return given;
  const { positionals: [path, ...more], values } = given;
  const threads = threadsOf(values['concurrency']);
  if (path === undefined || more.length > 0) return wrongUse('One file is needed.', usage);
  if (threads === undefined) return wrongUse('--concurrency is a whole number from 1 to 256.', usage);
  const budget = budgetOf(values['tiers']);
  if (!budget) return wrongUse('--tiers is fast or all.', usage);
  const tiers = commandTiers();
  const lanes = Array.from({ length: threads }, (): Lane => {
    const worker = new WorkerChecker(checkingWorker(), complain);
    return { worker, checker: new TieredChecker(worker, tiers), load: 0 };
  });
  const checked = async (lane: Lane, problem: string, texts: readonly string[]): Promise<object> => {
    lane.load++;
    try {
      const found: CheckedClaim[] = [];
      for await (const each of lane.checker.check(stepsRequest(problem, texts), budget, new AbortController().signal)) found.push(each);
      const { firstRefuted, verdicts } = stepsChecked(texts, found);
      return { first_refuted: firstRefuted, verdicts };
    } finally {
      lane.load--;
    }
  };
  return eachLine(path, threads, {
    answer: ({ id, problem, steps: texts }) => {
      if (typeof problem !== 'string' || !Array.isArray(texts) || !texts.every((step): step is string => typeof step === 'string')) return undefined;
      const idlest = lanes.reduce((best, each) => (each.load < best.load ? each : best));
      return checked(idlest, problem, texts).then((result) => ({ id, ...result }));
    },
    dispose: () => [...lanes.map(({ worker }) => worker), ...tiers].forEach((each) => each.dispose()),
  });
}
