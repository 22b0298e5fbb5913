import { num } from '../../../math/build.ts';
import { phraseValue, type Atom } from './phrases.ts';
import { clause, plus, times, type ClauseRule, type Grammar, type Scene } from './scene.ts';

const units = '(?: ?(?:cm|m|inches|inch|feet|foot|meters|metres|centimeters|centimetres|yards|units|square (?:cm|inches|feet|meters|centimeters|units|yards)))?';
const unitsZh = '(?:平方)?(?:厘米|分米|米|千米)';

/** A side, the perimeter or the area of the one rectangle of the story. */
const part = (scene: Scene): Atom => (phrase) => {
  const text = phrase.trim().replace(/^(?:the|its) /i, '').replace(/^(?:这个)?(?:长方形|矩形)(?:[\u4e00-\u9fff]{1,2})?的/, '').replace(/ of (?:the|this|a) rectangle$/i, '');
  const chinese = /[\u4e00-\u9fff]/.test(text);
  const [length, width] = [scene.quantity('length', chinese ? '长' : 'the length', 'measure'), scene.quantity('width', chinese ? '宽' : 'the width', 'measure')];
  if (/^(?:length|长)$/i.test(text)) return length;
  if (/^(?:width|宽)$/i.test(text)) return width;
  if (/^(?:perimeter|周长)$/i.test(text)) return times(num(2), plus(length, width));
  if (/^(?:area|面积)$/i.test(text)) return times(length, width);
  return undefined;
};

function relation(left: string, right: string, scene: Scene, words: string): boolean {
  const language = /[\u4e00-\u9fff]/.test(words) ? 'zh' : 'en';
  const tidy = (text: string): string => text.replace(new RegExp(`^(\\d+(?:\\.\\d+)?)${language === 'en' ? units : unitsZh}( |$)`, 'i'), '$1$2').replace(/ (?:long|wide)$/, '').trim();
  const [a, b] = [left, right].map((side) => phraseValue(tidy(side), part(scene), language));
  return a !== undefined && b !== undefined && scene.tell(words, a, b);
}

const asks: ClauseRule[1] = (slot, scene, words) => {
  const text = slot('what');
  if (/^(?:its|the) (?:dimensions|length and (?:the )?width)(?: of the rectangle)?$|^(?:长方形的|它的)?长和宽$/i.test(text)) {
    const [length, width] = ['length', 'width'].map(part(scene));
    return length !== undefined && width !== undefined && scene.ask(words, [length, width]);
  }
  const value = phraseValue(text, part(scene), /[\u4e00-\u9fff]/.test(words) ? 'zh' : 'en');
  return value !== undefined && scene.ask(words, [value]);
};

const named = String.raw`(?:(?:the |a |its )?(?:length|width|perimeter|area)(?: of (?:a|the) rectangle)?)`;
const compare: ClauseRule[1] = (slot, scene, words) => {
  const value = `比${slot('b')}${slot('k') === '' ? '' : `的${slot('k')}倍`}${/多|长/.test(slot('op')) ? '多' : '少'}${slot('n')}`;
  return relation(slot('a'), value, scene, words);
};

const objects = '(?:教室的?)?(?:窗户|黑板|操场|课桌面|桌面|游泳池|足球场|篮球场|菜地|果园|花坛|草坪|试验田|餐厅|教室|鱼塘|广告牌|玻璃)';

export const shapesStory: Grammar = {
  clauses: [
    [clause(`${objects}(?:的)?长(?:是|为)?{n:n}${unitsZh}`), (slot, scene, words) => scene.agree('object', 'yes') && relation('长', slot('n'), scene, words)],
    [clause(`(?:如果)?(?:要)?(?:在|沿)?(?:果园|菜地|花坛|草坪|操场|鱼塘|它的?)?(?:的)?(?:四周|周围)(?:围上|围一圈|围)(?:一圈)?(?:篱笆|栅栏)`), (_, scene) => scene.note('object') !== undefined || scene.note('shape') !== undefined || scene.has('length')],
    [clause(`(?:篱笆|栅栏)(?:的)?(?:总|全)?长(?:是|为)?多少${unitsZh}`), (_, scene, words) => asks((name) => (name === 'what' ? '周长' : ''), scene, words)],
    [clause(String.raw`(?:a|the) rectangle (?:has|with) (?:a|an) (?<a>perimeter|area|length|width) of {n:n}${units}(?: and (?:a|an) (?<b>perimeter|area|length|width) of (?<m>\d+(?:\.\d+)?)${units})?`), (slot, scene, words) => relation(slot('a'), slot('n'), scene, words) && (slot('b') === '' || relation(slot('b'), slot('m'), scene, words))],
    [clause(String.raw`(?:what is|what are|find|determine|calculate) (?<what>[^,]+?)(?:,? in (?:square )?(?:inches|feet|meters|centimeters|cm|units|yards))?`), asks],
    [clause(String.raw`(?<a>${named}) is (?<b>.+)`), (slot, scene, words) => relation(slot('a'), slot('b'), scene, words)],
    [clause(`(?:一个|一块|某)?(?:长方形|矩形)(?:[\\u4e00-\\u9fff]{0,3}?)(?:的)?(?<a>周长|面积|长|宽)(?:是|为)?{n:n}${unitsZh}`), (slot, scene, words) => relation(slot('a'), slot('n'), scene, words)],
    [clause('(?:一个|一块|某)?(?:长方形|矩形)(?:[\\u4e00-\\u9fff]{0,3})'), (_, scene) => scene.agree('shape', 'yes')],
    [clause(`(?:它的)?(?<a>周长|面积|长|宽)(?:是|为)?{n:n}${unitsZh}`), (slot, scene, words) => relation(slot('a'), slot('n'), scene, words)],
    [clause(`(?:(?:一个|一块|这个)?(?:长方形|矩形)(?:[\\u4e00-\\u9fff]{0,3}?)(?:的)?)?(?<a>长|宽)比(?<b>长|宽)(?:的{n:k}倍(?:还)?)?(?<op>多|少|长|短){n:n}${unitsZh}`), compare],
    [clause('(?:(?:一个|一块|这个)?(?:长方形|矩形)(?:[\\u4e00-\\u9fff]{0,3}?)(?:的)?)?(?<a>长|宽)是(?<b>长|宽)的{n:k}倍'), (slot, scene, words) => relation(slot('a'), `${slot('b')}的${slot('k')}倍`, scene, words)],
    [clause(`(?:求)?(?<what>(?:它的|这个长方形的|长方形的|矩形的)?(?:周长|面积|长|宽|长和宽))(?:是多少|是多少${unitsZh}|各是多少${unitsZh}|各是多少|分别是多少)?`), (slot, scene, words) => asks((name) => slot(name).replace(/^它的/, ''), scene, words)],
  ],
  finish: (scene) => scene.told.quantities.length === 2 && (scene.note('shape') !== undefined || scene.note('object') !== undefined || /[Rr]ectang|长方形|矩形/.test(scene.told.conditions.map(({ words }) => words).join(' ') + scene.told.asked.map(({ words }) => words).join(' '))),
};
