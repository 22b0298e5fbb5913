import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, less, over, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

const isChinese = (words: string): boolean => /[\u4e00-\u9fff]/.test(words);
const quantity = (key: 'length' | 'spacing' | 'gaps' | 'trees', scene: Scene, words: string): Expression => {
  const [zh, en] = { length: ['全长', 'the whole length'], spacing: ['间隔的长', 'the spacing'], gaps: ['间隔数', 'the number of gaps'], trees: ['一侧的数量', 'the number on one side'] }[key];
  return scene.quantity(key, (isChinese(words) ? zh : en) ?? '', key === 'gaps' || key === 'trees' ? 'count' : 'measure');
};

const is = (key: 'length' | 'spacing', slot: Slots, scene: Scene, words: string): boolean => {
  const value = written(slot('n') || slot('m'));
  return value !== undefined && value.numerator > 0n && scene.agree('unit', slot('u')) && scene.tell(words, quantity(key, scene, words), value);
};

/** One side or both; a closed line has neither sides nor ends. */
function along(slot: Slots, scene: Scene, words: string): boolean {
  const side = slot('side');
  if (side !== '' && !scene.agree('sides', /^(?:两|both)/i.test(side) ? '2' : '1')) return false;
  return slot('n') === '' || is('length', slot, scene, words);
}

const endsAre = (which: 'both' | 'none' | 'one' | 'ring', scene: Scene, words: string): boolean => {
  if (scene.note('ends') === undefined) scene.remember('ends said', words);
  return scene.agree('ends', which);
};
const ends = (which: 'both' | 'none' | 'one' | 'ring'): ClauseRule[1] => (_, scene, words) => endsAre(which, scene, words);
const every: ClauseRule[1] = (slot, scene, words) => scene.agree('every', words) && scene.agree('thing', slot('k')) && (slot('from') === '' || endsAre('both', scene, words)) && along((name) => (name === 'n' ? '' : slot(name)), scene, words) && is('spacing', (name) => (name === 'n' ? slot('d') : slot(name)), scene, words);

const total: ClauseRule[1] = (slot, scene, words) => scene.agree('thing', slot('k')) && scene.agree('told', `${slot('n')} ${words}`);
const asks = (what: 'trees' | 'spacing' | 'length'): ClauseRule[1] => (slot, scene, words) => (slot('k') === '' || scene.agree('thing', slot('k'))) && scene.agree('asks', `${what} ${words}`);

/** Both ends make one more than the gaps, no end one fewer; what closes up has as many. */
function joined(scene: Scene): boolean {
  const [, what = '', question = ''] = /^(\S+) (.+)$/.exec(scene.note('asks') ?? '') ?? [];
  const [, count = '', said = ''] = /^(\S+) (.+)$/.exec(scene.note('told') ?? '') ?? [];
  const how = scene.note('ends');
  const sides = how === 'ring' ? '1' : scene.note('sides');
  if (how === undefined || sides === undefined || what === '' || (how === 'ring' && scene.note('sides') !== undefined)) return false;
  const [gaps, trees] = [quantity('gaps', scene, question), quantity('trees', scene, question)];
  const all = sides === '1' ? trees : times(num(2), trees);
  const known = written(count);
  if ((what === 'trees') === (known !== undefined)) return false;
  const [length, spacing] = [quantity('length', scene, question), quantity('spacing', scene, question)];
  const [atEnds = question, apart = question] = [scene.note('ends said'), scene.note('every')];
  if (known) scene.tell(said, all, known);
  scene.tell(atEnds, trees, how === 'both' ? plus(gaps, num(1)) : how === 'none' ? less(gaps, num(1)) : gaps);
  if (what === 'trees') scene.tell(apart, gaps, over(length, spacing));
  else if (what === 'spacing') scene.tell(apart, spacing, over(length, gaps));
  else scene.tell(apart, length, times(spacing, gaps));
  if (what === 'trees') return scene.ask(question, [all], scene.note('thing') ?? '');
  return scene.ask(question, [quantity(what === 'spacing' ? 'spacing' : 'length', scene, question)], scene.note('unit') ?? '');
}

const u = '(?<u>米|千米)';
const k = '(?<k>棵|盏|面|根|盆|个)';
const side = '(?<side>一侧|一旁|一边|两侧|两旁|两边)';
const way = '(?:笔直的)?(?:公路|小路|道路|马路|街道|大道|走廊|大桥|桥|河堤|堤岸|小道|路|林荫道|绿荫大道)';
const put = '(?:栽种?|种植?|植|插|安装|安|装|摆放?|放|立|竖|挂|架设)(?:了|着|上)?';
const thing = '(?:[\\u4e00-\\u9fff]{0,3}(?:树|柳|杨|柏|松|槐|灯|旗|电线杆|花|牌|石|垃圾桶))';

const chinese: ClauseRule[] = [
  [clause(`(?:在|沿着?|有)?(?:(?:一|1)[条段座])?(?:全?长|长)?{n:n}${u}长?的?${way}(?:的)?${side}?(?:${put}(?:树|${thing}))?`), along],
  [clause(`(?:在|沿着?)(?:(?:一|1)[条段座])?(?:全?长)?{n:n}${u}长?的${way}的?${side},?每隔(?<d>\\d{1,6}(?:\\.\\d{1,3})?)(?<v>米|千米)${put}(?:一|1)${k}${thing}?`), (slot, scene, words) => scene.agree('unit', slot('v')) && along(slot, scene, words) && every((name) => (name === 'side' ? '' : slot(name)), scene, words)],
  [clause(`(?:有)?(?:(?:一|1)[条段座])?${way}(?:全?长|长)(?:是|为)?{n:n}${u}`), along],
  [clause(`(?:这[条段座]${way})?全长{n:n}${u}`), along],
  [clause(`(?:要|现要|计划|现计划)?(?:在|沿)(?:(?:一|1)[条段]|这[条段])?${way}的?${side}(?<from>从头到尾)?${put}(?:树|${thing})`), (slot, scene, words) => (slot('from') === '' || endsAre('both', scene, words)) && along(slot, scene, words)],
  [clause(`(?:(?:要|现在?要|计划)?(?:在|沿)?(?:(?:一|1)[条段]|这[条段]|它)?(?:${way})?的?${side})?(?:从起点开始)?(?<from>从头到尾|从起点到终点)?,?每隔(?<d>\\d{1,6}(?:\\.\\d{1,3})?)${u}${put}(?:一|1)${k}${thing}?`), every],
  [clause(`(?:(?:首尾|路的?|起点和终点)?)?(?:两端|两头|首尾|起点和终点)(?:也|都|均)(?:要)?${put}`), ends('both')],
  [clause(`(?:如果|若)?(?:两端|两头)(?:都|均)?不${put}`), ends('none')],
  [clause(`(?:只有?|只在)?一端${put}|只${put}一端`), ends('one')],
  [clause(`(?:一个|有一个|在一个)?圆形(?:的)?(?:池塘|水池|花坛|湖|鱼塘|水塘|滑冰场|溜冰场)(?:的)?(?:周长|一周长|一周)(?:是|为|长)?{n:n}${u}`), (slot, scene, words) => endsAre('ring', scene, words) && is('length', slot, scene, words)],
  [clause(`(?:要)?(?:在|沿着?|绕着?)(?:它|池塘|水池|花坛|湖|鱼塘)?的?(?:周围|四周|一周|边上|周边|岸边),?每隔(?<d>\\d{1,6}(?:\\.\\d{1,3})?)${u}${put}(?:一|1)${k}${thing}?`), (slot, scene, words) => scene.note('ends') === 'ring' && every(slot, scene, words)],
  [clause(`(?:总共|共)(?:${put}|用)?(?:${thing})?{n:n}${k}(?:${thing})?`), total],
  [clause(`(?:从头到尾)(?:总共|共)?(?:${put}|用)?(?:${thing})?{n:n}${k}(?:${thing})?`), (slot, scene, words) => endsAre('both', scene, words) && total(slot, scene, words)],
  [clause(`(?:总共|共)?(?:可以?|能|需要?|要)?(?:总共|共)?(?:准备|${put})?(?:${thing})?多少${k}(?:${thing}|树苗)?`), asks('trees')],
  [clause(`(?:相邻|每)[两2]${k}(?:${thing})?之?间?(?:的)?(?:相隔|间隔|距离|相距)(?:是|为)?多少${u}`), (slot, scene, words) => scene.agree('unit', slot('u')) && asks('spacing')(slot, scene, words)],
  [clause(`这[条段座]${way}(?:全)?长多少${u}`), (slot, scene, words) => scene.agree('unit', slot('u')) && asks('length')((name) => (name === 'k' ? '' : slot(name)), scene, words)],
];

const road = String.raw`(?:straight )?(?:road|street|path|driveway|avenue|highway|fence line|trail)`;
const units = '(?<u>meters?|metres?|feet|foot|yards?|km|m)';
const item = '(?<k>tree|lamp|lamp post|lamppost|pole|flag|post|bush)';
const english: ClauseRule[] = [
  [clause(String.raw`${item}s are (?:planted|placed|put up|set|installed) every (?<d>\d{1,6}(?:\.\d{1,3})?) ${units} (?:along|on) (?<side>one side|both sides) of (?:a|the) (?:road|street|path|avenue)(?: that is (?<n>\d{1,6}) (?:meters?|metres?|feet|yards|km|m) long)?`), (slot, scene, words) => every(slot, scene, words) && (slot('n') === '' || is('length', slot, scene, words))],
  [clause(String.raw`(?:a|the) ${road} is {n:n} ${units} long`), along],
  [clause(String.raw`there is (?:a|one) ${item} at (?:each end|both ends)(?: of the ${road})?`), (slot, scene, words) => scene.agree('thing', slot('k')) && endsAre('both', scene, words)],
  [clause(String.raw`(?:with|including) (?:a|one) ${item} at (?:each end|both ends)`), (slot, scene, words) => scene.agree('thing', slot('k')) && endsAre('both', scene, words)],
  [clause(String.raw`there (?:is|are) no ${item}s? at (?:either end|the ends)`), (slot, scene, words) => scene.agree('thing', slot('k')) && endsAre('none', scene, words)],
  [clause(String.raw`how many ${item}s are (?:there|needed|planted)(?: in (?:all|total)| altogether)?`), asks('trees')],
];

/** Trees along a way, flags around a pond: what stands between gaps of one length. */
export const intervalsStory: Grammar = {
  clauses: [...chinese, ...english.map(([pattern, tell]): ClauseRule => [pattern, (slot, scene, words) => tell((name) => (name === 'u' ? slot('u').replace(/^m$/i, 'meter').replace('metre', 'meter').replace(/s$/, '').replace('feet', 'foot') : slot(name).toLowerCase()), scene, words)])],
  finish: joined,
};
