import type { Turn } from './trace.ts';

/** UTF-16 units looked at of each part to tell what it is written in. */
const looked = 2000;

/**
 * Tokens a turn has put out so far, thinking included: as the provider counts them once it has, until then
 * estimated from the length of what came (say "≈"). Undefined for the built-in solver, which has none. Costs
 * the same however long the turn is.
 */
export function tokensSoFar({ reasoner, usage, parts }: Turn): { readonly count: number; readonly estimated: boolean } | undefined {
  if (reasoner === 'builtin') return undefined;
  if (usage.output !== undefined && usage.output > 0) return { count: usage.output, estimated: false };
  const count = parts.reduce((sum, { text }) => sum + text.length / unitsPerToken(text), 0);
  return { count: Math.round(count), estimated: true };
}

/**
 * Which claim of the answer is being checked, counted from 1, while the answer is whole and its turn waits for
 * its last checks; undefined at any other time. Claims are counted as they are decided, in the order they stand.
 */
export function claimBeingChecked({ status, claims }: Turn): number | undefined {
  return status?.what === 'checking' ? claims.length + 1 : undefined;
}

/** Around 3.5 units of Latin text and formulas are a token, and about 1.5 of Chinese or Japanese. */
function unitsPerToken(text: string): number {
  const sample = text.slice(-looked);
  if (sample === '') return 1;
  const dense = sample.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]/g)?.length ?? 0;
  const share = dense / sample.length;
  return 1 / (share / 1.5 + (1 - share) / 3.5);
}
