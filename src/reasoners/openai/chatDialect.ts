import type { ReasoningEvent, Usage } from '../../core/reasoningEvent.ts';
import { ThinkTags, type Piece } from './thinkTags.ts';

/** What a stream has told of itself so far; `endOf` makes the end of it. */
export interface StreamState {
  finish: string | undefined;
  done: boolean;
  thinking: number;
  text: number;
  badLast: boolean;
  providerError: { readonly message: string; readonly code: string } | undefined;
}

const reasoningFields = ['reasoning_content', 'reasoning', 'reasoning_text', 'cot_summary', 'thinking'] as const;

type Json = Readonly<Record<string, unknown>>;

/**
 * Chat Completions chunks of every vendor into events. A delta may hold reasoning, text and more at once;
 * mirrored reasoning fields are read once: the first that is a non-empty string.
 */
export class ChatDialect {
  readonly state: StreamState = { finish: undefined, done: false, thinking: 0, text: 0, badLast: false, providerError: undefined };
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

/** JSON without prototypes: a `__proto__` key in a server's answer is data like any other. */
export function parse(data: string): Json | undefined {
  try {
    return objectOf(JSON.parse(data, (key, value: unknown) => (key === '__proto__' ? undefined : value)));
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
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

function usageOf(usage: Json | undefined): Usage | undefined {
  if (!usage) return undefined;
  const count = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
  const input = count(usage['prompt_tokens'] ?? usage['input_tokens']);
  const output = count(usage['completion_tokens'] ?? usage['output_tokens']);
  const reasoning = count(objectOf(usage['completion_tokens_details'] ?? usage['output_tokens_details'])?.['reasoning_tokens']);
  const cached = count(objectOf(usage['prompt_tokens_details'])?.['cached_tokens']);
  return {
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(cached === undefined ? {} : { cached }),
  };
}

export function errorOf(error: unknown): { readonly message: string; readonly code: string } {
  const object = objectOf(error);
  if (!object) return { message: String(error), code: '' };
  const message = typeof object['message'] === 'string' ? object['message'] : JSON.stringify(object);
  return { message, code: String(object['code'] ?? object['type'] ?? '') };
}
