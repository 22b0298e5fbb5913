import { usualLetter } from './computations.ts';

/** Quantities that texts and code call by several words, each by its first one. */
const concepts: readonly (readonly string[])[] = [
  ['mean', 'average', 'avg', 'xbar', '均值', '平均值', '平均数', '平均'],
  ['median', '中位数'],
  ['std', 'stdev', 'sd', 'stddev', 'pstdev', '标准差'],
  ['variance', 'var', 'pvariance', '方差'],
  ['total', 'sum', '总和', '总数', '合计'],
  ['maximum', 'max', 'largest', '最大值'],
  ['minimum', 'min', 'smallest', '最小值'],
  ['count', 'size', 'len', '样本量', '个数'],
  ['pvalue', 'pval', 'p值'],
  ['correlation', 'corr', 'corrcoef', 'pearsonr', '相关系数'],
  ['slope', 'gradient', '斜率'],
  ['intercept', '截距'],
  ['determinant', 'det', '行列式'],
  ['probability', 'prob', '概率'],
  ['accuracy', 'acc', '准确率'],
  ['area', '面积'],
  ['volume', '体积'],
  ['perimeter', '周长'],
  ['distance', 'dist', '距离'],
  ['speed', '速度'],
  ['mass', '质量'],
  ['density', '密度'],
  ['radius', '半径'],
  ['height', '高度'],
  ['length', '长度'],
  ['result', 'answer', 'ans', 'res', '结果', '答案'],
  ['residual', 'residuals', 'resid'],
  ['coefficient', 'coef', 'coeff'],
  ['temperature', 'temp', '温度'],
  ['velocity', 'vel'],
  ['acceleration', 'accel'],
  ['number', 'num', 'n', 'count'],
  ['error', 'err', '误差'],
  ['range', '极差'],
  ['mode', '众数'],
  ['eigenvalues', 'eigenvalue', 'eigvals', 'eigenvals', '特征值'],
  ['trace', '迹'],
  ['rank', '秩'],
  ['norm', '范数'],
  ['quantile', 'percentile', '分位数'],
];

const canonical = new Map(concepts.flatMap(([name = '', ...others]) => [name, ...others].map((word): [string, string] => [word, name])));

/** Words that say nothing of which quantity is meant. */
const empty = /^(?:the|a|an|our|its|their|this|that|value|estimated|computed|calculated|observed|resulting|obtained|final|measured|of|for|in|to|is|np|numpy|pd|pandas|statistics|scipy|stats|math|round|float|int|abs|sp|sympy|linalg|df|data|x|xs|arr|values|get|calc|compute|n|evalf|simplify|sqrt)$/;

/** What words, or a piece of code, speak of: canonical words, those that say nothing left out. */
export function wordsOf(text: string): ReadonlySet<string> {
  const joined = text.replace(/(?<![A-Za-z])([A-Za-z]{1,20})_bar(?![A-Za-z])|(?<![A-Za-z])bar_([A-Za-z]{1,20})(?![A-Za-z])|(?<![A-Za-z_])([A-WYZa-wyz])bar(?![A-Za-z])/g, '$1$2$3 mean').replace(/p[-_\s]?val(?:ue)?s?\b/gi, 'pvalue').replace(/standard deviations?/gi, 'std').replace(/R[-\s]?squared/gi, 'rsquared').replace(/sample size/gi, 'count').replace(/standard error/gi, 'stderr');
  const words = joined
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+|_/u)
    .filter((word) => word !== '' && !/^\d+$/.test(word));
  return new Set(words.map((word) => word.replace(/^的(?=\p{Script=Han})/u, '')).flatMap(hanParts).map((word) => canonical.get(word) ?? canonical.get(word.replace(/s$/, '')) ?? word).filter((word) => !empty.test(word)));
}

/** 平均高度 is two words that stand together. */
function hanParts(word: string): readonly string[] {
  if (!/^\p{Script=Han}{3,8}$/u.test(word) || canonical.has(word)) return [word];
  for (let at = 1; at < word.length; at++) {
    const parts = [word.slice(0, at).replace(/的$/, ''), word.slice(at).replace(/^的/, '')];
    if (parts.every((part) => canonical.has(part) || usualLetter(part) !== undefined)) return parts;
  }
  return [word];
}

/** A word that names a quantity in itself, whatever it is of. */
export function isConcept(word: string): boolean {
  return [...canonical.values()].includes(word) || /^(?:rsquared|stderr|rmse|mse|mae|auc|f1|skewness|kurtosis)$/.test(word);
}
