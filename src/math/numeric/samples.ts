import type { Expression } from '../expression.ts';
import { some, walk } from '../traverse.ts';
import * as q from '../rational.ts';
import type { Rational } from '../rational.ts';

/** What numbers a variable may be. */
export type NumberDomain = 'real' | 'integer' | 'natural';

/** Where people look first: a counterexample from here can be checked by hand. */
const simple: readonly Rational[] = [2, 1, 3, 0, -1, 4, -2, 5, -3, 6, 10, 7].map((n) => q.rational(n));
const fractions: readonly Rational[] = ([[1, 2], [-1, 2], [3, 2], [1, 3], [2, 3], [-3, 2], [1, 4], [5, 2], [-7, 3], [1, 10]] as const).map(([n, d]) => q.rational(n, d));

/** A small deterministic generator (Park and Miller, 1988), so that a verdict is the same every time. */
export function generator(seed: number): (below: number) => number {
  let state = (Math.abs(seed) % 2147483646) + 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/**
 * Points for the variables, simplest first: all variables from the simple numbers, then fractions, then
 * odd fractions of several sizes that no accident fits. As many as asked for, each only once.
 */
export function* points(names: readonly string[], domains: ReadonlyMap<string, NumberDomain>, count: number, seed = 1): Generator<ReadonlyMap<string, Rational>> {
  if (names.length === 0) {
    yield new Map();
    return;
  }
  const random = generator(seed);
  const seen = new Set<string>();
  for (let round = 0; seen.size < count && round < count * 6; round++) {
    const point = new Map(names.map((name, index) => [name, candidate(round, index, domains.get(name) ?? 'real', random)]));
    const key = [...point.values()].map(q.print).join();
    if (seen.has(key)) continue;
    seen.add(key);
    yield point;
  }
}

function candidate(round: number, index: number, domain: NumberDomain, random: (below: number) => number): Rational {
  // Variables walk through the list at different paces, so that they are not always equal.
  const at = index === 0 ? round : (round * (index + 1) + index) % (simple.length + index);
  if (domain !== 'real') {
    const n = round < simple.length ? (simple[at % simple.length] ?? q.one) : q.rational(random(round < 40 ? 20 : 200) - (domain === 'natural' ? 0 : 10));
    return domain === 'natural' && n.numerator < 0n ? q.negate(n) : n;
  }
  if (round < simple.length) return simple[at % simple.length] ?? q.one;
  if (round < simple.length + fractions.length) return fractions[(round - simple.length + index * 3) % fractions.length] ?? q.one;
  const size = [3, 12, 7, 40][round % 4] ?? 12;
  const sign = random(3) === 0 ? -1 : 1;
  const under = oddDenominators[random(oddDenominators.length)] ?? 11;
  return q.rational(sign * (1 + random(size * under)), under);
}

/** Primes, small ones for values that can be checked by hand and larger ones that fit no period anybody writes. */
const oddDenominators: readonly number[] = [11, 13, 17, 19, 23, 29, 101, 1009];

const integerPositions = new Set(['factorial', 'double-factorial', 'binomial', 'permutations', 'gcd', 'lcm', 'mod', 'totient']);

/** Variables that a statement can only mean as whole numbers: in n!, C(n, k), the ends of a sum, a congruence. */
export function impliedIntegers(expression: Expression): Set<string> {
  const names = new Set<string>();
  const take = (part: Expression | undefined): void => {
    if (part) for (const inner of walk(part)) if (inner.kind === 'symbol') names.add(inner.name);
  };
  for (const part of walk(expression)) {
    if (part.kind !== 'apply') continue;
    if (integerPositions.has(part.operator) || /^(?:congruent|divides|not-divides)$/.test(part.operator)) part.args.forEach(take);
    else if (part.operator === 'sum' || part.operator === 'product') {
      take(part.args[2]);
      take(part.args[3]);
    } else if (part.operator === 'power') {
      const [base, exponent] = part.args;
      const negative = base?.kind === 'apply' && base.operator === 'negate' && base.args[0]?.kind === 'number';
      // (−1)^n means whole n; by x, y, z and t nobody means whole numbers only.
      const isReal = exponent !== undefined && some(exponent, (inner) => inner.kind === 'symbol' && /^[tuvwxyz]$/.test(inner.name));
      if (!isReal && (negative || (base?.kind === 'number' && base.numerator < 0n))) take(exponent);
    }
  }
  return names;
}

export function mentionsI(expression: Expression): boolean {
  return some(expression, (part) => part.kind === 'constant' && part.name === 'i');
}
