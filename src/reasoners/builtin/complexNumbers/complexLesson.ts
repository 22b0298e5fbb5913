import { app } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { some, substitute } from '../../../math/traverse.ts';
import { say } from '../../../core/phrase.ts';
import { chosen } from '../choices.ts';
import type { Conclusion, Lesson, LessonStep, Solution } from '../lesson.ts';
import type { ComplexQuestion, ComplexWant } from './complexQuestion.ts';
import { complexEquationSteps } from './equationLesson.ts';
import { lettersLesson } from './lettersLesson.ts';
import { agrees } from '../agreement.ts';
import { complexValue, withoutConjugates } from './parts.ts';
import { propertySteps, valueSteps } from './propertySteps.ts';
import { rootsLesson } from './rootsLesson.ts';

/** A question about complex numbers, worked through; of choices exactly one must be the answer. */
export function* complexLesson(question: ComplexQuestion): Lesson {
  return chosen(yield* lessonOf(question), question.choices);
}

function lessonOf(question: ComplexQuestion): Lesson {
  switch (question.ask) {
    case 'number':
      return numberLesson(question.of, question.want);
    case 'equation':
      return equationLesson(question);
    case 'letters':
      return lettersLesson(question.condition, question.letters);
    case 'roots':
      return rootsLesson(question.of, question.degree, question.unknown);
  }
}

function* numberLesson(of: Expression, want: ComplexWant): Lesson {
  return yield* wantedOf(of, want, []);
}

function* equationLesson({ left, right, unknown, of, want }: Extract<ComplexQuestion, { ask: 'equation' }>): Lesson {
  const value = yield* complexEquationSteps(left, right, unknown);
  if (!value) return { kind: 'beyond' };
  const solution: Solution = new Map([[unknown, value]]);
  const check = app('equal', substitute(left, solution), substitute(right, solution));
  if (want === 'value' && of.kind === 'symbol') return { kind: 'answer', answer: value, notes: [], checks: [check], solutions: [solution] };
  return yield* wantedOf(substitute(of, solution), want, [check], [solution]);
}

/** Marks of conjugates and moduli inside are worked out one after another, from the inside. */
function* wantedOf(of: Expression, want: ComplexWant, checks: readonly Expression[], solutions?: readonly Solution[]): Generator<LessonStep, Conclusion> {
  const modulus = want === 'value' && isApply(of, 'abs') ? of.args[0] : undefined;
  let inner = modulus ?? of;
  if (some(inner, (part) => isApply(part, 'conjugate', 'abs', 'real-part', 'imaginary-part'))) {
    const plain = withoutConjugates(inner);
    if (!agrees(complexValue(plain), complexValue(inner))) return { kind: 'beyond' };
    if (toLatex(plain) !== toLatex(inner)) yield { arrow: 'equals', title: say('Put the conjugates and moduli in'), shows: app('equal', inner, plain), reason: say('conjugates and moduli') };
    inner = plain;
  }
  const parts = yield* valueSteps(inner);
  const answer = parts && (yield* propertySteps(parts, modulus ? 'modulus' : want));
  return answer ? { kind: 'answer', answer, notes: [], checks, ...(solutions ? { solutions } : {}) } : { kind: 'beyond' };
}
