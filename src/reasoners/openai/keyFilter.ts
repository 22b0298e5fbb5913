import type { ReasoningEvent } from '../../core/reasoningEvent.ts';
import { mark, redacted, shortestKey } from './redacted.ts';

type Delta = Extract<ReasoningEvent, { kind: 'thinking' | 'text' | 'tool' }>;

/**
 * The events of an answer without the key, should a server have sent it back, however it cut the key into
 * deltas. The end of a delta that may be the beginning of the key waits for the next delta: until it is told
 * apart, another part begins, or the answer ends. All else comes through at once, each piece once and in order.
 */
export class KeyFilter {
  readonly #key: string | undefined;
  #held: Delta | undefined;
  /** Beginnings of the key that went out before another part began, by what a reader sees joined. */
  readonly #given = new Map<string, string>();

  constructor(key: string | undefined) {
    this.#key = key === undefined || key.length < shortestKey ? undefined : key;
  }

  push(event: ReasoningEvent): readonly ReasoningEvent[] {
    const key = this.#key;
    if (key === undefined) return [event];
    switch (event.kind) {
      case 'thinking':
      case 'text':
      case 'tool':
        return this.#delta(event, key);
      case 'relabel':
      case 'end':
        return [...this.#release(), redacted(event, key)];
      case 'note':
        return [{ ...redacted(event, key), detail: withoutCutKey(redacted(event.detail, key), key) }];
      case 'open':
      case 'status':
      case 'opaque':
      case 'usage':
      case 'readings':
      case 'plot':
        return [redacted(event, key)];
    }
  }

  #delta(delta: Delta, key: string): readonly ReasoningEvent[] {
    if (textOf(delta) === '') return [redacted(delta, key)];
    const held = this.#held;
    const out = held && !continues(held, delta) ? this.#release() : [];
    const text = this.#behindGiven(delta, (this.#held ? textOf(this.#held) : '') + textOf(delta), key);
    const clean = text.replaceAll(key, mark);
    const told = clean.slice(0, clean.length - (this.#given.has(channelOf(delta)) ? clean.length : beginningAtEnd(clean, key)));
    this.#held = told.length < clean.length ? withText(delta, clean.slice(told.length)) : undefined;
    if (told !== '' || (delta.kind === 'tool' && delta.name !== undefined)) out.push(redacted(withText(delta, told), key));
    return out;
  }

  /** A text with the mark for what of it ends a key that began in an earlier part. As long as it only goes on with one, that one stays given. */
  #behindGiven(delta: Delta, text: string, key: string): string {
    const channel = channelOf(delta);
    for (let given = this.#given.get(channel) ?? ''; given !== ''; given = given.slice(given.length - beginningAtEnd(given.slice(1), key))) {
      const whole = given + text;
      if (key.length > whole.length && key.startsWith(whole)) {
        this.#given.set(channel, given);
        return text;
      }
      if (whole.startsWith(key)) {
        this.#given.delete(channel);
        return mark + whole.slice(key.length);
      }
    }
    this.#given.delete(channel);
    return text;
  }

  #release(): ReasoningEvent[] {
    const held = this.#held;
    if (!held) return [];
    this.#held = undefined;
    const channel = channelOf(held);
    this.#given.set(channel, (this.#given.get(channel) ?? '') + textOf(held));
    return [held];
  }
}

/** How many characters at the end of a text are the beginning of the key. */
function beginningAtEnd(text: string, key: string): number {
  for (let from = Math.max(0, text.length - key.length + 1); ; from++) {
    from = text.indexOf(key.charAt(0), from);
    if (from < 0) return 0;
    if (key.startsWith(text.slice(from))) return text.length - from;
  }
}

/** What a note quotes it cuts off somewhere: of a key there may be the beginning. */
function withoutCutKey(text: string, key: string): string {
  const cut = beginningAtEnd(text, key);
  return cut < shortestKey ? text : text.slice(0, text.length - cut) + mark;
}

function continues(held: Delta, delta: Delta): boolean {
  if (held.kind === 'tool') return delta.kind === 'tool' && held.index === delta.index;
  return delta.kind !== 'tool' && held.kind === delta.kind && held.part === delta.part && formOf(held) === formOf(delta);
}

function formOf(delta: Exclude<Delta, { kind: 'tool' }>): string {
  return delta.kind === 'thinking' ? delta.form : '';
}

function channelOf(delta: Delta): string {
  return delta.kind === 'tool' ? `tool ${delta.index}` : delta.kind;
}

function textOf(delta: Delta): string {
  return delta.kind === 'tool' ? delta.args : delta.text;
}

function withText(delta: Delta, text: string): Delta {
  if (text === textOf(delta)) return delta;
  return delta.kind === 'tool' ? { ...delta, args: text } : { ...delta, text };
}
