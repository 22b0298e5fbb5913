import { sentence } from '../sentence.ts';
import { residue } from './integers.ts';
import type { NumberQuestion } from './question.ts';

const leastAsked = String.raw`(?:{ask}(?:(?:least|smallest) (?:positive |non-?negative )?(?:integer|whole number|number|residue)|smallest (?:positive )?(?:integer )?solution)(?: for)? ?(?<x1>[a-z])? ?(?:such that|with|satisfying|that satisfies|to|of|for which):? ?)`;
const congruence = String.raw`(?:\d{0,12}\*?[a-z](?:[+-]\d{1,12})?≡-?\d{1,12} ?(?:\(mod ?\d{1,12}\)|mod ?\d{1,12}))`;
const between = String.raw`(?:,and |;and |,|;| and | )`;
const solve = String.raw`(?:(?:solve|find all (?:integers?|solutions?)(?: [a-z])? (?:to|of|such that|satisfying|with)|find [a-z] (?:if|such that|when|with)|find the solutions? (?:to|of))(?: the)?(?: following)?(?: linear)?(?: system of)?(?: simultaneous)?(?: congruences?)?(?: equations?)?(?: for [a-z])?:? ?)`;
const chineseSolve = '(?:解|求解|求)(?:下列|线性)?(?:一次)?(?:同余)?(?:方程组|式组|方程|式)?:?';
const chineseLeast = String.raw`求(?:满足|使得?)(?<c2>${congruence}(?:${between}${congruence}|且${congruence})*)(?:成立)?的最小(?:正整数|非负整数|自然数)(?:[a-z])?(?:的值)?`;

const congruences = [
  sentence(String.raw`${leastAsked}(?<c>${congruence}(?:${between}${congruence})*)`),
  sentence(String.raw`${solve}?(?<c>${congruence}(?:${between}${congruence})*)(?: for [a-z])?`),
  sentence(String.raw`${chineseSolve}(?<c>${congruence}(?:(?:${between}|且)${congruence})*)(?:的(?:通)?解)?`),
  sentence(chineseLeast),
  sentence(String.raw`${solve}(?<c>${congruence}),? ?as a residue modulo \d{1,12}\.? ?\((?:(?:give|enter) (?:an |your )?answer (?:between|from) 0 (?:and|to) \d{1,12}|that is,find (?:the value of )?[a-z] (?:that satisfies the congruence )?such that 0≤[a-z](?:≤|<)\d{1,12})\.?\)`),
  sentence(String.raw`${solve}(?<c>${congruence})(?:,? ?as a residue modulo \d{1,12}|[.,] ?(?:give|express|enter|write) (?:your |the )?answer as a residue modulo \d{1,12})(?:,? ?\(?(?:give (?:an |your )?answer )?(?:between|from) 0 (?:and|to) \d{1,12}(?:,? inclusive)?\.?\)?)?`),
] as const;

const inverses = [
  sentence(String.raw`{ask}(?<a>\d{1,12})\^(?:-1|\(-1\)) ?\(mod (?<m>\d{1,12})\)(?:,? ?(?:as a residue modulo \d{1,12}))?\.?(?: ?\(?(?:give|express|enter|write) (?:an |your |the )?answer (?:as (?:an integer|a residue)(?: modulo \d{1,12})?)?,? ?(?:(?:from|between) 0 (?:to|and) \d{1,12})?(?:,? inclusive)?\.?\)?)?`),
  sentence(String.raw`{ask}(?:multiplicative |modular )*inverse of (?<a>{n})(?:,? ?modulo | ?\(mod | mod |,? in the integers modulo )(?<m>\d{1,12})\)?`),
  sentence(String.raw`{求}(?<a>{n})(?:在?模(?<m>\d{1,12})(?:下|意义下)?的?(?:乘法)?逆(?:元)?|关于模(?<m2>\d{1,12})的(?:乘法)?逆(?:元)?){几}`),
];

const equation = String.raw`(?<a>-?\d{0,9})\*?(?<x>[a-z])(?<b>[+-]\d{0,9})\*?(?<y>[a-z])=(?<c>-?\d{1,12})`;
const equations = [
  sentence(String.raw`(?:find|determine|give) (?:all |the )?(?:general )?(?<positive>positive )?(?:integer|integral|whole number) solutions? (?:to|of|for) (?:the )?(?:linear )?(?:diophantine )?(?:equation )?${equation}`),
  sentence(String.raw`(?:find|determine) all (?:pairs of )?(?<positive>positive )?integers(?: \(?x,y\)?| x and y)? (?:such that|satisfying|with|for which) ${equation}`),
  sentence(String.raw`solve ${equation} (?:in|over|for|in the) (?:the )?(?<positive>positive )?integers`),
  sentence(String.raw`(?:solve|find the general solution (?:of|to)) the (?:linear )?diophantine equation:? ?${equation}`),
  sentence(String.raw`(?:求|解)(?:不定方程|丢番图方程|方程|二元一次不定方程)?${equation}的(?:所有|全部|一切)?(?<positive>正)?整数(?:通)?解`),
  sentence(String.raw`(?:求|解)(?:线性)?(?:二元一次)?(?:不定方程|丢番图方程):?${equation}`),
];

const leaves = String.raw`(?:leaves? a remainder of \d{1,9} when divided by \d{1,9}|leaves? remainder \d{1,9} when divided by \d{1,9}|(?:a remainder of |remainder )?\d{1,9} when divided by \d{1,9})`;
const words = [
  sentence(String.raw`{ask}(?:smallest|least) (?:positive )?(?:integer|number|whole number|natural number) (?:that|which) (?<w>${leaves}(?:(?:,and |,| and )${leaves})+)`),
  sentence(String.raw`(?:一个(?:正整?|自然)?数|某数|有一个数|一个正整数),?(?<w>(?:被?除以\d{1,9}余\d{1,9}|用\d{1,9}除余\d{1,9}|被\d{1,9}除余\d{1,9})(?:,(?:且)?(?:被?除以\d{1,9}余\d{1,9}|用\d{1,9}除余\d{1,9}|被\d{1,9}除余\d{1,9}))+)[,.](?:则|那么|求|问)?(?:满足条件的?|符合条件的?)?(?:这个数|该数|此数)?(?:最小(?:的)?(?:是|为|值)?(?:多少|几|正整数|自然数)?)(?:是多少|是|为)?`),
];

/** Congruences, inverses and equations in whole numbers; undefined unless a wording takes all of the sentence. */
export function readCongruences(line: string): NumberQuestion | undefined {
  for (const wording of congruences) {
    const groups = wording.exec(line)?.groups;
    if (groups) return fromCongruences(groups['c'] ?? groups['c2'] ?? '', wording === congruences[0] || wording === congruences[3] || wording === congruences[4] || wording === congruences[5], groups['x1']);
  }
  for (const wording of inverses) {
    const groups = wording.exec(line)?.groups;
    if (groups) return { ask: 'inverse', a: BigInt(groups['a'] ?? 0), modulus: BigInt(groups['m'] ?? groups['m2'] ?? 0) };
  }
  for (const wording of equations) {
    const groups = wording.exec(line)?.groups;
    if (!groups) continue;
    const { a = '', b = '', c = '', x = '', y = '' } = groups;
    const coefficient = (text: string): bigint => (/\d/.test(text) ? BigInt(text.replace('+', '')) : text === '-' ? -1n : 1n);
    return x === y ? undefined : { ask: 'diophantine', a: coefficient(a), b: coefficient(b), c: BigInt(c), unknowns: [x, y], positive: groups['positive'] !== undefined };
  }
  for (const wording of words) {
    const written = wording.exec(line)?.groups?.['w'];
    if (written === undefined) continue;
    const english = [...written.matchAll(/(\d+) when divided by (\d+)/g)].map(([, r = '', m = '']) => [BigInt(r), BigInt(m)] as const);
    const chinese = [...written.matchAll(/(\d+)(?:除)?余(\d+)/g)].map(([, m = '', r = '']) => [BigInt(r), BigInt(m)] as const);
    const residues = english.length > 0 ? english : chinese;
    return residues.every(([r, m]) => m > 1n && r < m) ? { ask: 'remainders', residues, unknown: 'x', least: true } : undefined;
  }
  return undefined;
}

function fromCongruences(written: string, least: boolean, named: string | undefined): NumberQuestion | undefined {
  const all = [...written.matchAll(/(\d*)\*?([a-z])([+-]\d+)?≡(-?\d+) ?\(?mod ?(\d+)\)?/gi)].map(([, a = '', x = '', shift = '0', b = '', m = '']) => ({
    a: a === '' ? 1n : BigInt(a), x, b: BigInt(b) - BigInt(shift.replace('+', '')), modulus: BigInt(m),
  }));
  const [first, ...more] = all;
  if (!first || all.some(({ x, modulus }) => x !== first.x || modulus < 2n) || (named !== undefined && named !== first.x)) return undefined;
  if (more.length === 0) return { ask: 'congruence', a: first.a, b: first.b, modulus: first.modulus, unknown: first.x, least };
  if (all.some(({ a }) => a !== 1n) || all.length > 5) return undefined;
  return { ask: 'remainders', residues: all.map(({ b, modulus }) => [residue(b, modulus), modulus] as const), unknown: first.x, least };
}
