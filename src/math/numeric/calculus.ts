import type { Decimal } from 'decimal.js';
import type { ApplyNode, Expression } from '../expression.ts';
import { differentiate, mayHideDependence } from '../differentiate.ts';
import { polynomialOf } from '../exact/normalForm.ts';
import * as q from '../rational.ts';
import type { Environment, Evaluation } from './evaluate.ts';
import { exact, float, floated, NotComputable, NotDefined, wholeOf, type DecimalClass, type Value } from './value.ts';
import { freeVariables } from '../variables.ts';

/** Most terms of a sum or product that are added up one by one. */
const mostTerms = 20_000n;

/** Sums, products, derivatives and definite integrals at a point; undefined for other operators. */
export function calculus(evaluation: Evaluation, expression: ApplyNode, at: Environment): Value | undefined {
  const { operator, args } = expression;
  const [body, bound, lower, upper] = args;
  switch (operator) {
    case 'sum':
    case 'product':
      return series(evaluation, operator, body, bound, lower, upper, at);
    case 'derivative':
    case 'partial':
      if (body && bound?.kind === 'symbol' && operator === 'derivative' && mayHideDependence(body, bound.name)) throw new NotComputable('a letter that may be a function');
      if (body && bound?.kind === 'symbol') return derivative(evaluation, body, bound.name, lower, at);
      return undefined;
    case 'prime': {
      const called = body;
      const order = bound?.kind === 'number' ? Number(bound.numerator) : 1;
      if (called?.kind !== 'apply' || called.operator !== 'call' || order !== 1) throw new NotComputable('a derivative');
      return calledDerivative(evaluation, called, at);
    }
    case 'integral':
      if (body && bound?.kind === 'symbol' && lower && upper) return integral(evaluation, body, bound.name, lower, upper, at);
      throw new NotComputable('an indefinite integral');
    case 'evaluate-between': {
      if (!body || bound?.kind !== 'symbol' || !lower || !upper) return undefined;
      const value = (point: Expression): Value => evaluation.value(body, new Map(at).set(bound.name, evaluation.value(point, at)));
      return evaluation.add(value(upper), evaluation.multiply(value(lower), exact(q.rational(-1))));
    }
    default:
      return undefined;
  }
}

function series(
  evaluation: Evaluation, operator: 'sum' | 'product', body: Expression | undefined, bound: Expression | undefined, lower: Expression | undefined, upper: Expression | undefined, at: Environment,
): Value {
  if (!body || bound?.kind !== 'symbol' || !lower || !upper) throw new NotComputable('a sum');
  const from = wholeOf(evaluation.value(lower, at));
  const to = wholeOf(evaluation.value(upper, at));
  if (from === undefined || to === undefined) throw new NotDefined('not a whole number');
  if (to - from > mostTerms) throw new NotComputable('too many terms');
  let result: Value = exact(operator === 'sum' ? q.zero : q.one);
  for (let index = from; index <= to; index++) {
    evaluation.checkTime();
    const term = evaluation.value(body, new Map(at).set(bound.name, exact({ numerator: index, denominator: 1n })));
    result = operator === 'sum' ? evaluation.add(result, term) : evaluation.multiply(result, term);
  }
  return result;
}

/** The derivative by rules, asked for at every point of a claim. */
const byRules = new WeakMap<Expression, Map<string, Expression | undefined>>();

function derivativeByRules(body: Expression, name: string, order: bigint): Expression | undefined {
  const known = byRules.get(body) ?? new Map<string, Expression | undefined>();
  byRules.set(body, known);
  const key = `${name} ${order}`;
  if (known.has(key)) return known.get(key);
  let found: Expression | undefined = body;
  for (let step = 0n; step < order && found; step++) found = differentiate(found, name);
  known.set(key, found);
  return found;
}

/**
 * By the rules where they reach and the function itself has a value. Else a central difference with a
 * step of a third of the digits: its own error is about the square of the step, and the cancellation
 * leaves the other two thirds. A second, wider step and the size of what
 * cancels tell how many digits are left; where too few are, nothing is said.
 */
function derivative(evaluation: Evaluation, body: Expression, name: string, order: Expression | undefined, at: Environment): Value {
  const times = order === undefined ? 1n : order.kind === 'number' && order.denominator === 1n && order.numerator >= 1n && order.numerator <= 6n ? order.numerator : undefined;
  const point = at.get(name);
  if (!point) throw new NotComputable(`no value for ${name}`);
  const ruled = times === undefined ? undefined : derivativeByRules(body, name, times);
  if (ruled) {
    evaluation.value(body, at);
    return evaluation.value(ruled, at);
  }
  if (times !== 1n) throw new NotComputable('a higher derivative');
  if (!freeVariables(body).has(name)) return exact(q.zero);
  const { D } = evaluation;
  const { re, im } = floated(point, D);
  let largest = new D(0);
  const value = (by: Decimal): Value => {
    const found = evaluation.value(body, new Map(at).set(name, float(re.plus(by), im)));
    largest = D.max(largest, magnitude(found, D));
    return found;
  };
  const quotient = (step: Decimal): Value => evaluation.divide(evaluation.add(value(step), evaluation.multiply(value(step.neg()), exact(q.rational(-1)))), float(step.times(2)));
  const step = new D(10).pow(-Math.floor(D.precision / 3));
  const [fine, coarse] = [quotient(step), quotient(step.times(4))];
  const drift = magnitude(evaluation.add(fine, evaluation.multiply(coarse, exact(q.rational(-1)))), D);
  const lost = drift.plus(largest.div(step).times(new D(10).pow(4 - D.precision)));
  const size = magnitude(fine, D);
  if (size.isZero() || lost.times(1e10).gte(size)) throw new NotComputable('a derivative that loses its digits');
  const left = lost.isZero() ? D.precision : Math.floor(size.div(lost).log(10).toNumber()) - 1;
  evaluation.digits = Math.min(evaluation.digits, Math.floor((2 * D.precision) / 3) - 8, left);
  return fine;
}

function magnitude(value: Value, D: DecimalClass): Decimal {
  const { re, im } = floated(value, D);
  return D.max(re.abs(), im.abs());
}

/** `f'(a)` of a known f. */
function calledDerivative(evaluation: Evaluation, called: ApplyNode, at: Environment): Value {
  const [callee, argument, ...more] = called.args;
  const definition = callee?.kind === 'symbol' ? evaluation.definitions.find(({ name }) => name === callee.name) : undefined;
  const [parameter] = definition?.parameters ?? [];
  if (!definition || parameter === undefined || !argument || more.length > 0) throw new NotComputable('an unknown function');
  return derivative(evaluation, definition.body, parameter, undefined, new Map(at).set(parameter, evaluation.value(argument, at)));
}

/**
 * A definite integral by the tanh-sinh rule (Takahasi and Mori, 1974), halving the step until two
 * results agree; where they do not, nothing is said.
 */
function integral(evaluation: Evaluation, body: Expression, name: string, lower: Expression, upper: Expression, at: Environment): Value {
  const ofPolynomial = polynomialIntegral(body, name, evaluation.value(lower, at), evaluation.value(upper, at));
  if (ofPolynomial) return ofPolynomial;
  const { D } = evaluation;
  const a = evaluation.real(lower, at);
  const b = evaluation.real(upper, at);
  if (a.eq(b)) return exact(q.zero);
  const middle = a.plus(b).div(2);
  const half = b.minus(a).div(2);
  const value = (x: Decimal): Decimal => evaluation.real(body, new Map(at).set(name, float(x)));
  const { digits, reach, halvings } = D.precision < 78 ? quick : D.precision < 140 ? again : thorough;
  const node = (k: number, steps: number): Decimal => {
    const { place, weight } = tanhSinh(D, k / steps, 2 * digits + 8);
    const x = middle.plus(half.times(place));
    return x.lte(D.min(a, b)) || x.gte(D.max(a, b)) ? new D(0) : value(x).times(weight);
  };
  const [first = 4] = halvings;
  let previous: Decimal | undefined;
  let sum = new D(0);
  for (const steps of halvings) {
    const h = new D(1).div(steps);
    const count = reach * steps;
    for (let k = -count; k <= count; k++) {
      // The even places are those of the step before.
      if (steps > first && k % 2 === 0) continue;
      evaluation.checkTime();
      sum = sum.plus(node(k, steps));
    }
    const result = sum.times(h).times(half);
    if (previous && result.minus(previous).abs().lte(D.max(result.abs(), 1).times(new D(10).pow(-digits - 2)))) {
      evaluation.digits = Math.min(evaluation.digits, digits);
      return float(result);
    }
    previous = result;
  }
  throw new NotComputable('the integral did not settle');
}

/** Exactly, term by term, where the integrand is a polynomial in its variable alone and the ends are rational. */
function polynomialIntegral(body: Expression, name: string, lower: Value, upper: Value): Value | undefined {
  if (lower.kind !== 'exact' || upper.kind !== 'exact') return undefined;
  const polynomial = polynomialOf(body);
  if (!polynomial) return undefined;
  let sum = q.zero;
  for (const { coefficient, powers } of polynomial.values()) {
    const [letter, exponent] = powers[0] ?? [name, 0];
    if (powers.length > 1 || letter !== name) return undefined;
    const degree = BigInt(exponent) + 1n;
    const difference = q.subtract(q.power(upper.value, degree), q.power(lower.value, degree));
    sum = q.add(sum, q.multiply(coefficient, q.divide(difference, q.rational(degree))));
  }
  return exact(sum);
}

/** Quadrature to sixteen digits, at other places again where it refutes; agreement is looked at to forty. */
const quick = { digits: 16, reach: 4, halvings: [4, 8, 16, 32] } as const;
const again = { digits: 12, reach: 4, halvings: [5, 10, 20] } as const;
const thorough = { digits: 40, reach: 5, halvings: [8, 16, 32, 64] } as const;

interface Node {
  readonly place: Decimal;
  readonly weight: Decimal;
}

/** Places and weights do not depend on the integrand; `t` is a dyadic fraction, so it is a safe key. */
const nodes = new WeakMap<DecimalClass, Map<number, Node>>();

/** `working` is twice the digits an integral is trusted to, so that rounding of the weights never shows. */
function tanhSinh(D: DecimalClass, t: number, working: number): Node {
  const known = nodes.get(D) ?? new Map<number, Node>();
  nodes.set(D, known);
  const found = known.get(t);
  if (found) return found;
  const Coarse = D.clone({ precision: working });
  const halfPi = Coarse.acos(-1).div(2);
  const grown = Coarse.exp(t);
  const shrunk = new Coarse(1).div(grown);
  const inner = halfPi.times(grown.minus(shrunk)).div(2);
  const up = Coarse.exp(inner);
  const down = new Coarse(1).div(up);
  const cosh = up.plus(down).div(2);
  const node = { place: new D(up.minus(down).div(2).div(cosh)), weight: new D(halfPi.times(grown.plus(shrunk)).div(2).div(cosh.times(cosh))) };
  known.set(t, node);
  return node;
}
