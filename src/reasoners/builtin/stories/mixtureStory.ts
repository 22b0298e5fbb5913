import type { Expression } from '../../../math/expression.ts';
import { num } from '../../../math/build.ts';
import { clause, less, over, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

const unit = String.raw`(?:liters?|litres?|ml|milliliters?|gallons?|ounces?|pounds?|grams?|kg|l|quarts?|cups?|cc)`;
const stuff = String.raw`(?:salt|acid|alcohol|sugar|antifreeze|saline|hydrochloric acid|copper|silver|juice|bleach|pesticide|fruit juice|sulfuric acid)`;
const solution = String.raw`(?:an? )?(?:(?:${stuff}) )?(?:solution|mixture|alloy|brine)(?: of ${stuff})?`;
const of = (name: string): string => String.raw`(?:a |an )?(?<${name}>\d+(?:\.\d+)?%) ${solution}`;

/** Amount times strength before and after are the same: what is mixed in brings its own. */
function mixed(scene: Scene, words: string, base: Expression, strength: Expression, added: Expression, its: Expression, wanted: Expression): boolean {
  return scene.tell(words, plus(times(strength, base), times(its, added)), times(wanted, plus(base, added)));
}

const pure: Readonly<Record<string, number>> = { 水: 0, 盐: 1, 糖: 1, water: 0, 'pure water': 0, 'pure acid': 1, 'pure alcohol': 1, salt: 1, 'pure salt': 1, 'pure antifreeze': 1, sugar: 1 };

const added = (which: string): ClauseRule[1] => (slot, scene, words) => {
  const [amount, strength, wanted] = [slot('n'), slot('p'), slot('q')].map(written);
  const name = slot('what').toLowerCase();
  const its = slot('r') === '' ? (Object.hasOwn(pure, name) ? num(pure[name] ?? 0) : undefined) : written(slot('r'));
  if (!amount || !strength || !wanted || !its) return false;
  const more = scene.quantity('added', which === 'zh' ? `加入的${slot('what')}` : 'what is added', 'measure');
  return mixed(scene, words, amount, strength, more, its, wanted) && scene.ask(words, [more]);
};

const zhName = '(?:盐水|糖水|酒精溶液|酒精|药水|溶液|盐酸|盐溶液)';

const start = (slot: Slots, scene: Scene): boolean => scene.agree('start', `${slot('n')} ${slot('p')}`);

export const mixtureStory: Grammar = {
  clauses: [
    [clause(String.raw`how (?:many|much) ${unit} of ${of('r')} (?:must|should|need to|needs to|has to|have to|do you need to|would you) (?:be )?(?:mixed|added|add|mix|combined) (?:with|to) {n:n} ${unit} of ${of('p')} (?:to (?:get|make|obtain|produce|form|create|yield)|so that the result is|in order to (?:get|make|obtain)) (?:a|an) (?<q>\d+(?:\.\d+)?%) ${solution}`), added('en')],
    [clause(String.raw`how (?:many|much) (?:${unit} of )?(?<what>(?:pure )?(?:water|acid|alcohol|salt|antifreeze|sugar)) (?:must|should|needs? to|has to|do you need to) (?:be )?(?:mixed|added|add|mix) (?:with|to) {n:n} ${unit} of ${of('p')} (?:to (?:get|make|obtain|produce|form|create|yield)|in order to (?:get|make|obtain)) (?:a|an) (?<q>\d+(?:\.\d+)?%) ${solution}`), added('en')],
    [clause(`(?:现)?(?:有|把)?(?:浓度(?:为|是)?)?{p:p}的${zhName}{n:n}(?:克|千克|升|毫升)`), (slot, scene) => start(slot, scene)],
    [clause(`(?:现)?(?:有|把)?{n:n}(?:克|千克|升|毫升)(?:浓度(?:为|是)?)?{p:p}的${zhName}`), (slot, scene) => start(slot, scene)],
    [clause(`(?:要|想)?(?:使|把|将)?(?:它|其|盐水|糖水)?(?:的)?(?:浓度)?(?:配成|变成|变为|稀释成|稀释为|稀释到|配制成|提高到|降低到|降到)(?:浓度(?:为|是)?)?{p:q}(?:的${zhName})?`), (slot, scene) => scene.agree('wanted', slot('q'))],
    [clause('(?:需要|需|应|要)?(?:再)?(?<how>加入?|蒸发掉?)(?<what>水|盐|糖)?(?:多少|几)(?:克|千克|升|毫升)(?:的)?(?<again>水|盐|糖)?'), (slot, scene, words) => {
      const [, n = '', p = ''] = /^(\S+) (\S+)$/.exec(scene.note('start') ?? '') ?? [];
      const what = slot('what') || slot('again');
      const [amount, strength, wanted] = [n, p, scene.note('wanted') ?? ''].map(written);
      if (!amount || !strength || !wanted || what === '' || (slot('how').startsWith('蒸') && what !== '水')) return false;
      const change = scene.quantity('added', slot('how').startsWith('蒸') ? '蒸发的水' : `加入的${what}`, 'measure');
      if (slot('how').startsWith('蒸')) return scene.tell(words, times(strength, amount), times(wanted, less(amount, change))) && scene.ask(words, [change]);
      return mixed(scene, words, amount, strength, change, num(pure[what] ?? 0), wanted) && scene.ask(words, [change]);
    }],
    [clause('(?:用|把|将)?{n:n}(?:克|千克)(?<what>盐|糖|药|农药)(?:放入|溶入|溶解在|溶解于|和|加入|放进){n:m}(?:克|千克)(?:的)?水(?:中|里)?(?:制成|配成|配制成|里)?(?:盐水|糖水|药水)?'), (slot, scene, words) => {
      const [solute, water] = [written(slot('n')), written(slot('m'))];
      const [s, w] = [scene.quantity('solute', slot('what'), 'measure'), scene.quantity('water', '水', 'measure')];
      return solute !== undefined && water !== undefined && scene.tell(words, s, solute) && scene.tell(words, w, water);
    }],
    [clause('(?:这种|这时|求)?(?:盐水|糖水|药水)?(?:的)?(?:含盐率|含糖率|浓度)(?:是|为)?(?:多少|百分之几)?'), (_, scene, words) => {
      if (!scene.has('solute')) return false;
      const [s, w] = [scene.quantity('solute', '', 'measure'), scene.quantity('water', '', 'measure')];
      return scene.ask(words, [over(s, plus(s, w))]);
    }],
  ],
  // What there was at first and what is wanted must both have been used.
  finish: (scene) => (scene.note('start') === undefined && scene.note('wanted') === undefined) || scene.has('added'),
};
