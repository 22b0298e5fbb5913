import { say } from '../../../core/phrase.ts';
import { app, constant, fromRational, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import { normalForm } from '../../../math/exact/normalForm.ts';
import { constantOf } from '../../../math/exact/polynomial.ts';
import type { Expression } from '../../../math/expression.ts';
import { Evaluation } from '../../../math/numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../../../math/numeric/value.ts';
import { divide, isInteger, rational, type Rational } from '../../../math/rational.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { denested } from '../../../math/solving/surds.ts';
import { mapChildren, sameShape, some, walk } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m } from '../lesson.ts';
import type { Rewriting } from './rewriting.ts';

/** `(−125)^{4/3}` as `(∛−125)⁴`: among the real numbers a negative number has a root for an odd denominator. */
export function withRealPowers(expression: Expression): Expression {
  if (some(expression, (part) => part.kind === 'constant' && part.name === 'i')) return expression;
  const change = (each: Expression): Expression => {
    const part = mapChildren(each, change);
    const [base, exponent] = isApply(part, 'power') ? part.args : [];
    const [value, by] = [base && numericValue(base), exponent && numericValue(exponent)];
    if (!base || !value || !by || value.numerator >= 0n || by.denominator === 1n || by.denominator % 2n === 0n) return part;
    const root = app('root', base, num(by.denominator));
    return by.numerator === 1n ? root : app('power', root, whole(by.numerator));
  };
  return change(expression);
}

/** The floor or ceiling of a number that is not rational, by the whole numbers around it. */
export function rounding(expression: Expression): Rewriting | undefined {
  const [inner] = isApply(expression, 'floor', 'ceiling') ? expression.args : [];
  if (!inner || freeVariables(inner).size > 0 || some(inner, (part) => part.kind === 'constant' && part.name === 'i')) return undefined;
  const place = decimalsOf(inner);
  // So near to a whole number it may be one.
  if (!place || place.minus(place.round()).abs().lt(1e-30)) return undefined;
  const below = BigInt(place.floor().toFixed(0));
  const next = isApply(expression, 'floor') ? below : below + 1n;
  return {
    next: whole(next),
    title: say('Round to a whole number'),
    says: [say('{0} lies between {1} and {2}.', m(inner), m(whole(below)), m(whole(below + 1n)))],
    reason: say('between two whole numbers'),
  };
}

function whole(n: bigint): Expression {
  return n < 0n ? app('negate', num(-n)) : num(n);
}

function decimalsOf(expression: Expression): ReturnType<Evaluation['real']> | undefined {
  try {
    return new Evaluation(80).real(expression, new Map());
  } catch (error) {
    if (error instanceof NotDefined || error instanceof NotComputable) return undefined;
    throw error;
  }
}

/** `√(7 + 4√3) = 2 + √3`, and cube roots of such sums. */
export function nestedRoot(expression: Expression): Rewriting | undefined {
  if (isApply(expression, 'sqrt') || (isApply(expression, 'root') && isNumber(expression.args[1], 2n))) return squareRoot(expression);
  return isApply(expression, 'root') && isNumber(expression.args[1], 3n) ? cubeRoot(expression) : undefined;
}

function isNumber(expression: Expression | undefined, value: bigint): boolean {
  return expression?.kind === 'number' && expression.numerator === value && expression.denominator === 1n;
}

/** `m + n√d` by its numbers. */
function surdParts(expression: Expression): { readonly m: Rational; readonly n: Rational; readonly d: bigint } | undefined {
  const open = expand(expression);
  const roots = [...walk(open)].filter((part) => isApply(part, 'sqrt'));
  const [root, ...more] = roots;
  const inside = isApply(root, 'sqrt') ? root.args[0] : undefined;
  if (!root || more.some((each) => !sameShape(each, root)) || inside?.kind !== 'number' || !isInteger(inside)) return undefined;
  const form = normalForm(replaced(open, root));
  const divisor = form && constantOf(form.denominator);
  if (!form || !divisor) return undefined;
  let [rest, factor]: [Rational, Rational] = [rational(0), rational(0)];
  for (const { coefficient, powers } of form.numerator.values()) {
    if (powers.length === 0) rest = divide(coefficient, divisor);
    else if (powers.length === 1 && powers[0]?.[0] === 'r' && powers[0][1] === 1) factor = divide(coefficient, divisor);
    else return undefined;
  }
  return { m: rest, n: factor, d: inside.numerator };
}

function replaced(expression: Expression, root: Expression): Expression {
  return sameShape(expression, root) ? sym('r') : mapChildren(expression, (child) => replaced(child, root));
}

function squareRoot(expression: Expression): Rewriting | undefined {
  const [inside] = expression.kind === 'apply' ? expression.args : [];
  const parts = inside && surdParts(inside);
  const found = parts && denested(parts.m, parts.n, parts.d);
  return found && confirmedRoot(expression, simplify(found), inside, 2);
}

const largestTried = 40;

/** `∛(2 + √5) = (1 + √5)/2`: halves that are small enough to be tried. */
function cubeRoot(expression: Expression): Rewriting | undefined {
  const [inside] = expression.kind === 'apply' ? expression.args : [];
  const parts = inside && surdParts(inside);
  const place = parts && decimalsOf(expression)?.toNumber();
  if (!parts || place === undefined) return undefined;
  const root = Math.sqrt(Number(parts.d));
  for (let twice = -largestTried; twice <= largestTried; twice++) {
    for (const below of [2, 1]) {
      const factor = twice / below;
      const rest = (place - factor * root) * 2;
      if (twice === 0 || Math.abs(rest - Math.round(rest)) > 1e-9) continue;
      const candidate = simplify(app('add', num(Math.round(rest), 2), app('multiply', num(twice, below), app('sqrt', num(parts.d)))));
      const found = confirmedRoot(expression, candidate, inside, 3);
      if (found) return found;
    }
  }
  return undefined;
}

function confirmedRoot(expression: Expression, root: Expression, inside: Expression, degree: number): Rewriting | undefined {
  const difference = expand(app('add', app('power', root, num(degree)), app('negate', inside)));
  const [a, b] = [decimalsOf(expression), decimalsOf(root)];
  if (!(difference.kind === 'number' && difference.numerator === 0n) || !a || !b || a.minus(b).abs().gt(1e-40)) return undefined;
  return {
    next: root,
    title: say('Write the radicand as a power'),
    says: [say('Because {0}, the root is {1}.', m(app('equal', app('power', root, num(degree)), inside)), m(root))],
    reason: say('the radicand is a power'),
  };
}

const largestFactored = 10n ** 12n;

/** An expression with logarithms of numbers whose value is rational, by the logarithms of the primes. */
export function logarithms(expression: Expression): Rewriting | undefined {
  if (freeVariables(expression).size > 0 || !some(expression, (part) => isApply(part, 'log', 'ln'))) return undefined;
  const plain = inPrimes(expression);
  const form = plain && normalForm(plain);
  const [above, below] = [form && constantOf(form.numerator), form && constantOf(form.denominator)];
  if (!plain || !above || !below) return undefined;
  const shown = mapSymbols(plain);
  const value = fromRational(divide(above, below));
  return {
    next: value,
    title: say('Change the base'),
    says: [say('With {0} and the laws of logarithms this is {1}.', '$\\log_b a = \\frac{\\ln a}{\\ln b}$', m(shown))],
    reason: say('laws of logarithms'),
  };
}

/** With `L2` for ln 2 and so on; undefined where a logarithm is of no positive number. */
function inPrimes(expression: Expression): Expression | undefined {
  if (isApply(expression, 'log', 'ln')) {
    const [of, base = expression.operator === 'ln' ? undefined : num(10)] = expression.args;
    const above = of && naturalLogarithm(of);
    if (expression.operator === 'ln') return above;
    const below = base && naturalLogarithm(base);
    return above && below && !(below.kind === 'number' && below.numerator === 0n) ? app('divide', above, below) : undefined;
  }
  if (expression.kind !== 'apply') return expression.kind === 'number' ? expression : undefined;
  if (!/^(?:add|negate|multiply|divide|power)$/.test(expression.operator)) return undefined;
  if (expression.operator === 'power' && numericValue(expression.args[1] ?? expression)?.denominator !== 1n) return undefined;
  const args = expression.args.map(inPrimes);
  return args.some((arg) => !arg) ? undefined : { ...expression, args: args.flatMap((arg) => (arg ? [arg] : [])) };
}

/** ln of a positive number that is made of whole numbers by products, quotients, powers and roots. */
function naturalLogarithm(expression: Expression): Expression | undefined {
  if (expression.kind === 'constant') return expression.name === 'e' ? num(1) : undefined;
  const value = numericValue(expression);
  if (value) {
    const [above, below] = [sumOfPrimes(value.numerator), sumOfPrimes(value.denominator)];
    return above && below && (value.denominator === 1n ? above : simplify(app('add', above, app('negate', below))));
  }
  if (isApply(expression, 'sqrt', 'root', 'power')) {
    const [base, exponent = num(2)] = expression.args;
    const inner = base && naturalLogarithm(base);
    const by = numericValue(exponent);
    return inner && by && simplify(app('multiply', isApply(expression, 'power') ? fromRational(by) : fromRational(divide(rational(1), by)), inner));
  }
  if (!isApply(expression, 'multiply', 'divide')) return undefined;
  const parts = expression.args.map(naturalLogarithm);
  if (parts.some((part) => !part)) return undefined;
  const terms = parts.flatMap((part, index) => (part ? [isApply(expression, 'divide') && index === 1 ? app('negate', part) : part] : []));
  return simplify(app('add', ...terms));
}

function sumOfPrimes(n: bigint): Expression | undefined {
  if (n <= 0n || n > largestFactored) return undefined;
  const terms: Expression[] = [];
  let rest = n;
  for (let p = 2n; p * p <= rest; p++) {
    let times = 0n;
    for (; rest % p === 0n; rest /= p) times++;
    if (times > 0n) terms.push(times === 1n ? sym(`L${p}`) : app('multiply', num(times), sym(`L${p}`)));
  }
  if (rest > 1n) terms.push(sym(`L${rest}`));
  const [first, ...more] = terms;
  return first ? (more.length === 0 ? first : app('add', first, ...more)) : num(0);
}

function mapSymbols(expression: Expression): Expression {
  return expression.kind === 'symbol' ? app('ln', num(BigInt(expression.name.slice(1)))) : mapChildren(expression, mapSymbols);
}

/** `8^{log_2 3}`: the exponent times the logarithm of the base is a sum of logarithms of primes. */
export function powerOfLogarithms(expression: Expression): Rewriting | undefined {
  const [base, exponent] = isApply(expression, 'power', 'exp') ? (isApply(expression, 'exp') ? [constant('e'), expression.args[0]] : expression.args) : [];
  if (!base || !exponent || !some(exponent, (part) => isApply(part, 'log', 'ln'))) return undefined;
  const [inner, outer] = [inPrimes(exponent), naturalLogarithm(base)];
  const form = inner && outer && normalForm(app('multiply', inner, outer));
  const divisor = form && constantOf(form.denominator);
  if (!form || !divisor) return undefined;
  const factors: Expression[] = [];
  for (const { coefficient, powers } of form.numerator.values()) {
    const [[name, times] = ['', 0], ...more] = powers;
    if (more.length > 0 || times !== 1) return undefined;
    factors.push(app('power', num(BigInt(name.slice(1))), fromRational(divide(coefficient, divisor))));
  }
  const [first, ...more] = factors;
  if (!first) return undefined;
  return {
    next: more.length === 0 ? first : app('multiply', first, ...more),
    title: say('Use that powers undo logarithms'),
    says: [say('Use {0}.', '$b^{\\log_b a} = a$')],
    reason: say('powers undo logarithms'),
  };
}
