import { app, constant, num, sym } from '../../../math/build.ts';
import { derivativeName, whereDefined, withFunction, type DifferentialProblem } from '../../../math/claims/differentialProblem.ts';
import { differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { mapChildren, substitute } from '../../../math/traverse.ts';
import { equals, holds } from '../calculus/confirmed.ts';
import { neat } from '../neat.ts';

/** Time for putting a function with exponentials of logarithms into its equation. Milliseconds. */
const longest = 3000;

/** An expression with the names of the derivatives as people write them. */
export function shown(expression: Expression, unknown: string): Expression {
  return substitute(expression, new Map([1, 2, 3, 4].map((order) => [derivativeName(order), app('prime', sym(unknown), num(order))])));
}

/** `e^exponent`, in which e to a multiple of a logarithm is a power. */
export function exponential(exponent: Expression): Expression {
  const others: Expression[] = [];
  const powers: Expression[] = [];
  const open = expand(exponent);
  for (const term of open.kind === 'apply' && open.operator === 'add' ? open.args : [open]) {
    const logarithm = logarithmOf(term);
    if (!logarithm) others.push(term);
    else powers.push(app('power', withoutSize(logarithm.argument), logarithm.times));
  }
  const [only] = others;
  if (only && !(only.kind === 'number' && only.numerator === 0n)) powers.push(app('power', constant('e'), others.length === 1 ? only : app('add', ...others)));
  const [first] = powers;
  return !first ? num(1) : neat(powers.length === 1 ? first : app('multiply', ...powers));
}

/** `k·ln u` with a rational k. */
function logarithmOf(term: Expression): { readonly argument: Expression; readonly times: Expression } | undefined {
  if (term.kind !== 'apply') return undefined;
  const [first] = term.args;
  if (term.operator === 'ln' && first) return { argument: first, times: num(1) };
  if (term.operator === 'negate' && first) {
    const inner = logarithmOf(first);
    return inner && { argument: inner.argument, times: simplify(app('negate', inner.times)) };
  }
  const inner = term.operator === 'multiply' ? term.args.flatMap((arg) => logarithmOf(arg) ?? []) : [];
  const rest = term.args.filter((arg) => !logarithmOf(arg));
  const [found, ...more] = inner;
  const times = rest.length === 0 ? num(1) : simplify(app('multiply', num(1), ...rest));
  return found && more.length === 0 && numericValue(times) ? { argument: found.argument, times } : undefined;
}

/** Without absolute values: a sign that stays the same goes into the constant. */
function withoutSize(expression: Expression): Expression {
  if (expression.kind === 'apply' && expression.operator === 'abs' && expression.args[0]) return expression.args[0];
  return mapChildren(expression, withoutSize);
}

/** Whether a function satisfies the equation wherever it is defined, for every value of its constants. */
export function isSolution(problem: DifferentialProblem, body: Expression): boolean {
  return holds(whereDefined(withFunction(problem, body), body), longest);
}

/** Whether a function has the values that are given, exactly. */
export function fulfils(problem: DifferentialProblem, body: Expression): boolean {
  return problem.conditions.every(({ order, at, value }) => {
    const derived = derivativeOf(body, problem.variable, order);
    return derived !== undefined && equals(simplify(substitute(derived, new Map([[problem.variable, at]]))), value);
  });
}

export function derivativeOf(body: Expression, variable: string, order: number): Expression | undefined {
  let derived: Expression | undefined = body;
  for (let count = 0; count < order && derived; count++) derived = differentiate(derived, variable);
  return derived;
}

/** The equation with the function and its derivatives put in: what shows a person that it is a solution. */
export function checkOf(problem: DifferentialProblem, body: Expression): Expression | undefined {
  if (problem.order === 1) return withFunction(problem, body);
  const derivatives = [1, 2].map((order) => derivativeOf(body, problem.variable, order));
  if (derivatives.includes(undefined)) return undefined;
  return substitute(problem.equation, new Map([[problem.unknown, body], ...derivatives.map((each, index): [string, Expression] => [derivativeName(index + 1), neat(each ?? body)])]));
}

export function isSame(a: Expression, b: Expression): boolean {
  return toLatex(a) === toLatex(b);
}
