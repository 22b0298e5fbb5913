import { conversation } from '../../core/conversation.ts';
import { answerText, type Trace } from '../../core/trace.ts';
import { verdictReason } from '../../core/verdictWords.ts';
import type { Wording } from '../../core/wording.ts';
import { thinkingSource } from './thinkingSource.ts';

/** A place in the source of a trace, or a claim. */
export type Found =
  | { readonly turn: string; readonly within: 'thinking' | 'answer'; readonly offset: number; readonly source: string }
  | { readonly turn: string; readonly within: 'claim'; readonly claim: string };

/** More matches than these are not told apart. */
const mostMatches = 5000;

/** Every occurrence of words in the conversation that is shown, in reading order: thinking, answer, claims with their evidence. Letter case does not count. */
export function findIn(trace: Trace, wanted: string, words: Wording): readonly Found[] {
  const folded = wanted.toLowerCase();
  if (folded === '') return [];
  const found: Found[] = [];
  for (const turn of conversation(trace)) {
    const texts = [
      ['thinking', thinkingSource(turn.parts.filter(({ kind }) => kind === 'thinking'))],
      ['answer', answerText(turn)],
    ] as const;
    for (const [within, source] of texts) {
      for (const offset of occurrences(source, folded, mostMatches - found.length)) found.push({ turn: turn.id, within, offset, source });
    }
    for (const { claim, verdict } of turn.claims) {
      const text = `${claim.text}\n${verdictReason(words, verdict)}`.toLowerCase();
      if (text.includes(folded) && found.length < mostMatches) found.push({ turn: turn.id, within: 'claim', claim: claim.id });
    }
  }
  return found;
}

/** How many times a text has words between two offsets. */
export function countIn(text: string, wanted: string, from: number, to: number): number {
  return occurrences(text.slice(from, to), wanted.toLowerCase(), mostMatches).length;
}

function occurrences(text: string, folded: string, most: number): readonly number[] {
  const offsets: number[] = [];
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(folded); at >= 0 && offsets.length < most; at = lower.indexOf(folded, at + folded.length)) offsets.push(at);
  return offsets;
}
