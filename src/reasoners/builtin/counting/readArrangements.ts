import { sentence } from '../sentence.ts';
import type { CountingQuestion, RowCondition, SubsetKind } from './countingQuestion.ts';
import { chineseThings, chineseWays, things, waysCan } from './nouns.ts';
import type { Groups, Wording } from './readCounting.ts';

const word = '(?<word>[A-Za-z]{2,16})';

const letters = ({ word: written = '', called, count }: Groups): CountingQuestion | undefined => {
  const name = written.toUpperCase();
  // What is spelled in lower case may be a word of the question, unless it is called a word.
  return (written === name || called !== undefined) && (count === undefined || Number(count) === name.length) ? { ask: 'letters', word: name } : undefined;
};

const places: Readonly<Record<string, number>> = { 三: 3, 四: 4, 五: 5, 两: 2, 二: 2, 六: 6, three: 3, four: 4, five: 5, two: 2, six: 6 };
const numerals = (groups: Groups): CountingQuestion | undefined => {
  const { set = '', span, length = '', repeat, kind = '', kind2, size, taken } = groups;
  if (taken !== undefined && taken !== length) return undefined;
  const members = span === undefined ? set.split(/,and |,| and |和|与/).map(Number) : Array.from({ length: 10 }, (_, digit) => digit).filter((digit) => digit >= Number(span.slice(0, 1)) && digit <= Number(span.slice(-1)));
  const digits = [...new Set(members)];
  const count = /^\d+$/.test(length) ? Number(length) : (places[length] ?? 0);
  const divisor = divisorOf(kind !== '' ? kind : (kind2 ?? ''));
  if (digits.length !== members.length || digits.some((digit) => !(digit >= 0 && digit <= 9)) || count < 1 || count > 9 || divisor === undefined || (size !== undefined && Number(size) !== digits.length)) return undefined;
  const repeated = new RegExp(`^(?:${withMore}|允许.*|可以.*)$`, 'i').test(repeat ?? '');
  return repeat === undefined ? undefined : { ask: 'numerals', digits, length: count, repeated, divisor };
};

function divisorOf(kind: string): 1 | 2 | 5 | 10 | 'odd' | undefined {
  if (kind === '' || /^(?:positive |whole |自然)/i.test(kind)) return 1;
  if (/^(?:even|偶|divisible by 2$|能?被2整除)/i.test(kind)) return 2;
  if (/^(?:odd|奇)/i.test(kind)) return 'odd';
  if (/^(?:multiples? of 5|divisible by 5$|能?被5整除|5的倍数)/i.test(kind)) return 5;
  return /^(?:multiples? of 10|divisible by 10$|能?被10整除)/i.test(kind) ? 10 : undefined;
}

const kinds: Readonly<Record<string, SubsetKind>> = { '': 'all', proper: 'proper', 'non-empty': 'nonempty', nonempty: 'nonempty', 'nonempty proper': 'nonempty-proper', 'non-empty proper': 'nonempty-proper', 'proper nonempty': 'nonempty-proper', 真: 'proper', 非空: 'nonempty', 非空真: 'nonempty-proper' };
const subsets = ({ n, set, kind = '', k }: Groups): CountingQuestion | undefined => {
  const members = set?.split(',').map((member) => member.trim());
  if (members && (new Set(members).size !== members.length || !(members.every((member) => /^-?\d{1,6}$/.test(member)) || members.every((member) => /^[a-z]$/i.test(member))))) return undefined;
  const size = members?.length ?? Number(n);
  if (k !== undefined) return Number(k) <= size ? { ask: 'choose', parts: [[size, Number(k)]] } : undefined;
  const wanted = kinds[kind.trim().toLowerCase()];
  return wanted && { ask: 'subsets', size, subsets: wanted };
};

const sums = ({ equation = '', least = '' }: Groups): CountingQuestion | undefined => {
  const [left = '', total = ''] = equation.split('=');
  const unknowns = left.split('+');
  if (new Set(unknowns).size !== unknowns.length) return undefined;
  return { ask: 'sums', unknowns: unknowns.length, total: Number(total), least: /^(?:positive|正)/i.test(least) ? 1 : 0 };
};

const row = (condition: (size: number) => RowCondition | undefined) => ({ n, g }: Groups): CountingQuestion | undefined => {
  const [people, size] = [Number(n), Number(g ?? 2)];
  const wanted = size >= 1 && size <= people ? condition(size) : undefined;
  return wanted && { ask: 'row', people, condition: wanted };
};
const together = row((size) => ({ kind: 'together', size }));
/** Of more than two, "not together" may mean that no two are neighbours, or only that not all of them are. */
const apart = row((size) => (size === 2 ? { kind: 'apart', size } : undefined));
const mixed = (kind: 'together' | 'apart') => ({ b, g }: Groups): CountingQuestion => ({ ask: 'row', people: Number(b) + Number(g), condition: { kind, size: Number(g) } });

const list = String.raw`\d(?:(?:,and |,| and |和|与)\d)+`;
const digitSet = String.raw`(?:the )?(?:(?<size>\d+) )?(?:digits? |numbers? )?(?:in the set )?\(?(?:(?<set>${list})|(?<span>\d(?:-|\.\.\.| through | to )\d|\d,\d,\.\.\.,\d))\)?`;
const noneSaid = String.raw`without (?:any )?(?:repetition|repeating(?: any)?(?: digits?)?|repeated digits)(?: of digits)?`;
const noneNamed = '(?:with no (?:digit )?repetition|with no (?:repeated digits?|digits? repeated))';
const notRepeated = String.raw`(?:no digit (?:is|may be|can be) (?:repeated|used more than (?:1 time|once))|(?:the )?digits (?:can ?not|may not) be repeated|digits are not repeated)`;
const notAllowed = '(?:repetition is not allowed|repetitions are not allowed|no repetition is allowed|no repetitions are allowed)';
const usedOnce = '(?:each digit (?:can be|is|may be) used (?:only|at most) (?:1 time|once))';
const without = `(?:${noneSaid}|${noneNamed}|if (?:${notRepeated}|${notAllowed}|${usedOnce}))`;
const withMore = String.raw`(?:with repetition(?: allowed)?|if (?:repetition(?:s)? (?:is|are|of digits is) allowed|(?:the )?digits (?:may|can) be (?:repeated|reused)|repetition of digits is allowed))`;
const numberKind = String.raw`(?:(?<kind>even|odd) )?(?:positive )?(?:whole )?(?:integers?|numbers?|numerals?)`;
const divisible = String.raw`(?: (?:that are |which are )?(?<kind2>divisible by (?:2|5|10)|multiples of (?:5|10)))?`;
const noRepeat = '(?:没有|无|不含|不)重复数字的?';
const chineseKind = '(?<kind>偶|奇|自然)?数';
const chineseSet = `(?:数字)?(?:(?<set>${list}(?:,\\d)*)|(?<span>\\d(?:-|到|至|~)\\d|\\d,\\d,\\.\\.\\.,\\d))(?:这)?(?:(?<size>\\d+)个)?(?:不同的)?(?:数字|数)?(?:中任意?(?:取|选)出?(?<taken>\\d+)个(?:不同的)?(?:数字|数)?)?`;
const chineseTail = '(?:,)?(?:(?:其中|且|并且)?(?<kind2>能?被(?:2|5|10)整除|5的倍数)的)?';

const inRow = String.raw`(?:(?:line|lined) up|(?:be )?(?:arranged|seated|placed) in a (?:row|line)|(?:stand|sit) in a (?:row|line)|(?:be )?(?:arranged|placed) on a (?:book)?shelf|line up in a row|be lined up(?: in a row)?)`;
const ifWord = String.raw`,? ?(?:if|so that|such that|given that|with the condition that|where) `;
const pair = String.raw`(?:(?:(?<g>\d+) (?:particular |specific |specified |given |certain |of them )(?:${things}|of them)?)|(?:(?<g2>2) of (?:them|the ${things}))|[A-Z][a-z]* and [A-Z][a-z]*)`;
const beside = String.raw`(?:(?:be |stand |sit |stay |remain |be placed |be seated |are |kept ){0,3}(?:next to each other|together|side by side|adjacent(?: to each other)?|beside each other|next to 1 another))`;
const must = String.raw`(?:must|have to|need to|insist on|want to|should|must always|are to|are always)`;
const never = String.raw`(?:must not|cannot|can not|can't|do not want to|don't want to|refuse to|may not|should not|must never|are not|are never|are not to)`;
const named = '(?:其中)?(?:甲(?:,|和|与)?乙|A(?:,|和|与)?B)(?:(?:这)?2(?:个)?(?:人|名同学|位同学|名学生))?';
const group = `(?:${named}|(?:其中)?(?:某|特定的?|指定的?)(?<g>\\d+)(?:个)?(?:人|名同学|位同学|名学生|本书)?)`;
const names = '(?:(?:甲,乙(?:,丙(?:,丁(?:,戊)?)?)?|A,B(?:,C(?:,D(?:,E)?)?)?|包括甲(?:,|和)乙在内的|含甲(?:,|和)乙的)(?:等|共)?)?';
const stand = `${names}(?<n>\\d+)${chineseThings}(?:站|排|坐|排列|排队)?成?(?:(?:一|1)排|(?:一|1)列|(?:一|1)行|(?:一|1)队)(?:照相|拍照|合影|留念)?[,;.]?(?:要求|如果|若|其中|且|规定)?`;

export const arrangements: readonly Wording[] = [
  [sentence(String.raw`(?:${waysCan}|in how many (?:different |distinct )?(?:arrangements|orders) can) (?:(?:we|you|1|i) (?:re)?arrange )?(?:all )?(?:of )?(?:the )?(?:(?<count>\d+) )?letters (?:of|in) (?:the )?(?<called>word )?(?:\(?)${word}(?:\)?)(?: be (?:re)?arranged(?: in a (?:row|line))?)?`), letters],
  [sentence(String.raw`(?:how many (?:different |distinct |distinguishable |possible )?(?:arrangements|permutations|words|rearrangements|orderings)(?: (?:are there|can be (?:made|formed|obtained)))?|{ask}number of (?:different |distinct |distinguishable |possible |unique )?(?:arrangements|permutations|ways to (?:re)?arrange|orderings)) ?(?:of |from |by (?:re)?arranging |using |with )?(?:all )?(?:of )?(?:the )?(?:(?<count>\d+) )?letters (?:of|in) (?:the )?(?<called>word )?${word}(?: are there| are possible| exist)?`), letters],
  [sentence(String.raw`(?:how many (?:different |distinct )?ways are there to (?:re)?arrange) (?:all )?(?:of )?(?:the )?(?:(?<count>\d+) )?letters (?:of|in) (?:the )?(?<called>word )?${word}`), letters],
  [sentence(`(?:将|把|用|由)?(?:英文)?(?<called>单词|英文单词)?${word}(?:的|中的|中|这个单词的)?(?:所有|全部|各个)?(?:(?<count>\\d+)个)?字母(?:全部)?(?:重新)?(?:任意)?(?:排成(?:一|1)(?:排|列|行)|排列|进行排列|重新排列)${chineseWays}`), letters],
  [sentence(`(?:{求})?(?<called>单词|英文单词)?${word}(?:的|中)(?:所有|全部)?字母(?:的)?(?:不同)?(?:(?:有|共有)(?:多少|几)种(?:不同的?)?(?:排列|排法|排列方法|排列方式)|排列(?:的)?(?:种数|总数|个数){几})`), letters],
  [sentence(String.raw`how many (?<length>\d+)-digit ${numberKind}${divisible} can be (?:formed|made|created|written) (?:from|using|with|by using|out of) (?:only )?${digitSet},? ?(?<repeat>${without}|${withMore})`), numerals],
  [sentence(String.raw`(?:using|with) (?:only )?${digitSet},? ?how many (?<length>\d+)-digit ${numberKind}${divisible} can be (?:formed|made|created|written),? ?(?<repeat>${without}|${withMore})`), numerals],
  [sentence(String.raw`how many (?<length>\d+)-digit (?:(?<kind>even|odd) )?(?:positive )?(?:whole )?(?:integers?|numbers?)(?: (?:are there )?(?:with|have)| that have) (?:all )?(?<repeat>(?:all )?(?:distinct|different) digits|no repeated digits?)(?: are there)?`), ({ length, kind = '' }) => numerals({ length, kind, span: '0-9', repeat: 'without' })],
  [sentence(`(?:用|由|从)${chineseSet}(?:,)?(?:(?:1|一)?共)?(?:可以|可|能|能够)?(?:组成|排成|构成)(?:出)?(?:多少|几)个(?<repeat>${noRepeat}|允许重复数字的|可以重复数字的)(?:的)?(?:且)?${chineseTail}(?<length>[二三四五六两]|\\d)位${chineseKind}`), numerals],
  [sentence(`(?:用|由|从)${chineseSet}(?:,)?(?:可以|可|能|能够)?(?:组成|排成|构成)的?(?<repeat>${noRepeat}|允许重复数字的)${chineseTail}(?<length>[二三四五六两]|\\d)位${chineseKind},?(?:的个数(?:为|是)|(?:(?:1|一)?共)?(?:有)?(?:多少|几)个|(?:(?:1|一)?共)?(?:可以|可|能)?组成(?:多少|几)个)?(?:多少)?`), numerals],
  [sentence(`(?:(?:1|一)?共有)?(?:多少|几)个(?:没有|无)重复数字的(?<length>[二三四五六两]|\\d)位(?<kind>偶|奇)?数`), ({ length, kind }) => numerals({ length, kind, span: '0-9', repeat: '没有' })],
  [sentence(String.raw`how many (?<kind>(?:proper |non-?empty ){0,2})subsets (?:does|do|are there (?:of|in)|of) (?:a|the) set (?:(?:with|of|containing|having|that has) (?<n>\d+) (?:distinct |different )?elements|\(?(?<set>[^()]{1,80})\))(?: have)?`), subsets],
  [sentence(String.raw`how many (?:(?<k>\d+)-element subsets|subsets (?:with|of|containing|having) (?:exactly )?(?<k2>\d+) elements) (?:does|do|are there (?:of|in)) (?:a|the) set (?:(?:with|of|containing|having) (?<n>\d+) elements|\((?<set>[^()]{1,80})\))(?: have)?`), (groups) => subsets({ ...groups, k: groups['k'] ?? groups['k2'] })],
  [sentence(String.raw`{ask}number of (?<kind>(?:proper |non-?empty ){0,2})subsets of (?:a|the) set (?:(?:with|of|containing|having) (?<n>\d+) elements|\((?<set>[^()]{1,80})\))`), subsets],
  [sentence(`(?:已知)?(?:{求})?(?:集合)?(?:[A-Z]=)?\\((?<set>[^()]{1,80})\\)(?:,则?(?:集合)?[A-Z])?的?(?:所有)?(?<kind>非空真|非空|真)?(?:子集|的子集)(?:的)?(?:(?:(?:1|一)?共)?有(?:多少|几)个|个数{几})`), subsets],
  [sentence(`(?:已知)?(?:{求})?(?:集合)?(?:[A-Z]=)?\\((?<set>[^()]{1,80})\\)(?:(?:1|一)?共)?有(?:多少|几)个(?<kind>非空真|非空|真)?子集`), subsets],
  [sentence(`(?:(?:1|一)个)?(?:含有|含|有|由)(?<n>\\d+)个(?:不同)?元素(?:组成)?的(?:有限)?集合(?:(?:(?:1|一)?共)?有(?:多少|几)个(?<kind>非空真|非空|真)?子集|的(?<kind2>非空真|非空|真)?子集(?:的)?个数{几})`), (groups) => subsets({ ...groups, kind: groups['kind'] ?? groups['kind2'] ?? '' })],
  [sentence(String.raw`(?:how many (?<least>non-?negative|positive)(?: integer| whole number| integral) solutions (?:are there )?(?:does|to|of|for|in)? ?(?:the )?(?:equation )?(?<equation>[a-z](?:_?\d)?(?:\+[a-z](?:_?\d)?){1,7}=\d{1,3})(?: have)?)`), sums],
  [sentence(String.raw`{ask}number of (?<least>non-?negative|positive)(?: integer| whole number| integral) solutions (?:to|of|for) (?:the )?(?:equation )?(?<equation>[a-z](?:_?\d)?(?:\+[a-z](?:_?\d)?){1,7}=\d{1,3})`), sums],
  [sentence(String.raw`how many solutions in (?<least>non-?negative|positive) integers (?:does|are there (?:to|of)) (?:the )?(?:equation )?(?<equation>[a-z](?:_?\d)?(?:\+[a-z](?:_?\d)?){1,7}=\d{1,3})(?: have)?`), sums],
  [sentence(`{求}(?:不定)?(?:方程)?(?<equation>[a-z](?:_?\\d)?(?:\\+[a-z](?:_?\\d)?){1,7}=\\d{1,3})(?:的|(?:1|一)?共?有(?:多少|几)(?:组|个)(?:不同的)?)(?<least>正整数|非负整数|自然数)解(?:的)?(?:(?:(?:1|一)?共)?(?:有)?(?:多少|几)(?:组|个)|(?:组数|个数|的组数|的个数){几})?`), sums],
  [sentence(String.raw`${waysCan} (?:the )?(?<n>\d+) ${things} ${inRow}${ifWord}${pair} ${must} ${beside}`), together],
  [sentence(String.raw`${waysCan} (?:the )?(?<n>\d+) ${things} ${inRow}${ifWord}${pair} ${never} ${beside}`), apart],
  [sentence(String.raw`${waysCan} (?:a (?:group|line|row) of )?(?<b>\d+) (?:boys|men) and (?<g>\d+) (?<who>girls|women) ${inRow}${ifWord}(?:all )?(?:of )?(?:the )?(?:\d+ )?\k<who> ${must} ${beside}`), mixed('together')],
  [sentence(String.raw`${waysCan} (?:a (?:group|line|row) of )?(?<b>\d+) (?:boys|men) and (?<g>\d+) (?<who>girls|women) ${inRow}${ifWord}no (?:2|two) (?<who2>\k<who>) (?:may|can|are(?: to)?|are allowed to|should|must) ${beside}`), mixed('apart')],
  [sentence(`(?<b>\\d+)[名位个]男(?:生|同学|学生)?(?:和|,|与)(?<g>\\d+)[名位个]女(?:生|同学|学生)?(?:站|排)成(?:一|1)(?:排|列|行)(?:照相|拍照|合影)?[,;](?:要求|若|如果|其中|且)?(?:所有|全体|\\d+[名位个])?女(?:生|同学)(?:必须|要|都|一定){0,3}(?:站|排)?(?:在)?(?:相邻|一起)(?:的)?${chineseWays}`), mixed('together')],
  [sentence(`(?<g>\\d+)[名位个]男(?:生|同学|学生)?(?:和|,|与)(?<b>\\d+)[名位个]女(?:生|同学|学生)?(?:站|排)成(?:一|1)(?:排|列|行)(?:照相|拍照|合影)?[,;](?:要求|若|如果|其中|且)?(?:所有|全体|\\d+[名位个])?男(?:生|同学)(?:必须|要|都|一定){0,3}(?:站|排)?(?:在)?(?:相邻|一起)(?:的)?${chineseWays}`), mixed('together')],
  [sentence(`(?<b>\\d+)[名位个]男(?:生|同学|学生)?(?:和|,|与)(?<g>\\d+)[名位个]女(?:生|同学|学生)?(?:站|排)成(?:一|1)(?:排|列|行)(?:照相|拍照|合影)?[,;](?:要求|若|如果|其中|且)?(?:任(?:何|意)?(?:2|两)[名位个]女(?:生|同学)(?:都)?(?:不能|不)相邻|女(?:生|同学)(?:都)?(?:互不相邻|两两不相邻|不相邻))(?:的)?${chineseWays}`), mixed('apart')],
  [sentence(`${stand}${group}(?:必须|一定|要|须|必须要|必)?(?:站|排|坐|放)?(?:在)?(?:相邻|在一起|一起)(?:站)?(?:,)?(?:的)?${chineseWays}`), together],
  [sentence(`${stand}${group}(?:都)?(?:必须)?(?:不能|不|不可以|不可|互不)(?:站|排|坐|放)?(?:在)?(?:相邻|一起)(?:,)?(?:的)?${chineseWays}`), apart],
  [sentence(`${stand}(?:其中)?甲(?:必须|一定|要)?(?:站|排)?在?(?:两端|排头或排尾|排头或者排尾|两端之1)(?:的)?${chineseWays}`), row(() => ({ kind: 'at-end' }))],
  [sentence(`${stand}(?:其中)?甲(?:既)?(?:不能|不|不可以)(?:站|排)?(?:在)?(?:两端|排头也不(?:站|排)?(?:在)?排尾)(?:的)?${chineseWays}`), row(() => ({ kind: 'not-at-end' }))],
  [sentence(`${stand}(?:其中)?甲(?:必须|一定|要)?(?:站|排)?在?(?:正中间|中间|最中间)(?:的)?${chineseWays}`), row(() => ({ kind: 'middle' }))],
  [sentence(`${stand}(?:其中)?甲(?:必须|一定|要)?(?:站|排)?在?(?:排头|排尾|最左端|最右端|最左边|最右边|左端|右端)(?:的)?${chineseWays}`), row(() => ({ kind: 'at-place' }))],
  [sentence(`${stand}(?:其中)?甲(?:不能|不|不可以)(?:站|排)?(?:在)?(?:排头|排尾|最左端|最右端|最左边|最右边)(?:的)?${chineseWays}`), row(() => ({ kind: 'not-at-place' }))],
];
