import type { Measure } from './statisticsQuestion.ts';

type Named = Readonly<Record<string, Measure>>;

/** What a bare "variance" means is not certain in English; Chinese schools divide by the number of data. */
export const englishMeasures: Named = {
  mean: 'mean', average: 'mean', 'arithmetic mean': 'mean', 'average (mean)': 'mean', 'mean (average)': 'mean', 'arithmetic average': 'mean', 'mean average': 'mean', median: 'median', mode: 'mode', range: 'range',
  'first quartile': 'lower-quartile', 'lower quartile': 'lower-quartile', 'third quartile': 'upper-quartile', 'upper quartile': 'upper-quartile', 'interquartile range': 'quartile-range', iqr: 'quartile-range', 'interquartile range (iqr)': 'quartile-range',
  'population variance': 'population-variance', 'sample variance': 'sample-variance', 'population standard deviation': 'population-deviation', 'sample standard deviation': 'sample-deviation',
};
export const populationMeasures: Named = { ...englishMeasures, variance: 'population-variance', 'standard deviation': 'population-deviation' };
export const chineseMeasures: Named = {
  平均数: 'mean', 平均值: 'mean', 算术平均数: 'mean', 均值: 'mean', 中位数: 'median', 众数: 'mode', 极差: 'range', 方差: 'population-variance', 总体方差: 'population-variance', 标准差: 'population-deviation',
  // Chinese schools define these by the rank of the percentile.
  第一四分位数: 'hundredth-25', 下四分位数: 'hundredth-25', 第三四分位数: 'hundredth-75', 上四分位数: 'hundredth-75', 总体标准差: 'population-deviation',
};

const one = String.raw`(?:arithmetic mean|arithmetic average|average \(mean\)|mean \(average\)|mean average|mean|average|median|mode|range|(?:first|third|lower|upper) quartile|interquartile range(?: \(iqr\))?|iqr|(?:population |sample )?(?:variance|standard deviation))`;
export const measures = String.raw`(?<measures>${one}(?:(?:,and |,| and )(?:the )?${one}){0,6})`;
const oneChinese = '(?:算术平均数|平均数|平均值|均值|中位数|众数|极差|第[一三]四分位数|[上下]四分位数|第[1-9]\\d?百分位数|[1-9]\\d?%分位数|(?:总体)?方差|(?:总体)?标准差)';
export const measuresChinese = `(?<measures>${oneChinese}(?:(?:,|和|与|及|以及|、)${oneChinese}){0,6})`;

/** The measures a list of names asks for; undefined where one of them is not known. */
export function measuresOf(text: string | undefined, named: Named): Measure[] | undefined {
  const found = (text ?? '').split(/,and |,| and |、|和|与|以及|及/i).filter((part) => part !== '').map((part) => named[part.toLowerCase().replace(/^the /, '')] ?? hundredth(part));
  return found.every((measure) => measure !== undefined) ? found : undefined;
}

/** 第60百分位数. */
function hundredth(name: string): Measure | undefined {
  const rank = /^第(\d+)百分位数$|^(\d+)%分位数$/.exec(name);
  return rank ? `hundredth-${Number(rank[1] ?? rank[2])}` : undefined;
}
