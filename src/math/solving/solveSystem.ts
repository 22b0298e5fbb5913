import { app, fromRational, minus, num, sym } from '../build.ts';
import { normalForm, polynomialOf } from '../exact/normalForm.ts';
import { coefficientsIn, constantOf, TooLarge, variablesOf, type Polynomial, type Term } from '../exact/polynomial.ts';
import type { Expression } from '../expression.ts';
import * as q from '../rational.ts';
import { expand } from '../simplify.ts';
import { substitute } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { realValue } from './approximate.ts';
import { polynomialRoots } from './polynomialRoots.ts';
import { resultant } from './resultant.ts';
import { solveEquation, type SolveOptions } from './solveEquation.ts';
import { truthAt } from './truthAt.ts';

/** All solutions of a system, proved complete. */
export interface SystemSolutions {
  /** Values in the order of the unknowns. A free unknown stands for itself. */
  readonly tuples: readonly (readonly Expression[])[];
  /** Unknowns that may be any number: the solutions are infinitely many. */
  readonly free: readonly string[];
}

type Assignment = ReadonlyMap<string, Expression>;

const mostBranches = 64;

/**
 * Solves equations for several unknowns over the reals: by elimination where an equation is linear in an
 * unknown, and value by value where one contains a single unknown. Undefined where that does not get
 * through, where other symbols occur, or where completeness is not certain.
 */
export function solveSystem(equations: readonly Expression[], unknowns: readonly string[], options: SolveOptions = {}): SystemSolutions | undefined {
  const sides: Expression[] = [];
  for (const equation of equations) {
    const [left, right] = equation.kind === 'apply' && equation.operator === 'equal' ? equation.args : [];
    if (!left || !right) return undefined;
    sides.push(minus(left, right));
  }
  if (sides.some((side) => [...freeVariables(side)].some((name) => !unknowns.includes(name)))) return undefined;
  try {
    const found = branches(sides, unknowns, options, 0);
    if (!found) return undefined;
    const free = unknowns.filter((name) => found.some((assignment) => assignment.get(name) === undefined));
    const tuples: Expression[][] = [];
    for (const assignment of found) {
      const tuple = unknowns.map((name) => assignment.get(name) ?? sym(name));
      if (free.length === 0) {
        const truth = truthAt(app('and', ...equations, app('equal', num(0), num(0))), assignment, options);
        if (truth === 'unknown') return undefined;
        if (truth !== 'true') continue;
      } else if (found.length > 1) return undefined;
      if (!tuples.some((known) => sameTuple(known, tuple))) tuples.push(tuple);
    }
    return { tuples, free };
  } catch (error) {
    if (error instanceof TooLarge || error instanceof RangeError) return undefined;
    throw error;
  }
}

function branches(sides: readonly Expression[], unknowns: readonly string[], options: SolveOptions, depth: number): Assignment[] | undefined {
  options.checkTime?.();
  if (depth > 12) return undefined;
  const open: Expression[] = [];
  for (const side of sides) {
    if (freeVariables(side).size > 0) {
      const form = normalForm(side);
      if (form?.numerator.size !== 0) {
        open.push(side);
        continue;
      }
      continue;
    }
    const truth = truthAt(app('equal', side, num(0)), new Map(), options);
    if (truth === 'unknown') return undefined;
    if (truth !== 'true') return [];
  }
  if (open.length === 0) return [new Map()];
  return byOneUnknown(open, unknowns, options, depth) ?? byElimination(open, unknowns, options, depth) ?? byRows(open, unknowns, options, depth) ?? byResultants(open, unknowns, options);
}

/** An equation in one unknown alone: each of its solutions is put into the others. */
function byOneUnknown(sides: readonly Expression[], unknowns: readonly string[], options: SolveOptions, depth: number): Assignment[] | undefined {
  for (const side of sides) {
    const [name, ...more] = freeVariables(side);
    if (name === undefined || more.length > 0) continue;
    const solutions = solveEquation(app('equal', side, num(0)), name, { ...options, complex: false });
    if (solutions?.kind !== 'finite') continue;
    const found: Assignment[] = [];
    for (const value of solutions.values) {
      const rest = sides.filter((other) => other !== side).map((other) => substitute(other, new Map([[name, value]])));
      const inner = branches(rest, unknowns.filter((other) => other !== name), options, depth + 1);
      if (!inner) return undefined;
      for (const assignment of inner) found.push(new Map([...assignment, [name, value]]));
      if (found.length > mostBranches) return undefined;
    }
    return found;
  }
  return undefined;
}

/** An unknown that stands alone with a constant coefficient is expressed by the others. */
function byElimination(sides: readonly Expression[], unknowns: readonly string[], options: SolveOptions, depth: number): Assignment[] | undefined {
  for (const side of sides) {
    const isolated = isolatedUnknown(side, unknowns);
    if (!isolated) continue;
    const { name, value } = isolated;
    const rest = sides.filter((other) => other !== side).map((other) => substitute(other, new Map([[name, value]])));
    const inner = branches(rest, unknowns.filter((other) => other !== name), options, depth + 1);
    if (!inner) return undefined;
    return inner.map((assignment) => new Map([...assignment, [name, expand(substitute(value, assignment))]]));
  }
  return undefined;
}

/** `c·v + rest = 0` with a constant c: the unknown and what it equals. */
export function isolatedUnknown(side: Expression, unknowns: readonly string[]): { readonly name: string; readonly value: Expression } | undefined {
  const form = normalForm(side);
  if (!form || constantOf(form.denominator) === undefined) return undefined;
  if ([...variablesOf(form.numerator)].some((name) => name.startsWith('@') && unknowns.some((unknown) => name.includes(unknown)))) return undefined;
  let best: { readonly name: string; readonly value: Expression; readonly size: number } | undefined;
  for (const name of unknowns) {
    const coefficients = coefficientsIn(form.numerator, name);
    const slope = coefficients[1] && constantOf(coefficients[1]);
    if (coefficients.length !== 2 || !slope || q.isZero(slope)) continue;
    const rest = substitute(side, new Map([[name, num(0)]]));
    const divisor = constantOf(form.denominator) ?? q.one;
    const value = expand(app('divide', app('negate', rest), fromRational(q.divide(slope, divisor))));
    const size = (coefficients[0]?.size ?? 0) * 4 + (slope.numerator === 1n || slope.numerator === -1n ? 0 : 1);
    if (!best || size < best.size) best = { name, value, size };
  }
  return best;
}

/** Rows reduced with every monomial as a column, so that `x² + y² = 25, x² − y² = 7` falls apart. */
function byRows(sides: readonly Expression[], unknowns: readonly string[], options: SolveOptions, depth: number): Assignment[] | undefined {
  const rows: Polynomial[] = [];
  for (const side of sides) {
    const form = normalForm(side);
    if (!form || constantOf(form.denominator) === undefined) return undefined;
    if ([...variablesOf(form.numerator)].some((name) => name.startsWith('@'))) return undefined;
    rows.push(form.numerator);
  }
  const reduced = rowReduced(rows);
  const changed = reduced.map(polynomialExpression);
  const useful = changed.some((side) => freeVariables(side).size <= 1) || changed.some((side) => isolatedUnknown(side, unknowns));
  return useful && depth < 10 ? branches(changed, unknowns, options, depth + 3) : undefined;
}

/**
 * Two polynomials in two unknowns: the values of each unknown are among the roots of a resultant, and every pair of
 * them is put in. Pairs that cannot be decided leave the whole undecided.
 */
function byResultants(sides: readonly Expression[], unknowns: readonly string[], options: SolveOptions): Assignment[] | undefined {
  const names = [...new Set(sides.flatMap((side) => [...freeVariables(side)]))];
  const [x, y] = names;
  if (names.length !== 2 || x === undefined || y === undefined || names.some((name) => !unknowns.includes(name))) return undefined;
  const polynomials = sides.map((side) => polynomialOf(side));
  const [a, b] = polynomials;
  if (!a || !b) return undefined;
  const [xs, ys] = [valuesOf(a, b, x, y, options), valuesOf(a, b, y, x, options)];
  if (!xs || !ys || xs.length * ys.length > mostBranches) return undefined;
  const found: Assignment[] = [];
  for (const first of xs) {
    for (const second of ys) {
      const assignment = new Map([[x, first], [y, second]]);
      const truths = sides.map((side) => truthAt(app('equal', side, num(0)), assignment, options));
      if (truths.includes('false')) continue;
      if (!truths.every((truth) => truth === 'true')) return undefined;
      found.push(assignment);
    }
  }
  return found;
}

/** All real roots of the resultant that keeps one unknown. */
function valuesOf(a: Polynomial, b: Polynomial, kept: string, gone: string, { checkTime }: SolveOptions): readonly Expression[] | undefined {
  checkTime?.();
  const coefficients = resultant(a, b, kept, gone);
  if (!coefficients || coefficients.length === 0) return undefined;
  const { roots, allReal } = polynomialRoots(coefficients);
  return allReal ? roots.filter((root) => realValue(root) !== undefined) : undefined;
}

/** Reduced row echelon form over the monomials, higher ones first. */
export function rowReduced(rows: readonly Polynomial[]): Polynomial[] {
  const work = rows.map((row) => new Map(row));
  const columns = [...new Set(work.flatMap((row) => [...row.keys()]))].sort((a, b) => degreeOf(b) - degreeOf(a) || (a < b ? -1 : 1));
  const done: Map<string, Term>[] = [];
  for (const column of columns) {
    const pivot = work.find((row) => row.has(column) && !done.includes(row));
    const lead = pivot?.get(column)?.coefficient;
    if (!pivot || !lead) continue;
    for (const [key, term] of [...pivot]) pivot.set(key, { ...term, coefficient: q.divide(term.coefficient, lead) });
    for (const row of work) {
      const factor = row === pivot ? undefined : row.get(column)?.coefficient;
      if (!factor) continue;
      for (const [key, term] of pivot) {
        const coefficient = q.subtract(row.get(key)?.coefficient ?? q.zero, q.multiply(factor, term.coefficient));
        if (q.isZero(coefficient)) row.delete(key);
        else row.set(key, { ...term, coefficient });
      }
    }
    done.push(pivot);
  }
  return work.filter((row) => row.size > 0);
}

function degreeOf(key: string): number {
  return key === '' ? 0 : key.split('*').reduce((sum, part) => sum + Number(part.split('^').at(-1)), 0);
}

function polynomialExpression(polynomial: Polynomial): Expression {
  const terms = [...polynomial.values()].map(({ coefficient, powers }): Expression => {
    const factors = [fromRational(coefficient), ...powers.map(([name, exponent]): Expression => (exponent === 1 ? sym(name) : app('power', sym(name), num(exponent))))];
    const [only] = factors;
    return factors.length === 1 && only ? only : app('multiply', ...factors);
  });
  const [only] = terms;
  return terms.length === 0 ? num(0) : terms.length === 1 && only ? only : app('add', ...terms);
}

function sameTuple(a: readonly Expression[], b: readonly Expression[]): boolean {
  return a.every((value, index) => {
    const other = b[index];
    const x = realValue(value);
    const y = other && realValue(other);
    return x !== undefined && y !== undefined && Math.abs(x - y) < 1e-9 * (1 + Math.abs(x));
  });
}
