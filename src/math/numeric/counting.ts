import type { Operator } from '../expression.ts';
import * as q from '../rational.ts';
import type { Evaluation } from './evaluate.ts';
import { exact, floated, NotComputable, NotDefined, type Value } from './value.ts';

/** Functions of whole numbers, exact; undefined for an operator that is none of them. */
export function counting(evaluation: Evaluation, operator: Operator, values: () => Value[]): Value | undefined {
  const wholes = (): bigint[] => values().map((value) => evaluation.whole(value, 10n ** 40n));
  switch (operator) {
    case 'factorial': {
      const [n = 0n] = wholes();
      return whole(descending(n, 1n));
    }
    case 'double-factorial': {
      const [n = 0n] = wholes();
      return whole(descending(n, 2n));
    }
    case 'binomial': {
      const [n = 0n, k = 0n] = wholes();
      if (n < 0n) throw new NotComputable('a negative upper index');
      return whole(k < 0n || k > n ? 0n : binomial(n, k));
    }
    case 'permutations': {
      const [n = 0n, k = 0n] = wholes();
      if (n < 0n || k < 0n || k > 20_000n) throw new NotDefined('not a count');
      let product = 1n;
      for (let factor = n; factor > n - k; factor--) product *= factor;
      return whole(k > n ? 0n : product);
    }
    case 'gcd':
      return whole(wholes().reduce((a, b) => q.gcd(a, b), 0n));
    case 'lcm':
      return whole(wholes().reduce((a, b) => (a === 0n || b === 0n ? 0n : (a / q.gcd(a, b)) * (b < 0n ? -b : b)), 1n));
    case 'mod': {
      const [a = 0n, m = 0n] = wholes();
      if (m === 0n) throw new NotDefined('modulus zero');
      const size = m < 0n ? -m : m;
      return whole(((a % size) + size) % size);
    }
    case 'totient': {
      const [n = 0n] = wholes();
      return whole(totient(n));
    }
    case 'base': {
      const [digits, base] = values();
      if (!digits || !base) throw new NotComputable('an argument is missing');
      return whole(inBase(evaluation.whole(digits, 10n ** 200n), evaluation.whole(base, 36n)));
    }
    case 'floor':
    case 'ceiling':
    case 'round': {
      const [x] = values();
      if (!x) throw new NotComputable('an argument is missing');
      return rounded(evaluation, operator, x);
    }
    case 'max':
    case 'min':
      return values().reduce((a, b) => {
        const order = evaluation.compare(a, b);
        if (order === undefined) return a;
        return order > 0 === (operator === 'max') ? a : b;
      });
    default:
      return undefined;
  }
}

function whole(value: bigint): Value {
  return exact({ numerator: value, denominator: 1n });
}

function descending(n: bigint, step: bigint): bigint {
  if (n < 0n) throw new NotDefined('the factorial of a negative number');
  if (n > 5000n) throw new NotComputable('a factorial too large');
  let product = 1n;
  for (let factor = n; factor > 1n; factor -= step) product *= factor;
  return product;
}

function binomial(n: bigint, k: bigint): bigint {
  const least = k > n - k ? n - k : k;
  if (least > 5000n) throw new NotComputable('a binomial too large');
  let result = 1n;
  for (let index = 1n; index <= least; index++) result = (result * (n - least + index)) / index;
  return result;
}

function totient(n: bigint): bigint {
  if (n < 1n) throw new NotDefined('not a positive number');
  if (n > 10n ** 12n) throw new NotComputable('too large to factor');
  let rest = n;
  let result = n;
  for (let prime = 2n; prime * prime <= rest; prime++) {
    if (rest % prime !== 0n) continue;
    while (rest % prime === 0n) rest /= prime;
    result -= result / prime;
  }
  return rest > 1n ? result - result / rest : result;
}

function inBase(digits: bigint, base: bigint): bigint {
  if (base < 2n) throw new NotDefined('not a base');
  let value = 0n;
  for (const digit of digits.toString()) {
    if (BigInt(digit) >= base) throw new NotDefined('a digit beyond its base');
    value = value * base + BigInt(digit);
  }
  return value;
}

function rounded(evaluation: Evaluation, operator: 'floor' | 'ceiling' | 'round', x: Value): Value {
  if (x.kind === 'exact') {
    const { numerator, denominator } = operator === 'round' ? q.add(x.value, q.rational(1, 2)) : x.value;
    const down = numerator >= 0n ? numerator / denominator : -((-numerator + denominator - 1n) / denominator);
    return whole(operator === 'ceiling' && down * denominator !== numerator ? down + 1n : down);
  }
  const { re, im } = floated(x, evaluation.D);
  if (!im.isZero()) throw new NotDefined('not real');
  // Next to a whole number the rounding of x decides, so nothing may be concluded.
  if (re.minus(re.round()).abs().lt(new evaluation.D(10).pow(-evaluation.digits + 5))) throw new NotComputable('too close to a whole number');
  const result = operator === 'floor' ? re.floor() : operator === 'ceiling' ? re.ceil() : re.round();
  return whole(BigInt(result.toFixed(0)));
}
