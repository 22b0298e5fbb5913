import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { minus } from '../build.ts';
import { polynomialOf } from '../exact/normalForm.ts';
import { variablesOf, type Polynomial } from '../exact/polynomial.ts';
import type { ApplyNode } from '../expression.ts';
import type { NumberDomain } from '../numeric/samples.ts';
import { timer, type Budget } from './budget.ts';

const mostCases = 200_000;

/**
 * Congruences and divisibility by a fixed number, for polynomials with whole coefficients in whole
 * variables: every residue is tried, which is a proof. Undefined where this does not apply.
 */
export function decideResidues({ operator, args }: ApplyNode, numbers: ReadonlyMap<string, NumberDomain>, budget: Budget): Verdict | undefined {
  const [a, b, c] = args;
  const divides = operator === 'divides';
  if (operator !== 'congruent' && !divides) return undefined;
  const modulus = divides ? a : c;
  if (!a || !b || modulus?.kind !== 'number' || modulus.denominator !== 1n || modulus.numerator < 2n || modulus.numerator > 2000n) return undefined;
  const polynomial = polynomialOf(divides ? b : minus(a, b));
  if (!polynomial) return undefined;
  const terms = [...polynomial.values()];
  if (!terms.every(({ coefficient }) => coefficient.denominator === 1n)) return undefined;
  const names = [...variablesOf(polynomial)];
  if (!names.every((name) => numbers.has(name))) return undefined;
  const m = Number(modulus.numerator);
  if (m ** names.length > mostCases) return undefined;
  const checkTime = timer(budget);
  for (let index = 0; index < m ** names.length; index++) {
    if (index % 1000 === 0) checkTime();
    if (residue(polynomial, names, index, m) !== 0n) return undefined;
  }
  return { kind: 'verified', evidence: { method: 'enumeration', summary: say('All {0} cases of residues were tried.', m ** names.length), domain: say('whole numbers').template } };
}

function residue(polynomial: Polynomial, names: readonly string[], index: number, m: number): bigint {
  const values = new Map(names.map((name, position) => [name, BigInt(Math.floor(index / m ** position) % m)]));
  const modulus = BigInt(m);
  let sum = 0n;
  for (const { coefficient, powers } of polynomial.values()) {
    let term = coefficient.numerator;
    for (const [name, exponent] of powers) for (let k = 0; k < exponent; k++) term = (term * (values.get(name) ?? 0n)) % modulus;
    sum += term;
  }
  return ((sum % modulus) + modulus) % modulus;
}
