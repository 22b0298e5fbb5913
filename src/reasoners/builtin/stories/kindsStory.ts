import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

/** What one thing of a kind is worth in legs, in dollars or in 元, where everybody knows it. */
const legs: Readonly<Record<string, number>> = { chicken: 2, hen: 2, duck: 2, goose: 2, bird: 2, rabbit: 4, cow: 4, pig: 4, goat: 4, horse: 4, dog: 4, cat: 4, 鸡: 2, 鸭: 2, 鹤: 2, 兔: 4, 兔子: 4, 龟: 4, 猪: 4 };
const wheels: Readonly<Record<string, number>> = { bicycle: 2, bike: 2, motorcycle: 2, tricycle: 3, car: 4, 自行车: 2, 摩托车: 2, 三轮车: 3, 小汽车: 4, 汽车: 4 };
/** In cents. */
const coins: Readonly<Record<string, number>> = { penny: 1, pennies: 1, nickel: 5, dime: 10, quarter: 25, 'half-dollar': 50 };

type Worth = 'legs' | 'wheels' | 'coins' | 'price';

function singular(word: string): string {
  return word === 'geese' ? 'goose' : word.toLowerCase().replace(/^(?:some|both|the) /, '').replace(/s$/, '');
}

function kinds(scene: Scene): readonly [string, string] | undefined {
  const [a, b] = scene.note('kinds')?.split('|') ?? [];
  return a !== undefined && b !== undefined ? [a, b] : undefined;
}

function declare(first: string, second: string, scene: Scene): boolean {
  const [a, b] = [singular(first), singular(second)];
  return a !== b && a !== '' && b !== '' && scene.agree('kinds', `${a}|${b}`);
}

function count(kind: string, scene: Scene): Expression {
  return scene.quantity(kind, /[\u4e00-\u9fff]/.test(kind) ? `${kind}的数量` : `the number of ${kind.endsWith('penny') ? 'pennies' : `${kind}s`}`, 'count');
}

/** The unit value of a kind, as the story tells it or as everybody knows it. */
function worth(kind: string, by: Worth, scene: Scene): Expression | undefined {
  const told = scene.note(`${by} ${kind}`);
  if (told !== undefined) return written(told);
  const table = by === 'legs' ? legs : by === 'wheels' ? wheels : by === 'coins' ? coins : {};
  const known = Object.hasOwn(table, kind) ? table[kind] : undefined;
  return known === undefined ? undefined : num(known);
}

/** Totals are told once the kinds and their values are known. */
const total = (which: string): ClauseRule[1] => (slot, scene, words) => scene.agree(which, `${slot('n')} ${slot('unit') || '-'} ${words}`);

function tellTotals(scene: Scene): boolean {
  const names = kinds(scene);
  if (!names) return false;
  const [a, b] = names.map((kind) => count(kind, scene));
  const all = totalOf('all', scene);
  if (!a || !b || (all && !scene.tell(all.words, plus(a, b), all.value))) return false;
  for (const by of ['legs', 'wheels', 'coins', 'price'] as const) {
    const whole = totalOf(by, scene);
    if (!whole) continue;
    const [p, q] = names.map((kind) => worth(kind, by, scene));
    if (!p || !q) return false;
    // Coins are reckoned in cents.
    const value = by === 'coins' && whole.unit !== 'cents' ? times(num(100), whole.value) : whole.value;
    if (!scene.tell(whole.words, plus(times(p, a), times(q, b)), value)) return false;
  }
  return scene.told.conditions.length === 2 && [...scene.told.notes.keys()].filter((key) => /^price ./.test(key)).length === (scene.note('price') === undefined ? 0 : 2);
}

function totalOf(which: string, scene: Scene): { readonly value: Expression; readonly unit: string; readonly words: string } | undefined {
  const [, n = '', unit = '', words = ''] = /^(\S+) (\S+) (.+)$/s.exec(scene.note(which) ?? '') ?? [];
  const value = written(n);
  return value && { value, unit, words };
}

function kindNamed(text: string, scene: Scene): string | undefined {
  const plain = singular(text.replace(/票$/, ''));
  return kinds(scene)?.find((kind) => kind === plain || (coins[plain] !== undefined && coins[kind] === coins[plain]));
}

const askKind: ClauseRule[1] = (slot, scene, words) => {
  const kind = kindNamed(slot('a'), scene);
  const other = slot('b') === '' ? undefined : kindNamed(slot('b'), scene);
  return kind !== undefined && (slot('b') === '' || (other !== undefined && other !== kind)) && scene.ask(words, [count(kind, scene), ...(other === undefined ? [] : [count(other, scene)])]);
};

const price = (kind: string, value: string, scene: Scene): boolean => scene.agree(`price ${singular(kind)}`, value);
const both = (slot: Slots, scene: Scene): boolean => declare(slot('a'), slot('b'), scene);

const en = String.raw`[a-z]+(?:-[a-z]+)?(?: tickets?)?`;
const zh = '[\\u4e00-\\u9fff]{1,4}?';

export const kindsStory: Grammar = {
  clauses: [
    [clause(String.raw`(?:an? |the )?(?:farmer|farm|man|barn|yard|field|barnyard|he|she|[A-Z][a-z]+) (?:has|keeps|raises|contains|had|have)(?: only| some)? (?<a>${en}) and (?<b>${en})(?: on (?:a|the|his|her) farm)?`), both],
    [clause(String.raw`there are(?: only| some)? (?<a>${en}) and (?<b>${en}) (?:on|in) (?:a|the) (?:farm|cage|barn|yard|field|pen|parking lot|lot|garage|shop)`), both],
    [clause(String.raw`(?:an? |the )?(?:farmer|farm|man|barn|barnyard|cage|yard|parking lot|lot|shop|he|she|[A-Z][a-z]+) (?:has|contains|had|holds|with) {n:n} (?:animals|vehicles)(?: in total)?,? (?:all )?(?:either )?(?:consisting of |only |made up of )?(?<a>${en}) (?:and|or) (?<b>${en})`), (slot, scene, words) => both(slot, scene) && total('all')(slot, scene, words)],
    [clause(String.raw`(?:there are|there were|they have|he counts|she counts|together they have|altogether there are|in total there are|he has|counting heads there are)(?: a total of)? {n:n} (?:heads|animals|vehicles)(?: in total| in all| altogether| total)?`), total('all')],
    [clause(String.raw`(?:(?:there are|there were|they have|he counts|she counts|together they have|altogether there are|the animals have)(?: a total of)? )?{n:n} (?:legs|feet)(?: in total| in all| altogether| total)?`), total('legs')],
    [clause(String.raw`(?:(?:there are|they have|he counts|together they have|altogether there are|the vehicles have)(?: a total of)? )?{n:n} wheels(?: in total| in all| altogether| total)?`), total('wheels')],
    [clause(String.raw`(?:[A-Z][a-z]+|he|she|a (?:jar|purse|bank|box|piggy bank|man|woman|boy|girl|cashier)) (?:has|contains|holds) {n:n} coins,? (?:all |which are |that are |consisting of |made up of |in |only |either )*(?<a>${en}) (?:and|or) (?<b>${en})`), (slot, scene, words) => both(slot, scene) && total('all')(slot, scene, words)],
    [clause(String.raw`(?:(?:worth|with a total value of|totaling|totalling|whose total value is|the (?:total )?value of the coins is|the coins are worth|their total value is|the total value is|with a value of|that total|the coins have a (?:total )?value of)(?: a total of)?) {n:n} (?<unit>dollars|cents)`), total('coins')],
    [clause(String.raw`(?:[A-Z][a-z]+|he|she|a (?:jar|purse|bank|box|piggy bank)) (?:has|contains|holds) {n:n} coins,? (?:all |consisting of |made up of |in )*(?<a>${en}) and (?<b>${en}),? (?:worth|with a total value of|totaling|that are worth|with a value of)(?: a total of)? (?<m>\d+(?:\.\d+)?) (?<u>dollars|cents)`), (slot, scene, words) => both(slot, scene) && total('all')(slot, scene, words) && scene.agree('coins', `${slot('m')} ${slot('u')} ${words}`)],
    [clause(String.raw`(?<a>adult|child|children's|student|senior|general|reserved)(?:'?s)? tickets? (?:cost|costs|are|were|sell for|sold for|is) {n:n} dollars(?: each| apiece)?`), (slot, scene) => price(slot('a'), slot('n'), scene)],
    [clause(String.raw`tickets (?:cost|are|were|sell for|sold for) {n:n} dollars (?:each )?for (?<a>adults|children|students|seniors) and {n:m} dollars (?:each )?for (?<b>adults|children|students|seniors)`), (slot, scene) => price(slot('a'), slot('n'), scene) && price(slot('b'), slot('m'), scene) && declare(slot('a'), slot('b'), scene)],
    [clause(String.raw`(?:a total of )?{n:n} tickets were sold(?: in total| in all)? for (?:a total of )?(?<m>\d+(?:\.\d+)?) dollars`), (slot, scene, words) => total('all')(slot, scene, words) && scene.agree('price', `${slot('m')} - ${words}`) && pricedKinds(scene)],
    [clause(String.raw`(?:a total of )?{n:n} tickets were sold(?: in total| in all)?`), (slot, scene, words) => total('all')(slot, scene, words) && pricedKinds(scene)],
    [clause(String.raw`(?:the )?(?:total (?:revenue|receipts|sales|income|amount collected)|receipts|revenue)(?: from ticket sales| from tickets| from the tickets)? (?:was|were|is|totaled) {n:n} dollars`), total('price')],
    [clause(String.raw`how many (?<a>${en}) (?:does|did) (?:he|she|it|the farmer|[A-Z][a-z]+|the farm) have|how many (?<c>${en}) (?:are there|were sold|are (?:on|in) (?:the|a) [a-z ]+)`), (slot, scene, words) => {
      const kind = kindNamed((slot('a') || slot('c')).replace(/ tickets?$/, ''), scene);
      return kind !== undefined && scene.ask(words, [count(kind, scene)]);
    }],
    [clause(String.raw`how many (?:of the coins )?(?:are )?(?<a>${en})(?: are there| does (?:he|she|[A-Z][a-z]+) have)?`), askKind],
    [clause(String.raw`how many (?:of each(?: kind| type)?(?: of (?:animals?|coins?|tickets?))?|(?:of each )?are there of each|coins of each (?:kind|type)|(?<a>${en}) and (?:how many )?(?<b>${en}))(?: (?:are there|does (?:he|she|[A-Z][a-z]+) have|were sold))?`), (slot, scene, words) => (slot('a') === '' ? scene.ask(words, (kinds(scene) ?? []).map((kind) => count(kind, scene))) : askKind(slot, scene, words))],
    // 鸡兔同笼, tickets and goods at two prices
    [clause(`(?<a>鸡|鸭|鹤)(?:和|与|、)?(?<b>兔|兔子|龟)(?:同笼|在?同一个?笼子里|关在同一个?笼子里)(?:里|中)?`), both],
    [clause(`(?:[\\u4e00-\\u9fff]{0,8}(?:有|养了?|停着))?(?<a>${zh})(?:和|与|、)(?<b>${zh})(?:若干只|若干辆|一些)?(?:,)?(?:总共|共)有?{n:n}(?:只|辆|头)`), (slot, scene, words) => (Object.hasOwn(legs, slot('a')) || Object.hasOwn(wheels, slot('a'))) && both(slot, scene) && total('all')(slot, scene, words)],
    [clause('(?:笼(?:子)?[里中])?(?:总共|共|上面)?(?:有|数)?(?:头)?(?:总共|共)?(?:有)?{n:n}(?:个头|头|只)'), total('all')],
    [clause('(?:笼(?:子)?[里中])?(?:从)?(?:下面数?)?(?:总共|共)?(?:有)?(?:腿|脚|足)?(?:总共|共)?(?:有)?{n:n}(?:只|条)?(?:脚|腿|足)'), total('legs')],
    [clause('(?:腿|脚)(?:总共|共)?(?:有)?{n:n}[只条]'), total('legs')],
    [clause('(?:总共|共)?(?:有)?(?:轮子)?(?:总共|共)?(?:有)?{n:n}个(?:轮子|车轮)'), total('wheels')],
    [clause(`(?<a>${zh})(?:票)?每[张件支本个只千克斤]{n:n}元`), (slot, scene) => price(slot('a'), slot('n'), scene)],
    [clause(`(?:[\\u4e00-\\u9fff]{1,6})?(?:花了?|用了?|用去)?(?<m>\\d+(?:\\.\\d+)?)元(?:钱)?买了?(?<a>${zh})(?:和|与|、)(?<b>${zh}),?(?:总共|共)?{n:n}[张件支本个只]`), (slot, scene, words) => both(slot, scene) && total('all')(slot, scene, words) && scene.agree('price', `${slot('m')} - ${words}`)],
    [clause('(?:总共|共)?(?:售出|卖出|卖了)(?:票)?{n:n}张(?:票)?'), (slot, scene, words) => total('all')(slot, scene, words) && pricedKinds(scene)],
    [clause('(?:总共|共)?(?:收入|收得?|售得|得)(?:票款)?(?:总共|共)?{n:n}元'), total('price')],
    [clause(`[\\u4e00-\\u9fff]{0,4}?(?:笼中)?(?<a>${zh})(?:和|与|、)?(?<b>${zh})(?:分别|各)(?:有|买了?|卖出了?|售出了?|养了?)?(?:多少|几)(?:只|辆|张|件|支|本|个|头)`), askKind],
    [clause(`(?:那么)?(?:[他她]买了)?(?<a>${zh})(?:有|卖出了?|售出了?|买了)?(?:多少|几)(?:只|辆|张|件|支|本|个|头)`), (slot, scene, words) => askKind(slot, scene, words)],
    [clause(`[他她](?:总共)?买了(?:多少|几)(?:张|件|支|本|个|只)(?<a>${zh})`), askKind],
  ],
  finish: tellTotals,
};

/** Tickets at two prices are two kinds. */
function pricedKinds(scene: Scene): boolean {
  if (kinds(scene)) return true;
  const [a, b, ...more] = [...scene.told.notes.keys()].filter((key) => key.startsWith('price ')).map((key) => key.slice(6));
  return a !== undefined && b !== undefined && more.length === 0 && declare(a, b, scene);
}
