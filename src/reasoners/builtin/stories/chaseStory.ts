import type { Expression } from '../../../math/expression.ts';
import { clause, less, over, plus, times, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';

const isChinese = (words: string): boolean => /[\u4e00-\u9fff]/.test(words);

const names: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  slow: ['前面的速度', 'the speed of the one ahead'], fast: ['后面的速度', 'the speed of the one behind'], lead: ['领先的时间', 'the head start'], gap: ['开始时的距离', 'the distance at first'],
  length: ['火车的长', 'the length of the train'], bridge: ['桥的长', 'the length of the bridge'], speed: ['火车的速度', 'the speed of the train'],
  track: ['跑道一圈的长', 'one lap'], one: ['第一人的速度', 'the speed of the first'], two: ['第二人的速度', 'the speed of the second'], time: ['所用的时间', 'the time'],
};
const quantity = (key: string, scene: Scene, words: string): Expression => scene.quantity(key, names[key]?.[isChinese(words) ? 0 : 1] ?? key, 'measure');

const is = (key: string, text: string, scene: Scene, words: string): boolean => {
  const value = written(text);
  return value !== undefined && !scene.has(key) && scene.tell(words, quantity(key, scene, words), value);
};

/** A speed by its unit: km/h goes with kilometres and hours. */
function inUnits(distance: string, time: string, scene: Scene): boolean {
  const plain = (unit: string): string => unit.toLowerCase().replace(/s$/, '').replace(/^(?:公里|km|kilometre|kilometer)$/, '千米').replace(/^(?:metre|meter|m)$/, '米').replace(/^mile$/, '英里').replace(/^hour$/, '小时').replace(/^时$/, '小时').replace(/^minute$/, '分钟').replace(/^分$/, '分钟').replace(/^second$/, '秒').replace(/^foot$|^feet$/, '英尺');
  return (distance === '' || scene.agree('distance', plain(distance))) && (time === '' || scene.agree('clock', plain(time)));
}
const ofSpeed = (unit: string, scene: Scene): boolean => {
  const parts: Readonly<Record<string, readonly [string, string]>> = { mph: ['mile', 'hour'], 'km/h': ['km', 'hour'], 'm/s': ['m', 'second'] };
  const [distance = '', time = ''] = parts[unit.toLowerCase()] ?? [];
  return inUnits(distance, time, scene);
};

/** Both have come as far when the one behind catches up. */
function caught(scene: Scene, words: string): boolean {
  const time = quantity('time', scene, words);
  if (!scene.has('slow') || !scene.has('fast') || scene.has('lead') === scene.has('gap')) return false;
  const ahead = scene.has('lead') ? times(quantity('slow', scene, words), plus(time, quantity('lead', scene, words))) : plus(quantity('gap', scene, words), times(quantity('slow', scene, words), time));
  return scene.tell(words, times(quantity('fast', scene, words), time), ahead) && scene.ask(words, [time], scene.note('clock') ?? '');
}

/** From the first wheel on the bridge to the last wheel off it. */
const crossed: ClauseRule[1] = (slot, scene, words) => (slot('n') === '' || (inUnits(slot('d'), '', scene) && is('bridge', slot('n'), scene, words))) && inUnits('', slot('t'), scene)
  && scene.has('length') && scene.has('speed') && scene.has('bridge') && scene.ask(words, [over(plus(quantity('length', scene, words), quantity('bridge', scene, words)), quantity('speed', scene, words))], slot('t'));

const d = '(?<d>米|千米|公里)';
const t = '(?<t>小时|分钟|秒|时|分)';
const two = '(?:甲、乙两[人车船]|甲乙两[人车船]|两人|两车|甲和乙|他们)';
const chinese: ClauseRule[] = [
  [clause(`${two}相距{n:n}${d}`), (slot, scene, words) => inUnits(slot('d'), '', scene) && is('gap', slot('n'), scene, words)],
  [clause(`(?:(?:${two})?(?:同时)?(?:出发)?)?(?:同向|向同一方向)(?:而行|行驶|行走|出发|跑步)`), (_, scene) => scene.agree('way', 'same')],
  [clause('甲[车船]?在前,?乙[车船]?在后'), (_, scene) => scene.agree('order', '甲')],
  [clause('乙[车船]?在前,?甲[车船]?在后'), (_, scene) => scene.agree('order', '乙')],
  [clause(`(?<who>甲|乙)[车船]?(?:的速度是?)?每${t}(?:行驶?|走|跑|骑行?)?{n:n}${d}`), (slot, scene, words) => scene.note('order') !== undefined && inUnits(slot('d'), slot('t'), scene) && is(slot('who') === scene.note('order') ? 'slow' : 'fast', slot('n'), scene, words)],
  [clause(`(?:多少|几)个?${t}(?:后|以后)?,?(?<who>甲|乙)[车船]?(?:可以|能|才能)?追上(?<whom>甲|乙)[车船]?`), (slot, scene, words) => scene.note('way') === 'same' && slot('whom') === scene.note('order') && slot('who') !== slot('whom') && inUnits('', slot('t'), scene) && caught(scene, words)],
  [clause(`(?<who>甲|乙)[车船]?(?:多少|几)个?${t}(?:后|以后)?(?:可以|能|才能)?追上(?<whom>甲|乙)[车船]?`), (slot, scene, words) => scene.note('way') === 'same' && slot('whom') === scene.note('order') && slot('who') !== slot('whom') && inUnits('', slot('t'), scene) && caught(scene, words)],
  [clause(`(?:一列|有一列)?(?:火车|列车|动车|客车)(?:车身|全)?长(?:是|为)?{n:n}${d}`), (slot, scene, words) => inUnits(slot('d'), '', scene) && is('length', slot('n'), scene, words)],
  [clause(`(?:一列|有一列)长{n:n}${d}的(?:火车|列车|动车)`), (slot, scene, words) => inUnits(slot('d'), '', scene) && is('length', slot('n'), scene, words)],
  [clause(`(?:它|火车|列车)?(?:以)?每${t}(?:行驶?)?{n:n}${d}(?:的速度)?(?:行驶)?`), (slot, scene, words) => inUnits(slot('d'), slot('t'), scene) && is('speed', slot('n'), scene, words)],
  [clause(`(?:它|火车|列车)?(?:要)?(?:完全)?(?:通过|经过|穿过)(?:一[座条])?长{n:n}${d}的(?:大桥|桥|隧道|山洞)`), (slot, scene, words) => inUnits(slot('d'), '', scene) && is('bridge', slot('n'), scene, words)],
  [clause(`(?:它|火车|列车)?(?:以)?每${t}{m:m}(?<e>米|千米)的速度(?:完全)?(?:通过|经过|穿过)(?:一[座条])?长{n:n}${d}的(?:大桥|桥|隧道|山洞)`.replace('{m:m}', String.raw`(?<m>\d+(?:\.\d+)?)`)), (slot, scene, words) => slot('d') === slot('e') && inUnits(slot('d'), slot('t'), scene) && is('speed', slot('m'), scene, words) && is('bridge', slot('n'), scene, words)],
  [clause(`(?:从车头上桥到车尾离桥|从车头进入?隧道到车尾离开隧道|火车从上桥到离桥)?,?(?:总共|共)?(?:需要?|要|用)多少(?:时间|${t})`), crossed],
  [clause(`(?:一[条个]|有一[条个])?环形跑道(?:周长|一周|一圈|全)?长?(?:是|为)?{n:n}${d}`), (slot, scene, words) => inUnits(slot('d'), '', scene) && is('track', slot('n'), scene, words)],
  [clause(`(?<who>甲|乙|小明|小红)(?:的速度是?)?每${t}跑?{n:n}${d}`), (slot, scene, words) => inUnits(slot('d'), slot('t'), scene) && is(scene.has('one') ? 'two' : 'one', slot('n'), scene, words) && scene.note(`runner ${slot('who')}`) === undefined && scene.agree(`runner ${slot('who')}`, 'yes')],
  [clause(`(?:如果)?(?:${two})?(?:从同一(?:地点|起点))?(?:同时)?(?:从)?(?:同时同地|同地|同一(?:地点|起点)|同时从同一(?:地点|起点))(?:同时)?(?<how>同向|同方向|反向|背向|相反方向)(?:而行|出发|起跑|跑步|跑)?`), (slot, scene) => scene.agree('lap', /同/.test(slot('how')) ? 'same' : 'opposite')],
  [clause(`(?:经过)?(?:多少|几)${t}(?:后)?,?(?:${two})?(?:第一次)(?:相遇|追上)|(?:经过)?(?:多少|几)(?<v>秒|分钟)(?:后)?,?(?:两人)?首次相遇`), (slot, scene, words) => {
    const how = scene.note('lap');
    if (how === undefined || !['track', 'one', 'two'].every((key) => scene.has(key)) || !inUnits('', slot('t') || slot('v'), scene)) return false;
    const [one, other] = ['one', 'two'].map((key) => quantity(key, scene, words));
    const isFaster = Number(numeral(scene, 'one')) > Number(numeral(scene, 'two'));
    if (!one || !other) return false;
    return scene.ask(words, [over(quantity('track', scene, words), how === 'opposite' ? plus(one, other) : isFaster ? less(one, other) : less(other, one))], slot('t') || slot('v'));
  }],
];

function numeral(scene: Scene, key: string): number {
  const value = scene.told.conditions.find(({ left }) => left.kind === 'symbol' && left.name === `:${key}`)?.right;
  return value?.kind === 'number' ? Number(value.numerator) / Number(value.denominator) : Number.NaN;
}

const v = String.raw`(?<v>mph|km\/h|m\/s)`;
const ed = '(?<d>miles|km|kilometers|meters|feet|m)';
const et = '(?<t>hours?|minutes?|seconds?)';
const mover = '(?:car|train|bus|truck|plane|boat|cyclist|runner|motorcycle)';
const same = String.raw`(?: (?:from )?(?:on the same (?:road|route|track)|the same (?:station|place|point|town|city)))?(?:,? (?:traveling |travelling |heading |going )?in the same direction)?`;
const english: ClauseRule[] = [
  [clause(String.raw`a ${mover} leaves (?:a|the) (?:station|town|city|house|airport|point)(?: at noon)?(?: and)?(?: traveling| travelling| travels)?(?: (?:north|south|east|west))? at {n:n} ${v}`), (slot, scene, words) => ofSpeed(slot('v'), scene) && is('slow', slot('n'), scene, words) && scene.agree('first', 'gone')],
  [clause(String.raw`{n:n} ${et} later,? (?:a 2nd|a second|another) ${mover} (?:leaves|follows)(?: (?:from )?the same (?:station|place|point|town|city))?(?: and)?(?: traveling| travelling| travels)?(?: (?:in the same direction|on the same (?:road|route|track)))? at (?<m>\d+(?:\.\d+)?) ${v}`), (slot, scene, words) => scene.note('first') !== undefined && /same|follows/.test(words) && inUnits('', slot('t'), scene) && ofSpeed(slot('v'), scene) && is('lead', slot('n'), scene, words) && is('fast', slot('m'), scene, words)],
  [clause(String.raw`(?<who>[A-Z][a-z]+) is {n:n} ${ed} ahead of (?<whom>[A-Z][a-z]+)`), (slot, scene, words) => slot('who') !== slot('whom') && inUnits(slot('d'), '', scene) && scene.agree('ahead', slot('who')) && scene.agree('behind', slot('whom')) && is('gap', slot('n'), scene, words)],
  [clause(String.raw`(?<who>[A-Z][a-z]+) (?:walks|runs|rides|drives|cycles|travels|jogs) at {n:n} ${v}${same}`), (slot, scene, words) => {
    const key = slot('who') === scene.note('ahead') ? 'slow' : slot('who') === scene.note('behind') ? 'fast' : undefined;
    return key !== undefined && ofSpeed(slot('v'), scene) && is(key, slot('n'), scene, words);
  }],
  [clause(String.raw`(?:they (?:are )?(?:both )?(?:travel(?:ing)?|walk|run|ride|mov(?:e|ing)|go(?:ing)?) in the same direction)`), (_, scene) => scene.agree('way', 'same')],
  [clause(String.raw`(?:how (?:long|many ${et})|in how many ${et.replace('<t>', '<w>')}|after how many ${et.replace('<t>', '<z>')}) (?:will|does|would) (?:it take )?(?:for )?(?:the 2nd (?:one|${mover})|the second (?:one|${mover})|it|(?<who>[A-Z][a-z]+))?(?: take)?(?: to)? ?(?:catch up (?:to|with)|overtake|catch) (?:the first(?: one| ${mover})?|(?<whom>[A-Z][a-z]+))`), (slot, scene, words) => inUnits('', slot('t') || slot('w') || slot('z'), scene) && (slot('who') === '' || slot('who') === scene.note('behind')) && (slot('whom') === '' || slot('whom') === scene.note('ahead')) && caught(scene, words)],
  [clause(String.raw`a train(?: that is)? {n:n} ${ed} long (?:is )?(?:travels|moves|runs|traveling|moving|running) at (?<m>\d+(?:\.\d+)?) ${v}`), (slot, scene, words) => inUnits(slot('d'), '', scene) && ofSpeed(slot('v'), scene) && is('length', slot('n'), scene, words) && is('speed', slot('m'), scene, words)],
  [clause(String.raw`how (?:long|many ${et}) (?:does|will|would) it take(?: the train)? to (?:completely |fully )?(?:cross|pass through|go through|pass) a (?:bridge|tunnel)(?: that is)? {n:n} ${ed} long`), crossed],
];

/** One catches up with another, a train crosses a bridge, two run on a closed track. */
export const chaseStory: Grammar = {
  clauses: [...chinese, ...english],
  finish: (scene) => !scene.has('one') || scene.note('lap') !== undefined,
  // Each clause says its units, and they are held against one another as they are read.
  converts: true,
};
