import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { isPrime } from '../../../math/primes.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { divisorsOf, largestFactored, primesOf } from './integers.ts';

type Primes = readonly (readonly [prime: bigint, exponent: number])[];

/** As few as can be taken in at a glance. */
const mostListed = 40;

export function productOf(factors: readonly Expression[]): Expression {
  const [first, second, ...more] = factors;
  return first === undefined ? num(1) : second === undefined ? first : app('multiply', first, second, ...more);
}

function powersOf(primes: Primes): Expression[] {
  return primes.map(([p, e]) => (e === 1 ? num(p) : app('power', num(p), num(e))));
}

/** Prime by prime, the smallest first. Each factor is shown prime by another method than the division that found it. */
export function* primeSteps(n: bigint): Generator<LessonStep, Primes | undefined> {
  const primes = primesOf(n);
  if (primes.reduce((product, [p, e]) => product * p ** BigInt(e), 1n) !== n || !primes.every(([p]) => isPrime(p))) return undefined;
  let rest = n;
  let line: Expression = num(n);
  for (const [index, [p, e]] of primes.entries()) {
    rest /= p ** BigInt(e);
    const next = productOf([...powersOf(primes.slice(0, index + 1)), ...(rest > 1n ? [num(rest)] : [])]);
    if (index > 0 && rest === 1n && e === 1) break;
    if (primes.length === 1 && e === 1) break;
    yield {
      arrow: 'equals',
      title: say('Take out the factor {0}', String(p)),
      says: [e === 1 ? say('{0} divides once.', `$${p}$`) : say('{0} divides {1} times.', `$${p}$`, e)],
      shows: app('equal', line, next),
      reason: say('take out {0}', String(p)),
    };
    line = next;
  }
  return primes;
}

export function* factoriseLesson(n: bigint): Lesson {
  if (n < 2n || n > largestFactored) return { kind: 'beyond' };
  const primes = yield* primeSteps(n);
  if (!primes) return { kind: 'beyond' };
  const notes = primes.length === 1 && primes[0]?.[1] === 1 ? [say('{0} is itself a prime number.', `$${n}$`)] : [];
  return { kind: 'answer', answer: productOf(powersOf(primes)), notes, checks: [] };
}

export function* primeLesson(n: bigint): Lesson {
  if (n < 2n || n > largestFactored) return { kind: 'beyond' };
  const [smallest = n] = primesOf(n).map(([p]) => p);
  if (isPrime(n) !== (smallest === n)) return { kind: 'beyond' };
  if (smallest !== n) {
    yield { arrow: 'aside', title: say('Look for the smallest divisor'), says: [say('A number that is not prime has a prime divisor whose square is not larger.')], shows: app('equal', num(n), app('multiply', num(smallest), num(n / smallest))) };
    return { kind: 'answer', answer: say('no'), notes: [say('{0} is not prime: {1} divides it.', `$${n}$`, `$${smallest}$`)], checks: [] };
  }
  const root = BigInt(Math.floor(Math.sqrt(Number(n))));
  yield {
    arrow: 'aside',
    title: say('How far to look'),
    says: [say('A number that is not prime has a prime divisor whose square is not larger.')],
    shows: app('less', num(n), app('power', num(root + 1n), num(2))),
  };
  const tried: bigint[] = [];
  for (let p = 2n; p <= root && tried.length <= 12; p++) if (isPrime(p)) tried.push(p);
  if (tried.length <= 12) for (const p of tried) yield { arrow: 'aside', title: say('Divide {0} by {1}', String(n), String(p)), shows: app('equal', num(n), app('add', app('multiply', num(p), num(n / p)), num(n % p))) };
  return { kind: 'answer', answer: say('yes'), notes: [say('None of the primes up to {0} divides {1}: it is prime.', `$${root}$`, `$${n}$`)], checks: [] };
}

/** The number, sum or list of the divisors: by the prime factors, and once more one by one. */
export function* divisorsLesson(ask: 'count-divisors' | 'add-divisors' | 'list-divisors', n: bigint): Lesson {
  if (n < 2n || n > largestFactored) return { kind: 'beyond' };
  const primes = yield* primeSteps(n);
  if (!primes) return { kind: 'beyond' };
  const all = divisorsOf(n);
  if (ask === 'list-divisors') {
    if (all.length > mostListed || all.length !== primes.reduce((count, [, e]) => count * (e + 1), 1)) return { kind: 'beyond' };
    for (const d of all.filter((each) => each * each <= n)) yield { arrow: 'aside', title: say('A pair of divisors'), shows: app('equal', num(n), app('multiply', num(d), num(n / d))) };
    return { kind: 'answer', answer: app('list', ...all.map((d) => num(d))), notes: [], checks: [] };
  }
  const counted = ask === 'count-divisors';
  const factors = primes.map(([p, e]) => (counted ? app('add', num(e), num(1)) : app('add', num(1), ...Array.from({ length: e }, (_, k) => (k === 0 ? num(p) : app('power', num(p), num(k + 1)))))));
  const result = primes.reduce((product, [p, e]) => product * (counted ? BigInt(e + 1) : (p ** BigInt(e + 1) - 1n) / (p - 1n)), 1n);
  if (result !== (counted ? BigInt(all.length) : all.reduce((sum, d) => sum + d, 0n))) return { kind: 'beyond' };
  yield {
    arrow: 'aside',
    title: counted ? say('Choose the exponents') : say('Add up every choice of exponents'),
    says: [counted ? say('A divisor has each prime to an exponent from 0 up to its exponent in {0}: one choice more than the exponent.', m(num(n))) : say('Multiplied out, this product has each divisor once.')],
    shows: app('equal', productOf(factors), num(result)),
  };
  return { kind: 'answer', answer: num(result), notes: [], checks: [] };
}
