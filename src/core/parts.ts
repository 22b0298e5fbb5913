import { openStepAt, readOn, stepOf, type OpenStep, type Step } from './steps.ts';

/** A run of thinking or answer text, in the order it came. */
export interface Part {
  readonly id: string;
  readonly kind: 'thinking' | 'text';
  readonly form: 'raw' | 'summary';
  readonly text: string;
  /** Closed steps; what follows the last of them is still open. */
  readonly steps: readonly Step[];
  /** Milliseconds, wall clock. */
  readonly startedAt: number;
  readonly updatedAt: number;
  /** When the first words of the step that is still open came; absent while it has none. */
  readonly openedAt?: number;
}

/** The parts after more text of one of them, or of a new one. `at` in milliseconds, wall clock. */
export function extend(
  parts: readonly Part[],
  id: string,
  kind: Part['kind'],
  form: Part['form'],
  text: string,
  at: number,
): readonly Part[] {
  const last = parts.at(-1);
  if (last && last.id === id && last.kind === kind) return parts.with(-1, grow(last, text, at));
  const closed = last ? parts.with(-1, closePart(last)) : parts;
  return [...closed, grow({ id, kind, form, text: '', steps: [], startedAt: at, updatedAt: at }, text, at)];
}

/** Where reading a part for its steps has come to; one that was copied is read again. */
const reading = new WeakMap<Part, OpenStep>();

function grow(part: Part, delta: string, at: number): Part {
  const { openedAt: before, ...rest } = part;
  const opened = before ?? (delta.trim() === '' ? undefined : at);
  const { closed, open } = readOn(reading.get(part) ?? openStepOf(part), delta);
  // What follows a step that closed just now came with the same words, or has not come yet.
  const openedAt = closed.length > 0 ? ((open.lines + open.line).trim() === '' ? undefined : at) : opened;
  const steps = closed.length > 0 ? [...part.steps, ...closed.map((step, index) => ({ ...step, at: index === 0 ? (opened ?? at) : at }))] : part.steps;
  const grown: Part = { ...rest, text: part.text + delta, steps, updatedAt: at, ...(openedAt === undefined ? {} : { openedAt }) };
  reading.set(grown, open);
  return grown;
}

function openStepOf({ text, steps }: Part): OpenStep {
  const from = steps.at(-1)?.range.end ?? 0;
  return readOn(openStepAt(from), text.slice(from)).open;
}

/** A part that nothing follows: what is open in it is its last step. */
export function closePart({ openedAt, ...part }: Part): Part {
  const open = stepOf(part.text, part.steps.at(-1)?.range.end ?? 0, part.text.length);
  return open ? { ...part, steps: [...part.steps, { ...open, ...(openedAt === undefined ? {} : { at: openedAt }) }] } : part;
}
