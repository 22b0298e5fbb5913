import { declinedSymbolic, symbolicProblems } from './problems/symbolic.ts';
import { testProblems } from './testProblems.ts';

testProblems('formulas', symbolicProblems, declinedSymbolic);
