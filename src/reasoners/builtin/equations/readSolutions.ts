import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { links } from '../../../math/solving/truthAt.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { hasOtherRoots } from '../realRoots.ts';
import { wording, wordingOf } from '../wording.ts';
import type { SolutionsQuestion, Stretch } from './solutionsQuestion.ts';

const things = '(?:values|solutions|roots|numbers|zeros|zeroes)';
const thing = '(?:value|solution|root|number|zero)';
const which = String.raw`(?:all )?(?:of )?(?:the )?(?:two |three |four |possible |distinct |different )*(?<among>positive |negative |nonzero |non-zero |integer )?(?:possible |distinct )?(?:real )?(?:number )?`;
const single = String.raw`(?:one |only |unique )?(?<among>positive |negative |nonzero |non-zero |integer )?(?<real>real )?(?:number )?`;
const such = String.raw`(?: (?:of|for) §)?(?: §)?,? (?:(?:such that|so that|for which|that satisfy|which satisfy|that satisfies|satisfying|to|of|for|if)(?: the)?(?: following)?(?: equation)?:?) §`;
const range = String.raw`(?:,? ?(?:for|where|with|given|if|in|on|over|in the range|on the interval|in the interval|such that)? ?(?:the (?:interval|range|domain) )?§)?`;
const chineseWhere = String.raw`(?:在(?:区间|范围)?§(?:上|内|中|范围内|上?的)?)?`;

const wordings: readonly RegExp[] = [
  wording(String.raw`(?:what is|find|compute|determine|calculate|give) the (?<wanted>sum|product) of ${which}${things}${such}${range}`),
  wording(String.raw`(?:if|given that|given|suppose) §,? ?(?:then )?(?:what is|find|compute|determine) the (?<wanted>sum|product) of ${which}${things}(?: (?:of|for) §)?`),
  wording(String.raw`(?:what is|find|compute|determine|give) the (?<wanted>largest|greatest|larger|greater|smallest|least|smaller|lesser)(?: possible)?(?: of the two)?(?: real)? ${single}${thing}${such}`),
  wording(String.raw`(?:what is|find|compute|determine|give) (?:the|a|an) ${single}${thing}(?<only>)${such}${range}`),
  wording(String.raw`what (?:${single}${thing}|(?<among2>positive |negative |nonzero )?(?<integer>integer|real number))(?: of)?(?: §)?(?<only>) satisfies (?:the )?(?:following )?(?:equation)?:? ?§`),
  wording(String.raw`(?:what is|find|compute|determine) the (?<wanted>positive difference) between the (?:two )?${things} (?:of|to) (?:the equation )?§`),
  wording(String.raw`how many (?<wanted>)${which}${things}(?: (?:of|for) §)? (?:does (?:the equation )?§ have|satisfy (?:the equation )?§|are there (?:to|of) (?:the equation )?§)${range}`),
  wording(String.raw`(?:what is|find|compute|determine) the (?<wanted>number of) ${which}${things}${such}${range}`),
  wording(String.raw`(?:solve|solve for §:?|find all (?:the )?(?:real )?(?:solutions|values|roots)(?: of §)?(?: to| of| for which| such that| which satisfy| that satisfy| satisfying)?|determine all (?:real )?(?:values|solutions)(?: of §)?(?: to| of| for which| such that| that satisfy| satisfying)?)(?: the)?(?: equation)?:? §,? ?(?:for|where|with|given|if|in|on|over|such that)? ?(?:the (?:interval|range|domain) )?§`),
  wording(String.raw`(?:求|解)?${chineseWhere}?(?:求)?方程§${chineseWhere}(?:的)?(?:所有|全部|两个?|三个?)?(?:不同的)?(?<among>正|负|非零|整数)?(?:实数?)?(?:解|根)(?:之|的)(?<wanted>和|积)(?:是多少|为多少|是|为|等于)?`),
  wording(String.raw`(?:求)?方程§${chineseWhere}(?:共)?有(?:几|多少)个?(?<wanted>)(?:不同的|不相等的)?(?<among>正|负|非零|整数)?(?:实数?)?(?:解|根)`),
  wording(String.raw`(?:求)?方程§${chineseWhere}的?(?:不同的)?(?<among>正|负|非零|整数)?(?:实数?)?(?:解|根)的(?<wanted>个数)(?:是多少|为多少|是|为)?`),
  wording(String.raw`(?:求)?方程§的(?<wanted>最大|最小)的?(?:实数?)?(?:解|根)`),
  wording(String.raw`(?:find|give|determine|write down|what is) the general solution(?: of| to| for) (?:the equation )?:? ?§`),
  wording(String.raw`(?:求|写出)(?:三角)?方程§的(?:通解|解集|一般解)`),
  wording(String.raw`(?:find|determine|list|give) (?:all|every|the) (?:of the )?(?<every>integers?|whole numbers) §,? (?:with|such that|so that|for which|satisfying|that satisfy|which satisfy|where)(?: the equation)? §`),
  wording(String.raw`(?:find|determine|list|give) (?:all|every|the) (?<every>integer values)(?: of)? §,? (?:with|such that|so that|for which|satisfying|that satisfy|which satisfy)(?: the equation)? §`),
  wording(String.raw`(?:求|找出)(?:出)?(?:所有|全部)?(?:满足|使|使得)(?:方程|等式)?§(?:成立)?的(?:所有|全部)?(?<every>整数)§?(?:的值)?`),
  wording(String.raw`(?:求|找出)(?:出)?(?:所有|全部)的?(?<every>整数)§,? ?(?:使|使得|满足)§(?:成立)?`),
  wording(String.raw`(?:求)?方程§的(?<among>正|负|非零|整数)(?:实数?)?(?:解|根)`),
  wording(String.raw`(?:求|解)?在(?:区间|范围)?§(?:上|内|中|范围内),? ?(?:求|解)?方程§(?<first>)(?:的)?(?:所有|全部)?(?:的)?(?:解|根)?`),
  wording(String.raw`(?:求|解)方程§(?:,|在)? ?(?:其中|且|区间)?§(?:上|内|中|范围内)?(?:的)?(?:所有|全部)?(?:的)?(?:解|根)?`),
];

/** What is asked of the solutions of one equation; undefined unless a wording takes all of the text. */
export function readSolutions(formulas: readonly Expression[], words: string): SolutionsQuestion | undefined {
  if (formulas.some((each) => some(each, (part) => part.kind === 'unread' || (part.kind === 'text' && !/^(?:less|greater)/.test(part.text))))) return undefined;
  const line = wordingOf(words);
  for (const pattern of wordings) {
    const found = pattern.exec(line);
    const question = found && questionOf(formulas, found.groups ?? {}, line);
    if (question) return question;
  }
  return undefined;
}

function questionOf(formulas: readonly Expression[], { wanted, among, among2, integer, only, real, every }: Readonly<Record<string, string | undefined>>, line: string): SolutionsQuestion | undefined {
  if (/\bcomplex\b|复数/.test(line)) return undefined;
  const equations = formulas.flatMap((each) => (isApply(each, 'and') ? each.args : [each])).filter((each) => isApply(each, 'equal'));
  const [equation, ...more] = equations;
  const [left, right] = isApply(equation, 'equal') ? equation.args : [];
  const [unknown, ...others] = equation ? freeVariables(equation) : [];
  if (!left || !right || more.length > 0 || unknown === undefined || others.length > 0) return undefined;
  const rest = formulas.flatMap((each) => (isApply(each, 'and') ? each.args : [each])).filter((each) => each !== equation);
  const stretches = rest.filter((each) => each.kind !== 'symbol').map((each) => stretchOf(each, unknown));
  const [within, ...further] = stretches;
  if (rest.some((each) => each.kind === 'symbol' && each.name !== unknown) || further.length > 0 || (stretches.length > 0 && !within)) return undefined;
  const kind = kindOf((among ?? among2 ?? (integer === 'integer' || every !== undefined ? 'integer' : '')).trim());
  const asks = every === undefined ? wantedOf(wanted, only, kind) : 'list';
  // A sum over all roots may count the complex ones too, or one of them twice.
  const mayBeComplex = (asks === 'sum' || asks === 'product' || asks === 'count') && kind === 'all' && !within && !/\breal\b|实|\bvalues\b|\bnumbers\b/.test(line) && real === undefined;
  if (mayBeComplex && (/\broots\b|\bzeros\b|根/.test(line) || hasOtherRoots(left, right, unknown))) return undefined;
  // All solutions, and what z may be, are as a rule complex.
  const isOfAll = asks === 'list' && !within && !/\breal\b|实|\bvalues\b|\bnumbers\b/.test(line) && (/^[zw]$/.test(unknown) || /\ball\b|所有|全部/.test(line));
  if (isOfAll && hasOtherRoots(left, right, unknown)) return undefined;
  return { left, right, unknown, wanted: asks, among: kind, ...(within ? { within } : {}) };
}

function kindOf(among: string): SolutionsQuestion['among'] {
  if (/^(?:positive|正)$/.test(among)) return 'positive';
  if (/^(?:negative|负)$/.test(among)) return 'negative';
  if (/^(?:nonzero|non-zero|非零)$/.test(among)) return 'nonzero';
  return /^(?:integer|整数)$/.test(among) ? 'integer' : 'all';
}

function wantedOf(wanted: string | undefined, only: string | undefined, kind: SolutionsQuestion['among']): SolutionsQuestion['wanted'] {
  if (only !== undefined) return 'only';
  if (wanted === undefined) return kind === 'all' ? 'list' : 'only';
  if (/sum|和/.test(wanted)) return 'sum';
  if (/product|积/.test(wanted)) return 'product';
  if (/larg|great|最大/.test(wanted)) return 'largest';
  if (/small|least|最小/.test(wanted)) return 'smallest';
  return /difference/.test(wanted) ? 'difference' : 'count';
}

/** `0 ≤ x < 2π`, `x ∈ [0, 2π)`, `[0, 2π)`, `x > 0`. */
function stretchOf(range: Expression, unknown: string): Stretch | undefined {
  if (isApply(range, 'element')) return range.args[0]?.kind === 'symbol' && range.args[0].name === unknown && range.args[1] ? stretchOf(range.args[1], unknown) : undefined;
  if (isApply(range, 'interval')) {
    const [low, high, lowClosed, highClosed] = range.args;
    const ends = [low, high].map((end) => end && realValue(end));
    if (!low || !high || ends.some((end) => end === undefined)) return undefined;
    return { low, high, lowClosed: isTrue(lowClosed), highClosed: isTrue(highClosed) };
  }
  const parts = isApply(range, 'chain') ? links(range.args) : [range];
  let stretch: Stretch = { lowClosed: false, highClosed: false };
  for (const part of parts) {
    if (!isApply(part, 'less', 'less-equal', 'greater', 'greater-equal')) return undefined;
    const upward = part.operator.startsWith('less');
    const [small, large] = upward ? part.args : [part.args[1], part.args[0]];
    const closed = part.operator.endsWith('equal');
    if (large?.kind === 'symbol' && large.name === unknown && small && realValue(small) !== undefined) stretch = { ...stretch, low: small, lowClosed: closed };
    else if (small?.kind === 'symbol' && small.name === unknown && large && realValue(large) !== undefined) stretch = { ...stretch, high: large, highClosed: closed };
    else return undefined;
  }
  return stretch;
}

function isTrue(flag: Expression | undefined): boolean {
  return flag?.kind === 'constant' && flag.name === 'true';
}

/** The range as it is told: `0 ≤ x < 2π`. */
export function stretchStatement({ low, lowClosed, high, highClosed }: Stretch, unknown: string): Expression {
  const letter = sym(unknown);
  if (low && high) return app('chain', low, { kind: 'text', text: lowClosed ? 'less-equal' : 'less' }, letter, { kind: 'text', text: highClosed ? 'less-equal' : 'less' }, high);
  return low ? app(lowClosed ? 'greater-equal' : 'greater', letter, low) : app(highClosed ? 'less-equal' : 'less', letter, high ?? num(0));
}
