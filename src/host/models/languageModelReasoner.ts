import { say } from '../../core/phrase.ts';
import type { Reasoner, ReasoningRequest } from '../../core/reasoner.ts';
import type { ReasoningEvent, RunEnd } from '../../core/reasoningEvent.ts';
import { messagesOf, type ChatMessage } from '../../reasoners/openai/prompt.ts';
import { faultEnd } from './languageModelFault.ts';
import { eventOf } from './languageModelParts.ts';

/** What a language model of VS Code does, without VS Code. */
export interface ChatModel {
  readonly label: string;
  /** Tokens one request may have. */
  readonly maxInputTokens: number;
  countTokens(text: string, signal: AbortSignal): Promise<number>;
  /** Rejects where the model cannot be asked. */
  send(messages: readonly ChatMessage[], signal: AbortSignal): Promise<AsyncIterable<unknown>>;
}

export interface LanguageModelClocks {
  /** Silence after which the user is told. Milliseconds. */
  readonly quietMs: number;
  /** Silence after which the run is given up. Milliseconds. */
  readonly stalledMs: number;
}

const defaultClocks: LanguageModelClocks = { quietMs: 20_000, stalledMs: 600_000 };

/**
 * A Reasoner over a language model of VS Code. The API tells neither why an answer ended nor what it
 * used, so an answer that came is at best `complete-unconfirmed`.
 */
export function languageModelReasoner(find: () => Promise<ChatModel | undefined>, label: string, clocks = defaultClocks): Reasoner {
  return { id: 'vscode', label, solve: (request, signal) => solve(find, label, request, signal, clocks) };
}

async function* solve(find: () => Promise<ChatModel | undefined>, label: string, request: ReasoningRequest, signal: AbortSignal, clocks: LanguageModelClocks): AsyncGenerator<ReasoningEvent> {
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) abort.abort();
  try {
    yield { kind: 'status', what: 'connecting' };
    const model = await find();
    if (!model) {
      yield { kind: 'end', how: 'failed', failure: 'not-found', message: say('{0} is no longer among VS Code’s models.', label), retry: { can: false } };
      return;
    }
    const messages = messagesOf(request, `therefore-${crypto.randomUUID().slice(0, 8)}`);
    const size = await tokensOf(model, messages, abort.signal);
    const tooLong = signal.aborted ? undefined : tooLongEnd(model, size);
    if (tooLong) {
      yield tooLong;
      return;
    }
    if (size) yield { kind: 'usage', input: size.total };
    yield* answer(model, messages, abort.signal, clocks);
  } catch (error) {
    yield signal.aborted ? { kind: 'end', how: 'cancelled' } : faultEnd(error, label);
  } finally {
    signal.removeEventListener('abort', cancel);
    abort.abort();
  }
}

async function* answer(model: ChatModel, messages: readonly ChatMessage[], signal: AbortSignal, clocks: LanguageModelClocks): AsyncGenerator<ReasoningEvent> {
  const stopped = new Promise<'cancelled'>((resolve) => {
    if (signal.aborted) resolve('cancelled');
    signal.addEventListener('abort', () => resolve('cancelled'), { once: true });
  });
  // Before the first part stands the user's consent: however long it takes, that is no silence of the model.
  const sent = await Promise.race([model.send(messages, signal), stopped]);
  if (sent === 'cancelled') {
    yield { kind: 'end', how: 'cancelled' };
    return;
  }
  yield { kind: 'open' };
  const parts = sent[Symbol.asyncIterator]();
  let [thought, said, index] = [false, false, 0];
  for (;;) {
    const next = parts.next();
    let result = await within(next, stopped, clocks.quietMs);
    if (result === 'silent') {
      yield { kind: 'status', what: 'quiet', ms: clocks.quietMs };
      result = await within(next, stopped, Math.max(0, clocks.stalledMs - clocks.quietMs));
    }
    if (typeof result === 'string') {
      next.catch(() => undefined);
      yield result === 'cancelled' ? { kind: 'end', how: 'cancelled' } : { kind: 'end', how: 'stalled', message: say('{0} fell silent; what came is kept.', model.label), retry: { can: true } };
      return;
    }
    if (result.done === true) break;
    const event = eventOf(result.value, index++);
    if (!event) continue;
    if (event.kind === 'thinking') thought = true;
    else if (event.kind === 'text' && event.text.trim() !== '') said = true;
    yield event;
  }
  yield endOf(thought, said, model.label);
}

function endOf(thought: boolean, said: boolean, label: string): RunEnd {
  if (said) return { kind: 'end', how: 'complete-unconfirmed' };
  if (thought) return { kind: 'end', how: 'thinking-only', message: say('{0} thought but gave no answer.', label), retry: { can: true } };
  return { kind: 'end', how: 'empty', message: say('{0} sent nothing.', label), retry: { can: true } };
}

async function within<T>(next: Promise<T>, stopped: Promise<'cancelled'>, ms: number): Promise<T | 'cancelled' | 'silent'> {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<'silent'>((resolve) => {
    timer = setTimeout(() => resolve('silent'), ms);
  });
  try {
    return await Promise.race([next, stopped, silent]);
  } finally {
    clearTimeout(timer);
  }
}

interface PromptSize {
  readonly total: number;
  /** Of what was asked and answered before. */
  readonly history: number;
}

/** Counted by the model's own tokenizer; undefined where it cannot count, which is no reason not to ask it. */
async function tokensOf(model: ChatModel, messages: readonly ChatMessage[], signal: AbortSignal): Promise<PromptSize | undefined> {
  try {
    const counts = await Promise.all(messages.map(({ content }) => model.countTokens(content, signal)));
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, count) => total + count, 0);
    return { total: sum(counts), history: sum(counts.slice(2)) };
  } catch {
    return undefined;
  }
}

/** Nothing is ever cut in silence: what does not fit is said, and not sent. */
function tooLongEnd(model: ChatModel, size: PromptSize | undefined): RunEnd | undefined {
  if (!size || !(model.maxInputTokens > 0) || size.total <= model.maxInputTokens) return undefined;
  const { total, history } = size;
  const message =
    history > total / 2
      ? say('This conversation has {0} tokens, {1} of them earlier questions and answers; {2} reads {3}. Start a new problem, or choose a model with more room.', total, history, model.label, model.maxInputTokens)
      : say('This problem has {0} tokens with what belongs to it; {1} reads {2}. Select less, or choose a model with more room.', total, model.label, model.maxInputTokens);
  return { kind: 'end', how: 'failed', failure: 'context-too-long', message, retry: { can: false } };
}
