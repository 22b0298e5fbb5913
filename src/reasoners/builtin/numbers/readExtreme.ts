import { sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { read } from '../../../math/reading/read.ts';
import { numericValue } from '../../../math/simplify.ts';
import { hasUnread } from '../../../math/unread.ts';
import { freeVariables } from '../../../math/variables.ts';
import { sentence } from '../sentence.ts';
import type { ExtremeQuestion, NumberCondition } from './extremeQuestion.ts';
import { residue } from './integers.ts';

interface Range {
  least: bigint | undefined;
  most: bigint | undefined;
}

interface Reading {
  readonly unknown: string;
  readonly range: Range;
  readonly conditions: NumberCondition[];
}

/** A term in whole numbers, as a sentence has it. */
function termOf(text: string, unknown: string): Expression | undefined {
  const plain = text.trim().replace(/\^(\d+|[a-z](?![a-z]))/g, '^{$1}').replaceAll('*', '\\cdot ').replace(/(\d)\s+(?=[a-z(])/g, '$1');
  if (!/^[-\d+^!{}()\\a-z ]+$/.test(plain) || /[a-z]{2,}/.test(plain.replaceAll('\\cdot', '')) || /\d \d/.test(plain)) return undefined;
  const term = read(plain, { notation: 'latex' });
  return hasUnread(term) || [...freeVariables(term)].some((name) => name !== unknown) ? undefined : term;
}

function wholeOf(text: string): bigint | undefined {
  const term = termOf(text.replace(/^(?:10{3,})$/, (digits) => digits), '');
  const value = term && numericValue(term);
  return value?.denominator === 1n ? value.numerator : undefined;
}

const listOf = (text: string): bigint[] => (text.match(/\d+/g) ?? []).map(BigInt);
const lists = String.raw`\d{1,12}(?:(?:,and |,| and )\d{1,12}){0,5}`;
const term = String.raw`[-\d+*^!()a-z ]{1,40}?`;
const relations: Readonly<Record<string, 'less' | 'less-equal' | 'greater' | 'greater-equal'>> = { '>': 'greater', '<': 'less', '≥': 'greater-equal', '≤': 'less-equal' };
const worded = (words: string): 'less' | 'less-equal' | 'greater' | 'greater-equal' => (/at least|not less|no less/.test(words) ? 'greater-equal' : /at most|not more|no more|not exceed/.test(words) ? 'less-equal' : /greater|more|larger|exceed|over|大于|超过|多于/.test(words) ? 'greater' : 'less');

type Take = (groups: Readonly<Record<string, string | undefined>>, reading: Reading) => boolean;

const multiples = (of: Expression, moduli: readonly bigint[], reading: Reading, remainder = 0n): boolean => {
  if (moduli.length === 0 || moduli.some((each) => each < 1n || remainder >= each)) return false;
  reading.conditions.push(...moduli.filter((each) => each > 1n).map((modulus): NumberCondition => ({ kind: 'residue', of, remainder, modulus })));
  return true;
};

const bounded = (relation: 'less' | 'less-equal' | 'greater' | 'greater-equal', text: string, { range }: Reading): boolean => {
  const bound = wholeOf(text);
  if (bound === undefined) return false;
  if (relation.startsWith('greater')) range.least = max(range.least, relation === 'greater' ? bound + 1n : bound);
  else range.most = min(range.most, relation === 'less' ? bound - 1n : bound);
  return true;
};
const max = (a: bigint | undefined, b: bigint): bigint => (a === undefined || b > a ? b : a);
const min = (a: bigint | undefined, b: bigint): bigint => (a === undefined || b < a ? b : a);

const self = (reading: Reading): Expression => sym(reading.unknown);
const power = (words: string): 2 | 3 => (/square|平方/.test(words) ? 2 : 3);

/** What may be said of the number itself, after `that is`, `greater than` or the like. */
const properties: readonly (readonly [RegExp, Take])[] = [
  [new RegExp(`^(?:(?:evenly |exactly )?divisible by|a (?:common )?multiple of)(?: all of| each of| both)?(?: the (?:numbers|integers))? (?<ms>${lists})$`), ({ ms = '' }, reading) => multiples(self(reading), listOf(ms), reading)],
  [new RegExp(`^not (?:divisible by|a multiple of) (?<m>\\d{1,12})$`), ({ m = '' }, reading) => BigInt(m) > 1n && reading.conditions.push({ kind: 'no-multiple', of: self(reading), modulus: BigInt(m) }) > 0],
  [/^a perfect (?<k>square|cube)$/, ({ k = '' }, reading) => reading.conditions.push({ kind: 'power', of: self(reading), exponent: power(k) }) > 0],
  [/^both a perfect square and a perfect cube$/, (_, reading) => reading.conditions.push({ kind: 'power', of: self(reading), exponent: 2 }, { kind: 'power', of: self(reading), exponent: 3 }) > 0],
  [/^(?<k>odd|even)$/, ({ k }, reading) => multiples(self(reading), [2n], reading, k === 'odd' ? 1n : 0n)],
  [/^(?:a )?prime(?: number)?$/, (_, reading) => reading.conditions.push({ kind: 'prime' }) > 0],
  [/^(?<w>greater than|more than|larger than|less than|smaller than|at least|at most)(?: or equal to(?<e>))? (?<b>[\d^*]{1,20})$/, ({ w = '', b = '', e }, reading) => bounded(e === undefined ? worded(w) : worded(w).startsWith('gr') ? 'greater-equal' : 'less-equal', b, reading)],
  [/^between (?<a>\d{1,15}) and (?<b>\d{1,15})$/, ({ a = '', b = '' }, reading) => bounded('greater', a, reading) && bounded('less', b, reading)],
  [/^(?<r>\d{1,9}) (?<w>more|less) than a multiple of (?<m>\d{1,9})$/, ({ r = '', w, m = '' }, reading) => BigInt(m) > 1n && multiples(self(reading), [BigInt(m)], reading, residue(w === 'more' ? BigInt(r) : -BigInt(r), BigInt(m)))],
  [new RegExp(`^(?:leaves?|has|gives?) (?:a )?remainder (?:of )?(?<r>\\d{1,9}) (?:when|if|upon being) divided by(?: each of| any of| all of| both)?(?: the (?:numbers|integers))? (?<ms>${lists})$`), ({ r = '', ms = '' }, reading) => multiples(self(reading), listOf(ms), reading, BigInt(r))],
  [/^(?:a )?remainder (?:of )?(?<r>\d{1,9}) when divided by (?<m>\d{1,9})$/, ({ r = '', m = '' }, reading) => multiples(self(reading), [BigInt(m)], reading, BigInt(r))],
];

/** Statements in which the letter stands. */
const statements: readonly (readonly [RegExp, Take])[] = [
  [new RegExp(`^(?<f>${term}) is (?:evenly )?(?:divisible by|a multiple of) (?<m>[\\d^*!]{1,20})$`), ({ f = '', m = '' }, reading) => ofTerm(f, m, reading)],
  [new RegExp(`^(?<m>[\\d^*!]{1,20}) (?:divides|is a (?:factor|divisor) of) (?<f>${term})$`), ({ f = '', m = '' }, reading) => ofTerm(f, m, reading)],
  [new RegExp(`^(?<f>${term}) (?:divides|is a (?:factor|divisor) of) (?<k>[\\d^*!]{1,20})$`), ({ f = '', k = '' }, reading) => {
    const [of, into] = [termOf(f, reading.unknown), termOf(k, reading.unknown)];
    return of !== undefined && into !== undefined && freeVariables(of).size === 1 && reading.conditions.push({ kind: 'divides', of, into }) > 0;
  }],
  [new RegExp(`^(?<f>${term}) is a perfect (?<k>square|cube)$`), ({ f = '', k = '' }, reading) => {
    const of = termOf(f, reading.unknown);
    return of !== undefined && freeVariables(of).size === 1 && reading.conditions.push({ kind: 'power', of, exponent: power(k) }) > 0;
  }],
  [new RegExp(`^(?<f>${term})(?: ?(?<s>[<>≤≥]) ?| (?:is )?(?<w>greater than|more than|larger than|exceeds|less than|at least|at most) )(?<b>[\\d^*!]{1,30})$`), ({ f = '', s, w = '', b = '' }, reading) => compared(f, s === undefined ? worded(w) : relations[s], b, reading)],
];

function ofTerm(f: string, m: string, reading: Reading): boolean {
  const [of, modulus] = [termOf(f, reading.unknown), wholeOf(m)];
  return of !== undefined && freeVariables(of).size === 1 && modulus !== undefined && modulus > 1n && reading.conditions.push({ kind: 'residue', of, remainder: 0n, modulus }) > 0;
}

function compared(f: string, relation: 'less' | 'less-equal' | 'greater' | 'greater-equal' | undefined, b: string, reading: Reading): boolean {
  const [of, bound] = [termOf(f, reading.unknown), wholeOf(b)];
  if (!of || bound === undefined || relation === undefined || freeVariables(of).size !== 1) return false;
  if (of.kind === 'symbol') return bounded(relation, b, reading);
  return reading.conditions.push({ kind: 'compared', of, relation, bound }) > 0;
}

/** Each part of a condition is one that is known, wherever it is parted. */
function takeAll(text: string, reading: Reading, kinds: readonly (readonly [RegExp, Take])[]): boolean {
  const parts = text.replace(/^both (?!a perfect square and)/, '').replace(/^(?:that is|which is|that|which|is) /, '').trim();
  for (const [pattern, take] of kinds) {
    const groups = pattern.exec(parts)?.groups ?? (pattern.test(parts) ? {} : undefined);
    if (groups && take(groups, reading)) return true;
  }
  for (const joint of parts.matchAll(/,and |, ?| and (?:is )?(?:also )?| (?:that|which) (?:is |are )?(?:also )?|且/g)) {
    const before = { conditions: reading.conditions.length, ...reading.range };
    if (takeAll(parts.slice(0, joint.index), reading, kinds) && takeAll(parts.slice(joint.index + joint[0].length), reading, kinds)) return true;
    reading.conditions.length = before.conditions;
    Object.assign(reading.range, { least: before.least, most: before.most });
  }
  return false;
}

const digits: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, '2': 2, '3': 3, '4': 4, '5': 5, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 };

const head = String.raw`(?:(?:find|determine|compute|what is|give) )?(?:the )?(?<w>smallest|least|largest|greatest)(?: possible)?(?<p> positive)?(?: (?<d>two|three|four|five|[2-5])-digit)?(?: (?<k>odd|even))?(?: (?:value of(?= (?:the )?positive integer)|(?:the )?))?(?: ?(?<t>integer|whole number|natural number|number|perfect square|perfect cube|prime(?: number)?|multiple of \d{1,9}))(?: (?<x>[a-z])(?![a-z]))?`;
const english = sentence(String.raw`${head},?(?: (?:for which|such that|so that|satisfying|where) (?<c>.{3,160})| (?:(?:that|which) (?:is |are )?)?(?<q>.{3,160}))`);

function fromEnglish(line: string): ExtremeQuestion | undefined {
  const found = english.exec(line.replace(/\b(?:three)(?= digit)/g, 'three-').replace(/- digit/g, '-digit'))?.groups;
  if (!found) return undefined;
  const kind = (found['t'] ?? '').toLowerCase();
  const reading: Reading = { unknown: found['x'] ?? 'n', range: rangeOf(kind, found['p'] !== undefined, found['d']), conditions: [] };
  if (found['k'] !== undefined) multiples(self(reading), [2n], reading, found['k'].toLowerCase() === 'odd' ? 1n : 0n);
  const of = /^perfect (?:square|cube)$/.exec(kind) ? power(kind) : undefined;
  if (of) reading.conditions.push({ kind: 'power', of: self(reading), exponent: of });
  if (kind.startsWith('prime')) reading.conditions.push({ kind: 'prime' });
  const multiple = /^multiple of (\d+)$/.exec(kind)?.[1];
  if (multiple !== undefined && !multiples(self(reading), [BigInt(multiple)], reading)) return undefined;
  // A condition in letters needs the letter to be named.
  const [statement, property] = [found['c'], found['q']];
  if (statement !== undefined && (found['x'] === undefined || !takeAll(statement, reading, [...statements, ...properties.map(([pattern, take]) => [new RegExp(pattern.source.replace('^', `^${reading.unknown} (?:is )?`)), take] as const)]))) return undefined;
  if (property !== undefined && !takeAll(property.replace(/^(?:that|which) |^also /, ''), reading, properties)) return undefined;
  return finished(reading, /smallest|least/i.test(found['w'] ?? '') ? 'smallest' : 'largest', /^number$|square|cube|multiple/.test(kind) || found['p'] !== undefined);
}

function rangeOf(kind: string, positive: boolean, length: string | undefined): Range {
  if (length !== undefined) {
    const size = digits[length.toLowerCase()] ?? 1;
    return { least: 10n ** BigInt(size - 1), most: 10n ** BigInt(size) - 1n };
  }
  return { least: positive || kind !== 'integer' ? 1n : undefined, most: undefined };
}

/** Only what has an end on the side that is looked at is a question; zero must make no difference where it may count. */
function finished({ unknown, range, conditions }: Reading, wanted: 'smallest' | 'largest', isPositive: boolean): ExtremeQuestion | undefined {
  const { least, most } = range;
  if (conditions.length === 0 || (least === undefined && most === undefined) || (wanted === 'smallest' && least === undefined)) return undefined;
  const mayBeZero = wanted === 'smallest' && !isPositive && least === 1n && conditions.every((each) => each.kind === 'residue' || each.kind === 'power');
  return mayBeZero ? undefined : { ask: 'extreme', wanted, unknown, least, most, conditions };
}

const zhNumber = '(?:正整数|自然数|(?<d>[两二三四五])位(?<k>奇|偶)?数|数)';
const chinese = [
  sentence(`{求}?(?:使得?|满足)(?<c>[^,的]{3,60}?)(?:成立)?的最(?<w>小|大)的?${zhNumber}(?<x>[a-z])?(?:的值)?(?:是多少|是|为|等于)?`),
  sentence(`{求}?最(?<w>小|大)的${zhNumber}(?<x>[a-z])?,?(?:使得?|满足):?(?<c>.{3,80}?)`),
  sentence(`{求}?(?:同时|既)?(?<q>[^a-z]{2,60}?)的最(?<w>小|大)的?${zhNumber}(?:是多少|是几|是|为)?`),
  sentence(`{求}?(?<q>大于\\d{1,9}|小于\\d{1,9})的最(?<w>小|大)的?(?<m>\\d{1,9})的倍数(?:是多少|是)?`),
];

const zhProperties: readonly (readonly [RegExp, Take])[] = [
  [/^(?:也?能|可以)?(?:同时)?被(?<ms>\d{1,9}(?:(?:,|和|与|及)\d{1,9}){0,5})整除$/, ({ ms = '' }, reading) => multiples(self(reading), listOf(ms), reading)],
  [/^(?:也?能|可以)?(?:同时)?被(?<ms>\d{1,9}(?:(?:,|和|与|及)\d{1,9}){1,5})除都余(?<r>\d{1,9})$/, ({ ms = '', r = '' }, reading) => multiples(self(reading), listOf(ms), reading, BigInt(r))],
  [/^(?:被|用)?(?:除以(?<m>\d{1,9})|(?<m2>\d{1,9})除)余(?:数为|数是)?(?<r>\d{1,9})$/, ({ m, m2, r = '' }, reading) => multiples(self(reading), [BigInt(m ?? m2 ?? 0)], reading, BigInt(r))],
  [/^除以(?<ms>\d{1,9}(?:(?:,|和|与|及)\d{1,9}){1,5})都余(?<r>\d{1,9})$/, ({ ms = '', r = '' }, reading) => multiples(self(reading), listOf(ms), reading, BigInt(r))],
  [/^(?<w>大于|小于|超过)(?<b>\d{1,15})$/, ({ w = '', b = '' }, reading) => bounded(worded(w), b, reading)],
  [/^是?(?<m>\d{1,9})的倍数$/, ({ m = '' }, reading) => multiples(self(reading), [BigInt(m)], reading)],
];
const zhTerm = '[-\\d+*^!()a-z]{1,40}?';
const zhStatements: readonly (readonly [RegExp, Take])[] = [
  [new RegExp(`^(?<f>${zhTerm})(?:能|可以|可)?被(?<m>[\\d^*!]{1,20})整除$`), ({ f = '', m = '' }, reading) => ofTerm(f, m, reading)],
  [new RegExp(`^(?<f>${zhTerm})是(?<m>[\\d^*!]{1,20})的倍数$`), ({ f = '', m = '' }, reading) => ofTerm(f, m, reading)],
  [new RegExp(`^(?<f>${zhTerm})(?:是|为)(?:一个)?完全(?<k>平方|立方)数$`), ({ f = '', k = '' }, reading) => {
    const of = termOf(f, reading.unknown);
    return of !== undefined && freeVariables(of).size === 1 && reading.conditions.push({ kind: 'power', of, exponent: power(k) }) > 0;
  }],
  [new RegExp(`^(?<f>${zhTerm})(?:(?<s>[<>≤≥])|(?<w>大于|小于|超过))(?<b>[\\d^*!]{1,30})$`), ({ f = '', s, w = '', b = '' }, reading) => compared(f, s === undefined ? worded(w) : relations[s], b, reading)],
];

function fromChinese(line: string): ExtremeQuestion | undefined {
  for (const wording of chinese) {
    const found = wording.exec(line)?.groups;
    if (!found) continue;
    const [statement, property] = [found['c'], found['q']];
    const letter = found['x'] ?? /[a-z]/.exec(statement ?? '')?.[0] ?? 'n';
    const reading: Reading = { unknown: letter, range: rangeOf('number', true, found['d']), conditions: [] };
    if (found['k'] !== undefined) multiples(self(reading), [2n], reading, found['k'] === '奇' ? 1n : 0n);
    if (found['m'] !== undefined && !multiples(self(reading), [BigInt(found['m'])], reading)) return undefined;
    const taken = statement === undefined ? takeAll((property ?? '').replace(/,?又(?=能|是)/g, ','), reading, zhProperties) : takeAll(statement, reading, zhStatements);
    if (taken) return finished(reading, found['w'] === '小' ? 'smallest' : 'largest', true);
  }
  return undefined;
}

/** The smallest or the largest whole number of which something is told; undefined unless all of the sentence is read. */
export function readExtreme(line: string): ExtremeQuestion | undefined {
  if (!/smallest|least|largest|greatest|最[小大]/i.test(line)) return undefined;
  return /[\u4e00-\u9fff]/.test(line) ? fromChinese(line) : fromEnglish(line);
}
