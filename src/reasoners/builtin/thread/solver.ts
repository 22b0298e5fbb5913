import { english } from '../../../core/phrase.ts';
import type { Problem } from '../../../core/problem.ts';
import type { Reasoner, ReasoningRequest } from '../../../core/reasoner.ts';
import { builtinReasoner } from '../builtinReasoner.ts';
import type { ComputerAlgebra } from '../engine/computerAlgebra.ts';
import { ownQuestion } from '../ownQuestion.ts';
import type { MathTask } from '../task.ts';
import type { Translate } from '../telling.ts';
import { understand } from '../understand.ts';
import { workedLesson, type WorkedLesson } from '../workedLesson.ts';
import { workedSolution, type WorkedSolution } from '../workedSolution.ts';

export type Question = Pick<Problem, 'text' | 'format'>;

/** Tasks about one expression, with no words around it. */
export type Rewriting = Extract<MathTask, { readonly kind: 'expand' | 'simplify' | 'factor' }>;

export interface Solving {
  /** In the reader's language, or in English for what only the machine reads. */
  readonly words: 'reader' | 'english';
  /** Asks SymPy too where none of our own lessons covers it. */
  readonly withAlgebra: boolean;
}

/** All that a window asks of the built-in solver. Nothing of it throws; what fails is as what is not understood. */
export interface Solver {
  readonly solve: Reasoner['solve'];
  /** A problem solved; undefined where it is not understood for certain or cannot be solved. */
  worked(question: Question, solving: Solving, signal: AbortSignal): Promise<WorkedSolution | undefined>;
  /** The user's own words where these are a question by themselves; an empty one where that could not be found out, for then an answer is held against nothing. */
  ownQuestion(turn: Pick<ReasoningRequest, 'task' | 'ask'>): Promise<Question | undefined>;
  understands(question: Question): Promise<boolean>;
  rewritten(task: Rewriting): Promise<WorkedLesson>;
}

/** The solver in the thread that asks. */
export function solverHere(translate: Translate, algebra?: ComputerAlgebra): Solver {
  return {
    solve: (request, signal) => builtinReasoner(translate, algebra).solve(request, signal),
    worked: ({ text, format }, { words, withAlgebra }, signal) => workedSolution(text, format, words === 'english' ? english : translate, signal, withAlgebra ? algebra : undefined),
    ownQuestion: (turn) => Promise.resolve(ownQuestion(turn)),
    understands: ({ text, format }) => Promise.resolve(understand(text, format).kind === 'task'),
    rewritten: (task) => workedLesson(task, () => false),
  };
}
