import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, less, over, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

const isChinese = (words: string): boolean => /[\u4e00-\u9fff]/.test(words);
const before = (scene: Scene, words: string): Expression => scene.quantity('before', isChinese(words) ? '原价' : 'the original amount', 'measure');
const cost = (scene: Scene, words: string): Expression => scene.quantity('cost', isChinese(words) ? '进价' : 'the cost', 'measure');

/** The amount after all changes so far; each change makes a new one. */
function latest(scene: Scene, words: string): Expression {
  const count = Number(scene.note('changes') ?? 0);
  return count === 0 ? before(scene, words) : scene.quantity(`after ${count}`, isChinese(words) ? '变化后的价格' : 'the amount after the change', 'measure');
}

function change(scene: Scene, words: string, factor: Expression): boolean {
  const old = latest(scene, words);
  const count = Number(scene.note('changes') ?? 0) + 1;
  scene.remember('changes', String(count));
  return scene.tell(words, latest(scene, words), times(old, factor));
}

const by = (sign: 1 | -1): ClauseRule[1] => (slot, scene, words) => {
  const part = written(slot('p'));
  return part !== undefined && change(scene, words, sign > 0 ? plus(num(1), part) : less(num(1), part));
};
const zhe: ClauseRule[1] = (slot, scene, words) => {
  const tenths = written(slot('z'));
  return tenths !== undefined && change(scene, words, over(tenths, num(10)));
};
const starts: ClauseRule[1] = (slot, scene, words) => {
  const value = written(slot('n'));
  return value !== undefined && scene.note('changes') === undefined && scene.tell(words, before(scene, words), value);
};
const ends: ClauseRule[1] = (slot, scene, words) => {
  const value = written(slot('n'));
  return value !== undefined && scene.note('changes') !== undefined && scene.tell(words, latest(scene, words), value);
};
const asksEnd: ClauseRule[1] = (_, scene, words) => scene.note('changes') !== undefined && scene.ask(words, [latest(scene, words)]);
const asksStart: ClauseRule[1] = (_, scene, words) => scene.note('changes') !== undefined && scene.ask(words, [before(scene, words)]);
const rose: ClauseRule[1] = (slot, scene, words) => {
  const [a, b] = [written(slot('n')), written(slot('m'))];
  const after = scene.quantity('after', 'the new amount', 'measure');
  return a !== undefined && b !== undefined && scene.agree('way', slot('way').slice(0, 3).toLowerCase().replace(/^(?:ris|ros)$/, 'inc').replace(/^(?:fel|dro)$/, 'dec')) && scene.tell(words, before(scene, words), a) && scene.tell(words, after, b);
};

const thing = String.raw`(?:an? |the |its )?(?:original |regular |marked |list )?(?:price|cost|value|population|salary|rent)?(?: of (?:an? |the )?[a-z]+(?: [a-z]+)?)?(?:an? |the )?(?:shirt|jacket|coat|book|dress|pair of shoes|pair of jeans|television|tv|bicycle|bike|computer|laptop|phone|watch|item|meal|stock|toy|sweater|ticket|camera|chair|table|game|hat|bag)?`;
const goods = '(?:一件|一台|一双|一本|一辆|一种|某种?|这种|这件|这台|一部|一个)?(?:[\\u4e00-\\u9fff]{1,5}?)?';

const principal = (scene: Scene): Expression => scene.quantity('principal', 'the principal', 'measure');

/** Simple or compound interest on what is told in one sentence. */
const invested: ClauseRule[1] = (slot, scene, words) => {
  const [p, r, t] = [written(slot('n')), written(slot('p')), written(slot('t'))];
  if (!p || !r || !t || t.denominator !== 1n) return false;
  scene.remember('interest', /compound/i.test(words) ? 'compound' : 'simple');
  const [rate, years] = [scene.quantity('rate', 'the yearly rate', 'measure'), scene.quantity('years', 'the years', 'measure')];
  return scene.tell(words, principal(scene), p) && scene.tell(words, rate, r) && scene.tell(words, years, t);
};

function interestOf(scene: Scene): { readonly total: Expression; readonly interest: Expression } | undefined {
  const years = scene.told.conditions.find(({ left }) => left.kind === 'symbol' && left.name === ':years')?.right;
  const rate = scene.quantity('rate', '', 'measure');
  if (!years || scene.note('interest') === undefined) return undefined;
  if (scene.note('interest') === 'compound') {
    const total = times(principal(scene), app('power', plus(num(1), rate), scene.quantity('years', '', 'measure')));
    return { total, interest: less(total, principal(scene)) };
  }
  const interest = app('multiply', principal(scene), rate, scene.quantity('years', '', 'measure'));
  return { total: plus(principal(scene), interest), interest };
}

const saves = (slot: Slots, scene: Scene, words: string): boolean => invested(slot, scene, words);

export const moneyStory: Grammar = {
  clauses: [
    [clause(String.raw`${thing} (?:costs?|is priced at|sells for|was|is|originally costs?|cost|normally costs?|regularly costs?) {n:n}(?: dollars)?`), starts],
    [clause(String.raw`${thing} (?:that )?(?:originally )?(?:costs?|is priced at|priced at|costing|marked at) {n:n} dollars is (?:on sale for|on sale at|discounted by|discounted|reduced by|marked down)(?: by)? {p:p}(?: off)?`), (slot, scene, words) => starts(slot, scene, words) && by(-1)(slot, scene, words)],
    [clause(String.raw`(?:(?:it|${thing}) (?:is|was|goes) (?:on sale (?:for|at) |discounted (?:by )?|reduced by |marked down (?:by )?|decreased by )(?:a )?{p:p}(?: off| discount)?|(?:there is )?a {p:d} discount(?: is given| is applied)?|after a {p:e} discount)`), (slot, scene, words) => by(-1)((name) => (name === 'p' ? slot('p') || slot('d') || slot('e') : slot(name)), scene, words)],
    [clause(String.raw`(?:then )?(?:the price |the value |it |${thing} )?(?:is |was )?(?:then )?(?:increased|increases|rises|rose|raised|goes up) by {p:p}`), by(1)],
    [clause(String.raw`(?:then )?(?:the price |the value |it |${thing} )?(?:is |was )?(?:then )?(?:decreased|decreases|falls|fell|reduced|drops|dropped|discounted) by {p:p}`), by(-1)],
    [clause(String.raw`(?:a )?(?:sales )?tax of {p:p} is added`), by(1)],
    [clause(String.raw`(?:it|${thing}) (?:now )?(?:costs?|sells for|is) {n:n} dollars(?: now)?`), ends],
    [clause(String.raw`(?:what is|find) the (?:sale|final|new|discounted|reduced|total) (?:price|cost|value)(?: of the [a-z]+)?(?:,? in dollars)?|how much (?:does|will) (?:it|the [a-z]+) cost(?: now)?`), asksEnd],
    [clause(String.raw`(?:what (?:is|was)|find) (?:the|its) original (?:price|cost|value)(?: of the [a-z]+)?(?:,? in dollars)?`), asksStart],
    [clause(String.raw`${thing} (?<way>increased|rose|decreased|fell|dropped)(?: in (?:price|value))? from {n:n}(?: dollars)? to (?<m>\d+(?:\.\d+)?)(?: dollars)?`), rose],
    [clause(String.raw`(?:what is|what was|find) the (?:percent|percentage|%) (?<way>increase|decrease)(?: in (?:the )?(?:price|value))?`), (slot, scene, words) => {
      const [old, now] = [before(scene, words), scene.quantity('after', '', 'measure')];
      return scene.note('way') === slot('way').slice(0, 3).toLowerCase() && scene.ask(words, [times(over(/^inc/i.test(slot('way')) ? less(now, old) : less(old, now), old), num(100))], '%');
    }],
    [clause(String.raw`(?:[A-Z][a-z]+|he|she|I|someone) (?:invests|invested|deposits|deposited|borrows|borrowed|puts) {n:n} dollars (?:in (?:a|an) (?:savings )?(?:account|bank) )?(?:that (?:pays|earns) |at |earning |paying )(?:an? )?(?:annual |yearly )?(?:(?:simple )?interest (?:rate )?of )?{p:p} (?:annual |yearly )?(?:simple |compound )?(?:annual )?(?:interest|interest per year|per year|annual interest|simple interest)?(?: per year)?(?:,? compounded (?:annually|yearly))? for (?<t>\d+) years`), (slot, scene, words) => /simple|compound/i.test(words) && saves(slot, scene, words)],
    [clause(String.raw`(?:how much interest (?:is earned|does (?:he|she|[A-Z][a-z]+) (?:earn|pay|owe))|(?:find|what is) the (?:simple |compound )?interest(?: earned)?)`), (_, scene, words) => {
      const found = interestOf(scene);
      return found !== undefined && scene.ask(words, [found.interest], 'dollars');
    }],
    [clause(String.raw`(?:what is the (?:total|final) (?:amount|balance|value)|how much (?:money )?(?:will|does) (?:he|she|[A-Z][a-z]+) have(?: (?:in the account|in total))?|how much (?:money )?is in the account)(?: (?:at the end|after (?:that|the) (?:time|years)))?`), (_, scene, words) => {
      const found = interestOf(scene);
      return found !== undefined && scene.ask(words, [found.total], 'dollars');
    }],
    // 打折, 利润
    [clause(`${goods}(?:的)?(?:原价|标价|定价|售价|原来的?价格|原来卖|原来售价)(?:是|为)?(?:每[件台双本]?)?{n:n}元`), (slot, scene, words) => starts(slot, scene, words)],
    [clause(`(?:现在?|商店|商场|现|国庆期间|节日期间|现在按原价|按原价)?(?:按|打)?(?<z>\\d(?:\\.\\d)?)折(?:出售|销售|优惠|卖出)?`), zhe],
    [clause('(?:现在?)?(?:降价|便宜了?|降低了?|下降了?|先降价|又降价|再降价|先降低|再降低){p:p}(?:出售|销售)?'), by(-1)],
    [clause('(?:现在?)?(?:提价|涨价|提高了?|上涨了?|上升了?|先提价|又提价|再提价|先涨价|再涨价|先提高|再提高){p:p}(?:出售|销售)?'), by(1)],
    [clause('(?:现价|现在的?(?:售价|价格)|售价|现在|现在只?卖|现在售价|实际售价)(?:是|为|只)?{n:n}元'), ends],
    [clause('(?:求)?(?:现价|现在的?(?:售价|价格)|售价|现在|打折后的?(?:售价|价格)?|实际售价|折后价|买(?:一|这)[件台双本](?:[\\u4e00-\\u9fff]{1,4}))(?:是|为|要|卖|需要|要花|应付|需付)?(?:多少元|多少钱|多少)'), asksEnd],
    [clause(`(?:求)?(?:${goods}的?)?(?:原价|原来的?价格|原来售价)(?:是|为)?(?:多少元|多少钱|多少)`), asksStart],
    [clause('(?:现在)?(?:只)?(?:卖|售价|现价)(?:是|为)?{n:n}元'), (slot, scene, words) => {
      const value = written(slot('n'));
      return value !== undefined && scene.note('changes') === undefined && scene.has('before') && scene.tell(words, scene.quantity('after', '现价', 'measure'), value);
    }],
    [clause('(?:是)?打(?:了)?几折(?:出售|销售)?(?:的)?'), (_, scene, words) => scene.has('after') && scene.ask(words, [times(over(scene.quantity('after', '', 'measure'), before(scene, words)), num(10))], '折')],
    [clause(`${goods}(?:的)?(?:进价|成本价?|买入价)(?:是|为)?(?:每[件台双本]?)?{n:n}元`), (slot, scene, words) => { const value = written(slot('n')); return value !== undefined && scene.tell(words, cost(scene, words), value); }],
    [clause('(?:求)?(?:它的|这件商品的|该商品的)?利润率(?:是|为)?(?:多少|百分之几)?'), (_, scene, words) => scene.has('cost') && scene.has('before') && scene.ask(words, [over(less(latest(scene, words), cost(scene, words)), cost(scene, words))], '', 'percent')],
    [clause('(?:仍|仍然|还|还能|仍可|可|能)?(?:可|能)?(?:获利|盈利|赚|获利润|赚了){p:p}'), (slot, scene, words) => { const part = written(slot('p')); return part !== undefined && scene.tell(words, latest(scene, words), times(cost(scene, words), plus(num(1), part))); }],
    [clause('(?:仍|仍然|还|还能|仍可|可|能)?(?:可|能)?(?:获利|盈利|赚|获利润|赚了){n:n}元'), (slot, scene, words) => { const value = written(slot('n')); return value !== undefined && scene.tell(words, less(latest(scene, words), cost(scene, words)), value); }],
    [clause(`(?:求)?(?:${goods}的?)?(?:进价|成本价?)(?:是|为)?(?:多少元|多少)`), (_, scene, words) => scene.ask(words, [cost(scene, words)], '元')],
  ],
};
