import { conditionsOf } from '../../../math/claims/question.ts';
import { isApply } from '../../../math/claims/statements.ts';
import { app, constant, num, sym } from '../../../math/build.ts';
import { say, type Phrase } from '../../../core/phrase.ts';
import type { Expression, Operator } from '../../../math/expression.ts';
import { links } from '../../../math/solving/truthAt.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m } from '../lesson.ts';
import { isCovered } from '../vocabulary.ts';
import type { InequalityTask } from './inequalityLesson.ts';
import { isComparison, type AnswerForm } from './region.ts';

/** What the sides may be made of. */
const known: ReadonlySet<Operator> = new Set<Operator>(['add', 'multiply', 'negate', 'divide', 'power', 'mixed', 'percent', 'abs']);

/** Words of these questions besides those that all questions share. */
const english =
  /\b(?:(?:solution set|inequalit(?:y|ies)|compound|absolute[- ]value|absolute|rational|(?:in|using|with) (?:interval|set[- ]builder|inequality) notation|interval(?: notation| form)?|set[- ]builder(?: notation)?|as (?:an? )?(?:union of )?intervals?|as an? inequality|(?:using|with|by) an? sign (?:table|chart)|sign (?:table|chart)|both|at once|hold|holds|must|can|give|your answer|the answer|statement|true)\b)/gi;
const chinese = /不等式组|不等式|解集|解为|取值范围|用?区间(?:形式)?(?:表示)?|集合(?:形式)?|含?绝对值|分式|一元|高次|一次|二次|成立|满足|同时|两个|写出|写成|形式|范围|是什么|是|列表|符号表/g;

const asked = /\b(?:solve|solutions?|find|determine|what|which|when|values?|express|satisf(?:y|ies))\b|解|求|范围/i;
const integers = /\b(?:(positive|negative|non-?negative)\s+)?(?:integers?|whole numbers?)\b|(非负|正|负)?整数/i;
const counts = /\bhow many\b|\bthe number of\b|多少个|几个|的?个数(?:为|是)?|共?有(?=多少|几)/gi;
const extremes = /\b(?:the )?(largest|greatest|smallest|least)\b|(最大|最小)的?/gi;

/** An inequality, a chain or a system in one unknown; undefined where the text asks anything else, or not for certain. */
export function readInequality(statements: readonly Expression[], words: string): InequalityTask | undefined {
  const names = statements.flatMap((each) => (each.kind === 'symbol' ? [each.name] : []));
  const relations = statements.filter((each) => each.kind !== 'symbol');
  const alternative = /§\s*(?:or|或者?)\s*§/i.test(words);
  const parts = alternative ? relations : relations.flatMap((relation) => (isApply(relation, 'and', 'list', 'cases') && conditionsOf(relation).length > 0 ? partsOf(relation) : [relation]));
  if (parts.length === 0 || parts.length > 4 || !parts.every(isInequality)) return undefined;
  const [first, ...more] = parts;
  const free = new Set(parts.flatMap((part) => [...freeVariables(part)]));
  const [unknown, ...others] = free;
  if (!first || unknown === undefined || others.length > 0 || names.some((name) => name !== unknown)) return undefined;
  if (more.length > 0 && !alternative && !joinsThem(statements, words)) return undefined;
  const request = requestOf(words);
  if (!request) return undefined;
  return { kind: 'inequality', statement: more.length === 0 ? first : app(alternative ? 'or' : 'and', ...parts), unknown, ...request };
}

function partsOf(relation: Expression): Expression[] {
  return isApply(relation, 'and', 'list', 'cases') ? relation.args.flatMap(partsOf) : [relation];
}

/** Several inequalities are one question only where the text says so. */
function joinsThem(statements: readonly Expression[], words: string): boolean {
  if (statements.some((each) => isApply(each, 'and'))) return statements.filter((each) => each.kind !== 'symbol').length === 1;
  if (/\b(?:system|both|simultaneous|compound)\b|不等式组|同时|且/i.test(words)) return true;
  return /§\s*and\s*§/i.test(words) && !/inequalities/i.test(words);
}

function isInequality(expression: Expression): boolean {
  if (isApply(expression, 'chain')) return links(expression.args).every(isInequality);
  if (isApply(expression, 'or', 'and')) return expression.args.every(isInequality);
  if (expression.kind !== 'apply' || !isComparison(expression.operator)) return false;
  return expression.args.every((side) => !some(side, (part) => part.kind !== 'number' && part.kind !== 'symbol' && !(part.kind === 'apply' && known.has(part.operator))));
}

/** The interpretation in one sentence. */
export function inequalityReading({ statement, unknown, wanted, least }: InequalityTask): Phrase {
  const letter = m(sym(unknown));
  // Joined by words of the reader's language, not by those of a formula.
  const formula = isApply(statement, 'and', 'or') ? statement.args.map(m).join(', ') : m(statement);
  if (wanted === 'solutions') {
    if (isApply(statement, 'and')) return say('I read this as: a system in {1} over the real numbers, {0}.', formula, letter);
    if (isApply(statement, 'or')) return say('I read this as: alternatives in {1} over the real numbers, either {0}.', statement.args.map(m).join(' | '), letter);
    return say('I read this as: an inequality in {1} over the real numbers, {0}.', formula, letter);
  }
  const among = least === undefined ? constant('integers') : least === 1 ? constant('positive-integers') : undefined;
  const whole = among ? m(app('element', sym(unknown), among)) : [app('element', sym(unknown), constant('integers')), app('greater-equal', sym(unknown), num(0))].map(m).join(', ');
  switch (wanted) {
    case 'list':
      return say('I read this as: find all {1} with {0}.', formula, whole);
    case 'count':
      return say('I read this as: how many {1} satisfy {0}.', formula, whole);
    case 'largest':
      return say('I read this as: find the largest {1} with {0}.', formula, whole);
    case 'smallest':
      return say('I read this as: find the smallest {1} with {0}.', formula, whole);
  }
}

type Request = Pick<InequalityTask, 'form' | 'wanted' | 'least'>;

function requestOf(words: string): Request | undefined {
  const whole = integers.exec(words);
  const isSilent = words.replace(/[§\s.,:;?!，。：；？！]|\band\b|\bor\b/gi, '') === '';
  const counted = words.search(counts) >= 0;
  const extreme = extremesIn(words);
  let rest = words.replace(english, ' ').replace(chinese, ' ').replace(/§\s*(?:or|或者?|且|and)(?=\s*§)/gi, '§ ');
  // With `or`, whole numbers would be those of each part.
  if (whole && /§\s*(?:or|或者?)\s*§/i.test(words)) return undefined;
  if (whole) rest = rest.replace(counts, ' ').replace(extremes, ' ').replace(new RegExp(integers.source, 'gi'), ' ');
  if (!isCovered(rest)) return undefined;
  if (/\b(?:complex|factor|expand|simplif|derivative|differentiate|multiply|add|root)|复数|化简|展开|分解|求导|求值|计算/i.test(words)) return undefined;
  if (!isSilent && !asked.test(words) && !counted) return undefined;
  if (!whole) return { form: formOf(words), wanted: 'solutions' };
  const kind = (whole[1] ?? whole[2] ?? '').toLowerCase();
  if (/^(?:negative|负)$/.test(kind) || /natural|自然数/i.test(words) || (words.match(new RegExp(integers.source, 'gi'))?.length ?? 0) > 1) return undefined;
  const least = /^(?:positive|正)$/.test(kind) ? 1 : kind === '' && !/whole/i.test(whole[0]) ? undefined : 0;
  const wanted = extreme ?? (counted ? 'count' : 'list');
  if (extreme && counted) return undefined;
  return { form: 'conditions', wanted, ...(least === undefined ? {} : { least }) };
}

function extremesIn(words: string): 'largest' | 'smallest' | undefined {
  const found = words.match(extremes)?.[0];
  return found === undefined ? undefined : /larg|great|大/i.test(found) ? 'largest' : 'smallest';
}

function formOf(words: string): AnswerForm {
  if (/interval|区间/i.test(words)) return 'interval';
  return /solution set|set[- ]builder|解集|集合/i.test(words) ? 'set' : 'conditions';
}
