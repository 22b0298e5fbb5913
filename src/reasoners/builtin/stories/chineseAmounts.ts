import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { less, over, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';
import { measures } from './storyText.ts';

const deed = '(?:有|是|为|重|长|高|折|摘|买|做|捐|栽|种|收集|跳|运走|运来|生产|养|植|写|画|得|考|花|拍|存|看)';
const unit = `(?<u>${measures})(?<thing>[\\u4e00-\\u9fff]{0,4}?)`;
const n = String.raw`(?<n>\d{1,9}(?:\.\d{1,6}|\/\d{1,6})?)`;
const k = String.raw`(?<k>\d{1,9}(?:\.\d{1,6}|\/\d{1,6})?)`;
const who = '(?<who>[^\\d,比各共每剩]{1,10}?)';
const whom = '(?<whom>[^\\d,比各共每剩]{1,10}?)';
const more = '(?<op>多|少|大|小|重|轻|长|短|高|低|贵|便宜|矮)';
const howMany = '(?:多少|几)';

/** Whose amount it is: 小明的苹果, 小明的年龄 and 小明 are one. */
function owner(text: string, scene: Scene): Expression | undefined {
  const plain = text.replace(/^[^有]{2,8}有(?=[^有]{1,4}$)|^(?:学校|商店|班级|果园|动物园|公园|[\u4e00-\u9fff]{2,3}家养)里?的(?=[^的]{2,4}$)/, '').replace(new RegExp(`${deed}了?(?=的(?:只数|个数|棵数|张数|数量)$)`), '').replace(/^(?:其中|今年|现在|今天|现有)/, '').replace(/(?:今年|现在|共)$/, '').replace(/的(?:年龄|岁数|只数|个数|人数|棵数|数量|本数|体重|身高|价格|单价|钱数|张数|质量|长度|箱数)$/, '').replace(/(?:年龄|人数|只数)$/, '').replace(/的$/, '');
  const [, name = plain, thing = ''] = /^(.+)的([\u4e00-\u9fff]{1,4})$/.exec(plain) ?? [];
  if (name === '' || /[的了和与且又再还后前就原每两]|一共|总共|多少|几|他们|她们|如果|那么|这|它|之|剩|先|当|时|每|给|吃|用|卖|开|走/.test(name) || (thing !== '' && !agreeThing(thing, scene))) return undefined;
  return scene.quantity(name, plain, 'measure');
}

/** Another unit or another kind of thing is another story. */
function agreeThing(thing: string, scene: Scene): boolean {
  const plain = thing.replace(/^(?:的|重的)/, '');
  return plain === '' || (!/[比多少剩和与时后前就还每]/.test(plain) && scene.agree('thing', plain));
}

function sameUnit(slot: Slots, scene: Scene): boolean {
  return scene.agree('unit', slot('u')) && agreeThing(slot('thing'), scene);
}

function sameDeed(word: string, scene: Scene): boolean {
  const plain = /^(?:有|是|为)?$/.test(word) ? '有' : word;
  return scene.agree('deed', plain);
}

function everyone(scene: Scene): Expression[] {
  return scene.told.quantities.filter(({ name }) => name !== ':years').map(({ name, words }) => scene.quantity(name.slice(1), words, 'measure'));
}

const isLess = (op: string): boolean => /少|小|轻|短|低|便宜|矮/.test(op);

/** 两人 are two, and not all who were named. */
const asManyAsSaid = (count: number, words: string): boolean => (/[两二2](?:人|班|队|种)/.test(words) ? count === 2 : count > 1);

/** 3年后 and 3年前: how far from now. */
function shifted(value: Expression | undefined, slot: Slots): Expression | undefined {
  const [later, ago] = [written(slot('later')), written(slot('ago'))];
  return value && later ? plus(value, later) : value && ago ? less(value, ago) : value;
}

const time = String.raw`(?:(?<later>\d{1,3})年后,?|(?<ago>\d{1,3})年前,?)?`;

function compared(build: (slot: Slots, base: Expression) => Expression | undefined): ClauseRule[1] {
  return (slot, scene, words) => {
    // 小红有36元, 是小明的3倍: the one just spoken of.
    const [a, b] = [owner(slot('who') || scene.note('subject') || '', scene), owner(slot('whom'), scene)].map((each) => shifted(each, slot));
    if (slot('who') !== '') scene.remember('subject', slot('who'));
    const value = b && build(slot, b);
    return (slot('u') === '' || sameUnit(slot, scene)) && a !== undefined && value !== undefined && scene.tell(words, a, value);
  };
}

const byAmount = (slot: Slots, base: Expression): Expression | undefined => {
  const factor = slot('k') === '' ? undefined : written(slot('k'));
  const amount = written(slot('n'));
  const scaled = factor ? times(factor, base) : base;
  return amount && (isLess(slot('op')) ? less(scaled, amount) : plus(scaled, amount));
};

const byPart = (slot: Slots, base: Expression): Expression | undefined => {
  const part = written(slot('f'));
  return part && times(base, isLess(slot('op')) ? less(num(1), part) : plus(num(1), part));
};

const years: ClauseRule[1] = (slot, scene, words) => {
  const later = scene.quantity('years', '经过的年数', 'measure');
  const [a, b] = [owner(slot('who'), scene), owner(slot('whom'), scene)];
  const factor = written(slot('k'));
  return a !== undefined && b !== undefined && factor !== undefined && scene.tell(words, plus(a, later), times(factor, plus(b, later))) && scene.ask(words, [later], '年');
};

const rule = (source: string, tell: ClauseRule[1]): ClauseRule => [new RegExp(`^(?:${source})$`), tell];

export const chineseAmounts: Grammar = {
  clauses: [
    rule(`(?:再过)?${howMany}年(?:以?后|时),?${who}(?:的年龄|的岁数)?(?:正好|恰好|将)?是${whom}(?:的年龄|的岁数)?的${k}倍`, years),
    rule(`${who}比${whom}${more}${howMany}${unit}`, (slot, scene, words) => {
      const [a, b] = [owner(slot('who'), scene), owner(slot('whom'), scene)];
      return sameUnit(slot, scene) && a !== undefined && b !== undefined && scene.ask(words, [isLess(slot('op')) ? less(b, a) : less(a, b)], slot('u'));
    }),
    rule(`(?:${who}(?:和|与|、)${whom}|他们|她们|两人|二人|两队|两班|两种)?(?:两人|两班|两队|两车|二人|两种)?(?:今年|现在)?(?:总共|共|合起来)(?<deed>${deed})?(?:了|着)?${howMany}${unit}`, (slot, scene, words) => {
      const parts = slot('who') === '' ? everyone(scene) : [owner(slot('who'), scene), owner(slot('whom'), scene)];
      const known = parts.filter((each) => each !== undefined);
      return sameUnit(slot, scene) && (slot('deed') === '' || sameDeed(slot('deed'), scene)) && asManyAsSaid(known.length, words) && known.length === parts.length && scene.ask(words, [plus(...known)], slot('u'));
    }),
    rule(`(?:${who}(?:和|与|、)${whom}|他们|她们|两人|它们)(?:今年|现在|分别)?各(?:自)?(?<deed>${deed})?(?:了)?${howMany}${unit}`, (slot, scene, words) => {
      const parts = slot('who') === '' ? everyone(scene) : [owner(slot('who'), scene), owner(slot('whom'), scene)];
      const known = parts.filter((each) => each !== undefined);
      return sameUnit(slot, scene) && asManyAsSaid(known.length, words) && known.length === parts.length && scene.ask(words, known, slot('u'));
    }),
    rule(`${time}${who}(?:今年|现在)?(?<deed>${deed})?(?:了|着)?${howMany}${unit}`, (slot, scene, words) => {
      const value = shifted(owner(slot('who'), scene), slot);
      return sameUnit(slot, scene) && (slot('deed') === '' || sameDeed(slot('deed'), scene)) && value !== undefined && scene.ask(words, [value], slot('u'));
    }),
    rule(`(?:${who})?比${whom}的${k}倍(?:还)?${more}${n}${unit}`, compared(byAmount)),
    rule(`(?:${who})?比${whom}${more}(?:了)?${n}${unit}`, compared(byAmount)),
    rule(String.raw`${who}比${whom}${more}(?:了)?(?<f>\d{1,4}(?:\.\d{1,3})?%|\d{1,3}\/\d{1,3})`, compared(byPart)),
    rule(`${time}(?:${who})?(?:正好|恰好)?是${whom}的${k}倍(?:还)?${more}${n}${unit}`, compared(byAmount)),
    rule(`${time}(?:${who})?(?:正好|恰好|就)?是${whom}的${k}倍`, compared((slot, base) => { const factor = written(slot('k')); return factor && times(factor, base); })),
    rule(String.raw`${who}是${whom}的(?<f>\d{1,4}(?:\.\d{1,3})?%|\d{1,3}\/\d{1,3})`, compared((slot, base) => { const part = written(slot('f')); return part && times(base, part); })),
    rule(`${who}是${whom}的一半`, compared((_, base) => over(base, num(2)))),
    rule('[\\u4e00-\\u9fff]{2}和[\\u4e00-\\u9fff]{2}(?:一起)?(?:在)?(?:折纸|跳绳|拍球|踢毽子|集邮|看书|摘苹果|植树|跑步|打字|折纸鹤)', () => true),
    rule(`${who}再(?:跳|折|摘|做|买|画|写|拍|种|栽|踢|捐|得)${n}${unit}(?:绳)?,?就(?:和|与|跟|同)${whom}的?(?:一样|同样)多`, (slot, scene, words) => {
      const [a, b, value] = [owner(slot('who'), scene), owner(slot('whom'), scene), written(slot('n'))];
      return a !== undefined && b !== undefined && value !== undefined && sameUnit(slot, scene) && scene.tell(words, plus(a, value), b);
    }),
    rule(`(?:${who}(?:和|与|、)${whom}|他们|她们|两人)(?:加起来|合起来)?(?:两人|两班|两队|二人)?(?:今年|现在)?(?:的)?(?:年龄和|年龄之和|总共|共|合起来)(?:是|为)?(?<deed>${deed})?(?:了)?${n}${unit}`, (slot, scene, words) => {
      const value = written(slot('n'));
      if (!sameUnit(slot, scene) || !value || (slot('deed') !== '' && !sameDeed(slot('deed'), scene))) return false;
      if (slot('who') === '') return scene.agree('sum', `${slot('n')} ${words}`);
      const [a, b] = [owner(slot('who'), scene), owner(slot('whom'), scene)];
      return a !== undefined && b !== undefined && scene.tell(words, plus(a, b), value);
    }),
    rule(`${time}${who}(?:今年|现在)?(?<deed>${deed})?(?:了|着)?${n}${unit}`, (slot, scene, words) => {
      const [a, value] = [shifted(owner(slot('who'), scene), slot), written(slot('n'))];
      scene.remember('subject', slot('who'));
      return sameUnit(slot, scene) && sameDeed(slot('deed'), scene) && a !== undefined && value !== undefined && scene.tell(words, a, value);
    }),
  ],
  finish: (scene) => {
    const [, value = '', words = ''] = /^(\S+) (.+)$/.exec(scene.note('sum') ?? '') ?? [];
    const total = written(value);
    const all = everyone(scene);
    if (total && (!asManyAsSaid(all.length, words) || !scene.tell(words, plus(...all), total))) return false;
    if (/^(?:人|个|位|名|枚|颗|粒|次|本|张|只|条|头|面|封|件|朵|盏|把|支|枝|辆|棵|首|幅|块|所|间|岁)$/.test(scene.note('unit') ?? '')) scene.sortAll('count');
    return scene.told.conditions.length === scene.told.quantities.length && all.length > 0;
  },
};
