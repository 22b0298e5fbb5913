import type { Expression } from '../../../src/math/expression.ts';
import type { Context, Proposition } from '../../../src/math/proposition.ts';
import { freeVariables } from '../../../src/math/variables.ts';
import { walk } from '../../../src/math/traverse.ts';
import { double, fraction, NoValue, plus, type PlainNumber } from './plainNumber.ts';
import { isApply, member, middle, minusOne, plainTruth } from './plainTruth.ts';
import { plainValue, type PlainPoint } from './plainValue.ts';

/**
 * Whether a proposition is false, shown at a point in plain arithmetic that shares nothing with the
 * decision of claims. `false` says only that no such point was found.
 */
export function provenFalse(proposition: Proposition, { assumptions }: Context, random: () => number): boolean {
  switch (proposition.kind) {
    case 'relation': {
      const relation = differentiated(proposition.relation);
      for (const point of pointsOf([relation, ...assumptions], assumptions, random)) if (plainTruth(relation, point) === false) return true;
      return false;
    }
    case 'implication': {
      const { from, to } = proposition;
      for (const point of pointsOf([...from, ...to], [], random)) {
        if (from.every((each) => trulyHolds(each, point)) && to.some((each) => plainTruth(each, point) === false)) return true;
      }
      return false;
    }
    case 'solution': {
      const { problem, stated, unknowns } = proposition;
      for (const point of pointsOf([...problem, stated], [], random)) {
        const solves = conjunction(problem.map((each) => plainTruth(each, point)));
        const says = isStated(stated, unknowns, point);
        if (solves !== undefined && says !== undefined && solves !== says) return true;
      }
      return false;
    }
    case 'antiderivative':
      return false;
  }
}

/** At a point of doubles an equation that also holds nearby holds by rounding, or says nothing. */
function trulyHolds(condition: Expression, point: PlainPoint): boolean {
  if (plainTruth(condition, point) !== true) return false;
  if (!isApply(condition, 'equal') || [...point.values()].every(({ kind }) => kind === 'fraction')) return true;
  const nearby = new Map([...point].map(([name, value]) => [name, plus(value, fraction(1n, 73n))]));
  return plainTruth(condition, nearby) === false;
}

/** `∫ f dx = F` as the equation of f and the derivative of F. */
function differentiated(relation: Expression): Expression {
  if (!isApply(relation, 'equal')) return relation;
  const [left, right] = relation.args;
  const [integrand, variable, from] = left && isApply(left, 'integral') ? left.args : [];
  if (!integrand || !variable || from || !right) return relation;
  return { kind: 'apply', operator: 'equal', args: [integrand, { kind: 'apply', operator: 'derivative', args: [right, variable] }] };
}

function conjunction(parts: readonly (boolean | undefined)[]): boolean | undefined {
  return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
}

/** Whether the solutions as stated contain a point. */
function isStated(stated: Expression, unknowns: readonly string[], point: PlainPoint): boolean | undefined {
  const holds = plainTruth(stated, point);
  if (holds !== undefined) return holds;
  const element: Expression = unknowns.length === 1 ? { kind: 'symbol', name: unknowns[0] ?? 'x' } : { kind: 'apply', operator: 'tuple', args: unknowns.map((name) => ({ kind: 'symbol', name })) };
  try {
    return member(element, stated, point);
  } catch (error) {
    if (error instanceof NoValue) return undefined;
    throw error;
  }
}

const wholeNames = /^[ijkmnpq]$/;

/** Points worth trying: those the statements name, halfway between and around them, and others at random; only where the conditions hold. */
function* pointsOf(statements: readonly Expression[], conditions: readonly Expression[], random: () => number): Generator<PlainPoint> {
  const names = [...new Set(statements.flatMap((statement) => [...freeVariables(statement)]))].filter((name) => name !== 'T');
  if (names.length === 0) {
    yield new Map();
    return;
  }
  const allWhole = statements.some((statement) => [...walk(statement)].some((part) => isApply(part, 'divides', 'not-divides', 'congruent', 'mod', 'gcd', 'lcm')));
  const whole = new Set(names.filter((name) => allWhole || wholeNames.test(name) || conditions.some((condition) => isApply(condition, 'element') && condition.args[0]?.kind === 'symbol' && condition.args[0].name === name)));
  const named = mentioned(statements);
  const given = conditions.flatMap((condition) => (isApply(condition, 'equal') && condition.args[0]?.kind === 'symbol' && condition.args[1] ? [[condition.args[0].name, condition.args[1]] as const] : []));
  const tries = names.length === 1 ? named.length + 50 : 140;
  for (let index = 0; index < tries; index++) {
    const point = new Map<string, PlainNumber>();
    for (const name of names) {
      const pick = names.length === 1 ? named[index] : random() < 0.5 ? named[Math.floor(random() * named.length)] : undefined;
      point.set(name, whole.has(name) ? fraction(BigInt(1 + Math.floor(random() * 9))) : (pick ?? anyNumber(random)));
    }
    for (const [name, value] of given) {
      try {
        point.set(name, plainValue(value, point));
      } catch {
        continue;
      }
    }
    if (conditions.every((condition) => plainTruth(condition, point) === true)) yield point;
  }
}

function anyNumber(random: () => number): PlainNumber {
  const kind = random();
  const sign = random() < 0.3 ? -1 : 1;
  if (kind < 0.4) return fraction(BigInt(sign * Math.floor(random() * 9)));
  if (kind < 0.8) return fraction(BigInt(sign * (1 + Math.floor(random() * 60))), BigInt(2 + Math.floor(random() * 12)));
  return double(sign * random() * 5);
}

/** Every number the statements write, with both signs, their neighbours and the middles between them. */
function mentioned(statements: readonly Expression[]): PlainNumber[] {
  const values: PlainNumber[] = [fraction(0n), fraction(1n)];
  for (const statement of statements) {
    for (const part of walk(statement)) {
      if (part.kind === 'text' || part.kind === 'constant' || freeVariables(part).size > 0) continue;
      for (const each of [part, { kind: 'apply', operator: 'negate', args: [part] } as const]) {
        try {
          values.push(plainValue(each, new Map()));
        } catch {
          continue;
        }
      }
      if (isApply(part, 'plus-minus')) for (const sign of [1, -1]) pushPlusMinus(values, part.args, sign);
    }
  }
  const close = values.slice(0, 24);
  const between = close.flatMap((a, index) => close.slice(index + 1, index + 3).map((b) => middle(a, b)));
  return [...values, ...close.map(minusOne), ...close.map((value) => plus(value, fraction(1n))), ...close.map((value) => plus(value, fraction(1n, 1000n))), ...between];
}

function pushPlusMinus(values: PlainNumber[], args: readonly Expression[], sign: number): void {
  const [first, second] = args;
  if (!first || !second) return;
  const signed: Expression = sign < 0 ? { kind: 'apply', operator: 'negate', args: [second] } : second;
  try {
    values.push(plainValue({ kind: 'apply', operator: 'add', args: [first, signed] }, new Map()));
  } catch {
    return;
  }
}
