import { app, num } from '../../../math/build.ts';
import { say } from '../../../core/phrase.ts';
import type { Lesson, LessonStep } from '../lesson.ts';
import { baseArithmeticLesson } from './baseArithmetic.ts';
import { baseLesson } from './bases.ts';
import { congruenceLesson, inverseLesson, remaindersLesson } from './congruences.ts';
import { diophantineLesson } from './diophantine.ts';
import { divisorsLesson, factoriseLesson, primeLesson } from './divisors.ts';
import { gcdLesson, lcmLesson } from './euclid.ts';
import { extremeLesson } from './extremeLesson.ts';
import type { NumberQuestion } from './question.ts';
import { remainderLesson } from './remainder.ts';
import { someDivisorsLesson } from './someDivisors.ts';

/** A question about given whole numbers, worked through. */
export function* numbersLesson(question: NumberQuestion): Lesson {
  switch (question.ask) {
    case 'gcd':
      yield* workedOut(question);
      return yield* gcdLesson(question.of);
    case 'lcm':
      yield* workedOut(question);
      return yield* lcmLesson(question.of);
    case 'factorise':
      return yield* factoriseLesson(question.n);
    case 'prime':
      return yield* primeLesson(question.n);
    case 'count-divisors':
    case 'add-divisors':
    case 'list-divisors':
      return yield* divisorsLesson(question.ask, question.n);
    case 'some-divisors':
      return yield* someDivisorsLesson(question);
    case 'remainder':
      return yield* remainderLesson(question.of, question.modulus);
    case 'congruence':
      return yield* congruenceLesson(question);
    case 'inverse':
      return yield* inverseLesson(question.a, question.modulus);
    case 'extreme':
      return yield* extremeLesson(question);
    case 'remainders':
      return yield* remaindersLesson(question);
    case 'diophantine':
      return yield* diophantineLesson(question);
    case 'base':
      return yield* baseLesson(question);
    case 'base-arithmetic':
      return yield* baseArithmeticLesson(question);
  }
}

function* workedOut({ of, written = [] }: Extract<NumberQuestion, { ask: 'gcd' | 'lcm' }>): Generator<LessonStep, void> {
  for (const [index, expression] of written.entries()) if (expression.kind !== 'number') yield { arrow: 'aside', title: say('Work out the number'), shows: app('equal', expression, num(of[index] ?? 0n)) };
}
