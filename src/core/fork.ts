import { pathTo } from './conversation.ts';
import type { ReasoningEvent } from './reasoningEvent.ts';
import type { Trace, TraceEvent } from './trace.ts';

type Reasoned = Extract<TraceEvent, { kind: 'reasoned' }>;
type Delta = Extract<ReasoningEvent, { kind: 'thinking' | 'text' }>;

/**
 * The events of a new trace with the same problem and a copy of the conversation up to a turn: every text,
 * claim and sealed reasoning as it is. Pieces of one line are joined, since a stream came in thousands of
 * them, and what a turn was waiting for is left out. A turn that still runs is broken off in the copy.
 * `events` are all of the trace's. Empty where there is no such turn.
 */
export function forkOf(trace: Trace, events: readonly TraceEvent[], turn: string, id: string, at: number): readonly TraceEvent[] {
  const path = new Map(pathTo(trace, turn).map((each) => [each.id, each]));
  if (path.size === 0) return [];
  const copied: TraceEvent[] = [{ kind: 'created', id, at, problem: trace.problem, from: { trace: trace.id, turn } }];
  for (const event of events) {
    switch (event.kind) {
      case 'asked': {
        const own = path.get(event.turn);
        if (own) copied.push({ ...event, parent: own.parent ?? null });
        break;
      }
      case 'reasoned':
        if (path.has(event.turn) && event.event.kind !== 'status') add(copied, event);
        break;
      case 'checked':
        if (path.has(event.turn)) copied.push(event);
        break;
      case 'edited':
        copied.push(event);
        break;
      case 'created':
      case 'shown':
      case 'named':
      case 'pinned':
        break;
    }
  }
  for (const { id: open, end } of path.values()) if (!end) copied.push({ kind: 'reasoned', turn: open, at, event: { kind: 'end', how: 'interrupted', retry: { can: true } } });
  return copied;
}

/**
 * Adds a piece, and joins the two before it where nothing but the number of pieces changes: steps begin, and
 * times count, at line ends, and the last piece says when a part was last added to.
 */
function add(copied: TraceEvent[], event: Reasoned): void {
  const [before, last] = copied.slice(-2);
  const joined = before?.kind === 'reasoned' && last?.kind === 'reasoned' && before.turn === event.turn && last.turn === event.turn && isOfPart(last.event, event.event) ? joinedOf(before.event, last.event) : undefined;
  if (before?.kind === 'reasoned' && joined) copied.splice(-2, 2, { ...before, event: joined }, event);
  else copied.push(event);
}

function joinedOf(before: ReasoningEvent, after: ReasoningEvent): Delta | undefined {
  if (!isDelta(before) || !isDelta(after) || !isOfPart(before, after)) return undefined;
  return before.text.trim() === '' || before.text.includes('\n') || after.text.includes('\n') ? undefined : { ...before, text: before.text + after.text };
}

function isOfPart(before: ReasoningEvent, after: ReasoningEvent): boolean {
  if (!isDelta(before) || !isDelta(after) || before.kind !== after.kind || before.part !== after.part) return false;
  return before.kind === 'text' || after.kind === 'text' || before.form === after.form;
}

function isDelta(event: ReasoningEvent): event is Delta {
  return event.kind === 'thinking' || event.kind === 'text';
}
