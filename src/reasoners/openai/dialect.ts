import type { ReasoningEvent } from '../../core/reasoningEvent.ts';
import type { Json, ProviderError } from './json.ts';

/** What a stream has told of itself so far; the end of a run is made of it. */
export interface StreamState {
  /** Why the server says it finished, in the words of Chat Completions: `stop`, `length`, `content_filter`, `tool_calls`; or `refusal`. */
  finish: string | undefined;
  done: boolean;
  /** UTF-16 units of thinking and of text so far. */
  thinking: number;
  text: number;
  /** The text has more than white space in it. */
  said: boolean;
  /** The last payload could not be read. */
  badLast: boolean;
  providerError: ProviderError | undefined;
}

export function newState(): StreamState {
  return { finish: undefined, done: false, thinking: 0, text: 0, said: false, badLast: false, providerError: undefined };
}

/** Turns one answer of a provider into events. Nothing here throws, whatever a server sends. */
export interface Dialect {
  readonly state: StreamState;
  /** One `data:` payload; what cannot be read becomes a note. */
  read(data: string): readonly ReasoningEvent[];
  /** Whether an answer that came without streaming, or an error, is one of this protocol. */
  knows(answer: Json): boolean;
  /** An answer that came without streaming. */
  whole(answer: Json): readonly ReasoningEvent[];
  /** At the end of the stream: what was held back until now. */
  finish(): readonly ReasoningEvent[];
}
