import { say } from '../../core/phrase.ts';
import type { ReasoningEvent, RunEnd } from '../../core/reasoningEvent.ts';
import type { Dialect } from './dialect.ts';
import { dialectOf } from './dialectOf.ts';
import { brokenOff, endOfStream, largestAnswer, tooLarge } from './ends.ts';
import type { Endpoint } from './endpoint.ts';
import { sanitized } from './guardedFetch.ts';
import { JoinedDeltas } from './joinedDeltas.ts';
import { errorOf, parse } from './json.ts';
import type { StreamClocks } from './openaiReasoner.ts';
import { SseReader, type SsePiece } from './sse.ts';
import { StreamWatch } from './streamWatch.ts';
import { TimedBody } from './timedBody.ts';
import { fellSilent, wholeBody } from './wholeBody.ts';

/** After the server said why it finished, its usage may still come; not longer than this. Milliseconds. */
const lingerMs = 3000;

export interface AnswerContext {
  readonly endpoint: Endpoint;
  readonly key: string | undefined;
  readonly clocks: StreamClocks;
  readonly signal: AbortSignal;
  /** Ends the request. */
  readonly abort: AbortController;
}

/** Reads the body of an answered request to its one end, whatever kind of body it is. */
export async function* readAnswer(response: Response, context: AnswerContext): AsyncGenerator<ReasoningEvent> {
  const type = response.headers.get('content-type') ?? '';
  if (/\bhtml\b/i.test(type)) {
    const { text: page, broken } = yield* wholeBody(response, { ...context, label: context.endpoint.label });
    if (broken?.how === 'cancelled') {
      yield broken;
      return;
    }
    yield { kind: 'end', how: 'failed', failure: 'not-an-api', message: say('Instead of {0} a web page answered: a sign-in page of this network, or a wrong address.', context.endpoint.label), detail: sanitized(page, context.key), retry: { can: true } };
    return;
  }
  if (/\bjson\b/i.test(type)) {
    const { text, broken } = yield* wholeBody(response, { ...context, label: context.endpoint.label });
    // What can be read is whole, whatever became of the connection behind it.
    if (broken && !parse(text)) yield broken;
    else yield* wholeAnswer(text, context);
    return;
  }
  yield* stream(response, context);
}

async function* stream(response: Response, context: AnswerContext): AsyncGenerator<ReasoningEvent> {
  const { clocks, signal, endpoint } = context;
  const dialect = dialectOf(endpoint);
  const reader = new SseReader();
  const body = new TimedBody(response, clocks, signal);
  const watch = new StreamWatch();
  let bytes = 0;
  let end: RunEnd | undefined;
  /** What came for as long as it may be no event stream at all. */
  let unread: Uint8Array[] | undefined = [];
  try {
    for (;;) {
      const part = await body.next(dialect.state.finish === undefined ? undefined : lingerMs);
      if (part.kind === 'quiet') {
        yield { kind: 'status', what: endpoint.hiddenReasoning && dialect.state.text === 0 ? 'thinking-hidden' : 'quiet', ms: part.ms };
        continue;
      }
      // Who said why it finished has said everything: nothing that happens to the connection afterwards changes it.
      if (part.kind !== 'bytes' && dialect.state.finish !== undefined) break;
      if (part.kind === 'cancelled') {
        end = { kind: 'end', how: 'cancelled' };
        break;
      }
      if (part.kind === 'stalled') {
        end = fellSilent(endpoint.label);
        break;
      }
      if (part.kind === 'lingered' || part.kind === 'done') break;
      if (part.kind === 'broken') {
        end = brokenOff(endpoint.label);
        break;
      }
      bytes += part.bytes.byteLength;
      const held = endpoint.hiddenReasoning ? undefined : watch.bytes(part.bytes.byteLength);
      if (held) yield held;
      const pieces = reader.push(part.bytes);
      if (pieces.length > 0) unread = undefined;
      else unread?.push(part.bytes);
      yield* events(pieces, dialect, body, watch);
      if (watch.hopeless) {
        end = { kind: 'end', how: 'looped', message: say('The model only repeated itself and was stopped; what came is kept.'), retry: { can: true } };
        break;
      }
      if (dialect.state.done || dialect.state.providerError) break;
      if (bytes > largestAnswer) {
        if (dialect.state.finish === undefined) end = tooLarge(endpoint.label);
        break;
      }
    }
    yield* events(reader.finish(), dialect, body, watch);
  } catch (error) {
    end ??= { kind: 'end', how: 'failed', failure: 'provider', message: say('The answer of {0} could not be read further.', endpoint.label), detail: sanitized(String(error), context.key), retry: { can: true } };
  } finally {
    body.close();
  }
  yield* dialect.finish();
  const { thinking, text } = dialect.state;
  const raw = decoded(unread ?? []);
  if (!end && thinking + text === 0 && raw.trim() !== '' && !/^(?:data|event|id|retry|:)/m.test(raw)) {
    // Neither a stream nor labelled as anything else: perhaps an answer without a content type.
    yield* wholeAnswer(raw, context);
    return;
  }
  const last = end ?? endOfStream(dialect.state, endpoint.label);
  yield last.detail === undefined ? last : { ...last, detail: sanitized(last.detail, context.key) };
}

/** What one packet tells. Nothing behind the end of an answer or an error is read, be it in the same packet or in a later one. */
function events(pieces: readonly SsePiece[], dialect: Dialect, body: TimedBody, watch: StreamWatch): readonly ReasoningEvent[] {
  const heard = new JoinedDeltas();
  let content = false;
  for (const piece of pieces) {
    if (dialect.state.done || dialect.state.providerError || watch.hopeless) break;
    if (piece.kind === 'comment') continue;
    if (piece.kind === 'invalid-utf8') {
      heard.add({ kind: 'note', code: 'invalid-utf8', detail: 'replaced by U+FFFD' });
      continue;
    }
    for (const event of dialect.read(piece.data)) {
      content ||= event.kind === 'thinking' || event.kind === 'text' || event.kind === 'tool';
      heard.add(event);
      const loop = event.kind === 'thinking' || event.kind === 'text' ? watch.text(event.text) : undefined;
      if (loop) heard.add(loop);
    }
    if (piece.name === 'error') dialect.state.providerError ??= errorOf(parse(piece.data)?.['error'] ?? piece.data);
  }
  if (content) body.content();
  return heard.events;
}

/** A server that ignored `stream: true`, or an error with status 200. */
function* wholeAnswer(text: string, { endpoint, key }: AnswerContext): Generator<ReasoningEvent> {
  const json = parse(text);
  const dialect = dialectOf(endpoint);
  if (json && dialect.knows(json)) {
    yield* dialect.whole(json);
    yield* dialect.finish();
    const end = endOfStream(dialect.state, endpoint.label);
    yield end.detail === undefined ? end : { ...end, detail: sanitized(end.detail, key) };
    return;
  }
  if (text.trim() === '') {
    yield endOfStream(dialect.state, endpoint.label);
    return;
  }
  yield { kind: 'end', how: 'failed', failure: 'not-an-api', message: say('What answers at {0} is no chat model.', endpoint.label), detail: sanitized(text, key), retry: { can: false } };
}

function decoded(parts: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
}
