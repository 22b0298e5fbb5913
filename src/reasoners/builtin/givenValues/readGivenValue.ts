import { isApply, statementsOf } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { wording, wordingOf } from '../wording.ts';
import type { GivenValueQuestion } from './givenValueQuestion.ts';

const kind = '(?:real |complex |positive |non-?zero |distinct |different )*(?:numbers?|variables?|constants?)';
const intro = '(?:if|given(?: that)?|suppose(?: that)?|assume(?: that)?|when|for|let|we have|we know(?: that)?|it is given that)';
const that = '(?:such that|that satisfy|that satisfies|satisfying|satisfy|satisfies|with|for which|where|so that|and)';
const declared = `(?:(?:the )?(?:two |three )?(?:${kind} )?§(?:,? (?:and )?§)*,? (?:(?:are|is|be) (?:two |three |an? )?(?:${kind},? |(?:real|positive|non-?zero|distinct),? )?)?${that} )`;
const also = String.raw`(?:,? (?:and |where |with |while )?(?:that |if |also |the equation |the equations )*§)*`;
const follow = '(?:(?:then|thus),? )?';
const form = '(?: in (?:its )?(?:simplest|lowest) (?:form|terms)| as an integer)?';

const last: readonly RegExp[] = [
  wording(`${intro} ${declared}?(?:the (?:following )?equations? |both )?§${also}[.,;]? ${follow}(?:{ask})(?:numerical value of )?§${form}`),
  wording(`${declared}§${also}[.,;] ${follow}(?:{ask})§${form}`),
  wording(`§${also}[.,;] ${follow}(?:{ask})§${form}`),
  wording('(?:已知|设|若|如果)?(?:正|非零)?(?:实)?数?(?:§(?:[,和与] ?§)* ?(?:都|均)?(?:是|为)?(?:正|非零)?(?:实)?数?,? ?且?(?:满足|使得)?[:,]? ?)?§(?:[,且和与]+ ?§)*[,.;] ?(?:则|求|那么|计算)+(?:代数式|式子)?§(?:的值)?(?:是多少|为多少|等于多少|是|为|等于)?'),
];
const first = wording(`{ask}(?:numerical value of )?§${form},? ${intro} ${declared}?(?:the (?:following )?equations? |both )?§${also}`);

/** What an expression is, given equations for its letters; undefined unless a wording takes all of the text. */
export function readGivenValue(formulas: readonly Expression[], words: string): GivenValueQuestion | undefined {
  if (formulas.length < 2 || formulas.some((each) => some(each, (part) => part.kind === 'unread' || part.kind === 'text'))) return undefined;
  const line = wordingOf(words);
  const ordered = last.some((pattern) => pattern.test(line)) ? formulas : first.test(line) ? [...formulas.slice(1), ...formulas.slice(0, 1)] : undefined;
  const wanted = ordered?.at(-1);
  if (!ordered || !wanted || isApply(wanted, 'equal', 'list', 'tuple', 'chain', 'and')) return undefined;
  const given: Expression[] = [];
  const names: string[] = [];
  for (const each of ordered.slice(0, -1).flatMap((formula) => statementsOf(formula).map(({ expression }) => expression))) {
    if (each.kind === 'symbol') names.push(each.name);
    else if (isApply(each, 'equal')) given.push(each);
    else return undefined;
  }
  const letters = new Set(given.flatMap((each) => [...freeVariables(each)]));
  const asked = freeVariables(wanted);
  const isPlain = [...given, wanted].every((each) => !some(each, (part) => part.kind === 'apply' && !/^(?:equal|add|negate|multiply|divide|power|sin|cos|tan|cot|sec|csc)$/.test(part.operator)));
  // With a number for each letter there is nothing but to put them in; one equation for one letter is to be solved.
  if (given.every(isAssignment) || (wanted.kind === 'symbol' && given.length === 1)) return undefined;
  if (!isPlain || given.length === 0 || asked.size === 0 || [...asked, ...names].some((name) => !letters.has(name))) return undefined;
  return { given, wanted, among: /\bpositive\b|正/.test(line) ? 'positive' : /\breal\b|实/.test(line) ? 'real' : 'any' };
}

function isAssignment(equation: Expression): boolean {
  const [left, right] = isApply(equation, 'equal') ? equation.args : [];
  return left?.kind === 'symbol' && right !== undefined && freeVariables(right).size === 0;
}
