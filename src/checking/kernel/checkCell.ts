import type { CheckRequest } from '../../core/checker.ts';
import type { Claim } from '../../core/claim.ts';
import { say, type Phrase } from '../../core/phrase.ts';
import { app, num, sym } from '../../math/build.ts';
import { findClaims } from '../../math/claims/findClaims.ts';
import { isApply } from '../../math/claims/statements.ts';
import type { Expression } from '../../math/expression.ts';
import { pythonName, toPython } from '../../math/printing/python.ts';
import type { Proposition } from '../../math/proposition.ts';
import { freeVariables } from '../../math/variables.ts';

/** What a check cell computes; our own harness, not the cell, makes the verdict of its values. */
export type CheckPlan =
  /** Each stated solution put into each equation, the same for shifted ones, and all solutions found anew. */
  | { readonly kind: 'solution'; readonly unknowns: readonly string[]; readonly stated: readonly (readonly Expression[])[]; readonly equations: readonly Expression[]; readonly complete: boolean }
  /** The difference of two sides, and the same with one side shifted. */
  | { readonly kind: 'equality'; readonly left: Expression; readonly right: Expression };

export interface CheckCell {
  readonly code: string;
  readonly plan: CheckPlan;
  /** Names of the user's own that the cell compares with. */
  readonly compared: readonly string[];
}

export type CheckCellMade = { readonly kind: 'cell'; readonly cell: CheckCell } | { readonly kind: 'none'; readonly reason: Phrase };

/**
 * The check cell for a claim: readable Python that constructs both the problem and the claim in SymPy
 * inside a function of its own, so that no variable of the user's is touched, and leaves its values in
 * `__therefore__`. `names` are what the user's cells define.
 */
export function checkCell(claim: Claim, request: CheckRequest, names: ReadonlySet<string>): CheckCellMade {
  const found = findClaims(request).find((candidate) => candidate.claim.id === claim.id);
  const proposition = found?.attempts.findLast(({ stance }) => stance === 'asserted')?.proposition ?? found?.attempts[0]?.proposition;
  const plan = proposition && planOf(proposition);
  if (!plan) return { kind: 'none', reason: say('This claim has no form that Python could check.') };
  const compared = plan.kind === 'solution' ? plan.unknowns.filter((name) => names.has(pythonName(name))) : [];
  const code = plan.kind === 'solution' ? solutionCode(claim, plan, compared) : equalityCode(claim, plan);
  if (code === undefined) return { kind: 'none', reason: say('This claim has no form that Python could check.') };
  return { kind: 'cell', cell: { code, plan, compared } };
}

function planOf(proposition: Proposition): CheckPlan | undefined {
  switch (proposition.kind) {
    case 'solution': {
      const { problem, unknowns, stated, complete } = proposition;
      const equations = problem.filter((part) => isApply(part, 'equal'));
      const solutions = statedSolutions(stated, unknowns);
      return equations.length === problem.length && solutions ? { kind: 'solution', unknowns, stated: solutions, equations, complete } : undefined;
    }
    case 'relation': {
      const { relation } = proposition;
      if (!isApply(relation, 'equal')) return undefined;
      const [left, right] = relation.args;
      return left && right ? { kind: 'equality', left, right } : undefined;
    }
    case 'antiderivative':
      return { kind: 'equality', left: app('derivative', proposition.stated, sym(proposition.variable)), right: proposition.integrand };
    case 'implication': {
      const { from, to } = proposition;
      const [only] = to;
      const unknowns = only ? [...freeVariables(only)] : [];
      const equations = from.filter((part) => isApply(part, 'equal'));
      const stated = only && to.length === 1 ? statedSolutions(only, unknowns) : undefined;
      return stated && equations.length === from.length && equations.length > 0 ? { kind: 'solution', unknowns, stated, equations, complete: false } : undefined;
    }
  }
}

/** Stated solutions as tuples of values, in the order of the unknowns. */
function statedSolutions(stated: Expression, unknowns: readonly string[]): readonly (readonly Expression[])[] | undefined {
  if (isApply(stated, 'boxed')) return stated.args[0] ? statedSolutions(stated.args[0], unknowns) : undefined;
  if (isApply(stated, 'or', 'set')) return all(stated.args.map((part) => statedSolutions(part, unknowns)))?.flat();
  if (isApply(stated, 'list') && unknowns.length === 1) return all(stated.args.map((part) => statedSolutions(part, unknowns)))?.flat();
  if (isApply(stated, 'and', 'list')) {
    const values = unknowns.map((name) => stated.args.find((part) => isApply(part, 'equal') && part.args[0]?.kind === 'symbol' && part.args[0].name === name));
    const solution = all(values.map((part) => (isApply(part, 'equal') ? part.args[1] : undefined)));
    return solution && [solution];
  }
  if (isApply(stated, 'tuple')) return stated.args.length === unknowns.length ? [[...stated.args]] : undefined;
  if (isApply(stated, 'equal')) {
    const [left, right] = stated.args;
    if (isApply(left, 'tuple') && isApply(right, 'tuple')) return right.args.length === unknowns.length ? [[...right.args]] : undefined;
    return left?.kind === 'symbol' && left.name === unknowns[0] && unknowns.length === 1 && right ? statedSolutions(right, unknowns) : undefined;
  }
  if (isApply(stated, 'plus-minus')) {
    const [a, b] = stated.args;
    if (!a || unknowns.length !== 1) return undefined;
    return b ? [[app('add', a, b)], [app('add', a, app('negate', b))]] : [[a], [app('negate', a)]];
  }
  return unknowns.length === 1 && freeVariables(stated).size === 0 ? [[stated]] : undefined;
}

function all<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  return values.every((value) => value !== undefined) ? values : undefined;
}

function heading(claim: Claim): string {
  return `# ∴ ${(claim.readable ?? claim.text).replace(/\s+/g, ' ').slice(0, 100)}`;
}

/** Imports of just the names that the expressions use: `import *` is for modules only. */
function importLine(symbols: readonly string[], expressions: readonly string[], always: readonly string[]): string {
  const own = new Set(symbols.map(pythonName));
  const used = expressions.flatMap((code) => code.replace(/"[^"]*"|'[^']*'/g, '').match(/(?<![\w.])[A-Za-z_]\w*/g) ?? []);
  const names = [...new Set([...always, ...used])].filter((name) => !own.has(name) && !/^(?:True|False|None|lambda|and|or|not|if|else|in|for|is)$/.test(name));
  return `    from sympy import ${names.sort().join(', ')}`;
}

function symbolLines(names: readonly string[]): string[] {
  return names.map((name) => `    ${pythonName(name)} = Symbol(${JSON.stringify(name)})`);
}

function solutionCode(claim: Claim, { unknowns, stated, equations, complete }: Extract<CheckPlan, { kind: 'solution' }>, compared: readonly string[]): string | undefined {
  const names = [...new Set([...unknowns, ...equations.flatMap((equation) => [...freeVariables(equation)])])];
  const pairs = all(equations.map((equation) => (isApply(equation, 'equal') ? all(equation.args.map(toPython)) : undefined)));
  const values = all(stated.map((solution) => all(solution.map(toPython))));
  if (!pairs || !values) return undefined;
  const unknownNames = unknowns.map(pythonName);
  const own = compared.map((name) => `${JSON.stringify(name)}: str(nsimplify(globals()[${JSON.stringify(pythonName(name))}], rational=True)) if isinstance(globals().get(${JSON.stringify(pythonName(name))}), (int, float)) else str(globals().get(${JSON.stringify(pythonName(name))}))`);
  return [
    heading(claim),
    'def therefore_check():',
    importLine(names, [...pairs.flat(), ...values.flat()], ['nsimplify', 'simplify', 'solve', 'Rational', 'Symbol']),
    ...symbolLines(names),
    `    equations = [${pairs.map(([left, right]) => `(${left}) - (${right})`).join(', ')}]`,
    `    unknowns = [${unknownNames.join(', ')}]`,
    `    stated = [${values.map((solution) => `(${solution.join(', ')},)`).join(', ')}]`,
    '    def residuals(solution):',
    '        return [str(simplify(e.subs(dict(zip(unknowns, solution))))) for e in equations]',
    '    return {',
    '        "stated": [[str(v) for v in s] for s in stated],',
    '        "residuals": [residuals(s) for s in stated],',
    '        "shifted": [residuals([v + Rational(1, 997) for v in s]) for s in stated],',
    complete ? '        "solutions": [[str(s[u]) for u in unknowns] for s in solve(equations, unknowns, dict=True) if all(u in s for u in unknowns)],' : '        "solutions": None,',
    complete ? '        "matched": [any(all(simplify(a - s[u]) == 0 for a, u in zip(t, unknowns)) for t in stated) for s in solve(equations, unknowns, dict=True) if all(u in s for u in unknowns)],' : '        "matched": None,',
    `        "cells": {${own.join(', ')}},`,
    '    }',
    '',
    '__therefore__ = therefore_check()',
    'for solution, residual in zip(__therefore__["stated"], __therefore__["residuals"]):',
    `    print(", ".join(f"{u} = {v}" for u, v in zip(${JSON.stringify(unknowns)}, solution)), "leaves", ", ".join(residual))`,
    ...(complete ? ['print("all solutions:", __therefore__["solutions"])'] : []),
  ].join('\n');
}

function equalityCode(claim: Claim, { left, right }: Extract<CheckPlan, { kind: 'equality' }>): string | undefined {
  const names = [...new Set([...freeVariables(left), ...freeVariables(right), ...boundNames(left), ...boundNames(right)])];
  const a = toPython(left);
  const b = toPython(right);
  const shifted = toPython(app('add', right, num(1, 997)));
  if (a === undefined || b === undefined || shifted === undefined) return undefined;
  return [
    heading(claim),
    'def therefore_check():',
    importLine(names, [a, b], ['simplify', 'sympify', 'Rational', 'Symbol']),
    ...symbolLines(names),
    `    left = ${a}`,
    `    right = ${b}`,
    '    def difference(shift):',
    '        return str(simplify(sympify(left).doit() - sympify(right).doit() - shift))',
    '    return {"left": str(sympify(left).doit()), "right": str(sympify(right).doit()), "difference": difference(0), "shifted": difference(Rational(1, 997))}',
    '',
    '__therefore__ = therefore_check()',
    'print(__therefore__["left"], "and", __therefore__["right"], "differ by", __therefore__["difference"])',
  ].join('\n');
}

function boundNames(expression: Expression): string[] {
  if (expression.kind === 'symbol') return [expression.name];
  return expression.kind === 'apply' ? expression.args.flatMap(boundNames) : [];
}
