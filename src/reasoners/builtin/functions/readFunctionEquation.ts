import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { some, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { wording, wordingOf } from '../wording.ts';

const given = '(?:(?:let|if|given(?: that)?|suppose(?: that)?|for|consider) )?(?:the )?(?:function )?§[.,;]? ';
const patterns: readonly RegExp[] = [
  wording(`${given}(?:then )?(?:for )?(?:what|which) (?:real )?(?:value|values|number|numbers)(?: of)? §,? (?:is|are|does|do|will|gives?) §(?: true)?`),
  wording(`${given}(?:then )?(?:{ask})(?:all )?(?:real )?(?:(?:value|values|number|numbers) (?:of )?)?§ ?,? (?:such that|for which|so that|if|when|where) §`),
  wording(`${given}(?:then )?(?:if §,? (?:{ask})§|solve (?:the equation )?§(?: for §)?)`),
  wording('(?:已知|设|若)?(?:函数)?§[,.;] ?(?:若|且) ?§,? ?(?:则|求)+ ?§(?:的值)?(?:是多少|为多少|等于多少|是|为|等于)?'),
];

/** Where a function that is given by a formula has a value; undefined unless a wording takes all of the text. */
export function readFunctionEquation(formulas: readonly Expression[], words: string): { readonly left: Expression; readonly right: Expression; readonly unknown: string } | undefined {
  const line = wordingOf(words);
  if (!patterns.some((pattern) => pattern.test(line))) return undefined;
  const [rule, ...others] = formulas;
  const [equation, ...more] = others.filter((each) => each.kind !== 'symbol');
  const [head, body] = isApply(rule, 'equal') ? rule.args : [];
  const [name, letter, ...further] = isApply(head, 'call') ? head.args : [];
  if (!isApply(equation, 'equal') || more.length > 0 || !body || name?.kind !== 'symbol' || letter?.kind !== 'symbol' || further.length > 0) return undefined;
  if ([...freeVariables(body)].some((free) => free !== letter.name) || some(body, (part) => isApply(part, 'call', 'cases', 'prime'))) return undefined;
  const put = (part: Expression): Expression => {
    if (part.kind !== 'apply') return part;
    const args = part.args.map(put);
    const [callee, value, ...rest] = isApply(part, 'call') ? args : [];
    return callee?.kind === 'symbol' && callee.name === name.name && value && rest.length === 0 ? substitute(body, new Map([[letter.name, value]])) : { ...part, args };
  };
  const [left, right] = equation.args.map(put);
  if (!left || !right || some(equation, (part) => isApply(part, 'prime', 'inverse-function')) || [left, right].some((each) => some(each, (part) => isApply(part, 'call')))) return undefined;
  const [unknown, ...letters] = new Set([...freeVariables(left), ...freeVariables(right)]);
  const names = others.flatMap((each) => (each.kind === 'symbol' ? [each.name] : []));
  return unknown !== undefined && letters.length === 0 && names.every((each) => each === unknown) ? { left, right, unknown } : undefined;
}
