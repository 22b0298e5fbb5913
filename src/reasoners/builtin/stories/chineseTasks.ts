import type { Expression } from '../../../math/expression.ts';
import { less, plus, times, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';
import { measures } from './storyText.ts';

const n = String.raw`(?<n>\d{1,9}(?:\.\d{1,6})?)`;
const u = `(?<u>${measures}|平方米|平方分米|立方米)`;
const per = `(?<per>${measures})`;
/** Words in which nothing is compared, taken away or left. */
const plain = '(?:(?![比剩还多少又再倍半除先后另余借退各和与至最])[\\u4e00-\\u9fff]){0,8}?';
const thing = '(?:(?![比剩还多少又再倍半除先后另余各和与至最的])[\\u4e00-\\u9fff]){0,5}';

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

function joined(scene: Scene): boolean {
  const [, value = '', below = '', above = '', words = ''] = /^(\S+) (\S+) (\S+) (.+)$/.exec(scene.note('rate') ?? '') ?? [];
  const asked = scene.note('asked');
  const [, unit = '', question = ''] = /^(\S+) (.+)$/.exec(asked ?? '') ?? [];
  // Trees in a row, cuts and floors are one more or one fewer than the parts between them.
  const all = [words, question, ...scene.told.conditions.map((each) => each.words)].join(' ');
  if (unit === '' || below === above || /[隔楼层锯敲栽种植插]|来回|往返|排在|之间|握手|比赛|单程|平均/.test(all) || new Set(all.match(/小[红明丽华刚芳军强兰英东林]|[甲乙丙]|爸爸|妈妈|哥哥|弟弟|姐姐|妹妹/g) ?? []).size > 1) return false;
  const amounts = [...scene.told.notes.keys()].filter((key) => key.startsWith('amount '));
  const [only, ...more] = amounts;
  const given = only?.slice(7);
  const each = written(value);
  if (more.length > 0 || given === undefined || !each) return false;
  // So many to each of so many, or how many times a part goes into the whole.
  if (!((given === below && unit === above) || (given === above && unit === below))) return false;
  const parts = scene.quantity(`amount ${below}`, `${below}数`, sort(below));
  const whole = scene.quantity(`amount ${above}`, `${above}数`, sort(above));
  return scene.tell(words, rate(scene), each) && scene.tell(words, whole, times(rate(scene), parts)) && scene.ask(question, [given === below ? whole : parts], unit);
}

/** 每盒12支, 30盒, 一共多少支: one rate, one amount, one question, and nothing else. */
export const chineseRates: Grammar = {
  clauses: [
    rule(`${plain}(?:每|一|1)${per}${thing}${n}${u}${thing}`, (slot, scene, words) => scene.agree('rate', `${slot('n')} ${canonical(slot('per'))} ${canonical(slot('u'))} ${words}`)),
    rule(`${plain}每${n}${u}${thing}(?:1|一)?(?:装成?|扎|串成|做|分|坐|租|编|捆|扎成)(?:1|一)${per}`, (slot, scene, words) => scene.agree('rate', `${slot('n')} ${canonical(slot('per'))} ${canonical(slot('u'))} ${words}`)),
    rule(`${plain}(?:(?:总共|共|可以|能|要|需要|应付|要付|可)(?:${plain}))(?:多少|几)${u}${thing}`, (slot, scene, words) => scene.agree('asked', `${canonical(slot('u'))} ${words}`)),
    rule(`${plain}${n}个?${u}(?:[这同]样的)?${thing.replace('{0,5}', '{0,8}')}`, given),
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
    rule(`${when}${out}了?${n}(?<u>${measures})${what}`, step(-1)),
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
