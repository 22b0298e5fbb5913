import { judgesOwnText } from '../core/sourceLines.ts';
import { answerText, type Turn } from '../core/trace.ts';
import type { ThreadAuthor, ThreadPart } from './documentThreads.ts';
import { endWords } from './endWords.ts';
import { groundOf, verdictMark } from './words.ts';

/**
 * The answer of a turn that has ended, as the parts of a thread: its text with a mark for each claim, and how it
 * ended where it is not whole. What a model says is an opinion; the marks are those of the checks.
 */
export function answerParts(turn: Turn, modelLabel: string): readonly ThreadPart[] {
  const therefore: ThreadAuthor = { kind: 'therefore' };
  const author: ThreadAuthor = turn.reasoner === 'builtin' ? therefore : { kind: 'model', label: modelLabel };
  const text = answerText(turn);
  // Claims of the user's own text stand nowhere in the answer.
  const marks = judgesOwnText(turn) ? [] : turn.claims.map(({ claim: { range }, verdict }) => ({
    end: range.end,
    kind: verdict.kind,
    text: verdict.kind === 'refuted' ? `${verdictMark('refuted')} ${groundOf(verdict)}` : verdictMark(verdict.kind),
  }));
  const isWhole = turn.end?.how === 'complete' || turn.end?.how === 'complete-unconfirmed';
  return [
    ...(text.trim() === '' ? [] : [{ author, text, marks }]),
    ...(turn.end && !isWhole ? [{ author: therefore, text: endWords(turn.end) }] : []),
  ];
}
