import type { Lesson } from '../lesson.ts';
import { identityLesson } from './identityLesson.ts';
import { inequalityProof } from './inequalityProof.ts';
import type { ProofQuestion } from './proofQuestion.ts';

export function provingLesson(question: ProofQuestion): Lesson {
  return question.relation === 'equal' ? identityLesson(question) : inequalityProof(question);
}
