import type { Effort } from '../core/effort.ts';
import type { Trace, TraceEvent } from '../core/trace.ts';

/** One row of the list of sessions. */
export interface TraceSummary {
  readonly id: string;
  readonly title: string;
  readonly createdAt: number;
  readonly running: boolean;
}

/** What the host tells the panel. Nothing is sent before the panel's `ready`. */
export interface ToPanel {
  /** Everything at once: after `ready`, after the view was hidden, after another trace was chosen. */
  snapshot: {
    readonly trace: Trace | undefined;
    /** Sequence number of the last event contained in `trace`. */
    readonly sequence: number;
    readonly traces: readonly TraceSummary[];
    readonly model: { readonly reasoner: string; readonly label: string };
    readonly effort: Effort;
    readonly trusted: boolean;
  };
  /** What happened since, in order; `sequence` numbers the last of them. */
  events: { readonly trace: string; readonly events: readonly TraceEvent[]; readonly sequence: number };
  /** Translations of the panel's phrases by English template; missing ones stay English. */
  strings: { readonly language: string; readonly bundle: Readonly<Record<string, string>> };
  /** Put the keyboard into the ask box; scroll to a claim. */
  focus: { readonly on: 'ask' } | { readonly on: 'claim'; readonly claim: string };
}

/** What the panel asks of the host. Everything in here is checked by the host before it is believed. */
export interface FromPanel {
  ready: void;
  /** The panel has applied events up to here; the host sends no more than a few batches ahead. */
  acknowledge: { readonly sequence: number };
  ask: { readonly trace: string | undefined; readonly text: string };
  /** A picture for the next problem; `base64` is empty where `size`, in bytes, is too large. */
  attach: { readonly name: string; readonly size: number; readonly base64: string };
  stop: { readonly trace: string };
  choose: { readonly trace: string };
  /** Go to the problem, or to a claim, in the editor. */
  reveal: { readonly trace: string; readonly claim?: string };
  insert: { readonly trace: string; readonly turn: string };
  checkInNotebook: { readonly trace: string; readonly claim: string };
  retry: { readonly trace: string; readonly turn: string };
  /** The same again with less thinking. */
  lowerEffort: { readonly trace: string; readonly turn: string };
  /** Asks for the rest of the last answer. */
  goOn: { readonly trace: string };
  /** Ends the thinking, where it goes on, and asks for the answer. */
  answerNow: { readonly trace: string };
  copy: { readonly text: string };
  /** The host checks the address and asks the user, with the full address shown. */
  openLink: { readonly href: string };
  /** `setting` is the one a settings editor is to show. */
  command: { readonly id: 'chooseModel' | 'setKey' | 'openSettings' | 'solveExample' | 'newProblem'; readonly setting?: string };
}

export type Message<M> = { [K in keyof M]: { readonly type: K; readonly data: M[K] } }[keyof M];
export type Handlers<M> = { readonly [K in keyof M]: (data: M[K]) => void };

/** Hands a message to its handler. A message whose type is not one of the handlers' own keys is dropped. */
export function dispatch<M>(handlers: Handlers<M>, message: Message<M>): void {
  if (typeof message !== 'object' || message === null) return;
  if (!Object.hasOwn(handlers, message.type)) return;
  handlers[message.type](message.data);
}
