import { coordinateProblems, declinedCoordinates } from './problems/coordinates.ts';
import { testProblems } from './testProblems.ts';

testProblems('coordinates', coordinateProblems, declinedCoordinates);
