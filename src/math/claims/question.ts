import type { TextFormat } from '../../core/problem.ts';
import { app, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import { read } from '../reading/read.ts';
import { mathSpans } from '../reading/spans.ts';
import { some, substitute } from '../traverse.ts';
import { hasUnread } from '../unread.ts';
import { freeVariables } from '../variables.ts';
import { asksForCalculus, asksForSeveral, asksForSolutions, asksForValue, withoutPointing } from './askingWords.ts';
import { calculusQuestion, type CalculusQuestion } from './calculusQuestion.ts';
import { differentialQuestion, type DifferentialQuestion } from './differentialAnswer.ts';
import { numberQuestion, type NumberAsked } from './numberQuestion.ts';
import { divisionResult, withGivenFunctions } from './givenFunctions.ts';
import { meetingLetters } from './meetingQuestion.ts';
import { isApply, isRelation, linksOf, statementsOf } from './statements.ts';

/** What a problem asks, as far as computation can answer it; `unknown` is an honest answer. */
export type Question =
  | SolutionAsked
  | NumberAsked
  /** Compute, simplify, expand, factor: the answer equals this, in the form asked for; a term in letters may have a value that is told elsewhere. */
  | { readonly kind: 'evaluate'; readonly expression: Expression; readonly inLetters?: boolean; readonly form?: 'product' | 'sum' }
  | { readonly kind: 'differentiate'; readonly expression: Expression; readonly variable: string }
  | { readonly kind: 'antiderivative'; readonly integrand: Expression; readonly variable: string }
  | (CalculusQuestion & { readonly givens: readonly Expression[] })
  | (DifferentialQuestion & { readonly givens: readonly Expression[] })
  | { readonly kind: 'unknown'; readonly givens: readonly Expression[] };

const solveWords = /\b(?:solve|find (?:all |the )?(?:real |integer |positive |complex )?(?:solutions?|roots?|values?|zeros?|x\b|y\b)|roots? of|solutions? (?:of|to)|what is the value of [a-z]\b)|解(?:下列)?(?:方程|不等式)|求.{0,4}(?:解|根|x|值)|方程(?:组)?.{0,12}(?:解|根)|不等式(?:组)?.{0,12}解集?|解[:：]?$/i;
const evaluateWords = /\b(?:compute|calculate|evaluate|simplify|expand|factor(?:i[sz]e)?|what is|find the (?:value|sum|product|limit|integral) of|find|determine|express|multiply|add|subtract|work out|reduce)\b|计算|化简|求值|展开|因式分解|分解因式|求/i;
const differentiateWords = /\b(?:differentiate|derivative|find\s+\$?\\?(?:frac\{d|f'|y'))|求导|导数|微分/i;
const integrateWords = /\b(?:integrate|antiderivative|indefinite integral|primitive)\b|不定积分|原函数/i;
/** Words that ask for more than the equation's solutions: a count, a sum of roots, a maximum, a proof. */
const beyond = /\b(?:how many|number of|sum of (?:the|all)|product of (?:the|all)|largest|larger|smallest|smaller|greatest|greater|least|lesser|maxim\w*|minim\w*|prove|show that|probab\w*|domain|range|vertex|axis|area|perimeter|volume|average|percent|digits?|inverse|degree of|quotients?|remainders?|modulo|divisors?|positive|negative|non-?zero|integer|natural|prime|rational|nonnegative|coefficients?|constant term|median|variance|mean|modulus|magnitude|absolute value of|shown|figures?|diagrams?|pictures?|triangles?|rectangles?|lengths?|widths?|heights?|radius|sides? of|acute|obtuse|interval(?! notation)|above|below|(?:a|one|any|another) (?:real |possible |particular )?(?:solution|root|zero|value)|conjugates?|(?:real|imaginary) part|argument)\b|图|三角形|长度|边长|半径|锐角|钝角|一个(?:解|根|值)|任意一个|共轭|实部|虚部|辐角|象限|系数|常数项|多少|几个|个数|数字|个位|末位|余数|逆元|约数|因数|次数|定义域|值域|顶点|对称轴|反函数|余式|商式|最大|最小|证明|求证|概率|面积|[正负](?:数|实)*[根解]|非零|正整数|整数|之和|之积/i;

export interface SolutionAsked {
  readonly kind: 'solve';
  readonly conditions: readonly Expression[];
  readonly unknowns: readonly string[];
  /** The numbers that the words ask for. */
  readonly among?: 'reals' | 'complexes';
  /** Whether a pair may be meant in another order than the unknowns'. */
  readonly isOrderOpen?: boolean;
}

/** Reads a problem's question. Whatever is not certain comes out as `unknown`. */
export function questionOf(text: string, format: TextFormat): Question {
  const numbers = numberQuestion(text);
  if (numbers) return numbers;
  const spans = mathSpans(text, format);
  const expressions = spans.flatMap((span) =>
    statementsOf(read(text.slice(span.inner.start, span.inner.end), { notation: span.notation, offset: span.inner.start })).map(({ expression }) => expression),
  );
  let words = text;
  for (const span of [...spans].reverse()) words = `${words.slice(0, span.outer.start)} § ${words.slice(span.outer.end)}`;
  words = withoutPointing(words);
  const listed = expressions.flatMap(conditionsOf);
  const [one, two, ...others] = listed;
  // Of two that an "or" parts, either will do.
  const alternative = /§\s*(?:or|或者?)\s*§/i.test(words);
  const conditions: readonly Expression[] = alternative && one && two && others.length === 0 ? [{ kind: 'apply', operator: 'or', args: [one, two] }] : listed;
  const terms = expressions.filter((expression) => conditionsOf(expression).length === 0 && expression.kind !== 'unread');
  const unknown: Question = { kind: 'unknown', givens: conditions };
  const differential = differentialQuestion(text, format);
  if (differential) return { ...differential, givens: conditions };
  const calculus = calculusQuestion(expressions, words);
  if (calculus) return { ...calculus, givens: conditions };
  // What could not be read may be a condition, or what is asked.
  if (expressions.some(hasUnread)) return unknown;
  if (expressions.some((expression) => some(expression, (part) => isApply(part, 'matrix')))) return matrixQuestion(terms, conditions, words) ?? unknown;
  const division = /^\s*(?:find|compute|determine|what is|求)? ?(?:the )?(?:(remainder|quotient) (?:when|of) (?:the )?(?:polynomial )?§\s+is divided by (?:the )?(?:polynomial )?§|(?:多项式)?\s*§\s*除以(?:多项式)?\s*§\s*(?:所得)?的(余式|余数|商式|商))[\s.?。？]*$/i.exec(words.replace(/\s+/g, ' '));
  const [dividend, divisor] = terms;
  const divided = division && dividend && divisor && terms.length === 2 && conditions.length === 0 ? divisionResult(dividend, divisor, /remainder|余/i.test(division[1] ?? division[2] ?? '') ? 'remainder' : 'quotient') : undefined;
  if (divided) return { kind: 'evaluate', expression: divided };
  const meeting = terms.length === 0 ? meetingLetters(conditions, words) : undefined;
  if (meeting) return { kind: 'solve', conditions, unknowns: meeting, among: 'reals' };
  if ((alternative && others.length > 0) || beyond.test(words) || !isBrief(words, conditions.length > 0 ? 16 : 9)) return unknown;
  const [term] = terms;
  const [condition] = conditions;
  if (differentiateWords.test(words)) return (higherDerivative.test(words) || asksForSeveral(words) ? undefined : differentiation(term, condition)) ?? unknown;
  if (terms.length === 1 && conditions.length === 0 && term) {
    if (isApply(term, 'integral') && term.args.length === 2) return antiderivative(term) ?? unknown;
    if (integrateWords.test(words)) {
      const [variable, ...more] = freeVariables(term);
      return variable !== undefined && more.length === 0 && asksForCalculus(words) ? { kind: 'antiderivative', integrand: term, variable } : unknown;
    }
    if (speaksOfMore(term, words)) return unknown;
    return (evaluateWords.test(words) && asksForValue(words, term)) || words.replace(/[§\s.,:?]/g, '') === '' ? { kind: 'evaluate', expression: term, inLetters: freeVariables(term).size > 0, ...formOf(words) } : unknown;
  }
  const value = term && terms.length === 1 && evaluateWords.test(words) && asksForValue(words, term) ? withGivenFunctions(term, conditions) : undefined;
  if (value) return { kind: 'evaluate', expression: value };
  if (conditions.length === 0) return unknown;
  const named = terms.flatMap((expression) => (expression.kind === 'symbol' ? [expression.name] : []));
  if (terms.length > named.length) return unknown;
  const free = new Set(conditions.flatMap((each) => [...freeVariables(each)]));
  // A pair that answers `y = x², y = 2x` is (x, y), whichever letter comes first.
  const unknowns = named.length > 0 ? named : [...free].sort();
  const asksToSolve = (solveWords.test(words) && asksForSolutions(words)) || words.replace(/[§\s.,:?]/g, '').replace(/and|和|且/g, '') === '';
  const determined = unknowns.length > 0 && unknowns.every((name) => free.has(name)) && free.size === unknowns.length && unknowns.length <= conditions.length;
  if (!asksToSolve || !determined || areApart(conditions, unknowns, words)) return unknown;
  const among = /\bcomplex\b|复/i.test(words) ? 'complexes' : /\breals?\b|实/i.test(words) ? 'reals' : undefined;
  return { kind: 'solve', conditions, unknowns, ...(among ? { among } : {}), isOrderOpen: isOrderOpen(unknowns, named.length > 0 ? named : [...free]) };
}

/** Several to be solved each by itself: two equations for one unknown, unless they are called a system. */
function areApart(conditions: readonly Expression[], unknowns: readonly string[], words: string): boolean {
  if (conditions.length < 2 || /\bsystem|\bsimultaneous|\bboth\b|组|同时/i.test(words)) return false;
  return /\beach\b|\bevery\b|每|各|下列/i.test(words) || (unknowns.length === 1 && conditions.filter((each) => isApply(each, 'equal')).length > 1);
}

/** Letters told in another order than the alphabet's, but for coordinates. */
function isOrderOpen(unknowns: readonly string[], told: readonly string[]): boolean {
  const sorted = [...unknowns].sort().join();
  return unknowns.join() !== sorted || (told.join() !== sorted && !/^(?:x,y|x,y,z)$/.test(sorted));
}

const rewriteWords = /\b(?:simplify|expand|factor(?:i[sz]e)?|multiply|add|subtract|reduce|compute|calculate|work out)\b|化简|展开|分解|计算/i;

/** Factored or expanded; where both are asked for, either may come last. */
function formOf(words: string): { readonly form?: 'product' | 'sum' } {
  const [isProduct, isSum] = [/\bfactor|因式分解|分解因式/i.test(words), /\bexpand|展开/i.test(words)];
  return isProduct === isSum ? {} : { form: isProduct ? 'product' : 'sum' };
}

/** “Find $AB$.”, “What is $x$?”: the letters have values that a figure or a text before tells. */
function speaksOfMore(term: Expression, words: string): boolean {
  if (freeVariables(term).size === 0 || some(term, (part) => isApply(part, 'integral', 'derivative', 'limit', 'sum', 'product'))) return false;
  return term.kind === 'symbol' || !(rewriteWords.test(words) || words.replace(/[§\s.,:?]/g, '') === '');
}

/** One thing asked of matrices that are written or named: of a matrix alone its determinant, inverse or transpose. */
function matrixQuestion(terms: readonly Expression[], conditions: readonly Expression[], words: string): Question | undefined {
  const [first, second, ...more] = terms;
  const isProduct = /\bproduct of\b|乘积/i.test(words);
  if (!first || more.length > 0 || isProduct !== (second !== undefined) || !isBrief(words, 16)) return undefined;
  const term = second ? app('multiply', first, second) : first;
  const names = new Map<string, Expression>();
  for (const condition of conditions) {
    const [name, value] = isApply(condition, 'equal') ? condition.args : [];
    if (name?.kind !== 'symbol' || !isApply(value, 'matrix') || names.has(name.name)) return undefined;
    names.set(name.name, value);
  }
  const expression = substitute(term, names);
  if (/\b(?:ranks?|eigen\w*|trace|sum|entr(?:y|ies)|adj\w+|cofactors?|minors?)\b|秩|特征|迹|之和|之积|伴随|余子式|元素/i.test(words)) return undefined;
  const asked = [/\bdeterminants?\b|行列式/i, /\binverses?\b|逆/i, /\btranspose\b|转置/i].map((pattern) => pattern.test(words));
  const [determinant, inverse, transpose] = asked;
  if (asked.filter(Boolean).length > 1) return undefined;
  if (isApply(expression, 'abs') && isApply(expression.args[0], 'matrix')) return { kind: 'evaluate', expression: app('determinant', expression.args[0]) };
  if (!isApply(expression, 'matrix')) return (determinant && !isApply(expression, 'determinant')) || inverse || transpose || !evaluateWords.test(words) ? undefined : { kind: 'evaluate', expression };
  if (determinant) return { kind: 'evaluate', expression: app('determinant', expression) };
  if (inverse) return { kind: 'evaluate', expression: app('power', expression, app('negate', num(1))) };
  return transpose ? { kind: 'evaluate', expression: app('transpose', expression) } : undefined;
}

/** Few words around the formulas: a story has more, and means more than its formulas say. */
function isBrief(words: string, most: number): boolean {
  const latin = words.match(/[A-Za-z]+/g)?.length ?? 0;
  const chinese = words.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  return latin + chinese / 2 <= most && !/\d/.test(words);
}

/** The equations and inequalities a formula states; a system's braces and commas are taken apart. */
export function conditionsOf(expression: Expression): Expression[] {
  if (isApply(expression, 'and', 'list', 'cases', 'tuple', 'boxed')) {
    const parts = expression.args.map(conditionsOf);
    return parts.every((part) => part.length > 0) ? parts.flat() : [];
  }
  if (isApply(expression, 'or')) return [expression];
  if (isRelation(expression)) return [expression];
  return linksOf(expression).map(({ relation }) => relation);
}

/** A second derivative, or a derivative's value at a point, is another question than the derivative. */
const higherDerivative = /\b(?:second|third|fourth|higher|n-?th|twice)\b|[二三四五高]阶|\bat\b|处|点/i;

function differentiation(term: Expression | undefined, condition: Expression | undefined): Question | undefined {
  const body = term && term.kind === 'apply' && !isApply(term, 'call', 'prime', 'derivative') ? term : rightSide(condition);
  if (!body) return undefined;
  const [variable, ...more] = freeVariables(body);
  return variable !== undefined && more.length === 0 ? { kind: 'differentiate', expression: body, variable } : undefined;
}

/** `f(x) = …` and `y = …` name a function; the right side is it. */
function rightSide(condition: Expression | undefined): Expression | undefined {
  if (!isApply(condition, 'equal')) return undefined;
  const [left, right] = condition.args;
  return left && (left.kind === 'symbol' || isApply(left, 'call')) ? right : undefined;
}

function antiderivative(integral: Expression): Question | undefined {
  if (!isApply(integral, 'integral')) return undefined;
  const [integrand, variable] = integral.args;
  return integrand && variable?.kind === 'symbol' ? { kind: 'antiderivative', integrand, variable: variable.name } : undefined;
}
