import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app, minus, num } from '../build.ts';
import { normalForm } from '../exact/normalForm.ts';
import {
  constantOf, constantPolynomial, divideExactly, isZeroPolynomial, multiplyPolynomials, TooLarge, variable,
  type Polynomial,
} from '../exact/polynomial.ts';
import type { Expression } from '../expression.ts';
import type { Context, Proposition } from '../proposition.ts';
import { isolatedUnknown, rowReduced } from '../solving/solveSystem.ts';
import { substitute } from '../traverse.ts';
import type { Budget } from './budget.ts';
import { decideRelation } from './relation.ts';

type Claimed = Extract<Proposition, { kind: 'implication' }>['claimed'];

interface Side {
  readonly expression: Expression;
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;
}

/**
 * Steps between equations in several unknowns: both sides times a constant, a linear combination of
 * the premises, or what is left after substitution is an identity. Proofs only; undefined otherwise.
 */
export function algebraicStep(premises: readonly Expression[], conclusions: readonly Expression[], names: readonly string[], claimed: Claimed, context: Context, budget: Budget): Verdict | undefined {
  try {
    const from = premises.map(sideOf);
    const to = conclusions.map(sideOf);
    const known = from.filter((side) => side !== undefined);
    if (known.length === 0 || !to.every((side) => side !== undefined)) return undefined;
    if (contradict(known.map(({ numerator }) => numerator))) return { kind: 'inconclusive', reason: say('No value satisfies what it is said to follow from.') };
    if (from.length === known.length && equivalent(known, to)) {
      return { kind: 'verified', evidence: { method: 'normal-form', summary: say('It says the same: one is a constant multiple of the other.') } };
    }
    if (claimed === 'iff') return undefined;
    if (to.every((side) => follows(side, known, names))) {
      return { kind: 'verified', evidence: { method: 'normal-form', summary: say('It is a combination of what it follows from.') } };
    }
    const reduced = substituted(known.map(({ expression }) => expression), to.map(({ expression }) => expression), names);
    if (reduced.every((side) => decideRelation(app('equal', side, num(0)), context, budget).kind === 'verified')) {
      return { kind: 'verified', evidence: { method: 'substitution', summary: say('Put into each other, the equations leave an identity.') } };
    }
    return undefined;
  } catch (error) {
    if (error instanceof TooLarge || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A combination of them says that a number is zero that is not: from that anything would follow. */
function contradict(rows: readonly Polynomial[]): boolean {
  return rowReduced(rows).some((row) => !isZeroPolynomial(row) && constantOf(row) !== undefined);
}

function sideOf(equation: Expression): Side | undefined {
  const [left, right] = equation.kind === 'apply' && equation.operator === 'equal' ? equation.args : [];
  if (!left || !right) return undefined;
  const expression = minus(left, right);
  const form = normalForm(expression);
  return form && { expression, ...form };
}

function equivalent(from: readonly Side[], to: readonly Side[]): boolean {
  const [a, b] = [from[0], to[0]];
  if (from.length === 1 && to.length === 1 && a && b) return proportional(a.numerator, b.numerator) && sameDenominators(a, b);
  const polynomials = [...from, ...to].every(({ denominator }) => constantOf(denominator) !== undefined);
  if (!polynomials) return false;
  const rank = (sides: readonly Side[]): number => rowReduced(sides.map(({ numerator }) => numerator)).length;
  return rank(from) === rank([...from, ...to]) && rank(to) === rank(from);
}

function proportional(a: Polynomial, b: Polynomial): boolean {
  if (isZeroPolynomial(a) || isZeroPolynomial(b)) return false;
  const quotient = divideExactly(a, b);
  const factor = quotient && constantOf(quotient);
  return factor !== undefined && factor.numerator !== 0n;
}

/** The two are defined at the same places as far as denominators show: else the zero of one is a question of its own. */
function sameDenominators(a: Side, b: Side): boolean {
  return proportional(a.denominator, b.denominator);
}

/** The new side is a combination of the old ones with rational numbers or single unknowns as factors. */
function follows(side: Side, from: readonly Side[], names: readonly string[]): boolean {
  if (constantOf(side.denominator) === undefined || from.some(({ denominator }) => constantOf(denominator) === undefined)) return false;
  const rows = from.map(({ numerator }) => numerator);
  const used = new Set([...side.numerator.values()].flatMap(({ powers }) => powers.map(([name]) => name)));
  const factors = [constantPolynomial({ numerator: 1n, denominator: 1n }), ...[...used, ...names].slice(0, 6).map((name) => variable(name))];
  const multiples = rows.flatMap((row) => factors.map((factor) => multiplyPolynomials(row, factor)));
  for (const candidates of [rows, multiples]) {
    const reduced = rowReduced(candidates);
    if (contradict(reduced)) return false;
    if (rowReduced([...reduced, side.numerator]).length === reduced.length) return true;
  }
  // One old side divides the new one: both sides were multiplied by something.
  return rows.some((row) => !isZeroPolynomial(row) && divideExactly(side.numerator, row) !== undefined);
}

/** Unknowns that the premises express by others are replaced everywhere; what is left of the conclusions. */
function substituted(premises: readonly Expression[], conclusions: readonly Expression[], names: readonly string[]): Expression[] {
  let rest = [...premises];
  let targets = [...conclusions];
  for (let round = 0; round < 6; round++) {
    let found: { readonly side: Expression; readonly name: string; readonly value: Expression } | undefined;
    for (const side of rest) {
      const isolated = isolatedUnknown(side, names);
      if (isolated) {
        found = { side, ...isolated };
        break;
      }
    }
    if (!found) break;
    const { side: used, name, value } = found;
    const put = (expression: Expression): Expression => substitute(expression, new Map([[name, value]]));
    rest = rest.filter((side) => side !== used).map(put);
    targets = targets.map(put);
  }
  return targets;
}

