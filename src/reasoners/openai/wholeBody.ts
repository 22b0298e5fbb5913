import { say } from '../../core/phrase.ts';
import type { ReasoningEvent, RunEnd } from '../../core/reasoningEvent.ts';
import { brokenOff, largestAnswer, tooLarge } from './ends.ts';
import type { StreamClocks } from './openaiReasoner.ts';
import { TimedBody } from './timedBody.ts';

export interface WholeBody {
  readonly text: string;
  /** Why the body is not whole; undefined where it is. */
  readonly broken: RunEnd | undefined;
}

/** A body that is no stream, under the clocks of one: silence is told, and gives up in the end. */
export async function* wholeBody(response: Response, { clocks, signal, label }: { readonly clocks: StreamClocks; readonly signal: AbortSignal; readonly label: string }): AsyncGenerator<ReasoningEvent, WholeBody> {
  const body = new TimedBody(response, clocks, signal);
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const part = await body.next(undefined);
      switch (part.kind) {
        case 'bytes':
          text += decoder.decode(part.bytes, { stream: true });
          if (text.length > largestAnswer) return { text, broken: tooLarge(label) };
          break;
        case 'quiet':
          yield { kind: 'status', what: 'quiet', ms: part.ms };
          break;
        case 'cancelled':
          return { text, broken: { kind: 'end', how: 'cancelled' } };
        case 'stalled':
          return { text, broken: fellSilent(label) };
        case 'broken':
          return { text, broken: brokenOff(label) };
        case 'done':
        case 'lingered':
          return { text, broken: undefined };
      }
    }
  } finally {
    body.close();
  }
}

/** How an answer that stopped coming has ended. */
export function fellSilent(label: string): RunEnd {
  return { kind: 'end', how: 'stalled', message: say('{0} fell silent; what came is kept.', label), retry: { can: true } };
}
