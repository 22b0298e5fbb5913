import type { Lesson } from '../lesson.ts';
import type { CalculusTask } from './calculusTask.ts';
import { courseLesson, extremeLesson } from './courseLesson.ts';
import { areaLesson, integralLesson } from './integralLesson.ts';
import { limitLesson } from './limitLesson.ts';
import { tangentLesson } from './tangentLesson.ts';

export function calculusLesson(task: CalculusTask): Lesson {
  switch (task.kind) {
    case 'limit':
      return limitLesson(task);
    case 'integral':
      return integralLesson(task);
    case 'area':
      return areaLesson(task);
    case 'tangent':
      return tangentLesson(task);
    case 'extreme':
      return extremeLesson(task);
    case 'course':
      return courseLesson(task);
  }
}
