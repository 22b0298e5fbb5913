import type { Effort } from '../core/effort.ts';
import type { ExportFormat } from '../core/exportFormat.ts';
import type { Attachment } from '../core/problem.ts';
import type { Task } from '../core/reasoner.ts';
import type { Trace, TraceEvent } from '../core/trace.ts';

/** One row of the list of sessions. */
export interface TraceSummary {
  readonly id: string;
  /** The user's own name for it, else the beginning of its problem. */
  readonly title: string;
  readonly createdAt: number;
  readonly running: boolean;
  readonly pinned: boolean;
}

/** Something that can go, or goes, with the next words; its content stays with the host. */
export interface AttachmentItem {
  /** Made by the host, and known to it alone. */
  readonly id: string;
  readonly kind: 'selection' | Attachment['kind'];
  readonly label: string;
  /** Where it comes from: a path, a line, a size. */
  readonly detail: string;
}

/** What the host tells the panel. Nothing is sent before the panel's `ready`. */
export interface ToPanel {
  /** Everything at once: after `ready`, after the view was hidden, after another trace was chosen. */
  snapshot: {
    readonly trace: Trace | undefined;
    /** Sequence number of the last event contained in `trace`. */
    readonly sequence: number;
    /** Pinned ones first, then newest first. */
    readonly traces: readonly TraceSummary[];
    readonly model: { readonly reasoner: string; readonly label: string };
    readonly effort: Effort;
    readonly trusted: boolean;
    /** Where the panel stands: in a side bar, or in an editor of its own. */
    readonly place: 'sidebar' | 'editor';
    /** What goes with the next words of this panel. */
    readonly attached: readonly AttachmentItem[];
  };
  /** What stands around the trace, when it changed; a snapshot has it too. */
  header: Omit<ToPanel['snapshot'], 'trace' | 'sequence'>;
  /** What happened since, in order; `sequence` numbers the last of them. */
  events: { readonly trace: string; readonly events: readonly TraceEvent[]; readonly sequence: number };
  /** Translations of the panel's phrases by English template; missing ones stay English. */
  strings: { readonly language: string; readonly bundle: Readonly<Record<string, string>> };
  /** Put the keyboard into the ask box; scroll to a claim, or to what concerns a line of the problem (0-based within its text). */
  focus: { readonly on: 'ask' } | { readonly on: 'claim'; readonly claim: string } | { readonly on: 'line'; readonly line: number };
  /** What can be attached for the words behind an `@`; answers the `suggest` with the same number. */
  suggestions: { readonly request: number; readonly items: readonly AttachmentItem[] };
}

/** What the panel asks of the host. Everything in here is checked by the host before it is believed. */
export interface FromPanel {
  ready: void;
  /** The panel has applied events up to here; the host sends no more than a few batches ahead. */
  acknowledge: { readonly sequence: number };
  /**
   * A follow-up to the conversation that is shown, or with no trace a problem of its own. `instead` names a turn
   * whose words these replace: they are asked as another version of it. What is attached goes with them.
   */
  ask: { readonly trace: string | undefined; readonly text: string; readonly task: PanelTask; readonly instead?: string };
  /** A picture for the next problem; `base64` is empty where `size`, in bytes, is too large. */
  attach: { readonly name: string; readonly size: number; readonly base64: string };
  /** Asks what can be attached; `query` is what stands behind the `@`. */
  suggest: { readonly request: number; readonly query: string };
  attachItem: { readonly id: string };
  /** Documents dropped on the panel, by their addresses. */
  attachFiles: { readonly uris: readonly string[] };
  detach: { readonly id: string };
  stop: { readonly trace: string };
  /** Another trace; undefined shows the empty state, for a new problem. */
  choose: { readonly trace: string | undefined };
  /** Turn to another version of a question. */
  showTurn: { readonly trace: string; readonly turn: string };
  /** The same question again as another version; the host asks for a model or an effort where one is to be chosen. */
  regenerate: { readonly trace: string; readonly turn: string; readonly with: 'same' | 'model' | 'effort' };
  /** A new trace with a copy of the conversation up to a turn. */
  fork: { readonly trace: string; readonly turn: string };
  rename: { readonly trace: string; readonly title: string };
  pin: { readonly trace: string; readonly pinned: boolean };
  /** The host asks before it deletes. */
  remove: { readonly trace: string };
  export: { readonly trace: string; readonly format: ExportFormat };
  /** Go to the problem in its document, or to a line of it (0-based within its text). */
  reveal: { readonly trace: string; readonly line?: number };
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
  command: { readonly id: 'chooseModel' | 'chooseEffort' | 'setKey' | 'openSettings' | 'solveExample' | 'solveSelection' | 'newProblem' | 'openInEditor' | 'showJournal'; readonly setting?: string };
}

/** What can be asked for in the panel: the slash commands, and `ask` for plain words. */
export type PanelTask = Extract<Task, 'solve' | 'check' | 'hint' | 'explain' | 'grade' | 'similar' | 'ask'>;

export type Message<M> = { [K in keyof M]: { readonly type: K; readonly data: M[K] } }[keyof M];
export type Handlers<M> = { readonly [K in keyof M]: (data: M[K]) => void };

/** Hands a message to its handler. A message whose type is not one of the handlers' own keys is dropped. */
export function dispatch<M>(handlers: Handlers<M>, message: Message<M>): void {
  if (typeof message !== 'object' || message === null) return;
  if (!Object.hasOwn(handlers, message.type)) return;
  handlers[message.type](message.data);
}
