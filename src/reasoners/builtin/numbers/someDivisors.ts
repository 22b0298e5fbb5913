import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { isPrime } from '../../../math/primes.ts';
import { m, type Lesson } from '../lesson.ts';
import { primeSteps, productOf } from './divisors.ts';
import { divisorsOf, largestFactored } from './integers.ts';
import type { NumberQuestion } from './question.ts';

type SomeDivisors = Extract<NumberQuestion, { ask: 'some-divisors' }>;

const mostListed = 40;

/** Some of the divisors of a number: counted and added up by the prime factors, and once more one by one. */
export function* someDivisorsLesson({ n, which, wanted }: SomeDivisors): Lesson {
  if (n < 2n || n > largestFactored) return { kind: 'beyond' };
  const primes = yield* primeSteps(n);
  if (!primes) return { kind: 'beyond' };
  const found = divisorsOf(n).filter((d) => isWanted(d, which, n));
  const [least] = found;
  const greatest = found.at(-1);
  if (least === undefined || greatest === undefined) return { kind: 'beyond' };
  const total = found.reduce((sum, d) => sum + d, 0n);
  const notes: Phrase[] = [];
  if (found.length <= mostListed) notes.push(say('The divisors wanted are {0}.', found.map((d) => m(num(d))).join(', ')));
  else if (which === 'prime' || which === 'proper') return { kind: 'beyond' };
  switch (wanted) {
    case 'largest':
      return { kind: 'answer', answer: num(greatest), notes, checks: [app('equal', num(n), app('multiply', num(greatest), num(n / greatest)))] };
    case 'smallest':
      return { kind: 'answer', answer: num(least), notes, checks: [app('equal', num(n), app('multiply', num(least), num(n / least)))] };
    case 'count':
    case 'sum': {
      const factors = which === 'prime' || which === 'proper' ? undefined : primes.map(([p, e]) => factorOf(p, e, which, wanted));
      const result = wanted === 'count' ? BigInt(found.length) : total;
      const sum = factors ? productOf(factors.map(({ shown }) => shown)) : wanted === 'sum' && found.length > 1 ? app('add', ...found.map((d) => num(d))) : undefined;
      if (factors && factors.reduce((product, { value }) => product * value, 1n) !== result) return { kind: 'beyond' };
      if (sum) yield { arrow: 'aside', title: wanted === 'count' ? say('Choose the exponents') : say('Add them up'), says: factors ? [say('Each prime may stand with the exponents that these divisors allow, whatever the others have.')] : notes, shows: app('equal', sum, num(result)) };
      return { kind: 'answer', answer: num(result), notes: sum && !factors ? [] : notes, checks: [] };
    }
  }
}

function isWanted(d: bigint, which: SomeDivisors['which'], n: bigint): boolean {
  switch (which) {
    case 'odd':
      return d % 2n === 1n;
    case 'even':
      return d % 2n === 0n;
    case 'proper':
      return d < n;
    case 'prime':
      return d > 1n && isPrime(d);
    case 'square': {
      const root = BigInt(Math.round(Math.sqrt(Number(d))));
      return root * root === d;
    }
  }
}

/** What one prime with its exponents gives: how many choices, or the sum of its powers. */
function factorOf(p: bigint, e: number, which: 'odd' | 'even' | 'square', wanted: 'count' | 'sum'): { readonly value: bigint; readonly shown: Expression } {
  const exponents = Array.from({ length: e + 1 }, (_, k) => k).filter((k) => (which === 'square' ? k % 2 === 0 : p !== 2n || (which === 'odd' ? k === 0 : k > 0)));
  if (wanted === 'count') return { value: BigInt(exponents.length), shown: num(exponents.length) };
  const powers = exponents.map((k) => (k === 0 ? num(1) : k === 1 ? num(p) : app('power', num(p), num(k))));
  const [only, ...more] = powers;
  return { value: exponents.reduce((sum, k) => sum + p ** BigInt(k), 0n), shown: only && more.length === 0 ? only : app('add', ...powers) };
}
