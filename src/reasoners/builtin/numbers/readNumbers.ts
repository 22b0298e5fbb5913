import { say, type Phrase } from '../../../core/phrase.ts';
import { baseNames } from '../../../math/baseNames.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { read } from '../../../math/reading/read.ts';
import { numericValue } from '../../../math/simplify.ts';
import { m } from '../lesson.ts';
import { numbersIn, sentence } from '../sentence.ts';
import { extremeReading } from './extremeLesson.ts';
import { largestFactored, primesOf } from './integers.ts';
import { writtenOut } from './namedQuantities.ts';
import type { NumberQuestion } from './question.ts';
import { readBases } from './readBases.ts';
import { readCongruences } from './readCongruences.ts';
import { readExtreme } from './readExtreme.ts';

type Groups = Readonly<Record<string, string | undefined>>;

interface Wording {
  readonly wording: RegExp;
  readonly question: (groups: Groups) => NumberQuestion | undefined;
}

const sum = String.raw`[-\d+*^() ]{1,400}`;
const worked = String.raw`[-\d+*^!]{1,60}`;
const gcdName = String.raw`(?:greatest|highest|largest) common (?:divisor|factor)(?: ?\((?:gcd|gcf|hcf)\))?|gcd|gcf|hcf`;
const lcmName = String.raw`(?:least|lowest|smallest) common multiple(?: ?\(lcm\))?|lcm`;
const euclid = String.raw`(?:,? ?(?:by|using|with) (?:the )?(?:euclidean algorithm|euclid's algorithm|prime factori[sz]ation))?`;
const chineseEuclid = '(?:用|利用|使用)?(?:(?:辗转相除法|欧几里得算法|更相减损术|分解质因数法?)(?:求|计算))?';

const two = (ask: 'gcd' | 'lcm') => ({ ns = '' }: Groups): NumberQuestion | undefined => {
  const of = numbersIn(ns).map(BigInt);
  return of.every((n) => n > 0n) && of.length <= 6 ? { ask, of } : undefined;
};

const kinds = 'odd|even|proper|(?:distinct )?prime|perfect[- ]square';
const kindNames: Readonly<Record<string, 'odd' | 'even' | 'proper' | 'prime' | 'square'>> = { odd: 'odd', even: 'even', proper: 'proper', prime: 'prime', 'distinct prime': 'prime', 'perfect square': 'square', 'perfect-square': 'square', 奇: 'odd', 偶: 'even', 真: 'proper', 质: 'prime', 素: 'prime' };
const some = (wanted: 'count' | 'sum' | 'largest' | 'smallest') => ({ n, n2, k, k2 }: Groups): NumberQuestion | undefined => {
  const which = kindNames[(k ?? k2 ?? '').toLowerCase()];
  const of = BigInt(n ?? n2 ?? 0);
  // A prime factor may be counted as often as it occurs.
  const mayRepeat = which === 'prime' && !/distinct/i.test(k ?? k2 ?? '') && (wanted === 'count' || (wanted === 'sum' && of <= largestFactored && primesOf(of).some(([, exponent]) => exponent > 1)));
  return which === undefined || mayRepeat ? undefined : { ask: 'some-divisors', n: of, which, wanted };
};

/** Numbers given as something to be worked out: `10! + 2`. */
const calculated = (ask: 'gcd' | 'lcm') => ({ a = '', b = '' }: Groups): NumberQuestion | undefined => {
  const written = [a, b].map((each) => read(each.replace(/\^(\d+)/g, '^{$1}').replaceAll('*', '\\cdot '), { notation: 'latex' }));
  const values = written.map((each) => numericValue(each));
  const of = values.flatMap((value) => (value?.denominator === 1n && value.numerator > 0n ? [value.numerator] : []));
  return of.length === 2 ? { ask, of, written } : undefined;
};

const one = (ask: 'factorise' | 'prime' | 'count-divisors' | 'add-divisors' | 'list-divisors') => ({ n = '' }: Groups): NumberQuestion => ({ ask, n: BigInt(n) });

const remainder = ({ sum: written = '', m: modulus = '' }: Groups): NumberQuestion | undefined => {
  if (!/^[\d(+-]/.test(written) || /\d \d/.test(written)) return undefined;
  const inverted = /^(\d{1,12})\^-1$/.exec(written)?.[1];
  if (inverted !== undefined) return { ask: 'inverse', a: BigInt(inverted), modulus: BigInt(modulus) };
  if (written.includes('^-')) return undefined;
  const of = read(written.replace(/\^(\d+)/g, '^{$1}').replaceAll('*', '\\cdot '), { notation: 'latex' });
  return BigInt(modulus) > 1n ? { ask: 'remainder', of, modulus: BigInt(modulus) } : undefined;
};
const lastDigits = (modulus: string) => (groups: Groups): NumberQuestion | undefined => remainder({ ...groups, m: modulus });

const named = String.raw`binary|ternary|octal|decimal|hexadecimal`;
const chineseBase = '二|三|四|五|六|七|八|九|十六|十|\\d{1,2}';
const base = ({ digits = '', from, from2, to }: Groups): NumberQuestion | undefined => {
  const baseOf = (name: string | undefined): number => (name === undefined ? 10 : (baseNames.get(name.toLowerCase()) ?? Number(name)));
  if (from !== undefined && from2 !== undefined && baseOf(from) !== baseOf(from2)) return undefined;
  return { ask: 'base', digits: digits.toUpperCase(), from: baseOf(from ?? from2), to: baseOf(to) };
};

const wordings: readonly Wording[] = [
  { wording: sentence(String.raw`{ask}(?:${gcdName})(?: of | ?\()(?:the (?:two |three )?numbers? )?(?<ns>{ns})\)?${euclid}`), question: two('gcd') },
  { wording: sentence(String.raw`(?:use|using) (?:the )?(?:euclidean algorithm|euclid's algorithm)(?: to|,) ?{ask}(?:${gcdName})(?: of | ?\()(?<ns>{ns})\)?`), question: two('gcd') },
  { wording: sentence(String.raw`${chineseEuclid}{求}(?<ns>{ns})(?:这?[两三二]个?数)?的?最大公[约因]数{几}`), question: two('gcd') },
  { wording: sentence(String.raw`{求}(?:gcd|最大公[约因]数:?)\((?<ns>{ns})\){几}`), question: two('gcd') },
  { wording: sentence(String.raw`{ask}(?:${lcmName})(?: of | ?\()(?:the (?:two |three )?numbers? )?(?<ns>{ns})\)?${euclid}`), question: two('lcm') },
  { wording: sentence(String.raw`${chineseEuclid}{求}(?<ns>{ns})(?:这?[两三二]个?数)?的?最小公倍数{几}`), question: two('lcm') },
  { wording: sentence(String.raw`{求}(?:lcm)\((?<ns>{ns})\){几}`), question: two('lcm') },
  { wording: sentence(String.raw`{ask}(?:${gcdName})(?: of | ?\()(?<a>${worked}),? ?(?:and |,)(?<b>${worked})\)?`), question: calculated('gcd') },
  { wording: sentence(String.raw`{ask}(?:${lcmName})(?: of | ?\()(?<a>${worked}),? ?(?:and |,)(?<b>${worked})\)?`), question: calculated('lcm') },
  { wording: sentence(String.raw`{求}(?<a>${worked})[与和及,](?<b>${worked})的?最大公[约因]数{几}`), question: calculated('gcd') },
  { wording: sentence(String.raw`{求}(?<a>${worked})[与和及,](?<b>${worked})的?最小公倍数{几}`), question: calculated('lcm') },
  { wording: sentence(String.raw`(?:how many (?<k>${kinds}) (?:positive )?(?:integer )?(?:divisors|factors) (?:does|do)(?: the (?:number|integer))? (?<n>{n}) have|{ask}number of (?<k2>${kinds}) (?:positive )?(?:divisors|factors) of (?<n2>{n}))`), question: some('count') },
  { wording: sentence(String.raw`{ask}sum of (?:all )?(?:of )?(?:the )?(?<k>${kinds}) (?:positive )?(?:integer )?(?:divisors|factors) of (?<n>{n})`), question: some('sum') },
  { wording: sentence(String.raw`{ask}(?:largest|greatest|biggest) (?<k>prime|odd|proper) (?:positive )?(?:divisor|factor) of (?<n>{n})`), question: some('largest') },
  { wording: sentence(String.raw`{ask}(?:smallest|least) (?<k>prime) (?:positive )?(?:divisor|factor) of (?<n>{n})`), question: some('smallest') },
  { wording: sentence(String.raw`{求}(?<n>{n})的(?:所有|全部)?正?(?<k>奇|偶|真|质|素)(?:约|因)数(?:的)?个数{几}|(?<n2>{n})有(?:多少|几)个(?:不同的)?正?(?<k2>奇|偶|真|质|素)(?:约|因)数`), question: some('count') },
  { wording: sentence(String.raw`{求}(?<n>{n})的(?:所有|全部)?正?(?<k>奇|偶|真|质|素)(?:约|因)数(?:之和|的和|的总和){几}`), question: some('sum') },
  { wording: sentence(String.raw`{求}(?<n>{n})的最大的?(?<k>质|素|奇)(?:约|因)数{几}`), question: some('largest') },
  { wording: sentence(String.raw`{求}(?<n>{n})的最小的?(?<k>质|素)(?:约|因)数{几}`), question: some('smallest') },
  { wording: sentence(String.raw`{ask}prime factori[sz]ation of (?:the number )?(?<n>{n})`), question: one('factorise') },
  { wording: sentence(String.raw`(?:write|express) (?:the number )?(?<n>{n}) as (?:a |the )?product of (?:its )?(?:powers of )?primes?(?: numbers| factors| powers)?|(?:factori[sz]e|factor) (?<n2>{n})(?: into (?:its )?primes?(?: factors| numbers)?)?|decompose (?<n3>{n}) into (?:its )?prime factors`), question: ({ n, n2, n3 }) => ({ ask: 'factorise', n: BigInt(n ?? n2 ?? n3 ?? 0) }) },
  { wording: sentence(String.raw`(?:把|将|对)?(?<n>{n})(?:进行)?(?:分解质因数|分解素因数|质因数分解|素因数分解|分解成质因数的(?:乘积|积|连乘积))`), question: one('factorise') },
  { wording: sentence(String.raw`(?:{求}|把|将)?(?:分解质因数:?)(?<n>{n})|{求}(?<n2>{n})的(?:质|素)因数分解(?:式)?`), question: ({ n, n2 }) => ({ ask: 'factorise', n: BigInt(n ?? n2 ?? 0) }) },
  { wording: sentence(String.raw`is (?:the number )?(?<n>{n}) (?:a )?prime(?: number)?(?: or (?:not|composite|a composite(?: number)?))?|(?:determine|decide|check|tell|find out) (?:whether|if) (?:the number )?(?<n2>{n}) is (?:a )?prime(?: number)?(?: or (?:not|composite))?`), question: ({ n, n2 }) => ({ ask: 'prime', n: BigInt(n ?? n2 ?? 0) }) },
  { wording: sentence(String.raw`(?:判断)?(?<n>{n})(?:是否?|是不是)(?:为|是)?(?:质|素)数吗?|判断(?<n2>{n})是(?:质|素)数还是合数|(?<n3>{n})是(?:质|素)数还是合数`), question: ({ n, n2, n3 }) => ({ ask: 'prime', n: BigInt(n ?? n2 ?? n3 ?? 0) }) },
  { wording: sentence(String.raw`(?:how many (?:distinct )?(?:positive )?(?:integer |whole number )?(?:divisors|factors) (?:does|do)(?: the number)? (?<n>{n}) have|{ask}number of (?:distinct )?(?:positive )?(?:integer )?(?:divisors|factors) of (?<n2>{n}))`), question: ({ n, n2 }) => ({ ask: 'count-divisors', n: BigInt(n ?? n2 ?? 0) }) },
  { wording: sentence(String.raw`{求}(?<n>{n})(?:的(?:所有)?正?(?:约|因)数(?:的)?个数{几}|(?:共)?有(?:多少|几)个(?:不同的)?正?(?:约|因)数)`), question: one('count-divisors') },
  { wording: sentence(String.raw`{ask}sum of (?:all )?(?:of )?(?:the )?(?:positive )?(?:integer )?(?:divisors|factors) of (?<n>{n})`), question: one('add-divisors') },
  { wording: sentence(String.raw`{求}(?<n>{n})的(?:所有|全部)?正?(?:约|因)数(?:之和|的和|的总和){几}`), question: one('add-divisors') },
  { wording: sentence(String.raw`(?:list|find|write down|what are) (?:all )?(?:of )?(?:the )?(?:positive )?(?:divisors|factors) of (?<n>{n})`), question: one('list-divisors') },
  { wording: sentence(String.raw`(?:{求}|列出)(?<n>{n})的(?:所有|全部)正?(?:约|因)数`), question: one('list-divisors') },
  { wording: sentence(String.raw`{ask}(?:remainder (?:when|if|of) )(?<sum>${sum}?)(?: is)? (?:divided by|upon division by|on division by) (?<m>\d{1,12})`), question: remainder },
  { wording: sentence(String.raw`what (?:is the )?remainder (?:do you get|is left|results) when (?:you divide )?(?<sum>${sum}?)(?: is divided)? by (?<m>\d{1,12})`), question: remainder },
  { wording: sentence(String.raw`{ask}(?<sum>${sum}?)(?: mod | ?\(mod )(?<m>\d{1,12})\)?`), question: remainder },
  { wording: sentence(String.raw`{求}(?<sum>${sum}?)(?:被(?<m>\d{1,12})除|除以(?<m2>\d{1,12}))(?:所得)?的?(?:余数|余){几}`), question: ({ sum: written, m: by, m2 }) => remainder({ sum: written, m: by ?? m2 }) },
  { wording: sentence(String.raw`{求}(?<sum>${sum}?) ?mod ?(?<m>\d{1,12}){几}`), question: remainder },
  { wording: sentence(String.raw`{ask}(?:(?:units?|ones|last) digit) (?:of|in) (?:the number )?(?<sum>${sum})`), question: lastDigits('10') },
  { wording: sentence(String.raw`{求}(?<sum>${sum})的(?:个位(?:数字|数|上的数字)?|末位数字?|最后一位数字?){几}`), question: lastDigits('10') },
  { wording: sentence(String.raw`(?:convert|change|express|write|represent) (?:the )?(?:(?<from>${named}) (?:number )?)?(?<digits>[\dA-F]{1,40}?)(?:_(?:\()?(?<from2>\d{1,2})\)?| (?:from )?(?:in )?base (?<from3>\d{1,2})| from (?<from4>${named}))? (?:to|into|in|as)(?: a)? (?:(?<to>${named})(?: number| form| notation)?|base (?<to2>\d{1,2}|ten|two|eight))`), question: ({ from, from2, from3, from4, digits, to, to2 }) => base({ digits, from: from ?? from4, from2: from2 ?? from3, to: to ?? to2 }) },
  { wording: sentence(String.raw`(?:把|将)?(?:(?<from>${chineseBase})进制(?:数|的)?)?(?<digits>[\dA-F]{1,40}?)(?:_(?:\()?(?<from2>\d{1,2})\)?)?(?:转换|转化|化|改写|换算|表示|写|转)(?:成|为|到)(?<to>${chineseBase})进制(?:数)?(?:是多少|是|为)?`), question: base },
];

/** What a sentence asks about given whole numbers; undefined unless a wording takes all of it. */
export function readNumbers(line: string): NumberQuestion | undefined {
  const plain = writtenOut(line);
  for (const { wording, question } of wordings) {
    const found = wording.exec(plain);
    if (found) return question(found.groups ?? {});
  }
  return readBases(line) ?? readCongruences(line) ?? readExtreme(line);
}

/** The interpretation in one sentence. */
export function readingOfNumbers(question: NumberQuestion): Phrase {
  switch (question.ask) {
    case 'gcd':
      return say('I read this as: find the greatest common divisor of {0}.', listed(question.of));
    case 'lcm':
      return say('I read this as: find the least common multiple of {0}.', listed(question.of));
    case 'factorise':
      return say('I read this as: write {0} as a product of primes.', whole(question.n));
    case 'prime':
      return say('I read this as: is {0} a prime number?', whole(question.n));
    case 'count-divisors':
      return say('I read this as: count the positive divisors of {0}.', whole(question.n));
    case 'add-divisors':
      return say('I read this as: add up the positive divisors of {0}.', whole(question.n));
    case 'list-divisors':
      return say('I read this as: list the positive divisors of {0}.', whole(question.n));
    case 'some-divisors':
      return someDivisorsReading(question);
    case 'remainder':
      return say('I read this as: find the remainder when {0} is divided by {1}.', m(question.of), whole(question.modulus));
    case 'congruence':
      return say('I read this as: solve the congruence {0}.', m(app('congruent', term(question.a, question.unknown), num(question.b), num(question.modulus))));
    case 'inverse':
      return say('I read this as: find the inverse of {0} modulo {1}.', whole(question.a), whole(question.modulus));
    case 'extreme':
      return extremeReading(question);
    case 'remainders': {
      const all = question.residues.map(([remainder, modulus]) => m(app('congruent', sym(question.unknown), num(remainder), num(modulus)))).join(', ');
      return question.least ? say('I read this as: find the least non-negative whole number with {0}.', all) : say('I read this as: find all whole numbers with {0}.', all);
    }
    case 'diophantine': {
      const { a, b, c, unknowns: [x, y] } = question;
      const equation = m(app('equal', app('add', term(a, x), b < 0n ? app('negate', term(-b, y)) : term(b, y)), num(c)));
      return question.positive ? say('I read this as: find all positive whole numbers with {0}.', equation) : say('I read this as: find all whole numbers with {0}.', equation);
    }
    case 'base':
      return say('I read this as: write the number {0} of base {1} in base {2}.', `$${question.digits}$`, question.from, question.to);
    case 'base-arithmetic':
      return question.wanted.kind === 'base'
        ? say('I read this as: calculate {0} and write it in base {1}.', m(question.of), question.wanted.base)
        : say('I read this as: find the remainder when {0} is divided by {1}.', m(question.of), whole(question.wanted.modulus));
  }
}

function someDivisorsReading({ n, which, wanted }: Extract<NumberQuestion, { ask: 'some-divisors' }>): Phrase {
  const condition = { odd: '$2 \\nmid d$', even: '$2 \\mid d$', proper: `$d < ${n}$`, prime: '$d \\in \\mathbb{P}$', square: '$d = k^2$' }[which];
  switch (wanted) {
    case 'count':
      return say('I read this as: count the positive divisors {0} of {1} with {2}.', '$d$', whole(n), condition);
    case 'sum':
      return say('I read this as: add up the positive divisors {0} of {1} with {2}.', '$d$', whole(n), condition);
    case 'largest':
      return say('I read this as: find the largest divisor {0} of {1} with {2}.', '$d$', whole(n), condition);
    case 'smallest':
      return say('I read this as: find the smallest divisor {0} of {1} with {2}.', '$d$', whole(n), condition);
  }
}

function whole(n: bigint): string {
  return `$${n}$`;
}

function listed(numbers: readonly bigint[]): string {
  return numbers.map(whole).join(', ');
}

/** `3x`, `x`, `-x`. */
export function term(coefficient: bigint, name: string): Expression {
  if (coefficient < 0n) return app('negate', term(-coefficient, name));
  return coefficient === 1n ? sym(name) : app('multiply', num(coefficient), sym(name));
}
