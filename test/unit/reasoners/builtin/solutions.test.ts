import { declinedSolutions, solutionProblems } from './problems/solutions.ts';
import { testProblems } from './testProblems.ts';

testProblems('the solutions of an equation', solutionProblems, declinedSolutions);
