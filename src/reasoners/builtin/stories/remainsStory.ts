import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, less, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

const isChinese = (words: string): boolean => /[\u4e00-\u9fff]/.test(words);

/** What there is after so many changes; each takes a part or an amount of it. */
function level(index: number, scene: Scene, words: string): Expression {
  const [zh, en] = index === 0 ? ['原来的总量', 'what there was at first'] : [`第${index}次以后剩下的`, `what is left after change ${index}`];
  return scene.quantity(`level ${index}`, isChinese(words) ? zh : en, 'measure');
}

const latest = (scene: Scene): number => Number(scene.note('changes') ?? 0);

function fraction(text: string): Expression | undefined {
  return /^(?:一半|half)$/i.test(text) ? num(1, 2) : written(text);
}

/** Which whole a part is of must be said, but for the first part taken. */
function taken(of: 'part' | 'amount'): ClauseRule[1] {
  return (slot, scene, words) => {
    const index = latest(scene);
    const value = of === 'part' ? fraction(slot('f')) : written(slot('n'));
    if (!value || !sameUnit(slot, scene) || !sameOwner(slot, scene)) return false;
    const rest = /余下|剩下|剩余|remain|rest|left/i.test(slot('of'));
    const whole = slot('of') !== '' && !rest;
    // Half of “it” is half of what there is; later that may be meant of the first or of the rest.
    if (of === 'part' && index > 0 && (slot('of') === '' || /^(?:it|them)$/i.test(slot('of')))) return false;
    const [before, base] = [level(index, scene, words), whole && index > 0 ? level(0, scene, words) : level(index, scene, words)];
    scene.remember('changes', String(index + 1));
    if (of === 'part') scene.remember('parts', 'yes');
    return scene.tell(words, level(index + 1, scene, words), less(before, of === 'part' ? times(base, value) : value));
  };
}

/** The second change against the first, both of amounts. */
const compared: ClauseRule[1] = (slot, scene, words) => {
  const [value, before] = [written(slot('n')), scene.told.conditions.at(-1)?.right];
  const first = before?.kind === 'apply' && before.operator === 'add' && before.args[1]?.kind === 'apply' ? before.args[1].args[0] : undefined;
  if (latest(scene) !== 1 || scene.note('parts') !== undefined || !value || first?.kind !== 'number' || !sameUnit(slot, scene)) return false;
  scene.remember('changes', '2');
  scene.remember('parts', 'none');
  return scene.tell(words, level(2, scene, words), less(level(1, scene, words), slot('op') === '多' ? plus(first, value) : less(first, value)));
};

const added: ClauseRule[1] = (slot, scene, words) => {
  const [index, value] = [latest(scene), written(slot('n'))];
  if (!value || !sameUnit(slot, scene) || !sameOwner(slot, scene)) return false;
  scene.remember('changes', String(index + 1));
  return scene.tell(words, level(index + 1, scene, words), plus(level(index, scene, words), value));
};

const sameUnit = (slot: Slots, scene: Scene): boolean => slot('u') === '' || scene.agree('unit', slot('u').toLowerCase().replace(/s$/, ''));
const sameOwner = (slot: Slots, scene: Scene): boolean => slot('who') === '' || /^(?:he|she|they|it)$/i.test(slot('who')) || scene.agree('who', slot('who').toLowerCase());

const starts: ClauseRule[1] = (slot, scene, words) => {
  const value = written(slot('n'));
  return value !== undefined && scene.note('changes') === undefined && !scene.has('level 0') && sameUnit(slot, scene) && sameOwner(slot, scene) && scene.tell(words, level(0, scene, words), value);
};
const leaves: ClauseRule[1] = (slot, scene, words) => {
  const value = written(slot('n'));
  return value !== undefined && latest(scene) > 0 && sameUnit(slot, scene) && sameOwner(slot, scene) && scene.agree('left', words) && scene.tell(words, level(latest(scene), scene, words), value);
};
const asksEnd: ClauseRule[1] = (slot, scene, words) => latest(scene) > 0 && scene.note('left') === undefined && sameUnit(slot, scene) && sameOwner(slot, scene) && scene.ask(words, [level(latest(scene), scene, words)]);
const asksStart: ClauseRule[1] = (slot, scene, words) => latest(scene) > 0 && sameUnit(slot, scene) && sameOwner(slot, scene) && scene.ask(words, [level(0, scene, words)]);

const u = '(?<u>吨|千克|克|米|千米|页|元|个|本|桶|袋|台|件|升|棵|块|辆|只|筐)';
const f = String.raw`(?<f>一半|\d{1,3}\/\d{1,4}|\d{1,3}(?:\.\d{1,3})?%)`;
const when = '(?:(?:第[一二三四五]|第\\d)(?:天|次|周|小时)|上午|下午|先|又|再|然后|接着|后来)?';
const verb = '(?:用去|用了|用掉|卖出|卖了|卖掉|吃了|吃掉|运走|运了|看了|读了|修了|剪去|剪掉|花了|花去|取出|喝了|借出|送出)了?';
const thing = '(?:(?![的剩余还])[\\u4e00-\\u9fff]){0,5}?';
const whole = '(?<of>总数|全部|全长|全书|总量|总页数|全程|这批[\\u4e00-\\u9fff]{1,3}|这堆[\\u4e00-\\u9fff]{1,3}|它|剩下|余下|剩余)';

const chinese: ClauseRule[] = [
  [clause(`(?:有)?一[根段条捆卷](?:长)?{n:n}${u}长?的(?:绳子|铁丝|电线|布|钢管|彩带|木头)`), starts],
  [clause(`(?:(?:仓库|商店|水果店|粮店|食堂|工地|超市|桶)[里中]?|小[\\u4e00-\\u9fff]|妈妈)?(?:原来)?(?:有|运来了?|买来了?|看)?(?:一[批堆桶根本条袋捆段筐块])?${thing}(?:总?共|长|重|有|共有){0,2}{n:n}${u}${thing}`), starts],
  [clause(`(?:(?:仓库|商店|水果店|粮店|食堂|工地|超市|桶)[里中]?|小[\\u4e00-\\u9fff]|妈妈)?(?:原来)?(?:有|运来|买来|看)?(?:一[批堆桶根本条袋捆段筐块]|一些)${thing}`), (_, scene) => scene.note('changes') === undefined && scene.agree('opened', 'yes')],
  [clause(`${when}${verb}(?:了)?(?:${whole}的)?${f}`), taken('part')],
  [clause(`${when}${verb}(?:了)?{n:n}${u}${thing}`), taken('amount')],
  [clause(`第(?:二|2)[次天]比第(?:一|1)[次天](?<op>多|少)(?:用|卖|吃|运|看|修|剪|花|取|喝)(?:了|去|出|掉)?{n:n}${u}${thing}`), compared],
  [clause(`(?:这时|最后)?(?:还)?(?:剩(?:下)?|余(?:下)?){n:n}${u}${thing}`), leaves],
  [clause(`(?:这时|最后)?(?:还)?(?:剩(?:下)?|余(?:下)?)(?:多少|几)${u}${thing}`), asksEnd],
  [clause(`(?:仓库里|这[批堆桶根本条袋捆段筐块]|桶里|商店)?${thing}(?:原来|原|总?共)(?:共)?(?:有|长|重)(?:多少|几)${u}?${thing}`), asksStart],
  [clause(`(?:这[批堆桶根本条袋捆段筐块])${thing}(?:有|长|重)(?:多少|几)${u}`), asksStart],
];

const who = String.raw`(?<who>[A-Z][a-z]+|he|she)`;
const ef = String.raw`(?<f>half|\d{1,3}\/\d{1,4}|\d{1,3}(?:\.\d{1,3})?%)`;
const noun = '(?<u>[a-z]+)';
const away = '(?:gave(?: away)?|gives(?: away)?|ate|eats|lost|loses|sold|sells|used|uses|spent|spends|donated|donates|read|drank|drinks)';
const tail = String.raw`(?: (?:on|to|for) (?:[a-z]+(?: [a-z]+){0,2}|[A-Z][a-z]+|(?:his|her|a) [a-z]+))?`;
const ofWhat = String.raw`(?: of)?(?: (?<of>it|them|(?:the|his|her) (?:remaining [a-z]+|remainder|rest|money|[a-z]+)|what (?:is|was) left|the [a-z]+ left))`;
const english: ClauseRule[] = [
  [clause(String.raw`${who} (?:has|had|starts with|started with) {n:n} ${noun}`), starts],
  [clause(String.raw`(?:(?:then )?(?:${who} )?(?:then )?${away}|then) ${ef}${ofWhat}${tail}`), (slot, scene, words) => {
    if (/^then (?:half|\d)/i.test(words) && latest(scene) === 0) return false;
    const of = slot('of');
    const own = /^(?:the|his|her) ([a-z]+)$/i.exec(of)?.[1]?.replace(/s$/, '');
    // “Half of her marbles” are those there were; of another thing nothing is told.
    const isOther = own !== undefined && !/^(?:remainder|rest)$/i.test(own) && own !== scene.note('unit') && !(own === 'money' && scene.note('unit') === 'dollar');
    const left = /(?:remaining|left)/i.test(of) ? /remaining ([a-z]+?)s?$|the ([a-z]+?)s? left$/i.exec(of)?.slice(1).find((each) => each !== undefined) : undefined;
    const isOtherLeft = left !== undefined && left !== scene.note('unit') && !(left === 'money' && scene.note('unit') === 'dollar');
    const later = own !== undefined && !/^(?:remainder|rest)$/i.test(own) && latest(scene) > 0;
    return !isOther && !isOtherLeft && !later && taken('part')(slot, scene, words);
  }],
  [clause(String.raw`(?:then )?(?:${who} )?(?:then )?${away} {n:n}(?: ${noun})?${tail}`), taken('amount')],
  [clause(String.raw`(?:then )?(?:${who} )?(?:then )?(?:bought|found|got|received|earned) {n:n}(?: more)?(?: ${noun})?`), added],
  [clause(String.raw`how (?:many|much) ${noun} (?:does|did) ${who} have(?: left| remaining| now)?`), (slot, scene, words) => asksEnd((name) => (name === 'u' && slot('u') === 'money' ? 'dollars' : slot(name)), scene, words)],
  [clause(String.raw`how (?:many|much)(?: ${noun})? (?:is|are|was|were) left`), (slot, scene, words) => asksEnd((name) => (name === 'u' && slot('u') === 'money' ? 'dollars' : slot(name)), scene, words)],
  [clause(String.raw`(?:now )?${who} (?:has|had) {n:n} ${noun} left`), leaves],
  [clause(String.raw`how (?:many|much) ${noun} did ${who} (?:have at first|start with|have (?:in|at) the beginning|have originally)`), (slot, scene, words) => asksStart((name) => (name === 'u' && slot('u') === 'money' ? 'dollars' : slot(name)), scene, words)],
  [clause(String.raw`${who} (?:has|had) (?:some|a certain amount of|a number of) ${noun}`), (slot, scene) => sameOwner(slot, scene) && scene.agree('unit', slot('u').replace(/^money$/, 'dollars').replace(/s$/, ''))],
];

const countable = /^(?:个|本|页|台|件|棵|块|辆|只)$/;

/** Parts and amounts taken one after another, of the whole or of what is left. */
export const remainsStory: Grammar = {
  clauses: [...chinese, ...english],
  finish: (scene) => {
    const unit = scene.note('unit') ?? '';
    if (unit === '' || scene.note('parts') === undefined) return false;
    if (countable.test(unit) || (/^[a-z]+$/.test(unit) && !/^(?:dollar|liter|gallon|mile|pound|kilogram|gram|meter|water|juice|milk)$/.test(unit))) scene.sortAll('count');
    return true;
  },
};
