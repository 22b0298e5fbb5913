import { chineseDigit, smallNumbers, tens, wordNumber } from '../numberWords.ts';

/** Longer stories are declined. UTF-16 units. */
const longest = 900;

export interface StoryText {
  readonly language: 'en' | 'zh';
  /** Each without its end mark; `1,200` is `1200`, `$5` is `5 dollars`, `twice` is `2 times`, `三个` is `3个`. */
  readonly sentences: readonly string[];
}

/** A word problem as plain sentences; undefined where formulas are left in it. */
export function storyText(text: string): StoryText | undefined {
  if (text.length > longest || /[\u0000-\u0008\u000e-\u001f\ufffd]|\n\s*(?:\(?[1-9A-Da-d][.)、]|[（(])/.test(text)) return undefined;
  const plain = withoutMarkup(text);
  if (/[\\{}^_$¤§&|<>[\]#]/.test(plain)) return undefined;
  const language = /[\u4e00-\u9fff]/.test(plain) ? 'zh' : 'en';
  const line = language === 'zh' ? chineseLine(plain) : englishLine(plain);
  const sentences = line.split(language === 'zh' ? /[。？！;；?!．]|\.(?!\d)/ : /(?<!\b(?:Mr|Mrs|Ms|Dr))[.?!;](?!\d)/).map((each) => each.trim().replace(/^,|[,:]$/g, '').trim());
  return { language, sentences: sentences.filter((each) => each !== '') };
}

function withoutMarkup(text: string): string {
  return text
    .replace(/\\\$|＄/g, '¤')
    .replace(/\\[dt]?frac\s*\{(\d+)\}\s*\{(\d+)\}|\\[dt]?frac(\d)(\d)/g, (_, a?: string, b?: string, c?: string, d?: string) => `${a ?? c}/${b ?? d}`)
    .replace(/\\(?:text|mathrm|textbf)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\^\s*(?:\\circ|\{\s*\\circ\s*\})/g, ' degrees')
    .replace(/\\%|％/g, '%')
    .replace(/\\[!,;: ]|\{,\}|~/g, (mark) => (/[!{,]/.test(mark) ? '' : ' '))
    .replace(/\\(?:\(|\)|\[|\])|\*\*/g, '')
    // Mathematics holds no space but around signs; what is left is money.
    .replace(/\$((?:[^$\s]|\s(?=[=+*:-])|(?<=[=+*:-])\s(?![=+*:-]))*)\$(?!\d)/g, '$1')
    .replace(/\$(?=\s?\.?\d)/g, '¤')
    .replace(/¤\s*(\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)/g, (_, amount: string) => `${amount} dollars`)
    .replace(/dollars dollars/g, 'dollars')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/(?<![\d.])\.(?=\d)/g, (dot, at: number, whole: string) => (/[a-z]$/i.test(whole.slice(0, at)) ? dot : '0.'));
}

const parts: Readonly<Record<string, number>> = { half: 2, halves: 2, third: 3, quarter: 4, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 };

function englishLine(text: string): string {
  const cardinals = new RegExp(String.raw`\b(?:(${tens.join('|')})(?:[- ](${smallNumbers.slice(1, 10).join('|')}))?|(${[...smallNumbers.slice(0, 1), ...smallNumbers.slice(2)].join('|')}))\b`, 'gi');
  const fractions = new RegExp(String.raw`\b(an?|one|\d+)[- ](third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\b(?! (?:number|integer|person|day|year|test|of \d|side|angle|week|month|grade|game))`, 'gi');
  return text
    .replace(/[’‘]/g, "'").replace(/[“”"]/g, '').replace(/[−–]/g, '-').replace(/\s+/g, ' ').replace(/, (?:on the other hand|in turn|however|meanwhile),/gi, '')
    .replace(/\b(?:Mr|Mrs|Ms|Dr)\./g, (title) => title.slice(0, -1))
    .replace(/\((?:to|a|an) [a-z ]{1,30}\)/gi, '')
    .replace(/\b(?:a|one) dozen\b/gi, '12').replace(/\bone hundred\b|\ba hundred\b/gi, '100')
    .replace(cardinals, (_, ten?: string, unit?: string, low?: string) => String(wordNumber(ten, unit ?? low)))
    .replace(/\b(\d+) hundred\b/gi, (_, n: string) => `${n}00`).replace(/\b(\d+) thousand\b/gi, (_, n: string) => `${n}000`)
    .replace(/\b(\d+) and (?:a|one)[- ]half\b/gi, '$1.5')
    .replace(/\b(\d+)(?: and |[- ])(\d+)\/(\d+)\b/g, (_, whole: string, a: string, b: string) => `${Number(whole) * Number(b) + Number(a)}/${b}`)
    .replace(fractions, (_, n: string, part: string) => `${/^\d/.test(n) ? n : 1}/${parts[part.toLowerCase()] ?? 1}`)
    .replace(/\b(?:one|a)[- ]half\b/gi, 'half')
    .replace(/\btwice\b|\bdouble(?= (?:the|that|a|an|his|her|its|what)\b)/gi, '2 times').replace(/\b(?:thrice|triple(?= (?:the|that|a|an|his|her|its|what)\b))/gi, '3 times')
    .replace(/\bpercent\b|\bper cent\b/gi, '%').replace(/(\d) %/g, '$1%')
    .replace(/\bmiles? per hour\b|\bmiles? an hour\b|\bmiles\/hour\b|\bmph\b/gi, 'mph').replace(/\bkilomet(?:er|re)s? per hour\b|\bkm per hour\b|\bkm\/hr?\b|\bkph\b|\bkilomet(?:er|re)s? an hour\b/gi, 'km/h')
    .replace(/\bmet(?:er|re)s? per second\b/gi, 'm/s')
    .replace(/[.?!]?\s*(?:please )?(?:express|give|write|state) (?:your |the )?answer (?:as|in|to) (?:a |an |the )?(?:common |simplified |exact |mixed |whole )?(?:fraction|number|decimal|integer|dollars|percent|%)(?: in (?:lowest|simplest) (?:terms|form))?\s*[.!]?\s*$/i, '.')
    .replace(/\.?\s*show (?:all )?(?:your )?(?:work|steps)\.?\s*$/i, '.')
    .replace(/^\s*(?:\(?\d{1,3}[.)]|(?:problem|exercise|question) \d+ ?[.:)]) /i, '')
    .trim();
}

/** What is counted or measured stands before its kind: 3本书. */
export const measures = '人|个|位|名|枚|颗|粒|次|本|张|只|条|头|种|球|面|封|件|朵|盏|把|支|枝|辆|局|场|天|日|道|组|队|棵|首|幅|块|所|间|元|角(?!形)|岁|年|月|周|星期|小时|时|分钟|秒|千米|米|厘米|分米|千克|克|吨|升|毫升|倍|折|成|箱|袋|盒|筐|包|瓶|双|套|台|排|层|页|字|桶|公斤|公里|斤|段|节|根|发|艘|架|串|束|捆|杯|顶|碗|盘|壶|匹|卷';

const latinUnits: Readonly<Record<string, string>> = { km: '千米', m: '米', dm: '分米', cm: '厘米', mm: '毫米', kg: '千克', g: '克' };

function chineseLine(text: string): string {
  const numeral = new RegExp(`(?<![第其唯零一二三四五六七八九十百])([一二两三四五六七八九]?百?[一二两三四五六七八九零]?十?[一二两三四五六七八九]?)(?=${measures})`, 'g');
  return text
    .replace(/\s+/g, '')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[，､]/g, ',').replace(/、/g, '、').replace(/：|﹕/g, ':').replace(/（/g, '(').replace(/）/g, ')').replace(/[“”"《》]/g, '')
    .replace(/(?<=[一二三四五六七八九]|年级)\((\d)\)(?=班)/g, (_, digit: string) => ('零一二三四五六七八九'[Number(digit)] ?? ''))
    .replace(/(?<=\d)(km|cm|dm|mm|kg|m|g)(?![a-zA-Z²³^/])/g, (_, unit: string) => latinUnits[unit] ?? unit)
    .replace(/(\d)万/g, '$10000')
    .replace(/百分之(\d+(?:\.\d+)?)/g, '$1%').replace(/百分之([一二三四五六七八九十]+)/g, (_, n: string) => `${numeralOf(n)}%`)
    .replace(/([一二三四五六七八九十]+|\d+)分之([一二三四五六七八九十]+|\d+)/g, (_, below: string, above: string) => `${numberOf(above)}/${numberOf(below)}`)
    .replace(/([一二三四五六七八九])([一二三四五六七八九])折/g, (_, a: string, b: string) => `${chineseDigit(a)}.${chineseDigit(b)}折`)
    .replace(/(\d)(\d)折/g, '$1.$2折')
    .replace(/半(?=小时|天|年)(?!天半)/g, '0.5')
    .replace(/多少钱/g, '多少元').replace(/一共/g, '总共').replace(/两(人|车|地|数|队|城|船|班|组|者)/g, '二$1')
    .replace(/(\d+)角(\d)分/g, (_, a: string, b: string) => `${Number(a) / 10 + Number(b) / 100}元`)
    .replace(numeral, (written: string, _n: string, at: number, whole: string) => (written === '' || written === '一' || /^(?:[一二三四五六七八九]年(?:级|[一二三四五六七八九]班)|四周[围的铺都种边]|十位(?=数|上|与|和|的|数字)|二(?:人|车|地|数|队|城|船|班|组|者))/.test(whole.slice(at)) ? written : String(numeralOf(written))))
    .replace(/二(人|车|地|数|队|城|船|班|组|者)/g, '两$1')
    .replace(/^\(?\d{1,2}[.)、](?=[\u4e00-\u9fff])/, '');
}

function numberOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : numeralOf(text);
}

/** `三十五` and its kind, up to 999. */
function numeralOf(text: string): number {
  const match = /^(?:([一二两三四五六七八九])百)?零?(?:([一二两三四五六七八九])?(十))?([一二两三四五六七八九])?$/.exec(text);
  if (!match) return Number.NaN;
  return 100 * chineseDigit(match[1]) + (match[3] ? 10 * (match[2] ? chineseDigit(match[2]) : 1) : 0) + chineseDigit(match[4]);
}
