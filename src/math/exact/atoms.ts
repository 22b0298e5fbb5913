import type { Expression } from '../expression.ts';
import * as q from '../rational.ts';
import type { NormalForm } from './normalForm.ts';
import { formText } from './normalForm.ts';
import { addPolynomials, constantOf, constantPolynomial, multiplyPolynomials, powerPolynomial, scale, variable, zeroPolynomial, type Polynomial, type Term } from './polynomial.ts';

type Form = (expression: Expression) => NormalForm | undefined;

/** Primes up to here are found in radicands and logarithms; a larger factor stays whole. */
const largestPrime = 10_000n;

/**
 * Atoms are variables whose names begin with `@`. Their names say their relations: `@p^(1/n)` raised to
 * n is p; `@i` squared is −1; `@sin(u)` squared is 1 − `@cos(u)`². An atom stands for the same value
 * wherever its name is the same.
 */
export function atomOf(expression: Expression, form: Form): Polynomial | undefined {
  if (expression.kind !== 'apply') return undefined;
  const { operator, args } = expression;
  const [a, b] = args;
  if (!a) return undefined;
  switch (operator) {
    case 'sqrt':
      return radical(a, 2, form);
    case 'root':
      return b?.kind === 'number' && b.denominator === 1n && b.numerator > 1n && b.numerator < 50n ? radical(a, Number(b.numerator), form) : undefined;
    case 'power':
      return b ? powerAtom(a, b, form) : undefined;
    case 'exp':
      return powerAtom({ kind: 'constant', name: 'e' }, a, form);
    case 'sin':
    case 'cos':
    case 'tan':
    case 'arctan':
    case 'arcsin':
    case 'sinh':
    case 'cosh':
    case 'tanh':
      return oddOrEven(operator, a, form);
    case 'ln':
      return logarithm(a, form);
    case 'log': {
      // log_b(a) is ln a / ln b; a quotient of atoms is left to the evaluator.
      return undefined;
    }
    case 'factorial':
    case 'binomial':
    case 'abs':
    case 'floor':
    case 'ceiling':
    case 'arccos':
    case 'call':
      return opaque(operator, args, form);
    default:
      return undefined;
  }
}

function opaque(operator: string, args: readonly Expression[], form: Form): Polynomial | undefined {
  const texts: string[] = [];
  for (const arg of args) {
    if (operator === 'call' && arg === args[0] && arg.kind === 'symbol') {
      texts.push(arg.name);
      continue;
    }
    const inner = form(arg);
    if (!inner) return undefined;
    texts.push(formText(inner));
  }
  return variable(`@${operator}(${texts.join(';')})`);
}

/** The root of a positive rational as roots of primes; of anything else no atom: its branch is not known. */
function radical(radicand: Expression, degree: number, form: Form): Polynomial | undefined {
  const inner = form(radicand);
  const value = inner && constantOf(inner.denominator) && constantOf(inner.numerator);
  if (!inner || !value) {
    // An unknown radicand: the root is a name for itself, without relations that a sign could break.
    return inner ? variable(`@root${degree}(${formText(inner)})`) : undefined;
  }
  const exact = q.divide(value, constantOf(inner.denominator) ?? q.one);
  if (q.isZero(exact)) return zeroPolynomial;
  if (exact.numerator < 0n) {
    if (degree === 2) {
      const positive = rootOf(q.negate(exact), 2);
      return positive && multiplyPolynomials(positive, variable('@i'));
    }
    if (degree % 2 === 0) return undefined;
    const positive = rootOf(q.negate(exact), degree);
    return positive && scale(positive, q.rational(-1));
  }
  return rootOf(exact, degree);
}

/** `(p₁^a p₂^b …)^(1/n)`: whole powers outside, prime roots as atoms, denominators rationalised. */
function rootOf(value: q.Rational, degree: number): Polynomial | undefined {
  const over = factors(value.numerator);
  const under = factors(value.denominator);
  if (!over || !under) return undefined;
  let result = constantPolynomial(q.one);
  for (const [prime, exponent] of over) result = multiplyPolynomials(result, primePower(prime, exponent, degree));
  for (const [prime, exponent] of under) {
    // 1/p^(e/n) = p^((n·k − e)/n) / p^k
    const whole = Math.ceil(exponent / degree);
    const rest = primePower(prime, whole * degree - exponent, degree);
    result = scale(multiplyPolynomials(result, rest), q.divide(q.one, q.power(q.rational(prime), BigInt(whole))));
  }
  return result;
}

function primePower(prime: bigint, exponent: number, degree: number): Polynomial {
  const whole = Math.floor(exponent / degree);
  const rest = exponent % degree;
  const outside = constantPolynomial(q.power(q.rational(prime), BigInt(whole)));
  if (rest === 0) return outside;
  const divisor = gcdOf(rest, degree);
  return multiplyPolynomials(outside, variable(`@${prime}^(1/${degree / divisor})`, rest / divisor));
}

function gcdOf(a: number, b: number): number {
  return b === 0 ? a : gcdOf(b, a % b);
}

/** Prime factors by trial division; undefined where a large factor is left that may not be prime. */
function factors(value: bigint): Map<bigint, number> | undefined {
  const found = new Map<bigint, number>();
  let rest = value;
  for (let prime = 2n; prime <= largestPrime && prime * prime <= rest; prime += prime === 2n ? 1n : 2n) {
    while (rest % prime === 0n) {
      found.set(prime, (found.get(prime) ?? 0) + 1);
      rest /= prime;
    }
  }
  if (rest > largestPrime * largestPrime) return undefined;
  if (rest > 1n) found.set(rest, (found.get(rest) ?? 0) + 1);
  return found;
}

/** Powers whose base is e or a positive rational: exponents add, so each term of the exponent is a factor of its own. */
function powerAtom(base: Expression, exponent: Expression, form: Form): Polynomial | undefined {
  const inner = form(exponent);
  const divisor = inner && constantOf(inner.denominator);
  if (!inner || !divisor) return undefined;
  const isE = base.kind === 'constant' && base.name === 'e';
  const baseForm = isE ? undefined : form(base);
  const value = baseForm && constantOf(baseForm.denominator) && constantOf(baseForm.numerator);
  const number = baseForm && value ? q.divide(value, constantOf(baseForm.denominator) ?? q.one) : undefined;
  if (!isE && (!number || number.numerator <= 0n)) {
    // `x^(1/2)`, `(x+1)^n`: itself, with no relation.
    return baseForm ? variable(`@power(${formText(baseForm)};${formText(inner)})`) : undefined;
  }
  let result = constantPolynomial(q.one);
  for (const { coefficient, powers } of inner.numerator.values()) {
    const share = q.divide(coefficient, divisor);
    if (powers.length === 0 && number) {
      const degree = Number(share.denominator);
      if (degree > 50) return undefined;
      const whole = q.power(number, share.numerator);
      const root = rootOf(whole, degree);
      if (!root) return undefined;
      result = multiplyPolynomials(result, root);
      continue;
    }
    const name = monomial(powers, share.denominator);
    const key = isE ? `@exp(${name})` : `@${q.print(number ?? q.one)}^(${name})`;
    const times = Number(share.numerator);
    if (Math.abs(times) > 200) return undefined;
    if (times >= 0) result = multiplyPolynomials(result, powerPolynomial(variable(key), times));
    else result = multiplyPolynomials(result, powerPolynomial(variable(inverseKey(key)), -times));
  }
  return result;
}

function monomial(powers: Term['powers'], divisor: bigint): string {
  const text = powers.map(([name, exponent]) => (exponent === 1 ? name : `${name}^${exponent}`)).join('*') || '1';
  return divisor === 1n ? text : `${text}/${divisor}`;
}

/** The reciprocal of an exponential: an atom of its own, with key and inverse cancelling in `reduceAtoms`. */
function inverseKey(key: string): string {
  return `${key}~`;
}

/** `sin(−u) = −sin u`, `cos(−u) = cos u`: the argument's first coefficient is made positive. */
function oddOrEven(operator: 'sin' | 'cos' | 'tan' | 'arctan' | 'arcsin' | 'sinh' | 'cosh' | 'tanh', argument: Expression, form: Form): Polynomial | undefined {
  const inner = form(argument);
  if (!inner) return undefined;
  const first = [...inner.numerator].sort(([x], [y]) => (x < y ? -1 : 1))[0]?.[1].coefficient;
  if (!first) return operator === 'cos' || operator === 'cosh' ? constantPolynomial(q.one) : zeroPolynomial;
  const negative = first.numerator < 0n;
  const positive = negative ? { ...inner, numerator: scale(inner.numerator, q.rational(-1)) } : inner;
  const atom = variable(`@${operator}(${formText(positive)})`);
  return negative && operator !== 'cos' && operator !== 'cosh' ? scale(atom, q.rational(-1)) : atom;
}

/** `ln 12 = 2 ln 2 + ln 3`; of e and its powers the exponent; of anything else itself. */
function logarithm(argument: Expression, form: Form): Polynomial | undefined {
  if (argument.kind === 'constant' && argument.name === 'e') return constantPolynomial(q.one);
  const inner = form(argument);
  if (!inner) return undefined;
  const value = constantOf(inner.denominator) && constantOf(inner.numerator);
  if (!value) return variable(`@ln(${formText(inner)})`);
  const exact = q.divide(value, constantOf(inner.denominator) ?? q.one);
  if (exact.numerator <= 0n) return undefined;
  let result = zeroPolynomial;
  for (const [part, sign] of [[exact.numerator, 1], [exact.denominator, -1]] as const) {
    const found = factors(part);
    if (!found) return variable(`@ln(${q.print(exact)})`);
    for (const [prime, exponent] of found) result = addPolynomials(result, scale(variable(`@ln(${prime})`), q.rational(sign * exponent)));
  }
  return result;
}

/** Uses the relations that the names of atoms tell. */
export function reduceAtoms(polynomial: Polynomial): Polynomial {
  let result: Polynomial = polynomial;
  for (let round = 0; round < 40; round++) {
    const next = reduceOnce(result);
    if (next === result) return result;
    result = next;
  }
  return result;
}

function reduceOnce(polynomial: Polynomial): Polynomial {
  for (const [key, term] of polynomial) {
    if (!key.includes('@')) continue;
    const names = new Map(term.powers);
    for (const [name, exponent] of term.powers) {
      const replacement = relation(name, exponent, names);
      if (!replacement) continue;
      const rest = new Map(polynomial);
      rest.delete(key);
      const others: Term['powers'] = term.powers.filter(([other]) => other !== name && other !== replacement.also);
      const without: Polynomial = new Map([[others.map(([other, power]) => `${other}^${power}`).join('*'), { coefficient: term.coefficient, powers: others }]]);
      return addPolynomials(rest, multiplyPolynomials(without, replacement.value));
    }
  }
  return polynomial;
}

function relation(name: string, exponent: number, names: ReadonlyMap<string, number>): { readonly value: Polynomial; readonly also?: string } | undefined {
  if (name === '@i' && exponent >= 2) {
    const sign = [q.one, q.one, q.rational(-1), q.rational(-1)][exponent % 4] ?? q.one;
    const constant = constantPolynomial(exponent % 4 === 0 || exponent % 4 === 1 ? q.one : sign);
    return { value: exponent % 2 === 0 ? constant : multiplyPolynomials(constant, variable('@i')) };
  }
  const root = /^@(\d+)\^\(1\/(\d+)\)$/.exec(name);
  if (root) {
    const degree = Number(root[2]);
    if (exponent < degree) return undefined;
    const whole = Math.floor(exponent / degree);
    const outside = constantPolynomial(q.power(q.rational(BigInt(root[1] ?? 1)), BigInt(whole)));
    return { value: exponent % degree === 0 ? outside : multiplyPolynomials(outside, variable(name, exponent % degree)) };
  }
  const sine = /^@sin\((.*)\)$/.exec(name);
  if (sine && exponent >= 2) {
    const cosine = powerPolynomial(variable(`@cos(${sine[1] ?? ''})`), 2);
    const square = addPolynomials(constantPolynomial(q.one), scale(cosine, q.rational(-1)));
    const rest = exponent % 2 === 0 ? constantPolynomial(q.one) : variable(name);
    return { value: multiplyPolynomials(powerPolynomial(square, Math.floor(exponent / 2)), rest) };
  }
  if (name.endsWith('~')) {
    const key = name.slice(0, -1);
    const against = names.get(key);
    if (against === undefined) return undefined;
    const left = against - exponent;
    const value = left === 0 ? constantPolynomial(q.one) : left > 0 ? variable(key, left) : variable(name, -left);
    return { value, also: key };
  }
  return undefined;
}
