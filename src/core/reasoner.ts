import type { Effort } from './effort.ts';
import type { Attachment, Problem } from './problem.ts';
import type { ReasoningEvent } from './reasoningEvent.ts';

export type Task =
  | 'solve'
  | 'check'
  | 'hint'
  | 'explain'
  | 'grade'
  | 'similar'
  | 'ask'
  /** Python that computes the answer anew or tests it; how is said in the words of the request. */
  | 'write-check'
  /** Which value of a notebook a claim speaks of, as data. */
  | 'match'
  /** What a model thinks of the lines of a proof that computation leaves open, as data. */
  | 'review'
  /** The marks of a worked solution by a rubric, as data. */
  | 'marks'
  /** Text to stand in the place of a step, or between two. */
  | 'rewrite'
  /** Hints for a problem, each saying a little more than the one before, as data. */
  | 'hints'
  /** New problems of a kind with their answers, as data. */
  | 'practice'
  /** The rest of an answer that broke off. */
  | 'continue'
  /** The answer, from what was thought before it broke off or was stopped. */
  | 'answer';

/** An earlier exchange about the same problem, oldest first. */
export interface Exchange {
  readonly task: Task;
  /** The user's own words; empty where the task says it all. */
  readonly ask: string;
  /** What the user attached to these words. */
  readonly attachments?: readonly Attachment[];
  readonly answer: string;
  /** What was thought where there is no answer, for a model that is to answer from it. */
  readonly thinking?: string;
  /** What must be sent back to the provider unchanged (DeepSeek after tools, OpenRouter, Responses). */
  readonly opaque?: readonly unknown[];
}

export interface ReasoningRequest {
  readonly problem: Problem;
  readonly task: Task;
  /** The user's own words: a follow-up question, or empty for the task itself. */
  readonly ask: string;
  /** What the user attached to these words; what belongs to the problem is the problem's own. */
  readonly attachments?: readonly Attachment[];
  readonly history: readonly Exchange[];
  readonly effort: Effort;
  /** Tokens the answer may have, with its thinking, where less than the model's own limit can be paid for. */
  readonly mostTokens?: number;
  /** BCP 47, as VS Code's display language gives it: `en`, `zh-cn`. */
  readonly language: string;
}

/** Everything that goes along with a request: of the problem, of what was asked before, of what is asked now. */
export function allAttachments({ problem, history, attachments = [] }: ReasoningRequest): readonly Attachment[] {
  return [...problem.attachments, ...history.flatMap((exchange) => exchange.attachments ?? []), ...attachments];
}

/**
 * A port: turns a request into a stream of reasoning events. It never throws; every failure is the
 * stream's last event. Aborting the signal ends the stream with `cancelled`.
 */
export interface Reasoner {
  readonly id: string;
  readonly label: string;
  solve(request: ReasoningRequest, signal: AbortSignal): AsyncIterable<ReasoningEvent>;
}
