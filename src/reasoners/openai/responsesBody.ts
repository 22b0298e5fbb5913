import { objectOf } from './json.ts';
import type { ChatMessage } from './prompt.ts';

/** The part of a Responses request that carries the conversation; nothing of it is stored by the provider. */
export function responsesFields(messages: readonly ChatMessage[]): Readonly<Record<string, unknown>> {
  const instructions = messages.filter(({ role }) => role === 'system').map(({ content }) => content).join('\n\n');
  return {
    ...(instructions === '' ? {} : { instructions }),
    input: messages.flatMap(inputItems),
    store: false,
  };
}

function inputItems(message: ChatMessage): unknown[] {
  switch (message.role) {
    case 'system':
      return [];
    case 'user':
      return [{
        type: 'message',
        role: 'user',
        content: [
          { type: 'input_text', text: message.content },
          ...(message.images ?? []).map(({ mediaType, base64 }) => ({ type: 'input_image', image_url: `data:${mediaType};base64,${base64}`, detail: 'auto' })),
        ],
      }];
    case 'assistant':
      // Reasoning without the answer that followed it is refused.
      if (message.content === '') return [];
      return [...(message.opaque ?? []).flatMap(reasoningItem), { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: message.content }] }];
  }
}

/** An item of an earlier answer as it came, but for its status, which no request may have. */
function reasoningItem(data: unknown): unknown[] {
  const item = objectOf(data);
  if (item?.['type'] !== 'reasoning' || typeof item['encrypted_content'] !== 'string') return [];
  const { status: _, ...rest } = item;
  return [rest];
}
