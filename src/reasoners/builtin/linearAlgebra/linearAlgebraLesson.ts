import type { Lesson } from '../lesson.ts';
import type { LinearAlgebraTask } from './linearAlgebraTask.ts';
import { characteristicPolynomialLesson, eigenvaluesLesson } from './eigenvaluesLesson.ts';
import { eigenspaceLesson, eigenvectorsLesson } from './eigenvectorsLesson.ts';
import { linearSystemLesson } from './linearSystemLesson.ts';
import { determinantLesson, inverseLesson, matrixLesson } from './matrixLesson.ts';
import { pointsLesson } from './pointsLesson.ts';
import { echelonFormLesson, rankLesson, reducedFormLesson } from './rowReductionLesson.ts';
import { inverseByRowsLesson, spaceLesson } from './spacesLesson.ts';

/** The lesson of each task of matrices, systems, points and vectors. */
export function linearAlgebraLesson(task: LinearAlgebraTask): Lesson {
  switch (task.kind) {
    case 'matrix':
      return matrixLesson(task.expression);
    case 'determinant':
      return determinantLesson(task.matrix);
    case 'inverse':
      return inverseLesson(task.matrix);
    case 'characteristic-polynomial':
      return characteristicPolynomialLesson(task.matrix);
    case 'eigenvalues':
      return eigenvaluesLesson(task.matrix, task.onlyReal);
    case 'eigenvectors':
    case 'diagonalization':
    case 'diagonalizable':
      return eigenvectorsLesson(task);
    case 'eigenspace':
      return eigenspaceLesson(task);
    case 'null-space':
    case 'nullity':
    case 'column-space':
    case 'row-space':
      return spaceLesson(task);
    case 'inverse-by-rows':
      return inverseByRowsLesson(task.matrix);
    case 'echelon-form':
      return echelonFormLesson(task.matrix);
    case 'reduced-form':
      return reducedFormLesson(task.matrix);
    case 'rank':
      return rankLesson(task.matrix);
    case 'linear-system':
      return linearSystemLesson(task);
    default:
      return pointsLesson(task);
  }
}
