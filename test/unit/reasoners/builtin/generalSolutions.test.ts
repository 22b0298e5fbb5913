import { declinedGeneral, generalProblems } from './problems/generalSolutions.ts';
import { testProblems } from './testProblems.ts';

testProblems('general solutions, exponents and parameters', generalProblems, declinedGeneral);
