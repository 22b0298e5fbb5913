import type { Trace, Turn } from './trace.ts';

/**
 * The conversation that is shown: from the first question down to the newest follow-up of the turn the
 * user turned to, or of the newest turn of all. Every turn but the first follows the one before it.
 */
export function conversation(trace: Trace): readonly Turn[] {
  const through = trace.turns.find(({ id }) => id === trace.shown) ?? trace.turns.at(-1);
  if (!through) return [];
  const path = [...pathTo(trace, through.id)];
  for (let next = newestAfter(trace, through.id); next; next = newestAfter(trace, next.id)) path.push(next);
  return path;
}

/** The last turn of the conversation that is shown. */
export function lastTurn(trace: Trace): Turn | undefined {
  return conversation(trace).at(-1);
}

/** A turn with all that it follows, the first question first; empty where there is no such turn. */
export function pathTo(trace: Trace, turn: string): readonly Turn[] {
  const path: Turn[] = [];
  const seen = new Set<string>();
  for (let id: string | undefined = turn; id !== undefined && !seen.has(id); id = path[0]?.parent) {
    seen.add(id);
    const found = trace.turns.find((each) => each.id === id);
    if (!found) break;
    path.unshift(found);
  }
  return path;
}

/** All versions of a turn's question, itself among them, in the order they were asked. */
export function versionsOf(trace: Trace, turn: Turn): readonly Turn[] {
  return trace.turns.filter(({ parent }) => parent === turn.parent);
}

/** Of what follows a turn, the newest that was asked. Only a later turn follows an earlier one. */
function newestAfter(trace: Trace, turn: string): Turn | undefined {
  const at = trace.turns.findIndex(({ id }) => id === turn);
  return trace.turns.findLast(({ parent }, index) => parent === turn && index > at);
}
