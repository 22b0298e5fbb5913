import type { Effort } from '../../core/effort.ts';
import { claudeVersion } from './claudeVersion.ts';
import type { Endpoint } from './endpoint.ts';

type Chosen = Exclude<Effort, 'auto'>;
type Fields = Readonly<Record<string, unknown>>;

/** Tokens of thinking where a provider counts them instead of naming degrees. */
const budgets: Readonly<Record<Chosen, number>> = { low: 2048, medium: 8192, high: 24_576, max: 32_768 };

/**
 * How hard to think, in the words this endpoint has for this model; `auto` leaves it to the server. Nothing
 * where the model has no such words.
 * `maxTokens` is the limit that thinking must stay below where both are counted.
 */
export function effortFields({ effort: control, protocol, limitField }: Endpoint, model: string, effort: Effort, maxTokens?: number): Fields {
  switch (control) {
    case 'openai':
      return openai(model, effort, protocol);
    case 'gemini':
      return gemini(model, effort);
    case 'anthropic':
      return effort === 'auto' ? {} : anthropic(baseName(model), effort, limitField, maxTokens);
    case 'none':
      return {};
    default:
      return effort === 'auto' ? {} : chosen[control](baseName(model), effort);
  }
}

const chosen: Readonly<Record<Exclude<Endpoint['effort'], 'openai' | 'gemini' | 'anthropic' | 'none'>, (model: string, effort: Chosen) => Fields>> = {
  kimi(model, effort) {
    // K2.7-code and the retired thinking models always think and take no word about it.
    if (/^kimi-k[3-9]/.test(model)) return { reasoning_effort: { low: 'low', medium: 'high', high: 'high', max: 'max' }[effort] };
    if (/^kimi-k2\.[56](?!\d)/.test(model)) return { thinking: { type: effort === 'low' ? 'disabled' : 'enabled' } };
    return {};
  },
  deepseek(model, effort) {
    if (/reasoner/.test(model)) return {};
    return { thinking: { type: 'enabled' }, reasoning_effort: { low: 'low', medium: 'high', high: 'high', max: 'max' }[effort] };
  },
  qwen(model, effort) {
    if (!/^(?:qwen3|qwen-(?:plus|flash|turbo|max)|qwq)/.test(model) || /instruct|coder/.test(model)) return {};
    const budget = effort === 'max' ? {} : { thinking_budget: budgets[effort] };
    return /thinking|^qwq/.test(model) ? budget : { enable_thinking: true, ...budget };
  },
  openrouter: (_, effort) => ({ reasoning: { effort: effort === 'max' ? 'xhigh' : effort } }),
  mistral(model, effort) {
    if (/^magistral/.test(model)) return effort === 'low' ? {} : { prompt_mode: 'reasoning' };
    if (/^mistral-(?:small-(?:latest|4)|medium-(?:latest$|3(?:$|[.-]5)))/.test(model)) return { reasoning_effort: effort === 'low' ? 'none' : 'high' };
    return {};
  },
  'chat-template': (model, effort) => (/gpt-oss/.test(model) ? { reasoning_effort: threeDegrees[effort] } : templateSwitch(model, effort)),
  'llama.cpp': (model, effort) => (/gpt-oss/.test(model) ? { chat_template_kwargs: { reasoning_effort: threeDegrees[effort] } } : templateSwitch(model, effort)),
  lmstudio: (model, effort) => (/gpt-oss/.test(model) ? { reasoning_effort: threeDegrees[effort] } : {}),
  ollama(model, effort) {
    // A model that does not think answers any word about thinking with an error.
    return thinksHere.test(model) ? { reasoning_effort: effort === 'max' && /gpt-oss/.test(model) ? 'high' : effort } : {};
  },
};

const threeDegrees: Readonly<Record<Chosen, string>> = { low: 'low', medium: 'medium', high: 'high', max: 'high' };

const thinksHere = /gpt-oss|qwen3(?!.*(?:instruct|coder))|qwq|deepseek-(?:r1|v3\.[1-9]|v[4-9])|magistral|thinking|glm-[45]|kimi-k[23]/;

/** The switch that a model's own chat template has. */
function templateSwitch(model: string, effort: Chosen): Fields {
  const on = effort !== 'low';
  if (/qwen3(?!.*(?:instruct|coder|thinking))|glm-[45]/.test(model)) return { chat_template_kwargs: { enable_thinking: on } };
  if (/deepseek-v(?:3\.[1-9]|[4-9])|kimi-k2\.[5-9]/.test(model)) return { chat_template_kwargs: { thinking: on } };
  return {};
}

function openai(model: string, effort: Effort, protocol: Endpoint['protocol']): Fields {
  if (!/^(?:o\d|gpt-(?:[5-9]|oss|\d\d))/.test(model) || /-chat/.test(model)) return {};
  const [, major = '0', minor = '0'] = /^gpt-(\d+)(?:\.(\d+))?/.exec(model) ?? [];
  const version = Number(major) + Number(minor) / 100;
  const most = version >= 5.06 ? 'max' : version >= 5.02 ? 'xhigh' : 'high';
  const degree = effort === 'max' ? most : effort;
  if (protocol === 'chat') return degree === 'auto' ? {} : { reasoning_effort: degree };
  return { reasoning: { ...(degree === 'auto' ? {} : { effort: degree }), summary: 'auto' }, include: ['reasoning.encrypted_content'] };
}

/** Thoughts come only where they are asked for. Either a level (3 and later) or a budget (2.5) may be given. */
function gemini(model: string, effort: Effort): Fields {
  const name = baseName(model);
  const config = (more: Fields): Fields => ({ extra_body: { google: { thinking_config: { ...more, include_thoughts: true } } } });
  if (/^gemini-(?:[3-9]|\d\d)/.test(name)) return config(effort === 'auto' ? {} : { thinking_level: level(name, effort) });
  if (/^gemini-2\.5/.test(name)) return config(effort === 'auto' ? {} : { thinking_budget: /flash/.test(name) ? Math.min(budgets[effort], 24_576) : budgets[effort] });
  return {};
}

function level(model: string, effort: Chosen): string {
  // 3 Pro knows no medium.
  if (effort === 'medium') return /^gemini-3-pro/.test(model) ? 'high' : 'medium';
  return effort === 'low' ? 'low' : 'high';
}

/**
 * From 4.6 on Claude decides itself how long it thinks and refuses a budget; older models need one, of at
 * least 1024 and less than the limit of the answer.
 */
function anthropic(model: string, effort: Chosen, limitField: string, maxTokens: number | undefined): Fields {
  const version = claudeVersion(model);
  if (version >= 4.6) return { thinking: { type: 'adaptive' }, reasoning_effort: effort };
  if (version < 3.7) return {};
  const limit = maxTokens ?? budgets[effort] + 16_384;
  const budget = Math.min(budgets[effort], limit - 1024);
  return budget < 1024 ? {} : { thinking: { type: 'enabled', budget_tokens: budget }, [limitField]: limit };
}

/** A model's name without its owner (`Qwen/Qwen3-8B`, `models/gemini-2.5-pro`), in lower case. */
function baseName(model: string): string {
  return model.slice(model.lastIndexOf('/') + 1).toLowerCase();
}
