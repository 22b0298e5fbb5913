import type { Problem } from '../../core/problem.ts';
import type { ReasoningRequest, Task } from '../../core/reasoner.ts';
import { mathSpans } from '../../math/reading/spans.ts';
import { understand } from './understand.ts';

const answering: ReadonlySet<Task> = new Set<Task>(['solve', 'ask', 'explain', 'hint']);

/** The user's own words as a question by themselves: where they bring a formula, or ask something whole. Undefined where they speak of the problem. */
export function ownQuestion({ task, ask }: Pick<ReasoningRequest, 'task' | 'ask'>): Pick<Problem, 'text' | 'format'> | undefined {
  if (!answering.has(task) || ask.trim() === '') return undefined;
  const text = withoutLeadIn(ask);
  return mathSpans(text, 'markdown').length > 0 || understand(text, 'markdown').kind === 'task' ? { text, format: 'markdown' } : undefined;
}

/** “now solve …”: the word that leads in means nothing. */
function withoutLeadIn(ask: string): string {
  return ask.trim().replace(/^(?:ok(?:ay)?|now|and|then|please|what about|how about|现在|那么|接着|请|再)[\s,，]+/i, '');
}
