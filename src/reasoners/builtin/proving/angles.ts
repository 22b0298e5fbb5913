import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, gcd, multiply, negate, type Rational } from '../../../math/rational.ts';
import { expand } from '../../../math/simplify.ts';
import { mapChildren, some, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { absolute } from '../univariate.ts';

/** Tangent, cotangent, secant and cosecant by sine and cosine. */
export function bySineAndCosine(expression: Expression): Expression {
  const inner = mapChildren(expression, bySineAndCosine);
  if (inner.kind !== 'apply') return inner;
  const [angle] = inner.args;
  if (!angle) return inner;
  const [sine, cosine] = [app('sin', angle), app('cos', angle)];
  switch (inner.operator) {
    case 'tan':
      return app('divide', sine, cosine);
    case 'cot':
      return app('divide', cosine, sine);
    case 'sec':
      return app('divide', num(1), cosine);
    case 'csc':
      return app('divide', num(1), sine);
    default:
      return inner;
  }
}

/** Letters for the sine and the cosine of each single angle. */
export interface SingleAngles {
  /** What each letter stands for. */
  readonly meaning: ReadonlyMap<string, Expression>;
  readonly pairs: readonly (readonly [sine: string, cosine: string])[];
}

type Angle = ReadonlyMap<string, Rational>;

/** The largest multiple of an angle that is taken apart. */
const mostTimes = 4n;

/** Sines and cosines of multiples and sums as those of single angles, these as letters; undefined for other angles. */
export function withSingleAngles(sides: readonly Expression[]): { readonly sides: readonly Expression[]; readonly angles: SingleAngles } | undefined {
  const found: Angle[] = [];
  for (const side of sides) {
    for (const each of anglesIn(side)) {
      const angle = linear(each);
      if (!angle) return undefined;
      found.push(angle);
    }
  }
  const units = new Map<string, bigint>();
  for (const angle of found) for (const [name, { denominator }] of angle) {
    const known = units.get(name) ?? 1n;
    units.set(name, (known / gcd(known, denominator)) * denominator);
  }
  for (const angle of found) for (const [name, { numerator, denominator }] of angle) if (absolute(numerator) * (units.get(name) ?? 1n) > mostTimes * denominator) return undefined;
  const meaning = new Map<string, Expression>();
  for (const [name, parts] of units) {
    const unit = parts === 1n ? sym(name) : app('divide', sym(name), num(parts));
    meaning.set(sineOf(name), app('sin', unit)).set(cosineOf(name), app('cos', unit));
  }
  const pairs = [...units.keys()].map((name) => [sineOf(name), cosineOf(name)] as const);
  return { sides: sides.map((side) => inLetters(side, units)), angles: { meaning, pairs } };
}

const sineOf = (name: string): string => `\u0001s${name}`;
const cosineOf = (name: string): string => `\u0001c${name}`;

export function spelled(expression: Expression, { meaning }: SingleAngles): Expression {
  return substitute(expression, meaning);
}

/** Multiplied out and collected, each square of a sine replaced by means of the cosine. */
export function reduced(expression: Expression, { pairs }: SingleAngles): Expression {
  return pairs.reduce((line, [sine, cosine]) => {
    const square = app('add', num(1), app('negate', app('power', sym(cosine), num(2))));
    const without = (part: Expression): Expression => {
      const [base, exponent] = part.kind === 'apply' && part.operator === 'power' ? part.args : [];
      if (base?.kind !== 'symbol' || base.name !== sine || exponent?.kind !== 'number' || exponent.denominator !== 1n || exponent.numerator < 2n) return mapChildren(part, without);
      const whole = exponent.numerator < 4n ? square : app('power', square, num(exponent.numerator / 2n));
      return exponent.numerator % 2n === 0n ? whole : app('multiply', sym(sine), whole);
    };
    return expand(without(line));
  }, expand(expression));
}

function anglesIn(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'apply') return [];
  return isApply(expression, 'sin', 'cos') ? expression.args : expression.args.flatMap(anglesIn);
}

function inLetters(expression: Expression, units: ReadonlyMap<string, bigint>): Expression {
  if (!isApply(expression, 'sin', 'cos')) return mapChildren(expression, (part) => inLetters(part, units));
  const angle = expression.args[0] && linear(expression.args[0]);
  let sum: readonly [sine: Expression, cosine: Expression] | undefined;
  for (const [name, times] of angle ?? []) {
    const next = multipleOf(name, (times.numerator * (units.get(name) ?? 1n)) / times.denominator);
    sum = sum ? sumOf(sum, next) : next;
  }
  const [sine, cosine] = sum ?? [num(0), num(1)];
  return isApply(expression, 'sin') ? sine : cosine;
}

type Pair = readonly [sine: Expression, cosine: Expression];

/** Addition formulas. */
function sumOf([sinA, cosA]: Pair, [sinB, cosB]: Pair): Pair {
  return [app('add', app('multiply', sinA, cosB), app('multiply', cosA, sinB)), app('add', app('multiply', cosA, cosB), app('negate', app('multiply', sinA, sinB)))];
}

function multipleOf(name: string, times: bigint): Pair {
  const [sine, cosine]: Pair = [sym(sineOf(name)), sym(cosineOf(name))];
  if (times < 0n) {
    const [positive, same] = multipleOf(name, -times);
    return [app('negate', positive), same];
  }
  if (times === 0n) return [num(0), num(1)];
  if (times === 1n) return [sine, cosine];
  if (times % 2n === 1n) return sumOf(multipleOf(name, times - 1n), [sine, cosine]);
  const [halfSine, halfCosine] = multipleOf(name, times / 2n);
  const square = (part: Expression): Expression => app('power', part, num(2));
  return [app('multiply', num(2), halfSine, halfCosine), app('add', square(halfCosine), app('negate', square(halfSine)))];
}

/** Whether a formula for sums or for multiples of angles is needed. */
export function hasCompoundAngle(expression: Expression): boolean {
  return some(expression, (part) => isApply(part, 'sin', 'cos') && part.args[0]?.kind !== 'symbol' && freeVariables(part).size > 0);
}

/** Letters with rational factors; no constant beside them. */
function linear(angle: Expression): Angle | undefined {
  if (angle.kind === 'symbol') return new Map([[angle.name, { numerator: 1n, denominator: 1n }]]);
  if (angle.kind !== 'apply') return undefined;
  const [first, second] = angle.args;
  const scaled = (part: Expression | undefined, by: Rational): Angle | undefined => {
    const of = part && linear(part);
    return of && new Map([...of].map(([name, times]) => [name, multiply(times, by)]));
  };
  switch (angle.operator) {
    case 'negate':
      return scaled(first, negate({ numerator: 1n, denominator: 1n }));
    case 'divide':
      return second?.kind === 'number' && second.numerator !== 0n ? scaled(first, divide({ numerator: 1n, denominator: 1n }, second)) : undefined;
    case 'multiply':
      return angle.args.length === 2 && first?.kind === 'number' ? scaled(second, first) : undefined;
    case 'add': {
      const sum = new Map<string, Rational>();
      for (const part of angle.args) {
        const of = linear(part);
        if (!of) return undefined;
        for (const [name, times] of of) sum.set(name, add(sum.get(name) ?? { numerator: 0n, denominator: 1n }, times));
      }
      return sum;
    }
    default:
      return undefined;
  }
}
