import type { TextFormat } from '../../../core/problem.ts';
import { isApply, isRelation } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { numericValue } from '../../../math/simplify.ts';
import { some } from '../../../math/traverse.ts';
import { read } from '../../../math/reading/read.ts';
import { hasUnread } from '../../../math/unread.ts';
import { formulasOf } from '../formulas.ts';
import { chineseDigit, smallNumbers } from '../numberWords.ts';

/** A question about a sequence as one line of words, each formula as `‹X3›`: the letter of its kind and its place. */
export interface SequenceLine {
  readonly line: string;
  readonly parts: readonly Expression[];
  readonly chinese: boolean;
}

/** UTF-16 units. */
const longest = 500;

const ordinals = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(' ');
const tens: Readonly<Record<string, number>> = { twenty: 20, thirtieth: 30, thirty: 30, fortieth: 40, forty: 40, fiftieth: 50, fifty: 50, hundredth: 100 };

/** Undefined where a formula cannot be read or there are too many. */
export function sequenceLineOf(text: string, format: TextFormat): SequenceLine | undefined {
  if (text.length > longest || /[\u0000-\u0008\u000e-\u001f\ufffd‹›§]/.test(text)) return undefined;
  const chinese = /[\u4e00-\u9fff]/.test(text);
  const { expressions, words } = formulasOf(prepared(text), format);
  const parts: Expression[] = [];
  let next = 0;
  const coded = (expression: Expression): string => {
    if (isApply(expression, 'list') && expression.args.some(isRelation)) return expression.args.map(coded).join(',');
    if (isApply(expression, 'and') && expression.args.every((each) => isApply(each, 'equal'))) return expression.args.map(coded).join(',');
    if (isApply(expression, 'cases')) return expression.args.map((each) => (isApply(each, 'list') && each.args.length === 1 && each.args[0] ? coded(each.args[0]) : coded(each))).join(',');
    return ` ‹${kindOf(expression)}${parts.push(expression) - 1}› `;
  };
  const line = words.replace(/§|(?<![\w.])-?\d+(?:\.\d+)?(?:\/\d+)?(?![\w]|\.\d)|(?<=[\u4e00-\u9fff])[a-zA-Z](?![A-Za-z])/g, (mark) => coded(mark === '§' ? (expressions[next++] ?? { kind: 'text', text: '' }) : read(mark, { notation: 'plain' })));
  return parts.length > 14 || parts.some(hasUnread) ? undefined : { line: arranged(tidy(line), parts), parts, chinese };
}

/** N a number, T a term or sum, G the general one, Q the sequence, V a letter, E an equation, R another relation, D dots, L a row, P a sum with dots, U a sum sign, F what has terms in it, X anything else. */
function kindOf(expression: Expression): string {
  if (expression.kind === 'symbol') return /^[A-Za-z]_\d+$/.test(expression.name) ? 'T' : /^[A-Za-z]_[a-z]$/.test(expression.name) ? 'G' : /^[A-Za-z]$/.test(expression.name) ? 'V' : 'X';
  if (expression.kind === 'constant') return expression.name === 'ellipsis' ? 'D' : 'X';
  if (expression.kind !== 'apply') return expression.kind === 'number' ? 'N' : 'X';
  const { operator, args } = expression;
  if ((operator === 'set' || operator === 'tuple') && args.length === 1 && args[0]?.kind === 'symbol') return 'Q';
  if (operator === 'equal') return 'E';
  if (operator === 'chain') return 'C';
  if (isRelation(expression)) return 'R';
  if (operator === 'list') return args.every((arg) => isTerm(arg) || (arg.kind === 'constant' && arg.name === 'ellipsis')) && args.some((arg) => arg.kind === 'constant') ? 'Q' : 'L';
  const hasTerms = some(expression, isTerm);
  if (operator === 'add' && args.some((arg) => arg.kind === 'constant' && arg.name === 'ellipsis')) return hasTerms ? 'F' : 'P';
  if (operator === 'sum') return 'U';
  return hasTerms ? 'F' : numericValue(expression) ? 'N' : 'X';
}

function isTerm(part: Expression): boolean {
  return part.kind === 'symbol' && /^[A-Za-z]_(?:\d+|[a-z].*)$/.test(part.name);
}

function prepared(text: string): string {
  let plain = text
    .replace(/\$\$([\s\S]*?)\$\$/g, ' $$$1$$ ')
    .replace(/\\(?:left|right|displaystyle|limits)(?![a-zA-Z])/g, '')
    .replace(/\\(?:dfrac|tfrac)/g, '\\frac')
    .replace(/\\mathrm\s*\{\s*([a-zA-Z])\s*\}/g, '$1')
    .replace(/\{\s*\}\s*(?=\^)/g, '')
    .replace(/\}\s+_/g, '}_')
    .replace(/^\s*(?:\d{1,2}\s*[.．、]|[（(]\d{1,2}[)）])\s*(?=\D)/, '')
    .replace(/[（(]\s*\d+\s*分\s*[)）]/g, '')
    .replace(/(?:\\\\|\s)*[（(]?\s*A\s*[)）.．、][\s\S]*\bB\s*[)）.．、][\s\S]*$/, '')
    .replace(/(=\s*)?\$?[（(]\s*(?:\\q?quad|\$\s*\\q?quad\s*\$|\s|_)*\s*[)）]\$?/g, (mark) => (/^=?\s*\$/.test(mark) !== mark.endsWith('$') && mark.includes('$') ? '$' : ''))
    .replace(/(=\s*)?(?:\\_|_){2,}/g, '')
    .replace(/=\s*\$\s*([,，.。?？]|$)/g, '$ $1')
    .replace(/=\s*[.。]?\s*$/, '')
    .replace(/\$\s*\$/g, '')
    .replace(/[.,;?]?\s*\(?(?:please )?(?:express|give|write|enter|leave|state) (?:your |the )?(?:final )?answers? (?:in|as) (?:a |an |the )?(?:simplified |reduced |common |improper |simplest )*(?:fraction|form|number|integer)(?: in (?:lowest|simplest) (?:terms|form))?\.?\)?/gi, '.');
  plain = plain
    .replace(/\$?\s*(\d{1,4})\s*\$?\s*\^?\s*\{?\s*(?:\\(?:text|mathrm|textrm|textit|rm)\s*)?\{?\s*(?:st|nd|rd|th)\b\s*\}?\s*\}?\s*\$?[-\s]*(term|number|element)\b/g, ' term-no $$$1$$ ')
    .replace(/\$?\s*\b([nk])\s*\$?\s*\^?\s*-?\{?\s*(?:\\(?:text|mathrm|textrm|textit|rm)\s*)?\{?\s*th\b\s*\}?\s*\}?\s*\$?[-\s]*(?:term|number|element)\b/g, ' general term ')
    .replace(new RegExp(String.raw`\b(${[...ordinals.slice(2), 'thirtieth', 'fortieth', 'fiftieth', 'hundredth'].join('|')})[- ]?term\b`, 'gi'), (_, word: string) => ` term-no $${ordinals.indexOf(word.toLowerCase()) > 0 ? ordinals.indexOf(word.toLowerCase()) : (tens[word.toLowerCase()] ?? 0)}$ `)
    .replace(/\bfirst (\w+) (terms|numbers)\b/gi, (whole, word: string, noun: string) => {
      const value = smallNumbers.indexOf(word.toLowerCase()) > 0 ? smallNumbers.indexOf(word.toLowerCase()) : tens[word.toLowerCase()];
      return value === undefined ? whole : `first $${value}$ ${noun}`;
    })
    .replace(/(第|前)([一二三四五六七八九十]{1,3})(?=项)/g, (_, head: string, numeral: string) => `${head}${chineseNumber(numeral)}`);
  if (!/\$|\\\(|\\\[/.test(text)) plain = delimited(plain);
  return plain;
}

/** Rows and sums with dots in plain text, between dollar signs. */
function delimited(text: string): string {
  const number = String.raw`-?\d+(?:\/\d+)?`;
  return text
    .replace(new RegExp(String.raw`(?:${number}\s*[,，、]\s*){2,}(?:\.{3}|…+)(?:\s*[,，、]\s*${number})?`, 'g'), (row) => ` $${row.replace(/[，、]/g, ',').replace(/\.{3}|…+/, '\\ldots')}$ `)
    .replace(new RegExp(String.raw`\d+(?:\/\d+)?(?:\^\d)?(?:\s*[-+]\s*\d+(?:\/\d+)?(?:\^\d)?)+\s*[-+]\s*(?:\.{3}|…+)(?:\s*[-+]\s*\d+(?:\/\d+)?(?:\^\d)?)?`, 'g'), (row) => ` $${row.replace(/\.{3}|…+/, '\\cdots')}$ `)
    .replace(/(?<![\w$])[aS]_\{?(?:\d+|n(?:\s*[-+]\s*\d)?)\}?(?:\s*=\s*[-\d/]+)?(?![\w=^*+])/g, (term) => ` $${term}$ `);
}

function chineseNumber(numeral: string): number {
  const [high, low] = numeral.includes('十') ? numeral.split('十') : [undefined, numeral];
  return high === undefined ? chineseDigit(low) : 10 * (high === '' ? 1 : chineseDigit(high)) + chineseDigit(low);
}

function tidy(line: string): string {
  return line
    .toLowerCase()
    .replace(/‹([a-z])/g, (_, kind: string) => `‹${kind.toUpperCase()}`)
    .replace(/[，、]/g, ',').replace(/[；]/g, ';').replace(/：/g, ':').replace(/。/g, '.').replace(/[？]/g, '?').replace(/（/g, '(').replace(/）/g, ')').replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/ ?([\u4e00-\u9fff]) ?/g, '$1')
    .replace(/ ?([‹›]) ?/g, '$1')
    .replace(/›(?=[a-z(])/g, '› ').replace(/(?<=[a-z)])‹/g, ' ‹')
    .replace(/ ?([,;:.?!]) ?/g, '$1 ')
    .replace(/(?:[,;:.?!] )+(?=[,;:.?!] )/g, '')
    .trim();
}

const ofSequence = / (?:of|in|for) (?:the|this|that|an|a)((?: infinite| finite| increasing| decreasing)*)( arithmetic| geometric)? (sequence|progression|series)((?: of (?:real|positive) numbers)?)((?: ‹[QGL]\d+›)?)/g;

/** What sequence is spoken of comes first, and that S_n are its sums is left out: so both may stand anywhere. */
function arranged(line: string, parts: readonly Expression[]): string {
  let front = '';
  const areSums = (place: string): boolean => {
    const name = parts[Number(place)];
    return name?.kind === 'symbol' && name.name === 'S_n';
  };
  const rest = line
    .replace(ofSequence, (_, more: string, type = '', noun: string, numbers: string, name: string) => {
      front += `${more}${type} ${noun}${numbers}${name}. `;
      return '';
    })
    .replace(/(?<=记|设|令|,|\.|^| )‹G(\d+)›(?:为|是|表示)((?:等差|等比)?(?:数列)?(?:‹[QG]\d+›)?)的?前‹V\d+›项(?:的|之)?和/g, (whole, place: string, sequence: string) => (areSums(place) ? sequence : whole))
    .replace(/(?:,|且|其|它|的)*前‹V\d+›项(?:的|之)?和(?:记?为|是)?‹G(\d+)›/g, (whole, place: string) => (areSums(place) ? '' : whole))
    .replace(/(?:where |let |if |and )?‹G(\d+)› (?:be|is|denotes?) the sum of (?:the |its )?first ‹V\d+› terms/g, (whole, place: string) => (areSums(place) ? '' : whole));
  return `${front}${rest}`.trim();
}
