import { baseNames } from '../../../math/baseNames.ts';
import { read } from '../../../math/reading/read.ts';
import { hasUnread } from '../../../math/unread.ts';
import { sentence } from '../sentence.ts';
import type { NumberQuestion } from './question.ts';

const numeral = String.raw`\d{1,20}_\(?\d{1,2}\)?`;
const calculation = String.raw`[-\d_+*÷^() ]{1,120}`;
const inEnglish = String.raw`base (?<to>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)`;
const inChinese = String.raw`(?:用|以|写成|化为|表示为)?(?<to>\d{1,2}|[二三四五六七八九十])进制(?:数|形式)?(?:来?表示|写出|作答)?`;
const joined = (sign: string, words: string): readonly [RegExp, string] => [new RegExp(String.raw`^(?:${words}) (?<a>${numeral})(?:,? and |, |[${sign}])(?<b>${numeral})$`, 'i'), sign];

const express = new RegExp(String.raw`[.?,;] ?(?:please )?(?:express|write|give)(?: your| the)? (?:answer|result)(?: as a (?:number|numeral))? in ${inEnglish}$`, 'i');
const expressChinese = new RegExp(String.raw`[.,;?](?:结果|答案|请|并)*${inChinese}$`);
const whole = sentence(String.raw`(?:express|write|convert|give)(?: the)?(?: (?:value|result|sum|product|quotient|difference))?(?: of)? (?<sum>${calculation})(?: in| to| as a number in| into) ${inEnglish}`);
const inBase = sentence(String.raw`{ask}(?<sum>${calculation}) (?:in|as a number in|written in|expressed in) ${inEnglish}`);
const ask = sentence(String.raw`{ask}(?<rest>.{3,160})`);
const askChinese = sentence(String.raw`{求}(?<rest>.{3,120}?){几}`);
const remainder = sentence(String.raw`{ask}remainder (?:when|if) (?:the )?(?:base[- ]\d{1,2} (?:number|integer) )?(?<a>${numeral})(?: is)? divided by (?:the )?(?:base[- ]\d{1,2} (?:number|integer) )?(?<m>\d{1,12}(?:_10)?)`);
const digit = sentence(String.raw`{ask}units? digit of (?:the following )?(?:within the indicated (?:number )?base:? ?)(?<sum>${calculation})`);
const digitChinese = sentence(String.raw`{求}(?<sum>${calculation})的(?:个位|末位)(?:数字|数)?(?:\(用(?:原|该)进制表示\)){几}`);

const operations = [joined('+', 'sum of|sum'), joined('*', 'product of|product'), joined('-', 'difference (?:of|between)|difference'), joined('÷', 'quotient of|quotient')] as const;
const operationsChinese = [['+', '和'], ['-', '差'], ['*', '积|乘积'], ['÷', '商']].map(([sign = '', word = '']) => [new RegExp(String.raw`^(?<a>${numeral})[与和](?<b>${numeral})的(?:${word})$`), sign] as const);

/** Calculations with numbers written in bases; undefined unless a wording takes all of the sentence. */
export function readBases(line: string): NumberQuestion | undefined {
  if (!line.includes('_')) return undefined;
  const tail = (express.exec(line) ?? expressChinese.exec(line))?.[0];
  const to = baseOf((express.exec(line) ?? expressChinese.exec(line))?.groups?.['to']);
  const body = tail === undefined ? line : line.slice(0, -tail.length);
  const rest = remainder.exec(body)?.groups;
  if (rest) return to === undefined || to === 10 ? calculated(rest['a'], { kind: 'rest', modulus: BigInt((rest['m'] ?? '').replace('_10', '')) }) : undefined;
  const units = (digit.exec(body) ?? digitChinese.exec(body))?.groups?.['sum'];
  if (units !== undefined) {
    const [base, ...more] = new Set([...units.matchAll(/_\(?(\d+)/g)].map(([, each = '']) => each));
    return base === undefined || more.length > 0 || to !== undefined ? undefined : calculated(units, { kind: 'rest', modulus: BigInt(base) });
  }
  const target = (whole.exec(line) ?? inBase.exec(line))?.groups;
  if (target) return calculated(target['sum'], { kind: 'base', base: baseOf(target['to']) ?? 0 });
  if (to === undefined) return undefined;
  const asked = (/[\u4e00-\u9fff]/.test(body) ? askChinese : ask).exec(body)?.groups?.['rest'] ?? '';
  for (const [wording, sign] of [...operations, ...operationsChinese]) {
    const parts = wording.exec(asked)?.groups;
    if (parts) return calculated(`${parts['a']}${sign}${parts['b']}`, { kind: 'base', base: to });
  }
  return new RegExp(`^${calculation}$`).test(asked) ? calculated(asked, { kind: 'base', base: to }) : undefined;
}

function baseOf(name: string | undefined): number | undefined {
  return name === undefined ? undefined : (baseNames.get(name.toLowerCase()) ?? Number(name));
}

function calculated(written: string | undefined, wanted: Extract<NumberQuestion, { ask: 'base-arithmetic' }>['wanted']): NumberQuestion | undefined {
  // A number without a base between others might be meant in theirs.
  if (written === undefined || /\d \d/.test(written) || (wanted.kind === 'base' && (wanted.base < 2 || wanted.base > 10))) return undefined;
  const latex = written.replace(/_\(?(\d+)\)?/g, '_{$1}').replace(/\^(\d+)/g, '^{$1}').replaceAll('*', '\\cdot ').replaceAll('÷', '\\div ');
  if (/(?:^|[^_^{\d])\d+(?![\d}_])/.test(latex)) return undefined;
  const of = read(latex, { notation: 'latex' });
  return hasUnread(of) ? undefined : { ask: 'base-arithmetic', of, wanted };
}
