import type { Lesson } from '../lesson.ts';
import type { CalculusTask } from './calculusTask.ts';
import { courseLesson } from './courseLesson.ts';
import { arcLengthLesson } from './arcLengthLesson.ts';
import { areaLesson } from './areaLesson.ts';
import { averageLesson } from './averageLesson.ts';
import { curvatureLesson } from './curvatureLesson.ts';
import { implicitLesson } from './implicitLesson.ts';
import { implicitTangentLesson } from './implicitTangentLesson.ts';
import { integralLesson } from './integralLesson.ts';
import { limitLesson } from './limitLesson.ts';
import { revolutionLesson } from './revolutionLesson.ts';
import { convergenceLesson } from './series/convergenceLesson.ts';
import { tangentLesson } from './tangentLesson.ts';

export function calculusLesson(task: CalculusTask): Lesson {
  switch (task.kind) {
    case 'limit':
      return limitLesson(task);
    case 'integral':
      return integralLesson(task);
    case 'area':
      return areaLesson(task);
    case 'volume':
      return revolutionLesson(task);
    case 'convergence':
      return convergenceLesson(task);
    case 'arc-length':
      return arcLengthLesson(task);
    case 'implicit-tangent':
      return implicitTangentLesson(task);
    case 'tangent':
      return tangentLesson(task);
    case 'average':
      return averageLesson(task);
    case 'implicit':
      return implicitLesson(task);
    case 'course':
      return task.asked === 'inflection' || task.asked === 'convex' || task.asked === 'concave' ? curvatureLesson(task.of, task.asked) : courseLesson(task);
  }
}
