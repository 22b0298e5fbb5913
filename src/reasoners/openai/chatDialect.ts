import type { ReasoningEvent } from '../../core/reasoningEvent.ts';
import { CumulativeDeltas } from './cumulativeDeltas.ts';
import { newState, type Dialect } from './dialect.ts';
import { FlaggedThoughts } from './flaggedThoughts.ts';
import { InlineThinking } from './inlineThinking.ts';
import { errorOf, isDone, listOf, objectOf, parse, textOf, usageOf, type Json } from './json.ts';
import { detailText, joinedDetails } from './reasoningDetails.ts';
import { RepeatedPayload, type Changing } from './repeatedPayload.ts';
import type { Found } from './thinkTags.ts';

export type { StreamState } from './dialect.ts';
export { errorOf, parse };

type Form = 'raw' | 'summary';

/**
 * Chat Completions chunks of every vendor into events. A delta may hold reasoning, text and more at once;
 * mirrored reasoning fields are read once: the first that is a non-empty string.
 */
export class ChatDialect implements Dialect {
  readonly state = newState();
  readonly #payloads = new RepeatedPayload(deltaText);
  readonly #inline = new InlineThinking();
  readonly #flagged = new FlaggedThoughts();
  readonly #reasoning = new CumulativeDeltas();
  readonly #content = new CumulativeDeltas();
  /** OpenRouter's details, sent back after the end as they were. */
  readonly #details: unknown[] = [];
  /** Reasoning that must go back with the calls of tools it led to; undefined where it need not. */
  readonly #sentBack: string[] | undefined;
  #structured = false;
  #opened = false;
  #refused = false;
  #called = false;
  #block = 0;
  #part = '';
  #last: 'text' | Form | undefined;
  /** Parts of text so far, until a late discovery makes them thinking. */
  #texts: { readonly part: string; length: number }[] = [];

  /** `keepReasoning`: the provider wants reasoning back that led to calls of tools. */
  constructor({ keepReasoning = false }: { readonly keepReasoning?: boolean } = {}) {
    this.#sentBack = keepReasoning ? [] : undefined;
  }

  read(data: string): readonly ReasoningEvent[] {
    if (this.state.done) return [{ kind: 'note', code: 'duplicate', detail: 'data after the end' }];
    if (isDone(data)) {
      this.state.done = true;
      return [];
    }
    const chunk = this.#payloads.read(data);
    this.state.badLast = chunk === undefined;
    if (!chunk) return [{ kind: 'note', code: 'bad-event', detail: data.slice(0, 80) }];
    const out: ReasoningEvent[] = [];
    this.#chunk(out, chunk);
    return out;
  }

  knows(answer: Json): boolean {
    return answer['choices'] !== undefined || (answer['error'] !== undefined && answer['error'] !== null);
  }

  /** A whole answer that came without streaming: the same, with `message` for `delta`. */
  whole(answer: Json): readonly ReasoningEvent[] {
    const out: ReasoningEvent[] = [];
    this.#chunk(out, answer);
    this.state.done = true;
    return out;
  }

  finish(): readonly ReasoningEvent[] {
    const out: ReasoningEvent[] = [];
    this.#settleReasoning(out);
    this.#settleContent(out);
    this.#found(out, this.#flagged.finish());
    this.#found(out, this.#inline.finish());
    const details = joinedDetails(this.#details.splice(0));
    if (details.length > 0) out.push({ kind: 'opaque', data: { reasoning_details: details } });
    if (this.#called && this.#sentBack) out.push({ kind: 'opaque', data: { reasoning_content: this.#sentBack.join('') } });
    if (this.#refused && this.state.done && (this.state.finish === undefined || this.state.finish === 'stop')) this.state.finish = 'refusal';
    return out;
  }

  #chunk(out: ReasoningEvent[], chunk: Json): void {
    if (!this.#opened) this.#open(out, chunk);
    const choice = objectOf(listOf(chunk['choices'])[0]);
    const delta = objectOf(choice?.['delta']) ?? objectOf(choice?.['message']);
    if (delta) this.#delta(out, delta);
    const reason = textOf(choice?.['finish_reason']);
    if (reason !== undefined) this.state.finish = this.#refused && reason === 'stop' ? 'refusal' : reason;
    const usage = usageOf(objectOf(chunk['usage']) ?? objectOf(choice?.['usage']));
    if (usage) out.push({ kind: 'usage', ...usage });
    if (chunk['error'] !== undefined && chunk['error'] !== null) this.state.providerError = errorOf(chunk['error']);
  }

  #open(out: ReasoningEvent[], chunk: Json): void {
    this.#opened = true;
    const id = textOf(chunk['id']);
    const model = textOf(chunk['model']);
    if (model !== undefined) this.#inline.model = model;
    out.push({ kind: 'open', ...(id === undefined ? {} : { id }), ...(model === undefined ? {} : { model }) });
  }

  #delta(out: ReasoningEvent[], delta: Json): void {
    const { content } = delta;
    const reasoning = reasoningOf(delta);
    const summary = reasoning === undefined ? textOf(delta['cot_summary']) : undefined;
    if (delta['reasoning_details'] !== undefined) this.#detailed(out, reasoning ?? summary, delta['reasoning_details']);
    else if (reasoning !== undefined) this.#reason(out, reasoning, 'raw');
    else if (summary !== undefined) this.#reason(out, summary, 'summary');
    if (typeof content === 'string') {
      if (content !== '') this.#answer(out, content, delta['extra_content']);
    } else if (Array.isArray(content)) {
      for (const part of content) this.#contentPart(out, part);
    }
    if (Array.isArray(delta['tool_calls'])) for (const call of delta['tool_calls']) this.#toolCall(out, objectOf(call));
    const refusal = textOf(delta['refusal']);
    if (refusal === undefined) return;
    this.#refused = true;
    this.#show(out, 'text', refusal);
  }

  #answer(out: ReasoningEvent[], content: string, extra: unknown): void {
    this.#settleReasoning(out);
    if (extra === undefined && this.#content.plain && this.#inline.plain && !this.#flagged.seen) {
      this.#show(out, 'text', content);
      return;
    }
    const thought = objectOf(objectOf(extra)?.['google'])?.['thought'] === true;
    for (const news of thought ? [content] : this.#content.push(content)) this.#tell(out, news, thought);
  }

  /** OpenRouter says the same twice: in a field, and in details that have to go back. */
  #detailed(out: ReasoningEvent[], reasoning: string | undefined, list: unknown): void {
    const details = listOf(list).map((detail) => objectOf(detail) ?? {});
    this.#details.push(...details);
    const text = reasoning ?? details.map(detailText).join('');
    if (text !== '' || details.length > 0) this.#reason(out, text, details.some(({ type }) => type === 'reasoning.summary') ? 'summary' : 'raw');
  }

  /** Reasoning in a field of its own: marks in the text mean nothing from now on. */
  #reason(out: ReasoningEvent[], text: string, form: Form): void {
    if (!this.#structured) {
      this.#structured = true;
      this.#settleContent(out);
      this.#found(out, this.#inline.disable());
    }
    if (text !== '') this.#settleContent(out);
    if (this.#reasoning.plain) this.#show(out, 'thinking', text, form);
    else for (const news of this.#reasoning.push(text)) this.#show(out, 'thinking', news, form);
  }

  #settleReasoning(out: ReasoningEvent[]): void {
    if (!this.#reasoning.waits) return;
    for (const news of this.#reasoning.settle()) this.#show(out, 'thinking', news);
  }

  #settleContent(out: ReasoningEvent[]): void {
    if (!this.#content.waits) return;
    for (const news of this.#content.settle()) this.#tell(out, news, false);
  }

  #tell(out: ReasoningEvent[], content: string, thought: boolean): void {
    if (thought && !this.#flagged.seen) this.#found(out, this.#inline.disable());
    if (thought) for (const { kind, text } of this.#flagged.thought(content)) this.#show(out, kind, text, 'summary');
    else if (this.#flagged.seen) for (const { kind, text } of this.#flagged.answer(content)) this.#show(out, kind, text, 'summary');
    else this.#found(out, this.#inline.push(content));
  }

  /** Mistral's content arrays: `thinking` parts with texts of their own, and `text` parts. */
  #contentPart(out: ReasoningEvent[], part: unknown): void {
    const object = objectOf(part);
    const thinking = object?.['thinking'];
    if (object?.['type'] === 'thinking') {
      if (!this.#structured) {
        this.#structured = true;
        this.#found(out, this.#inline.disable());
      }
      const texts = typeof thinking === 'string' ? [thinking] : listOf(thinking).map((inner) => textOf(objectOf(inner)?.['text']) ?? '');
      for (const text of texts) this.#show(out, 'thinking', text);
    } else if (typeof object?.['text'] === 'string') {
      this.#found(out, this.#inline.push(object['text']));
    } else {
      out.push({ kind: 'note', code: 'unknown-part', detail: `content of type ${String(object?.['type']).slice(0, 60)}` });
    }
  }

  #toolCall(out: ReasoningEvent[], call: Json | undefined): void {
    const { index } = call ?? {};
    const made = objectOf(call?.['function']);
    const id = textOf(call?.['id']);
    const name = textOf(made?.['name']);
    this.#called = true;
    out.push({ kind: 'tool', index: typeof index === 'number' ? index : 0, ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }), args: textOf(made?.['arguments']) ?? '' });
  }

  #found(out: ReasoningEvent[], found: readonly Found[]): void {
    for (const piece of found) {
      if (piece.kind === 'relabel') this.#relabel(out);
      else this.#show(out, piece.kind, piece.text);
    }
  }

  #relabel(out: ReasoningEvent[]): void {
    for (const { part, length } of this.#texts) {
      this.state.text -= length;
      this.state.thinking += length;
      out.push({ kind: 'relabel', part, to: 'thinking' });
    }
    if (this.#texts.length > 0) {
      this.#last = 'raw';
      this.state.said = false;
    }
    this.#texts = [];
  }

  #show(out: ReasoningEvent[], kind: 'thinking' | 'text', text: string, form: Form = 'raw'): void {
    if (text === '') return;
    const now = kind === 'text' ? kind : form;
    if (now !== this.#last) this.#begin(now);
    this.state[kind] += text.length;
    if (kind === 'text' && !this.state.said) this.state.said = /\S/.test(text);
    const part = this.#part;
    if (kind === 'thinking') {
      this.#sentBack?.push(text);
      out.push({ kind, part, text, form });
    } else {
      const current = this.#texts.at(-1);
      if (current) current.length += text.length;
      out.push({ kind, part, text });
    }
  }

  /** Another part begins: each run of text or thinking is one. */
  #begin(kind: 'text' | Form): void {
    this.#last = kind;
    this.#part = `b${++this.#block}`;
    if (kind === 'text') this.#texts.push({ part: this.#part, length: 0 });
  }
}

/** Raw reasoning by any of its names. */
function reasoningOf(delta: Json): string | undefined {
  return textOf(delta['reasoning_content']) ?? textOf(delta['reasoning']) ?? textOf(delta['reasoning_text']) ?? textOf(delta['thinking']);
}

/** The words of a delta, which are mostly all that changes from chunk to chunk; details are kept as they are, and no object is kept that will change. */
function deltaText(chunk: Json): Changing | undefined {
  const holder = objectOf(objectOf(listOf(chunk['choices'])[0])?.['delta']);
  if (holder?.['reasoning_details'] !== undefined) return undefined;
  const field = (['content', 'reasoning_content', 'reasoning'] as const).find((name) => textOf(holder?.[name]) !== undefined);
  return holder && field !== undefined ? { holder, field, ...(textOf(chunk['obfuscation']) === undefined ? {} : { noise: 'obfuscation' }) } : undefined;
}
