import type { ReasoningEvent } from '../../core/reasoningEvent.ts';
import type { StreamState } from './dialect.ts';

export interface PartName {
  readonly id: string;
  readonly kind: 'thinking' | 'text';
  readonly form: 'raw' | 'summary';
}

interface Part extends PartName {
  shown: string;
  /** Deltas that wait for the full text, since one before them was lost. */
  held: string | undefined;
}

/**
 * The parts of an answer that comes as deltas and is told once more in full when each part is done. What
 * the full text has beyond the deltas is added; where a delta was lost, what follows waits for the full
 * text, so that words keep their order.
 */
export class SpokenParts {
  readonly #parts = new Map<string, Part>();
  readonly #state: StreamState;

  constructor(state: StreamState) {
    this.#state = state;
  }

  delta(out: ReasoningEvent[], name: PartName, text: string): void {
    const part = this.#part(name);
    if (part.held === undefined) this.#show(out, part, text);
    else part.held += text;
  }

  /** A delta of this part may be missing just before what comes next. */
  hold(name: PartName): void {
    this.#part(name).held ??= '';
  }

  /** The server's own full text of a part; it counts where it differs from the deltas. */
  settle(out: ReasoningEvent[], name: PartName, full: string): void {
    if (full === '') return;
    if (!this.#parts.has(name.id) && this.#shownElsewhere(name.kind, full)) return;
    const part = this.#part(name);
    if (part.shown === full) {
      part.held = undefined;
    } else if (full.startsWith(part.shown)) {
      part.held = undefined;
      this.#show(out, part, full.slice(part.shown.length));
    } else {
      this.#correct(out, part, full);
    }
  }

  /** What still waits, as it came. */
  finish(out: ReasoningEvent[]): void {
    for (const part of this.#parts.values()) {
      const { held = '' } = part;
      part.held = undefined;
      this.#show(out, part, held);
    }
  }

  /** All that was shown of a kind, in the order the parts began. */
  shown(kind: PartName['kind']): string {
    return [...this.#parts.values()].map((part) => (part.kind === kind ? part.shown : '')).join('');
  }

  /** Answer text that turns out wrong moves to the thinking, and the right one follows; of thinking, what follows the break is told again. */
  #correct(out: ReasoningEvent[], part: Part, full: string): void {
    out.push({ kind: 'note', code: 'gap', detail: `${part.id}: the deltas are not the text` });
    const wrong = part.shown;
    part.held = undefined;
    const corrected: Part = { ...part, id: `${part.id}+`, shown: '' };
    part.shown = full;
    if (part.kind === 'text') {
      this.#state.text -= wrong.length;
      this.#state.thinking += wrong.length;
      out.push({ kind: 'relabel', part: part.id, to: 'thinking' });
      this.#show(out, corrected, full);
    } else {
      this.#show(out, corrected, full.slice(commonLength(wrong, full)));
    }
  }

  #show(out: ReasoningEvent[], part: Part, text: string): void {
    if (text === '') return;
    const { id, kind, form } = part;
    part.shown += text;
    this.#state[kind] += text.length;
    if (kind === 'text' && !this.#state.said) this.#state.said = /\S/.test(text);
    out.push(kind === 'thinking' ? { kind, part: id, text, form } : { kind, part: id, text });
  }

  #part(name: PartName): Part {
    const known = this.#parts.get(name.id);
    if (known) return known;
    const part: Part = { ...name, shown: '', held: undefined };
    this.#parts.set(name.id, part);
    return part;
  }

  /** Some servers number the finished item otherwise than its deltas. */
  #shownElsewhere(kind: PartName['kind'], full: string): boolean {
    return [...this.#parts.values()].some((part) => part.kind === kind && part.shown === full);
  }
}

function commonLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}
