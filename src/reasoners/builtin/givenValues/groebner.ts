import type { Polynomial } from '../../../math/exact/polynomial.ts';
import { add, divide, isZero, multiply, negate, one, rational, type Rational } from '../../../math/rational.ts';

/** Exponents by the place of the variable. */
type Monomial = readonly number[];
interface Term {
  readonly coefficient: Rational;
  readonly exponents: Monomial;
}
/** Terms in falling order, none zero. */
type Ordered = readonly Term[];

const mostPairs = 150;
const mostTerms = 300;
const mostSteps = 4_000;
const largestCoefficient = 10n ** 60n;

/**
 * Remainders of polynomials modulo an ideal. Variables of the first block count for more than those of the second, so
 * that a remainder without any of the first block is found where there is one.
 */
export class Ideal {
  readonly #variables: readonly string[];
  readonly #first: number;
  readonly #basis: Ordered[];
  #steps = 0;

  /** @throws RangeError where the work grows past its bounds */
  constructor(generators: readonly Polynomial[], first: readonly string[], second: readonly string[]) {
    this.#variables = [...first, ...second];
    this.#first = first.length;
    this.#basis = this.#completed(generators.map((each) => this.#ordered(each)).filter((each) => each.length > 0));
  }

  /** Whether the generators have no common zero at all. */
  get isWhole(): boolean {
    return this.#basis.some((each) => each.length === 1 && each[0]?.exponents.every((exponent) => exponent === 0));
  }

  /** @throws RangeError where the work grows past its bounds */
  remainder(polynomial: Polynomial): Polynomial {
    return new Map(this.#reduced(this.#ordered(polynomial), this.#basis).map(({ coefficient, exponents }) => {
      const powers = this.#variables.flatMap((name, index) => ((exponents[index] ?? 0) > 0 ? [[name, exponents[index] ?? 0] as const] : [])).sort(([a], [b]) => (a < b ? -1 : 1));
      return [powers.map(([name, exponent]) => `${name}^${exponent}`).join('*'), { coefficient, powers }];
    }));
  }

  #ordered(polynomial: Polynomial): Ordered {
    return [...polynomial.values()]
      .map(({ coefficient, powers }) => ({ coefficient, exponents: this.#variables.map((name) => powers.find(([each]) => each === name)?.[1] ?? 0) }))
      .sort((a, b) => this.#compare(b.exponents, a.exponents));
  }

  /** Block by block: the higher total degree, then the smaller exponent of the last variable. */
  #compare(a: Monomial, b: Monomial): number {
    for (const [from, to] of [[0, this.#first], [this.#first, this.#variables.length]] as const) {
      let degree = 0;
      for (let index = from; index < to; index++) degree += (a[index] ?? 0) - (b[index] ?? 0);
      if (degree !== 0) return degree;
      for (let index = to - 1; index >= from; index--) {
        const difference = (b[index] ?? 0) - (a[index] ?? 0);
        if (difference !== 0) return difference;
      }
    }
    return 0;
  }

  #completed(generators: readonly Ordered[]): Ordered[] {
    const basis = generators.map(monic);
    const pairs = basis.flatMap((_, j) => Array.from({ length: j }, (__, i): [number, number] => [i, j]));
    for (let count = 0; pairs.length > 0; count++) {
      if (count > mostPairs) throw new RangeError('too many pairs');
      pairs.sort(([a, b], [c, d]) => this.#compare(joint(basis[c], basis[d]), joint(basis[a], basis[b])));
      const [i, j] = pairs.pop() ?? [0, 0];
      const [f, g] = [basis[i], basis[j]];
      const [u, v] = [f?.[0]?.exponents, g?.[0]?.exponents];
      // Leading terms without a common variable give nothing new.
      if (!f || !g || !u || !v || u.every((exponent, index) => exponent === 0 || v[index] === 0)) continue;
      const common = joint(f, g);
      const difference = this.#sum(shifted(f, one, quotient(common, u)), shifted(g, rational(-1), quotient(common, v)));
      const rest = this.#reduced(difference, basis);
      if (rest.length === 0) continue;
      basis.push(monic(rest));
      for (let index = 0; index < basis.length - 1; index++) pairs.push([index, basis.length - 1]);
    }
    return basis;
  }

  #reduced(polynomial: Ordered, basis: readonly Ordered[]): Ordered {
    let rest = polynomial;
    const done: Term[] = [];
    for (;;) {
      const [lead] = rest;
      if (!lead) return done;
      if (++this.#steps > mostSteps || rest.length > mostTerms || lead.coefficient.denominator > largestCoefficient) throw new RangeError('too much work');
      const divisor = basis.find((each) => each[0]?.exponents.every((exponent, index) => exponent <= (lead.exponents[index] ?? 0)));
      if (divisor?.[0]) rest = this.#sum(rest, shifted(divisor, negate(divide(lead.coefficient, divisor[0].coefficient)), quotient(lead.exponents, divisor[0].exponents)));
      else {
        done.push(lead);
        rest = rest.slice(1);
      }
    }
  }

  #sum(a: Ordered, b: Ordered): Ordered {
    const sum: Term[] = [];
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
      const [left, right] = [a[i], b[j]];
      const order = !left ? -1 : !right ? 1 : this.#compare(left.exponents, right.exponents);
      if (left && order > 0) sum.push(left);
      else if (right && order < 0) sum.push(right);
      else if (left && right) {
        const coefficient = add(left.coefficient, right.coefficient);
        if (!isZero(coefficient)) sum.push({ coefficient, exponents: left.exponents });
      }
      if (order >= 0) i++;
      if (order <= 0) j++;
    }
    return sum;
  }
}

function monic(polynomial: Ordered): Ordered {
  const lead = polynomial[0]?.coefficient ?? one;
  return polynomial.map(({ coefficient, exponents }) => ({ coefficient: divide(coefficient, lead), exponents }));
}

/** The least common multiple of the leading monomials. */
function joint(f: Ordered | undefined, g: Ordered | undefined): Monomial {
  const [u, v] = [f?.[0]?.exponents ?? [], g?.[0]?.exponents ?? []];
  return u.map((exponent, index) => Math.max(exponent, v[index] ?? 0));
}

function quotient(a: Monomial, b: Monomial): Monomial {
  return a.map((exponent, index) => exponent - (b[index] ?? 0));
}

function shifted(polynomial: Ordered, by: Rational, monomial: Monomial): Ordered {
  return polynomial.map(({ coefficient, exponents }) => ({ coefficient: multiply(coefficient, by), exponents: exponents.map((exponent, index) => exponent + (monomial[index] ?? 0)) }));
}
