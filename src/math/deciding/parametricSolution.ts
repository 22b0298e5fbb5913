import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { minus } from '../build.ts';
import { normalForm, sameNormalForm } from '../exact/normalForm.ts';
import { coefficientsIn, variablesOf } from '../exact/polynomial.ts';
import type { Expression } from '../expression.ts';
import { substitute } from '../traverse.ts';

/** An equation with parameters, solved for one unknown: values put in exactly, complete by the degree. */
export function decidePolynomialParameters(system: Expression, unknown: string, complete: boolean, values: readonly Expression[] | undefined): Verdict {
  const [left, right] = system.kind === 'apply' && system.operator === 'equal' ? system.args : [];
  if (!left || !right || !values || values.length === 0) return { kind: 'inconclusive', reason: say('The problem has other unknowns and could not be solved independently.') };
  for (const value of values) {
    const at = new Map([[unknown, value]]);
    if (!sameNormalForm(substitute(left, at), substitute(right, at))) return { kind: 'inconclusive', reason: say('A stated solution could not be put into the problem exactly.') };
  }
  if (!complete) return { kind: 'verified', evidence: { method: 'substitution', summary: say('What is stated satisfies the problem.') } };
  const form = normalForm(minus(left, right));
  const opaque = form && [...variablesOf(form.numerator)].some((name) => name.startsWith('@') && name.includes(unknown));
  const degree = form && !opaque ? coefficientsIn(form.numerator, unknown).length - 1 : undefined;
  const distinct = values.filter((value, index) => !values.slice(0, index).some((earlier) => sameNormalForm(value, earlier)));
  if (degree === undefined || distinct.length !== degree) return { kind: 'inconclusive', reason: say('The stated values satisfy the problem; whether one is missing is not known.') };
  return { kind: 'verified', evidence: { method: 'substitution', summary: say('Every stated value satisfies the equation, and there are no more than its degree, {0}.', degree), domain: say('where the leading coefficient is not zero').template } };
}
