import { say, type Phrase } from '../../core/phrase.ts';
import { app, sym } from '../../math/build.ts';
import { calculusReading } from './calculus/readCalculus.ts';
import { differentialReading } from './differentialEquations/readDifferential.ts';
import { complexReading } from './complexNumbers/complexReading.ts';
import { geometryReading } from './geometry/geometryReading.ts';
import { endlessReading } from './dots/endless.ts';
import { dottedReading } from './dots/dottedLesson.ts';
import { givenValueReading } from './givenValues/givenValueLesson.ts';
import { coordinateReading } from './coordinates/coordinateLesson.ts';
import { countReading } from './counting/countReading.ts';
import { inequalityReading } from './inequalities/readInequality.ts';
import { m } from './lesson.ts';
import { linearAlgebraReading } from './linearAlgebra/readLinearAlgebra.ts';
import { operationReading } from './operations/operationLesson.ts';
import { readingOfNumbers } from './numbers/readNumbers.ts';
import { optimumReading } from './optimisation/optimumLesson.ts';
import { storyReading } from './stories/storyLesson.ts';
import { statisticsReading } from './statistics/statisticsReading.ts';
import { polynomialsReading } from './polynomials/polynomialsLesson.ts';
import { provingReading } from './proving/readProving.ts';
import { solutionsReading } from './equations/solutionsLesson.ts';
import { functionsReading } from './functions/functionsLesson.ts';
import { sequencesReading } from './sequences/sequencesLesson.ts';
import type { MathTask } from './task.ts';

/** The interpretation in one sentence: the first line that is shown. */
export function readingOf(task: MathTask): Phrase {
  switch (task.kind) {
    case 'solve':
      return say('I read this as: solve {0} for {1}.', m(app('equal', task.left, task.right)), m(sym(task.unknown)));
    case 'inequality':
      return inequalityReading(task);
    case 'polynomials':
      return polynomialsReading(task.question);
    case 'proof':
      return provingReading(task.question);
    case 'solutions':
      return solutionsReading(task.question);
    case 'functions':
      return functionsReading(task.question);
    case 'given-value':
      return givenValueReading(task.question);
    case 'operation':
      return operationReading(task.question);
    case 'coordinates':
      return coordinateReading(task.question);
    case 'endless':
      return endlessReading(task.question);
    case 'dots':
      return dottedReading(task.question);
    case 'complex':
      return complexReading(task.question);
    case 'geometry':
      return geometryReading(task.question);
    case 'numbers':
      return readingOfNumbers(task.question);
    case 'counting':
      return countReading(task.question);
    case 'statistics':
      return statisticsReading(task.question);
    case 'sequences':
      return sequencesReading(task.question);
    case 'story':
      return storyReading(task.story);
    case 'optimum':
      return optimumReading(task.question);
    case 'calculus':
      return calculusReading(task.question);
    case 'differential-equation':
      return differentialReading(task.task);
    case 'linear-algebra':
      return linearAlgebraReading(task.task);
    case 'system':
      return say('I read this as: solve the system {0} for {1} and {2}.', task.equations.map(m).join(', '), m(sym(task.unknowns[0])), m(sym(task.unknowns[1])));
    case 'differentiate':
      if (task.point) return say('I read this as: differentiate {0} with respect to {1} and take the value at {2}.', m(task.expression), m(sym(task.variable)), m(app('equal', sym(task.variable), task.point)));
      return task.order === 1
        ? say('I read this as: differentiate {0} with respect to {1}.', m(task.expression), m(sym(task.variable)))
        : say('I read this as: differentiate {0} {1} times with respect to {2}.', m(task.expression), task.order, m(sym(task.variable)));
    case 'expand':
      return say('I read this as: expand {0}.', m(task.expression));
    case 'simplify':
      return say('I read this as: simplify {0}.', m(task.expression));
    case 'factor':
      return say('I read this as: factor {0}.', m(task.expression));
    case 'compute':
      return task.where
        ? say('I read this as: compute {0} for {1}.', m(task.expression), task.where.map(([name, value]) => m(app('equal', sym(name), value))).join(', '))
        : say('I read this as: compute {0}.', m(task.expression));
  }
}
