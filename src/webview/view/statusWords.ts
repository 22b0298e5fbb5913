import { clock } from '../../core/clock.ts';
import { claimBeingChecked, tokensSoFar } from '../../core/progress.ts';
import { currentStep, type Turn } from '../../core/trace.ts';
import type { Words } from './words.ts';

/** What a running turn is doing, in a word or two. */
export function activity(words: Words, turn: Turn): string {
  switch (turn.status?.what) {
    case 'preparing':
      return words.t('Preparing the built-in algebra system; only the first time');
    case 'connecting':
      return words.t('Connecting');
    case 'queued':
      return words.t('Waiting in the provider’s queue');
    case 'thinking-hidden':
      return words.t('Thinking, hidden by the provider');
    case 'quiet':
      return turn.status.ms === undefined ? words.t('The provider is quiet') : words.t('The provider has been quiet for {0} s', Math.round(turn.status.ms / 1000));
    case 'retrying':
      return turn.status.ms === undefined ? words.t('Trying again') : words.t('Trying again in {0} s', Math.ceil(turn.status.ms / 1000));
    case 'buffered':
      return words.t('The answer will come all at once');
    case 'looping':
      return words.t('The model repeats itself');
    case 'checking':
      return words.t('Checking');
    case 'going-on':
    case undefined:
      break;
  }
  const part = turn.parts.at(-1);
  if (!part) return words.t('Starting');
  return part.kind === 'thinking' ? words.t('Thinking') : words.t('Answering');
}

/** A running turn's state: `Thinking 0:42 · ≈ 3,180 tokens · 4 claims checked`. */
export function progressLine(words: Words, turn: Turn, now: number): string {
  const checking = claimBeingChecked(turn);
  const facts = [`${checking === undefined ? activity(words, turn) : words.t('Answered')} ${clock(now - turn.startedAt)}`];
  const tokens = tokensSoFar(turn);
  if (tokens && tokens.count > 0) facts.push(`${tokens.estimated ? '≈ ' : ''}${tokens.count === 1 ? words.t('1 token') : words.t('{0} tokens', words.number(tokens.count))}`);
  if (checking !== undefined) facts.push(words.t('checking claim {0}', words.number(checking)));
  else if (turn.claims.length > 0) facts.push(turn.claims.length === 1 ? words.t('1 claim checked') : words.t('{0} claims checked', words.number(turn.claims.length)));
  return facts.join(' · ');
}

/** The title of the newest step that has one. */
export function currentTitle(turn: Turn): string {
  return currentStep(turn)?.title ?? '';
}
