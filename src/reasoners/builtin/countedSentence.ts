import { chineseDigit, smallNumbers, tens, wordNumber } from './numberWords.ts';
import { anyNumber, sentenceOf } from './sentence.ts';

/** What a Chinese numeral may stand before; 一排, 一定, 一共, 一样 are words of their own. */
const measures = '人|个|位|名|枚|颗|粒|次|本|张|只|条|种|球|面|封|件|项(?!分布|式|展|系)|朵|盏|把|支|辆|局|场|天|道|边形|组|队|元素|点|棵|首|幅|枝|块|所|间|男|女';

/**
 * A question about counts, chances or data as one plain line: as `sentenceOf`, and with number words as digits,
 * the signs of events as characters, the members of a set in parentheses, and without the words that only say how to
 * write the answer.
 */
export function countedSentenceOf(text: string): string | undefined {
  const plain = text
    .replace(/\\mathrm\s*\{([A-Za-z~\s]+)\}/g, '$1')
    .replace(/\\(?:overline|bar)\s*(?:\{\s*([A-Z])\s*\}|\s([A-Z]))/g, (_, braced?: string, bare?: string) => `${braced ?? bare ?? ''}'`)
    .replace(/([A-Z])\s*(?:\^\s*\{?\s*(?:c|C|\\prime|\\complement)\s*\}?(?![a-z]))/g, "$1'")
    .replace(/\\(?:cup|cap|sim|mid|vert|ge|geq|geqslant|le|leq|leqslant|mu|xi|eta|sigma)(?![a-z])/g, (command) => signs[command.slice(1)] ?? command)
    .replace(/\\%/g, '%')
    .replace(/\\q?quad|\\hfill|_{2,}/g, ' ')
    .replace(/\\\{|(?<![\\\w^}\]])\{(?=[^{}\\]*\})/g, '(')
    .replace(/\\\}|(?<=\([^{}()\\]*)\}/g, ')')
    .replace(/[“”"`‘]|(?<!\w)'|'(?!\w|\)|\s*[∪∩|])/g, ' ')
    .replace(/^\s*(?:\d{1,2}\s*[.、．]\s*)?[（(]\s*\d+\s*分\s*[）)]/, '')
    .replace(/[（(]\s*(?:请?用|要求用|结果用|答案用|用)?(?:数字|分数|最简分数)(?:作答|表示|填写答案)\s*[）)]/g, '')
    .replace(/\$?\s*[（(][\s$]*[）)][\s$.。．]*$/, '');
  const line = sentenceOf(plain);
  return line === undefined ? undefined : asDigits(withoutForm(line));
}

const signs: Readonly<Record<string, string>> = { cup: '∪', cap: '∩', sim: '∼', mid: '|', vert: '|', ge: '≥', geq: '≥', geqslant: '≥', le: '≤', leq: '≤', leqslant: '≤', mu: 'μ', xi: 'ξ', eta: 'η', sigma: 'σ' };

function withoutForm(line: string): string {
  return line
    .replace(/[.?] ?(?:please )?(?:express|give|write|leave) (?:your |the )?answer (?:as|in) (?:a |the )?(?:form of a )?(?:(?:common|simplified|reduced|proper) )*(?:fraction|number|integer)(?: in (?:lowest|simplest|reduced) (?:terms|form))?$/i, '')
    .replace(/[.,;?](?:请?用|要求用|结果用|答案用)(?:数字|分数|最简分数)(?:作答|表示)$/, '')
    .replace(/[?.,]+$/, '')
    .trim();
}

function asDigits(line: string): string {
  const words = new RegExp(String.raw`\b(?:(${tens.join('|')})(?:[- ](${smallNumbers.slice(1, 10).join('|')}))?|(${smallNumbers.join('|')}))\b`, 'gi');
  const numeral = new RegExp(`(?<![第其唯另])(?:([一二两三四五六七八九])?十([一二三四五六七八九])?|([一二两三四五六七八九]))(?=${measures})`, 'g');
  return line
    .replace(words, (_, ten?: string, unit?: string, small?: string) => String(wordNumber(ten, small ?? unit)))
    .replace(/\btwice\b/gi, '2 times')
    .replace(/\bonce\b/gi, '1 time')
    .replace(numeral, (_, ten?: string, unit?: string, small?: string) => String(small === undefined ? 10 * (ten === undefined ? 1 : chineseDigit(ten)) + chineseDigit(unit) : chineseDigit(small)));
}

/** Two or more numbers as they are listed. */
export const numberList = String.raw`${anyNumber}(?:(?:,and |,| and |和|与|及)${anyNumber})+`;
