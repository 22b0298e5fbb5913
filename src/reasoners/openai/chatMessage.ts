import type { Endpoint } from './endpoint.ts';
import { listOf, objectOf } from './json.ts';
import type { ChatMessage } from './prompt.ts';
import { joinedDetails } from './reasoningDetails.ts';

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
      const details = joinedDetails(opaque.flatMap((data) => listOf(objectOf(data)?.['reasoning_details'])));
      return details.length === 0 ? {} : { reasoning_details: details };
    }
    case 'items':
    case 'nothing':
      return {};
  }
}
