import { declinedSolids, solids } from './problems/solids.ts';
import { testProblems } from './testProblems.ts';

testProblems('tangents of implicit curves, solids of revolution and lengths', solids, declinedSolids);
