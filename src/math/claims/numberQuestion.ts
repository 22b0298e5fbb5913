import { app, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import { read } from '../reading/read.ts';
import { some } from '../traverse.ts';
import { hasUnread } from '../unread.ts';
import { freeVariables } from '../variables.ts';

/** What a question about given whole numbers asks, as far as computation can answer it. */
export type NumberAsked =
  | { readonly kind: 'evaluate'; readonly expression: Expression }
  /** The answer is congruent to this, and from 0 up to below the modulus. */
  | { readonly kind: 'remainder'; readonly of: Expression; readonly modulus: Expression };

const longest = 400;
const ask = String.raw`(?:(?:use the euclidean algorithm to )?(?:find|compute|calculate|determine|evaluate|give|what is|what's) )?(?:the )?`;
const value = String.raw`(?<of>(?:[-+*/^_!(){}\d ]|\\cdot|\\times|\\div|\\left|\\right)+?)`;
const list = String.raw`(?<list>[^a-z\u4e00-\u9fff]+?(?:(?:,| and |,? and |、|和|与|及) ?[^a-z\u4e00-\u9fff]+?)+)`;
const tail = '(?:是多少|等于多少|为多少|是几|是|为)?';

const patterns: readonly (readonly [kind: 'gcd' | 'lcm' | 'remainder' | 'units' | 'value', pattern: RegExp])[] = [
  ['gcd', new RegExp(String.raw`^${ask}(?:(?:greatest|highest|largest) common (?:divisor|factor)|gcd|gcf|hcf) of (?:the numbers )?${list}$`)],
  ['gcd', new RegExp(String.raw`^(?:用辗转相除法)?求?${list}的?最大公[约因]数${tail}$`)],
  ['lcm', new RegExp(String.raw`^${ask}(?:(?:least|lowest|smallest) common multiple|lcm) of (?:the numbers )?${list}$`)],
  ['lcm', new RegExp(String.raw`^求?${list}的?最小公倍数${tail}$`)],
  ['remainder', new RegExp(String.raw`^${ask}remainder when ${value} is divided by (?<by>\d{1,12})$`)],
  ['remainder', new RegExp(String.raw`^求?${value}(?:除以(?<by>\d{1,12})|被(?<by2>\d{1,12})除)(?:所得)?的?余数${tail}$`)],
  ['units', new RegExp(String.raw`^${ask}(?:units?|ones|last) digit of ${value}$`)],
  ['units', new RegExp(String.raw`^求?${value}的(?:个位数字|个位数|末位数字?)${tail}$`)],
  ['value', new RegExp(String.raw`^${ask}prime factori[sz]ation of ${value}$`)],
  ['value', new RegExp(String.raw`^(?:write|express) ${value} as a product of (?:prime factors|primes)$`)],
  ['value', new RegExp(String.raw`^(?:把|将)?${value}分解质因数$|^分解质因数:? ?(?<of2>\d+)$`)],
  ['value', new RegExp(String.raw`^(?:express|write|convert|change)(?: the quotient| the product| the sum)? ${value} (?:in|to|into) (?:base \d{1,2}|binary|decimal|octal)$`)],
  ['value', new RegExp(String.raw`^(?:把|将)?(?:十进制数)?${value}(?:转换为|转化为|化为|化成|写成)[二三四五六七八九十\d]{1,2}进制数?$`)],
];
const inBase = /[.?,;。，；] ?(?:(?:please )?express your answer in base \d{1,2}|结果用[二三四五六七八九十]进制(?:数)?表示)$/;
const calculation = new RegExp(String.raw`^(?:${ask}|计算 ?)(?:(?:product|sum|difference) of )?${value}$`);

/** The question of a sentence about whole numbers; undefined unless a pattern takes all of it. */
export function numberQuestion(text: string): NumberAsked | undefined {
  if (text.length > longest) return undefined;
  const line = text.replace(/\$|\\[()[\]]/g, ' ').replace(/\s+/g, ' ').toLowerCase().replace(/ ?([\u4e00-\u9fff，。；、：？]) ?/g, '$1').trim().replace(/[ .?!。？！]+$/, '');
  const plain = line.replace(inBase, '').replace(/[ .?!]+$/, '');
  if (plain !== line) {
    const of = calculation.exec(plain)?.groups?.['of'];
    return of?.includes('_') ? evaluated(readNumber(of)) : undefined;
  }
  for (const [kind, pattern] of patterns) {
    const found = pattern.exec(line)?.groups;
    if (!found) continue;
    const of = readNumber(found['of'] ?? found['of2'] ?? '');
    switch (kind) {
      case 'gcd':
      case 'lcm': {
        const members = (found['list'] ?? '').split(/,? and |,|、|和|与|及/).filter((each) => each.trim() !== '').map(readNumber);
        return members.length > 1 && members.every((each) => each !== undefined) ? { kind: 'evaluate', expression: app(kind, ...members) } : undefined;
      }
      case 'remainder':
        return of && { kind: 'remainder', of, modulus: num(BigInt(found['by'] ?? found['by2'] ?? 0)) };
      case 'units':
        return of && { kind: 'remainder', of, modulus: num(10) };
      case 'value':
        return evaluated(of);
    }
  }
  return undefined;
}

function evaluated(expression: Expression | undefined): NumberAsked | undefined {
  return expression && { kind: 'evaluate', expression };
}

/** A number, or a calculation with numbers alone. */
function readNumber(written: string): Expression | undefined {
  if (!/\d/.test(written) || /\d \d/.test(written)) return undefined;
  const latex = written.trim().replace(/\^(\d+)/g, '^{$1}').replace(/_(\d+)/g, '_{$1}').replace(/\*/g, '\\cdot ');
  const found = read(latex, { notation: 'latex' });
  return hasUnread(found) || freeVariables(found).size > 0 || some(found, (part) => part.kind === 'text') ? undefined : found;
}
