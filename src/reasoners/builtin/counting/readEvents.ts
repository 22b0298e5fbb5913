import { add, compare, one as certain, rational, zero, type Rational } from '../../../math/rational.ts';
import { exactNumber } from '../exactNumber.ts';
import { anyNumber, sentence } from '../sentence.ts';
import type { ChanceQuestion, EventName, Moment } from './countingQuestion.ts';
import { boundOf, bounds } from './readNumberSet.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const event = String.raw`[AB]'?(?: ?(?:∪|∩|\|| or | and )? ?[AB]'?)?`;
const value = `(?:${anyNumber}%?)`;
const given = String.raw`P\(${event}\)=${value}`;
const allGiven = String.raw`(?<given>${given}(?:(?:,? ?and |,|且|和|;)${given}){0,3})`;
const independent = '(?<independent>independent)';
const exclusive = String.raw`(?<exclusive>mutually exclusive|disjoint)`;
const relation = String.raw`(?:(?:events )?A and B are (?:${independent}|${exclusive})(?: events)?)`;
const chineseRelation = '(?:(?:事件)?A(?:与|和|,)B(?:是)?(?:相互|互为)?(?:(?<independent>独立)|(?<exclusive>互斥))(?:事件)?)';
const named = '(?:for (?:2 )?events A and B,? ?)?';

const eventPatterns: readonly RegExp[] = [
  sentence(String.raw`(?:(?:if|given(?: that)?|suppose(?: that)?|let|assume(?: that)?) )?${named}${allGiven}[,.;]? ?(?:then )?{ask}P\((?<wanted>${event})\)`),
  sentence(String.raw`(?:(?:if|given(?: that)?|suppose(?: that)?|let|assume(?: that)?) )?${relation}(?:[,.;]? ?(?:and |with |such that |where )?)${allGiven}[,.;]? ?(?:then )?{ask}P\((?<wanted>${event})\)`),
  sentence(String.raw`(?:let )?A and B (?:are|be) (?:2 )?(?:${independent}|${exclusive})? ?events (?:with|such that|for which|where) ${allGiven}[,.;]? ?(?:then )?{ask}P\((?<wanted>${event})\)`),
  sentence(String.raw`(?:(?:if|given(?: that)?|suppose(?: that)?) )?${allGiven}(?:,? ?and |[,.;] ?)(?:if )?${relation}[,.;]? ?(?:then )?{ask}P\((?<wanted>${event})\)`),
  sentence(`(?:已知|若|设|如果)?(?:随机)?(?:事件A(?:,|和|与)B满足)?${allGiven}[,.;](?:则|那么)?{求}P\\((?<wanted>${event})\\){几}`),
  sentence(`(?:已知|若|设|如果)?(?:随机)?${chineseRelation}[,.;]?(?:且|若|,)?${allGiven}[,.;](?:则|那么)?{求}P\\((?<wanted>${event})\\){几}`),
  sentence(`(?:已知|若|设|如果)?${allGiven}[,.;]?(?:且|若)?${chineseRelation}[,.;](?:则|那么)?{求}P\\((?<wanted>${event})\\){几}`),
];

const names: Readonly<Record<string, EventName>> = {
  A: 'A', B: 'B', "A'": "A'", "B'": "B'", 'A∪B': 'A∪B', 'B∪A': 'A∪B', 'A∩B': 'A∩B', 'B∩A': 'A∩B', AB: 'A∩B', "A∩B'": "A∩B'", "AB'": "A∩B'", "A'∩B": "A'∩B", "A'B": "A'∩B", "B∩A'": "A'∩B", "A'∩B'": "A'∩B'", "A'B'": "A'∩B'", "A'∪B'": "A'∪B'", 'A|B': 'A|B', 'B|A': 'B|A',
};
const nameOf = (written: string): EventName | undefined => names[written.replace(/ or /i, '∪').replace(/ and /i, '∩').replace(/ /g, '')];

function events({ given: listed = '', wanted = '', independent: free, exclusive: apart }: Groups): ChanceQuestion | undefined {
  const asked = nameOf(wanted);
  const values = [...listed.matchAll(new RegExp(String.raw`P\((${event})\)=(${value})`, 'gi'))].map(([, name = '', chance = '']) => [nameOf(name), exactNumber(chance)] as const);
  const known = values.flatMap(([name, chance]): (readonly [EventName, Rational])[] => (name && chance ? [[name, chance]] : []));
  if (!asked || known.length !== values.length || known.some(([name]) => name === asked)) return undefined;
  return { ask: 'events', given: known, relation: free !== undefined ? 'independent' : apart !== undefined ? 'exclusive' : 'none', wanted: asked, decimal: !listed.includes('/') };
}

const letter = '[XYξη]';
const binomial = String.raw`(?:(?:if|given(?: that)?|suppose(?: that)?|let) )?(?:(?:a|the) )?(?:random variable )?(?<x>${letter})(?: ?∼ ?|(?: follows| has)? (?:a |the )?binomial distribution ?)B\((?:n=)?(?<n>\d+),(?:p=)?(?<p>${value})\)`;
const binomialWords = String.raw`(?:(?:if|given(?: that)?|suppose(?: that)?|let) )?(?:(?:a|the) )?(?:random variable )?(?<x>${letter}) (?:follows|has|is|be) (?:a )?binomial(?:ly distributed)?(?: distribution| random variable)?(?: with| with parameters)? n=(?<n>\d+)(?:,? ?and |,)p=(?<p>${value})`;
const chineseBinomial = `(?:已知|若|设|如果)?(?:离散型)?(?:随机变量)?(?<x>${letter})(?:服从(?:二项分布)?|∼|∼二项分布)B\\((?<n>\\d+),(?<p>${value})\\)`;
const range = String.raw`P\(\k<x>(?<sign>=|≥|≤|>=|<=)(?<k>\d+)\)`;
const moments = String.raw`(?:(?<mean>E(?:\(\k<x>\)|\[\k<x>\]|\k<x>)|(?:the )?(?:mean|expected value|expectation)(?: of \k<x>)?)|(?<variance>(?:D|Var|V)(?:\(\k<x>\)|\[\k<x>\]|\k<x>)|(?:the )?variance(?: of \k<x>)?)|(?<deviation>(?:the )?standard deviation(?: of \k<x>)?))`;
const chineseMoments = String.raw`(?:(?:\k<x>的)?(?:(?<mean>E(?:\(\k<x>\)|\k<x>)|(?:数学)?期望(?:E\(\k<x>\))?|均值)|(?<variance>D(?:\(\k<x>\)|\k<x>)|方差(?:D\(\k<x>\))?)|(?<deviation>标准差)))`;

function chanceOf(groups: Groups): Rational | undefined {
  const chance = exactNumber(groups['p'] ?? '');
  return chance && compare(chance, zero) > 0 && compare(chance, certain) < 0 ? chance : undefined;
}

function exactly(groups: Groups): ChanceQuestion | undefined {
  const chance = chanceOf(groups);
  const [trials, count] = [Number(groups['n']), Number(groups['k'])];
  const bound = groups['sign'] === undefined ? boundOf(groups['bound']) : groups['sign'] === '=' ? 'exactly' : /≥|>=/.test(groups['sign']) ? 'at-least' : 'at-most';
  return chance && trials >= 1 && count <= trials ? { ask: 'binomial', trials, chance, bound, count, decimal: !(groups['p'] ?? '').includes('/'), coins: false } : undefined;
}

function momentOf({ mean, variance }: Groups): Moment {
  return mean !== undefined ? 'mean' : variance !== undefined ? 'variance' : 'deviation';
}

function moment(groups: Groups): ChanceQuestion | undefined {
  const chance = chanceOf(groups);
  return chance && { ask: 'binomial-moment', trials: Number(groups['n']), chance, moment: momentOf(groups), decimal: !(groups['p'] ?? '').includes('/') };
}

function distribution(groups: Groups): ChanceQuestion | undefined {
  const { xs = '', ps = '', table } = groups;
  const split = (text: string): (Rational | undefined)[] => text.split(/,and |,| and |和|与/i).map(exactNumber);
  const pairs = table === undefined ? undefined : [...table.matchAll(new RegExp(String.raw`=(${value})\)=(${value})`, 'g'))];
  const [values, chances] = pairs ? [pairs.map(([, x = '']) => exactNumber(x)), pairs.map(([, , p = '']) => exactNumber(p))] : [split(xs), split(ps)];
  const isWhole = values.every((each) => each !== undefined) && chances.every((each) => each !== undefined && compare(each, zero) >= 0);
  if (!isWhole || values.length !== chances.length || new Set(values.map((each) => `${each?.numerator}/${each?.denominator}`)).size !== values.length) return undefined;
  const known = chances.filter((each) => each !== undefined);
  if (compare(known.reduce(add, rational(0)), certain) !== 0) return undefined;
  return { ask: 'distribution', values: values.filter((each) => each !== undefined), chances: known, moment: momentOf(groups), decimal: !`${xs}${ps}${table ?? ''}`.includes('/') };
}

const many = String.raw`${value}(?:(?:,and |,| and |和|与)${value})+`;
const table = String.raw`(?<table>P\(\k<x>=${value}\)=${value}(?:(?:,? ?and |,|;)P\(\k<x>=${value}\)=${value})+)`;
const who = '(?:他|她|该运动员|该射手|该同学|甲|小明)?';

const patterns: readonly (readonly [RegExp, (groups: Groups) => ChanceQuestion | undefined])[] = [
  ...[binomial, binomialWords].flatMap((setup): (readonly [RegExp, (groups: Groups) => ChanceQuestion | undefined])[] => [
    [sentence(String.raw`${setup}[,.;]? ?(?:then )?{ask}${range}`), exactly],
    [sentence(String.raw`${setup}[,.;]? ?(?:then )?{ask}${moments}`), moment],
  ]),
  [sentence(String.raw`${chineseBinomial}[,.;](?:则|那么)?{求}(?:概率)?${range}(?:等于)?{几}`), exactly],
  [sentence(String.raw`${chineseBinomial}[,.;](?:则|那么)?{求}${chineseMoments}{几}`), moment],
  [sentence(String.raw`{ask}(?:(?<mean>mean|expected value)|(?<variance>variance)|(?<deviation>standard deviation)) of (?:a|the) binomial (?:distribution|random variable)(?: ?B\((?<n>\d+),(?<p>${value})\)| with (?:parameters )?n=(?<n2>\d+)(?:,? ?and |,)p=(?<p2>${value}))`), (groups) => moment({ ...groups, n: groups['n'] ?? groups['n2'], p: groups['p'] ?? groups['p2'] })],
  [sentence(`(?:某|1名|1位|1个)?(?:射手|运动员|射击运动员|篮球运动员|人|同学)?(?:每次)?(?:射击|投篮|投球|罚球|射门)?(?:1次)?(?:(?:击中目标|命中|命中目标|投中|投篮命中|投进)的?概率|命中率)(?:都)?(?:是|为)(?<p>${value})[,.;](?:若|现|则|如果)?${who}(?:连续|独立)?(?:重复)?(?:射击|投篮|投球|罚球)(?<n>\\d+)次[,.;](?:(?:且|假设)?(?:各次|每次)(?:射击|投篮|罚球|结果|投篮结果|射击结果){0,3}(?:是否(?:击中|命中)(?:目标)?)?(?:相互|互)(?:之间)?(?:独立|没有影响|不影响)[,.;])?(?:则|求)?${who}(?<bound>${bounds.chinese})有?(?<k>\\d+)次(?:击中|命中|投中)(?:目标)?的概率{几}`), exactly],
  [sentence(`(?:某|1名|1位|1个)?(?:射手|运动员|射击运动员|篮球运动员|人|同学)?(?:每次)?(?:射击|投篮|投球|罚球|射门)?(?:1次)?(?:(?:击中目标|命中|命中目标|投中|投篮命中|投进)的?概率|命中率)(?:都)?(?:是|为)(?<p>${value})[,.;](?:若|现|则|如果)?${who}(?:连续|独立)?(?:重复)?(?:射击|投篮|投球|罚球)(?<n>\\d+)次[,.;](?:(?:且|假设)?(?:各次|每次)(?:射击|投篮|罚球|结果|投篮结果|射击结果){0,3}(?:是否(?:击中|命中)(?:目标)?)?(?:相互|互)(?:之间)?(?:独立|没有影响|不影响)[,.;])?(?:则|求)?${who}(?<bound>${bounds.chinese})?有?(?:击中|命中|投中)(?:目标)?(?<k>\\d+)次的概率{几}`), exactly],
  [sentence(String.raw`(?:a|the|1) (?:discrete )?random variable (?<x>${letter}) (?:takes|has)(?: on)? (?:the )?(?:possible )?values? (?<xs>${many}),? ?with (?:corresponding |respective )?probabilit(?:y|ies) (?<ps>${many})(?:,? ?respectively)?[,.;] ?{ask}${moments}`), distribution],
  [sentence(String.raw`(?:(?:if|given|suppose|let) )?(?:(?:a|the) )?(?:discrete )?(?:random variable )?(?:(?<x>${letter}) (?:has|with) )(?:distribution |probabilities )?${table}[,.;] ?{ask}${moments}`), distribution],
  [sentence(`(?:已知|若|设)?(?:离散型)?(?:随机变量)(?<x>${letter})(?:的)?(?:所有)?(?:可能)?(?:取值|可取|的取值|取)(?:为|是)?(?<xs>${many})[,;](?:且)?(?:对应的?|其|相应的?|取这些值的)?概率(?:分别|依次)?(?:为|是)(?<ps>${many})[,.;](?:则|求|那么)?{求}${chineseMoments}{几}`), distribution],
  [sentence(`(?:已知|若|设)?(?:离散型)?(?:随机变量)?(?<x>${letter})(?:的)?(?:分布列|概率分布|满足|的分布列)(?:为|是|:){0,2}${table}[,.;](?:则|求|那么)?{求}${chineseMoments}{几}`), distribution],
];

/** Questions about given probabilities or distributions; undefined unless a wording takes the whole line. */
export function readEvents(line: string): ChanceQuestion | undefined {
  const plain = line.replace(/P ?\( ?/g, 'P(').replace(/ ?\| ?/g, '|').replace(/ ?([∪∩∼≥≤]) ?/g, '$1').replace(/ \)/g, ')');
  for (const pattern of eventPatterns) {
    const groups = pattern.exec(plain)?.groups;
    const read = groups && events(groups);
    if (read) return read;
  }
  for (const [pattern, question] of patterns) {
    const groups = pattern.exec(plain)?.groups;
    const read = groups && question(groups);
    if (read) return read;
  }
  return undefined;
}
