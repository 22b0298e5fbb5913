import { declinedValues, valueProblems } from './problems/values.ts';
import { testProblems } from './testProblems.ts';

testProblems('values', valueProblems, declinedValues);
