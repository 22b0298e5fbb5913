import { declinedProofs, provingProblems } from './problems/proving.ts';
import { testProblems } from './testProblems.ts';

testProblems('proofs', provingProblems, declinedProofs);
