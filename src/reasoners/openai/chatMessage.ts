import type { Endpoint } from './endpoint.ts';
import { listOf, objectOf } from './json.ts';
import type { ChatMessage } from './prompt.ts';

/** A message as Chat Completions writes it, with what this endpoint wants back of an earlier answer's reasoning. */
export function chatMessage({ role, content, images = [], opaque = [] }: ChatMessage, sendsBack: Endpoint['sendsBack']): Readonly<Record<string, unknown>> {
  if (role === 'assistant') return { role, content, ...reasoningOf(opaque, sendsBack) };
  if (images.length === 0) return { role, content };
  return { role, content: [{ type: 'text', text: content }, ...images.map(({ mediaType, base64 }) => ({ type: 'image_url', image_url: { url: `data:${mediaType};base64,${base64}` } }))] };
}

function reasoningOf(opaque: readonly unknown[], sendsBack: Endpoint['sendsBack']): Readonly<Record<string, unknown>> {
  switch (sendsBack) {
    case 'reasoning_content': {
      // Even empty reasoning must go back where the model called tools.
      const reasoning = opaque.map((data) => objectOf(data)?.['reasoning_content']).find((text) => typeof text === 'string');
      return reasoning === undefined ? {} : { reasoning_content: reasoning };
    }
    case 'reasoning_details': {
      const details = reasoningDetails(opaque);
      return details.length === 0 ? {} : { reasoning_details: details };
    }
    case 'items':
    case 'nothing':
      return {};
  }
}

/**
 * OpenRouter wants the details of an answer back as they were, but a stream brings them in pieces:
 * pieces of one text or summary are joined; what came twice, by id or by its encrypted data, counts once.
 */
export function reasoningDetails(opaque: readonly unknown[]): unknown[] {
  const joined: Record<string, unknown>[] = [];
  const seen = new Set<string>();
  for (const piece of opaque.flatMap((data) => listOf(objectOf(data)?.['reasoning_details'])).map(objectOf)) {
    if (!piece) continue;
    const field = textField(piece['type']);
    const last = joined.at(-1);
    if (field !== undefined && last && last['type'] === piece['type'] && last['index'] === piece['index'] && sameId(last['id'], piece['id'])) {
      joined[joined.length - 1] = { ...last, ...withoutNull(piece), [field]: `${text(last[field])}${text(piece[field])}` };
      continue;
    }
    const key = field === undefined ? JSON.stringify([piece['type'], piece['id'] ?? piece['data'] ?? piece['index']]) : undefined;
    if (key !== undefined && seen.has(key)) continue;
    if (key !== undefined) seen.add(key);
    joined.push({ ...piece });
  }
  return joined;
}

function textField(type: unknown): 'text' | 'summary' | undefined {
  return type === 'reasoning.text' ? 'text' : type === 'reasoning.summary' ? 'summary' : undefined;
}

function sameId(left: unknown, right: unknown): boolean {
  return left === right || (left ?? null) === null || (right ?? null) === null;
}

function withoutNull(piece: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(piece).filter(([, value]) => value !== null && value !== undefined));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
