import type { ReasoningEvent } from '../../core/reasoningEvent.ts';

type Delta = Extract<ReasoningEvent, { kind: 'thinking' | 'text' }>;
type Writable<Kind> = Kind extends unknown ? { -readonly [Key in keyof Kind]: Kind[Key] } : never;

/**
 * Events that come at the same moment, neighbouring deltas of one part as one: nobody could see them apart,
 * and a burst of a hundred thousand is a few to whoever shows and stores them.
 */
export class JoinedDeltas {
  readonly events: ReasoningEvent[] = [];
  #open: Writable<Delta> | undefined;

  add(event: ReasoningEvent): void {
    if (event.kind !== 'thinking' && event.kind !== 'text') {
      this.#open = undefined;
      this.events.push(event);
      return;
    }
    const open = this.#open;
    if (open && open.kind === event.kind && open.part === event.part && formOf(open) === formOf(event)) {
      open.text += event.text;
      return;
    }
    this.#open = { ...event };
    this.events.push(this.#open);
  }
}

function formOf(delta: Delta): string {
  return delta.kind === 'thinking' ? delta.form : '';
}
