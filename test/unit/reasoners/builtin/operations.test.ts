import { declinedOperations, operationProblems } from './problems/operations.ts';
import { testProblems } from './testProblems.ts';

testProblems('operations of their own', operationProblems, declinedOperations);
