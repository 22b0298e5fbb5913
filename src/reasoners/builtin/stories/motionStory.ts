import type { Expression } from '../../../math/expression.ts';
import { clause, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

/** Speeds and the units that go with them; a story keeps to one of them. */
const unitsOf: Readonly<Record<string, readonly [distance: string, time: string]>> = { mph: ['mile', 'hour'], 'km/h': ['km', 'hour'], 'm/s': ['m', 'second'], 'feet per second': ['foot', 'second'], 'meters per minute': ['m', 'minute'] };

function distanceUnit(text: string): string {
  return text.toLowerCase().replace(/^kilomet(?:er|re)s?$/, 'km').replace(/^met(?:er|re)s?$/, 'm').replace(/^feet$/, 'foot').replace(/^miles$/, 'mile');
}

function agreeSpeed(unit: string, scene: Scene): boolean {
  const [distance = '', time = ''] = unitsOf[unit.toLowerCase()] ?? [];
  return distance !== '' && scene.agree('distance', distance) && scene.agree('time', time);
}

const agreeDistance = (unit: string, scene: Scene): boolean => scene.agree('distance', distanceUnit(unit));
const agreeTime = (unit: string, scene: Scene): boolean => scene.agree('time', unit.toLowerCase().replace(/s$/, ''));

const chinese = (scene: Scene): boolean => scene.note('language') === 'zh';
const speed = (which: 'a' | 'b', scene: Scene): Expression => scene.quantity(`speed ${which}`, chinese(scene) ? `${scene.note(which) ?? (which === 'a' ? '第一个' : '第二个')}的速度` : `the ${which === 'a' ? 'first' : 'second'} speed`, 'measure');
const time = (scene: Scene): Expression => scene.quantity('time', chinese(scene) ? '时间' : 'the time', 'measure');
const distance = (scene: Scene): Expression => scene.quantity('distance', chinese(scene) ? '路程' : 'the distance', 'measure');

function is(quantity: Expression, n: string, scene: Scene, words: string): boolean {
  const value = written(n);
  return value !== undefined && scene.tell(words, quantity, value);
}


const speedUnit = String.raw`(?<v>mph|km\/h|m\/s|feet per second|meters per minute)`;
const distances = '(?<d>miles|mile|km|kilometers|kilometres|meters|metres|m|feet)';
const times_ = '(?<t>hours?|minutes?|seconds?)';
const movers = String.raw`(?:an? |the |2 )?(?:car|train|bus|truck|plane|bike|cyclist|boat|runner|man|woman|person|jogger|hiker|ship|trains|cars|cyclists|buses|boats|runners|trucks|people|planes|bicycles|hikers|[A-Z][a-z]+)`;
const goes = '(?:travels|travel|drives|drove|goes|runs|ran|rides|walks|walked|moves|cycles|flies|is traveling|is travelling|is driving|is moving|traveled|travelled|is going|rode|flew|cycled|went)';

const twoSpeeds: ClauseRule[1] = (slot, scene, words) => agreeSpeed(slot('v'), scene) && is(speed('a', scene), slot('n'), scene, words) && is(speed('b', scene), slot('m'), scene, words);
const m = String.raw`(?<m>\d+(?:\.\d+)?)`;

const english: ClauseRule[] = [
  // One thing on its way
  [clause(String.raw`${movers} ${goes}(?: at)?(?: a| an)?(?: constant| average| steady)?(?: speed| rate)?(?: of)? ?{n:n} ${speedUnit}(?: for (?<h>\d+(?:\.\d+)?) ${times_})?`), (slot, scene, words) => scene.agree('how', `alone ${words}`) && agreeSpeed(slot('v'), scene) && is(speed('a', scene), slot('n'), scene, words) && (slot('h') === '' || (agreeTime(slot('t'), scene) && is(time(scene), slot('h'), scene, words)))],
  [clause(String.raw`${movers} ${goes} {n:n} ${distances} in (?<h>\d+(?:\.\d+)?) ${times_}`), (slot, scene, words) => scene.agree('how', `alone ${words}`) && agreeDistance(slot('d'), scene) && agreeTime(slot('t'), scene) && is(distance(scene), slot('n'), scene, words) && is(time(scene), slot('h'), scene, words)],
  [clause(String.raw`how far (?:does|did|will|can|has) (?:it|he|she|${movers})(?: travel| go| drive| run| walk| ride| traveled| gone| fly)(?: in total| in (?<h>\d+(?:\.\d+)?) ${times_})?`), (slot, scene, words) => (slot('h') === '' || (agreeTime(slot('t'), scene) && is(time(scene), slot('h'), scene, words))) && scene.ask(words, [distance(scene)])],
  [clause(String.raw`how (?:long|many ${times_}) (?:does|did|will|would) it take(?: (?:it|him|her|${movers}))?(?: to (?:travel|go|drive|cover|run|walk|ride|fly) {n:n} ${distances})?`), (slot, scene, words) => (slot('t') === '' || agreeTime(slot('t'), scene)) && (slot('n') === '' || (agreeDistance(slot('d'), scene) && is(distance(scene), slot('n'), scene, words))) && scene.note('how')?.startsWith('alone') === true && scene.ask(words, [time(scene)])],
  [clause(String.raw`what (?:is|was) (?:its|his|her|the (?:car|train|bus|runner|cyclist|boat|plane|truck)'s|[A-Z][a-z]+'s|the)(?: average)? speed(?: in (?<v>mph|km\/h|m\/s))?`), (slot, scene, words) => (slot('v') === '' || agreeSpeed(slot('v'), scene)) && scene.note('how')?.startsWith('alone') === true && scene.ask(words, [speed('a', scene)])],
  // Two that meet, or part
  [clause(String.raw`(?:2 (?:cars|trains|cyclists|buses|boats|runners|trucks|people|planes|bicycles|hikers)|[A-Z][a-z]+ and [A-Z][a-z]+) (?:are|start|begin|leave|live) {n:n} ${distances} apart(?<toward> and (?:travel|drive|start|move|walk|ride|head|run|cycle|are traveling|are moving|start moving|start walking|start driving|drive directly|travel directly)(?: directly)? towards? each other)?(?: at(?: speeds of| the rates of)? (?<p>\d+(?:\.\d+)?)(?: mph| km\/h)? and ${m} ${speedUnit}(?:,? respectively)?)?`), (slot, scene, words) => agreeDistance(slot('d'), scene) && is(distance(scene), slot('n'), scene, words) && (slot('toward') === '' || scene.agree('how', `towards ${words}`)) && (slot('m') === '' || (agreeSpeed(slot('v'), scene) && is(speed('a', scene), slot('p'), scene, words) && is(speed('b', scene), slot('m'), scene, words)))],
  [clause(String.raw`they (?:travel|drive|start|move|walk|ride|head|run|cycle|start moving|start walking|start driving)(?: at the same time)?(?: directly)? towards? each other(?: at the same time)?(?: at(?: speeds of)? {n:n}(?: mph| km\/h)? and ${m} ${speedUnit}(?:,? respectively)?)?`), (slot, scene, words) => scene.agree('how', `towards ${words}`) && (slot('n') === '' || twoSpeeds(slot, scene, words))],
  [clause(String.raw`2 (?:cars|trains|cyclists|buses|boats|runners|trucks|people|planes|hikers) (?:leave|start from|depart from|depart)(?: the same)?(?: a)?(?: city| town| station| place| point| airport)?(?: at the same time)?(?: (?:and )?(?:travel|traveling|driving|drive|going|head|walking|fly|flying))? ?(?:in )?opposite directions(?: at(?: speeds of)? {n:n}(?: mph| km\/h)? and ${m} ${speedUnit}(?:,? respectively)?)?`), (slot, scene, words) => scene.agree('how', `apart ${words}`) && (slot('n') === '' || twoSpeeds(slot, scene, words))],
  [clause(String.raw`(?:one(?: (?:car|train|cyclist|bus|boat|runner|truck|plane|person|hiker))?) (?:travels|drives|goes|runs|rides|walks|is traveling|is going|flies|moves) at {n:n} ${speedUnit} and the other(?: (?:car|train|cyclist|bus|boat|runner|truck|plane|person|hiker))?(?: (?:travels|drives|goes|runs|rides|walks|is traveling|flies|moves))?(?: at)? ${m} (?:mph|km\/h|m\/s)`), twoSpeeds],
  [clause(String.raw`(?:how long (?:will it take|does it take|until|before|will it be before|will it be until)(?: (?:for )?them to| they)? (?:meet|pass each other)|after how many ${times_} (?:will|do) they meet|(?:in )?how many hours (?:will it take them to|until they|before they) meet|when will they meet)`), (_, scene, words) => scene.note('how')?.startsWith('towards') === true && scene.ask(words, [time(scene)])],
  [clause(String.raw`how far apart (?:are|will) they(?: be)? (?:after|in) {n:n} ${times_}`), (slot, scene, words) => scene.note('how')?.startsWith('apart') === true && agreeTime(slot('t'), scene) && is(time(scene), slot('n'), scene, words) && scene.ask(words, [distance(scene)])],
  [clause(String.raw`(?:how long|(?:in|after) how many ${times_}|how many hours) (?:will it take (?:for them |until they are |them )?(?:to be )?|until they are |will they be |will it be (?:until|before) they are ){n:n} ${distances} apart`), (slot, scene, words) => scene.note('how')?.startsWith('apart') === true && agreeDistance(slot('d'), scene) && is(distance(scene), slot('n'), scene, words) && scene.ask(words, [time(scene)])],
];

const zhTime = '(?<t>小时|时|分钟|分|秒)';
const zhDistance = '(?<d>千米|公里|米|km)';
const zhMover = '(?:一?[列辆艘]?)(?:甲|乙|小[\\u4e00-\\u9fff]|客车|货车|快车|慢车|轿车|卡车|汽车|火车|好马|劣马|[\\u4e00-\\u9fff]{2})(?:车|船|队)?';
const unitZh = (slot: Slots, scene: Scene): boolean => (slot('d') === '' || scene.agree('distance', slot('d').replace('公里', '千米').replace('km', '千米'))) && (slot('t') === '' || scene.agree('time', slot('t').replace(/^时$/, '小时').replace(/^分$/, '分钟')));

const zh = (tell: ClauseRule[1]): ClauseRule[1] => (slot, scene, words) => {
  scene.remember('language', 'zh');
  return unitZh(slot, scene) && tell(slot, scene, words);
};
const rule = (source: string, tell: ClauseRule[1]): ClauseRule => [clause(source), zh(tell)];

/** The first that is named is a, the second b. */
function mover(name: string, scene: Scene): 'a' | 'b' | undefined {
  const plain = name.replace(/^一?[列辆艘]?/, '').replace(/^(甲|乙)[车船队]$/, '$1');
  if (scene.note('a') === undefined || scene.note('a') === plain) {
    scene.remember('a', plain);
    return 'a';
  }
  return scene.agree('b', plain) ? 'b' : undefined;
}

const oneSpeed: ClauseRule[1] = (slot, scene, words) => {
  const which = mover(slot('who'), scene);
  return which !== undefined && is(speed(which, scene), slot('n'), scene, words);
};

const places = '(?:两地|两城|两站|两车站|甲乙两地|A、?B两地|甲、乙两地|AB两地|甲乙两城|A、B两城|两个城市|东西两地)';
const meeting = `(?:(?:分别)?(?:同时)?(?:分别)?从(?:${places}|${places}同时)?(?:同时)?)?(?:同时)?(?:出发)?(?:相向|相对|面对面)(?:而行|开出|行驶|出发|行走|开来)?`;

const chineseRules: ClauseRule[] = [
  rule(`${places}(?:之?间)?(?:的)?(?:相距|路程是|距离是|路程为|距离为|的路程是|的距离是|路程长|的公路长)(?:为)?{n:n}${zhDistance}`, (slot, scene, words) => is(distance(scene), slot('n'), scene, words)),
  rule(`(?:甲乙两[车人船]|甲、乙两[车人船]|两[车人船列]|两辆汽车|两列火车|(?<who>${zhMover})(?:和|与|、)?(?<whom>${zhMover}))(?:分别)?${meeting}`, (slot, scene, words) => {
    if (slot('who') !== '' && (mover(slot('who'), scene) !== 'a' || mover(slot('whom'), scene) !== 'b')) return false;
    return scene.agree('how', `towards ${words}`);
  }),
  rule(`(?<who>${zhMover})(?:的速度)?(?:是|为)?每${zhTime}(?:行驶?|走|跑|航行|骑行?)?{n:n}${zhDistance}`, oneSpeed),
  rule(`(?<who>${zhMover})每天(?:行|走|跑){n:n}${zhDistance}`, (slot, scene, words) => scene.agree('time', '天') && oneSpeed(slot, scene, words)),
  rule(`(?<who>${zhMover})先(?:走|行|出发|跑){n:n}(?<t>小时|分钟|天)`, (slot, scene, words) => scene.agree('ahead', `${slot('who')} ${slot('n')} ${words}`)),
  rule(`(?:经过)?(?:多少|几)个?${zhTime}(?:后|以后|之后)?,?(?:客车和货车|甲乙两车|两车|两人|二人|他们|两船|两列火车|${zhMover}(?:和|与)${zhMover})?(?:可以|能|会|才能)?(?:在途中)?相遇`, (_, scene, words) => scene.note('how')?.startsWith('towards') === true && scene.ask(words, [time(scene)])),
  rule(`(?:两[车人船])?(?:经过|出发后)?{n:n}个?${zhTime}(?:后|以后)?,?(?:两[车人船])?(?:在途中)?相遇`, (slot, scene, words) => scene.note('how')?.startsWith('towards') === true && is(time(scene), slot('n'), scene, words)),
  rule(`(?:${places}|两地)(?:之?间)?(?:的)?(?:相距|路程是|距离是|的距离是)(?:多少|几)${zhDistance}`, (_, scene, words) => scene.ask(words, [distance(scene)])),
  rule(`(?<who>${zhMover})(?:的速度是)?每${zhTime}(?:行驶?|走|跑|航行|骑)?(?:多少|几)${zhDistance}`, (slot, scene, words) => {
    const which = mover(slot('who'), scene);
    return which !== undefined && scene.ask(words, [speed(which, scene)]);
  }),
  rule(`(?<who>${zhMover})(?:多少|几)${zhTime.replace('秒', '秒|天')}(?:后)?(?:能|可以|可|才能)?追上(?<whom>${zhMover})`, (slot, scene, words) => {
    const [a, b] = [mover(slot('who'), scene), mover(slot('whom'), scene)];
    const [, who = '', n = '', said = ''] = /^(\S+) (\S+) (.+)$/.exec(scene.note('ahead') ?? '') ?? [];
    const start = written(n);
    if (a === undefined || b === undefined || a === b || !start || mover(who, scene) !== b || scene.note('how') !== undefined) return false;
    // Who went ahead has gone for so much longer when both are at the same place.
    return scene.tell(said, times(speed(a, scene), time(scene)), times(speed(b, scene), plus(time(scene), start))) && scene.agree('how', `behind ${words}`) && scene.ask(words, [time(scene)]);
  }),
];

export const motionStory: Grammar = {
  clauses: [...english, ...chineseRules],
  finish: (scene) => {
    const [, how = '', words = ''] = /^(\S+) (.+)$/.exec(scene.note('how') ?? '') ?? [];
    if (how === 'behind') return true;
    // A head start changes where they meet.
    if (scene.note('ahead') !== undefined) return false;
    if (how === 'alone') return scene.tell(words, distance(scene), times(speed('a', scene), time(scene)));
    return (how === 'towards' || how === 'apart') && scene.tell(words, distance(scene), times(plus(speed('a', scene), speed('b', scene)), time(scene)));
  },
};
