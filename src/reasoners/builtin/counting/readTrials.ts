import { rational } from '../../../math/rational.ts';
import { sentence } from '../sentence.ts';
import type { ChanceQuestion, DiceEvent } from './countingQuestion.ts';
import { boundOf, bounds, numberSet, numberSets } from './readNumberSet.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const adjectives = String.raw`(?:(?:fair|standard|ordinary|normal|regular|unbiased|balanced|common|6-sided|6-faced|cubical|different|distinct|independent),? ?){0,5}`;
const person = '(?:you|i|we|he|she|they|1|someone|a (?:person|student|player|boy|girl)|[A-Z][a-z]+)';
const atOnce = String.raw`(?: (?:simultaneously|together|at (?:the same time|once|random)|1 time))?`;
const dice = String.raw`(?:(?:(?<n>\d+)|a pair of) ${adjectives}dice (?:are|is) (?:rolled|thrown|tossed|cast)${atOnce}|(?:a|1) ${adjectives}die is (?:rolled|thrown|tossed|cast)(?: (?<times>\d+) times?)?|${person} (?:rolls?|throws?|toss(?:es)?) (?:(?<n2>\d+)|a pair of) ${adjectives}dice${atOnce}|${person} (?:rolls?|throws?) (?:a|1) ${adjectives}die(?: (?<times2>\d+) times?)?)`;
const coins = String.raw`(?:(?<n>\d+) ${adjectives}coins (?:are|is) (?:flipped|tossed|thrown)${atOnce}|(?:a|1) ${adjectives}coin is (?:flipped|tossed|thrown)(?: (?<times>\d+) times?)?|${person} (?:flips?|toss(?:es)?|throws?) (?:(?<n2>\d+) ${adjectives}coins${atOnce}|(?:a|1) ${adjectives}coin(?: (?<times2>\d+) times?)?))`;
const chance = String.raw`(?:what is|what's|find|determine|compute|calculate|give)(?: the)? probability (?:that|of) `;
const of = String.raw`(?: of (?:the )?(?:(?:\d+|2) )?(?:numbers?|dice|faces|rolls|top faces|upper faces|upturned faces|outcomes|results|values)(?: (?:rolled|showing|shown|facing up|obtained|thrown|on (?:the|each) (?:(?:top )?faces|dice|die|\d+ dice)|that (?:appear|come up|are rolled|are showing)|appearing|showing on the dice))?)?`;
/** Where the throw is named after what is asked: "with two dice", "in six flips of a fair coin". */
const after = (thing: 'dice' | 'coin'): string => thing === 'dice' ? String.raw`(?:with|on|when rolling|by rolling|when throwing|in a roll of|on a roll of) (?:(?<n3>\d+)|a pair of) ${adjectives}dice` : String.raw`(?:in|with|on) (?<n3>\d+) (?:flips|tosses|throws) of (?:a|1) ${adjectives}coin|(?:when|by) (?:flipping|tossing) (?:(?<n4>\d+) ${adjectives}coins|(?:a|1) ${adjectives}coin (?<times4>\d+) times)`;
const english = { sentence: (event: string, setup: string): RegExp[] => [sentence(String.raw`(?:if |when |suppose (?:that )?)?${setup}(?:,|\.|;) ?(?:then )?${chance}${event}`), sentence(String.raw`${chance}${event},? (?:when|if|in the case that) ${setup}`), sentence(String.raw`${chance}(?:when|if) ${setup},? ?${event}`), sentence(String.raw`${chance}${event},? (?:${after(setup === dice ? 'dice' : 'coin')})`)] };

const even = '(?:质地)?(?:均匀的?|质量均匀的|普通的?|相同的?|完全相同的|正方体|六面体|各面标有1-6的|的){0,5}';
const throwing = '(?:随机|任意|连续|先后|同时|依次|独立)?(?:抛掷|投掷|抛|掷|投)';
const chineseDice = `(?:若|将|把)?(?:小明|小红|某人)?(?:${throwing}(?:(?<times>\\d+)次)?(?:(?<n>\\d+)[枚颗个粒])?${even}骰子(?:(?<times2>\\d+)次)?|(?:1[枚颗个])?${even}骰子${throwing}(?<times3>\\d+)次)`;
const chineseCoins = `(?:若|将|把)?(?:小明|小红|某人)?(?:${throwing}(?:(?<times>\\d+)次)?(?:(?<n>\\d+)[枚个])?${even}硬币(?:(?<times2>\\d+)次)?|(?:1[枚个])?${even}硬币${throwing}(?<times3>\\d+)次)`;
const chineseChance = '(?:出现|得到|发生)?的?概率(?:是|为|等于|=)?(?:多少)?';
const chinese = { sentence: (event: string, setup: string): RegExp[] => [sentence(`${setup}[,.;](?:则|求|那么|问)?${event}${chineseChance}`)] };

const shows = String.raw`(?:shows?|showing|will show|is|are|comes? up|come up|lands? on|being|turns? up)`;
const face = String.raw`(?:an? )?(?<faces>${numberSets.english})s?`;
const up = '(?:向上|朝上)?(?:的)?(?:1面|一面)?(?:的)?';

type Event = readonly [pattern: RegExp, event: (groups: Groups, thrown: number) => DiceEvent | undefined];

const total = (kind: 'sum' | 'product') => ({ set = '' }: Groups): DiceEvent | undefined => {
  const values = numberSet(set);
  return values && { kind, values };
};
const count = ({ bound, count: wanted, faces = '', all, none, told }: Groups, thrown: number): DiceEvent | undefined => {
  const set = numberSet(faces);
  if (!set || (all !== undefined && /both/i.test(all) && thrown !== 2) || (told !== undefined && Number(told) !== thrown)) return undefined;
  const number = none !== undefined ? 0 : all !== undefined ? thrown : Number(wanted ?? 1);
  return number <= thrown ? { kind: 'count', faces: set, bound: boundOf(bound), count: number } : undefined;
};
const single = (groups: Groups, thrown: number): DiceEvent | undefined => (thrown === 1 ? count(groups, 1) : undefined);
const several = (kind: 'same' | 'different' | 'some-same') => (_: Groups, thrown: number): DiceEvent | undefined => (thrown >= 2 ? { kind } : undefined);

const both = String.raw`(?<all>both|all|all \d+|both of|all of)`;
const diceEvents: readonly Event[] = [
  ...english.sentence(String.raw`(?:(?:getting|rolling|obtaining|throwing) )?(?:the |a )?(?:sum|total)${of} ?(?:is|equals|being|will be|of)? ?(?<set>${numberSets.english})`, dice).map((each): Event => [each, total('sum')]),
  ...english.sentence(String.raw`(?:the )?product${of} ?(?:is|equals|being|will be) ?(?<set>${numberSets.english})`, dice).map((each): Event => [each, total('product')]),
  ...english.sentence(String.raw`(?:(?:getting|rolling|obtaining|throwing|there (?:is|are)|you roll|we get) )?(?<bound>${bounds.english}) (?<count>\d+) (?:of (?:the (?:\d+ )?)?(?:dice|them|numbers|rolls) )?(?:(?:die|dice) )?(?:${shows} )?${face}(?: (?:is|are) rolled| appears?| shows?(?: up)?)?`, dice).map((each): Event => [each, count]),
  ...english.sentence(String.raw`${both} (?:(?:of )?(?:the )?(?:\d+ )?(?:dice|numbers|rolls|faces|of them)(?: (?:rolled|showing))? )?${shows} ${face}`, dice).map((each): Event => [each, count]),
  ...english.sentence(String.raw`(?:they|the (?:\d+ )?(?:dice|numbers)) (?:are )?${both} ?(?:show )?${face}`, dice).map((each): Event => [each, count]),
  ...english.sentence(String.raw`(?<none>neither|none) (?:of (?:the )?(?:\d+ )?(?:dice|numbers|them) )?(?:die |number )?${shows} ${face}`, dice).map((each): Event => [each, count]),
  ...english.sentence(String.raw`(?:the (?:number|result|outcome|roll)(?: (?:rolled|obtained|that comes up|showing))? is |it (?:shows|lands on|is) |(?:rolling|getting|obtaining|throwing) )${face}`, dice).map((each): Event => [each, single]),
  ...english.sentence(String.raw`(?:(?:the|all|both|all of the|all the) (?:\d+ )?(?:dice|numbers|faces|rolls)(?: rolled| showing)? (?:(?:all )?(?:show|are|have) (?:all )?(?:the same(?: number| value)?|equal)|match|are equal))`, dice).map((each): Event => [each, several('same')]),
  ...english.sentence(String.raw`(?:rolling |getting |obtaining )?(?:doubles|a double)(?: (?:are|is) rolled)?`, dice).map((each): Event => [each, (groups, thrown) => (thrown === 2 ? several('same')(groups, thrown) : undefined)]),
  ...english.sentence(String.raw`(?:the|all|all the) (?:\d+ )?(?:dice|numbers|faces)(?: rolled| showing)? (?:all )?(?:show|are) (?:all )?(?:different|distinct)(?: numbers)?`, dice).map((each): Event => [each, several('different')]),
  ...english.sentence(String.raw`at least 2 (?:of the )?(?:dice|faces|numbers|of them) (?:show the same number|match|are (?:the same|equal))`, dice).map((each): Event => [each, several('some-same')]),
  ...chinese.sentence(`(?:${up}(?:2次|2个|2枚|出现的|所得的?|掷得的)?(?:骰子)?${up}(?:点数|数字)(?:之和|的和|总和)|(?:2次|2个)?${up}点数和)(?:是|为|等于)?(?<set>${numberSets.chinese})`, chineseDice).map((each): Event => [each, total('sum')]),
  ...chinese.sentence(`${up}(?:2次|2个|2枚|出现的|所得的?)?(?:骰子)?${up}(?:点数|数字)(?:之积|的积|的乘积)(?:是|为|等于)?(?<set>${numberSets.chinese})`, chineseDice).map((each): Event => [each, total('product')]),
  ...chinese.sentence(`(?<bound>${bounds.chinese})有?(?<count>\\d+)[枚个颗次](?:骰子)?${up}(?:点数)?(?:出现|是|为|掷出)?(?<faces>${numberSets.chinese})点?`, chineseDice).map((each): Event => [each, count]),
  ...chinese.sentence(`(?:(?<told>\\d+)[枚个颗次](?:骰子)?)?${up}(?:点数)?(?<all>都|均|全)(?:出现|是|为)(?<faces>${numberSets.chinese})点?`, chineseDice).map((each): Event => [each, count]),
  ...chinese.sentence(`(?:出现|掷出|掷得|得到|${up})(?:的)?(?:点数|数字)?(?:是|为)?(?<faces>${numberSets.chinese})点?`, chineseDice).map((each): Event => [each, single]),
  ...chinese.sentence(`(?:出现的?|所得的?)?(?:2次|2个|2枚|\\d+次)?(?:骰子)?${up}(?:出现的)?点数(?:都|均)?(?:相同|相等)`, chineseDice).map((each): Event => [each, several('same')]),
  ...chinese.sentence(`(?:出现的?|所得的?)?(?:2次|2个|2枚|\\d+次)?(?:骰子)?${up}(?:出现的)?点数(?:都|均|互|各)?不(?:相)?[同等]`, chineseDice).map((each): Event => [each, (groups, thrown) => (thrown === 2 ? several('different')(groups, thrown) : undefined)]),
];

const side = '(?<side>heads?|tails?)';
const land = '(?:lands?(?: on| up)?|comes? up|shows?|are|is|turns? up|falls?)';
const coinEvents: readonly RegExp[] = [
  ...english.sentence(String.raw`(?:(?:getting|obtaining|there (?:are|will be)|you (?:get|obtain)|we get|it lands|flipping|tossing) )?(?:(?<bound>${bounds.english}) )?(?<count>\d+) ${side}(?: (?:are obtained|appear|occur|come up))?`, coins),
  ...english.sentence(String.raw`(?:(?:getting|obtaining) )?(?<all>all|both) (?:of )?(?:the |them )?(?:\d+ )?(?:coins |flips |tosses )?(?:${land} )?(?:are )?${side}`, coins),
  ...english.sentence(String.raw`(?:they|the (?:\d+ )?coins) (?<all>all|both) ${land} ${side}`, coins),
  ...english.sentence(String.raw`(?:(?:getting|obtaining|there are) )?(?<none>no) ${side}`, coins),
  ...chinese.sentence(`(?<bound>${bounds.chinese})?(?:有|出现)?(?<count>\\d+)[次枚个](?:硬币)?(?:出现|是|为)?(?<side>正面|反面)(?:向上|朝上)?`, chineseCoins),
  ...chinese.sentence(`(?:(?<told>\\d+)[次枚个](?:硬币)?)?(?<all>全部|全|都|均)(?:出现|是|为)?(?<side>正面|反面)(?:向上|朝上)?`, chineseCoins),
  ...chinese.sentence(`(?:出现|得到)?(?<bound>${bounds.chinese})(?:有|出现)?(?<count>\\d+)[次枚个](?<side>正面|反面)(?:向上|朝上)?`, chineseCoins),
];

/** How often something is thrown: so many at once, or one so many times; never several several times. */
function thrownOf(groups: Groups, line: string): number | undefined {
  const at = Number(groups['n'] ?? groups['n2'] ?? groups['n3'] ?? groups['n4'] ?? (/\ba pair of\b/i.test(line) ? 2 : 1));
  const times = Number(groups['times'] ?? groups['times2'] ?? groups['times3'] ?? groups['times4'] ?? 1);
  return (at > 1 && times > 1) || at * times < 1 ? undefined : at * times;
}

/** Throws of dice or coins and what comes up; undefined unless a wording takes the whole line. */
export function readTrials(line: string): ChanceQuestion | undefined {
  const plain = line.replace(/\b(ones|twos|threes|fours|fives|sixes)\b/gi, (word) => String(['ones', 'twos', 'threes', 'fours', 'fives', 'sixes'].indexOf(word.toLowerCase()) + 1));
  for (const [pattern, event] of diceEvents) {
    const found = pattern.exec(plain);
    const groups = found?.groups ?? {};
    const thrown = found ? thrownOf(groups, plain) : undefined;
    const wanted = thrown === undefined ? undefined : event(groups, thrown);
    if (thrown !== undefined && wanted) return { ask: 'dice', dice: thrown, event: wanted };
  }
  for (const pattern of coinEvents) {
    const groups = pattern.exec(line)?.groups;
    const thrown = groups && thrownOf(groups, line);
    if (!groups || thrown === undefined || (/both/i.test(groups['all'] ?? '') && thrown !== 2) || (groups['told'] !== undefined && Number(groups['told']) !== thrown)) continue;
    const number = groups['none'] !== undefined ? 0 : groups['all'] !== undefined ? thrown : Number(groups['count']);
    if (number <= thrown) return { ask: 'binomial', trials: thrown, chance: rational(1, 2), bound: boundOf(groups['bound']), count: number, decimal: false, coins: true };
  }
  return undefined;
}
