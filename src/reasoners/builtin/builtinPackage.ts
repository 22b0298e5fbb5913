/** All that a window asks of the built-in solver: a bundle of its own, loaded with the first question, since its topics are more than all else that activation loads. */
export { builtinReasoner } from './builtinReasoner.ts';
export { ownQuestion } from './ownQuestion.ts';
export { understand } from './understand.ts';
export { workedLesson } from './workedLesson.ts';
export { workedSolution } from './workedSolution.ts';
