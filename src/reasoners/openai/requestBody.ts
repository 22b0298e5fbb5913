import type { Effort } from '../../core/effort.ts';
import type { ChatMessage } from './prompt.ts';
import type { Endpoint } from './endpoint.ts';

/** The body of a streamed request. Sampling fields are left out: reasoning models reject them. */
export function requestBody(endpoint: Endpoint, model: string, messages: readonly ChatMessage[], effort: Effort): Record<string, unknown> {
  return {
    model,
    messages,
    stream: true,
    ...(endpoint.usageOption ? { stream_options: { include_usage: true } } : {}),
    ...effortFields(endpoint, effort),
  };
}

/** Effort in the endpoint's own words; `auto` leaves it to the server. */
function effortFields({ effort: control, id }: Endpoint, effort: Effort): Record<string, unknown> {
  if (effort === 'auto') return {};
  switch (control) {
    case 'reasoning_effort': {
      const known = /^(?:kimi|deepseek)/.test(id) ? { low: 'low', medium: 'high', high: 'high', max: 'max' } : { low: 'low', medium: 'medium', high: 'high', max: 'high' };
      return { reasoning_effort: known[effort] };
    }
    case 'reasoning-object':
      return { reasoning: { effort: effort === 'max' ? 'xhigh' : effort } };
    case 'thinking-type':
      return { thinking: { type: effort === 'low' ? 'disabled' : 'enabled' } };
    case 'enable-thinking':
      return effort === 'low' ? { enable_thinking: false } : { enable_thinking: true, thinking_budget: { medium: 8192, high: 24_576, max: 38_912 }[effort] };
    case 'none':
      return {};
  }
}
