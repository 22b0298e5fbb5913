import { say } from '../../core/phrase.ts';
import type { Attachment } from '../../core/problem.ts';
import { allAttachments, type Exchange, type Reasoner, type ReasoningRequest } from '../../core/reasoner.ts';
import type { ReasoningEvent } from '../../core/reasoningEvent.ts';
import { unlessStopped } from '../unlessStopped.ts';

/** What the user wants done with pictures that a model does not, or perhaps does not, read. */
export type SightAnswer = 'send' | 'without' | 'choose' | 'leave';

export interface Sight {
  readonly label: string;
  /** Whether the model reads pictures; undefined where nobody knows. */
  readonly sees: () => Promise<boolean | undefined>;
  /** Asks the user, before anything is sent. */
  readonly ask: (sees: false | undefined, request: ReasoningRequest) => Promise<SightAnswer>;
}

/** The same Reasoner, which says that it does not see before anything is sent. */
export function seeingReasoner(inner: Reasoner, sight: Sight): Reasoner {
  return { id: inner.id, label: inner.label, solve: (request, signal) => (hasPictures(request) ? solve(inner, sight, request, signal) : inner.solve(request, signal)) };
}

async function* solve(inner: Reasoner, sight: Sight, request: ReasoningRequest, signal: AbortSignal): AsyncGenerator<ReasoningEvent> {
  const sees = await sight.sees();
  if (sees === true) {
    yield* inner.solve(request, signal);
    return;
  }
  const answer = await unlessStopped(sight.ask(sees, request), signal);
  switch (answer) {
    case 'send':
      yield* inner.solve(request, signal);
      return;
    case 'without':
      yield* inner.solve(withoutPictures(request), signal);
      return;
    case 'choose':
    case 'leave':
      yield { kind: 'end', how: 'cancelled', message: sees === false ? say('Not sent: {0} does not read pictures.', sight.label) : say('Not sent.'), retry: { can: true } };
      return;
    case 'stopped':
      yield { kind: 'end', how: 'cancelled' };
  }
}

function hasPictures(request: ReasoningRequest): boolean {
  return allAttachments(request).some(({ kind }) => kind === 'image');
}

function withoutPictures(request: ReasoningRequest): ReasoningRequest {
  const { problem, history, attachments = [] } = request;
  return { ...request, problem: { ...problem, attachments: texts(problem.attachments) }, attachments: texts(attachments), history: history.map(withoutPicturesOf) };
}

function withoutPicturesOf(exchange: Exchange): Exchange {
  return exchange.attachments ? { ...exchange, attachments: texts(exchange.attachments) } : exchange;
}

function texts(attachments: readonly Attachment[]): readonly Attachment[] {
  return attachments.filter(({ kind }) => kind !== 'image');
}
