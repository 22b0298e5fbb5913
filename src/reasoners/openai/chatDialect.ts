import type { ReasoningEvent } from '../../core/reasoningEvent.ts';
import { newState, type Dialect } from './dialect.ts';
import { errorOf, objectOf, parse, usageOf, type Json } from './json.ts';
import { ThinkTags, type Piece } from './thinkTags.ts';

export type { StreamState } from './dialect.ts';
export { errorOf, parse };

const reasoningFields = ['reasoning_content', 'reasoning', 'reasoning_text', 'cot_summary', 'thinking'] as const;

/**
 * Chat Completions chunks of every vendor into events. A delta may hold reasoning, text and more at once;
 * mirrored reasoning fields are read once: the first that is a non-empty string.
 */
export class ChatDialect implements Dialect {
  readonly state = newState();
  readonly #tags = new ThinkTags();
  #structured = false;
  #opened = false;
  #block = 0;
  #lastKind: Piece['kind'] | undefined;

  /** One `data:` payload. Never throws; what cannot be read becomes a note. */
  *read(data: string): Generator<ReasoningEvent> {
    if (this.state.done) {
      yield { kind: 'note', code: 'duplicate', detail: 'data after the end' };
      return;
    }
    if (data.trim() === '[DONE]') {
      this.state.done = true;
      return;
    }
    const chunk = parse(data);
    this.state.badLast = chunk === undefined;
    if (!chunk) {
      yield { kind: 'note', code: 'bad-event', detail: data.slice(0, 80) };
      return;
    }
    yield* this.#chunk(chunk);
  }

  knows(answer: Json): boolean {
    return answer['choices'] !== undefined || (answer['error'] !== undefined && answer['error'] !== null);
  }

  /** A whole answer that came without streaming: the same, with `message` for `delta`. */
  *whole(answer: Json): Generator<ReasoningEvent> {
    yield* this.#chunk(answer);
    this.state.done = true;
  }

  *finish(): Generator<ReasoningEvent> {
    yield* this.#pieces(this.#tags.finish().pieces);
  }

  *#chunk(chunk: Json): Generator<ReasoningEvent> {
    if (!this.#opened) {
      this.#opened = true;
      yield { kind: 'open', ...(typeof chunk['id'] === 'string' ? { id: chunk['id'] } : {}), ...(typeof chunk['model'] === 'string' ? { model: chunk['model'] } : {}) };
    }
    const choices = Array.isArray(chunk['choices']) ? (chunk['choices'] as unknown[]) : [];
    const choice = objectOf(choices[0]);
    const delta = objectOf(choice?.['delta']) ?? objectOf(choice?.['message']);
    if (delta) yield* this.#delta(delta);
    const reason = choice?.['finish_reason'];
    if (typeof reason === 'string' && reason !== '') this.state.finish = reason;
    const usage = usageOf(objectOf(chunk['usage']) ?? objectOf(choice?.['usage']));
    if (usage) yield { kind: 'usage', ...usage };
    if (chunk['error'] !== undefined && chunk['error'] !== null) this.state.providerError = errorOf(chunk['error']);
  }

  *#delta(delta: Json): Generator<ReasoningEvent> {
    const reasoning = reasoningFields.map((field) => delta[field]).find((value): value is string => typeof value === 'string' && value !== '');
    if (reasoning !== undefined) {
      if (!this.#structured) {
        this.#structured = true;
        yield* this.#pieces(this.#tags.disable());
      }
      yield* this.#pieces([{ kind: 'thinking', text: reasoning }]);
    }
    if (Array.isArray(delta['reasoning_details'])) {
      if (reasoning === undefined) yield* this.#pieces(detailTexts(delta['reasoning_details']));
      yield { kind: 'opaque', data: { reasoning_details: delta['reasoning_details'] } };
    }
    const { content } = delta;
    if (typeof content === 'string') yield* this.#pieces(this.#tags.push(content));
    else if (Array.isArray(content)) yield* this.#pieces(content.flatMap(contentPart));
    if (typeof delta['refusal'] === 'string' && delta['refusal'] !== '') {
      this.state.finish = 'refusal';
      yield* this.#pieces([{ kind: 'text', text: delta['refusal'] }]);
    }
  }

  *#pieces(pieces: readonly Piece[]): Generator<ReasoningEvent> {
    for (const { kind, text } of pieces) {
      if (text === '') continue;
      if (kind !== this.#lastKind) this.#block++;
      this.#lastKind = kind;
      this.state[kind] += text.length;
      const part = `b${this.#block}`;
      yield kind === 'thinking' ? { kind, part, text, form: 'raw' } : { kind, part, text };
    }
  }
}

/** Mistral's content arrays: `thinking` parts with texts of their own, and `text` parts. */
function contentPart(part: unknown): Piece[] {
  const object = objectOf(part);
  if (!object) return [];
  if (object['type'] === 'thinking' && Array.isArray(object['thinking'])) {
    return object['thinking'].flatMap((inner) => (typeof objectOf(inner)?.['text'] === 'string' ? [{ kind: 'thinking' as const, text: objectOf(inner)?.['text'] as string }] : []));
  }
  return typeof object['text'] === 'string' ? [{ kind: 'text', text: object['text'] }] : [];
}

function detailTexts(details: readonly unknown[]): Piece[] {
  return details.flatMap((detail) => {
    const object = objectOf(detail);
    const text = object?.['text'] ?? object?.['summary'];
    return typeof text === 'string' ? [{ kind: 'thinking' as const, text }] : [];
  });
}
