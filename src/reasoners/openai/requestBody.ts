import type { Effort } from '../../core/effort.ts';
import { chatMessage } from './chatMessage.ts';
import { effortFields } from './effortFields.ts';
import type { Endpoint } from './endpoint.ts';
import type { ChatMessage } from './prompt.ts';
import { responsesFields } from './responsesBody.ts';
import { usualLimit } from './usualLimit.ts';

/**
 * The body of a streamed request in the endpoint's protocol. Sampling fields are left out: reasoning
 * models reject them. `maxTokens` limits the answer with its thinking.
 */
export function requestBody(endpoint: Endpoint, model: string, messages: readonly ChatMessage[], effort: Effort, maxTokens?: number): Record<string, unknown> {
  const limit = maxTokens ?? usualLimit(endpoint, model);
  const body: Record<string, unknown> = {
    model,
    ...(endpoint.protocol === 'responses' ? responsesFields(messages) : { messages: messages.map((message) => chatMessage(message, endpoint.sendsBack)) }),
    stream: true,
    ...(endpoint.protocol === 'chat' && endpoint.usageOption ? { stream_options: { include_usage: true } } : {}),
    ...effortFields(endpoint, model, effort, limit),
    ...(limit === undefined ? {} : { [endpoint.limitField]: limit }),
  };
  return Object.fromEntries(Object.entries(body).filter(([field]) => !endpoint.rejects.includes(field)));
}
