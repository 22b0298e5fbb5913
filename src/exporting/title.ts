import { say } from '../core/phrase.ts';
import { stepTitle } from '../core/steps.ts';
import type { Trace } from '../core/trace.ts';
import type { Wording } from '../core/wording.ts';

/** What a trace is called: the user's own name for it, else the beginning of its problem. May have formulas in it. */
export function titleOf({ title, problem }: Pick<Trace, 'title' | 'problem'>, words: Wording): string {
  const named = (title ?? stepTitle(problem.text)).replace(/\s+/g, ' ').trim();
  return named === '' ? words.phrase(say('A trace of Therefore')) : named;
}
