import type { Phrase } from './phrase.ts';
import type { Plot } from './plot.ts';
import type { Money } from './spending.ts';

/** How a run ended. Exactly one per run, and it is the last event. */
export type EndKind =
  | 'complete'
  /** The stream said it was done but never said why; nothing is known to be missing. */
  | 'complete-unconfirmed'
  | 'length'
  | 'length-in-thinking'
  | 'filtered'
  | 'refused'
  | 'truncated'
  | 'stalled'
  | 'cancelled'
  | 'failed'
  | 'empty'
  | 'thinking-only'
  /** The model went in circles for so long that it was stopped. */
  | 'looped'
  /** The built-in solver, honest about its limits. */
  | 'declined'
  /** The process died in mid-stream; written when the journal is read again. */
  | 'interrupted';

/** Why a run failed, as far as it can be told; a surface offers the action that helps. */
export type FailureCode =
  | 'no-key'
  | 'bad-key'
  | 'forbidden'
  | 'not-found'
  /** The model exists, but answers no questions: it embeds, draws, transcribes. */
  | 'not-a-chat-model'
  | 'bad-request'
  | 'context-too-long'
  | 'rate-limited'
  | 'quota'
  /** The user's own cap on what a session may cost. */
  | 'spending-cap'
  | 'server'
  | 'unreachable'
  /** The computer is there, but no program listens at the address. */
  | 'not-listening'
  | 'timeout'
  | 'tls'
  | 'not-an-api'
  | 'bad-endpoint'
  | 'provider'
  | 'internal';

export interface Usage {
  readonly input?: number;
  readonly output?: number;
  readonly reasoning?: number;
  readonly cached?: number;
  /** In the user's currency where there is a rate, else in the price's own. */
  readonly cost?: Money;
  /** The provider did not report what was used. */
  readonly costEstimated?: boolean;
}

export interface RunEnd {
  readonly kind: 'end';
  readonly how: EndKind;
  /** Plain words for the user; never contains a key. */
  readonly message?: Phrase;
  /** What the provider said, sanitised, at most 500 characters. */
  readonly detail?: string;
  readonly failure?: FailureCode;
  readonly retry?: { readonly can: boolean; readonly afterMs?: number };
}

/**
 * The one event union every reasoner speaks.
 * Invariants: exactly one `end`, nothing after it; every byte of text received is in exactly one
 * `thinking` or `text` event; `thinking` may follow `text`.
 */
export type ReasoningEvent =
  | { readonly kind: 'open'; readonly id?: string; readonly model?: string; readonly status?: number }
  | {
      readonly kind: 'status';
      /** `checking`, of the run itself: the answer is whole, and its last claims are being checked. `preparing`: the embedded Python is started for the first time. */
      readonly what: 'preparing' | 'connecting' | 'queued' | 'thinking-hidden' | 'quiet' | 'retrying' | 'buffered' | 'looping' | 'going-on' | 'checking';
      /** Of `quiet`: since when; of `retrying`: until the next request. Milliseconds. */
      readonly ms?: number;
    }
  /** `part` names the piece it belongs to (a summary index, an item id, a block number). */
  | { readonly kind: 'thinking'; readonly part: string; readonly text: string; readonly form: 'raw' | 'summary' }
  | { readonly kind: 'text'; readonly part: string; readonly text: string }
  /** Other questions that the text may mean, in Markdown: any of them can be asked in its place. */
  | { readonly kind: 'readings'; readonly others: readonly string[] }
  /** A picture of what the answer is about; it stands below the answer. */
  | { readonly kind: 'plot'; readonly plot: Plot }
  /** Text already shown turns out to have been thinking: the bytes move, none is lost. */
  | { readonly kind: 'relabel'; readonly part: string; readonly to: 'thinking' }
  /** Encrypted reasoning, signatures: stored and sent back, never shown. */
  | { readonly kind: 'opaque'; readonly data: unknown }
  | { readonly kind: 'tool'; readonly index: number; readonly id?: string; readonly name?: string; readonly args: string }
  | ({ readonly kind: 'usage' } & Usage)
  | { readonly kind: 'note'; readonly code: 'bad-event' | 'unknown-part' | 'duplicate' | 'gap' | 'invalid-utf8'; readonly detail: string }
  | RunEnd;
