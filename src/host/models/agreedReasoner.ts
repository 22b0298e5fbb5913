import { say } from '../../core/phrase.ts';
import type { Reasoner, ReasoningRequest } from '../../core/reasoner.ts';
import type { ReasoningEvent } from '../../core/reasoningEvent.ts';
import { unlessStopped } from '../unlessStopped.ts';

/** What the user says to a model that the files of a workspace chose. */
export type Agreement = 'use' | 'choose' | 'leave';

export interface AgreementTerms {
  readonly label: string;
  /** Whether the user has neither chosen this model here nor agreed to it. */
  readonly isOpen: () => boolean;
  /** Asks the user, before anything is sent. */
  readonly ask: () => Promise<Agreement>;
}

/** The same Reasoner, which is asked nothing before the user has agreed to a model that the workspace chose. */
export function agreedReasoner(inner: Reasoner, terms: AgreementTerms): Reasoner {
  return { id: inner.id, label: inner.label, solve: (request, signal) => (terms.isOpen() ? solve(inner, terms, request, signal) : inner.solve(request, signal)) };
}

async function* solve(inner: Reasoner, { label, ask }: AgreementTerms, request: ReasoningRequest, signal: AbortSignal): AsyncGenerator<ReasoningEvent> {
  const answer = await unlessStopped(ask(), signal);
  if (answer === 'use') yield* inner.solve(request, signal);
  else if (answer === 'stopped') yield { kind: 'end', how: 'cancelled' };
  else yield { kind: 'end', how: 'cancelled', message: say('Not sent: this workspace chose {0}, and you have not.', label), retry: { can: true } };
}
