import type { Lesson } from '../lesson.ts';
import type { LinearAlgebraTask } from './linearAlgebraTask.ts';
import { linearSystemLesson } from './linearSystemLesson.ts';
import { determinantLesson, inverseLesson, matrixLesson } from './matrixLesson.ts';
import { pointsLesson } from './pointsLesson.ts';

/** The lesson of each task of matrices, systems, points and vectors. */
export function linearAlgebraLesson(task: LinearAlgebraTask): Lesson {
  switch (task.kind) {
    case 'matrix':
      return matrixLesson(task.expression);
    case 'determinant':
      return determinantLesson(task.matrix);
    case 'inverse':
      return inverseLesson(task.matrix);
    case 'linear-system':
      return linearSystemLesson(task);
    default:
      return pointsLesson(task);
  }
}
