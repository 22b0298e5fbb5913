import { clock } from './clock.ts';
import { say } from './phrase.ts';
import { moneyText } from './spending.ts';
import type { Turn } from './trace.ts';
import type { Wording } from './wording.ts';

/** What a turn took: time, tokens, money. */
export function tookWords(words: Wording, turn: Turn): readonly string[] {
  const { output, reasoning, cost, costEstimated } = turn.usage;
  const facts: string[] = [];
  if (turn.endedAt !== undefined) facts.push(clock(turn.endedAt - turn.startedAt));
  const first = turn.parts[0];
  // The built-in solver has no first token to wait for.
  if (first && turn.reasoner !== 'builtin') facts.push(words.phrase(say('first token after {0} s', words.number(Math.round(Math.max(0, first.startedAt - turn.startedAt) / 100) / 10))));
  if (output !== undefined) facts.push(words.phrase(output === 1 ? say('1 token') : say('{0} tokens', words.number(output))));
  if (reasoning !== undefined) facts.push(words.phrase(say('{0} of them thinking', words.number(reasoning))));
  if (cost !== undefined) facts.push(costEstimated === true ? words.phrase(say('≈ {0}, estimated', moneyText(cost, words.language))) : moneyText(cost, words.language));
  return facts;
}
