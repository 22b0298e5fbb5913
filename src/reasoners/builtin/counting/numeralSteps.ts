import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import { m, type LessonStep } from '../lesson.ts';
import { productOf } from '../numbers/divisors.ts';
import { counted, falling } from './countingLesson.ts';
import type { CountingQuestion } from './countingQuestion.ts';

/** Numbers of a given length from given digits, place by place: the places with a condition first. */
export function* numeralSteps({ digits, length, repeated, divisor }: Extract<CountingQuestion, { ask: 'numerals' }>): Generator<LessonStep, bigint | undefined> {
  if (length < 2 || (!repeated && length > digits.length)) return undefined;
  const size = digits.length;
  const zero = digits.includes(0);
  const lasts = digits.filter((digit) => (divisor === 'odd' ? digit % 2 === 1 : digit % divisor === 0));
  const first = zero ? size - 1 : size;
  const noZero = zero ? [say('The first digit is not 0.')] : [];
  if (repeated) {
    const factors = [first, ...Array.from({ length: length - 2 }, () => size), lasts.length];
    const value = factors.reduce((product, factor) => product * BigInt(factor), 1n);
    yield counted(say('Fill the places from left to right'), [...noZero, ...lastDigits(lasts, divisor)], productOf(factors.map((factor) => num(factor))), value);
    return value;
  }
  if (divisor === 1) {
    const rest = falling(zero ? size - 1 : size - 1, length - 1);
    const value = BigInt(first) * fall(size - 1, length - 1);
    yield counted(say('Fill the places from left to right'), [...noZero, say('Every digit is used only once.')], app('multiply', num(first), rest), value);
    return value;
  }
  const others = lasts.filter((digit) => digit !== 0);
  const ends: bigint[] = [];
  if (lasts.includes(0)) {
    const value = fall(size - 1, length - 1);
    yield counted(say('The last digit is 0'), [...lastDigits(lasts, divisor), say('The other places take any of the remaining digits.')], falling(size - 1, length - 1), value);
    ends.push(value);
  }
  if (others.length > 0) {
    const lead = zero ? size - 2 : size - 1;
    const middle = length - 2;
    const value = BigInt(others.length) * BigInt(lead) * fall(size - 2, middle);
    const factors = [num(others.length), num(lead), ...(middle > 0 ? Array.from({ length: middle }, (_, index) => num(size - 2 - index)) : [])];
    yield counted(say('The last digit is not 0'), [...lastDigits(others, divisor), say('Fill the last place, then the first, then the rest.'), ...noZero], productOf(factors), value);
    ends.push(value);
  }
  const value = ends.reduce((sum, each) => sum + each, 0n);
  const [one, two] = ends;
  if (one !== undefined && two !== undefined) yield counted(say('Both cases together'), [], app('add', num(one), num(two)), value);
  return ends.length === 0 ? undefined : value;
}

function lastDigits(lasts: readonly number[], divisor: 1 | 2 | 5 | 10 | 'odd'): ReturnType<typeof say>[] {
  return divisor === 1 ? [] : [say('The last digit may be {0}.', lasts.map((digit) => m(num(digit))).join(', '))];
}

function fall(from: number, factors: number): bigint {
  let product = 1n;
  for (let index = 0; index < factors; index++) product *= BigInt(from - index);
  return product;
}
