import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, less, over, plus, times, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';

/** The one part of which all the shares are multiples. */
const part = (scene: Scene, chinese: boolean): Expression => scene.quantity('part', chinese ? '一份' : 'one part', 'measure');

const isChinese = (words: string): boolean => /[\u4e00-\u9fff]/.test(words);
const tidy = (name: string): string => name.trim().toLowerCase().replace(/^(?:the|a|his|her) /, '').replace(/班$/, '');

/** Names and their ratio, in the same order. */
function shared(names: readonly string[], ratio: string, scene: Scene, words: string): Expression[] | undefined {
  const parts = ratio.split(/:| to /).map((each) => written(each.trim()));
  if (parts.length !== names.length || new Set(names.map(tidy)).size !== names.length || scene.has('part')) return undefined;
  const unit = part(scene, isChinese(words));
  const shares: Expression[] = [];
  for (const [index, name] of names.entries()) {
    const factor = parts[index];
    if (!factor) return undefined;
    const share = scene.quantity(`share ${tidy(name)}`, name.trim(), 'measure');
    scene.tell(words, share, times(factor, unit));
    shares.push(share);
  }
  return shares;
}

function shareOf(name: string, scene: Scene): Expression | undefined {
  const key = `share ${tidy(name)}`;
  return scene.has(key) ? scene.quantity(key, name, 'measure') : undefined;
}

const everyShare = (scene: Scene): Expression[] => scene.told.quantities.filter(({ name }) => name.startsWith(':share ')).map(({ name, words }) => scene.quantity(name.slice(1), words, 'measure'));
const letters = (count: number, chinese: boolean): string[] => Array.from({ length: count }, (_, index) => (chinese ? `第${index + 1}份` : `share ${index + 1}`));

const sumIs = (names: (slot: (name: string) => string, words: string) => string[]): ClauseRule[1] => (slot, scene, words) => {
  const value = written(slot('n'));
  const shares = shared(names(slot, words), slot('r'), scene, words);
  return value !== undefined && shares !== undefined && scene.tell(words, plus(...shares), value);
};
const byLetters = (slot: (name: string) => string, words: string): string[] => letters(slot('r').split(/:| to /).length, isChinese(words));
const listed = (slot: (name: string) => string): string[] => slot('names').split(/,? and |, |、|和|与/);

const asksShare: ClauseRule[1] = (slot, scene, words) => {
  const value = shareOf(slot('who'), scene);
  return value !== undefined && scene.ask(words, [value]);
};
const extreme = (slot: (name: string) => string): 'largest' | 'smallest' => (/larg|great|bigg|most|longest|大|多|长/i.test(slot('which')) ? 'largest' : 'smallest');
const ratio = String.raw`(?<r>\d{1,5}(?:\.\d)?(?:(?: ?: ?| to )\d{1,5}(?:\.\d)?)+)`;
const each = '(?:小时|天|分钟|台|个|千克|次|时|分)';
const name = String.raw`[A-Za-z]+(?: [a-z]+)?`;

/** So much of one thing goes with so much of another, in direct or in inverse proportion. */
const rateAsk = (inverse: boolean): ClauseRule[1] => (slot, scene, words) => {
  const [a, b, c] = [written(slot('a')), written(slot('b')), written(slot('c'))];
  const plain = (text: string): string => text.toLowerCase().replace(/s$/, '');
  if (!a || !b || !c || (slot('u') !== '' && plain(slot('u')) !== plain(slot('v'))) || (slot('w') !== '' && plain(slot('w')) !== plain(slot('z')))) return false;
  const found = scene.quantity('found', isChinese(words) ? '所求' : 'what is asked', 'measure');
  return inverse ? scene.tell(words, times(c, found), times(a, b)) && scene.ask(words, [found]) : scene.tell(words, over(found, c), over(b, a)) && scene.ask(words, [found]);
};

const unitZh = '(?<u>千克|克|吨|人|名|只|棵|个|本|元|米|升)';
const tellsShare: ClauseRule[1] = (slot, scene, words) => {
  const [share, value] = [shareOf(slot('who'), scene), written(slot('n'))];
  return share !== undefined && value !== undefined && scene.agree('unit', slot('u')) && scene.tell(words, share, value);
};

export const sharesStory: Grammar = {
  clauses: [
    [clause(String.raw`{n:n}(?: dollars| [a-z]+)? (?:is|are|was|were) (?:divided|shared|split) (?:between|among) (?<names>${name}(?:, ${name})*,? and ${name}) in the ratio(?: of)? ${ratio}`), sumIs((slot) => listed(slot))],
    [clause(String.raw`(?<names>${name}(?:, ${name})*,? and ${name}) (?:share|divide|split) {n:n}(?: dollars| [a-z]+)? in the ratio(?: of)? ${ratio}`), sumIs((slot) => listed(slot))],
    [clause(String.raw`(?:the )?(?:angles|angle measures|measures of the angles|measures of the (?:3 )?angles|angle measures of the 3 angles|3 angles|(?:interior )?angles) of a triangle are in the ratio(?: of)? ${ratio}`), (slot, scene, words) => {
      const shares = shared(byLetters(slot, words), slot('r'), scene, words);
      return shares?.length === 3 && scene.tell(words, plus(...shares), num(180));
    }],
    [clause(String.raw`(?:the )?(?:2|3|4) numbers are in the ratio(?: of)? ${ratio}`), (slot, scene, words) => Number(/\d/.exec(words)?.[0]) === slot('r').split(/:| to /).length && shared(byLetters(slot, words), slot('r'), scene, words) !== undefined],
    [clause(String.raw`(?:and )?their (?<what>sum|difference) is {n:n}`), (slot, scene, words) => {
      const [value, all] = [written(slot('n')), everyShare(scene)];
      const [a, b] = all;
      return value !== undefined && a !== undefined && b !== undefined && (slot('what') === 'sum' ? scene.tell(words, plus(...all), value) : all.length === 2 && differs(scene, a, b, value, words));
    }],
    [clause(String.raw`the ratio of (?<names>${name} to ${name}) (?:in (?:a|the) [a-z]+ )?is ${ratio}`), (slot, scene, words) => shared(slot('names').split(' to '), slot('r'), scene, words) !== undefined],
    [clause(String.raw`there are {n:n} (?<who>[a-z]+)(?: in (?:the|a) [a-z]+)?`), (slot, scene, words) => { const [share, value] = [shareOf(slot('who'), scene), written(slot('n'))]; return share !== undefined && value !== undefined && scene.tell(words, share, value); }],
    [clause(String.raw`there are {n:n} (?:students|people|children|animals|marbles|balls|members)(?: in (?:the|a) [a-z]+)?(?: in total| in all| altogether)`), (slot, scene, words) => { const value = written(slot('n')); return value !== undefined && everyShare(scene).length > 1 && scene.tell(words, plus(...everyShare(scene)), value); }],
    [clause(String.raw`how much (?:money )?(?:does|will|did) (?<who>${name}) (?:get|receive)`), asksShare],
    [clause(String.raw`how many (?:[a-z]+ )?(?:does|will|did) (?<who>${name}) (?:get|receive)`), asksShare],
    [clause(String.raw`how many (?<who>[a-z]+) are there(?: in (?:the|a) [a-z]+)?`), asksShare],
    [clause(String.raw`(?:what is|find) (?:the )?(?:measure of the |number of degrees in the measure of the |size of the |value of the )?(?<which>largest|smallest|greatest|larger|smaller) (?:angle|number|share)(?:,? in degrees)?`), (slot, scene, words) => everyShare(scene).length > 1 && scene.ask(words, everyShare(scene), '', extreme(slot))],
    [clause(String.raw`what is the (?:number of degrees in the )?measure of the (?<which>largest|smallest) angle(?: in degrees)?`), (slot, scene, words) => scene.ask(words, everyShare(scene), '', extreme(slot))],
    [clause(String.raw`find the (?:2 |3 )?(?:numbers|angles)`), (_, scene, words) => scene.ask(words, everyShare(scene))],
    // Direct and inverse proportion
    [clause(String.raw`{n:a} (?<u>[a-z]+) (?:costs?|sell for|weigh) {n:b} (?<x>dollars|cents|pounds|grams|kg|kilograms),? how (?:much|many (?<y>dollars|cents|pounds|grams|kg|kilograms)) (?:do|does|will|would) {n:c} (?<v>[a-z]+)(?: of the same kind)? (?:cost|weigh)`), (slot, scene, words) => (slot('y') === '' || slot('y') === slot('x')) && (/weigh/.test(words) === !/cost/.test(words)) && rateAsk(false)(slot, scene, words)],
    [clause(String.raw`{n:a} (?<u>workers|men|people|pipes|machines|painters) (?:can )?(?:build|paint|finish|complete|do|fill|dig) (?:a|the) [a-z]+ in {n:b} (?<w>days|hours|minutes),? how (?:long|many (?<z>days|hours|minutes)) (?:will|would|does|do) (?:it take )?{n:c} (?<v>workers|men|people|pipes|machines|painters)(?: take)?(?: to (?:build|paint|finish|complete|do|fill|dig) (?:it|the same [a-z]+|the [a-z]+))?`), (slot, scene, words) => rateAsk(true)((key) => (key === 'w' && slot('z') === '' ? '' : slot(key)), scene, words)],
    [clause(`(?:(?![比剩还多倍又再半])[\\u4e00-\\u9fff]){0,8}?{n:a}(?<u>${each})(?:(?![比剩还多倍又再半])[\\u4e00-\\u9fff]){1,5}?{n:b}(?<w>米|千米|吨|千克|升|个|件|页|字|元)(?:[\\u4e00-\\u9fff]{0,2})`), (slot, scene, words) => scene.agree('pace', `${slot('a')} ${slot('u')} ${slot('b')} ${slot('w')} ${words}`)],
    [clause(`(?:照这样计算|照这样|按这样计算|照这样的速度|按这样的速度),?(?:(?![比剩还倍又再半])[\\u4e00-\\u9fff]){0,4}?{n:c}(?<v>${each})(?:总共|共)?(?:可以|可|能)?(?:(?![比剩还倍又再半])[\\u4e00-\\u9fff]){1,6}?(?:多少|几)(?<z>米|千米|吨|千克|升|个|件|页|字|元)(?:[\\u4e00-\\u9fff]{0,2})`), (slot, scene, words) => {
      const [, a = '', u = '', b = '', w = '', said = ''] = /^(\S+) (\S+) (\S+) (\S+) (.+)$/.exec(scene.note('pace') ?? '') ?? [];
      const [time, amount, wanted] = [a, b, slot('c')].map(written);
      if (!time || !amount || !wanted || u !== slot('v') || w !== slot('z')) return false;
      const found = scene.quantity('found', '所求', /[个件]/.test(slot('z')) ? 'count' : 'measure');
      return scene.tell(said, over(found, wanted), over(amount, time)) && scene.ask(words, [found], w);
    }],
    // 甲和乙的比是3:5, and one of them or both together are told
    [clause('(?:有)?(?:一种|配制一种)[\\u4e00-\\u9fff]{1,10}'), (_, scene) => !scene.has('part') && scene.agree('kind', 'yes')],
    [clause(`(?:[\\u4e00-\\u9fff]{0,6}[中里])?(?<names>[\\u4e00-\\u9fff]{1,4}(?:和|与)[\\u4e00-\\u9fff]{1,4}?)的(?:质量|人数|数量|个数|重量|棵数|只数)?之?比(?:是|为)?${ratio}`), (slot, scene, words) => shared(listed(slot), slot('r'), scene, words) !== undefined],
    [clause(`(?:现在?)?有{n:n}${unitZh}(?<who>[\\u4e00-\\u9fff]{1,4})`), tellsShare],
    [clause(`(?:其中,?)?(?<who>[\\u4e00-\\u9fff]{1,4}?)(?:有|是|为|重){n:n}${unitZh}`), tellsShare],
    [clause(`(?:两种|两者|它们|全班|两队)?(?:总共|共)(?:有|重|是)?{n:n}${unitZh}`), (slot, scene, words) => { const value = written(slot('n')); return value !== undefined && everyShare(scene).length > 1 && scene.agree('unit', slot('u')) && scene.tell(words, plus(...everyShare(scene)), value); }],
    [clause(`(?:需要?|要|应)?(?:加|准备)?(?<who>[\\u4e00-\\u9fff]{1,4}?)(?:有|是|为|需要?|要|重)?(?:多少|几)${unitZh}`), (slot, scene, words) => scene.agree('unit', slot('u')) && asksShare(slot, scene, words)],
    [clause(`(?:需要?|要|应)(?:加|准备)?(?:多少|几)${unitZh}(?<who>[\\u4e00-\\u9fff]{1,4})`), (slot, scene, words) => scene.agree('unit', slot('u')) && asksShare(slot, scene, words)],
    [clause(`(?:可以?|能)配(?:制|成|制成)?(?:这种)?[\\u4e00-\\u9fff]{1,5}(?:多少|几)${unitZh}`), (slot, scene, words) => scene.note('kind') !== undefined && scene.agree('unit', slot('u')) && everyShare(scene).length > 1 && scene.ask(words, [plus(...everyShare(scene))], slot('u'))],
    // 按比分
    [clause(`(?:把|将)?{n:n}(?:元|千克|克|本书?|个|吨|棵树?|本图书|本|朵花|个苹果)(?:[\\u4e00-\\u9fff]{0,3})?按${ratio}(?:的比(?:例)?)?分(?:配)?给(?<names>[\\u4e00-\\u9fff]{1,3}(?:、[\\u4e00-\\u9fff]{1,3})*(?:和|与|、)?[\\u4e00-\\u9fff]{1,3})(?:两人|两班|三人|两个班|两队)?`), sumIs((slot) => (/^[甲乙丙]+$/.test(slot('names')) ? [...slot('names')] : listed(slot).map((each) => each.replace(/(?:两人|两班|三人|两个班|两队)$/, ''))))],
    [clause(`(?:一个)?三角形(?:的)?(?:三个|3个)?(?:内角|角)(?:的)?(?:度数)?(?:的)?比(?:是|为)?${ratio}`), (slot, scene, words) => {
      const shares = shared(byLetters(slot, words), slot('r'), scene, words);
      return shares?.length === 3 && scene.tell(words, plus(...shares), num(180));
    }],
    [clause('(?:其中)?(?:它的)?(?<which>最大|最小)的?(?:内)?角(?:是|为)?(?:多少度?|几度)'), (slot, scene, words) => everyShare(scene).length === 3 && scene.ask(words, everyShare(scene), '度', extreme(slot))],
    [clause('(?<who>[\\u4e00-\\u9fff]{1,3}?)(?:分得|分到|得到|得|应分得|应得)(?:多少|几)(?:元|千克|克|本书?|个|吨|棵|朵)'), asksShare],
    [clause('(?:[\\u4e00-\\u9fff、]{0,6}?)各(?:分得|分到|得|得到|应得)?(?:多少|几)(?:元|千克|克|本书?|个|吨|棵|朵)'), (_, scene, words) => everyShare(scene).length > 1 && scene.ask(words, everyShare(scene))],
  ],
  finish: (scene) => {
    // Of people and of whole things every share is a whole number.
    if (/^[人名只棵个本]$/.test(scene.note('unit') ?? '') || scene.told.conditions.some(({ words }) => /\d(?:本|个|棵|朵|只|人|名)/.test(words)) || scene.told.asked.some(({ words }) => /^how many /i.test(words) && !/dollars|pounds|grams|liters|litres|gallons|ounces|cups|meters|miles|hours|minutes/i.test(words))) scene.sortAll('count', (name) => name.startsWith(':share '));
    return scene.note('pace') === undefined || scene.has('found');
  },
};

/** The larger less the smaller, as the ratio has them. */
function differs(scene: Scene, a: Expression, b: Expression, value: Expression, words: string): boolean {
  const [p, q] = scene.told.conditions.map(({ right }) => (right.kind === 'apply' ? right.args[0] : undefined));
  if (p?.kind !== 'number' || q?.kind !== 'number') return false;
  return p.numerator * q.denominator > q.numerator * p.denominator ? scene.tell(words, less(a, b), value) : scene.tell(words, less(b, a), value);
}
