import type { Expression } from '../../../math/expression.ts';
import { clause, less, plus, times, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';

const isChinese = (words: string): boolean => /[\u4e00-\u9fff]/.test(words);

/** What is paid for so many things at a price each; every line of a bill is told once. */
function bought(scene: Scene, words: string, { count, price, thing }: { readonly count: string; readonly price: string; readonly thing: string }): boolean {
  const [n, p] = [written(count), written(price)];
  if (!n || n.denominator !== 1n || !p || scene.note(`line ${thing}`) !== undefined) return false;
  scene.remember(`line ${thing}`, 'yes');
  const cost = scene.quantity(`cost ${thing}`, isChinese(words) ? `${thing}的总价` : `for the ${thing}`, 'measure');
  return scene.tell(words, cost, times(n, p));
}

const costs = (scene: Scene): Expression[] => scene.told.quantities.filter(({ name }) => name.startsWith(':cost ')).map(({ name }) => scene.quantity(name.slice(1), '', 'measure'));

const total: ClauseRule[1] = (slot, scene, words) => {
  const all = costs(scene);
  const unit = isChinese(words) ? '元' : 'dollars';
  return all.length > 0 && scene.note('paid') === undefined && (slot('verb') === '' || scene.agree('way', way(slot('verb')))) && scene.ask(words, [plus(...all)], unit);
};
/** Buying and selling do not mix in one bill. */
const way = (verb: string): string => (/^(?:sell|sold|make|made|earn|receive|get)/i.test(verb) ? 'in' : 'out');

const change: ClauseRule[1] = (_, scene, words) => {
  const [all, paid] = [costs(scene), written(scene.note('paid') ?? '')];
  return all.length > 0 && paid !== undefined && scene.ask(words, [less(paid, plus(...all))], isChinese(words) ? '元' : 'dollars');
};

const thing = String.raw`[a-z]+(?:[- ][a-z]+){0,2}`;
const item = String.raw`(?:(?:\d{1,6}|an?|one) ${thing} (?:for|at|that cost|costing|worth) \d{1,7}(?:\.\d{1,2})? dollars(?: each| apiece)?)`;

/** One line after another; more than one thing at a price that is not each one's own is not certain. */
function readItems(list: string, scene: Scene, words: string): boolean {
  const parts = list.split(/, and |, | and (?=\d|an? |one )/i);
  return parts.every((part) => {
    const match = new RegExp(String.raw`^(\d{1,6}|an?|one) (${thing}) (?:for|at|that cost|costing|worth) (\d{1,7}(?:\.\d{1,2})?) dollars( each| apiece)?$`, 'i').exec(part.trim());
    const [, count = '', name = '', price = '', each] = match ?? [];
    const number = /^\d/.test(count) ? count : '1';
    return match !== null && !/\b(?:each|per|pack|box|dozen|pair|bag|off|more|other|another|of)\b/.test(name.replace(/^pair of /, '')) && (each !== undefined || number === '1') && bought(scene, words, { count: number, price, thing: name.toLowerCase().replace(/^pair of /, '') });
  });
}

const who = String.raw`(?:[A-Z][a-z]+|he|she|I|they|the [a-z]+|a [a-z]+)`;
const english: ClauseRule[] = [
  [clause(String.raw`(?<who>${who}) (?<verb>buys|bought|sells|sold|orders|ordered|purchases|purchased) (?<items>${item}(?:(?:, and |, | and )${item})*)`), (slot, scene, words) => scene.agree('way', way(slot('verb'))) && (/^(?:he|she|they)$/i.test(slot('who')) || scene.agree('buyer', slot('who').toLowerCase())) && readItems(slot('items'), scene, words)],
  [clause(String.raw`(?:he|she|they|[A-Z][a-z]+) (?:paid|pays|gave the (?:cashier|clerk)|gives the (?:cashier|clerk)) (?:with )?(?:an? )?{n:n}[- ]dollars?(?: bill)?`), (slot, scene) => scene.note('way') === 'out' && scene.agree('paid', slot('n'))],
  [clause(String.raw`how much (?:money )?(?:does|did|will|do) (?:he|she|they|I|[A-Z][a-z]+) (?<verb>spend|pay|make|earn|owe|receive|get)(?: in total| in all| altogether| total| all together)?`), (slot, scene, words) => !/get/i.test(slot('verb')) && total(slot, scene, words)],
  [clause(String.raw`(?:what is the total (?:cost|price)|how much (?:does|did|do|will) (?:everything|it all|they|all of (?:it|them|this)) cost)(?: in total| altogether)?`), (_, scene, words) => scene.note('way') === 'out' && total(() => '', scene, words)],
  [clause(String.raw`how much change (?:does|did|will|should) (?:he|she|they|[A-Z][a-z]+) (?:get|receive)(?: back)?`), change],
];

const u = '(?<u>盒|支|个|本|件|双|顶|条|瓶|袋|包|把|块|只|斤|千克|张|套|台|束|枝|朵)';
const zhThing = '(?<x>(?:(?![和与的是共多少元比每])[\\u4e00-\\u9fff]){1,6}?)';
const priced: ClauseRule[1] = (slot, scene) => scene.agree(`price ${slot('x')}`, `${slot('n')} ${slot('u')}`);

/** 3支钢笔和2本练习本: each at the price that was told for one of the same unit. */
const basket = (list: string, scene: Scene, words: string): boolean => list.split(/和|与|、|,/).every((part) => {
  const [, count = '', unit = '', name = ''] = new RegExp(`^(一|\\d{1,6})(盒|支|个|本|件|双|顶|条|瓶|袋|包|把|块|只|斤|千克|张|套|台|束|枝|朵)([\\u4e00-\\u9fff]{1,6})$`).exec(part) ?? [];
  const [price = '', per] = (scene.note(`price ${name}`) ?? '').split(' ');
  return name !== '' && per === unit && bought(scene, words, { count: count === '一' ? '1' : count, price, thing: name });
});

const one = '(?:一|\\d{1,6})(?:盒|支|个|本|件|双|顶|条|瓶|袋|包|把|块|只|斤|千克|张|套|台|束|枝|朵)(?:(?![和与共要用应])[\\u4e00-\\u9fff]){1,6}?';
const list = `(?<list>${one}(?:(?:和|与|、|,)${one})*)`;
const pays = '(?:总共|共)?(?:需要|应该?|要|得)?(?:付|花|用|花费)?(?:总共)?';
const person = '(?:小[\\u4e00-\\u9fff]|妈妈|爸爸|老师|李老师|王老师|阿姨|学校|他|她)?';
const chinese: ClauseRule[] = [
  [clause(`(?:商店里?|超市里?|文具店里?)?(?:每|一|1)${u}${zhThing}(?:的)?(?:零售价|价格|单价|售价|价钱)?(?:是|为|卖|要)?{n:n}元`), priced],
  [clause(`${zhThing}(?:的)?(?:价格|单价|售价)?(?:是|为)?每${u}{n:n}元`), priced],
  [clause(`${person}(?:想)?(?:如果)?(?:要)?买了?${list},?${pays}多少元`), (slot, scene, words) => scene.note('paid') === undefined && basket(slot('list'), scene, words) && total(() => '', scene, words)],
  [clause(`${person}(?:要|想)?买了?${list}`), (slot, scene, words) => basket(slot('list'), scene, words)],
  [clause(`${pays}多少元`), (_, scene, words) => total(() => '', scene, words)],
  [clause(`${person}(?:付|给|交)(?:了|给(?:售货员|收银员|营业员)|营业员|售货员)?{n:n}元`), (slot, scene) => scene.agree('paid', slot('n'))],
  [clause(`${person}(?:带了?|有){n:n}元(?:钱)?`), (slot, scene) => scene.agree('paid', slot('n'))],
  [clause('(?:应该?|要)?找回?(?:他|她|小[\\u4e00-\\u9fff])?多少元|(?:还)?剩(?:下)?多少元'), change],
];

/** A bill of things at a price each, and the change. */
export const purchasesStory: Grammar = {
  clauses: [...english, ...chinese],
  // Every price that is told must be one of something bought.
  finish: (scene) => [...scene.told.notes.keys()].every((key) => !key.startsWith('price ') || scene.note(`line ${key.slice(6)}`) !== undefined),
};
