import type { ReasoningEvent } from '../../src/core/reasoningEvent.ts';
import { presets } from '../../src/reasoners/openai/endpoint.ts';
import type { StreamClocks } from '../../src/reasoners/openai/openaiReasoner.ts';
import { readAnswer } from '../../src/reasoners/openai/readAnswer.ts';

const never = 3_600_000;
const clocks: StreamClocks = { quietMs: never, bytesMs: never, contentMs: never, headersMs: never, retryMs: never };

/** What the reader of answers makes of a response whose body comes in these parts. */
export async function eventsOf(parts: readonly Uint8Array[], endpointId: string): Promise<ReasoningEvent[]> {
  const endpoint = presets.find(({ id }) => id === endpointId);
  if (!endpoint) throw new Error(`There is no preset ${endpointId}.`);
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = parts[next++];
      if (part) controller.enqueue(part);
      else controller.close();
    },
  });
  const abort = new AbortController();
  const response = new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  const events: ReasoningEvent[] = [];
  for await (const event of readAnswer(response, { endpoint, key: undefined, clocks, signal: abort.signal, abort })) events.push(event);
  return events;
}

/** Events as a surface sees them: neighbouring deltas of one part are one, and how long something took is left out. */
export function joined(events: readonly ReasoningEvent[]): ReasoningEvent[] {
  const found: ReasoningEvent[] = [];
  for (const event of events) {
    const last = found.at(-1);
    if (event.kind === 'thinking' && last?.kind === 'thinking' && last.part === event.part && last.form === event.form) found[found.length - 1] = { ...last, text: last.text + event.text };
    else if (event.kind === 'text' && last?.kind === 'text' && last.part === event.part) found[found.length - 1] = { ...last, text: last.text + event.text };
    else found.push(event);
  }
  return found;
}
