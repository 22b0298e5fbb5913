import { setImmediate } from 'node:timers/promises';
import { expandLesson, factorLesson, simplifyLesson } from './algebra.ts';
import { arithmeticLesson } from './arithmetic.ts';
import { calculusLesson } from './calculus/calculusLesson.ts';
import { isSound } from './confirm.ts';
import { complexLesson } from './complexNumbers/complexLesson.ts';
import { geometryLesson } from './geometry/geometryLesson.ts';
import { endlessLesson } from './dots/endless.ts';
import { dottedLesson } from './dots/dottedLesson.ts';
import { givenValueLesson } from './givenValues/givenValueLesson.ts';
import { coordinateLesson } from './coordinates/coordinateLesson.ts';
import { countLesson } from './counting/countLesson.ts';
import { derivativeLesson } from './derivative.ts';
import { differentialLesson } from './differentialEquations/differentialLesson.ts';
import { equationLesson } from './equation.ts';
import { inequalityLesson } from './inequalities/inequalityLesson.ts';
import type { Conclusion, Lesson, LessonStep } from './lesson.ts';
import { operationLesson } from './operations/operationLesson.ts';
import { numbersLesson } from './numbers/numbersLesson.ts';
import { linearAlgebraLesson } from './linearAlgebra/linearAlgebraLesson.ts';
import { optimumLesson } from './optimisation/optimumLesson.ts';
import { storyLesson } from './stories/storyLesson.ts';
import { statisticsLesson } from './statistics/statisticsLesson.ts';
import { polynomialsLesson } from './polynomials/polynomialsLesson.ts';
import { provingLesson } from './proving/provingLesson.ts';
import { solutionsLesson } from './equations/solutionsLesson.ts';
import { functionsLesson } from './functions/functionsLesson.ts';
import { sequencesLesson } from './sequences/sequencesLesson.ts';
import { systemLesson } from './system.ts';
import type { MathTask } from './task.ts';

/** More steps than this are not a lesson. */
const mostSteps = 60;

export type WorkedLesson =
  | { readonly kind: 'worked'; readonly steps: readonly LessonStep[]; readonly conclusion: Extract<Conclusion, { kind: 'answer' }> }
  | Extract<Conclusion, { kind: 'beyond' }>;

/** A task worked through step by step, giving way to others between steps; every statement was decided once more. */
export async function workedLesson(task: MathTask, cancelled: () => boolean): Promise<WorkedLesson> {
  const lesson = lessonOf(task);
  const steps: LessonStep[] = [];
  while (steps.length < mostSteps && !cancelled()) {
    const next = lesson.next();
    if (next.done) {
      if (next.value.kind === 'beyond') return next.value;
      return (await isSound(steps, next.value, setImmediate)) ? { kind: 'worked', steps, conclusion: next.value } : { kind: 'beyond' };
    }
    steps.push(next.value);
    await setImmediate();
  }
  return { kind: 'beyond' };
}

function lessonOf(task: MathTask): Lesson {
  switch (task.kind) {
    case 'solve':
      return equationLesson(task);
    case 'inequality':
      return inequalityLesson(task);
    case 'polynomials':
      return polynomialsLesson(task.question);
    case 'proof':
      return provingLesson(task.question);
    case 'solutions':
      return solutionsLesson(task.question);
    case 'functions':
      return functionsLesson(task.question);
    case 'given-value':
      return givenValueLesson(task.question);
    case 'operation':
      return operationLesson(task.question);
    case 'coordinates':
      return coordinateLesson(task.question);
    case 'endless':
      return endlessLesson(task.question);
    case 'dots':
      return dottedLesson(task.question);
    case 'complex':
      return complexLesson(task.question);
    case 'geometry':
      return geometryLesson(task.question);
    case 'numbers':
      return numbersLesson(task.question);
    case 'counting':
      return countLesson(task.question);
    case 'statistics':
      return statisticsLesson(task.question);
    case 'sequences':
      return sequencesLesson(task.question);
    case 'story':
      return storyLesson(task.story);
    case 'optimum':
      return optimumLesson(task.question);
    case 'calculus':
      return calculusLesson(task.question);
    case 'differential-equation':
      return differentialLesson(task.task);
    case 'linear-algebra':
      return linearAlgebraLesson(task.task);
    case 'system':
      return systemLesson(task);
    case 'differentiate':
      return derivativeLesson(task);
    case 'expand':
      return expandLesson(task.expression);
    case 'simplify':
      return simplifyLesson(task.expression);
    case 'factor':
      return factorLesson(task.expression);
    case 'compute':
      return arithmeticLesson(task);
  }
}
