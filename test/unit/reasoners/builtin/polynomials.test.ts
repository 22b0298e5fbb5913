import { declinedPolynomials, polynomialProblems } from './problems/polynomials.ts';
import { testProblems } from './testProblems.ts';

testProblems('polynomials and their roots', polynomialProblems, declinedPolynomials);
