import { sentence } from '../sentence.ts';
import type { ChanceQuestion, UrnEvent } from './countingQuestion.ts';
import { boundOf, bounds } from './readNumberSet.ts';

type Groups = Readonly<Record<string, string | undefined>>;
type Urn = Extract<ChanceQuestion, { ask: 'urn' }>;

const colour = '(?:red|blue|green|white|black|yellow|orange|purple|brown|pink|gold|silver|gr[ae]y|defective|good)';
const thing = '(?:balls?|marbles?|chips?|beads?|socks?|tokens?|discs?|counters?|jelly ?beans?|candies|pens?|pencils?|cubes?|bulbs?|items?|stones?|cards?|gumballs?|tiles?)';
const part = String.raw`\d+ ${colour}(?: (?:and )?${thing})?`;
const list = String.raw`(?<list>${part}(?:(?:,? ?and |,)${part}){1,4})`;
const holder = '(?:bag|box|urn|jar|drawer|basket|container|sack|bowl|hat)';
const alike = String.raw`(?:[,.]? ?(?:(?:that|which) are )?(?:all )?identical (?:except for|apart from|in all but) colou?r)?`;
const setup = String.raw`(?:(?:a|an|1|the) (?:\w+ )?${holder} (?:contains|has|holds|is filled with|containing)|there are|in a ${holder},? ?there are|(?:suppose|i|you|we) (?:that )?(?:have )?(?:a ${holder} (?:contains|with|containing|has)|have)) (?:(?:exactly|a total of) )?${list}(?: in (?:a|the) ${holder})?${alike}`;
const random = String.raw`(?:,? ?(?:at random|randomly|simultaneously|at the same time|at once|together|without looking|1 after (?:the other|another)|in succession|1 at a time|from the ${holder}|out of (?:the|this) ${holder}|out|from (?:it|the ${holder}|this ${holder})|of the ${thing}|and)){0,5}`;
const replaced = String.raw`(?:,? ?(?<how>with replacement|without replacement|(?:and|without|with) (?:replacing|being replaced|putting (?:it|them) back)|(?:and )?not replaced)(?:,| )?)?`;
const draws = String.raw`(?:(?:(?:if|suppose|when) )?(?:(?<n>\d+|a) (?:of the )?${thing} (?:is|are) (?:randomly )?(?:drawn|chosen|selected|picked|taken|removed|pulled)|(?:you|i|we|he|she|1|someone|[A-Z][a-z]+) (?:randomly )?(?:draws?|chooses?|picks?|selects?|takes?|pulls?) (?:out )?(?<n2>\d+|a) (?:of the )?${thing})${random}${replaced}${random})`;
const chance = String.raw`(?:(?:what is|what's|find|determine|compute|calculate) (?:the )?probability (?:that|of) )`;

const c = `(?<c>${colour})`;
const they = String.raw`(?:they|the (?:\d+ )?(?:${thing}|selected ${thing}|drawn ${thing})(?: (?:drawn|chosen|selected|picked))?|(?:of )?(?:the )?(?:\d+ )?(?:${thing})(?: (?:drawn|chosen|selected|picked))?)`;
const are = '(?:will be|are|is|being)';

type Event = readonly [wording: string, event: (groups: Groups, drawn: number, of: (name: string | undefined) => number) => UrnEvent | undefined];

const all: Event[1] = ({ c: name, both, k }, drawn, of) => ((both !== undefined && drawn !== 2) || (k !== undefined && Number(k) !== drawn) ? undefined : { kind: 'count', colours: [of(name)], bound: 'exactly', count: drawn });
const none: Event[1] = ({ c: name }, _, of) => ({ kind: 'count', colours: [of(name)], bound: 'exactly', count: 0 });
const some: Event[1] = ({ c: name, bound, k }, drawn, of) => (Number(k) <= drawn ? { kind: 'count', colours: [of(name)], bound: boundOf(bound), count: Number(k) } : undefined);
const one: Event[1] = ({ c: name, c2, not }, drawn, of) => (drawn === 1 ? { kind: 'count', colours: c2 === undefined ? [of(name)] : [of(name), of(c2)], bound: 'exactly', count: not === undefined ? 1 : 0 } : undefined);
const oneEach: Event[1] = ({ c: first, c2: second }, drawn, of) => {
  const [a, b] = [of(first), of(second)];
  return drawn === 2 && a !== b ? { kind: 'composition', counts: Array.from({ length: Math.max(a, b) + 1 }, (_, index) => (index === a || index === b ? 1 : 0)) } : undefined;
};
const ordered: Event[1] = ({ c: first, c2: second }, drawn, of) => (drawn === 2 ? { kind: 'sequence', colours: [of(first), of(second)] } : undefined);
const same: Event[1] = (_, drawn) => (drawn >= 2 ? { kind: 'same' } : undefined);
const different: Event[1] = (_, drawn) => (drawn === 2 ? { kind: 'different' } : undefined);

const events: readonly Event[] = [
  [String.raw`(?:(?<both>both)|all)(?: (?<k>\d+))?(?: of)?(?: ${they})? ${are} ${c}(?: ${thing})?`, all],
  [String.raw`${they} (?:${are} (?:(?<both>both)|all)|(?:(?<both2>both)|all) ${are}) ${c}`, ({ both, both2, ...groups }, drawn, of) => all({ ...groups, both: both ?? both2 }, drawn, of)],
  [String.raw`(?:drawing|getting|selecting|choosing|picking) (?<k>[2-9]) ${c} ${thing}`, all],
  [String.raw`(?:neither|none)(?: of)?(?: ${they})? ${are} ${c}`, none],
  [String.raw`(?:no ${c} ${thing} (?:are|is) (?:drawn|chosen|selected)|(?:drawing|getting) no ${c} ${thing})`, none],
  [String.raw`(?:(?:drawing|getting|selecting|there (?:is|are)) )?(?<bound>${bounds.english}) (?<k>\d+)(?: of(?: ${they})?)?(?: ${are})? ${c}(?: ${thing})?(?: (?:is|are) (?:drawn|chosen|selected))?`, some],
  [String.raw`(?:it|the ${thing}(?: (?:drawn|chosen|selected|picked))?) ${are} (?:either )?(?<not>not )?(?:a )?${c}(?: or (?<c2>${colour}))?(?: ${thing})?`, one],
  [String.raw`(?:drawing|getting|selecting|choosing|picking) (?:a |either a )?${c}(?: or (?:a )?(?<c2>${colour}))? ${thing}`, one],
  [String.raw`(?:drawing |getting |selecting )?1(?: ${thing})? (?:is )?${c}(?: ${thing})? and (?:1|the other)(?: ${thing})? (?:is )?(?<c2>${colour})(?: ${thing})?(?: (?:is|are) (?:drawn|chosen|selected))?`, oneEach],
  [String.raw`the first(?: ${thing})?(?: drawn)? is ${c} and the second(?: ${thing})?(?: drawn)? is (?<c2>${colour})`, ordered],
  [String.raw`(?:(?:both |all )?(?:of )?${they}) (?:are|have|will be) (?:all )?(?:of )?(?:the )?same colou?r`, same],
  [String.raw`(?:both |all )?(?:of )?${they} (?:are|have) (?:of )?(?:2 )?different colou?rs?`, different],
];
const patterns = events.flatMap(([wording, event]): (readonly [RegExp, Event[1]])[] => [
  [sentence(String.raw`${setup}[.,;] ?(?:and )?${draws}[.,;]? ?(?:and )?${chance}${wording}`), event],
  [sentence(String.raw`${setup}[.,;] ?(?:if )?${chance}${wording},? (?:if|when) ${draws}`), event],
  ...(event === one ? [[sentence(String.raw`${setup}[.,;] ?${chance}${wording}(?: at random)?(?: from the ${holder})?`), event] as const] : []),
]);

const hue = '[红白黑黄蓝绿]';
const hueBall = `\\d+[个只](?:${hue})(?:色(?:的)?)?(?:小)?球`;
const hueList = `(?<list>${hueBall}(?:(?:,|和|与|、)${hueBall}){1,4})`;
const sameLook = '(?:(?:大小|形状|质地|材质|材料|,|和|与|、|除颜色外|其余|其他|均|都|完全|无其他差别|它们|这些球|小球|球|颜色外|除了颜色|外){1,9}(?:都|均|完全)?(?:相同|一样)(?:的)?(?:小球)?|除颜色外(?:无其他差别|没有其他区别)的?(?:小球)?)';
const bag = '(?:(?:在)?(?:1[个只])?(?:不透明的?)?(?:口袋|袋子|布袋|纸箱|盒子|箱子|袋|盒|箱)(?:中|里|内|里面)?)';
const chineseSetup = `${bag}(?:共)?(?:装有|装着|放有|有|放着)(?:${sameLook})?(?:的)?${hueList}(?:,?${sameLook})?`;
const taking = '(?:摸出|取出|抽出|抽取|摸取|取|摸|抽)';
const chineseDraws = `(?:(?:现|若|小明|搅匀后|摇匀后|,)*从(?:中|袋中|盒中|袋子中|盒子中|口袋中|箱中|袋中)?(?:(?<how>有放回|不放回)地?)?(?:任意|随机|任|1次|同时|依次|先后|连续|次性|1次性|一次性){0,5}${taking}(?<n>\\d+)(?:个|只)?(?:小)?球|从(?:中|袋中|盒中|口袋中)(?:随机|任意)?(?<how2>有放回|不放回)地?(?:依次|连续|先后|随机){0,4}${taking}(?:球)?(?<n2>\\d+)(?:次|个球)?,?每次(?:${taking})?(?:1个(?:球)?))`;
const gotten = '摸出|取出|抽出|抽取|摸到|取到|抽到|得到|所摸|所取|的|是|摸|取|恰好|恰|为';
const got = `(?:${gotten}){0,5}`;
const h = '(?<c>[红白黑黄蓝绿])(?:色)?(?:的)?(?:小)?(?:球)?(?:的)?';
const chineseEvents: readonly Event[] = [
  [`${got}(?:(?:这)?(?<k>\\d+)(?:个|只|次)?(?:小)?球?(?:的)?)?(?:都|均|全)(?:是|为)?${h}`, all],
  [`${got}(?:(?:这)?\\d+(?:个|只)?(?:小)?球)?(?:中)?(?:都)?(?:没有|不含)${h}`, none],
  [`(?:${gotten}|这?\\d+[个只]?小?球中?){0,6}(?<bound>${bounds.chinese})(?:有|含|摸到|取到|含有)?(?<k>\\d+)(?:个|只|次)(?:是|摸到)?${h}`, some],
  [`(?:摸到|取到|摸出|取出|抽到|抽出)(?:的)?(?:(?:这个|1个|小)?球?(?:是|为|恰好是|恰为)?)?(?<not>不是)?${h}`, one],
  [`(?:它|恰好)?是(?<not>不是)?${h}`, one],
  [`${got}(?:(?:这)?2(?:个|只)(?:小)?球(?:中)?)?(?:恰好|恰|是|为|有){0,3}[1一](?:个|只)?${h}(?:,|和)?(?:另)?[1一]?(?:个|只)?(?:是)?(?<c2>${hue})(?:色)?球?`, oneEach],
  [`${got}(?:(?:这|的)?(?:\\d+|两)(?:个|只|次)?(?:小)?球?(?:的)?)?颜色(?:都|均|恰好|恰)?(?:相同|一样)`, same],
  [`${got}(?:(?:这|的)?(?:\\d+|两)(?:个|只|次)?(?:小)?球?(?:的)?)?同色`, same],
  [`${got}(?:(?:这|的)?(?:\\d+|两)(?:个|只|次)?(?:小)?球?(?:的)?)?(?:颜色(?:都|恰好|恰)?(?:不同|不相同|不一样)|异色)`, different],
];
const chinesePatterns = chineseEvents.map(([wording, event]): readonly [RegExp, Event[1]] => [sentence(`${chineseSetup}[,.;]${chineseDraws}(?:[,.;]|球?)?(?:则|求|那么|问)?(?:恰好)?${wording}(?:的)?概率(?:是|为|等于|=)?(?:多少)?`), event]);

function urnOf(line: string, groups: Groups, event: Event[1], chinese: boolean): Urn | undefined {
  const parts = [...(groups['list'] ?? '').matchAll(chinese ? /(\d+)[个只]([红白黑黄蓝绿])/g : /(\d+) ([a-z]+)/gi)].map(([, size, name = '']) => [name.toLowerCase(), Number(size)] as const);
  const names = parts.map(([name]) => name);
  const asked = [groups['c'], groups['c2']].filter((name) => name !== undefined);
  const index = (name: string | undefined): number => names.indexOf((name ?? '').toLowerCase());
  const number = groups['n'] ?? groups['n2'] ?? '';
  const drawn = number === 'a' || (number === '' && event === one) ? 1 : Number(number);
  if (new Set(names).size !== names.length || asked.some((name) => index(name) < 0) || drawn < 1 || parts.some(([, size]) => size < 1)) return undefined;
  const told = groups['how'] ?? groups['how2'];
  const replaced = told === '有放回' || /^with replacement|^(?:and|with) (?:replac|being|putting)/i.test(told ?? '');
  // One after another, each may be put back or not.
  if (told === undefined && drawn > 1 && /1 after|in succession|1 at a time|依次|先后|连续|每次/i.test(line)) return undefined;
  const wanted = event(groups, drawn, index);
  const size = parts.reduce((sum, [, count]) => sum + count, 0);
  return wanted && (replaced || drawn <= size) ? { ask: 'urn', colours: parts, drawn, replaced, event: wanted } : undefined;
}

/** Balls drawn from an urn; undefined unless a wording takes the whole line. Without a word on it, nothing is put back. */
export function readUrn(line: string): ChanceQuestion | undefined {
  for (const [list, chinese] of [[patterns, false], [chinesePatterns, true]] as const) {
    for (const [pattern, event] of list) {
      const found = pattern.exec(line);
      const read = found && urnOf(line, found.groups ?? {}, event, chinese);
      if (read) return read;
    }
  }
  return undefined;
}
