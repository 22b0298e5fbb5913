import { isPrime } from '../../../math/primes.ts';

/** More members than this are not written out. */
const mostMembers = 30;

const numbers: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };
const count = String.raw`(?<count>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)`;
const members = String.raw`(?<kind>(?:positive |perfect |odd |even |prime )*(?:integers|whole numbers|natural numbers|numbers|primes|squares|cubes))`;
const phrase = new RegExp(String.raw`(?:the )?(?<operation>sum|product) of (?:the )?(?<squares>(?:squares|cubes) of the )?(?:first ${count} ${members}|${count.replace('<count>', '<count2>')} smallest ${members.replace('<kind>', '<kind2>')})`, 'gi');
const chinesePhrase = /(?:前|最小的)(?<count>\d{1,3}|[两二三四五六七八九十])个(?<kind>正整数|质数|素数|正?奇数|正?偶数|完全平方数|完全立方数)(?:的)?(?<squares>平方|立方)?(?:的)?(?<operation>和|之和|积|之积|乘积)/g;

/** Sums and products of the first so many numbers of a kind, written out: `the product of the first 3 primes` as `(2*3*5)`. */
export function writtenOut(line: string): string {
  const replaced = (whole: string, ...rest: unknown[]): string => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const written = groups['count'] ?? groups['count2'] ?? '';
    const of = numbers[written.toLowerCase()] ?? Number(written);
    const list = membersOf((groups['kind'] ?? groups['kind2'] ?? '').toLowerCase(), of);
    if (!list || of < 2 || of > mostMembers) return whole;
    const power = groups['squares'] === undefined ? '' : /squares|平方/i.test(groups['squares']) ? '^2' : '^3';
    if (power !== '' && list.some((each) => each.includes('^'))) return whole;
    return list.map((each) => `${each}${power}`).join(/sum|和/i.test(groups['operation'] ?? '') ? '+' : '*');
  };
  return line.replace(phrase, replaced).replace(chinesePhrase, replaced);
}

function membersOf(kind: string, count: number): string[] | undefined {
  const numbered = (make: (k: number) => string): string[] => Array.from({ length: Math.min(count, mostMembers) }, (_, k) => make(k + 1));
  if (/cube|立方/.test(kind)) return /^(?:positive )?(?:perfect )?(?:positive )?cubes$|完全立方数/.test(kind) ? numbered((k) => `${k}^3`) : undefined;
  if (/square|平方/.test(kind)) return /^(?:positive )?(?:perfect )?(?:positive )?squares$|完全平方数/.test(kind) ? numbered((k) => `${k}^2`) : undefined;
  if (/prime|质|素/.test(kind)) {
    if (!/^(?:positive )?(?:primes|prime numbers)$|质数|素数/.test(kind)) return undefined;
    const primes: string[] = [];
    for (let n = 2n; primes.length < Math.min(count, mostMembers); n++) if (isPrime(n)) primes.push(`${n}`);
    return primes;
  }
  if (/odd|奇/.test(kind)) return /positive|正/.test(kind) || /^odd (?:whole |natural )?numbers$|奇数/.test(kind) ? numbered((k) => `${2 * k - 1}`) : undefined;
  if (/even|偶/.test(kind)) return /positive|正/.test(kind) ? numbered((k) => `${2 * k}`) : undefined;
  return /positive|natural|正整数/.test(kind) ? numbered((k) => `${k}`) : undefined;
}
