import type { ReasoningEvent } from '../../core/reasoningEvent.ts';
import { newState, type Dialect } from './dialect.ts';
import { errorOf, isDone, listOf, objectOf, textOf, usageOf, type Json } from './json.ts';
import { RepeatedPayload, type Changing } from './repeatedPayload.ts';
import { SequenceNumbers } from './sequenceNumbers.ts';
import { SpokenParts, type PartName } from './spokenParts.ts';

/** An event whose words are for a reader. */
interface Spoken extends Omit<PartName, 'id'> {
  readonly mark: string;
  /** The field that numbers the parts of an item. */
  readonly index: string;
  /** The field of a `.done` event that tells the part in full; a delta has none. */
  readonly full: string | undefined;
  readonly refusal: boolean;
}

const spoken: ReadonlyMap<string, Spoken> = new Map(
  (
    [
      ['response.reasoning_summary_text', 'thinking', 'summary', 's', 'summary_index', 'text'],
      ['response.reasoning_text', 'thinking', 'raw', 'r', 'content_index', 'text'],
      ['response.output_text', 'text', 'raw', 'c', 'content_index', 'text'],
      ['response.refusal', 'text', 'raw', 'c', 'content_index', 'refusal'],
    ] as const
  ).flatMap(([stem, kind, form, mark, index, full]): [string, Spoken][] => {
    const said = { kind, form, mark, index, refusal: full === 'refusal' };
    return [[`${stem}.delta`, { ...said, full: undefined }], [`${stem}.done`, { ...said, full }]];
  }),
);

/** Reasons for which an answer stayed incomplete, in the words of Chat Completions. */
const incomplete: Readonly<Record<string, string>> = { max_output_tokens: 'length', max_messages: 'length', content_filter: 'content_filter' };

/**
 * OpenAI's Responses API (openai 7.57.0, resources/responses/responses.d.ts). A stream of it ends with an
 * event of its own, never with `[DONE]`.
 */
export class ResponsesDialect implements Dialect {
  readonly state = newState();
  readonly #payloads = new RepeatedPayload(deltaText);
  readonly #parts = new SpokenParts(this.state);
  readonly #numbers = new SequenceNumbers();
  readonly #stored = new Set<string>();
  #lastPart: { readonly said: Spoken; readonly item: unknown; readonly index: unknown; readonly name: PartName } | undefined;
  #lastType = '';
  #lastSpoken: Spoken | undefined;
  #opened = false;
  #refused = false;

  read(data: string): readonly ReasoningEvent[] {
    if (this.state.done) return [{ kind: 'note', code: 'duplicate', detail: 'data after the end' }];
    if (isDone(data)) {
      this.state.done = true;
      return [];
    }
    const event = this.#payloads.read(data);
    this.state.badLast = event === undefined;
    if (!event) return [{ kind: 'note', code: 'bad-event', detail: data.slice(0, 80) }];
    const out: ReasoningEvent[] = [];
    const type = textOf(event['type']) ?? '';
    const judged = this.#numbers.judge(event['sequence_number'], type, event['output_index'], event['delta'] ?? event['text']);
    if (judged === 'duplicate') return [{ kind: 'note', code: 'duplicate', detail: `event ${String(event['sequence_number'])}` }];
    const said = this.#spoken(type);
    if (judged === 'gap') {
      out.push({ kind: 'note', code: 'gap', detail: `before event ${String(event['sequence_number'])}` });
      if (said && said.full === undefined) this.#parts.hold(this.#partOf(event, said));
    }
    if (said) this.#said(out, said, event);
    else this.#event(out, type, event);
    return out;
  }

  /** Deltas come in runs of one type, and a comparison is cheaper than to look it up. */
  #spoken(type: string): Spoken | undefined {
    if (type !== this.#lastType) {
      this.#lastType = type;
      this.#lastSpoken = spoken.get(type);
    }
    return this.#lastSpoken;
  }

  knows(answer: Json): boolean {
    return answer['object'] === 'response' || Array.isArray(answer['output']) || objectOf(answer['error']) !== undefined || textOf(answer['error']) !== undefined;
  }

  whole(answer: Json): readonly ReasoningEvent[] {
    const out: ReasoningEvent[] = [];
    this.#open(out, answer);
    this.#end(out, answer);
    return out;
  }

  finish(): readonly ReasoningEvent[] {
    const out: ReasoningEvent[] = [];
    this.#parts.finish(out);
    if (this.#refused && (this.state.finish === undefined || this.state.finish === 'stop')) this.state.finish = 'refusal';
    return out;
  }

  #event(out: ReasoningEvent[], type: string, event: Json): void {
    switch (type) {
      case 'response.created':
      case 'response.in_progress':
        this.#open(out, objectOf(event['response']) ?? {});
        return;
      case 'response.queued':
        out.push({ kind: 'status', what: 'queued' });
        return;
      case 'response.output_item.added':
        began(out, event);
        return;
      case 'response.output_item.done':
        this.#item(out, objectOf(event['item']) ?? {}, itemName(event));
        return;
      case 'response.function_call_arguments.delta':
        out.push({ kind: 'tool', index: indexOf(event), args: textOf(event['delta']) ?? '' });
        return;
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
        this.#end(out, objectOf(event['response']) ?? {}, type.slice('response.'.length));
        return;
      case 'error':
        this.state.providerError = errorOf(objectOf(event['error']) ?? event);
        return;
    }
    if (type === '' && event['error'] !== undefined && event['error'] !== null) this.state.providerError = errorOf(event['error']);
    else if (type.endsWith('.delta') && textOf(event['delta']) !== undefined) out.push({ kind: 'note', code: 'unknown-part', detail: type.slice(0, 80) });
  }

  #said(out: ReasoningEvent[], said: Spoken, event: Json): void {
    if (said.refusal) this.#refused = true;
    const name = this.#partOf(event, said);
    if (said.full === undefined) this.#parts.delta(out, name, textOf(event['delta']) ?? '');
    else this.#parts.settle(out, name, textOf(event[said.full]) ?? '');
  }

  /** The part an event speaks of; deltas mostly speak of the same as the one before. */
  #partOf(event: Json, said: Spoken): PartName {
    const last = this.#lastPart;
    const item = event['output_index'] ?? event['item_id'];
    const index = event[said.index];
    if (last && last.said === said && last.item === item && last.index === index) return last.name;
    const name = { id: `${itemName(event)}:${said.mark}${typeof index === 'number' ? index : 0}`, kind: said.kind, form: said.form };
    this.#lastPart = { said, item, index, name };
    return name;
  }

  #open(out: ReasoningEvent[], response: Json): void {
    if (this.#opened) return;
    this.#opened = true;
    const id = textOf(response['id']);
    const model = textOf(response['model']);
    out.push({ kind: 'open', ...(id === undefined ? {} : { id }), ...(model === undefined ? {} : { model }) });
  }

  /** A finished item: its texts in full, and what of it is to be sent back. */
  #item(out: ReasoningEvent[], item: Json, name: string): void {
    for (const [part, full] of textsOf(item, name)) this.#parts.settle(out, part, full);
    this.#keep(out, item);
  }

  /** Encrypted reasoning as the finished item has it: what came when the item began may be incomplete. */
  #keep(out: ReasoningEvent[], item: Json): void {
    if (listOf(item['content']).some((part) => objectOf(part)?.['type'] === 'refusal')) this.#refused = true;
    const encrypted = item['type'] === 'reasoning' ? textOf(item['encrypted_content']) : undefined;
    if (encrypted === undefined || this.#stored.has(encrypted)) return;
    this.#stored.add(encrypted);
    out.push({ kind: 'opaque', data: item });
  }

  #end(out: ReasoningEvent[], response: Json, how = textOf(response['status']) ?? 'completed'): void {
    const items = listOf(response['output']).map((item) => objectOf(item) ?? {});
    const texts = items.flatMap((item, index) => textsOf(item, `o${index}`));
    const told = (kind: PartName['kind']): string => texts.map(([part, full]) => (part.kind === kind ? full : '')).join('');
    // The numbers of the last list are not always those of the deltas: where all was told, nothing is told again.
    const same = (['thinking', 'text'] as const).every((kind) => this.#parts.shown(kind) === told(kind));
    for (const [index, item] of items.entries()) {
      if (same) this.#keep(out, item);
      else this.#item(out, item, `o${index}`);
    }
    this.#parts.finish(out);
    const usage = usageOf(objectOf(response['usage']));
    if (usage) out.push({ kind: 'usage', ...usage });
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
function began(out: ReasoningEvent[], event: Json): void {
  const item = objectOf(event['item']);
  if (item?.['type'] === 'reasoning') out.push({ kind: 'status', what: 'thinking-hidden' });
  if (item?.['type'] !== 'function_call') return;
  const id = textOf(item['call_id']);
  const name = textOf(item['name']);
  out.push({ kind: 'tool', index: indexOf(event), ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }), args: '' });
}

function indexOf(event: Json): number {
  return typeof event['output_index'] === 'number' ? event['output_index'] : 0;
}

/** By its place, since some servers change an item's id from event to event. */
function itemName(event: Json): string {
  return typeof event['output_index'] === 'number' ? `o${event['output_index']}` : (textOf(event['item_id']) ?? textOf(objectOf(event['item'])?.['id']) ?? 'o0');
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

/** The words of a delta, which with its number are mostly all that changes from event to event. */
function deltaText(event: Json): Changing | undefined {
  if (textOf(event['type'])?.endsWith('.delta') !== true || textOf(event['delta']) === undefined) return undefined;
  return { holder: event, field: 'delta', ...(event['sequence_number'] === undefined ? {} : { counter: 'sequence_number' }), ...(textOf(event['obfuscation']) === undefined ? {} : { noise: 'obfuscation' }) };
}
