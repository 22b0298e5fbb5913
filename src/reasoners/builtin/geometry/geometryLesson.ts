import { chosen } from '../choices.ts';
import type { Lesson } from '../lesson.ts';
import { circleEquationLesson, circleLesson } from './circleLesson.ts';
import { conicLesson } from './conicLesson.ts';
import type { GeometryQuestion } from './geometryQuestion.ts';
import { distanceLesson, lineFactLesson, lineLesson, parallelLesson, polygonLesson } from './lineLesson.ts';
import { meetLesson } from './meetLesson.ts';
import { measureLesson } from './measureLesson.ts';
import { triangleLesson } from './triangleLesson.ts';

/** A question of geometry, worked through; of choices exactly one must be the answer. */
export function* geometryLesson(question: GeometryQuestion): Lesson {
  return chosen(yield* lessonOf(question), question.choices);
}

function lessonOf(question: GeometryQuestion): Lesson {
  switch (question.ask) {
    case 'line':
      return lineLesson(question);
    case 'line-fact':
      return lineFactLesson(question);
    case 'distance':
      return distanceLesson(question);
    case 'parallel-distance':
      return parallelLesson(question);
    case 'meet':
      return meetLesson(question);
    case 'circle':
      return circleLesson(question);
    case 'circle-equation':
      return circleEquationLesson(question);
    case 'polygon':
      return polygonLesson(question);
    case 'conic':
      return conicLesson(question);
    case 'triangle':
      return triangleLesson(question);
    case 'measure':
      return measureLesson(question);
  }
}
