import { sentence } from '../sentence.ts';
import type { CountingQuestion } from './countingQuestion.ts';
import { chineseThings, chineseWays, things, waysCan, waysTo } from './nouns.ts';

export type Groups = Readonly<Record<string, string | undefined>>;
export type Wording = readonly [wording: RegExp, question: (groups: Groups) => CountingQuestion | undefined];

const polygons: readonly string[] = ['', '', '', 'triangle', 'quadrilateral', 'pentagon', 'hexagon', 'heptagon', 'octagon', 'nonagon', 'decagon', 'hendecagon', 'dodecagon'];
const polygon = String.raw`(?:convex |regular ){0,2}(?:polygon (?:with|having|of) (?<n>\d+) (?:sides|vertices)|(?<n2>\d+)-?(?:gon|sided (?:convex |regular )?polygon)|(?<name>${polygons.slice(3).join('|')}))`;

function numbers(groups: Groups, ...names: string[]): number[] {
  return names.map((name) => Number(groups[name]));
}

const choose = (groups: Groups): CountingQuestion | undefined => {
  const [from = 0, chosen = 0] = numbers(groups, 'n', 'k');
  return chosen <= from ? { ask: 'choose', parts: [[from, chosen]] } : undefined;
};
const chooseTwo = (groups: Groups): CountingQuestion | undefined => {
  const [n1 = 0, k1 = 0, n2 = 0, k2 = 0] = numbers(groups, 'n1', 'k1', 'n2', 'k2');
  return k1 <= n1 && k2 <= n2 && stem(groups['a1']) === stem(groups['b1']) && stem(groups['a2']) === stem(groups['b2']) && stem(groups['a1']) !== stem(groups['a2']) ? { ask: 'choose', parts: [[n1, k1], [n2, k2]] } : undefined;
};
const arrange = (groups: Groups): CountingQuestion | undefined => {
  const [from = 0, chosen = from] = numbers({ ...groups, n: groups['n'] ?? groups['n2'] }, 'n', 'k');
  const wanted = groups['k'] === undefined ? from : chosen;
  return wanted <= from ? { ask: 'arrange', from, chosen: wanted } : undefined;
};
const roles = (groups: Groups): CountingQuestion | undefined => {
  const listed = (groups['roles'] ?? '').split(/,and |,| and |和|与|及/).map((role) => role.trim().replace(/^an? /, ''));
  const [from = 0] = numbers(groups, 'n');
  const told = groups['k'] ?? groups['k2'];
  if (new Set(listed).size !== listed.length || listed.length > from || (told !== undefined && Number(told) !== listed.length)) return undefined;
  return { ask: 'arrange', from, chosen: listed.length };
};
const diagonals = ({ n, n2, name }: Groups): CountingQuestion => ({ ask: 'diagonals', sides: name === undefined ? Number(n ?? n2) : polygons.indexOf(name.toLowerCase()) });
const pairs = (of: 'handshakes' | 'games') => (groups: Groups): CountingQuestion => ({ ask: 'pairs', from: numbers(groups, 'n')[0] ?? 0, of });
const circle = (groups: Groups): CountingQuestion => ({ ask: 'circle', people: numbers(groups, 'n')[0] ?? 0 });

/** `women` and `woman`, `boys` and `boy`. */
function stem(noun = ''): string {
  return noun.toLowerCase().replace(/men$/, 'man').replace(/children$/, 'child').replace(/ies$/, 'y').replace(/s$/, '').trim();
}

const source = String.raw`(?:(?:a|the) (?:group|set|class|club|list|team|collection|pool|total|family|council|panel|staff|menu|committee|squad) (?:of|with|containing) )?`;
const chosen = '(?:chosen|selected|picked)';
const among = '(?:from(?: among)?|out of|among)';
const body = '(?:(?:sub)?committee|team|group|delegation|jury|panel|club|band|crew|squad|squadron)';
const noOrder = String.raw`(?:,? ?\(?(?:if|where|assuming|given that)? ?(?:the )?order (?:in which (?:we|he|she|they|you|1) (?:chooses?|selects?|picks?|visits?) (?:them|the \d+ [a-z]+) )?(?:doesn't matter|does not matter|is not important|is unimportant|of (?:selection|choice) (?:does not|doesn't) matter)\)?)?`;
const role = String.raw`(?:an? )?(?:vice[- ]president|president|secretary|treasurer|chairman|chairperson|chair|captain|co-captain|vice[- ]captain|leader|deputy|manager|assistant manager|goalkeeper|historian|vice[- ]chair(?:man|person)?|moderator|sergeant-at-arms)`;
const rolesList = String.raw`(?<roles>${role}(?:(?:,and |,| and )${role})+)`;
const oneOffice = String.raw`(?:(?:,|\.)? ?(?:if|assuming|assuming that|given that|where|provided that)? ?(?:no (?:1|person|member|student) can (?:hold|serve in) (?:more than 1|2) (?:office|position|post)s?|no (?:1|person|member) (?:holds|can hold) (?:both|more than 1) (?:office|position)s?|each (?:person|member) can hold at most 1 (?:office|position)))?`;
const line = String.raw`(?:in a (?:single )?(?:row|line)|on a (?:book)?shelf|in a row on a (?:book)?shelf|side by side|in a queue)`;
const rotation = String.raw`(?:[,.]? ?(?:if|where|assuming|given that)? ?(?:(?:2|the) )?(?:seatings|arrangements|rotations|ways) (?:are|that are|which are) (?:considered )?(?:(?:to be )?the same|identical|equivalent)(?: if (?:1|they) (?:is|are|differ by|can be obtained from the other by)(?: only)? ?a? ?rotations?(?: of (?:the other|each other))?)?)?`;
const officials = '(?:正副?)?(?:班长|副班长|组长|副组长|队长|副队长|团支部书记|书记|副书记|学习委员|体育委员|文娱委员|生活委员|宣传委员|劳动委员|语文课代表|数学课代表|英语课代表|主席|副主席|秘书长|秘书|会长|副会长)';

export const selections: readonly Wording[] = [
  [sentence(String.raw`${waysCan} (?:(?:a|1) ${body} of )?(?<k>\d+)(?: ${things})? be (?:${chosen}|formed|made) ${among} ${source}(?:the )?(?<n>\d+)(?: ${things})?${noOrder}`), choose],
  [sentence(String.raw`${waysCan} (?:a|1) (?<k>\d+)-(?:person|member|man|woman|student|people) ${body} be (?:${chosen}|formed|made|appointed) ${among} ${source}(?<n>\d+)(?: ${things})?${noOrder}`), choose],
  [sentence(String.raw`${waysCan} (?<k>\d+) of (?:the )?(?<n>\d+)(?: ${things})? be ${chosen}${noOrder}`), choose],
  [sentence(String.raw`${among} ${source}(?<n>\d+)(?: ${things})?,? ?${waysCan} (?:(?:a|1) ${body} of )?(?<k>\d+)(?: ${things})? be (?:${chosen}|formed)${noOrder}`), choose],
  [sentence(`(?:某(?:班|小组|校))?(?:共)?有(?<n>\\d+)${chineseThings},(?:现)?从中(?:任意|随机)?(?:选出|选取|挑选|抽取|任选|任取|选派|选|取|抽)(?<k>\\d+)${chineseThings}(?:去?参加[^,\\d和与各分每不排一1或]{1,10})?${chineseWays}`), choose],
  [sentence(`从1(?:到|至)(?<n>\\d+)(?:这\\d+个)?(?:数|自然数|整数|正整数|数字)(?:中|里)(?:任意|随机)?(?:任取|选取|任选|取出|取|选)(?<k>\\d+)个(?:不同的?)?数?${chineseWays}`), choose],
  [sentence(String.raw`${waysTo} (?:choos(?:e|ing)|select(?:ing)?|pick(?:ing)?|form(?:ing)?|mak(?:e|ing)) (?:(?:a|1) ${body} of )?(?<k>\d+)(?: ${things})? ${among} ${source}(?:the )?(?<n>\d+)(?: ${things})?${noOrder}`), choose],
  [sentence(String.raw`${waysTo} (?:choos(?:e|ing)|form(?:ing)?|select(?:ing)?) an? (?<k>\d+)-(?:person|member|student) ${body} ${among} ${source}(?<n>\d+)(?: ${things})?${noOrder}`), choose],
  [sentence(String.raw`how many (?:different |distinct |possible )?(?:${body}s|combinations) of (?<k>\d+)(?: ${things})? can be (?:${chosen}|formed|made) (?:from|using|with) ${source}(?<n>\d+)(?: ${things})?`), choose],
  [sentence(`从(?<n>\\d+)${chineseThings}(?:中|里|里面|当中)?(?:任意|随机)?(?:选出|选取|挑选|挑选出|抽取|抽出|取出|任选|任取|任意选|选择|推选|选派|选|取|抽)出?(?<k>\\d+)${chineseThings}(?:参加[^,\\d和与各分每不排一1或]{1,10}|组成(?:1个)?[^,\\d和与各分每不排]{0,6}(?:小组|代表队|委员会|代表团|队)|当代表|担任代表|做代表)?${chineseWays}`), choose],
  [sentence(String.raw`(?:a|1) ${body} of (?:(?<all>\d+)(?: ${things})?(?:,? (?:consisting of|with|made up of|composed of|containing)|:) )?(?<k1>\d+) (?<b1>[a-z]+) and (?<k2>\d+) (?<b2>[a-z]+) (?:is|must be|is to be|needs to be|has to be) (?:${chosen}|formed|made) ${among} ${source}(?<n1>\d+) (?<a1>[a-z]+) and (?<n2>\d+) (?<a2>[a-z]+)[.,;] ?(?:in )?how many (?:different )?(?:ways can this be done|ways can (?:it|the ${body}) be (?:${chosen}|formed)|${body}s are possible)`), chooseTwo],
  [sentence(String.raw`(?:${waysCan} (?:a|1) ${body} (?:of|with|consisting of|containing) (?<k1>\d+) (?<b1>[a-z]+) and (?<k2>\d+) (?<b2>[a-z]+) be (?:${chosen}|formed|made) ${among} ${source}(?<n1>\d+) (?<a1>[a-z]+) and (?<n2>\d+) (?<a2>[a-z]+))`), chooseTwo],
  [sentence(String.raw`(?:${waysCan} (?<k1>\d+) (?<b1>[a-z]+) and (?<k2>\d+) (?<b2>[a-z]+) be ${chosen} ${among} ${source}(?<n1>\d+) (?<a1>[a-z]+) and (?<n2>\d+) (?<a2>[a-z]+))`), chooseTwo],
  [sentence(`从(?<n1>\\d+)[名位个](?<a1>男生|女生|男同学|女同学|医生|护士|教师|学生|老师|男同志|女同志)(?:和|,|与)(?<n2>\\d+)[名位个](?<a2>男生|女生|男同学|女同学|医生|护士|教师|学生|老师|男同志|女同志)(?:中|里)?(?:任意)?(?:选出|挑选|选|选取|抽取|任选)(?<k1>\\d+)[名位个](?<b1>[^,\\d和]{2,3})(?:和|,|与)(?<k2>\\d+)[名位个](?<b2>[^,\\d和参组]{2,3})(?:参加[^,\\d和与各分每不排]{1,10}|组成(?:1个)?[^,\\d和与各分每不排]{0,6}(?:小组|代表队|委员会|代表团|队))?${chineseWays}`), chooseTwo],
  [sentence(String.raw`${waysCan} (?:(?:the )?(?:\d+ )?offices? of )?${rolesList} be (?:${chosen}|elected|appointed|filled) (?:${among}|by|in) ${source}(?<n>\d+)(?: ${things})?${oneOffice}`), roles],
  [sentence(String.raw`${waysTo} (?:choose|select|elect|pick|appoint) (?:(?<k>\d+) (?:different |distinct )?(?:officers|officials|people|leaders) ?(?:\(|:|,))?${rolesList}\)?,? ?${among} ${source}(?<n>\d+)(?: ${things})?${oneOffice}`), roles],
  [sentence(String.raw`(?:a|the) (?:club|group|class|team|committee|council|organization) (?:has|of|consists of|with) (?<n>\d+) (?:members|people|students)[.,]? ?${waysCan} ${rolesList} be (?:${chosen}|elected)${oneOffice}`), roles],
  [sentence(String.raw`(?:a|the) (?:club|group|class|team|committee|council|organization) (?:has|of|consists of|with) (?<n>\d+) (?:members|people|students)[.,]? ?${waysCan} (?:it|they|the (?:club|group|class|team)|the members) (?:choose|select|elect) ${rolesList}${oneOffice}`), roles],
  [sentence(`从(?<n>\\d+)${chineseThings}(?:中|里)(?:选出|选|挑选|推选)(?:(?<k>\\d+)[人名位](?:同学|学生)?)?(?:,|来)?(?:分别)?(?:担任|当|任)?(?<roles>${officials}(?:(?:,|和|与|及)${officials})+)(?:各(?:1|一)?[人名位]|的职务|职务)?${chineseWays}`), roles],
  [sentence(`从(?<n>\\d+)${chineseThings}(?:中|里)(?:选出|选|挑选|推选)(?:2[人名位](?:同学|学生)?)?(?:,)?(?:分别)?(?:担任|当|任)?正,?副(?:班长|组长|队长|主席|会长)(?:各(?:1|一)?[人名位]|的职务|职务)?${chineseWays}`), (groups) => arrange({ ...groups, k: '2' })],
];

export const rows: readonly Wording[] = [
  [sentence(String.raw`${waysCan} (?:the )?(?<k>\d+) of (?:the )?(?<n>\d+)(?: ${things})? (?:be )?(?:lined up|line up|(?:arranged|placed|seated|put|sit|stand|lined up|displayed) ${line})`), arrange],
  [sentence(String.raw`${waysCan} (?<k>\d+) ${things} (?:be )?(?:arranged|lined up|placed|seated) ${line}? ?(?:if they are ${chosen} )?from (?:a (?:set|group|collection) of )?(?<n>\d+)(?: ${things})?`), arrange],
  [sentence(String.raw`${waysCan} (?:the )?(?<n>\d+) ${things} (?:be )?(?:(?:lined? up|lined up|stand|sit|be seated|seated|arranged|placed|put|displayed|stacked|arrange themselves|queue) ${line}|line up|lined up|form a (?:line|queue|row)|queue up|stand in line)(?: for a (?:photo|photograph|picture))?`), arrange],
  [sentence(String.raw`${waysTo} (?:(?:arrang(?:e|ing)|lin(?:e|ing) up) (?:the )?(?<n>\d+) ${things}(?: ${line})?|(?:plac(?:e|ing)|put(?:ting)?|seat(?:ing)?|stack(?:ing)?|display(?:ing)?) (?:the )?(?<n2>\d+) ${things} ${line})`), arrange],
  [sentence(`(?<n>\\d+)${chineseThings}(?:站|排|坐|排列|排队|站队)?成?(?:(?:一|1)排|(?:一|1)列|(?:一|1)行|(?:一|1)队)(?:照相|拍照|合影|留念|照相留念)?${chineseWays}`), arrange],
  [sentence(`(?:将|把)(?<n>\\d+)${chineseThings}(?:摆|排|放|排列|摆放)(?:成|在)(?:书架的)?(?:(?:一|1)排|(?:一|1)列|(?:一|1)行|书架上)${chineseWays}`), arrange],
  [sentence(`从(?<n>\\d+)${chineseThings}(?:中|里)?(?:任意|随机)?(?:选出|选取|挑选|抽取|取出|任选|任取|选|取)(?<k>\\d+)${chineseThings},?(?:并)?(?:排|站|摆)成(?:(?:一|1)排|(?:一|1)列|(?:一|1)行)${chineseWays}`), arrange],
  [sentence(`从(?<n>\\d+)[本件种](?:不同的)(?:书|礼物|礼品|[\\u4e00-\\u9fff]{1,3}书)(?:中|里)?(?:选|选出|任选|取|取出|选取)(?<k>\\d+)[本件种]?,?(?:分别)?(?:送给|分给|赠给)(?<k2>\\d+)[名位个](?:同学|学生|人|小朋友|好友|朋友),?(?:每人|各)(?:1|一)[本件种]${chineseWays}`), (groups) => (groups['k'] === groups['k2'] ? arrange(groups) : undefined)],
  [sentence(String.raw`${waysCan} (?:the )?(?<n>\d+) ${things} (?:be )?(?:seated|sit|sit down|be seated|arranged|placed) (?:(?:around|at|about) a (?:round|circular) table|in a circle)${rotation}`), circle],
  [sentence(String.raw`${waysTo} (?:seat|seating|arrange|arranging) (?:the )?(?<n>\d+) ${things} (?:(?:around|at|about) a (?:round|circular) table|in a circle)${rotation}`), circle],
  [sentence(String.raw`how many ways are there for (?<n>\d+) people to sit (?:around|at) a (?:round|circular) table${rotation}`), circle],
  [sentence(`(?<n>\\d+)${chineseThings}(?:围着|围|绕着|围绕)(?:(?:1|一)?张)?(?:圆桌|圆形桌子|成?(?:1|一)圈)(?:而?(?:就)?坐(?:下|成(?:1|一)圈)?|围坐)?${chineseWays}`), circle],
  [sentence(`(?<n>\\d+)${chineseThings}(?:围坐在|坐在)?(?:(?:1|一)?张)?圆桌(?:旁|周围|边)(?:就座|坐下)?${chineseWays}`), circle],
];

const met = String.raw`(?:(?:,|\.| and| where|,where|,and)? ?(?:each|every) ?(?:person|1|guest|of them|of the people|member|man|pair of people)? (?:person )?(?:shakes|shake) hands (?:exactly |once |1 time )?(?:exactly 1 time )?with (?:everyone else|every1 else|each of the other(?:s| people| guests)?|every other (?:person|guest|1|member)|all (?:of )?the other(?:s| people| guests)?|each other(?: person)?)(?: (?:exactly )?1 time| exactly once)?)`;
const people = String.raw`(?:people|guests|persons|friends|students|members|men|women)`;

export const pairings: readonly Wording[] = [
  [sentence(String.raw`(?:if )?(?:there are )?(?<n>\d+) ${people}(?: (?:are )?(?:at|in|attend|meet at|come to) (?:a|the) (?:party|meeting|room|conference|gathering))?${met}[.,] ?how many handshakes (?:are there|take place|occur|were there|will there be|are made|are exchanged|will take place)(?: in (?:all|total)| altogether)?`), pairs('handshakes')],
  [sentence(String.raw`(?:at|in) a (?:party|meeting|gathering|room) (?:of|with|there are) (?<n>\d+) ${people},? ?${met}[.,] ?how many handshakes (?:are there|take place|occur|were there|will there be|are made|are exchanged|will take place)(?: in (?:all|total)| altogether)?`), pairs('handshakes')],
  [sentence(String.raw`how many handshakes (?:are there|take place|occur) (?:if|when) (?<n>\d+) ${people}${met}`), pairs('handshakes')],
  [sentence(`(?<n>\\d+)(?:个|名|位)?(?:人|同学|朋友|好朋友)(?:聚会|见面|参加聚会|相聚)?(?:时)?,?(?:如果)?每(?:2|两)(?:个)?人(?:之间)?(?:都)?(?:互相|相互)?(?:要)?(?:握(?:1|一)次手|握手(?:1|一)次|握手),?(?:那么|问)?(?:(?:1|一)?共|总共)?(?:要|需要|需)?(?:握(?:了)?(?:多少|几)次手|握手(?:多少|几)次)`), pairs('handshakes')],
  [sentence(String.raw`(?<n>\d+) teams (?:play|compete) in a (?:single )?round-?\s?robin tournament[.,] ?(?:if )?(?:each team plays (?:every other team|each of the other teams) (?:exactly )?(?:1 time|once)[.,] ?)?how many (?:games|matches) (?:are (?:played|there)|will be played)(?: in (?:all|total)| altogether)?`), pairs('games')],
  [sentence(String.raw`(?:in a (?:league|tournament|conference) (?:of|with) |there are )?(?<n>\d+) (?:teams|players)(?: in a (?:league|tournament|conference))?[.,]? ?(?:and )?(?:each|every) (?:team|player) plays (?:every other (?:team|player)|each of the other(?: teams| players|s)|each other (?:team|player)|all the other teams) (?:exactly )?(?:1 time|once)[.,] ?how many (?:games|matches) (?:are (?:played|there)|will be played|take place)(?: in (?:all|total)| altogether)?`), pairs('games')],
  [sentence(`(?:有)?(?<n>\\d+)(?:支|个)(?:足球|篮球|排球|球)?队(?:伍)?(?:进行|参加|举行)(?:单循环)(?:比)?赛(?:\\(每(?:2|两)(?:个)?队(?:之间)?(?:都)?(?:比赛|赛|只比赛)(?:1|一)场\\))?,(?:(?:1|一)?共|总共)?(?:要|需要|需|应)?(?:进行|比赛|打|赛|举行|安排)(?:多少|几)场(?:比赛)?`), pairs('games')],
  [sentence(`(?:有)?(?<n>\\d+)(?:支|个)(?:足球|篮球|排球|球)?队(?:伍)?(?:进行|参加)?(?:单循环)?(?:比)?赛?,每(?:2|两)(?:个|支)?(?:球)?队(?:之间)?(?:都)?(?:要)?(?:只)?(?:比赛|赛|进行)(?:1|一)场(?:比赛)?,(?:(?:1|一)?共|总共)?(?:要|需要|需|应)?(?:进行|比赛|打|赛|举行|安排)(?:多少|几)场(?:比赛)?`), pairs('games')],
  [sentence(String.raw`how many (?:different |distinct )?diagonals (?:does|do|are there in|are in|can be drawn in|of) (?:a|an|the) ${polygon}(?: have| has| can be drawn)?`), diagonals],
  [sentence(String.raw`(?:a|the) (?:convex |regular ){0,2}polygon has (?<n>\d+) sides[.,;] ?how many diagonals does (?:it|the polygon) have`), diagonals],
  [sentence(String.raw`{ask}(?:total )?number of (?:distinct )?diagonals (?:of|in) (?:a|an|the) ${polygon}`), diagonals],
  [sentence(String.raw`how many distinct diagonals of a ${polygon} can be drawn`), diagonals],
  [sentence(`{求}(?:1个|一个)?(?:凸|正)?(?<n>\\d+)边形(?:(?:1|一)?共|总共)?(?:有(?:多少|几)条(?:不同的)?对角线|的?对角线(?:的)?(?:总)?条数{几}|的?对角线(?:(?:1|一)?共)?有(?:多少|几)条)`), diagonals],
];
