import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, less, over, plus, times, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';

const isChinese = (words: string): boolean => /[\u4e00-\u9fff]/.test(words);

/** In still water, and of the water itself. */
function speeds(scene: Scene, words: string): readonly [boat: Expression, current: Expression] {
  const [boat, current] = isChinese(words) ? ['静水中的船速', '水流速度'] : ['the speed in still water', 'the speed of the current'];
  return [scene.quantity('boat', boat ?? '', 'measure'), scene.quantity('current', current ?? '', 'measure')];
}

/** A way with or against the stream in so much time; the way back is as long. */
const leg = (way: 'down' | 'up'): ClauseRule[1] => (slot, scene, words) => {
  const distance = written(slot('n') || (scene.note('distance') ?? ''));
  const time = written(slot('t'));
  if (!distance || !time || !scene.agree(way, words)) return false;
  scene.remember('distance', slot('n') || (scene.note('distance') ?? ''));
  const [boat, current] = speeds(scene, words);
  return scene.tell(words, times(way === 'down' ? plus(boat, current) : less(boat, current), time), distance);
};

const asks = (which: 0 | 1): ClauseRule[1] => (_, scene, words) => scene.has('boat') && scene.ask(words, [speeds(scene, words)[which]]);

/** There at one speed and back at another. */
const bothWays: ClauseRule[1] = (slot, scene, words) => {
  const [a, b] = [written(slot('n')), written(slot('m'))];
  const [there, back] = isChinese(words) ? ['去时的速度', '返回的速度'] : ['the speed there', 'the speed back'];
  return a !== undefined && b !== undefined && scene.tell(words, scene.quantity('there', there ?? '', 'measure'), a) && scene.tell(words, scene.quantity('back', back ?? '', 'measure'), b);
};

const average: ClauseRule[1] = (_, scene, words) => scene.has('there') && scene.ask(words, [over(num(2), plus(over(num(1), scene.quantity('there', '', 'measure')), over(num(1), scene.quantity('back', '', 'measure'))))]);

const m = String.raw`(?<m>\d+(?:\.\d+)?)`;
const t = String.raw`(?<t>\d+(?:\.\d+)?)`;

/** Boats with and against the stream, and ways there and back. */
export const streamStory: Grammar = {
  clauses: [
    [clause(String.raw`(?:a|the|it) ?(?:boat|ship|canoe|kayak|motorboat)? ?(?:travels|goes|can travel|sails|covers|traveled) {n:n} (?:miles|km|kilometers) downstream in ${t} hours`), leg('down')],
    [clause(String.raw`(?:(?:the|a) (?:boat|return trip|trip back|same trip|trip)(?: upstream)?|it)? ?(?:takes|travels|returns|goes|covers|traveled|takes it)? ?(?:{n:n} (?:miles|km|kilometers)|the same distance)? ?(?:upstream )?(?:in )?${t} hours(?: to (?:return|go back|travel back|make the return trip))?(?: upstream)?`), (slot, scene, words) => /upstream|return/i.test(words) && leg('up')(slot, scene, words)],
    [clause(String.raw`(?:what is|find) (?:the )?(?:speed|rate) of the (?:boat|canoe|ship|kayak|motorboat) in still water`), asks(0)],
    [clause(String.raw`(?:what is|find) (?:the )?(?:speed|rate) of the (?:current|stream|water|river)`), asks(1)],
    [clause(String.raw`(?:[A-Z][a-z]+|a (?:car|man|woman|cyclist|bus|train)|he|she) (?:drives|drove|travels|traveled|rides|rode|walks|walked|goes|went|cycles|cycled|runs|ran) (?:from [A-Z] )?to (?:work|school|[A-Z][a-z]*|a (?:town|city)|the [a-z]+) at (?:an average speed of )?{n:n} (?<v>mph|km\/h) and (?:returns|returned|drives back|drove back|comes back|rides back|walks back)(?: home)?(?: (?:along|by) the same (?:route|road|way))? at ${m} (?:mph|km\/h)`), bothWays],
    [clause(String.raw`(?:what is|what was|find) (?:his|her|its|the)(?: car's)? average speed(?: for the (?:entire|whole|round) (?:trip|journey)| for the round trip)?`), average],
    [clause(`(?:一[艘条只])?(?:轮船|船|小船)(?:顺水|顺流)(?:航行|行驶|行)?{n:n}千米(?:需要?|用了?|要){n:t}(?:个)?小时`), leg('down')],
    [clause(`(?:逆水|逆流)(?:航行|行驶|行|返回)?(?:{n:n}千米|同样的路程|原路返回)?(?:需要?|用了?|要){n:t}(?:个)?小时`), leg('up')],
    [clause('(?:求)?(?:这[艘条只])?(?:轮)?船(?:在静水中)的?(?:航行)?速度(?:是)?(?:每小时)?(?:多少(?:千米)?)?'), asks(0)],
    [clause('(?:求)?水流(?:的)?速度(?:是)?(?:每小时)?(?:多少(?:千米)?)?'), asks(1)],
    [clause('(?:一辆汽车|小[\\u4e00-\\u9fff])?从(?:甲地|A地|家|山脚)(?:到|去|开往)(?:乙地|B地|学校|山顶)(?:时)?每小时(?:行|走|行驶){n:n}千米,(?:原路)?返回时?每小时(?:行|走|行驶){n:m}千米'), bothWays],
    [clause('(?:求)?(?:它|他|她|汽车)?往返(?:全程)?的?平均速度(?:是)?(?:每小时)?(?:多少(?:千米)?)?'), average],
  ],
  finish: (scene) => scene.has('there') !== scene.has('boat') && (!scene.has('boat') || (scene.note('down') !== undefined && scene.note('up') !== undefined)),
};
