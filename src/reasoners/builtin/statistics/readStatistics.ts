import type { Rational } from '../../../math/rational.ts';
import { numberList } from '../countedSentence.ts';
import { exactNumber } from '../exactNumber.ts';
import { anyNumber, numbersIn, sentence } from '../sentence.ts';
import { chineseMeasures, englishMeasures, measures, measuresChinese, measuresOf, populationMeasures } from './measureNames.ts';
import type { Measure, StatisticsQuestion } from './statisticsQuestion.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const nouns = String.raw`(?:data set|dataset|set of data|set of numbers|data|numbers?|values|scores|set|list|list of numbers|observations|integers|measurements|test scores)`;
const data = String.raw`(?:(?:is|are|of)?:? ?)\(?(?<![\d.-])(?<data>${numberList})\)?`;
const several = String.raw`(?:(?:the|this|these|following|\d{1,3}|entire) ){0,5}`;

const withLetter = String.raw`\(?(?<![\d.-])(?<before>(?:${anyNumber},)*?(?:${anyNumber}(?:,and | and ))?)(?<letter>[a-z])(?<after>(?:(?:,and |,| and )${anyNumber})*)\)?`;

function listOf(text: string | undefined): Rational[] | undefined {
  const parts = text === undefined || text === '' ? [] : numbersIn(text).filter((part) => part.trim() !== '');
  const values = parts.map(exactNumber);
  return values.every((value) => value !== undefined) && values.length <= 40 ? values : undefined;
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

/** Values with weights in the same order: shares of the whole, or parts of a ratio. */
function weighted({ data: list, weights }: Groups): StatisticsQuestion | undefined {
  const [values, parts] = [listOf(list), (weights ?? '').split(/:|,and |,| and |和|与|、/).map((each) => exactNumber(each.trim()))];
  if (!values || values.length < 2 || values.length !== parts.length) return undefined;
  const rows = values.flatMap((value, index) => {
    const weight = parts[index];
    return weight && weight.numerator > 0n ? [[value, weight] as const] : [];
  });
  return rows.length === values.length ? { ask: 'weighted', rows, counted: false, measures: ['mean'], decimal: true } : undefined;
}

/** Shares of the whole must add up to it. */
function shares(groups: Groups): StatisticsQuestion | undefined {
  const data = [groups['v1'], groups['v2'], groups['v3']].filter((each) => each !== undefined).join(',');
  const parts = [groups['w1'], groups['w2'], groups['w3']].filter((each) => each !== undefined);
  if (parts.reduce((sum, each) => sum + Number(each), 0) !== 100) return undefined;
  return weighted({ data, weights: parts.map((each) => `${each}%`).join(',') });
}

/** What the next score must be for a mean of all of them. */
function needed({ data: list, known, mean = '', next }: Groups): StatisticsQuestion | undefined {
  const [values, average] = [listOf(list), exactNumber(mean)];
  const ordinals: Readonly<Record<string, number>> = { third: 3, fourth: 4, fifth: 5, sixth: 6, '3rd': 3, '4th': 4, '5th': 5, '6th': 6, 三: 3, 四: 4, 五: 5, 六: 6 };
  const place = next === undefined || /^next$/i.test(next) ? undefined : ordinals[next.toLowerCase()];
  if (!values || !average || (known !== undefined && Number(known.replace('三', '3').replace('四', '4').replace('五', '5')) !== values.length) || (next !== undefined && !/^next$/i.test(next) && place !== values.length + 1)) return undefined;
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
  [sentence(String.raw`{ask}${measures} (?:of|for) (?:the )?population (?:${nouns} )?${data}`), (groups) => asked(groups, populationMeasures)],
  [sentence(String.raw`{ask}${measures} (?:of|for) ${several}(?:${nouns} ?)?${data}`), (groups) => asked(groups, englishMeasures)],
  [sentence(String.raw`(?:(?:for|given|consider|in|here (?:is|are)) )${several}${nouns} ?${data}[,.;:] ?{ask}${measures}${ofThem}`), (groups) => asked(groups, englishMeasures)],
  [sentence(String.raw`(?:(?:a|the|an) )${several}(?:${nouns}) (?:is|are|consists of|contains|has)(?: the)?(?: \d+(?= [nv]))?(?: numbers| values)? ?${data}[,.;] ?{ask}${measures}${ofThem}`), (groups) => asked(groups, englishMeasures)],
  [sentence(String.raw`(?:a|the) population (?:is|consists of|has)(?: the)?(?: \d+(?= [nv]))?(?: numbers| values)? ?${data}[,.;] ?{ask}${measures}(?: of (?:the|this) population)?`), (groups) => asked(groups, populationMeasures)],
  [sentence(`(?:已知|有|若|设|现有)?(?:${group}|样本)?数据:?(?:分别)?(?:为|是)?:?\\(?(?<![\\d.-])(?<data>${numberList})\\)?[,.;:]?(?:则|那么)?{求}${them}${measuresChinese}${tail}`), (groups) => asked(groups, chineseMeasures)],
  [sentence(`{求}(?:${group}|样本|这组|\\d+个)?(?:数据|数)?:?\\(?(?<![\\d.-])(?<data>${numberList})\\)?(?:这(?<count>\\d+)个数据?)?的${measuresChinese}${tail}`), (groups) => asked(groups, chineseMeasures)],
  [sentence(`{求}${measuresChinese}:(?<data>${numberList})`), (groups) => asked(groups, chineseMeasures)],
  [sentence(String.raw`(?:if |given that |suppose )?(?:the )?(?:arithmetic mean|mean \(average\)|average \(mean\)|mean|average) of ${several}(?:${nouns} ?)?${withLetter} (?:is|equals) (?<mean>${r})[,.;]? ?(?:then )?(?:what is|find|determine|compute)(?: the value of)? \k<letter>`), (groups) => missing(groups, englishMeasures)],
  [sentence(String.raw`{ask}value of (?<x>[a-z]) (?:if|such that|so that|when|given that) (?:the )?(?:arithmetic mean|mean|average) of ${several}(?:${nouns} ?)?${withLetter} (?:is|equals) (?<mean>${r})`), (groups) => (groups['x'] === groups['letter'] ? missing(groups, englishMeasures) : undefined)],
  [sentence(`(?:已知|若|如果|设)?(?:${group}数据|数据)?:?${withLetter}(?:这\\d+个数据?)?的(?:平均数|平均值)(?:是|为|等于)(?<mean>${r}),?(?:则|那么)?{求}\\k<letter>(?:的值)?${tail}`), (groups) => missing(groups, chineseMeasures)],
  [sentence(`(?:已知|若|如果|设)?(?:${group}数据|数据):?${withLetter}的(?:平均数|平均值)(?:是|为|等于)(?<mean>${r}),?(?:则|那么)?{求}${them}${measuresChinese}${tail}`), (groups) => missing(groups, chineseMeasures)],
  [sentence(String.raw`(?:the )?(?:mean|average|average \(mean\)) of (?<size>\d+) numbers is (?<mean>${r})[.,;] ?(?:if )?(?<known>\d+) of (?:the|these|them)(?: numbers)? (?:numbers )?are (?<data>${numberList})[.,;] ?(?:what is|find|determine) the (?:other|remaining|last|missing|\d+th|fourth|fifth|third|sixth)(?: number)?`), other],
  [sentence(String.raw`{ask}weighted (?:mean|average) of ${several}(?:${nouns} ?)?${data},? (?:with|and) (?:the )?(?:respective )?weights (?:of )?(?<weights>${numberList})(?:,? respectively)?`), weighted],
  [sentence(`(?:已知|若)?(?:${group}数据|数据)?(?<data>${numberList})的权(?:数|重)?(?:分别)?(?:是|为)(?<weights>${numberList}),?(?:则|那么)?{求}(?:(?:这组|这些|它们的)?(?:数据)?的?)?加权平均数(?:是|为)?(?:多少)?`), weighted],
  [sentence(`[\\u4e00-\\u9fff]{0,8}?(?:平时|期中|笔试|理论|创新)(?:成绩|测试|考试)?(?:是|为)?(?<v1>${r})分,(?:期中|期末|面试|实践|操作)(?:成绩|测试|考试)?(?:是|为)?(?<v2>${r})分(?:,(?:期末|综合|唱功)(?:成绩|考试)?(?:是|为)?(?<v3>${r})分)?[,.](?:若|如果)?(?:将|把|按)?(?:平时|期中|笔试|理论|创新)(?:成绩)?(?:、|,)?(?:期中|期末|面试|实践|操作)(?:成绩)?(?:(?:、|,)?(?:期末|综合|唱功)(?:成绩)?)?(?:分别)?(?:按|占)?(?<weights>\\d+:\\d+(?::\\d+)?)的?(?:比例|比)?(?:计算|确定|算出|计入)?(?:总评|总成绩|最终成绩|综合成绩|平均成绩)?,?(?:则|那么)?[\\u4e00-\\u9fff]{0,6}?(?:总评成绩|总成绩|最终成绩|综合成绩|平均成绩|总评)(?:是|为)?(?:多少分?|几分)?`), (groups) => weighted({ data: [groups['v1'], groups['v2'], groups['v3']].filter((each) => each !== undefined).join(','), weights: groups['weights'] })],
  [sentence(String.raw`(?:a|the) (?:student|candidate)(?:'s)? (?:scored|got|scores) (?<v1>${r})%? on (?:the )?(?<k1>homework|tests?|midterm|quizzes|exams?),? and (?<v2>${r})%? on (?:the )?(?<k2>homework|tests?|final|final exam|quizzes|exams?)[.;] ?(?:the )?\k<k1> counts? (?:for )?(?<w1>\d{1,2})% and (?:the )?\k<k2> counts? (?:for )?(?<w2>\d{1,2})%(?: of the grade)?[.;] ?{ask}(?:student's )?(?:final grade|weighted average|weighted mean|overall grade)`), shares],
  [sentence(String.raw`[A-Z][a-z]+ (?:has )?(?:scored|got|received|scores|earned)(?: scores of| grades of)? (?<data>${numberList})(?: points)? (?:on|in) (?:(?:his|her|the) )?(?:first )?(?<known>\d+)? ?(?:tests|exams|quizzes|games)[.,;] ?what (?:score )?(?:must|does|should) (?:he|she|[A-Z][a-z]+) (?:need to )?(?:score|get|earn|need)(?: on (?:the|his|her) (?<next>next|third|fourth|fifth|sixth|3rd|4th|5th|6th) (?:test|exam|quiz|game))? (?:to have|for|to get|to achieve|in order to have) (?:an? )?(?:average|mean)(?: score)? of (?:exactly )?(?<mean>${r})(?: on all (?:the )?(?:tests|exams))?`), (groups) => needed(groups)],
  [sentence(`[\\u4e00-\\u9fff]{1,4}?(?:前)?(?<known>[三四五\\d])次(?:数学|语文|英语)?(?:测验|考试|测试)(?:的)?成绩(?:分别)?(?:是|为)(?<data>${numberList})分?,(?:要使|若要使|如果要使)(?:前?\\S?次(?:测验|考试|测试)?的?)?平均(?:成绩|分)?(?:达到|为|是|等于)(?<mean>${r})分?,第(?<next>[四五六\\d])次(?:测验|考试|测试)?(?:应|要|需要|必须)(?:考|得)?多少分`), (groups) => needed(groups)],
  [sentence(String.raw`(?:the )?(?:mean|average)(?: \(mean\))? of (?<n1>\d{1,6})(?: of the)? (?:numbers|values|scores) is (?<m1>${r})(?:,? ?and |[,.;] ?)(?:the )?(?:mean|average)(?: \(mean\))? of (?<n2>\d{1,6}) other (?:numbers|values|scores) is (?<m2>${r})[.,;] ?{ask}(?:mean|average)(?: \(mean\))? of all (?:of )?(?:the |these )?(?:(?<all>\d+) )?(?:numbers|values|scores)`), together],
];

/** What is asked about listed data; undefined unless a wording takes the whole line. */
export function readStatistics(line: string): StatisticsQuestion | undefined {
  if (!/mean|average|median|mode|range|variance|deviation|quartile|iqr|final grade|overall grade|总评|成绩|平均|均值|中位数|众数|极差|方差|标准差|分位数/i.test(line)) return undefined;
  for (const [wording, question] of wordings) {
    const found = wording.exec(line);
    const read = found && question(found.groups ?? {});
    if (read) return read;
  }
  return undefined;
}
