import { batchBudget } from '../core/checker.ts';
import { english, say } from '../core/phrase.ts';
import { checkSteps } from '../checking/checkSteps.ts';
import { eachLine } from './lines.ts';

/** `therefore steps FILE.jsonl`: `{id, problem, steps[]}` in, `{id, first_refuted, verdicts}` out, a line each. */
export async function steps(argv: readonly string[]): Promise<number> {
  const [path] = argv;
  if (path === undefined) {
    process.stderr.write(`${english(say('Usage: therefore steps FILE.jsonl'))}\n`);
    return 2;
  }
  return eachLine(path, ({ id, problem, steps: given }) => {
    if (typeof problem !== 'string' || !Array.isArray(given) || !given.every((step): step is string => typeof step === 'string')) return undefined;
    const { firstRefuted, verdicts } = checkSteps(problem, given, batchBudget);
    return { id, first_refuted: firstRefuted, verdicts };
  });
}
