import { baseNames } from '../baseNames.ts';
import { app, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import { isPrime } from '../primes.ts';
import { read } from '../reading/read.ts';
import { some } from '../traverse.ts';
import { hasUnread } from '../unread.ts';
import { freeVariables } from '../variables.ts';
import { isApply } from './statements.ts';

/** How the answer must be written: an equal number that is written otherwise is no answer, and refutes nothing either. */
export type WrittenAs = { readonly kind: 'numeral' } | { readonly kind: 'primes' } | { readonly kind: 'base'; readonly base: number };

/** What a question about given whole numbers asks, as far as computation can answer it. */
export type NumberAsked =
  /** The answer equals this. */
  | { readonly kind: 'number'; readonly of: Expression; readonly as: WrittenAs }
  /** The answer is congruent to this, and from 0 up to below the modulus. */
  | { readonly kind: 'remainder'; readonly of: Expression; readonly modulus: Expression };

const longest = 400;
const ask = String.raw`(?:(?:use the euclidean algorithm to )?(?:find|compute|calculate|determine|evaluate|give|what is|what's) )?(?:the )?`;
const value = String.raw`(?<of>(?:[-+*/^_!(){}\d ]|\\cdot|\\times|\\div|\\left|\\right)+?)`;
/** Taken apart, and its members read, afterwards: one class alone, so that no text is matched in many ways. */
const list = String.raw`(?<list>(?:[^a-z\u4e00-\u9fff]|and |[和与及]|\\[a-z]{1,9}(?![a-z]))+)`;
const tail = '(?:是多少|等于多少|为多少|是几|是|为)?';

const patterns: readonly (readonly [kind: 'gcd' | 'lcm' | 'remainder' | 'units' | 'primes' | 'base', pattern: RegExp])[] = [
  ['gcd', new RegExp(String.raw`^${ask}(?:(?:greatest|highest|largest) common (?:divisor|factor)|gcd|gcf|hcf) of (?:the numbers )?${list}$`)],
  ['gcd', new RegExp(String.raw`^(?:用辗转相除法)?求?${list}的?最大公[约因]数${tail}$`)],
  ['lcm', new RegExp(String.raw`^${ask}(?:(?:least|lowest|smallest) common multiple|lcm) of (?:the numbers )?${list}$`)],
  ['lcm', new RegExp(String.raw`^求?${list}的?最小公倍数${tail}$`)],
  ['remainder', new RegExp(String.raw`^${ask}remainder when ${value} is divided by (?<by>\d{1,12})$`)],
  ['remainder', new RegExp(String.raw`^求?${value}(?:除以(?<by>\d{1,12})|被(?<by2>\d{1,12})除)(?:所得)?的?余数${tail}$`)],
  ['units', new RegExp(String.raw`^${ask}(?:units?|ones|last) digit of ${value}$`)],
  ['units', new RegExp(String.raw`^求?${value}的(?:个位数字|个位数|末位数字?)${tail}$`)],
  ['primes', new RegExp(String.raw`^${ask}prime factori[sz]ation of ${value}$`)],
  ['primes', new RegExp(String.raw`^(?:write|express) ${value} as a product of (?:prime factors|primes)$`)],
  ['primes', new RegExp(String.raw`^(?:把|将)?${value}分解质因数$|^分解质因数[:：]? ?(?<of2>\d+)$`)],
  ['base', new RegExp(String.raw`^(?:express|write|convert|change)(?: the (?<operation>quotient|product|sum))? ${value} (?:in|to|into) (?:base (?<to>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)|(?<to2>binary|decimal|octal))$`)],
  ['base', new RegExp(String.raw`^(?:把|将)?(?:十进制数)?${value}(?:转换为|转化为|化为|化成|写成)(?<to>[二三四五六七八九十]|\d{1,2})进制数?$`)],
];
const inBase = /[.?,;。，；] ?(?:(?:please )?express your answer in base (?<to>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)|结果用(?<to2>[二三四五六七八九十]|\d{1,2})进制(?:数)?表示)$/;
const calculation = new RegExp(String.raw`^(?:${ask}|计算 ?)(?:(?<operation>product|sum|difference) of )?${value}$`);

/** The question of a sentence about whole numbers; undefined unless a pattern takes all of it. */
export function numberQuestion(text: string): NumberAsked | undefined {
  // `of 18!` at the very end may be a factorial or a shout.
  if (text.length > longest || /[\d)] ?[!！]+\s*$/.test(text)) return undefined;
  const line = text.replace(/\$|\\[()[\]]/g, ' ').replace(/\s+/g, ' ').toLowerCase().replace(/ ?([\u4e00-\u9fff，。；、：？]) ?/g, '$1').trim().replace(/[ .?。？]+$|(?<![\d) ]) ?[ .?!。？！]+$/, '');
  const plain = line.replace(inBase, '').replace(/[ .?]+$/, '');
  if (plain !== line) {
    const groups = calculation.exec(plain)?.groups;
    return groups && inItsBase(groups, inBase.exec(line)?.groups ?? {});
  }
  for (const [kind, pattern] of patterns) {
    const found = pattern.exec(line)?.groups;
    if (!found) continue;
    const of = readNumber(found['of'] ?? found['of2'] ?? '');
    switch (kind) {
      case 'gcd':
      case 'lcm': {
        const members = membersOf(found['list'] ?? '');
        return members && { kind: 'number', of: app(kind, ...members), as: { kind: 'numeral' } };
      }
      case 'remainder':
        return of && !mayBeUnclear(of) ? { kind: 'remainder', of, modulus: num(BigInt(found['by'] ?? found['by2'] ?? 0)) } : undefined;
      case 'units':
        // The last digit of -7 is 7, and no remainder.
        return of && !mayBeUnclear(of) && !some(of, (part) => isApply(part, 'negate')) ? { kind: 'remainder', of, modulus: num(10) } : undefined;
      case 'primes':
        return of && { kind: 'number', of, as: { kind: 'primes' } };
      case 'base':
        return inItsBase(found, found);
    }
  }
  return undefined;
}

/** Whether an answer is written as it was asked for. */
export function isWrittenAs(answer: Expression, as: WrittenAs): boolean {
  switch (as.kind) {
    case 'numeral':
      return isNumeral(answer);
    case 'primes':
      return (isApply(answer, 'multiply') ? answer.args : [answer]).every(isPrimePower);
    case 'base':
      if (isNumeral(answer)) return as.base === 10;
      return isApply(answer, 'base') && answer.args[1]?.kind === 'number' && answer.args[1].numerator === BigInt(as.base);
  }
}

/** Digits, with a sign or without. */
export function isNumeral(answer: Expression): boolean {
  if (isApply(answer, 'negate')) return answer.args[0]?.kind === 'number' && isNumeral(answer.args[0]);
  return answer.kind === 'number' && answer.denominator === 1n && answer.decimals === undefined;
}

function isPrimePower(factor: Expression): boolean {
  const [base, exponent] = isApply(factor, 'power') ? factor.args : [factor, num(1)];
  return base?.kind === 'number' && isNumeral(base) && isPrime(base.numerator) && exponent?.kind === 'number' && isNumeral(exponent) && exponent.numerator > 0n;
}

/** A number that says its base, to be written in another; bare digits may be meant in any. */
function inItsBase(found: Readonly<Record<string, string | undefined>>, { to, to2 }: Readonly<Record<string, string | undefined>>): NumberAsked | undefined {
  const name = to ?? to2 ?? '';
  const base = baseNames.get(name) ?? Number(name);
  const written = found['of'] ?? '';
  const of = readNumber(written);
  const [, operator] = operations.find(([word]) => word === found['operation']) ?? [];
  if (!of || !(base >= 2 && base <= 36) || (base === 10 && !written.includes('_')) || (found['operation'] !== undefined && (operator === undefined || !isApply(of, ...operator)))) return undefined;
  return { kind: 'number', of, as: { kind: 'base', base } };
}

const operations = [['product', ['multiply', 'power']], ['sum', ['add']], ['difference', ['add']], ['quotient', ['divide']]] as const;

/** The members of a list; undefined where one is no whole number, or `1,200` may be one or two. */
function membersOf(written: string): readonly Expression[] | undefined {
  if (/\d,\d{3}(?!\d)/.test(written)) return undefined;
  const members = written.split(/,? and |,|、|和|与|及/).filter((each) => each.trim() !== '').map(readNumber);
  return members.length > 1 && members.every((each) => each !== undefined && !mayBeUnclear(each)) ? members.flatMap((each) => each ?? []) : undefined;
}

/**
 * Of a fraction, or of digits behind a point, nothing here is asked in a way that all understand alike; and what is
 * asked of a number in another base may be answered in that base.
 */
function mayBeUnclear(of: Expression): boolean {
  return some(of, (part) => isApply(part, 'divide', 'mixed', 'base') || (part.kind === 'number' && (part.denominator !== 1n || part.decimals !== undefined)));
}

/** A number, or a calculation with numbers alone. */
function readNumber(written: string): Expression | undefined {
  // `2^10!` may be a factorial of ten, or of the whole power.
  if (!/\d/.test(written) || /\d \d|\^ ?\d+ ?!/.test(written)) return undefined;
  const latex = written.trim().replace(/\^(\d+)/g, '^{$1}').replace(/_(\d+)/g, '_{$1}').replace(/\*/g, '\\cdot ');
  const found = read(latex, { notation: 'latex' });
  return hasUnread(found) || freeVariables(found).size > 0 || some(found, (part) => part.kind === 'text') ? undefined : found;
}
