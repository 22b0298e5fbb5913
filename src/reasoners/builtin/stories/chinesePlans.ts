import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, less, over, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

type Part = 'planned rate' | 'real rate' | 'planned days' | 'real days';

const part = (which: Part, scene: Scene): Expression => scene.quantity(which, { 'planned rate': '原计划每天的量', 'real rate': '实际每天的量', 'planned days': '原计划的天数', 'real days': '实际的天数' }[which], 'measure');

const is = (which: Part): ClauseRule[1] => (slot, scene, words) => {
  const value = written(slot('n'));
  return value !== undefined && (slot('u') === '' || scene.agree('unit', slot('u'))) && !scene.has(which) && scene.tell(words, part(which, scene), value);
};

/** 实际每天多做5个: against what was planned. */
const changed: ClauseRule[1] = (slot, scene, words) => {
  const value = written(slot('n'));
  const days = slot('t') !== '';
  const [real, planned]: readonly [Part, Part] = days ? ['real days', 'planned days'] : ['real rate', 'planned rate'];
  if (!value || scene.has(real) || (!days && !scene.agree('unit', slot('u')))) return false;
  return scene.tell(words, part(real, scene), /多|推迟|延后/.test(slot('op')) ? plus(part(planned, scene), value) : less(part(planned, scene), value));
};

const asks = (which: Part): ClauseRule[1] => (slot, scene, words) => (slot('u') === '' || scene.agree('unit', slot('u'))) && scene.agree('asks', `${which}|${words}`);

/** As much is done either way. */
function joined(scene: Scene): boolean {
  const [which = '', question = ''] = (scene.note('asks') ?? '').split('|');
  const [planned, real] = [times(part('planned rate', scene), part('planned days', scene)), times(part('real rate', scene), part('real days', scene))];
  scene.tell(question, planned, real);
  return which === 'saved' ? scene.ask(question, [less(part('planned days', scene), part('real days', scene))], '天') : which !== '' && scene.ask(question, [part(which as Part, scene)], which.endsWith('days') ? '天' : (scene.note('unit') ?? ''));
}

const u = '(?<u>吨|千克|米|千米|页|个|件|台|套|本|棵|辆|公顷)';
const does = '(?:完成|生产|修路?|看|读|烧煤?|用煤?|加工|做|织布?|铺路?|铺|栽树?|种|运|行|走|挖|制造)';
const thing = '[\\u4e00-\\u9fff]{0,4}?';
const work = '(?:[\\u4e00-\\u9fff]{0,8}?(?:生产|修|看|读|加工|做|烧|铺|运|挖|制造)(?:一批|一条|一本|一堆|一段)[\\u4e00-\\u9fff]{1,4}|[\\u4e00-\\u9fff]{0,6}(?:有|运来)(?:一批|一堆)[\\u4e00-\\u9fff]{1,3})';

/** What was planned and what was really done each day. */
export const planStory: Grammar = {
  clauses: [
    [clause(work), () => true],
    [clause(`(?:${work})?,?(?:原)?计划每天${does}{n:n}${u}${thing}`), is('planned rate')],
    [clause('(?:可以|能)?按时完成(?:任务)?'), () => true],
    [clause('(?:原计划)?(?:需要?|要|可以?)?(?:用)?{n:n}天(?:可以|能)?(?:完成|看完|修完|用完|烧完|做完|运完|铺完)(?:任务)?'), (slot, scene, words) => !scene.has('real rate') && is('planned days')(slot, scene, words)],
    [clause(`(?:实际|后来实际|由于改进技术,?实际)每天${does}了?{n:n}${u}${thing}`), is('real rate')],
    [clause(`(?:实际)?每天(?:比(?:原)?计划)?(?<op>多|少)${does}{n:n}${u}${thing}`), changed],
    [clause('(?:结果|实际上?|实际只?用了?)?(?:只?用了?)?{n:n}天就?(?:完成|看完|修完|用完|烧完|做完|运完|铺完)了?(?:任务)?'), (slot, scene, words) => scene.has('real rate') && is('real days')(slot, scene, words)],
    [clause('(?:结果|实际)?(?:比(?:原)?计划)?(?<op>提前|推迟)了?{n:n}(?<t>天)(?:完成|看完|修完|用完|做完)了?(?:任务)?'), changed],
    [clause('原计划(?:完成任务|完成)?(?:需要?|要)?(?:用)?(?:多少|几)天(?:可以|能)?(?:完成|看完|修完|用完|做完)?(?:任务)?'), asks('planned days')],
    [clause('(?:实际)?(?:上)?(?:需要?|要|用了?|可以)?(?:用)?(?:多少|几)天(?:可以|能)?(?:完成|看完|修完|用完|烧完|做完|运完|铺完)(?:任务)?|实际(?:用了?)?(?:多少|几)天(?:完成)?'), (slot, scene, words) => scene.has('planned days') && asks('real days')(slot, scene, words)],
    [clause('(?:实际|可以|可)?(?:比(?:原)?计划)?提前(?:多少|几)天(?:完成|看完|修完|用完|做完)?(?:任务)?'), (_, scene, words) => scene.agree('asks', `saved|${words}`)],
    [clause(`实际(?:平均)?每天${does}(?:多少|几)${u}${thing}`), asks('real rate')],
  ],
  finish: (scene) => scene.has('planned rate') && joined(scene),
};

const lap = (scene: Scene): Expression => scene.quantity('lap', '单程的长', 'measure');
const rounds = (slot: Slots, scene: Scene, words: string): boolean => {
  const value = written(slot('n'));
  return value !== undefined && scene.tell(words, scene.quantity('rounds', '来回数', 'count'), value);
};
const whole = (scene: Scene): Expression => times(times(num(2), lap(scene)), scene.quantity('rounds', '', 'count'));

const pool = '(?:这个|这条)?(?:游泳池|泳池|泳道|跑道|操场)(?:的)?(?:泳道)?';

/** There and back so many times: twice the length each time. */
export const lapsStory: Grammar = {
  clauses: [
    [clause('(?:星期[\\u4e00-\\u9fff])?(?:[\\u4e00-\\u9fff]{2})?(?:去|到)(?:游泳馆|游泳池|游泳|操场)(?:游泳|跑步)?'), () => true],
    [clause('(?:[\\u4e00-\\u9fff]{1,2})?(?:在(?:泳道|泳池|跑道|操场)上?)?(?:游|跑|走)了{n:n}个来回'), rounds],
    [clause(`${pool}长{n:n}(?<u>米)`), (slot, scene, words) => { const value = written(slot('n')); return value !== undefined && scene.tell(words, lap(scene), value); }],
    [clause('(?:总共|共)(?:游|跑|走)了{n:n}(?<u>米)'), (slot, scene, words) => { const value = written(slot('n')); return value !== undefined && scene.has('rounds') && scene.tell(words, scene.quantity('whole', '总路程', 'measure'), value) && scene.tell(words, lap(scene), over(scene.quantity('whole', '', 'measure'), times(num(2), scene.quantity('rounds', '', 'count')))); }],
    [clause('(?:[\\u4e00-\\u9fff]{1,2})?(?:总共|共)(?:游|跑|走)了多少米'), (_, scene, words) => scene.has('lap') && scene.has('rounds') && scene.ask(words, [whole(scene)], '米')],
    [clause(`${pool}(?:有多长|长多少米|有多少米长)`), (_, scene, words) => scene.has('whole') && scene.ask(words, [lap(scene)], '米')],
  ],
};

const each = (which: 'x' | 'y', scene: Scene): Expression => scene.quantity(`each ${which}`, scene.note(which) ?? '', 'measure');
const kind = (name: string, scene: Scene): 'x' | 'y' | undefined => (['x', 'y'] as const).find((which) => scene.note(which) === name);
const unit = '(?<v>筐|箱|袋|支|本|张|把|个|盒|件|台|桶|瓶|包)';

/** So many of one kind and so many of another together: each of the one is known. */
export const twoKindsStory: Grammar = {
  clauses: [
    [clause(`[\\u4e00-\\u9fff]{0,8}?(?:运来|买来|买了|购进|有|买)?{n:a}${unit}(?<x>[\\u4e00-\\u9fff]{1,4})(?:和|与){n:b}(?<w>筐|箱|袋|支|本|张|把|个|盒|件|台|桶|瓶|包)(?<y>[\\u4e00-\\u9fff]{1,4}?),?(?:总共|共)(?:重|用去?|花了?|付了?|用了){n:n}(?<u>千克|元|克)`), (slot, scene, words) => {
      const [a, b, n] = ['a', 'b', 'n'].map((key) => written(slot(key)));
      if (!a || !b || !n || slot('x') === slot('y') || !scene.agree('unit', slot('u'))) return false;
      scene.remember('x', slot('x'));
      scene.remember('y', slot('y'));
      scene.remember('unit x', slot('v'));
      scene.remember('unit y', slot('w'));
      return scene.tell(words, plus(times(a, each('x', scene)), times(b, each('y', scene))), n);
    }],
    [clause(`每${unit}(?<k>[\\u4e00-\\u9fff]{1,4}?)(?:的价钱|的价格)?(?:重|是|要|卖)?{n:n}(?<u>千克|元|克)`), (slot, scene, words) => {
      const [which, value] = [kind(slot('k'), scene), written(slot('n'))];
      return which !== undefined && value !== undefined && scene.note(`unit ${which}`) === slot('v') && scene.agree('unit', slot('u')) && scene.tell(words, each(which, scene), value);
    }],
    [clause(`每${unit}(?<k>[\\u4e00-\\u9fff]{1,4}?)(?:的价钱|的价格)?(?:重|是|要|卖)?多少(?<u>千克|元|克)`), (slot, scene, words) => {
      const which = kind(slot('k'), scene);
      return which !== undefined && scene.note(`unit ${which}`) === slot('v') && scene.agree('unit', slot('u')) && scene.ask(words, [each(which, scene)], slot('u'));
    }],
  ],
};
