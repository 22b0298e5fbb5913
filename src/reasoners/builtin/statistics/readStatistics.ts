import type { Rational } from '../../../math/rational.ts';
import { numberList } from '../countedSentence.ts';
import { exactNumber } from '../exactNumber.ts';
import { anyNumber, numbersIn, sentence } from '../sentence.ts';
import type { Measure, StatisticsQuestion } from './statisticsQuestion.ts';

type Groups = Readonly<Record<string, string | undefined>>;

/** What a bare "variance" means is not certain in English; Chinese schools divide by the number of data. */
const english: Readonly<Record<string, Measure>> = {
  mean: 'mean', average: 'mean', 'arithmetic mean': 'mean', 'average (mean)': 'mean', 'mean (average)': 'mean', 'arithmetic average': 'mean', 'mean average': 'mean', median: 'median', mode: 'mode', range: 'range',
  'population variance': 'population-variance', 'sample variance': 'sample-variance', 'population standard deviation': 'population-deviation', 'sample standard deviation': 'sample-deviation',
};
const inPopulation: Readonly<Record<string, Measure>> = { ...english, variance: 'population-variance', 'standard deviation': 'population-deviation' };
const chinese: Readonly<Record<string, Measure>> = {
  平均数: 'mean', 平均值: 'mean', 算术平均数: 'mean', 均值: 'mean', 中位数: 'median', 众数: 'mode', 极差: 'range', 方差: 'population-variance', 总体方差: 'population-variance', 标准差: 'population-deviation', 总体标准差: 'population-deviation',
};

const one = String.raw`(?:arithmetic mean|arithmetic average|average \(mean\)|mean \(average\)|mean average|mean|average|median|mode|range|(?:population |sample )?(?:variance|standard deviation))`;
const measures = String.raw`(?<measures>${one}(?:(?:,and |,| and )(?:the )?${one}){0,6})`;
const oneChinese = '(?:算术平均数|平均数|平均值|均值|中位数|众数|极差|(?:总体)?方差|(?:总体)?标准差)';
const measuresChinese = `(?<measures>${oneChinese}(?:(?:,|和|与|及|以及|、)${oneChinese}){0,6})`;
const nouns = String.raw`(?:data set|dataset|set of data|set of numbers|data|numbers?|values|scores|set|list|list of numbers|observations|integers|measurements|test scores)`;
const data = String.raw`(?:(?:is|are|of)?:? ?)\(?(?<![\d.-])(?<data>${numberList})\)?`;
const several = String.raw`(?:(?:the|this|these|following|\d{1,3}|entire) ){0,5}`;

const withLetter = String.raw`\(?(?<![\d.-])(?<before>(?:${anyNumber},)*?(?:${anyNumber}(?:,and | and ))?)(?<letter>[a-z])(?<after>(?:(?:,and |,| and )${anyNumber})*)\)?`;

function listOf(text: string | undefined): Rational[] | undefined {
  const parts = text === undefined || text === '' ? [] : numbersIn(text).filter((part) => part.trim() !== '');
  const values = parts.map(exactNumber);
  return values.every((value) => value !== undefined) && values.length <= 40 ? values : undefined;
}

function measuresOf(text: string | undefined, named: Readonly<Record<string, Measure>>): Measure[] | undefined {
  const found = (text ?? '').split(/,and |,| and |、|和|与|以及|及/i).filter((part) => part !== '').map((part) => named[part.toLowerCase().replace(/^the /, '')]);
  return found.every((measure) => measure !== undefined) ? found : undefined;
}

function asked(groups: Groups, named: Readonly<Record<string, Measure>>): StatisticsQuestion | undefined {
  const values = listOf(groups['data']);
  const wanted = measuresOf(groups['measures'], named);
  const count = groups['count'];
  if (!values || !wanted || wanted.length === 0 || values.length < 2 || (count !== undefined && Number(count) !== values.length)) return undefined;
  return { ask: 'measures', data: values, measures: wanted, decimal: !(groups['data'] ?? '').includes('/') };
}

function missing({ before = '', letter = '', after = '', mean = '', measures: wanted }: Groups, named: Readonly<Record<string, Measure>>): StatisticsQuestion | undefined {
  const [first, last, average] = [listOf(before), listOf(after), exactNumber(mean)];
  const found = measuresOf(wanted, named);
  if (!first || !last || !average || !found || first.length + last.length === 0) return undefined;
  return { ask: 'missing', before: first, after: last, letter, mean: average, measures: found, decimal: !`${before}${after}${mean}`.includes('/') };
}

function other({ size = '', mean = '', known = '', data: list }: Groups): StatisticsQuestion | undefined {
  const [values, average] = [listOf(list), exactNumber(mean)];
  if (!values || !average || values.length + 1 !== Number(size) || (known !== '' && Number(known) !== values.length)) return undefined;
  return { ask: 'missing', before: values, after: [], letter: 'x', mean: average, measures: [], decimal: true };
}

function together({ n1 = '', m1 = '', n2 = '', m2 = '', all }: Groups): StatisticsQuestion | undefined {
  const [a, b] = [exactNumber(m1), exactNumber(m2)];
  if (!a || !b || BigInt(n1) === 0n || BigInt(n2) === 0n || (all !== undefined && BigInt(all) !== BigInt(n1) + BigInt(n2))) return undefined;
  return { ask: 'together', groups: [[BigInt(n1), a], [BigInt(n2), b]], decimal: true };
}

const r = `(?:${anyNumber})`;
const group = '(?:一|1|某)?组(?:样本)?';
const them = '(?:(?:(?:这|该|此)(?:1|一)?组(?:样本)?数据|这(?:组|些)数|这\\d+个数据?|它们?|其)的?|的)?';
const tail = '(?:分别)?(?:是|为|等于|=)?(?:多少|什么|几)?';
const ofThem = String.raw`(?: score| value)?(?: of (?:(?:the|this|these|all|\d{1,3}) ){0,4}(?:${nouns}|them|it)| for (?:the|this|these) ${nouns})?`;

const wordings: readonly (readonly [wording: RegExp, question: (groups: Groups) => StatisticsQuestion | undefined])[] = [
  [sentence(String.raw`{ask}${measures} (?:of|for) (?:the )?population (?:${nouns} )?${data}`), (groups) => asked(groups, inPopulation)],
  [sentence(String.raw`{ask}${measures} (?:of|for) ${several}(?:${nouns} ?)?${data}`), (groups) => asked(groups, english)],
  [sentence(String.raw`(?:(?:for|given|consider|in|here (?:is|are)) )${several}${nouns} ?${data}[,.;:] ?{ask}${measures}${ofThem}`), (groups) => asked(groups, english)],
  [sentence(String.raw`(?:(?:a|the|an) )${several}(?:${nouns}) (?:is|are|consists of|contains|has)(?: the)?(?: \d+(?= [nv]))?(?: numbers| values)? ?${data}[,.;] ?{ask}${measures}${ofThem}`), (groups) => asked(groups, english)],
  [sentence(String.raw`(?:a|the) population (?:is|consists of|has)(?: the)?(?: \d+(?= [nv]))?(?: numbers| values)? ?${data}[,.;] ?{ask}${measures}(?: of (?:the|this) population)?`), (groups) => asked(groups, inPopulation)],
  [sentence(`(?:已知|有|若|设|现有)?(?:${group}|样本)?数据:?(?:分别)?(?:为|是)?:?\\(?(?<![\\d.-])(?<data>${numberList})\\)?[,.;:]?(?:则|那么)?{求}${them}${measuresChinese}${tail}`), (groups) => asked(groups, chinese)],
  [sentence(`{求}(?:${group}|样本|这组|\\d+个)?(?:数据|数)?:?\\(?(?<![\\d.-])(?<data>${numberList})\\)?(?:这(?<count>\\d+)个数据?)?的${measuresChinese}${tail}`), (groups) => asked(groups, chinese)],
  [sentence(`{求}${measuresChinese}:(?<data>${numberList})`), (groups) => asked(groups, chinese)],
  [sentence(String.raw`(?:if |given that |suppose )?(?:the )?(?:arithmetic mean|mean \(average\)|average \(mean\)|mean|average) of ${several}(?:${nouns} ?)?${withLetter} (?:is|equals) (?<mean>${r})[,.;]? ?(?:then )?(?:what is|find|determine|compute)(?: the value of)? \k<letter>`), (groups) => missing(groups, english)],
  [sentence(String.raw`{ask}value of (?<x>[a-z]) (?:if|such that|so that|when|given that) (?:the )?(?:arithmetic mean|mean|average) of ${several}(?:${nouns} ?)?${withLetter} (?:is|equals) (?<mean>${r})`), (groups) => (groups['x'] === groups['letter'] ? missing(groups, english) : undefined)],
  [sentence(`(?:已知|若|如果|设)?(?:${group}数据|数据)?:?${withLetter}(?:这\\d+个数据?)?的(?:平均数|平均值)(?:是|为|等于)(?<mean>${r}),?(?:则|那么)?{求}\\k<letter>(?:的值)?${tail}`), (groups) => missing(groups, chinese)],
  [sentence(`(?:已知|若|如果|设)?(?:${group}数据|数据):?${withLetter}的(?:平均数|平均值)(?:是|为|等于)(?<mean>${r}),?(?:则|那么)?{求}${them}${measuresChinese}${tail}`), (groups) => missing(groups, chinese)],
  [sentence(String.raw`(?:the )?(?:mean|average|average \(mean\)) of (?<size>\d+) numbers is (?<mean>${r})[.,;] ?(?:if )?(?<known>\d+) of (?:the|these|them)(?: numbers)? (?:numbers )?are (?<data>${numberList})[.,;] ?(?:what is|find|determine) the (?:other|remaining|last|missing|\d+th|fourth|fifth|third|sixth)(?: number)?`), other],
  [sentence(String.raw`(?:the )?(?:mean|average)(?: \(mean\))? of (?<n1>\d{1,6})(?: of the)? (?:numbers|values|scores) is (?<m1>${r})(?:,? ?and |[,.;] ?)(?:the )?(?:mean|average)(?: \(mean\))? of (?<n2>\d{1,6}) other (?:numbers|values|scores) is (?<m2>${r})[.,;] ?{ask}(?:mean|average)(?: \(mean\))? of all (?:of )?(?:the |these )?(?:(?<all>\d+) )?(?:numbers|values|scores)`), together],
];

/** What is asked about listed data; undefined unless a wording takes the whole line. */
export function readStatistics(line: string): StatisticsQuestion | undefined {
  if (!/mean|average|median|mode|range|variance|deviation|平均|均值|中位数|众数|极差|方差|标准差/i.test(line)) return undefined;
  for (const [wording, question] of wordings) {
    const found = wording.exec(line);
    const read = found && question(found.groups ?? {});
    if (read) return read;
  }
  return undefined;
}
