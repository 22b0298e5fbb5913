import { declinedGivenValues, givenValueProblems } from './problems/givenValues.ts';
import { testProblems } from './testProblems.ts';

testProblems('values given by equations', givenValueProblems, declinedGivenValues);
