import { app } from '../build.ts';
import { polynomialOf } from '../exact/normalForm.ts';
import { univariate } from '../exact/polynomial.ts';
import type { Expression } from '../expression.ts';
import { divided } from '../solving/realRoots.ts';
import { mapChildren, some, substitute } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { isApply } from './statements.ts';

interface Rule {
  readonly parameters: readonly string[];
  readonly body: Expression;
}

/** `f(g(2))` with the rules of all its functions put in; undefined where one of them is not given by one formula. */
export function withGivenFunctions(term: Expression, conditions: readonly Expression[]): Expression | undefined {
  const rules = new Map<string, Rule>();
  for (const condition of conditions) {
    const [left, body] = isApply(condition, 'equal') ? condition.args : [];
    const [name, ...parameters] = isApply(left, 'call') ? left.args : [];
    const letters = parameters.flatMap((each) => (each.kind === 'symbol' ? [each.name] : []));
    if (name?.kind !== 'symbol' || !body || letters.length === 0 || letters.length !== parameters.length || rules.has(name.name)) return undefined;
    if (![...freeVariables(body)].every((free) => letters.includes(free)) || some(body, (part) => isApply(part, 'call', 'cases', 'prime', 'derivative', 'integral'))) return undefined;
    rules.set(name.name, { parameters: letters, body });
  }
  if (rules.size === 0 || !some(term, (part) => isApply(part, 'call')) || some(term, (part) => isApply(part, 'prime', 'derivative', 'integral', 'inverse-function', 'equal') || (part.kind === 'constant' && part.name === 'ellipsis'))) return undefined;
  const put = (part: Expression): Expression => {
    const inner = mapChildren(part, put);
    const [name, ...args] = isApply(inner, 'call') ? inner.args : [];
    const rule = name?.kind === 'symbol' ? rules.get(name.name) : undefined;
    return rule && rule.parameters.length === args.length ? substitute(rule.body, new Map(rule.parameters.map((parameter, index) => [parameter, args[index] ?? inner]))) : inner;
  };
  const result = put(term);
  return some(result, (part) => isApply(part, 'call')) ? undefined : result;
}

/** The quotient or remainder of two polynomials in one letter, worked out. */
export function divisionResult(dividend: Expression, divisor: Expression, wanted: 'quotient' | 'remainder'): Expression | undefined {
  const [variable, ...more] = freeVariables(divisor);
  const [a, b] = [polynomialOf(dividend), polynomialOf(divisor)];
  const [over, under] = variable === undefined || more.length > 0 ? [] : [a && univariate(a, variable), b && univariate(b, variable)];
  if (variable === undefined || !over || !under || under.length < 2) return undefined;
  const coefficients = divided(over, under)[wanted === 'quotient' ? 'quotient' : 'rest'];
  const terms = coefficients.map((coefficient, power) => app('multiply', { kind: 'number', ...coefficient }, app('power', { kind: 'symbol', name: variable }, { kind: 'number', numerator: BigInt(power), denominator: 1n })));
  const [only] = terms;
  return only && terms.length === 1 ? coefficients[0] && { kind: 'number', ...coefficients[0] } : terms.length === 0 ? { kind: 'number', numerator: 0n, denominator: 1n } : app('add', ...terms);
}
