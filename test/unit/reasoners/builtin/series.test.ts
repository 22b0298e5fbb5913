import { declinedSeries, series } from './problems/series.ts';
import { testProblems } from './testProblems.ts';

testProblems('the convergence of series', series, declinedSeries);
