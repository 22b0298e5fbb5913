import type { TextFormat } from '../../core/problem.ts';
import { algebraLesson, asksAlgebra } from './engine/algebraLesson.ts';
import type { ComputerAlgebra } from './engine/computerAlgebra.ts';
import type { MathTask } from './task.ts';
import { answerText, solutionOf, thoughtOf, type Translate } from './telling.ts';
import { understand } from './understand.ts';
import { workedLesson } from './workedLesson.ts';

/** What the built-in solver knows of a problem that it solved, as Markdown in the reader's language. */
export interface WorkedSolution {
  readonly kind: MathTask['kind'];
  /** How the problem was read, in one sentence. */
  readonly reading: string;
  /** What is done, without the equation as it was given: each as a few words, and as a whole step. */
  readonly steps: readonly { readonly title: string; readonly whole: string }[];
  readonly solution: string;
  /** LaTeX without delimiters. */
  readonly answer: string;
}

/**
 * Solves a problem with no model; undefined where it is not understood for certain or cannot be solved.
 * @param algebra asked where none of our own lessons covers it
 */
export async function workedSolution(text: string, format: TextFormat, translate: Translate, signal: AbortSignal, algebra?: ComputerAlgebra): Promise<WorkedSolution | undefined> {
  const understanding = understand(text, format);
  if (understanding.kind === 'beyond') return undefined;
  const { task, reading } = understanding;
  let lesson = await workedLesson(task, () => signal.aborted);
  if (lesson.kind === 'beyond' && algebra && !signal.aborted && asksAlgebra(task)) {
    const more = await algebraLesson(task, algebra, signal);
    if (more.kind === 'worked') lesson = more;
  }
  if (lesson.kind === 'beyond') return undefined;
  const { steps, conclusion } = lesson;
  return {
    kind: task.kind,
    reading: translate(reading),
    steps: steps.filter(({ arrow }) => arrow !== 'given').map((step) => ({ title: translate(step.title), whole: thoughtOf(step, translate).trim() })),
    solution: [...solutionOf(steps, conclusion, translate)].join('').trim(),
    answer: answerText(conclusion.answer, translate),
  };
}
