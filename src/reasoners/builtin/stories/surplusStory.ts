import type { Expression } from '../../../math/expression.ts';
import { clause, less, plus, times, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';

const isChinese = (words: string): boolean => /[\u4e00-\u9fff]/.test(words);
const takers = (scene: Scene, words: string): Expression => scene.quantity('takers', isChinese(words) ? '分的份数' : 'how many share them', 'count');
const things = (scene: Scene, words: string): Expression => scene.quantity('things', isChinese(words) ? '被分的总数' : 'how many there are to share', 'count');

/** So many to each, and so many are left over or missing. */
const shared = (sign: 1 | -1 | 0): ClauseRule[1] => (slot, scene, words) => {
  const [each, rest] = [written(slot('n')), sign === 0 ? undefined : written(slot('m'))];
  if (!each || (sign !== 0 && !rest) || !scene.agree('who', slot('who') || '人')) return false;
  for (const unit of [slot('u'), slot('v')]) if (unit !== '' && !scene.agree('unit', unit)) return false;
  const given = times(each, takers(scene, words));
  return scene.tell(words, things(scene, words), rest ? (sign === 1 ? plus(given, rest) : less(given, rest)) : given);
};
const asksTakers: ClauseRule[1] = (slot, scene, words) => scene.has('takers') && scene.agree('who', slot('who') || '人') && scene.ask(words, [takers(scene, words)]);
const asksThings: ClauseRule[1] = (slot, scene, words) => scene.has('things') && (slot('u') === '' || scene.agree('unit', slot('u'))) && (slot('x') === '' || scene.agree('thing', slot('x').toLowerCase())) && scene.ask(words, [things(scene, words)]);
const asksBoth: ClauseRule[1] = (_, scene, words) => scene.has('takers') && scene.ask(words, [takers(scene, words), things(scene, words)]);

const people = '(?:小朋友|同学|学生|人|猴子|小猴|孩子|队员|少先队员)';
const u = '(?<u>个|块|颗|本|棵|支|张|只|粒|条|朵)';
const v = '(?<v>个|块|颗|本|棵|支|张|只|粒|条|朵)?';
const m = String.raw`(?<m>\d{1,6})`;
const everyone = `(?:如果|若|要是)?每(?:人|[个名位只]${people})(?:分得?|发|种|栽|搬|拿|得)(?:给)?{n:n}${u}(?:[\\u4e00-\\u9fff]{1,2}?)?,?(?:那么|则)?`;
const thing = '(?<x>[\\u4e00-\\u9fff]{1,4}?)';

const chinese: ClauseRule[] = [
  [clause(`(?:老师|妈妈|阿姨|幼儿园老师|幼儿园阿姨|学校|猴王)?(?:把|将|有)?(?:一些|若干个?|一批|一堆|一袋|一包)?${thing}(?:平均)?(?:分给|发给)(?:一些|若干个?|全班|几个|一群)?${people}(?:吃)?`), (slot, scene) => scene.agree('thing', slot('x'))],
  [clause(`(?:一些|一群|若干|几个)?${people}(?:去)?(?:分|种|栽|搬|植)(?:一些|若干|一批|一堆)?${thing}`), (slot, scene) => scene.agree('thing', slot('x'))],
  [clause(`${everyone}(?:就|则|还|便)?(?:会)?(?:多(?:出|余|了)?|剩(?:下|余)?|余(?:下)?|还剩(?:下)?)${m}${v}(?:[\\u4e00-\\u9fff]{1,2}?)?`), shared(1)],
  [clause(`${everyone}(?:就|则|还|便)?(?:会)?(?:少(?:了)?|缺(?:少)?|差|不够)${m}${v}(?:[\\u4e00-\\u9fff]{1,2}?)?`), shared(-1)],
  [clause(`${everyone}(?:就|则|便)?(?:正好|刚好|恰好)(?:分完|发完|种完|栽完|搬完)`), shared(0)],
  [clause(`(?:总共|共)?有(?:多少|几)[个名位只]?${people}`), asksTakers],
  [clause(`(?:总共|共)?有(?:多少|几)${u}${thing}`), asksThings],
  [clause(`(?:这些|这批|这堆)${thing}(?:总共|共)?有(?:多少|几)${u}`), asksThings],
  [clause(`(?:总共|共)?有(?:多少|几)[个名位只]?${people},(?:总共|共)?(?:有)?(?:多少|几)${u}(?:[\\u4e00-\\u9fff]{1,4})`), asksBoth],
];

const taker = '(?<who>child|student|kid|person|friend|boy|girl|guest|pupil)';
const noun = '(?<x>[a-z]+)';
const gets = String.raw`if (?:each|every) ${taker} (?:gets|receives|takes|is given) {n:n}(?: [a-z]+)?`;
const english: ClauseRule[] = [
  [clause(String.raw`(?:a|the) (?:teacher|mother|father|man|woman|coach|farmer) (?:wants to )?(?:shares?|gives?|divides?|hands? out|distributes?)(?: out)?(?: some| a number of)? ${noun} (?:among|to|between)(?: some| a group of| her| his| the)? (?:children|students|kids|people|friends|boys|girls|guests|pupils)`), (slot, scene) => scene.agree('thing', slot('x').toLowerCase())],
  [clause(String.raw`${gets},? (?:(?:there (?:are|will be) )?${m}(?: [a-z]+)? (?:are |will be )?(?:left over|left|remaining|too many|remain))`), shared(1)],
  [clause(String.raw`${gets},? (?:(?:there (?:are|will be) )?${m}(?: [a-z]+)? (?:too few|missing)|(?:he|she|the teacher) (?:is|will be) ${m.replace('<m>', '<k>')}(?: [a-z]+)? short|${m.replace('<m>', '<l>')} more(?: [a-z]+)? (?:are|would be) needed)`), (slot, scene, words) => shared(-1)((name) => (name === 'm' ? slot('m') || slot('k') || slot('l') : slot(name)), scene, words)],
  [clause(String.raw`how many (?:children|students|kids|people|friends|boys|girls|guests|pupils) are there`), (_, scene, words) => scene.has('takers') && scene.ask(words, [takers(scene, words)])],
  [clause(String.raw`how many ${noun} (?:are there|does (?:he|she|the teacher) have)`), (slot, scene, words) => slot('x') !== '' && scene.note('thing') !== undefined && asksThings(slot, scene, words)],
];

/** 盈亏: the same things shared in two ways. */
export const surplusStory: Grammar = { clauses: [...chinese, ...english], finish: (scene) => scene.told.conditions.length === 2 };
