import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, less, over, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';
import { measures } from './storyText.ts';

/** What a rate counts, and what it does not. */
const rates: Readonly<Record<string, readonly [good: string, bad: string]>> = {
  成活率: ['成活了?|活了?', '没有?成活|没活|未成活|死了?|枯死了?'],
  出勤率: ['出勤|到校|实到', '缺席|请假|缺勤|没到|没来'],
  合格率: ['合格', '不合格'],
  发芽率: ['发芽了?', '没有?发芽|未发芽'],
  命中率: ['命中|击中|投中|投进', '没有?命中|没有?击中|没有?投中'],
  及格率: ['及格', '不及格|没有?及格'],
  达标率: ['达标', '未达标|没有?达标|不达标'],
  正确率: ['(?:做|答|算|写)对了?|正确', '(?:做|答|算|写)错了?|错误|错了?'],
};
const good = Object.values(rates).map(([each]) => each).join('|');
const bad = Object.values(rates).map(([, each]) => each).join('|');
const all = '(?:总共|共)?(?:栽种?|种植?|植|播种|投篮?|射击|生产|加工|检验|检查|抽查|抽检|做|计算|听写|应到|全班|试种|试验|考试)了?';

type Part = 'all' | 'good' | 'bad';

function part(which: Part, scene: Scene): Expression {
  return scene.quantity(which, { all: '总数', good: '符合的', bad: '不符合的' }[which], 'count');
}

function kindOf(word: string, side: 0 | 1): string | undefined {
  return Object.keys(rates).find((name) => new RegExp(`^(?:${rates[name]?.[side] ?? ''})$`).test(word));
}

const counted = (which: Part): ClauseRule[1] => (slot, scene, words) => {
  const value = written(slot('n'));
  const kind = which === 'all' ? '' : kindOf(slot('w'), which === 'good' ? 0 : 1);
  return value !== undefined && kind !== undefined && (kind === '' || scene.agree('kind', kind)) && (slot('u') === '' || scene.agree('unit', slot('u').replace(/^[名位]$/, '人'))) && !scene.has(which) && scene.tell(words, part(which, scene), value);
};

const rateOf: ClauseRule[1] = (slot, scene, words) => scene.agree('kind', slot('rate')) && scene.agree('asks', words);

function askRate(scene: Scene): boolean {
  if (scene.note('count') !== undefined) return scene.note('asks') === undefined;
  const question = scene.note('asks');
  const told = new Set(['all', 'good', 'bad'].filter((each) => scene.has(each)));
  if (question === undefined || told.size !== 2) return false;
  const [whole, first, second] = [part('all', scene), part('good', scene), part('bad', scene)];
  // What is not told follows from the other two.
  if (!told.has('all')) scene.tell(question, whole, plus(first, second));
  else if (told.has('bad')) scene.tell(question, first, less(whole, second));
  else scene.tell(question, second, less(whole, first));
  return scene.ask(question, [over(first, whole)], '', 'percent');
}

const u = `(?<u>${measures})`;
const thing = '[\\u4e00-\\u9fff]{0,4}?';

const rateRules: ClauseRule[] = [
  [clause('[^,\\d]{0,16}(?:植树活动|试验|训练|检查|抽查|考试)'), () => true],
  [clause(`[^,\\d]{0,12}?(?:其中,?)?(?:有)?{n:n}${u}${thing}(?<w>${bad})`), counted('bad')],
  [clause(`[^,\\d]{0,12}?(?:其中,?)?(?:有)?{n:n}${u}${thing}(?<w>${good})`), counted('good')],
  [clause(`(?:其中,?|[^,\\d]{0,12}?)?(?<w>${bad})的?(?:有)?{n:n}${u}${thing}`), counted('bad')],
  [clause(`(?:其中,?|结果,?|[^,\\d不没未]{0,12}?)?(?<w>${good})的?(?:有)?{n:n}${u}${thing}`), counted('good')],
  [clause(`[^,\\d]{0,12}?${all}{n:n}${u}${thing}`), counted('all')],
  [clause(`(?:小[\\u4e00-\\u9fff]|他|她)?(?<w>${good})的?(?:有)?(?:多少|几)${u}${thing}`), (slot, scene, words) => {
    const kind = kindOf(slot('w'), 0);
    return kind !== undefined && scene.agree('kind', kind) && scene.agree('unit', slot('u')) && scene.has('all') && scene.has('bad') && scene.tell(words, part('good', scene), less(part('all', scene), part('bad', scene))) && scene.agree('count', words) && scene.ask(words, [part('good', scene)], slot('u'));
  }],
  [clause(`(?:求)?(?:[^,\\d]{0,10}?的?)?(?<rate>${Object.keys(rates).join('|')})(?:是|为)?(?:多少|百分之几|几)?`), rateOf],
];

/** 1:500000: so many centimetres of the ground to one of the map. */
const scaleRules: ClauseRule[] = [
  [clause('(?:在)?(?:一幅|一张)?比例尺(?:是|为)1:(?<n>\\d{2,9})的(?:一幅|一张)?(?:中国|学校)?(?:地图|平面图)上'), (slot, scene, words) => !scene.has('scale') && scene.tell(words, scene.quantity('scale', '实际距离是图上距离的倍数', 'measure'), num(BigInt(slot('n'))))],
  [clause('(?:在(?:这幅)?地图上)?,?(?:量得|测得|量出)?(?:[甲乙AB、两]{1,4}|北京到[\\u4e00-\\u9fff]{2})[地城]?之?间?的?(?:图上)?(?:距离|路程|长)(?:是|为)?{n:n}厘米'), (slot, scene, words) => {
    const value = written(slot('n'));
    return value !== undefined && scene.has('scale') && scene.tell(words, scene.quantity('map', '图上距离（厘米）', 'measure'), value);
  }],
  [clause('(?:求)?(?:[甲乙AB、两]{1,4}[地城]?之?间?|北京到[\\u4e00-\\u9fff]{2})的?(?:实际)?(?:距离|路程)(?:是|为)?(?:多少)千米'), (_, scene, words) => scene.has('map') && scene.ask(words, [over(times(scene.quantity('map', '', 'measure'), scene.quantity('scale', '', 'measure')), num(100000))], '千米')],
];

const bank = '(?:[\\u4e00-\\u9fff]{1,5}?)?(?:把|将)?';
const interest = (scene: Scene): Expression => app('multiply', scene.quantity('principal', '', 'measure'), scene.quantity('rate', '', 'measure'), scene.quantity('years', '', 'measure'));
const known = (scene: Scene): boolean => ['principal', 'rate', 'years'].every((key) => scene.has(key));
const saved = (slot: Slots, scene: Scene, words: string): boolean => {
  const value = written(slot('n'));
  return value !== undefined && scene.tell(words, scene.quantity('principal', '本金', 'measure'), value);
};
const lasted = (slot: Slots, scene: Scene, words: string): boolean => {
  const value = written(slot('t'));
  return value !== undefined && scene.tell(words, scene.quantity('years', '存期', 'measure'), value);
};
const rateIs = (slot: Slots, scene: Scene, words: string): boolean => {
  const value = written(slot('p'));
  return value !== undefined && scene.tell(words, scene.quantity('rate', '年利率', 'measure'), value);
};

const interestRules: ClauseRule[] = [
  [clause(`${bank}{n:n}元(?:钱|压岁钱)?(?:存入|存在|存进)银行(?:里)?,?(?:定期|存期|整存整取)?(?:为)?(?<t>\\d{1,2})年`), (slot, scene, words) => saved(slot, scene, words) && lasted(slot, scene, words)],
  [clause(`${bank}{n:n}元(?:钱|压岁钱)?(?:存入|存在|存进)银行(?:里)?`), saved],
  [clause('(?:定期|存期|存了?|整存整取)(?:为|是)?(?<t>\\d{1,2})年'), lasted],
  [clause('(?:按|银行)?年利率(?:是|为|按)?{p:p}(?:计算)?'), rateIs],
  [clause('(?:到期(?:后|时)?|[23]年后|到期)?,?(?:可得|可以得到|得到|应得|共得|获得|[\\u4e00-\\u9fff]{0,3}可得到?)(?:的)?利息(?:是|为)?(?:多少元|多少|共多少元)|到期(?:后|时)?(?:[\\u4e00-\\u9fff]{0,3})(?:可以?得到?|得到)(?:利息)?多少元(?:的)?利息|(?:到期(?:后|时)?的?)?利息是多少元?'), (_, scene, words) => known(scene) && scene.ask(words, [interest(scene)], '元')],
  [clause('到期(?:后|时)?,?(?:[\\u4e00-\\u9fff]{0,3}?)(?:总?共|一共)?(?:可以?|能)?(?:总共|共)?(?:取回|取出|得到|拿到)(?:本金和利息|本息)?(?:总共|共)?多少元'), (_, scene, words) => known(scene) && scene.ask(words, [plus(scene.quantity('principal', '', 'measure'), interest(scene))], '元')],
];

/** So much of one kind, so much of another: what part the one is of the other. */
const partRules: ClauseRule[] = [
  [clause(`[^,\\d]{0,8}?有?{n:a}(?<u>${measures})(?<x>[\\u4e00-\\u9fff]{1,4})(?:和|,|、){n:b}(?<v>${measures})(?<y>[\\u4e00-\\u9fff]{1,4})`), (slot, scene, words) => {
    const [a, b] = [written(slot('a')), written(slot('b'))];
    return a !== undefined && b !== undefined && slot('u') === slot('v') && slot('x') !== slot('y') && ![slot('x'), slot('y')].some((each) => /[比剩还多少的是]/.test(each)) && scene.tell(words, scene.quantity(`kind ${slot('x')}`, slot('x'), 'measure'), a) && scene.tell(words, scene.quantity(`kind ${slot('y')}`, slot('y'), 'measure'), b);
  }],
  [clause('(?<x>[\\u4e00-\\u9fff]{1,4}?)(?:的[本只棵个人]数)?(?:是|占)(?<y>[\\u4e00-\\u9fff]{1,4}?)(?:的[本只棵个人]数)?的(?<how>几分之几|百分之几|几倍|多少倍)'), (slot, scene, words) => {
    const keys = [slot('x'), slot('y')].map((each) => `kind ${each}`);
    const [a, b] = keys.map((key) => (scene.has(key) ? scene.quantity(key, '', 'measure') : undefined));
    return a !== undefined && b !== undefined && slot('x') !== slot('y') && scene.ask(words, [over(a, b)], '', slot('how') === '百分之几' ? 'percent' : 'each');
  }],
  [clause('(?<x>[\\u4e00-\\u9fff]{1,4}?)比(?<y>[\\u4e00-\\u9fff]{1,4}?)(?<op>多|少)(?<how>几分之几|百分之几)'), (slot, scene, words) => {
    const [a, b] = [slot('x'), slot('y')].map((each) => (scene.has(`kind ${each}`) ? scene.quantity(`kind ${each}`, '', 'measure') : undefined));
    return a !== undefined && b !== undefined && scene.ask(words, [over(slot('op') === '多' ? less(a, b) : less(b, a), b)], '', slot('how') === '百分之几' ? 'percent' : 'each');
  }],
];

/** 成活率 and its kin. */
export const chineseRatesOf: Grammar = { clauses: rateRules, finish: askRate };
/** Savings, and what part one amount is of another. */
export const chineseShares: Grammar = { clauses: [...interestRules, ...partRules] };
/** Maps. */
export const scaleStory: Grammar = { clauses: scaleRules, converts: true };
