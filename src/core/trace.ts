import type { Claim } from './claim.ts';
import type { Effort } from './effort.ts';
import type { Attachment, Problem } from './problem.ts';
import type { Task } from './reasoner.ts';
import type { ReasoningEvent, RunEnd, Usage } from './reasoningEvent.ts';
import { closePart, extend, type Part } from './parts.ts';
import { plotFrom, type Plot } from './plot.ts';
import { stepOf, type Step } from './steps.ts';
import { stale, type Verdict } from './verdict.ts';

/** More pictures of one answer are not kept. */
const mostPlots = 4;

/** Everything that can happen to a trace, in the order it happened; the journal is a list of these. */
export type TraceEvent =
  | {
      readonly kind: 'created';
      readonly id: string;
      readonly at: number;
      readonly problem: Problem;
      /** The trace and turn this one was forked from; what it holds of them is its own copy. */
      readonly from?: Origin;
    }
  | {
      readonly kind: 'asked';
      readonly turn: string;
      readonly at: number;
      readonly task: Task;
      /** The user's own words, empty for the task itself. */
      readonly ask: string;
      readonly reasoner: string;
      readonly model: string;
      readonly effort: Effort;
      /** The turn this one follows, null for none; absent, as in older journals, it is the turn before. */
      readonly parent?: string | null;
      /** What the user attached to these words. */
      readonly attachments?: readonly Attachment[];
      /** What was chosen for this run alone, and is not as in the settings. */
      readonly once?: readonly ('model' | 'effort')[];
    }
  /** The user turned to another version of a question: the conversation through this turn is the one shown. */
  | { readonly kind: 'shown'; readonly turn: string; readonly at: number }
  /** The user's own name for the trace; empty takes it back. */
  | { readonly kind: 'named'; readonly title: string; readonly at: number }
  | { readonly kind: 'pinned'; readonly pinned: boolean; readonly at: number }
  | { readonly kind: 'reasoned'; readonly turn: string; readonly at: number; readonly event: ReasoningEvent }
  | { readonly kind: 'checked'; readonly turn: string; readonly at: number; readonly claim: Claim; readonly verdict: Verdict }
  /** The problem's text was edited: what was said of it no longer counts. */
  | { readonly kind: 'edited'; readonly at: number };

export interface TurnClaim {
  readonly claim: Claim;
  readonly verdict: Verdict;
}

/** Where a fork began. */
export interface Origin {
  readonly trace: string;
  readonly turn: string;
}

/** One question and what came of it. */
export interface Turn {
  readonly id: string;
  /** The turn this one follows: turns with the same parent are versions of one question. */
  readonly parent: string | undefined;
  readonly task: Task;
  readonly ask: string;
  readonly attachments: readonly Attachment[];
  readonly reasoner: string;
  /** The model as the provider names it, once it has. */
  readonly model: string;
  /** The model as settings name it. */
  readonly askedModel: string;
  readonly effort: Effort;
  /** What was chosen for this run alone. */
  readonly once?: readonly ('model' | 'effort')[];
  readonly startedAt: number;
  readonly parts: readonly Part[];
  /** Stored for the provider, never shown. */
  readonly opaque: readonly unknown[];
  readonly notes: readonly string[];
  readonly status?: Extract<ReasoningEvent, { kind: 'status' }>;
  readonly usage: Usage;
  readonly claims: readonly TurnClaim[];
  /** Questions that may have been meant instead, in Markdown. */
  readonly otherReadings?: readonly string[];
  /** Pictures of what the answer is about. */
  readonly plots?: readonly Plot[];
  /** The problem was edited since this was asked. */
  readonly edited?: true;
  readonly end?: RunEnd;
  readonly endedAt?: number;
}

/** One run of a reasoner on a problem, with its follow-ups, as data. Made only by `apply`. */
export interface Trace {
  readonly id: string;
  readonly createdAt: number;
  readonly problem: Problem;
  /** In the order they were asked; which of them make a conversation is for `conversation`. */
  readonly turns: readonly Turn[];
  /** A turn of the conversation that is shown; undefined shows the newest. */
  readonly shown?: string;
  /** The user's own name for it. */
  readonly title?: string;
  readonly pinned?: boolean;
  readonly from?: Origin;
}

/**
 * The reducer: the trace after one more event. Host and webview both use it, so neither can show
 * what the other does not know. An event that fits no turn leaves the trace as it was; after a
 * turn's `end` only verdicts still count.
 * @throws RangeError when the first event is not `created`.
 */
export function apply(trace: Trace | undefined, event: TraceEvent): Trace {
  if (event.kind === 'created') {
    const { id, at, problem, from } = event;
    return { id, createdAt: at, problem, turns: [], ...(from ? { from } : {}) };
  }
  if (!trace) throw new RangeError(`A trace begins with "created", not "${event.kind}"`);
  switch (event.kind) {
    case 'asked': {
      const turn: Turn = {
        id: event.turn,
        parent: event.parent === undefined ? trace.turns.at(-1)?.id : (event.parent ?? undefined),
        task: event.task,
        ask: event.ask,
        attachments: event.attachments ?? [],
        reasoner: event.reasoner,
        model: event.model,
        askedModel: event.model,
        effort: event.effort,
        ...(event.once ? { once: event.once } : {}),
        startedAt: event.at,
        parts: [],
        opaque: [],
        notes: [],
        usage: {},
        claims: [],
      };
      const { shown: _, ...rest } = trace;
      return { ...rest, turns: [...trace.turns, turn] };
    }
    case 'shown':
      return trace.turns.some(({ id }) => id === event.turn) ? { ...trace, shown: event.turn } : trace;
    case 'named': {
      const { title: _, ...rest } = trace;
      return event.title.trim() === '' ? rest : { ...rest, title: event.title };
    }
    case 'pinned':
      return { ...trace, pinned: event.pinned };
    case 'reasoned':
      return withTurn(trace, event.turn, (turn) => (turn.end ? turn : reason(turn, event.event, event.at)));
    case 'checked':
      return withTurn(trace, event.turn, (turn) => ({ ...turn, claims: put(turn.claims, turn.edited ? { claim: event.claim, verdict: stale(event.verdict) } : event) }));
    case 'edited':
      return {
        ...trace,
        turns: trace.turns.map((turn) => ({
          ...turn,
          edited: true,
          claims: turn.claims.map(({ claim, verdict }) => ({ claim, verdict: stale(verdict) })),
        })),
      };
    default:
      // Of a newer Therefore: what is not known here changes nothing.
      event satisfies never;
      return trace;
  }
}

/** The answer text of a turn: all its text parts, in order. */
export function answerText(turn: Turn): string {
  return joined(turn, 'text');
}

/** Whether a turn has any word of an answer. */
export function hasAnswer(turn: Turn): boolean {
  return answerText(turn).trim() !== '';
}

/** The thinking of a turn: all its thinking parts, in order. */
export function thinkingText(turn: Turn): string {
  return joined(turn, 'thinking');
}

/** What the turn is busy with: the title of its newest step, closed or still open. */
export function currentStep(turn: Turn): Step | undefined {
  const part = turn.parts.at(-1);
  if (!part) return undefined;
  const open = part.steps.at(-1)?.range.end ?? 0;
  return stepOf(part.text, open, part.text.length) ?? part.steps.at(-1);
}

function joined(turn: Turn, kind: Part['kind']): string {
  return turn.parts
    .filter((part) => part.kind === kind)
    .map((part) => part.text)
    .join('');
}

function withTurn(trace: Trace, id: string, change: (turn: Turn) => Turn): Trace {
  const index = trace.turns.findIndex((turn) => turn.id === id);
  const turn = trace.turns[index];
  if (!turn) return trace;
  const changed = change(turn);
  return changed === turn ? trace : { ...trace, turns: trace.turns.with(index, changed) };
}

function reason(turn: Turn, event: ReasoningEvent, at: number): Turn {
  switch (event.kind) {
    case 'open':
      return event.model === undefined ? turn : { ...turn, model: event.model };
    case 'status':
      return event.what === 'going-on' ? cleared(turn) : { ...turn, status: event };
    case 'thinking':
      return { ...withoutStatus(turn), parts: extend(turn.parts, event.part, 'thinking', event.form, event.text, at) };
    case 'text':
      return { ...withoutStatus(turn), parts: extend(turn.parts, event.part, 'text', 'raw', event.text, at) };
    case 'readings':
      // A damaged journal may hold anything, here and in a plot.
      return Array.isArray(event.others) ? { ...turn, otherReadings: event.others.filter((each) => typeof each === 'string') } : turn;
    case 'plot': {
      const plot = plotFrom(event.plot);
      return plot && (turn.plots?.length ?? 0) < mostPlots ? { ...turn, plots: [...(turn.plots ?? []), plot] } : turn;
    }
    case 'relabel':
      // What was said of an answer is not true of another one: it is checked anew without that part.
      return { ...turn, parts: turn.parts.map((part) => (part.id === event.part ? { ...part, kind: event.to } : part)), claims: [] };
    case 'opaque':
      return { ...turn, opaque: [...turn.opaque, event.data] };
    case 'tool':
      return turn;
    case 'usage': {
      const { kind: _, ...usage } = event;
      return { ...turn, usage: { ...turn.usage, ...usage } };
    }
    case 'note':
      return { ...turn, notes: [...turn.notes, `${event.code}: ${event.detail}`] };
    case 'end':
      return { ...cleared(turn), parts: turn.parts.map(closePart), end: event, endedAt: at };
  }
}

function withoutStatus(turn: Turn): Turn {
  // That the model goes in circles stays said while it does.
  return turn.status?.what === 'looping' ? turn : cleared(turn);
}

function cleared(turn: Turn): Turn {
  if (!turn.status) return turn;
  const { status: _, ...rest } = turn;
  return rest;
}

function put(claims: readonly TurnClaim[], { claim, verdict }: TurnClaim): readonly TurnClaim[] {
  const index = claims.findIndex((entry) => entry.claim.id === claim.id);
  return index < 0 ? [...claims, { claim, verdict }] : claims.with(index, { claim, verdict });
}
