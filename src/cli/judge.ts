import { english, say } from '../core/phrase.ts';
import { judge as judgeAnswer } from '../math/judging/judge.ts';
import { eachLine } from './lines.ts';

/** `therefore judge FILE.jsonl`: `{id, gold, pred, question?}` in, `{id, verdict, evidence, ms}` out, a line each. */
export async function judge(argv: readonly string[]): Promise<number> {
  const [path] = argv;
  if (path === undefined) {
    process.stderr.write(`${english(say('Usage: therefore judge FILE.jsonl'))}\n`);
    return 2;
  }
  return eachLine(path, ({ id, gold, pred, question }) => {
    if (typeof gold !== 'string' || typeof pred !== 'string') return undefined;
    const started = performance.now();
    const { verdict, evidence } = judgeAnswer({ gold, pred, ...(typeof question === 'string' ? { question } : {}) });
    return { id, verdict, evidence: english(evidence), ms: Math.round((performance.now() - started) * 1000) / 1000 };
  });
}
