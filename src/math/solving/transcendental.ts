import { app, constant, fromRational, minus, num, sym } from '../build.ts';
import { polynomialOf } from '../exact/normalForm.ts';
import { univariate } from '../exact/polynomial.ts';
import type { ApplyNode, Expression } from '../expression.ts';
import * as q from '../rational.ts';
import type { Rational } from '../rational.ts';
import { simplify } from '../simplify.ts';
import { mapChildren, sameShape, some } from '../traverse.ts';
import { realValue } from './approximate.ts';
import type { Candidates } from './algebraic.ts';
import { wholeSquareRoot } from './surds.ts';

/** All real zeros of an expression, each once; undefined where that is not certain. */
type Zeros = (f: Expression, unknown: string) => readonly Expression[] | undefined;

/** The symbol that stands for an exponential or a logarithm while the equation is solved for it. */
const inner = 'zz_u';

/** Equations in one exponential or logarithm: solved for it, then for the unknown. */
export function transcendentalCandidates(f: Expression, unknown: string, zeros: Zeros): Candidates | undefined {
  return exponential(f, unknown, zeros) ?? logarithmic(f, unknown, zeros);
}

interface Exponential {
  readonly node: ApplyNode;
  /** Absent for e. */
  readonly base?: Rational;
  readonly exponent: Expression;
}

function exponential(f: Expression, unknown: string, zeros: Zeros): Candidates | undefined {
  const found: Exponential[] = [];
  collect(f, (part) => {
    const kernel = exponentialOf(part, unknown);
    if (kernel) found.push(kernel);
    return kernel !== undefined;
  });
  const [first] = found;
  if (!first) return undefined;
  const base = commonBase(found.map(({ base: each }) => each));
  if (!base) return undefined;
  const linear = found.map(({ exponent, base: each }) => {
    const polynomial = polynomialOf(exponent);
    const coefficients = polynomial && univariate(polynomial, unknown);
    const times = each && base.value ? exponentOf(each, base.value) : 1n;
    return coefficients && coefficients.length <= 2 && times !== undefined ? { slope: q.multiply(coefficients[1] ?? q.zero, q.rational(times)), offset: q.multiply(coefficients[0] ?? q.zero, q.rational(times)) } : undefined;
  });
  const root: Expression = base.value ? fromRational(base.value) : constant('e');
  if (linear.every((each) => each !== undefined)) {
    const step = linear.map(({ slope }) => slope).reduce(commonMeasure);
    const named = replaced(f, (part) => {
      const index = found.findIndex(({ node }) => node === part);
      const each = linear[index];
      if (!each) return undefined;
      const power = q.divide(each.slope, step).numerator;
      const raised: Expression = power === 1n ? sym(inner) : app('power', sym(inner), num(power));
      return q.isZero(each.offset) ? raised : app('multiply', app('power', root, fromRational(each.offset)), raised);
    });
    const values = solvedFor(named, unknown, zeros);
    if (!values) return undefined;
    const logs: Expression[] = [];
    for (const value of values) {
      const size = realValue(value);
      if (size === undefined) return undefined;
      if (size > 1e-12) logs.push(simplify(app('divide', logarithmOf(value, base.value), fromRational(step))));
      else if (Math.abs(size) <= 1e-12 && !(value.kind === 'number' && value.numerator === 0n)) return undefined;
    }
    return { values: logs };
  }
  if (!found.every(({ node }) => sameShape(node, first.node))) return undefined;
  const values = solvedFor(replaced(f, (part) => (sameShape(part, first.node) ? sym(inner) : undefined)), unknown, zeros);
  if (!values) return undefined;
  return gathered(values.filter((value) => (realValue(value) ?? 1) > 0), (value) => zeros(minus(first.exponent, logarithmOf(value, first.base)), unknown));
}

function exponentialOf(part: Expression, unknown: string): Exponential | undefined {
  if (part.kind !== 'apply') return undefined;
  const [a, b] = part.args;
  if (part.operator === 'exp' && a) return mentions(a, unknown) ? { node: part, exponent: a } : undefined;
  if (part.operator !== 'power' || !a || !b || !mentions(b, unknown) || mentions(a, unknown)) return undefined;
  if (a.kind === 'constant' && a.name === 'e') return { node: part, exponent: b };
  const value = constantValue(a);
  return value && value.numerator > 0n && !(value.numerator === 1n && value.denominator === 1n) ? { node: part, base: value, exponent: b } : undefined;
}

function constantValue(expression: Expression): Rational | undefined {
  const polynomial = some(expression, (part) => part.kind === 'symbol') ? undefined : polynomialOf(expression);
  const [term] = polynomial ? [...polynomial.values()] : [];
  return polynomial?.size === 1 && term?.powers.length === 0 ? term.coefficient : undefined;
}

/** One base that all are whole powers of; `{}` for e. */
function commonBase(bases: readonly (Rational | undefined)[]): { readonly value?: Rational } | undefined {
  const known = bases.filter((base) => base !== undefined);
  if (known.length === 0) return {};
  if (known.length !== bases.length) return undefined;
  let [base] = known;
  if (!base) return undefined;
  if (base.numerator < base.denominator) base = q.divide(q.one, base);
  for (;;) {
    const over = wholeSquareRoot(base.numerator);
    const under = wholeSquareRoot(base.denominator);
    if (over === undefined || under === undefined) break;
    base = q.rational(over, under);
  }
  for (const degree of [3n, 5n, 7n]) {
    const over = wholeRootOf(base.numerator, degree);
    const under = wholeRootOf(base.denominator, degree);
    if (over !== undefined && under !== undefined) base = q.rational(over, under);
  }
  const common = base;
  return known.every((each) => exponentOf(each, common) !== undefined) ? { value: common } : undefined;
}

function wholeRootOf(value: bigint, degree: bigint): bigint | undefined {
  for (let root = 1n; root < 1000n; root++) {
    const power = root ** degree;
    if (power === value) return root;
    if (power > value) return undefined;
  }
  return undefined;
}

/** n with `base^n = value`, positive or negative. */
function exponentOf(value: Rational, base: Rational): bigint | undefined {
  for (let n = 0n, power = q.one; n <= 64n; n++, power = q.multiply(power, base)) {
    if (q.compare(power, value) === 0) return n;
    if (q.compare(q.divide(q.one, power), value) === 0) return -n;
  }
  return undefined;
}

function commonMeasure(a: Rational, b: Rational): Rational {
  const over = q.gcd(a.numerator * b.denominator, b.numerator * a.denominator);
  return over === 0n ? q.one : q.rational(over, a.denominator * b.denominator);
}

/** `log_base value`, as a rational where it is one. */
function logarithmOf(value: Expression, base: Rational | undefined): Expression {
  if (base && value.kind === 'number') {
    const exponent = exponentOf(value, base);
    if (exponent !== undefined) return num(exponent);
  }
  if (value.kind === 'number' && value.numerator === value.denominator) return num(0);
  return base ? app('divide', app('ln', value), app('ln', fromRational(base))) : app('ln', value);
}

function logarithmic(f: Expression, unknown: string, zeros: Zeros): Candidates | undefined {
  const found: { node: ApplyNode; argument: Expression; base?: Expression }[] = [];
  collect(f, (part) => {
    if (part.kind !== 'apply' || (part.operator !== 'ln' && part.operator !== 'log') || !mentions(part, unknown)) return false;
    const [argument, base] = part.args;
    if (argument) found.push({ node: part, argument, ...(part.operator === 'ln' ? { base: constant('e') } : { base: base ?? num(10) }) });
    return true;
  });
  const [first] = found;
  if (!first?.base || mentions(first.base, unknown)) return undefined;
  const { base } = first;
  if (!found.every((each) => each.base && sameShape(each.base, base))) return undefined;
  if (found.every(({ node }) => sameShape(node, first.node))) {
    const values = solvedFor(replaced(f, (part) => (sameShape(part, first.node) ? sym(inner) : undefined)), unknown, zeros);
    return values && gathered(values, (value) => zeros(minus(first.argument, simplify(app('power', base, value))), unknown));
  }
  return combinedLogarithms(f, unknown, found, base, zeros);
}

/** `Σ nᵢ log uᵢ = c` becomes `∏ uᵢ^nᵢ = base^c`; what that adds is sorted out by substitution. */
function combinedLogarithms(f: Expression, unknown: string, found: readonly { node: ApplyNode; argument: Expression }[], base: Expression, zeros: Zeros): Candidates | undefined {
  const names = found.map((_, index) => `zz_${index}`);
  const named = replaced(f, (part) => {
    const index = found.findIndex(({ node }) => node === part);
    return index < 0 ? undefined : sym(names[index] ?? '');
  });
  if (mentions(named, unknown)) return undefined;
  const polynomial = polynomialOf(named);
  if (!polynomial) return undefined;
  const factors: Expression[] = [];
  let rest = q.zero;
  for (const { coefficient, powers } of polynomial.values()) {
    const [only, ...more] = powers;
    if (!only) rest = coefficient;
    else if (more.length === 0 && only[1] === 1 && q.isInteger(coefficient)) {
      const argument = found[names.indexOf(only[0])]?.argument;
      if (!argument) return undefined;
      factors.push(app('power', argument, fromRational(coefficient)));
    } else return undefined;
  }
  const product = factors.length === 1 && factors[0] ? factors[0] : app('multiply', ...factors);
  const values = zeros(minus(product, simplify(app('power', base, fromRational(q.negate(rest))))), unknown);
  return values && { values };
}

function solvedFor(named: Expression, unknown: string, zeros: Zeros): readonly Expression[] | undefined {
  return mentions(named, unknown) ? undefined : zeros(named, inner);
}

function gathered(values: readonly Expression[], solve: (value: Expression) => readonly Expression[] | undefined): Candidates | undefined {
  const all: Expression[] = [];
  for (const value of values) {
    const found = solve(value);
    if (!found) return undefined;
    all.push(...found);
  }
  return { values: all };
}

export function mentions(expression: Expression, name: string): boolean {
  return some(expression, (part) => part.kind === 'symbol' && part.name === name);
}

/** Visits parts outermost first; where `take` says yes, nothing inside is visited. */
function collect(expression: Expression, take: (part: Expression) => boolean): void {
  if (take(expression) || expression.kind !== 'apply') return;
  for (const arg of expression.args) collect(arg, take);
}

export function replaced(expression: Expression, change: (part: Expression) => Expression | undefined): Expression {
  return change(expression) ?? mapChildren(expression, (child) => replaced(child, change));
}
