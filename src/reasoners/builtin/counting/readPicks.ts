import { sentence } from '../sentence.ts';
import type { ChanceQuestion, UrnEvent } from './countingQuestion.ts';
import { boundOf, bounds, numberSet, numberSets } from './readNumberSet.ts';

type Groups = Readonly<Record<string, string | undefined>>;
type Read = (groups: Groups) => ChanceQuestion | undefined;

/** People or cards are drawn like balls of two colours, those that are wanted and the rest. */
function drawn(colours: readonly (readonly [name: string, count: number])[], number: number, event: UrnEvent): ChanceQuestion | undefined {
  const size = colours.reduce((sum, [, count]) => sum + count, 0);
  return number >= 1 && number <= size ? { ask: 'urn', colours, drawn: number, replaced: false, event } : undefined;
}

function countEvent({ bound, k, all, none, each }: Groups, which: number, number: number): UrnEvent | undefined {
  if (each !== undefined) return number === 2 ? { kind: 'composition', counts: [1, 1] } : undefined;
  const count = none !== undefined ? 0 : all !== undefined ? number : Number(k ?? 1);
  if (count > number || (all !== undefined && /both/i.test(all) && number !== 2)) return undefined;
  return { kind: 'count', colours: [which], bound: boundOf(bound), count };
}

const chance = String.raw`(?:what is|what's|find|determine|compute|calculate) the probability (?:that|of) `;
const chineseChance = '的?概率(?:是|为|等于|=)?(?:多少)?';

const sexes = String.raw`(?<n1>\d+) (?<a1>men|boys|women|girls) and (?<n2>\d+) (?<a2>men|boys|women|girls)`;
const body = '(?:committee|team|group|delegation|panel|jury)';
const ofPeople = String.raw`(?:(?:a|the) (?:group|class|club|committee|team) (?:of|has|consists of|contains) ${sexes}[.,;] ?(?:if )?(?<n>\d+) (?:people|students|members|of them|children)? ?are (?:chosen|selected|picked)(?: at random| randomly)?(?: from the (?:group|class|club|team))?|(?:if )?(?:a ${body} of )?(?<m>\d+)(?: people| students| members)? (?:is|are) (?:randomly )?(?:chosen|selected|picked|formed)(?: at random| randomly)? from (?:a (?:group|class|club) of )?${sexes.replace(/<(\w+)>/g, '<$1b>')}(?: at random)?)`;
const wantedPeople = String.raw`(?:(?<all>both|all)(?: \d+)?(?: (?:people|members|students|of them))?(?: (?:chosen|selected))? are (?<c>men|boys|women|girls)|(?:there (?:are|is) |the ${body} (?:has|contains|includes|consists of) )?(?<bound>${bounds.english}) (?<k>\d+) (?:of (?:them|the \d+ people) (?:are|is) )?(?:an? )?(?<c2>men|man|boys?|women|woman|girls?)(?: (?:is|are) (?:chosen|selected))?|(?<none>no|none are|none of them are) (?<c3>men|boys|women|girls)(?: are (?:chosen|selected))?)`;

function people(groups: Groups): ChanceQuestion | undefined {
  const plural: Readonly<Record<string, string>> = { man: 'men', woman: 'women', boy: 'boys', girl: 'girls' };
  const [a1 = '', a2 = ''] = [groups['a1'] ?? groups['a1b'], groups['a2'] ?? groups['a2b']].map((name) => (name ?? '').toLowerCase());
  const asked = (groups['c'] ?? groups['c2'] ?? groups['c3'] ?? '').toLowerCase();
  const which = groups['each'] === undefined ? [a1, a2].indexOf(plural[asked] ?? asked) : 0;
  const number = Number(groups['n'] ?? groups['m']);
  const event = which < 0 || a1 === a2 ? undefined : countEvent(groups, which, number);
  return event && drawn([[a1, Number(groups['n1'] ?? groups['n1b'])], [a2, Number(groups['n2'] ?? groups['n2b'])]], number, event);
}

const student = '(?:生|同学|教师|老师|医生|学生|志愿者|队员)?';
const chinesePeople = `(?:某(?:小组|班|校|单位)?(?:共)?有|(?:某)?(?:兴趣)?小组(?:共)?有|现)?从?(?<n1>\\d+)[名个位](?<a1>[男女])${student}(?:和|,|与)(?<n2>\\d+)[名个位](?<a2>[男女])${student}(?:中|,(?:现)?从中)(?:任意|随机|任){0,2}(?:选出|选取|抽取|选|抽|取|挑选)(?<n>\\d+)(?:人|名(?:同学|学生|志愿者)?|个人|位)(?:参加[^,\\d]{1,12}|担任[^,\\d]{1,8})?,(?:则|求|那么)?`;
const theChosen = '(?:所选|选出|选中|抽到|抽取|被选)?(?:的)?(?:(?:这)?\\d+(?:人|名(?:同学|学生|志愿者)?|个人|位))?(?:中)?(?:恰好|恰)?';
const chineseWanted = `(?:${theChosen}(?<all>都|均|全)(?:是|为)(?<c>[男女])${student}|${theChosen}(?<bound>${bounds.chinese})?有?(?<k>\\d+)(?:名|个|位|人)(?:是|为)?(?<c2>[男女])${student}|${theChosen}(?:没有|都不是)(?<none>)(?<c3>[男女])${student}|${theChosen}(?:是|为|有)?(?<each>1(?:名|个|位)?(?:男${student}(?:和|,)?1(?:名|个|位)?女|女${student}(?:和|,)?1(?:名|个|位)?男)${student}))`;

const named = '甲(?:,|和)乙';
const somePeople = `(?:从|在)(?:包括)?(?:(?<two>${named})|(?<one>甲))(?:在内的|等|,丙等)?(?<n>\\d+)[名个位](?:[\\u4e00-\\u9fff]{0,4})中(?:任意|随机|任){0,2}(?:选出|选取|抽取|选|抽|挑选)(?<k>\\d+)(?:人|名(?:同学|学生)?|位)(?:参加[^,\\d]{1,12}|担任[^,\\d]{1,8})?,(?:则|求|那么)?(?:(?<both>${named}(?:2人)?(?:都|均|同时)(?:入选|被选中|被选上))|(?<neither>${named}(?:2人)?(?:都|均)(?:没有?|未|不)(?:入选|被选中))|(?<single>甲(?:同学)?(?:入选|被选中|被抽到)))${chineseChance}`;

function namedPeople({ two, n, k, both, neither }: Groups): ChanceQuestion | undefined {
  const wanted = both !== undefined || neither !== undefined ? 2 : 1;
  if (wanted === 2 && two === undefined) return undefined;
  const event: UrnEvent = { kind: 'count', colours: [0], bound: 'exactly', count: neither !== undefined ? 0 : wanted };
  return drawn([[wanted === 2 ? '甲、乙' : '甲', wanted], ['…', Number(n) - wanted]], Number(k), event);
}

const deck = String.raw`(?:a |the )?(?:standard |ordinary |regular |well-shuffled |shuffled |full |normal |fair ){0,3}(?:(?:52-card )?(?:deck|pack)(?: of (?:52 )?(?:playing )?cards)?)`;
const suit = '(?:heart|diamond|club|spade)s?';
const rank = String.raw`(?:aces?|kings?|queens?|jacks?|(?:10|[2-9])s?)`;
const card = String.raw`(?:an? )?(?:(?<rank>${rank})(?: of (?<suitOf>hearts|diamonds|clubs|spades))?|(?<suit>${suit})|(?<colour>red|black)(?: cards?)?|(?<face>face cards?))`;
const oneCard = String.raw`(?:if )?(?:a|1) card is (?:randomly )?(?:drawn|chosen|selected|picked|dealt)(?: at random| randomly)? from ${deck}(?: at random)?[.,;] ?${chance}(?:it is (?<not>not )?|(?:the card is |drawing |getting |selecting )(?<not2>not )?)${card}`;
const cards = String.raw`(?:if )?(?<n>\d+) cards are (?:randomly )?(?:drawn|chosen|selected|picked|dealt)(?: at random| randomly)?(?: without replacement)? from ${deck}(?: without replacement| at random){0,2}[.,;] ?${chance}(?:they are |the (?:\d+ )?cards are )?(?<all>both|all)(?: \d+)?(?: (?:of them )?(?:cards )?are)? ${card}`;

function cardsOf(groups: Groups): ChanceQuestion | undefined {
  const count = groups['rank'] !== undefined ? (groups['suitOf'] === undefined ? 4 : 1) : groups['suit'] !== undefined ? 13 : groups['colour'] !== undefined ? 26 : 12;
  const name = groups['rank'] ?? groups['suit'] ?? groups['colour'] ?? groups['face'] ?? '';
  const number = Number(groups['n'] ?? 1);
  const event = countEvent({ ...groups, ...(groups['not'] ?? groups['not2'] ? { none: 'not' } : {}) }, 0, number);
  return event && drawn([[groups['suitOf'] === undefined ? name : `${name} of ${groups['suitOf']}`, count], ['…', 52 - count]], number, event);
}

const listed = String.raw`-?\d{1,3}(?:(?:,and |,| and |和|与)-?\d{1,3})+`;
const range = String.raw`(?:(?:1|the integers 1|the numbers 1)(?: to | through |-|到|至)|the first )(?<most>\d{1,3})(?:,? inclusive)?(?: positive integers)?`;
const englishFrom = String.raw`(?:the )?(?:(?:set|numbers|integers|digits|set of numbers|positive integers|whole numbers)(?: from)? ?)?\(?(?:(?<list>${listed})|${range})\)?`;
const few = String.raw`(?:(?<n>\d+) (?:different |distinct )?(?:numbers|integers) are (?:randomly )?(?:chosen|selected|picked|drawn)(?: at random| randomly)?(?: without replacement)? from ${englishFrom}(?: without replacement| at random){0,2}|(?:an? (?:positive )?)(?:number|integer) is (?:randomly )?(?:chosen|selected|picked|drawn)(?: at random| randomly)? from ${englishFrom.replace(/<(\w+)>/g, '<$1b>')}(?: at random)?)`;
const numberWanted = String.raw`(?:(?:the|their) (?:(?<what>sum|product)(?: of (?:the |these )?(?:\d+ )?(?:chosen |selected )?numbers)?|(?:chosen |selected )?(?:number|integer)) is|it is|(?:the )?(?:\d+ )?(?:numbers|they) (?:are )?(?<every>both|all) (?:are )?) ?(?<set>${numberSets.english})`;
const chineseFrom = `(?:从|在)(?:数字|数|集合)?\\(?(?:(?<list>${listed})|1(?:到|至|-|~)(?<most>\\d{1,3}))\\)?(?:这)?(?:\\d+个)?(?:数字|数|整数|自然数|正整数)?(?:中|里)(?:任意|随机|任|1次性){0,2}(?:取出|选取|抽取|选出|取|选|抽)(?<n>\\d+)个(?:不同的?)?(?:数字|数|整数)?,(?:则|求|那么)?`;
const chineseNumbers = `(?:(?:取出|所取|选出|抽取|这)?(?:的)?(?:这)?(?:\\d+个)?(?:数字|数)?(?:的|之)?(?<what>和|积|乘积)(?:是|为|等于)?(?:1个)?|(?:取出|取到|所取|选出|抽到|抽取|恰好|恰)?(?:的)?(?:这)?(?:\\d+个)?(?:数字|数)?(?:恰好|恰)?(?<every>都|均)?(?:是|为)?)(?<set>${numberSets.chinese})`;

function numbers(groups: Groups): ChanceQuestion | undefined {
  const [list, most] = [groups['list'] ?? groups['listb'], groups['most'] ?? groups['mostb']];
  const from = list === undefined ? Array.from({ length: Number(most) }, (_, index) => index + 1) : list.split(/,and |,| and |和|与/).map(Number);
  const [picked, values] = [Number(groups['n'] ?? 1), numberSet(groups['set'] ?? '')];
  if (!values || new Set(from).size !== from.length || from.some((value) => value < 0) || picked > from.length) return undefined;
  const { what, every } = groups;
  if (what === undefined && every === undefined && picked !== 1) return undefined;
  if (every !== undefined && /both/i.test(every) && picked !== 2) return undefined;
  return { ask: 'numbers', from, picked, of: what === undefined ? 'each' : /sum|和/i.test(what) ? 'sum' : 'product', values };
}

const wordings: readonly (readonly [RegExp, Read])[] = [
  [sentence(String.raw`${ofPeople}[.,;] ?${chance}${wantedPeople}`), people],
  [sentence(`${chinesePeople}${chineseWanted}${chineseChance}`), people],
  [sentence(somePeople), namedPeople],
  [sentence(oneCard), cardsOf],
  [sentence(cards), cardsOf],
  [sentence(String.raw`(?:if )?${few}[.,;] ?${chance}${numberWanted}`), numbers],
  [sentence(String.raw`${chance}${numberWanted} (?:if|when) ${few}`), numbers],
  [sentence(`${chineseFrom}${chineseNumbers}${chineseChance}`), numbers],
];

/** Who or what is picked at random from people, cards or numbers; undefined unless a wording takes the whole line. */
export function readPicks(line: string): ChanceQuestion | undefined {
  for (const [wording, question] of wordings) {
    const found = wording.exec(line);
    const read = found && question(found.groups ?? {});
    if (read) return read;
  }
  return undefined;
}
