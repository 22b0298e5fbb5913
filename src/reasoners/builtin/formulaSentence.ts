import type { TextFormat } from '../../core/problem.ts';
import { isApply } from '../../math/claims/statements.ts';
import type { Expression } from '../../math/expression.ts';
import { read } from '../../math/reading/read.ts';
import { hasUnread } from '../../math/unread.ts';
import { formulasOf } from './formulas.ts';

/** Longer texts are stories, not questions of a few sentences. UTF-16 units. */
const longest = 700;

/** A question as one line of words in which each formula is a letter of its kind in `‹›`; the formulas in order. */
export interface FormulaSentence {
  readonly line: string;
  readonly parts: readonly Expression[];
  /** The texts of the choices a question offers; one of them must be the answer. */
  readonly choices: readonly string[];
}

/**
 * Reads a text as words and formulas. Numbers among the words are formulas too; the letters that name points, lines
 * and curves, marks for a blank, and words on how to write the answer are left out.
 * @param kindOf the letter of each formula
 * @returns undefined where a formula could not be read
 */
export function formulaSentence(text: string, format: TextFormat, kindOf: (expression: Expression) => string): FormulaSentence | undefined {
  if (text.length > longest || /[\u0000-\u0008\u000e-\u001f\ufffd⟪⟫‹›§]/.test(text)) return undefined;
  const { stem, choices } = choicesOf(text);
  const tuples: string[] = [];
  let plain = prepared(stem);
  if (!/\$|\\\(|\\\[/.test(plain)) plain = plain.replace(/\((?:[^()（）]|\([^()]*\))*[,，][^()（）]*\)/g, (tuple) => (/^[-\d().,，/\s√a-z]*$/.test(tuple) && !/[a-z]{2}/.test(tuple.replaceAll('sqrt', '')) ? `⟪${tuples.push(tuple.replaceAll('，', ',')) - 1}⟫` : tuple));
  const { expressions, words } = formulasOf(plain, format);
  const parts: Expression[] = [];
  let next = 0;
  const coded = (expression: Expression): string => {
    if (isApply(expression, 'list')) return expression.args.map(coded).join(',');
    parts.push(expression);
    return ` ‹${kindOf(expression)}› `;
  };
  const line = words.replace(/§|⟪(\d+)⟫|(?<![\w.])-?\d+(?:\.\d+)?(?:\/\d+)?(?![\w]|\.\d)|(?<=[\u4e00-\u9fff])[a-zA-Z](?![A-Za-z])/g, (mark, tuple?: string) => {
    if (mark === '§') return coded(expressions[next++] ?? { kind: 'text', text: '' });
    return coded(read(tuple === undefined ? mark : (tuples[Number(tuple)] ?? ''), { notation: 'plain' }));
  });
  return parts.length > 16 || parts.some(hasUnread) ? undefined : { line: tidy(line), parts, choices };
}

/** The question without its choices `(A) … (B) …` or `A. … B. …`. */
function choicesOf(text: string): { readonly stem: string; readonly choices: readonly string[] } {
  for (const mark of [(letter: string): string => String.raw`\s*[（(]\s*${letter}\s*[)）]`, (letter: string): string => String.raw`(?<=[\s$)）.。])${letter}\s*[.．:：]`]) {
    const pattern = new RegExp(`^([\\s\\S]*?)(?:\\\\\\\\|\\s)*${mark('A')}([\\s\\S]*?)${mark('B')}([\\s\\S]*?)${mark('C')}([\\s\\S]*?)${mark('D')}([\\s\\S]*?)(?:${mark('E')}([\\s\\S]*))?$`);
    const found = pattern.exec(text);
    if (found) return { stem: found[1] ?? '', choices: found.slice(2).filter((each) => each !== undefined).map((each) => each.trim()) };
  }
  return { stem: text, choices: [] };
}

const unitOfImaginary = /[（(]?\s*[,，;；]?\s*(?:其中|已知|设|若|注:?)?\s*\$?\s*(?:\\(?:mathrm|rm|text)\s*\{\s*i\s*\}|i)\s*\$?\s*(?:为|是|表示)\s*虚数(?:的)?单位\s*[)）]?|,? ?\(?(?:where|with|here) \$?i\$? (?:is|denotes|=) (?:the imaginary unit|\$?\\sqrt\{-1\}\$?)\)?|,? ?\(?(?:where|with|here) \$?i\s*\^\s*\{?2\}?\s*=\s*-\s*1\$?\)?/g;

/** A text without the remark that i is the imaginary unit, which is how it is read anyway. */
function withoutImaginaryUnit(text: string): string {
  return text.replace(unitOfImaginary, ', ').replace(/^[\s,，.。;；]+/, '').replace(/([,，])\s*(?=[,，.。;；])/g, '');
}

const forms = String.raw`(?:simplest|simplified|exact|reduced|lowest|rectangular|decimal|standard|radical|common|improper|ordered|form|fraction|fractions|pairs?|number|terms|of|pi|\$?\\?pi\$?|[a\-+bi,xy()\s$\\]|an?|the)`;
const howToWrite = new RegExp(String.raw`[.,;?]?\s*\(?(?:please )?(?:express|give|write|enter|leave|state) (?:your |the |all )?(?:final )?(?:answers?|solutions?|results?) (?:in|as)(?: ${forms})+\.?\)?(?=\s|$)|,? separated by commas|[，,。.]?\s*[（(]?(?:结果|答案)(?:保留|用含)\s*\$?(?:π|\\pi)\$?(?:的式子表示)?[)）]?`, 'gi');

function prepared(text: string): string {
  return withoutImaginaryUnit(text)
    .replace(/\$?[（(]\s*\$?\s*\d+\s*\$?\s*分\s*\$?\s*[)）]\$?/g, (mark) => ((mark.match(/\$/g)?.length ?? 0) % 2 === 1 ? '$' : ''))
    .replace(/^\s*(?:\d{1,2}\s*[.．、]|[（(]\d{1,2}[)）])\s*/, '')
    .replace(/\\(?:left|right|displaystyle|limits|,|;|!)(?![a-zA-Z])|\\(?:left|right)(?=[()[\]|])/g, '')
    .replace(/\\(?:dfrac|tfrac)/g, '\\frac')
    .replace(/\\bar\s*(?:\{|(?=\s*[a-zA-Z]))/g, (mark) => (mark.endsWith('{') ? '\\overline{' : '\\overline '))
    .replace(/\\overline\s+([a-zA-Z])/g, '\\overline{$1}')
    .replace(/\\mathrm\s*\{\s*([a-zA-Z])\s*\}/g, '$1')
    .replace(/(?<![A-Za-z\\])i\s*(?=\()/g, 'i \\cdot ')
    .replace(/(=\s*)?[（(]\s*(?:\\q?quad|\$\s*\\q?quad\s*\$|\s|_)*\s*[)）]/g, '')
    .replace(/(=\s*)?(?:\\_|_){2,}/g, '')
    .replace(/=\s*\$\s*\$/g, '= ')
    .replace(/\$[^$]*\$/g, (math) => math.replaceAll('、', ','))
    .replace(/=\s*\$\s*([,，.。?？]|$)/g, '$ $1')
    .replace(/=\s*$/, '')
    .replace(/\$([^$]*)\$/g, (_, inside: string) => (inside.trim() === '' ? '' : `$${inside.trim()}$`))
    .replace(howToWrite, '. ')
    // Names of points before their coordinates, of lines and curves before their equations.
    .replace(/(?<![A-Za-z\\])[A-Z](?:_\{?\d\}?|'|′)?\s*=?\s*(?=\((?:[^()]|\([^()]*\))*,(?:[^()]|\([^()]*\))*\))/g, '')
    .replace(/(?<=[\s$,，、和与圆线])(?:[A-Zlmn]|\\(?:Gamma|ell|Omega))(?:_\{?\d\}?)?\s*[:：]\s*(?=[-\d(xy\\])/g, '')
    .replace(/\\(?:triangle|bigtriangleup|Delta)\s*([A-Z])\s*([A-Z])\s*([A-Z])/g, '\\triangle $1$2$3')
    .replace(/△\s*([A-Z])\s*([A-Z])\s*([A-Z])/g, '△$1$2$3');
}

function tidy(line: string): string {
  return line
    .replace(/[，、]/g, ',').replace(/[；]/g, ';').replace(/：/g, ':').replace(/。/g, '.').replace(/？/g, '?').replace(/（/g, '(').replace(/）/g, ')').replace(/[’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/ ?([\u4e00-\u9fff‹›]) ?/g, (_, mark: string) => (mark === '‹' ? ' ‹' : mark === '›' ? '› ' : mark))
    .replace(/ ?([\u4e00-\u9fff]) ?/g, '$1')
    .replace(/ ?([,;:.?!()]) ?/g, '$1 ')
    .replace(/([,;:.?!]) (?:[,;:.?!] )+/g, '$1 ')
    .replace(/([,;:.]) (?=[\u4e00-\u9fff])/g, '$1')
    .replace(/ +/g, ' ')
    .trim()
    .replace(/^(?:(?:please|now|ok|okay|so|then|problem|exercise),? )+/i, '')
    .replace(/^请(?:问|你)?,? ?/, '')
    .replace(/^[,;:.?! ]+|[,;:.?! ]+$/g, '');
}

const ask = String.raw`(?:(?:(?:can you |could you )?(?:then )?(?:find|compute|calculate|determine|evaluate|work out|give|state|write down|write|what is|what's|what are|what will be) )(?:the )?(?:value of )?(?:the )?)`;
const chineseAsk = '(?:则|那么|, ?|\\. ?|试|其)*(?:求出|求|计算|写出|确定|算出)?(?:出)?:? ?(?:下列|下面)?';
const chineseTail = '(?:的值)?(?:是多少|等于多少|为多少|是几|等于几|为几|是什么|等于|为|是|=)?';

/**
 * A pattern that takes a whole line: `‹X›` stands for a formula of kind X with the space that may be around it, `{ask}`,
 * `{求}` and `{几}` for the words that ask.
 */
export function formulaPattern(source: string): RegExp {
  const marks = source.replace(/\{ask\}/g, ask).replace(/\{求\}/g, chineseAsk).replace(/\{几\}/g, chineseTail);
  return new RegExp(`^(?:${marks.replace(/ ?‹([A-Z]+)› ?/g, (_, kinds: string) => ` ?‹[${kinds}]›(?: (?!‹))?`)})$`, 'i');
}
