import { app, constant, fromRational, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { numericValue } from '../../../math/simplify.ts';
import { wholeSquareRoot } from '../../../math/solving/surds.ts';
import { some } from '../../../math/traverse.ts';
import { isPrime } from '../../../math/primes.ts';
import { printedPlaces } from '../nearness.ts';
import { slips } from './slips.ts';

/** Leaves the remainders by every number up to ten. */
const sameRemainders = 2520n;

/** Wrong values near a right one, likeliest mistakes first: whole ones of a whole number, printed ones of a printed decimal. */
export function numberMutants(value: Expression): Expression[] {
  const places = printedPlaces(value);
  const rational = numericValue(value);
  if (places !== undefined && rational) return decimalMutants(rational.numerator, rational.denominator, places);
  if (rational?.denominator === 1n) return wholeMutants(rational.numerator).map((mutant) => num(mutant));
  const shifted = [app('add', value, num(1, 997)), app('multiply', value, num(1010, 1009)), app('add', value, num(1)), app('add', value, num(-1)), app('multiply', num(2), value), app('negate', value), app('add', value, num(sameRemainders))];
  if (!rational && some(value, (part) => part.kind === 'constant' && part.name === 'pi')) {
    const turns = (count: number, sign: Expression): Expression => app('add', app('multiply', num(count), constant('pi')), sign);
    return [...shifted, turns(2, value), turns(1, value), turns(1, app('negate', value)), turns(2, app('negate', value)), ...slips(value).slice(0, 3)];
  }
  if (!rational) return [...shifted, ...slips(value).slice(0, 5), app('power', value, num(2))];
  const { numerator, denominator } = rational;
  // Numerator and denominator slip, and a probability is taken for its opposite.
  return [...shifted, num(numerator + 1n, denominator), num(numerator, denominator + 1n), ...(numerator === 0n ? [] : [num(denominator, numerator)]), num(denominator - numerator, denominator)];
}

/** Same parity, same last digit, same digit sum, same residues, the next square or prime: what properties that are merely necessary let pass. */
function wholeMutants(value: bigint): bigint[] {
  const size = value < 0n ? -value : value;
  const sign = value < 0n ? -1n : 1n;
  const root = wholeSquareRoot(size);
  const digits = [...size.toString()];
  return [
    value + 1n,
    value - 1n,
    value * 2n,
    -value,
    value + 2n,
    value + 10n,
    value + 9n,
    value + sameRemainders * sign,
    ...(root === undefined || root === 0n ? [] : [sign * (root + 1n) ** 2n, sign * (root - 1n) ** 2n]),
    ...(size > 1n && size < 1_000_000n && isPrime(size) ? [sign * nextPrime(size, 1n), ...(size > 2n ? [sign * nextPrime(size, -1n)] : [])] : []),
    ...(digits.length > 1 && size < 10n ** 30n ? [sign * BigInt([...digits].reverse().join(''))] : []),
    ...(digits.length > 1 && size < 10n ** 30n ? [sign * BigInt([...digits.slice(1), digits[0]].join(''))] : []),
    value - 2n,
    value * 10n,
    0n,
    1n,
    ...[3n, 4n, 5n, 6n, 7n, 8n, 12n].flatMap((step) => [value + step, value - step]),
    // Angles in degrees with the same sine or cosine.
    ...(value > -720n && value < 720n ? [180n - value, 360n - value] : []),
  ];
}

function nextPrime(value: bigint, step: bigint): bigint {
  let next = value + step;
  while (!isPrime(next)) next += step;
  return next;
}

/** By more than the last printed place, so that no rounding explains them. */
function decimalMutants(numerator: bigint, denominator: bigint, places: number): Expression[] {
  const unit = 10n ** BigInt(Math.max(0, places));
  const units = (numerator * unit) / denominator;
  const tenth = unit / 10n > 2n ? unit / 10n : 2n;
  const share = (units < 0n ? -units : units) / 1009n;
  const made = [units + 2n, units - 2n, units + unit, units - unit, units * 2n, -units, units + 5n, units + tenth, units - tenth, ...(share >= 2n ? [units + share] : []), ...(unit / 997n >= 2n ? [units + unit / 997n] : []), units * 10n, units + sameRemainders * unit];
  return made.map((mutant) => ({ ...fromRational(num(mutant, unit)), decimals: places }));
}
