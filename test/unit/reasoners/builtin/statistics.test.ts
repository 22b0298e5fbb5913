import { declinedStatistics, statisticsProblems } from './problems/statistics.ts';
import { testProblems } from './testProblems.ts';

testProblems('listed data', statisticsProblems, declinedStatistics);
