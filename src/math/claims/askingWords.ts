import type { Expression, Operator } from '../expression.ts';
import { some } from '../traverse.ts';
import { isApply } from './statements.ts';

const latin: ReadonlySet<string> = new Set([
  'compute', 'calculate', 'evaluate', 'simplify', 'expand', 'factor', 'factorize', 'factorise', 'multiply', 'add', 'subtract', 'reduce', 'work', 'out', 'express', 'expressed', 'determine', 'find', 'what', 's', 'is', 'are',
  'write', 'give', 'leave', 'let', 'if', 'given', 'that', 'suppose', 'consider', 'define', 'defined', 'by', 'be', 'for', 'when', 'where', 'with', 'and', 'then', 'the', 'a', 'an', 'of', 'to', 'in', 'as', 'it', 'your', 'all', 'please',
  'value', 'values', 'answer', 'result', 'following', 'expression', 'expressions', 'exact', 'exactly', 'completely', 'fully', 'simplest', 'simplified', 'form', 'single', 'improper', 'fraction', 'decimal',
  'function', 'functions', 'polynomial', 'radians',
]);
const sums: ReadonlySet<string> = new Set(['arithmetic', 'geometric', 'infinite', 'series', 'sum', 'product', 'quotient', 'difference']);
const calculus: ReadonlySet<string> = new Set([
  'integrate', 'integral', 'definite', 'indefinite', 'anti', 'antiderivative', 'antiderivatives', 'primitive', 'limit', 'approaches', 'tends', 'goes', 'area', 'region', 'between', 'bounded', 'enclosed', 'under', 'below', 'curve', 'curves', 'graph', 'graphs',
  'line', 'lines', 'equation', 'tangent', 'normal', 'slope', 'gradient', 'at', 'point', 'points', 'from', 'on', 'over', 'x', 'y', 'axis', 'interval', 'intervals', 'closed', 'which', 'increasing', 'increases', 'decreases', 'concave', 'up', 'down', 'upward', 'downward',
  'inflection', 'inflexion', 'critical', 'stationary', 'numbers', 'average', 'mean', 'use', 'using', 'implicit', 'differentiation', 'differentiate', 'implicitly', 'derivative', 'respect', 'real', 'general', 'any', 'most', 'has', 'have',
]);
const differential: ReadonlySet<string> = new Set([
  'solve', 'solution', 'solutions', 'differential', 'equation', 'ordinary', 'general', 'particular', 'initial', 'boundary', 'problem', 'condition', 'conditions', 'satisfying', 'satisfies', 'satisfied', 'subject', 'under', 'using', 'use', 'method', 'by',
  'first', 'second', 'linear', 'nonlinear', 'separable', 'homogeneous', 'inhomogeneous', 'nonhomogeneous', 'non', 'exact', 'separation', 'variables', 'integrating', 'separating', 'undetermined', 'coefficients', 'real', 'has', 'have', 'on', 'at', 'which', 'such',
]);
const chinese = /计算|求值|求|化简|展开|因式分解|分解因式|下列|下面|各式|式子|代数式|表达式|多项式|函数|已知|假设|设|若|如果|当|时|则|那么|请|试|把|将|写成|结果|最简|分数|形式|等于|多少|为|是|值|的|得|与|和|积|商|且|其中|解/g;
const chineseCalculus = /定积分|不定积分|积分|原函数|极限|趋于|趋近于|趋向于|面积|所?围成|封闭|图形|区域|下方|曲线|抛物线|直线|图[像象]|轴|切线|法线|方程|斜率|在|点|处|从|到|上|区间|单调|递增|递减|增|减|拐点|驻点|平均|由|确定|隐函数|导数|求导|之间|关于|一个|所有|全体|及|以/g;

const chineseDifferential = /[一二]阶|常?微分方程|方程|通解|特解|满足|初[值始]|条件|问题|线性|齐次|非齐次|常系数|可分离|分离|变量|下的|在|的解|求解/g;

const solving: ReadonlySet<string> = new Set([
  'solve', 'solving', 'solution', 'solutions', 'set', 'root', 'roots', 'zero', 'zeros', 'zeroes', 'list', 'state', 'get', 'which', 'both', 'each', 'every', 'possible', 'real', 'reals', 'complex', 'number', 'numbers', 'unknown', 'unknowns', 'variable', 'variables',
  'equation', 'equations', 'inequality', 'inequalities', 'system', 'pair', 'simultaneous', 'simultaneously', 'linear', 'quadratic', 'cubic', 'quartic', 'exponential', 'logarithmic', 'trigonometric', 'radical', 'absolute', 'compound',
  'on', 'over', 'within', 'interval', 'notation', 'or', 'satisfy', 'satisfies', 'satisfying', 'such', 'so', 'makes', 'make', 'true', 'holds', 'hold', 'does', 'do', 'has', 'have', 'having', 'we', 'i', 'you', 'how', 'can', 'me', 'help', 'now', 'here', 'problem', 'exercise', 'question', 'general',
  'use', 'using', 'method', 'factoring', 'factorisation', 'factorization', 'substitution', 'elimination', 'algebraically', 'step', 'steps', 'answers', 'enter', 'separated', 'commas', 'comma', 'x', 'y', 'z',
]);
const chineseSolving = /求解|方程组?|不等式组?|[一二三]元|[一二三四]次|分式|无理|指数|对数|三角|绝对值|所有|全部|实数?|复数?|范围|内|解集|根|满足|使得?|成立|关于|未知数|在|中|或|用|配方法|公式法|代入法|加减法|消元法|加减|写出|找出|什么|区间|表示|集|合|集合|取|全体|各|个|每|两|下列|下面|下|题|通解|一般/g;
/** Ways to solve and to write, whose words mean something else by themselves. */
const ways = /\bcompleting the square\b|\bquadratic formula\b|\bsign chart\b|\bcheck your (?:answer|solution)s?\b|\bshow (?:your |all )*(?:work|steps)\b|\babsolute value (?=(?:in)?equalit|equation)/gi;
/** A yes or a no is asked for, an equation, or what belongs to the roots: their sum, their squares. */
const ofSolutions = /^\s*(?:is|are|does|do|has|have|can)\b|\b(?:square|value|number|set|variable)s? of (?:(?:the|all|its|both|each) )*(?:real |complex )?(?:roots?|zeros?)\b|\bsquare\b|\bequations? (?:with|that|which|having|has|for|such)\b|[根解](?:的(?!集|集合|形式)|之?[和积差商])|的[和积商]\s*(?:[。.?？,，§]|$|是|为|等于)/i;

/** Words that ask for the solutions of the equation itself, whatever else is on the page. */
const ofEquation = /\bsolve (?:(?:the|this|these|each|following|given) )*(?:[a-z]+ )?(?:equation|inequality|system)\b|[求解](?:下列|以下|这个|该)?(?:[一二三]元[一二三]次)?(?:方程|不等式)/i;
/** Where that equation stands, and a picture in Markdown. */
const pointing = /!\[[^\]]*\]\([^)\s]*\)|\b(?:above|below)\b|\b(?:given |shown |written |standing |that stands )?(?:above|below|under|beside|next to|in|on) the (?:figure|diagram|picture|image|photo|screenshot)\b|(?:如)?(?:下|上|左|右)?图(?:所示|中|下方?|上方?|下面|上面)?的?/gi;

/** How an answer is written, which is no question about degrees, common differences or where something decreases. */
const writtenSo = /\b(?:(?:lowest|simplest) terms|common fraction|(?:terms )?in (?:order of )?(?:decreasing|descending) (?:order of )?(?:degree|order))\b/gi;

/** What calculus makes of a function. Two of them ask for one thing made of another: the limit of a derivative. */
const made = /\blimits?\b|\bintegrate\b|\b(?:slope|gradient)s?\b(?! of (?:the |a )?(?:line )?tangent)|\b(?:indefinite |definite )?integrals?\b|\banti-?derivatives?\b|\bprimitives?\b|\bderivatives?\b|\b(?:average|mean) (?:values?|slope)\b|\bareas?\b|\btangents?\b|\bnormals?\b|\b(?:critical|stationary|inflection|inflexion)\b|\b(?:in|de)creas\w*|\bconcave\b|极限|积分|原函数|导数|平均值|面积|切线|法线|驻点|拐点|递[增减]|单调[增减]/gi;

/** Words that name what the formula itself says. */
const operations: readonly (readonly [word: RegExp, operator: Operator])[] = [[/\blimits?\b|极限/gi, 'limit'], [/\b(?:definite )?integrals?\b|定?积分/gi, 'integral'], [/\bdeterminants?\b|行列式/gi, 'determinant']];

/** Whether the words around a formula ask for its value and for nothing made of it: its square, its reciprocal, a rounded value. */
export function asksForValue(words: string, term: Expression): boolean {
  let rest = words;
  for (const [word, operator] of operations) if (some(term, (part) => isApply(part, operator))) rest = rest.replace(word, ' ');
  // The difference of a series is none of its terms' sum.
  if (/\b(?:series|arithmetic|geometric)\b/i.test(rest) && /\b(?:difference|product|quotient)\b/i.test(rest)) return false;
  return latinWords(rest).every((word) => latin.has(word) || sums.has(word)) && !hasChinese(rest.replace(chinese, ''));
}

/** Whether the words are of questions of calculus, and of nothing made of their answers: twice an area, the number of points. */
export function asksForCalculus(words: string): boolean {
  if (asksForSeveral(words)) return false;
  return latinWords(words).every((word) => latin.has(word) || calculus.has(word)) && !hasChinese(words.replace(chineseCalculus, '').replace(chinese, ''));
}

/** Whether the words name more than one thing that calculus makes of a function. */
export function asksForSeveral(words: string): boolean {
  return (words.match(made)?.length ?? 0) > 1;
}

/** Whether the words ask for the solution of a differential equation, and neither say more of it nor ask for something made of it. */
export function asksForSolution(words: string): boolean {
  return latinWords(words).every((word) => latin.has(word) || differential.has(word)) && !/\d/.test(words) && !hasChinese(words.replace(chineseDifferential, '').replace(chinese, ''));
}

/** Whether the words ask for all solutions, and for nothing made of them or chosen among them: their difference, the greater one, those in degrees. */
export function asksForSolutions(words: string): boolean {
  const plain = words.replace(ways, ' ');
  return !ofSolutions.test(plain) && latinWords(plain).every((word) => latin.has(word) || solving.has(word)) && !hasChinese(plain.replace(chineseSolving, '').replace(chinese, ''));
}

/** Without where the equation stands that is to be solved. Beside a figure, words that name no equation may ask for a length of it. */
export function withoutPointing(words: string): string {
  return ofEquation.test(words) ? words.replace(pointing, ' ') : words;
}

function latinWords(words: string): readonly string[] {
  return (words.replace(writtenSo, ' ').match(/[A-Za-z]+/g) ?? []).map((word) => word.toLowerCase());
}

function hasChinese(words: string): boolean {
  return /[\u3400-\u9fff]/.test(words);
}
