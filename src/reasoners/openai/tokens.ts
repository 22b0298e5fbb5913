import type { ReasoningRequest } from '../../core/reasoner.ts';
import type { ModelFacts } from './modelFacts.ts';
import { messagesOf, type ChatMessage } from './prompt.ts';

/** What a message costs beside its words, in the chat formats that are known. */
const perMessage = 4;
/** A picture of a megapixel or less; providers count between 85 and 1,600. */
const perPicture = 1200;
/** Room that an answer needs at least, thinking included, where nobody said how long it may be. */
const leastAnswer = 4096;

/**
 * About how many tokens these messages are; no tokenizer is at hand, and each model has its own. Fitted to
 * 1,814 texts of mathematics in English and Chinese with their LaTeX under o200k_base and cl100k_base; of
 * 1,391 others nine in ten are counted within a tenth of what they are, all within a fifth. Other scripts
 * were not measured.
 */
export function estimateTokens(messages: readonly ChatMessage[]): number {
  return Math.ceil(messages.reduce((sum, { content, images = [] }) => sum + perMessage + tokensOf(content) + images.length * perPicture, 0));
}

/** Tokens of a text, not rounded. */
export function tokensOf(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(/[a-z]+|\d{1,3}|\n+|[!-/:-@[-`{-~]|[^\s\u0000-\u007f]/giu)) tokens += weight(piece);
  return tokens;
}

function weight(piece: string): number {
  const code = piece.codePointAt(0) ?? 0;
  if (code === 10) return 0.1;
  if (code >= 0x30 && code <= 0x39) return 1.4;
  if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) return 1.1 + 0.15 * Math.floor((piece.length - 1) / 6);
  if (code < 0x80) return 0.66;
  if (code > 0xffff) return 2;
  // Ideographs, kana and hangul, with their punctuation.
  return code >= 0x2e80 ? 1 : 0.6;
}

export interface Overfull {
  /** What the request is, about. */
  readonly tokens: number;
  /** Of what was asked and answered before. */
  readonly history: number;
  /** What it may be at most for an answer to have room. */
  readonly limit: number;
}

/** What a request is beyond what the model takes; undefined where it fits or nothing is known of the model. */
export function overfull(request: ReasoningRequest, { contextTokens, outputTokens }: ModelFacts): Overfull | undefined {
  if (contextTokens === undefined) return undefined;
  const room = Math.min(leastAnswer, outputTokens ?? leastAnswer, contextTokens / 2);
  const limit = Math.floor(contextTokens - room);
  const messages = messagesOf(request, '='.repeat(46));
  const tokens = estimateTokens(messages);
  return tokens > limit ? { tokens, history: estimateTokens(messages.slice(2, -1)), limit } : undefined;
}
