import { app, minus, num } from '../build.ts';
import { isZeroPolynomial, TooLarge } from '../exact/polynomial.ts';
import { normalForm } from '../exact/normalForm.ts';
import type { Expression } from '../expression.ts';
import type { Definition } from '../proposition.ts';
import { simplify } from '../simplify.ts';
import { some } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { algebraicCandidates } from './algebraic.ts';
import { approximate, realValue } from './approximate.ts';
import { byPieces } from './pieces.ts';
import { noSolution, ordered, type SolutionSet } from './solutionSet.ts';
import { transcendentalCandidates } from './transcendental.ts';
import { trigonometricFamilies } from './trigonometric.ts';
import { truthAt } from './truthAt.ts';

export interface SolveOptions {
  /** Complex solutions count too; by default only real ones do. */
  readonly complex?: boolean;
  readonly definitions?: readonly Definition[];
  readonly checkTime?: () => void;
}

/**
 * All solutions of an equation for one unknown, proved complete, each one checked by substitution.
 * Undefined where that is not certain, where other symbols occur, or where it is not covered.
 */
export function solveEquation(equation: Expression, unknown: string, options: SolveOptions = {}): SolutionSet | undefined {
  if (equation.kind !== 'apply' || equation.operator !== 'equal') return undefined;
  const [left, right] = equation.args;
  if (!left || !right) return undefined;
  const names = freeVariables(equation);
  if (!names.has(unknown) || names.size > 1) return undefined;
  try {
    return solved(minus(left, right), unknown, equation, options, 0);
  } catch (error) {
    if (error instanceof TooLarge || error instanceof RangeError) return undefined;
    throw error;
  }
}

function solved(f: Expression, unknown: string, equation: Expression, options: SolveOptions, depth: number): SolutionSet | undefined {
  options.checkTime?.();
  if (depth > 6) return undefined;
  const zeros = (g: Expression, name: string): readonly Expression[] | undefined => {
    if (!some(g, (part) => part.kind === 'symbol' && part.name === name)) return undefined;
    const inner = solved(g, name, app('equal', g, num(0)), { ...options, complex: false }, depth + 1);
    return inner?.kind === 'finite' ? inner.values : undefined;
  };
  const product = factorsOf(equation);
  if (product) {
    const all: Expression[] = [];
    for (const factor of product) {
      if (!some(factor, (part) => part.kind === 'symbol' && part.name === unknown)) {
        if (realValue(factor) === undefined || realValue(factor) === 0) return undefined;
        continue;
      }
      const inner = solved(factor, unknown, app('equal', factor, num(0)), options, depth + 1);
      if (inner?.kind !== 'finite') return undefined;
      all.push(...inner.values);
    }
    return confirmed(all, unknown, equation, options);
  }
  const candidates = algebraicCandidates(f, unknown, options.complex === true);
  if (candidates?.identity) return definedEverywhere(f) ? { kind: 'all' } : undefined;
  if (candidates) return confirmed(candidates.values, unknown, equation, options);
  if (options.complex) return undefined;
  if (constantNotZero(f)) return noSolution;
  const pieces = byPieces(f, unknown, (g) => solved(g, unknown, app('equal', g, num(0)), options, depth + 1), options);
  if (pieces) return pieces;
  const transcendental = transcendentalCandidates(f, unknown, zeros);
  if (transcendental) return confirmed(transcendental.values, unknown, equation, options);
  const families = trigonometricFamilies(f, unknown, zeros);
  return families && familiesConfirmed(families, unknown, equation, options);
}

/** `a·b·c = 0`: the factors. Only at the top, where every zero of a factor is put to the test again. */
function factorsOf(equation: Expression): readonly Expression[] | undefined {
  if (equation.kind !== 'apply') return undefined;
  const [left, right] = equation.args;
  if (!left || right?.kind !== 'number' || right.numerator !== 0n || left.kind !== 'apply') return undefined;
  if (left.operator === 'multiply') return left.args;
  if (left.operator === 'power' && left.args[1]?.kind === 'number' && left.args[1].denominator === 1n && left.args[1].numerator > 0n && left.args[0]) return [left.args[0]];
  if (left.operator === 'negate' && left.args[0]) return [left.args[0]];
  if (left.operator === 'divide' && left.args[0]) return [left.args[0]];
  return undefined;
}

/** The candidates that satisfy the equation itself; undefined where one cannot be decided. */
function confirmed(candidates: readonly Expression[], unknown: string, equation: Expression, options: SolveOptions): SolutionSet | undefined {
  const kept: Expression[] = [];
  for (const candidate of candidates) {
    options.checkTime?.();
    const truth = truthAt(equation, new Map([[unknown, candidate]]), options);
    if (truth === 'unknown') return undefined;
    if (truth === 'true') kept.push(simplerOf(candidate));
  }
  if (options.complex) return { kind: 'finite', values: distinct(kept) };
  const values = ordered(kept);
  return values && { kind: 'finite', values };
}

/** The tidied form where it has the same value and is not longer. */
function simplerOf(candidate: Expression): Expression {
  if (candidate.kind !== 'apply') return candidate;
  const simple = simplify(candidate);
  return simple.kind === 'number' ? simple : candidate;
}

function distinct(values: readonly Expression[]): readonly Expression[] {
  const known: { value: Expression; re: number; im: number }[] = [];
  for (const value of values) {
    const at = approximate(value);
    if (at && !known.some(({ re, im }) => Math.hypot(re - at.re, im - at.im) < 1e-9 * (1 + Math.hypot(re, im)))) known.push({ value, re: at.re, im: at.im });
  }
  return known.map(({ value }) => value);
}

/** A family is confirmed at several members; the argument is linear, so what holds for them holds for all. */
function familiesConfirmed(families: readonly { base: Expression; period: Expression }[], unknown: string, equation: Expression, options: SolveOptions): SolutionSet | undefined {
  const kept = [];
  for (const family of families) {
    const truths = [-1, 0, 1, 2].map((k) => truthAt(equation, new Map([[unknown, app('add', family.base, app('multiply', num(k), family.period))]]), options));
    if (truths.every((truth) => truth === 'true')) kept.push(family);
    else if (!truths.every((truth) => truth === 'false' || truth === 'undefined')) return undefined;
  }
  return kept.length === 0 ? noSolution : { kind: 'families', families: kept };
}

/** Nothing in the expression can be undefined: no denominators, roots or logarithms. */
function definedEverywhere(f: Expression): boolean {
  return !some(f, (part) => part.kind === 'apply' && !/^(?:add|multiply|negate|abs|sin|cos|mixed|sqrt|divide|power)$/.test(part.operator)) && !some(f, partlyDefined);
}

function partlyDefined(part: Expression): boolean {
  if (part.kind !== 'apply') return false;
  const [a, b] = part.args;
  if (part.operator === 'divide') return b?.kind !== 'number';
  if (part.operator === 'sqrt') return a?.kind !== 'number';
  return part.operator === 'power' && !(b?.kind === 'number' && b.denominator === 1n && b.numerator > 0n);
}

function constantNotZero(f: Expression): boolean {
  const form = normalForm(f);
  if (!form || isZeroPolynomial(form.numerator)) return false;
  const only = form.numerator.get('');
  return form.numerator.size === 1 && only !== undefined && definedEverywhere(f);
}
