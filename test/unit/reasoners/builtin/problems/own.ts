import { calculus, calculusDeclined } from './calculus.ts';
import { calculusMore, calculusMoreDeclined } from './calculusMore.ts';
import { complexProblems, declinedComplex } from './complexNumbers.ts';
import { coordinateProblems, declinedCoordinates } from './coordinates.ts';
import { countingProblems, declinedCounting } from './counting.ts';
import { differentialEquations, differentialEquationsDeclined } from './differentialEquations.ts';
import { declinedDots, dottedProblems } from './dots.ts';
import { beyondEquations, equations } from './equations.ts';
import { declinedFunctions, functionProblems } from './functions.ts';
import { declinedGeneral, generalProblems } from './generalSolutions.ts';
import { declinedGivenValues, givenValueProblems } from './givenValues.ts';
import { declinedGeometry, geometryProblems } from './geometry.ts';
import { beyondInequalities, inequalities } from './inequalities.ts';
import { beyondLinearAlgebra, linearAlgebra, matrixProperties } from './linearAlgebra.ts';
import { declinedSpaces, matrixSpaces } from './matrixSpaces.ts';
import { declinedMeetings, meetingProblems } from './meetings.ts';
import { declinedNumbers, numberProblems } from './numbers.ts';
import { declinedOptimisation, optimisationProblems } from './optimisation.ts';
import { declinedOperations, operationProblems } from './operations.ts';
import { declinedMoreOptima, moreOptima } from './optimisationMore.ts';
import { declinedPolynomials, polynomialProblems } from './polynomials.ts';
import { declinedProofs, provingProblems } from './proving.ts';
import { declinedSequences, sequenceProblems } from './sequences.ts';
import { declinedSeries, series } from './series.ts';
import { declinedSolids, solids } from './solids.ts';
import { declinedSolutions, solutionProblems } from './solutions.ts';
import { declinedStatistics, statisticsProblems } from './statistics.ts';
import { declinedStories, storyProblems } from './stories.ts';
import { declinedMoreStories, moreStories } from './storiesMore.ts';
import { declinedSymbolic, symbolicProblems } from './symbolic.ts';
import { declinedValues, valueProblems } from './values.ts';
import { outOfScope, textbook } from '../textbook.ts';

/** Our own textbook problems by topic: each with its answer, and those that must be declined. */
export const ownLists: readonly { readonly topic: string; readonly problems: readonly (readonly [problem: string, answer: string])[]; readonly declined: readonly string[] }[] = [
  { topic: 'algebra', problems: textbook, declined: outOfScope },
  { topic: 'calculus', problems: calculus, declined: calculusDeclined },
  { topic: 'calculusMore', problems: calculusMore, declined: calculusMoreDeclined },
  { topic: 'complexNumbers', problems: complexProblems, declined: declinedComplex },
  { topic: 'coordinates', problems: coordinateProblems, declined: declinedCoordinates },
  { topic: 'counting', problems: countingProblems, declined: declinedCounting },
  { topic: 'differentialEquations', problems: differentialEquations, declined: differentialEquationsDeclined },
  { topic: 'dots', problems: dottedProblems, declined: declinedDots },
  { topic: 'equations', problems: equations, declined: beyondEquations },
  { topic: 'functions', problems: functionProblems, declined: declinedFunctions },
  { topic: 'generalSolutions', problems: generalProblems, declined: declinedGeneral },
  { topic: 'geometry', problems: geometryProblems, declined: declinedGeometry },
  { topic: 'givenValues', problems: givenValueProblems, declined: declinedGivenValues },
  { topic: 'inequalities', problems: inequalities, declined: beyondInequalities },
  { topic: 'linearAlgebra', problems: [...linearAlgebra, ...matrixProperties], declined: beyondLinearAlgebra },
  { topic: 'matrixSpaces', problems: matrixSpaces, declined: declinedSpaces },
  { topic: 'meetings', problems: meetingProblems, declined: declinedMeetings },
  { topic: 'numbers', problems: numberProblems, declined: declinedNumbers },
  { topic: 'optimisation', problems: [...optimisationProblems, ...moreOptima], declined: [...declinedOptimisation, ...declinedMoreOptima] },
  { topic: 'operations', problems: operationProblems, declined: declinedOperations },
  { topic: 'polynomials', problems: polynomialProblems, declined: declinedPolynomials },
  { topic: 'proving', problems: provingProblems, declined: declinedProofs },
  { topic: 'sequences', problems: sequenceProblems, declined: declinedSequences },
  { topic: 'series', problems: series, declined: declinedSeries },
  { topic: 'solids', problems: solids, declined: declinedSolids },
  { topic: 'solutions', problems: solutionProblems, declined: declinedSolutions },
  { topic: 'statistics', problems: statisticsProblems, declined: declinedStatistics },
  { topic: 'stories', problems: storyProblems, declined: declinedStories },
  { topic: 'storiesMore', problems: moreStories, declined: declinedMoreStories },
  { topic: 'symbolic', problems: symbolicProblems, declined: declinedSymbolic },
  { topic: 'values', problems: valueProblems, declined: declinedValues },
];

export function languageOf(problem: string): 'English' | 'Chinese' {
  return /\p{Script=Han}/u.test(problem) ? 'Chinese' : 'English';
}
