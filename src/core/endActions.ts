import { lessEffort } from './effort.ts';
import type { RunEnd } from './reasoningEvent.ts';
import { hasAnswer, thinkingText, type Turn } from './trace.ts';

/** What a user can do about an end. */
export type EndAction =
  /** Ask for the rest of an answer that broke off. */
  | 'continue'
  /** Ask for the answer, with what was thought so far. */
  | 'answer-now'
  | 'retry'
  /** Let answers be longer. */
  | 'raise-limit'
  /** The same again, with less thinking. */
  | 'lower-effort'
  | 'set-key'
  | 'choose-model'
  | 'open-settings';

/** What helps against the end of a turn, the best first; nothing for one that runs. */
export function endActions(turn: Turn): readonly EndAction[] {
  const { end } = turn;
  if (!end) return [];
  const actions = helpful(end, turn);
  return mayRetry(end) && !actions.includes('retry') ? [...actions, 'retry'] : actions;
}

/** What brings the rest of a turn that has ended: of its answer, or the answer from its thinking; undefined where nothing is missing. */
export function goesOnWith(turn: Turn): 'continue' | 'answer' | undefined {
  const actions = endActions(turn);
  if (actions.includes('continue')) return 'continue';
  return actions.includes('answer-now') ? 'answer' : undefined;
}

/** Whether a turn that runs has only thought so far, in words that can be sent back. */
export function canAnswerNow(turn: Turn): boolean {
  return isModel(turn) && turn.end === undefined && hasThought(turn) && !hasAnswer(turn);
}

/** The setting that `open-settings` is about, as the settings editor finds it. */
export function settingOf({ failure }: RunEnd): string {
  switch (failure) {
    case 'spending-cap':
      return 'therefore.spendingCap';
    case 'bad-endpoint':
    case 'not-an-api':
    case 'not-listening':
      return 'therefore.endpoints';
    case 'tls':
    case 'unreachable':
    case 'timeout':
      return 'http.proxy';
    default:
      return 'therefore.giveUpAfter';
  }
}

function helpful(end: RunEnd, turn: Turn): readonly EndAction[] {
  const less: readonly EndAction[] = isModel(turn) && lessEffort(turn.effort) !== undefined ? ['lower-effort'] : [];
  switch (end.how) {
    case 'complete':
    case 'complete-unconfirmed':
      return [];
    case 'truncated':
    case 'cancelled':
    case 'interrupted':
      return rest(turn);
    case 'stalled':
      return [...rest(turn), 'retry', 'open-settings'];
    case 'length':
      return [...rest(turn), 'raise-limit'];
    case 'length-in-thinking':
      return [...rest(turn), 'raise-limit', ...less];
    case 'thinking-only':
      return [...rest(turn), 'retry', ...less];
    case 'looped':
      return ['retry', ...less, 'choose-model'];
    case 'empty':
      return ['retry', 'choose-model'];
    case 'filtered':
    case 'refused':
    case 'declined':
      return ['choose-model'];
    case 'failed':
      return failed(end, turn);
  }
}

function failed({ failure }: RunEnd, turn: Turn): readonly EndAction[] {
  if (failure === undefined) return rest(turn);
  switch (failure) {
    case 'no-key':
    case 'bad-key':
      return ['set-key'];
    case 'forbidden':
      return ['set-key', 'choose-model'];
    case 'quota':
    case 'not-found':
    case 'not-a-chat-model':
    case 'context-too-long':
    case 'bad-request':
      return ['choose-model'];
    case 'bad-endpoint':
      return ['open-settings', 'choose-model'];
    case 'not-an-api':
      return ['retry', 'open-settings', 'choose-model'];
    case 'spending-cap':
      return ['open-settings', ...rest(turn)];
    case 'not-listening':
    case 'tls':
    case 'unreachable':
    case 'timeout':
      return ['retry', 'open-settings'];
    case 'rate-limited':
    case 'server':
    case 'provider':
    case 'internal':
      return rest(turn);
  }
}

/** What brings the rest of what has begun. */
function rest(turn: Turn): readonly EndAction[] {
  if (!isModel(turn)) return [];
  if (hasAnswer(turn)) return ['continue'];
  return hasThought(turn) ? ['answer-now'] : [];
}

function mayRetry(end: RunEnd): boolean {
  if (end.how === 'declined') return false;
  return end.retry?.can ?? !['refused', 'filtered'].includes(end.how);
}

/** The built-in solver neither breaks off nor goes on. */
function isModel({ reasoner }: Turn): boolean {
  return reasoner !== 'builtin';
}

function hasThought(turn: Turn): boolean {
  return thinkingText(turn).trim() !== '';
}
