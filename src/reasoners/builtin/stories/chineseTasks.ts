import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { numericValue } from '../../../math/simplify.ts';
import { less, over, plus, times, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';
import { measures } from './storyText.ts';

const n = String.raw`(?<n>\d{1,9}(?:\.\d{1,6})?)`;
const u = `(?<u>${measures}|平方米|平方分米|立方米)`;
const per = `(?<per>${measures})`;
/** Words in which nothing is compared, taken away or left. */
const plain = '(?:(?![比剩还多少又再倍半除先后另余借退各和与至最每不没未坏丢送免赠破加减增损漏差])[\\u4e00-\\u9fff]){0,14}?';
const thing = '(?:(?![比剩还多少又再倍半除先后另余各和与至最每的不没未坏丢送免赠破加减增损漏差])[\\u4e00-\\u9fff]){0,5}';

const rule = (source: string, tell: ClauseRule[1]): ClauseRule => [new RegExp(`^(?:${source})$`), tell];

/** A week has 7 days; other units stay what they are. */
const canonical = (unit: string): string => unit.replace(/^时$/, '小时').replace(/^分$/, '分钟').replace(/^(?:晚|日)$/, '天').replace(/^(?:名|位)$/, '人').replace('公斤', '千克').replace('公里', '千米');

const rate = (scene: Scene): Expression => scene.quantity('rate', '每份数', 'measure');

function sort(unit: string): 'count' | 'measure' {
  return /米|克|吨|升|元|角|斤|时|分|秒/.test(unit) ? 'measure' : 'count';
}

const given: ClauseRule[1] = (slot, scene, words) => {
  const value = written(slot('n'));
  return value !== undefined && add(scene, canonical(slot('u')), value, words);
};

/** An amount with its unit, to be joined with the rate once that is read. */
function add(scene: Scene, unit: string, value: Expression, words: string): boolean {
  if (scene.note(`amount ${unit}`) !== undefined) return false;
  scene.remember(`amount ${unit}`, words);
  return scene.tell(words, scene.quantity(`amount ${unit}`, `${unit}数`, sort(unit)), value);
}

/** Trees in a row, cuts and floors are one more or one fewer than the parts between them. */
const counted = /[隔楼层锯敲栽种植插]|来回|往返|排在|之间|握手|比赛|单程/;
const people = /小[红明丽华刚芳军强兰英东林]|[甲乙丙]|爸爸|妈妈|哥哥|弟弟|姐姐|妹妹/g;

type Mode = 'all' | 'up' | 'down' | 'rest';

function joined(scene: Scene): boolean {
  if (scene.note('mean') !== undefined) return averaged(scene);
  const [, value = '', below = '', above = '', words = ''] = /^(\S+) (\S+) (\S+) (.+)$/.exec(scene.note('rate') ?? '') ?? [];
  const [, mode = 'all', unit = '', question = ''] = /^(\S+) (\S+) (.+)$/.exec(scene.note('asked') ?? '') ?? [];
  const all = [words, question, ...scene.told.conditions.map((each) => each.words)].join(' ');
  if (unit === '' || below === above || counted.test(all) || /平均(?!分)/.test(all) || new Set(all.match(people) ?? []).size > 1) return false;
  const amounts = [...scene.told.notes.keys()].filter((key) => key.startsWith('amount '));
  const [only, ...more] = amounts;
  const given = only?.slice(7);
  const each = written(value);
  if (given === undefined || !each) return false;
  if (mode === 'rest' && unit === above && more.length === 1 && amounts.includes(`amount ${below}`) && amounts.includes(`amount ${above}`)) return scene.tell(words, rate(scene), each) && rested(scene, question, unit, below);
  if (more.length > 0) return false;
  const whole = scene.quantity(`amount ${above}`, `${above}数`, sort(above));
  if (mode !== 'all') return given === above && scene.tell(words, rate(scene), each) && parted(scene, mode as Mode, unit, question, { whole, above, below });
  const parts = scene.quantity(`amount ${below}`, `${below}数`, sort(below));
  // So many to each of so many, or how many times a part goes into the whole.
  if (!((given === below && unit === above) || (given === above && unit === below))) return false;
  return scene.tell(words, rate(scene), each) && scene.tell(words, whole, times(rate(scene), parts)) && scene.ask(question, [given === below ? whole : parts], unit);
}

/** What is left of the whole when each of so many has had the same. */
function rested(scene: Scene, question: string, above: string, below: string): boolean {
  const [whole, parts] = [above, below].map((unit) => scene.quantity(`amount ${unit}`, '', sort(unit)));
  const rest = scene.quantity('rest', '剩下的', sort(above));
  return whole !== undefined && parts !== undefined && scene.tell(question, rest, less(whole, times(rate(scene), parts))) && scene.ask(question, [rest], above);
}

/** How many full parts there are, how many hold everything, or what is left over. */
function parted(scene: Scene, mode: Mode, unit: string, question: string, { whole, above, below }: { readonly whole: Expression; readonly above: string; readonly below: string }): boolean {
  const [total, each] = [`:amount ${above}`, ':rate'].map((name) => scene.told.conditions.find(({ left }) => left.kind === 'symbol' && left.name === name)?.right);
  const [a, b] = [total && numericValue(total), each && numericValue(each)];
  if (unit !== (mode === 'rest' ? above : below) || !a || !b || b.numerator === 0n) return false;
  const full = (a.numerator * b.denominator) / (a.denominator * b.numerator);
  const [quotient, rest] = [scene.quantity('full', `能分满的${below}数`, 'count'), scene.quantity('rest', '剩下的', 'measure')];
  scene.remember(`amount ${below}`, question);
  scene.tell(question, quotient, num(full));
  scene.tell(question, rest, less(whole, times(rate(scene), quotient)));
  if (mode === 'rest') return scene.ask(question, [rest], unit);
  const isExact = a.numerator * b.denominator === full * a.denominator * b.numerator;
  return scene.ask(question, [mode === 'down' || isExact ? quotient : plus(quotient, num(1))], unit);
}

/** So much in so many: how much on average in one. */
function averaged(scene: Scene): boolean {
  const [, below = '', above = '', question = ''] = /^(\S+) (\S+) (.+)$/.exec(scene.note('mean') ?? '') ?? [];
  const all = [question, ...scene.told.conditions.map((each) => each.words)].join(' ');
  const amounts = [...scene.told.notes.keys()].filter((key) => key.startsWith('amount ')).map((key) => key.slice(7));
  if (scene.note('rate') !== undefined || scene.note('asked') !== undefined || below === above || counted.test(all) || amounts.length !== 2 || !amounts.includes(below) || !amounts.includes(above) || new Set(all.match(people) ?? []).size > 1) return false;
  const [parts, whole] = [below, above].map((unit) => scene.quantity(`amount ${unit}`, '', sort(unit)));
  const most = scene.note('most');
  if (most !== undefined && !(/平均分/.test(all) && sort(above) === 'count')) return false;
  // Of things that are not cut up, everyone gets a whole number.
  if (most === '最多') return parts !== undefined && whole !== undefined && fullShare(scene, question, { whole, parts, above, below });
  if (most !== undefined) scene.quantity('rate', '每份数', 'count');
  return parts !== undefined && whole !== undefined && scene.tell(question, rate(scene), over(whole, parts)) && scene.ask(question, [rate(scene)], above);
}

/** As many as everyone can get alike; the rest is less than one for each. */
function fullShare(scene: Scene, question: string, { whole, parts, above, below }: { readonly whole: Expression; readonly parts: Expression; readonly above: string; readonly below: string }): boolean {
  const [a, b] = [above, below].map((unit) => scene.told.conditions.find(({ left }) => left.kind === 'symbol' && left.name === `:amount ${unit}`)?.right).map((value) => value && numericValue(value));
  if (a?.denominator !== 1n || b?.denominator !== 1n || b.numerator === 0n) return false;
  const share = scene.quantity('rate', '每份最多', 'count');
  return scene.tell(question, share, num(a.numerator / b.numerator)) && scene.tell(question, scene.quantity('rest', '剩下的', 'count'), less(whole, times(share, parts))) && scene.ask(question, [share], above);
}

const asked = (mode: Mode): ClauseRule[1] => (slot, scene, words) => scene.agree('asked', `${mode} ${canonical(slot('u'))} ${words}`);
const pack = '(?:装成?|扎成?|串成?|做成?|分成?|坐|租|编成?|捆成?|盛|放|站成?|排成?|剪成?)';

const receiver = '(?:小朋友|同学|班级?|人|学生|孩子|小组|组)';

/** A week is so many days. */
const week: ClauseRule[1] = (_, scene, words) => add(scene, '天', num(7), words);

/** 每盒12支, 30盒, 一共多少支: one rate, one amount, one question, and nothing else. */
export const chineseRates: Grammar = {
  clauses: [
    rule(`(?:最后)?还?剩下?(?:多少|几)${u}${thing}`, asked('rest')),
    rule('用载重(?<n>\\d{1,6}(?:\\.\\d{1,3})?)吨的(?:卡车|货车|汽车|大卡车)(?:来)?(?:运|运输|去运)?', (slot, scene, words) => scene.agree('rate', `${slot('n')} 次 吨 ${words}`)),
    rule(`(?:把|将)${n}${u}${thing}分?装(?:到|进|入|在)(?:最多|每个最多|每[个只]都?)?(?:能|可以?)?(?:盛|装)(?<m>\\d{1,6}(?:\\.\\d{1,3})?)(?<v>${measures})的小?(?:桶|瓶子?|箱子?|袋子?|盒子?|油桶)[中里]`, (slot, scene, words) => slot('u') === slot('v') && given(slot, scene, words) && scene.agree('rate', `${slot('m')} 个 ${canonical(slot('u'))} ${words}`)),
    rule(`至少(?:要|需要?)(?:用|运|准备)?(?:多少|几)个?${u}(?:(?:小?桶|瓶子|箱子|袋子|盒子|油桶)(?:来[盛装])?)?(?:才?能?(?:全部)?(?:运|装)完)?`, asked('up')),
    rule(`${plain}至少(?:${plain})(?:多少|几)个?${u}${thing}`, asked('up')),
    rule(`(?:可以?|能|够)(?:做|裁)(?:这样的|这种)${thing}(?:多少|几)${u}`, asked('down')),
    rule(`(?:这匹|这块|这卷)${thing}(?:可以?|能|够)(?:做|裁)${thing}(?:多少|几)${u}`, asked('down')),
    rule(`${plain}最多(?:能|可以?|够)(?:${plain})(?:多少|几)个?${u}${thing}`, asked('down')),
    rule(`${plain}(?:能|可以?|够)${pack}了?(?:多少|几)${u}${thing}`, asked('down')),
    rule(`平均每(?:(?:一|1)?个?)${per}(?:${plain})(?:多少|几)${u}${thing}`, (slot, scene, words) => scene.agree('mean', `${canonical(slot('per'))} ${canonical(slot('u'))} ${words}`)),
    rule(`${plain}(?:每|(?<!有|来|回|了|进)(?:一|1))${per}${thing.replace('{0,5}', '{0,8}')}${n}${u}${thing}`, (slot, scene, words) => scene.agree('rate', `${slot('n')} ${canonical(slot('per'))} ${canonical(slot('u'))} ${words}`)),
    rule(`${plain}每${n}${u}${thing}(?:1|一)?(?:可以?|能)?(?:装成?|扎|串成|做|分|坐|租|编|捆|扎成|乘|用|住|需要)(?:1|一)${per}${thing}`, (slot, scene, words) => scene.agree('rate', `${slot('n')} ${canonical(slot('per'))} ${canonical(slot('u'))} ${words}`)),
    rule(`${plain}(?:一|1)个?(?:星期|周)(?:总共|共)(?:${plain})(?:多少|几)${u}${thing}`, (slot, scene, words) => week(slot, scene, words) && asked('all')(slot, scene, words)),
    rule(`(?:一|1)个月\\(按${n}天计算\\)(?:总共|共|可以|能)(?:${plain})(?:多少|几)${u}${thing}`, (slot, scene, words) => given((name) => (name === 'u' ? '天' : slot(name)), scene, words) && asked('all')(slot, scene, words)),
    rule(`${n}个?(?<v>${measures})(?:[这同]样的)?${thing}(?:总共|共|可以|能|要|需要)(?:${plain})(?:多少|几)${u}${thing}`, (slot, scene, words) => given((name) => slot(name === 'u' ? 'v' : name), scene, words) && asked('all')(slot, scene, words)),
    rule(`平均分给${n}[个名位]?(?:${receiver})`, (slot, scene, words) => given((name) => (name === 'u' ? '份' : slot(name)), scene, words)),
    rule(`(?:把|将)${n}(?<v>${measures})${thing}平均分给(?<m>\\d{1,6})[个名位]?(?:${receiver})`, (slot, scene, words) => given((name) => slot(name === 'u' ? 'v' : name), scene, words) && given((name) => (name === 'u' ? '份' : slot(name === 'n' ? 'm' : name)), scene, words)),
    rule(`每[个名位]?(?:${receiver})(?<most>最多)?(?:能|可以?)?(?:分到?|得到?|分得)(?:多少|几)${u}${thing}`, (slot, scene, words) => scene.agree('mean', `份 ${canonical(slot('u'))} ${words}`) && scene.agree('most', slot('most') || '-')),
    rule(`${plain}(?:(?:总共|共|可以|能|要|需要|应付|要付|可)(?:${plain}))(?:多少|几)${u}${thing}`, asked('all')),
    rule(`${plain}(?:一|1)个?(?:星期|周)(?:${plain})${n}${u}${thing}`, (slot, scene, words) => given(slot, scene, words) && week(slot, scene, words)),
    rule(`${plain}${n}个?${u}(?:${plain})(?<m>\\d{1,9}(?:\\.\\d{1,6})?)(?<v>${measures})${thing}`, (slot, scene, words) => given(slot, scene, words) && given((name) => slot(name === 'n' ? 'm' : name === 'u' ? 'v' : name), scene, words)),
    rule(`${plain}${n}个?${u}(?:[这同]样的|长的)?${thing.replace('{0,5}', '{0,8}')}`, given),
  ],
  finish: joined,
};

const out = '(?:开走|借走|借给[\\u4e00-\\u9fff]{1,3}|卖出|卖掉|卖了|吃掉|吃了|吃|用去|用了|用掉|飞走|下来|下车|下去|拿走|送给[\\u4e00-\\u9fff]{1,3}|走了|运走|取出|花了|花去|剪去|剪掉|喝了|喝掉|写错了?|看了|读了|修了)';
const into = '(?:又?买来|又?买回|又?运来|又?来|又?上来|又?飞来|又?开来|又?增加|又?收到|还回来|又?放入|又?买进|又?买|又?有同学还回来|又?有人还回来)';
const when = '(?:后来|又|先|第一次|第二次|上午|下午|第一天|第二天|中途|接着)?';
const what = '(?<thing>(?:(?![比剩还多少又再倍半各每])[\\u4e00-\\u9fff]){0,4}?)';

function sameThing(slot: (name: string) => string, scene: Scene): boolean {
  return scene.agree('unit', slot('u')) && (slot('thing') === '' || scene.agree('thing', slot('thing')));
}

const start = (scene: Scene, unit: string): Expression => scene.quantity('start', '原来的数量', sort(unit));

function step(sign: 1 | -1): ClauseRule[1] {
  return (slot, scene, words) => {
    const value = written(slot('n'));
    const index = Number(scene.note('steps') ?? 0) + 1;
    if (!value || !sameThing(slot, scene)) return false;
    scene.remember('steps', String(index));
    const change = scene.quantity(`change ${index}`, words, sort(slot('u')));
    scene.remember(`sign ${index}`, String(sign));
    return scene.tell(words, change, value);
  };
}

function end(scene: Scene, unit: string): Expression | undefined {
  const steps = Number(scene.note('steps') ?? 0);
  if (steps === 0) return undefined;
  return Array.from({ length: steps }, (_, index) => index + 1).reduce<Expression>((sum, index) => {
    const change = scene.quantity(`change ${index}`, '', sort(unit));
    return scene.note(`sign ${index}`) === '1' ? plus(sum, change) : less(sum, change);
  }, start(scene, unit));
}

const place = '(?:(?:(?![比还又再倍半各每剩])[\\u4e00-\\u9fff]){0,4}?[上里中内场店校堂])?';

/** 原来有45辆, 开走了28辆, 还剩多少辆: what there was, what went and came, and what is left. */
export const chineseChanges: Grammar = {
  clauses: [
    rule(`(?:${place}|(?<who>小[\\u4e00-\\u9fff]))(?:原来|原|本来)?有${n}(?<u>${measures})${what}`, (slot, scene, words) => {
      const value = written(slot('n'));
      return value !== undefined && sameThing(slot, scene) && scene.agree('who', slot('who') || '-') && !scene.has('start') && scene.tell(words, start(scene, slot('u')), value);
    }),
    rule(`${place}(?:运进|运来|买来|买回|购进|收到|采摘)了?${n}(?<u>${measures})${what}`, (slot, scene, words) => {
      const value = written(slot('n'));
      return value !== undefined && !scene.has('start') && sameThing(slot, scene) && scene.agree('who', '-') && scene.tell(words, start(scene, slot('u')), value);
    }),
    rule(`${when}${out}了?${n}(?<u>${measures})${what}`, step(-1)),
    rule(`[他她]又买了${n}(?<u>${measures})(?:新的?)?${what}(?:后)?`, step(1)),
    rule(`现在(?:总共|共)有?(?:多少|几)(?<u>${measures})${what}`, (slot, scene, words) => {
      const value = end(scene, slot('u'));
      return scene.has('start') && value !== undefined && sameThing(slot, scene) && scene.ask(words, [value], slot('u'));
    }),
    rule(`${when}${into}了?${n}(?<u>${measures})${what}`, step(1)),
    rule(`(?:${place}|(?<who>小[\\u4e00-\\u9fff]))(?:还|现在|这时|现在还|还剩下?|还余)(?:剩下?|有)?(?:${what})?(?:多少|几)(?<u>${measures})${what.replace('thing', 'more')}`, (slot, scene, words) => {
      const value = end(scene, slot('u'));
      return scene.has('start') && value !== undefined && sameThing(slot, scene) && (slot('who') === '' || scene.agree('who', slot('who'))) && (slot('more') === '' || scene.agree('thing', slot('more'))) && scene.ask(words, [value], slot('u'));
    }),
    rule(`还剩下?${n}(?<u>${measures})${what}`, (slot, scene, words) => {
      const [value, left] = [written(slot('n')), end(scene, slot('u'))];
      return value !== undefined && left !== undefined && sameThing(slot, scene) && scene.tell(words, left, value);
    }),
    rule(`${place}(?:原来|原)有(?:多少|几)(?<u>${measures})${what}`, (slot, scene, words) => sameThing(slot, scene) && scene.ask(words, [start(scene, slot('u'))], slot('u'))),
    rule(`从?${place}${out}(?:了)?${n}(?<u>${measures})${what}`, step(-1)),
  ],
};
