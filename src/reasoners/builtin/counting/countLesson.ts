import { shownNumber } from '../exactNumber.ts';
import type { Lesson } from '../lesson.ts';
import type { ChanceSteps } from './chanceSteps.ts';
import { countingLesson } from './countingLesson.ts';
import type { CountQuestion } from './countingQuestion.ts';
import { diceSteps } from './diceSteps.ts';
import { binomialMomentLesson, binomialSteps, distributionLesson } from './distributionSteps.ts';
import { eventSteps } from './eventSteps.ts';
import { expansionSteps } from './expansionSteps.ts';
import { pickSteps } from './pickSteps.ts';
import { urnSteps } from './urnSteps.ts';

/** A question of counting or of chance, worked through. */
export function countLesson(question: CountQuestion): Lesson {
  switch (question.ask) {
    case 'coefficient':
    case 'coefficient-sum':
    case 'binomial-sum':
      return answered(expansionSteps(question), false);
    case 'dice':
      return answered(diceSteps(question), false);
    case 'urn':
      return answered(urnSteps(question), false);
    case 'numbers':
      return answered(pickSteps(question), false);
    case 'events':
      return answered(eventSteps(question), question.decimal);
    case 'binomial':
      return answered(binomialSteps(question), question.decimal);
    case 'binomial-moment':
      return binomialMomentLesson(question);
    case 'distribution':
      return distributionLesson(question);
    case 'letters':
    case 'choose':
    case 'arrange':
    case 'row':
    case 'circle':
    case 'pairs':
    case 'diagonals':
    case 'numerals':
    case 'subsets':
    case 'sums':
      return countingLesson(question);
  }
}

function* answered(steps: ChanceSteps, decimal: boolean): Lesson {
  const found = yield* steps;
  return found ? { kind: 'answer', answer: shownNumber(found, decimal), notes: [], checks: [] } : { kind: 'beyond' };
}
