import type { Lesson } from '../lesson.ts';
import { baseLesson } from './bases.ts';
import { congruenceLesson, inverseLesson, remaindersLesson } from './congruences.ts';
import { diophantineLesson } from './diophantine.ts';
import { divisorsLesson, factoriseLesson, primeLesson } from './divisors.ts';
import { gcdLesson, lcmLesson } from './euclid.ts';
import type { NumberQuestion } from './question.ts';
import { remainderLesson } from './remainder.ts';

/** A question about given whole numbers, worked through. */
export function numbersLesson(question: NumberQuestion): Lesson {
  switch (question.ask) {
    case 'gcd':
      return gcdLesson(question.of);
    case 'lcm':
      return lcmLesson(question.of);
    case 'factorise':
      return factoriseLesson(question.n);
    case 'prime':
      return primeLesson(question.n);
    case 'count-divisors':
    case 'add-divisors':
    case 'list-divisors':
      return divisorsLesson(question.ask, question.n);
    case 'remainder':
      return remainderLesson(question.of, question.modulus);
    case 'congruence':
      return congruenceLesson(question);
    case 'inverse':
      return inverseLesson(question.a, question.modulus);
    case 'remainders':
      return remaindersLesson(question);
    case 'diophantine':
      return diophantineLesson(question);
    case 'base':
      return baseLesson(question);
  }
}
