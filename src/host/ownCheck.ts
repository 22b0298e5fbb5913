import { thoroughBudget, type CheckedClaim, type Checker } from '../core/checker.ts';
import { say, type Phrase } from '../core/phrase.ts';
import type { Problem } from '../core/problem.ts';
import type { ReasoningEvent } from '../core/reasoningEvent.ts';
import type { Claim } from '../core/claim.ts';
import type { Verdict } from '../core/verdict.ts';

export interface OwnCheck {
  readonly checker: Checker;
  readonly translate: (phrase: Phrase) => string;
  /** Told of every claim as it is decided. */
  readonly told: (claim: Claim, verdict: Verdict) => void;
}

/**
 * Checks the user's own text without a model: its claims are told as they are decided, and the answer sums
 * them up. Declines where the text states nothing that can be checked.
 */
export async function* ownCheck({ text, format }: Pick<Problem, 'text' | 'format'>, { checker, translate, told }: OwnCheck, signal: AbortSignal): AsyncGenerator<ReasoningEvent> {
  yield { kind: 'open', model: 'built-in' };
  yield { kind: 'status', what: 'checking' };
  const decided = new Map<string, CheckedClaim>();
  for await (const checked of checker.check({ text, format }, thoroughBudget, signal)) {
    decided.set(checked.claim.id, checked);
    told(checked.claim, checked.verdict);
  }
  if (signal.aborted) yield { kind: 'end', how: 'cancelled' };
  else if (decided.size === 0) yield { kind: 'end', how: 'declined', message: say('The built-in checker found no statement here that it can check; choose a model.') };
  else {
    yield { kind: 'text', part: 'answer', text: summaryOf([...decided.values()]).map(translate).join('\n\n') };
    yield { kind: 'end', how: 'complete' };
  }
}

/** In the order people ask: is anything wrong, where first, and how much of it was looked at. */
function summaryOf(checked: readonly CheckedClaim[]): readonly Phrase[] {
  const count = (kind: Verdict['kind']): number => checked.filter(({ verdict }) => verdict.kind === kind).length;
  const open = checked.length - count('verified') - count('refuted');
  const [wrong] = checked.filter(({ verdict }) => verdict.kind === 'refuted').sort((a, b) => a.claim.range.start - b.claim.range.start);
  return [
    ...(wrong ? [say('The first statement that is wrong: ${0}$', wrong.claim.latex), ...reasonOf(wrong.verdict)] : []),
    say('Statements checked: {0}; verified: {1}, refuted: {2}, not decided: {3}.', checked.length, count('verified'), count('refuted'), open),
    ...(wrong ? [] : [open === 0 ? say('Nothing wrong was found.') : say('Nothing wrong was found; what was not decided may still be wrong.')]),
    say('Only formulas are checked here. Choose a model to have the reasoning between them judged too.'),
  ];
}

function reasonOf(verdict: Verdict): readonly Phrase[] {
  return verdict.kind === 'refuted' ? [verdict.counterexample?.summary ?? verdict.evidence.summary] : [];
}
