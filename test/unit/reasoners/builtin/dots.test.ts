import { declinedDots, dottedProblems } from './problems/dots.ts';
import { testProblems } from './testProblems.ts';

testProblems('terms left out with dots', dottedProblems, declinedDots);
