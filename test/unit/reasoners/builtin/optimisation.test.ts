import { declinedOptimisation, optimisationProblems } from './problems/optimisation.ts';
import { testProblems } from './testProblems.ts';

testProblems('greatest and least values', optimisationProblems, declinedOptimisation);
