import { stat } from 'node:fs/promises';
import type { TraceEvent } from '../core/trace.ts';
import { eventsIn, linesBehind } from './journalLines.ts';

export interface Added {
  readonly events: readonly TraceEvent[];
  /** Whether these are all events of the trace, and not only those that came since. */
  readonly whole: boolean;
}

/**
 * What other windows added to the files of traces. Where this one added nothing since the last look, only what is
 * new is read: a trace that is followed while it streams would be read whole every two seconds.
 */
export class AddedEvents {
  /** How far each file was read, in bytes, and how many events that were. */
  readonly #looked = new Map<string, { readonly bytes: number; readonly count: number }>();

  /** Undefined where nothing was added, given how many events of the trace are shown. Nothing may be written meanwhile. */
  async in(path: string, shown: number): Promise<Added | undefined> {
    const looked = this.#looked.get(path);
    const { size } = await stat(path).catch(() => ({ size: 0 }));
    if (size === 0 || size === looked?.bytes) return undefined;
    const from = looked && looked.count === shown && looked.bytes < size ? looked.bytes : 0;
    const lines = await linesBehind(path, from).catch(() => undefined);
    if (!lines) return undefined;
    const events = await eventsIn(lines).catch(() => []);
    this.#looked.set(path, { bytes: from + lines.length, count: events.length + (from > 0 ? shown : 0) });
    if (from > 0) return events.length > 0 ? { events, whole: false } : undefined;
    return events.length > shown ? { events, whole: true } : undefined;
  }

  forget(path: string): void {
    this.#looked.delete(path);
  }
}
