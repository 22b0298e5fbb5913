import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import { polynomialOf } from '../../../math/exact/normalForm.ts';
import type { Expression } from '../../../math/expression.ts';
import { isInteger, power } from '../../../math/rational.ts';
import { fromRational } from '../../../math/build.ts';
import { mapChildren } from '../../../math/traverse.ts';

/** Powers of whole numbers whose exponents hold letters, as powers of one letter for each prime and each letter. */
export interface Exponentials {
  readonly plain: readonly Expression[];
  /** What each of the new letters stands for. */
  readonly meanings: ReadonlyMap<string, Expression>;
}

/** `9^x` and `3^{x+1}` both by `3^x`; undefined where an exponent is not linear with whole coefficients. */
export function withoutExponentials(expressions: readonly Expression[]): Exponentials | undefined {
  const meanings = new Map<string, Expression>();
  let fails = false;
  const change = (part: Expression): Expression => {
    const [base, exponent] = isApply(part, 'power') ? part.args : [];
    if (!base || !exponent || exponent.kind === 'number' || (isApply(exponent, 'negate') && exponent.args[0]?.kind === 'number')) return mapChildren(part, change);
    const found = powersOf(base, exponent, meanings);
    if (!found) fails = true;
    return found ?? part;
  };
  const plain = expressions.map(change);
  return fails ? undefined : { plain, meanings };
}

function powersOf(base: Expression, exponent: Expression, meanings: Map<string, Expression>): Expression | undefined {
  const linear = polynomialOf(exponent);
  if (!linear || base.kind !== 'number' || base.denominator !== 1n || base.numerator < 2n || base.numerator > 1_000_000n) return undefined;
  const factors: Expression[] = [];
  for (const [prime, times] of primePowers(base.numerator)) {
    for (const { coefficient, powers } of linear.values()) {
      const [[name, degree] = [undefined, 0], ...more] = powers;
      const by = coefficient.numerator * times;
      if (!isInteger(coefficient) || more.length > 0 || degree > 1 || by > 60n || by < -60n) return undefined;
      if (name === undefined) {
        factors.push(fromRational(power({ numerator: prime, denominator: 1n }, by)));
        continue;
      }
      const letter = `${prime}^${name}`;
      meanings.set(letter, app('power', num(prime), sym(name)));
      factors.push(app('power', sym(letter), by < 0n ? app('negate', num(-by)) : num(by)));
    }
  }
  const [only, ...more] = factors;
  return only && more.length === 0 ? only : app('multiply', ...factors);
}

function primePowers(n: bigint): [prime: bigint, times: bigint][] {
  const found: [bigint, bigint][] = [];
  let rest = n;
  for (let p = 2n; p * p <= rest; p++) {
    let times = 0n;
    for (; rest % p === 0n; rest /= p) times++;
    if (times > 0n) found.push([p, times]);
  }
  return rest > 1n ? [...found, [rest, 1n]] : found;
}
