import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, less, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

/** What one cut, one flight of stairs or one pause between two strokes takes. */
const each = (scene: Scene, words: string): Expression => scene.quantity('each', /[\u4e00-\u9fff]/.test(words) ? '每一次' : 'each time', 'measure');

/** Of so many pieces, floors or strokes there is one gap fewer. */
function gaps(count: string): Expression | undefined {
  const value = written(count);
  return value && value.denominator === 1n && value.numerator > 1n ? less(value, num(1)) : undefined;
}

const unit = (slot: Slots, scene: Scene): boolean => slot('t') === '' || scene.agree('unit', slot('t').toLowerCase().replace(/s$/, ''));
const kind = (slot: Slots, scene: Scene, name: string): boolean => scene.agree('kind', name) && unit(slot, scene);

const one = (name: string): ClauseRule[1] => (slot, scene, words) => {
  const value = written(slot('m'));
  return value !== undefined && kind(slot, scene, name) && scene.tell(words, each(scene, words), value);
};
/** So many pieces take so long. */
const whole = (name: string): ClauseRule[1] => (slot, scene, words) => {
  const [value, parts] = [written(slot('m')), gaps(slot('n'))];
  return value !== undefined && parts !== undefined && kind(slot, scene, name) && scene.tell(words, times(each(scene, words), parts), value);
};
const told = (name: string): ClauseRule[1] => (slot, scene) => kind(slot, scene, name) && scene.agree('parts', slot('n'));
const asksAll = (name: string): ClauseRule[1] => (slot, scene, words) => {
  const parts = gaps(slot('n') || (scene.note('parts') ?? ''));
  return parts !== undefined && kind(slot, scene, name) && scene.ask(words, [times(each(scene, words), parts)], slot('t'));
};

const log = '(?:粗细均匀的)?(?:木头|木料|木棒|钢管|圆木|木材|钢条|木条)';
const t = '(?<t>分钟|秒|小时)';
const m = String.raw`(?<m>\d{1,6}(?:\.\d{1,4})?)`;
const same = '(?:照这样(?:计算|的速度)?,?|用?同样的速度,?|按这样的速度,?)?';

const chinese: ClauseRule[] = [
  [clause(`(?:把|将)?(?:一|1)根${log}(?:锯|截)成{n:n}段`), told('cut')],
  [clause(`(?:每)(?:锯|截)(?:断)?(?:一|1)次(?:需要?|要|用){0,2}${m}${t}`), one('cut')],
  [clause(`(?:把|将)?(?:(?:一|1)根${log})?(?:锯|截)成{n:n}段(?:总共|共)?(?:需要?|要|用|花)了?${m}${t}`), whole('cut')],
  [clause(`(?:总共|共)?(?:需要?|要|用)多少${t}`), (slot, scene, words) => scene.note('kind') === 'cut' && asksAll('cut')(slot, scene, words)],
  [clause(`${same}(?:如果|若)?(?:(?:把|将)(?:这|同样的|一|1)根${log})?(?:锯|截)成{n:n}段,?(?:总共|共)?(?:需要?|要|用)多少${t}`), asksAll('cut')],
  [clause('[\\u4e00-\\u9fff]{0,3}家住在?(?:[\\u4e00-\\u9fff]{2,4}大厦)?{n:n}(?:楼|层)'), told('floor')],
  [clause('(?:这[栋幢座]楼)?每上(?:一|1)层(?:楼)?(?:需要?|要){0,2}(?:走|爬){m:n}[级个]台阶'.replace('{m:n}', m)), one('floor')],
  [clause('[\\u4e00-\\u9fff]{0,3}(?:回家|从(?:一|1)楼(?:走)?到家)(?:总共|共)?(?:需要?|要)(?:走|爬)多少[级个]台阶'), asksAll('floor')],
  [clause(`[\\u4e00-\\u9fff]{0,3}从(?:一|1)(?:楼|层)(?:走|爬|上)?到{n:n}(?:楼|层)(?:需要?|要|用)了?${m}${t}`), whole('floor')],
  [clause(`${same}[\\u4e00-\\u9fff]{0,1}从(?:一|1)(?:楼|层)(?:走|爬|上)?到{n:n}(?:楼|层)(?:需要?|要|用)多少${t}`), asksAll('floor')],
  [clause(`(?:一座|时钟|大钟|钟楼的钟|挂钟)?(?:大钟|时钟|挂钟)?敲{n:n}下(?:需要?|要|用)了?${m}${t}(?:敲?完)?`), whole('stroke')],
  [clause(`${same}敲{n:n}下(?:需要?|要|用)多少${t}`), asksAll('stroke')],
];

const time = '(?<t>minutes?|seconds?|hours?)';
const wood = String.raw`(?:a|the|another|an identical) (?:log|wooden board|board|pipe|plank|stick|rod)`;
const english: ClauseRule[] = [
  [clause(String.raw`it takes ${m} ${time} to (?:saw|cut) ${wood} into {n:n} pieces`), whole('cut')],
  [clause(String.raw`each cut takes ${m} ${time}`), one('cut')],
  [clause(String.raw`(?:[A-Z][a-z]+|he|she|a carpenter) (?:saws|cuts) ${wood} into {n:n} pieces`), told('cut')],
  [clause(String.raw`how (?:long|many ${time}) (?:does|will|would) it take(?: (?:him|her|[A-Z][a-z]+))?(?: to (?:saw|cut) ${wood} into {n:n} pieces)?(?: at the same rate)?`), asksAll('cut')],
];

/** Pieces and cuts, floors and stairs, strokes of a clock: one more than what lies between. */
export const cutsStory: Grammar = { clauses: [...chinese, ...english], finish: (scene) => scene.told.conditions.length === 1 };
