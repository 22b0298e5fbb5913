import { declinedFunctions, functionProblems } from './problems/functions.ts';
import { testProblems } from './testProblems.ts';

testProblems('functions given by formulas', functionProblems, declinedFunctions);
