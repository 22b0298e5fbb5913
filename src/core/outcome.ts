import { answerText, type Turn, type TurnClaim } from './trace.ts';
import type { VerdictKind } from './verdict.ts';

/** What a finished turn comes to, in one line. */
export interface Outcome {
  /** The final answer, readable in a line of text; undefined where the turn gave none. */
  readonly answer: string | undefined;
  /** The final answer's own verdict, made worse by a refuted step, never better by a good one. */
  readonly verdict: VerdictKind;
  readonly final: TurnClaim | undefined;
  readonly refuted: number;
  readonly verified: number;
}

export function outcome(turn: Turn): Outcome {
  const final = turn.claims.findLast(({ claim }) => claim.kind === 'final-answer') ?? turn.claims.findLast(({ claim }) => claim.kind === 'solution-set');
  const count = (kind: VerdictKind): number => turn.claims.filter(({ verdict }) => verdict.kind === kind).length;
  const refuted = count('refuted');
  const own = final?.verdict.kind ?? 'unchecked';
  return {
    answer: final?.claim.readable ?? boxedText(answerText(turn)),
    verdict: refuted > 0 && own === 'verified' ? 'inconclusive' : own,
    final,
    refuted,
    verified: count('verified'),
  };
}

/** The inside of the last `\boxed{…}` of a text, with balanced braces. */
export function boxedText(text: string): string | undefined {
  const at = text.lastIndexOf('\\boxed{');
  if (at < 0) return undefined;
  const start = at + '\\boxed{'.length;
  let depth = 1;
  for (let index = start; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '{') depth++;
    else if (text[index] === '}' && --depth === 0) return text.slice(start, index).trim();
  }
  return undefined;
}
