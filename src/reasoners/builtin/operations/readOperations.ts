import type { TextFormat } from '../../../core/problem.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { read } from '../../../math/reading/read.ts';
import { mathSpans } from '../../../math/reading/spans.ts';
import { some } from '../../../math/traverse.ts';
import { hasUnread } from '../../../math/unread.ts';
import { freeVariables } from '../../../math/variables.ts';
import { wording, wordingOf } from '../wording.ts';
import { asCalls, definedSign, isSign } from './asCalls.ts';
import type { Operation, OperationQuestion } from './operationQuestion.ts';

const numbers = '(?:(?:the )?(?:each |real |positive |non-?zero |integer |natural |whole |all |any |two |every |pair of )*(?:numbers?|integers?|values?|reals)?(?: of)? ?)';
const where = `(?:,? (?:for|where|whenever|with) ${numbers}§(?:,? (?:and )?§)*(?: (?:are|is) ${numbers})?)?`;
const defined = String.raw`(?:for ${numbers}§(?:,? (?:and )?§)*,? )?(?:(?:if|let|suppose|given|define|assume|consider)(?: that)? )?(?:${numbers}§(?:,? (?:and )?§)*,? )?(?:(?:let |define |we define )?(?:the |a |an )?(?:(?:binary|new|special|following) )*(?:operation|operator|function|symbol|relation)(?: ?§)?(?: (?:is|be|are|means|by|as|such that|to mean|so that|with|defined|given|for|on|of|the|rule|all|real|positive|non-?zero|numbers|integers))*,?:? )?(?:§ (?:(?:is|means|to be|be|as|by|defined) ?)+:? ?)?`;
const definitions = `${defined}§${where}(?:,? (?:and )?(?:let |define )?§${where})*`;
const form = '(?: in (?:its )?(?:simplest|lowest) (?:form|terms)| as a (?:common |mixed )?(?:fraction|number))?';

const values: readonly RegExp[] = [
  wording(`${definitions}[.,;:] (?:then )?(?:{ask})(?:result of )?§${form}`),
  wording('(?:若|设|已知|如果|规定|定义|现定义|对于任意)*(?:有理数|实数|一种)?(?:新)?(?:运算)?(?:§)?[:,为]? ?§[.,;] ?(?:则|求|那么|计算)+ ?§(?:的值)?(?:是多少|为多少|等于多少|是|为|等于)?'),
];
const valueFirst = wording(`{ask}§${form},? (?:if|given(?: that)?|when|where) ${definitions}`);
const equations: readonly RegExp[] = [
  wording(`${definitions}[.,;:] (?:then )?(?:(?:for )?(?:what|which) (?:real |positive )?(?:value|number)(?:s)?(?: of)? §,? (?:does|do|is|will|satisfies|makes) §(?: true)?|{ask}(?:values? of )?§,? (?:if|such that|for which|so that|given(?: that)?|when|where) §|if §,? (?:then )?(?:{ask}|solve for )§|solve(?: the equation)? §(?: for §)?)`),
];

/** A question about an operation it defines, `a \star b = …`; undefined unless a wording takes all of the text. */
export function readOperations(text: string, format: TextFormat): OperationQuestion | undefined {
  const spans = mathSpans(text, format);
  const formulas = spans.map(({ inner }) => text.slice(inner.start, inner.end).replace(/[.,;]\s*$/, ''));
  const names = new Map<string, string>();
  const letters = [...'fghpqruvw'].filter((letter) => !formulas.some((formula) => new RegExp(`(?<![a-zA-Z\\\\])${letter}(?![a-zA-Z])`).test(formula)));
  for (const formula of formulas) {
    const sign = definedSign(formula);
    const letter = letters[names.size];
    if (sign !== undefined && letter !== undefined && !names.has(sign)) names.set(sign, letter);
  }
  if (names.size === 0) return undefined;
  let words = '';
  let at = 0;
  const expressions: Expression[] = [];
  for (const [index, span] of spans.entries()) {
    words += `${text.slice(at, span.outer.start)} § `;
    at = span.outer.end;
    const formula = formulas[index] ?? '';
    if (isSign(formula)) continue;
    const plain = asCalls(formula, names);
    const expression = plain === undefined ? undefined : read(plain, { notation: span.notation });
    if (!expression || hasUnread(expression)) return undefined;
    expressions.push(expression);
  }
  const line = wordingOf(words + text.slice(at));
  const isName = (each: Expression): boolean => isApply(each, 'call') && each.args.slice(1).every((arg) => arg.kind === 'symbol');
  const parts = expressions.filter((each) => each.kind !== 'symbol' && !isApply(each, 'not-equal') && !isName(each));
  const isEquation = equations.some((pattern) => pattern.test(line));
  if (!isEquation && valueFirst.test(line)) parts.push(...parts.splice(0, 1));
  else if (!isEquation && !values.some((pattern) => pattern.test(line))) return undefined;
  return question(parts, names, isEquation);
}

function question(parts: readonly Expression[], names: ReadonlyMap<string, string>, isEquation: boolean): OperationQuestion | undefined {
  const operations = new Map<string, Operation>();
  for (const part of parts.slice(0, -1)) {
    const [left, body] = isApply(part, 'equal') ? part.args : [];
    const [name, a, b, ...more] = isApply(left, 'call') ? left.args : [];
    const sign = name?.kind === 'symbol' ? [...names].find(([, letter]) => letter === name.name)?.[0] : undefined;
    if (!body || name?.kind !== 'symbol' || a?.kind !== 'symbol' || b?.kind !== 'symbol' || more.length > 0 || sign === undefined || operations.has(name.name)) return undefined;
    if ([...freeVariables(body)].some((letter) => letter !== a.name && letter !== b.name) || some(body, (inner) => isApply(inner, 'call'))) return undefined;
    operations.set(name.name, { sign, parameters: [a.name, b.name], body });
  }
  const of = parts.at(-1);
  if (!of || operations.size !== names.size || !some(of, (part) => isApply(part, 'call')) || isApply(of, 'equal') !== isEquation) return undefined;
  const unknowns = [...freeVariables(of)].filter((letter) => !operations.has(letter));
  if (unknowns.length !== (isEquation ? 1 : 0)) return undefined;
  const [unknown] = unknowns;
  return unknown === undefined ? { operations, of } : { operations, of, unknown };
}
