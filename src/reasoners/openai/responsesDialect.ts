import type { ReasoningEvent } from '../../core/reasoningEvent.ts';
import { newState, type Dialect } from './dialect.ts';
import { errorOf, listOf, objectOf, parse, textOf, usageOf, type Json } from './json.ts';
import { SequenceNumbers } from './sequenceNumbers.ts';
import { SpokenParts, type PartName } from './spokenParts.ts';

/** The deltas that are words for a reader, and the field of their `.done` event that tells them in full. */
const spoken: Readonly<Record<string, { readonly kind: PartName['kind']; readonly form: PartName['form']; readonly mark: string; readonly index: string; readonly full: string }>> = {
  'response.reasoning_summary_text': { kind: 'thinking', form: 'summary', mark: 's', index: 'summary_index', full: 'text' },
  'response.reasoning_text': { kind: 'thinking', form: 'raw', mark: 'r', index: 'content_index', full: 'text' },
  'response.output_text': { kind: 'text', form: 'raw', mark: 'c', index: 'content_index', full: 'text' },
  'response.refusal': { kind: 'text', form: 'raw', mark: 'c', index: 'content_index', full: 'refusal' },
};

/** Reasons for which an answer stayed incomplete, in the words of Chat Completions. */
const incomplete: Readonly<Record<string, string>> = { max_output_tokens: 'length', max_messages: 'length', content_filter: 'content_filter' };

/**
 * OpenAI's Responses API (openai 7.57.0, resources/responses/responses.d.ts). A stream of it ends with an
 * event of its own, never with `[DONE]`.
 */
export class ResponsesDialect implements Dialect {
  readonly state = newState();
  readonly #parts = new SpokenParts(this.state);
  readonly #numbers = new SequenceNumbers();
  readonly #stored = new Set<string>();
  #opened = false;
  #refused = false;

  *read(data: string): Generator<ReasoningEvent> {
    if (this.state.done) {
      yield { kind: 'note', code: 'duplicate', detail: 'data after the end' };
      return;
    }
    if (data.trim() === '[DONE]') {
      this.state.done = true;
      return;
    }
    const event = parse(data);
    this.state.badLast = event === undefined;
    if (!event) {
      yield { kind: 'note', code: 'bad-event', detail: data.slice(0, 80) };
      return;
    }
    const type = textOf(event['type']) ?? '';
    const judged = this.#numbers.judge(event['sequence_number'], JSON.stringify([type, event['output_index'], event['delta'] ?? event['text']]));
    if (judged === 'duplicate') {
      yield { kind: 'note', code: 'duplicate', detail: `event ${String(event['sequence_number'])}` };
      return;
    }
    if (judged === 'gap') {
      yield { kind: 'note', code: 'gap', detail: `before event ${String(event['sequence_number'])}` };
      const name = type.endsWith('.delta') ? partOf(event, type.slice(0, -6)) : undefined;
      if (name) this.#parts.hold(name);
    }
    yield* this.#event(type, event);
  }

  knows(answer: Json): boolean {
    return answer['object'] === 'response' || Array.isArray(answer['output']) || objectOf(answer['error']) !== undefined || textOf(answer['error']) !== undefined;
  }

  *whole(answer: Json): Generator<ReasoningEvent> {
    yield* this.#open(answer);
    yield* this.#end(answer);
  }

  *finish(): Generator<ReasoningEvent> {
    yield* this.#parts.finish();
    if (this.#refused && (this.state.finish === undefined || this.state.finish === 'stop')) this.state.finish = 'refusal';
  }

  *#event(type: string, event: Json): Generator<ReasoningEvent> {
    switch (type) {
      case 'response.created':
      case 'response.in_progress':
        yield* this.#open(objectOf(event['response']) ?? {});
        return;
      case 'response.queued':
        yield { kind: 'status', what: 'queued' };
        return;
      case 'response.output_item.added':
        yield* began(event);
        return;
      case 'response.output_item.done':
        yield* this.#item(objectOf(event['item']) ?? {}, itemName(event));
        return;
      case 'response.function_call_arguments.delta':
        yield { kind: 'tool', index: indexOf(event), args: textOf(event['delta']) ?? '' };
        return;
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
        yield* this.#end(objectOf(event['response']) ?? {}, type.slice('response.'.length));
        return;
      case 'error':
        this.state.providerError = errorOf(objectOf(event['error']) ?? event);
        return;
    }
    const name = partOf(event, type.replace(/\.(?:delta|done)$/, ''));
    if (name) yield* this.#said(name, type, event);
    else if (type === '' && event['error'] !== undefined && event['error'] !== null) this.state.providerError = errorOf(event['error']);
    else if (type.endsWith('.delta') && textOf(event['delta']) !== undefined) yield { kind: 'note', code: 'unknown-part', detail: type.slice(0, 80) };
  }

  *#said(name: PartName, type: string, event: Json): Generator<ReasoningEvent> {
    if (type.startsWith('response.refusal')) this.#refused = true;
    if (type.endsWith('.delta')) {
      yield* this.#parts.delta(name, textOf(event['delta']) ?? '');
      return;
    }
    yield* this.#parts.settle(name, textOf(event[spoken[type.slice(0, -5)]?.full ?? '']) ?? '');
  }

  *#open(response: Json): Generator<ReasoningEvent> {
    if (this.#opened) return;
    this.#opened = true;
    const id = textOf(response['id']);
    const model = textOf(response['model']);
    yield { kind: 'open', ...(id === undefined ? {} : { id }), ...(model === undefined ? {} : { model }) };
  }

  /** A finished item: its texts in full, and what of it is to be sent back. */
  *#item(item: Json, name: string): Generator<ReasoningEvent> {
    for (const [part, full] of textsOf(item, name)) yield* this.#parts.settle(part, full);
    yield* this.#keep(item);
  }

  /** Encrypted reasoning as the finished item has it: what came when the item began may be incomplete. */
  *#keep(item: Json): Generator<ReasoningEvent> {
    if (listOf(item['content']).some((part) => objectOf(part)?.['type'] === 'refusal')) this.#refused = true;
    const encrypted = item['type'] === 'reasoning' ? textOf(item['encrypted_content']) : undefined;
    if (encrypted === undefined || this.#stored.has(encrypted)) return;
    this.#stored.add(encrypted);
    yield { kind: 'opaque', data: item };
  }

  *#end(response: Json, how = textOf(response['status']) ?? 'completed'): Generator<ReasoningEvent> {
    const items = listOf(response['output']).map((item) => objectOf(item) ?? {});
    const texts = items.flatMap((item, index) => textsOf(item, `o${index}`));
    const told = (kind: PartName['kind']): string => texts.map(([part, full]) => (part.kind === kind ? full : '')).join('');
    // The numbers of the last list are not always those of the deltas: where all was told, nothing is told again.
    const same = (['thinking', 'text'] as const).every((kind) => this.#parts.shown(kind) === told(kind));
    for (const [index, item] of items.entries()) yield* same ? this.#keep(item) : this.#item(item, `o${index}`);
    yield* this.#parts.finish();
    const usage = usageOf(objectOf(response['usage']));
    if (usage) yield { kind: 'usage', ...usage };
    const error = objectOf(response['error']) ?? textOf(response['error']);
    const reason = textOf(objectOf(response['incomplete_details'])?.['reason']);
    if (error !== undefined) this.state.providerError = errorOf(error);
    else if (how === 'failed' || how === 'cancelled') this.state.providerError = { message: how, code: '' };
    else if (reason !== undefined && how === 'incomplete') {
      this.state.finish = incomplete[reason];
      if (this.state.finish === undefined) this.state.providerError = { message: reason, code: 'incomplete' };
    } else this.state.finish = how === 'incomplete' ? 'length' : this.#refused ? 'refusal' : 'stop';
    this.state.done = true;
  }
}

/** An item that begins: thinking that may stay private, or a call of a tool. */
function* began(event: Json): Generator<ReasoningEvent> {
  const item = objectOf(event['item']);
  if (item?.['type'] === 'reasoning') yield { kind: 'status', what: 'thinking-hidden' };
  if (item?.['type'] !== 'function_call') return;
  const id = textOf(item['call_id']);
  const name = textOf(item['name']);
  yield { kind: 'tool', index: indexOf(event), ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }), args: '' };
}

function indexOf(event: Json): number {
  return typeof event['output_index'] === 'number' ? event['output_index'] : 0;
}

/** By its place, since some servers change an item's id from event to event. */
function itemName(event: Json): string {
  return typeof event['output_index'] === 'number' ? `o${event['output_index']}` : (textOf(event['item_id']) ?? textOf(objectOf(event['item'])?.['id']) ?? 'o0');
}

function partOf(event: Json, stem: string): PartName | undefined {
  const known = spoken[stem];
  if (!known) return undefined;
  const index = event[known.index];
  return { id: `${itemName(event)}:${known.mark}${typeof index === 'number' ? index : 0}`, kind: known.kind, form: known.form };
}

/** The full texts of a finished item, by part. */
function textsOf(item: Json, name: string): [PartName, string][] {
  const texts = (list: unknown, field: string, part: Omit<PartName, 'id'> & { readonly mark: string }): [PartName, string][] =>
    listOf(list).flatMap((entry, index): [PartName, string][] => {
      const full = textOf(objectOf(entry)?.[field]);
      return full === undefined ? [] : [[{ id: `${name}:${part.mark}${index}`, kind: part.kind, form: part.form }, full]];
    });
  if (item['type'] === 'reasoning') {
    return [...texts(item['summary'], 'text', { kind: 'thinking', form: 'summary', mark: 's' }), ...texts(item['content'], 'text', { kind: 'thinking', form: 'raw', mark: 'r' })];
  }
  if (item['type'] !== 'message') return [];
  const answer = { kind: 'text', form: 'raw', mark: 'c' } as const;
  return [...texts(item['content'], 'text', answer), ...texts(item['content'], 'refusal', answer)];
}
