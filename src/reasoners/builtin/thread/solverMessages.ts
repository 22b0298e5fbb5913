import type { ReasoningRequest } from '../../../core/reasoner.ts';
import type { ReasoningEvent } from '../../../core/reasoningEvent.ts';
import type { AlgebraAnswer, AlgebraRequest } from '../engine/computerAlgebra.ts';
import type { WorkedLesson } from '../workedLesson.ts';
import type { WorkedSolution } from '../workedSolution.ts';
import type { Question, Rewriting, Solving } from './solver.ts';

/** What a thread of the solver is started with. */
export interface SolverWords {
  readonly language: string;
  /** English templates and what stands for them. */
  readonly bundle: Readonly<Record<string, string>>;
}

export type Asked =
  | { readonly kind: 'solve'; readonly request: ReasoningRequest }
  | { readonly kind: 'worked'; readonly question: Question; readonly solving: Solving }
  | { readonly kind: 'own-question'; readonly turn: Pick<ReasoningRequest, 'task' | 'ask'> }
  | { readonly kind: 'understands'; readonly question: Question }
  | { readonly kind: 'rewritten'; readonly task: Rewriting };

/** What comes of each kind of call at its end. */
export interface Answers {
  readonly solve: undefined;
  readonly worked: WorkedSolution | undefined;
  readonly 'own-question': Question | undefined;
  readonly understands: boolean;
  readonly rewritten: WorkedLesson;
}

export type Answer = Answers[Asked['kind']];

export type ToSolver =
  | { readonly kind: 'call'; readonly call: number; readonly asked: Asked }
  | { readonly kind: 'stop'; readonly call: number }
  | { readonly kind: 'starts-slowly'; readonly request: number; readonly slowly: boolean }
  | { readonly kind: 'algebra'; readonly request: number; readonly answer: AlgebraAnswer };

export type FromSolver =
  /** Sent from time to time while there are calls: a thread that is silent hangs. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'event'; readonly call: number; readonly event: ReasoningEvent }
  | { readonly kind: 'done'; readonly call: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly call: number; readonly message: string }
  | { readonly kind: 'starts-slowly'; readonly request: number }
  | { readonly kind: 'algebra'; readonly request: number; readonly asked: AlgebraRequest }
  | { readonly kind: 'give-up'; readonly request: number };
