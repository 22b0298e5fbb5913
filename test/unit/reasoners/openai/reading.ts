import type { ReasoningEvent } from '../../../../src/core/reasoningEvent.ts';
import type { Dialect } from '../../../../src/reasoners/openai/dialect.ts';

export interface Heard {
  readonly events: readonly ReasoningEvent[];
  /** What a reader sees as thinking and as text in the end, relabelled parts counted as what they became. */
  readonly thinking: string;
  readonly text: string;
  readonly opaque: readonly unknown[];
  readonly notes: readonly string[];
}

/** All that a dialect makes of these payloads, objects written as JSON. */
export function hear(dialect: Dialect, payloads: readonly unknown[]): Heard {
  const events: ReasoningEvent[] = [];
  for (const payload of payloads) {
    events.push(...dialect.read(typeof payload === 'string' ? payload : JSON.stringify(payload)));
    if (dialect.state.done) break;
  }
  events.push(...dialect.finish());
  return heard(events);
}

export function heard(events: readonly ReasoningEvent[]): Heard {
  const parts: { id: string; kind: 'thinking' | 'text'; text: string }[] = [];
  for (const event of events) {
    if (event.kind === 'thinking' || event.kind === 'text') parts.push({ id: event.part, kind: event.kind, text: event.text });
    if (event.kind === 'relabel') for (const part of parts) if (part.id === event.part) part.kind = event.to;
  }
  const joined = (kind: 'thinking' | 'text'): string => parts.map((part) => (part.kind === kind ? part.text : '')).join('');
  return {
    events,
    thinking: joined('thinking'),
    text: joined('text'),
    opaque: events.flatMap((event) => (event.kind === 'opaque' ? [event.data] : [])),
    notes: events.flatMap((event) => (event.kind === 'note' ? [event.code] : [])),
  };
}
