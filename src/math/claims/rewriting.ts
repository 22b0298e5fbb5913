import type { Expression } from '../expression.ts';
import { some } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { isApply } from './statements.ts';

/** A name with what it is said to be: at the beginning and at the end of a chain. */
export interface Named {
  readonly name: string;
  readonly first: Expression;
  readonly last: Expression;
}

const rewritten = /\b(?:expand\w*|simplif\w+|factor\w*|distribut\w+|multiply(?:ing)? (?:it )?out|combin\w+)\b[^.!?]{0,60}$|(?:展开|化简|整理|因式分解)[^。]{0,16}$/i;
const other = /\b(?:both sides|substitut\w+|divid\w+|equation by|into|plug\w*|derivative|differentiat\w+|maximum|minimum)\b/i;
/** Between two displays of one computation stands nothing, or a word that goes on. */
const goesOn = /^[\s.,;:$\\[\]()&]*(?:(?:so|thus|hence|therefore|then|which gives|this gives|we get|we have|that is|i\.e\.|simplif\w+(?: further| this)?|calculat\w+|comput\w+|所以|即|得)[\s,:$\\[\]()]*){0,2}$/i;

/** `x = …` and `x = … = …` as a name for their right sides, `R ≡ 2310 (mod 42)` for a remainder. */
export function namedBy(relation: Expression): Named | undefined {
  if (relation.kind !== 'apply') return undefined;
  const { operator, args } = relation;
  const [left, second, third] = args;
  if (left?.kind !== 'symbol' || !second) return undefined;
  if (operator === 'congruent' && third) return named(left.name, { kind: 'apply', operator: 'mod', args: [second, third] });
  if (operator === 'equal') return named(left.name, second);
  const last = args.at(-1);
  return operator === 'chain' && third && last && args.every((arg, index) => index % 2 === 0 || (arg.kind === 'text' && arg.text === 'equal')) ? named(left.name, third, last) : undefined;
}

function named(name: string, first: Expression, last = first): Named | undefined {
  return [first, last].some((value) => freeVariables(value).has(name)) ? undefined : { name, first, last };
}

/**
 * The equation a text asserts when it names the same thing twice: `R = (450 − 5n)(500 + 10n)`, expanded
 * to `R = 225000 + …`; `R = 2310 mod 42` and right below `R = 18`. Undefined where the second may be another value.
 */
export function restated(before: Named | undefined, now: Named | undefined, between: string): Expression | undefined {
  if (!before || !now || before.name !== now.name) return undefined;
  const [old, value] = [before.last, now.first];
  const names = freeVariables(old);
  const others = freeVariables(value);
  const asserted = names.size === 0 ? isSum(old) && value.kind === 'number' && others.size === 0 && goesOn.test(between) : rewritten.test(between.slice(-90)) && !other.test(between.slice(-90)) && names.size === others.size && [...names].every((name) => others.has(name));
  return asserted ? { kind: 'apply', operator: 'equal', args: [old, value] } : undefined;
}

/** Arithmetic that is carried out, not a number in itself such as 3/4 or a root. */
function isSum(value: Expression): boolean {
  const open = some(value, (part) => isApply(part, 'sqrt', 'root', 'plus-minus', 'minus-plus') || part.kind === 'text');
  return !open && some(value, (part) => isApply(part, 'add', 'mod', 'factorial', 'binomial') || (isApply(part, 'multiply') && part.args.filter((arg) => arg.kind === 'number').length > 1));
}
