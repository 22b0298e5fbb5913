import { compare, zero, type Rational } from '../../../math/rational.ts';
import { exactNumber } from '../exactNumber.ts';
import { sentence } from '../sentence.ts';
import { chineseMeasures, englishMeasures, measures, measuresChinese, measuresOf } from './measureNames.ts';
import type { StatisticsQuestion } from './statisticsQuestion.ts';

interface Table {
  readonly before: string;
  readonly rows: readonly (readonly string[])[];
  readonly after: string;
}

function plainCell(cell: string): string {
  return cell.replace(/\\(?:text|mathrm|textbf|mathbf)\s*\{([^{}]*)\}/g, '$1').replace(/\\hline|\$|\*\*|\\[%]/g, (mark) => (mark === '\\%' ? '%' : '')).trim();
}

/** The one table of a text, in Markdown or as a LaTeX tabular or array. */
function tableOf(text: string): Table | undefined {
  const latex = /(?:\$\$?|\\\[)?\s*\\begin\{(tabular|array)\}\s*\{[clr|\s]*\}([\s\S]*?)\\end\{\1\}\s*(?:\$\$?|\\\])?/.exec(text);
  if (latex) {
    const rows = (latex[2] ?? '').split('\\\\').map((row) => row.split('&').map(plainCell)).filter((row) => row.some((cell) => cell !== ''));
    return { before: text.slice(0, latex.index), rows, after: text.slice(latex.index + latex[0].length) };
  }
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^\s*\|.*\|\s*$/.test(line));
  if (start < 0) return undefined;
  const size = lines.slice(start).findIndex((line) => !/^\s*\|.*\|\s*$/.test(line));
  const end = size < 0 ? lines.length : start + size;
  const rows = lines.slice(start, end).filter((line) => !/^[\s|:-]+$/.test(line)).map((line) => line.trim().slice(1, -1).split('|').map(plainCell));
  return { before: lines.slice(0, start).join(' '), rows, after: lines.slice(end).join(' ') };
}

const frequencyLabel = /^(?:frequency|freq\.?|frequencies|count|f|number of (?:students|people|families|households|days|children|players|workers|times|pupils|employees|games)|频数|次数|人数|学生人数|学生数|户数|天数|人数(?:\/人|\(人\))|频数\(人数\))$/i;

/** Two labelled rows, or two labelled columns: which is of the values, and how often each occurs. */
function countsOf(rows: Table['rows']): (readonly [Rational, Rational])[] | undefined {
  const columns = rows[0]?.length === 2 && rows.length > 2 ? [0, 1].map((index) => rows.map((row) => row[index] ?? '')) : rows;
  const [first, second, ...more] = columns;
  if (!first || !second || more.length > 0 || first.length !== second.length || first.length < 3 || rows.some((row) => row.length !== rows[0]?.length)) return undefined;
  const [isFirst, isSecond] = [first, second].map(([label = '']) => frequencyLabel.test(label.replace(/\s*[（(][^()（）]{1,4}[)）]$/, '')));
  if (isFirst === isSecond) return undefined;
  const [named, counted] = isSecond ? [first, second] : [second, first];
  if (/^-?\d/.test(named[0] ?? '') || (named[0] ?? '').trim() === '') return undefined;
  const values = named.slice(1).map((cell) => exactNumber(cell));
  const counts = counted.slice(1).map((cell) => (/^\d{1,6}$/.test(cell) ? exactNumber(cell) : undefined));
  const pairs = values.flatMap((value, index) => {
    const count = counts[index];
    return value && count && compare(count, zero) >= 0 ? [[value, count] as const] : [];
  });
  const distinct = new Set(pairs.map(([value]) => `${value.numerator}/${value.denominator}`));
  return pairs.length === named.length - 1 && distinct.size === pairs.length ? pairs : undefined;
}

const opening = /^(?:(?:the |this |a )?(?:following )?(?:frequency )?table (?:below )?(?:shows|gives|lists|summari[sz]es|records) [a-z',\d -]{3,120}[.:]?|(?:the )?[a-z', \d-]{3,100} (?:is|are|was|were) (?:recorded|given|shown|listed|summari[sz]ed) (?:in|by) the (?:following )?(?:frequency )?table(?: below)?[.:]?|(?:某|我|一)[\u4e00-\u9fff\d,，]{2,50}(?:如下表|如下表所示|如表|如表所示|见下表|统计如下|如下)[:：。]?|下表(?:是|为|给出了|记录了)[\u4e00-\u9fff\d,，]{2,40}[:：。]?|)$/i;
const unsure = /\b(?:except|excluding|without|dropped|removed|added|not|error|mistake|wrong|missing|later|other)\b|不含|除去|去掉|缺|错|漏|后来/i;
const dataWords = '(?:data|scores?|values|ages?|marks|numbers?|results|distribution|data set|observations|heights?|number of [a-z]+)';
const asksEnglish = [sentence(String.raw`{ask}${measures}(?: of (?:the|these|this)(?: [a-z]+)? ${dataWords}| (?:score|age|mark|value|number of [a-z]+(?: per [a-z]+)?))?`)];
const asksChinese = [sentence(`(?:则|那么)?{求}(?:这(?:些|组|\\d+(?:名|个|位))(?:学生|数据|队员|同学|人|家庭)?的?)?(?:[\\u4e00-\\u9fff]{2,6}的)?${measuresChinese}(?:分别)?(?:是|为)?(?:多少|什么|几)?`)];

/** A frequency table and what is asked of its data. */
export function readTable(text: string): StatisticsQuestion | undefined {
  if (text.length > 1500) return undefined;
  const table = tableOf(text);
  const rows = table && countsOf(table.rows);
  if (!table || !rows) return undefined;
  const tidy = (part: string): string => part.replace(/\s+/g, ' ').trim();
  const question = /^(?:find|what|calculate|compute|determine|求|计算)/i;
  const [before, after] = [tidy(table.before), tidy(table.after)];
  // The question stands on either side of the table.
  const lead = after === '' ? /^(.*?[.。:：])?\s*([^.。]+?)(?:[.。:：?？]| (?:of|from|for) the (?:following|given) (?:data|(?:frequency )?table)[.:]?)*$/.exec(before) : undefined;
  const [intro, asked] = after !== '' ? [before, after] : [(lead?.[1] ?? '').trim(), (lead?.[2] ?? '').trim()];
  const total = rows.reduce((sum, [, count]) => sum + count.numerator, 0n);
  const numbers = intro.match(/\d+/g) ?? [];
  if (!opening.test(intro) || unsure.test(`${intro} ${asked}`) || numbers.some((each) => BigInt(each) !== total) || (/^[a-z]/i.test(asked) && !question.test(asked))) return undefined;
  const line = asked.replace(/[?？.。]+$/, '').replace(/[，、]/g, ',').replace(/\s*(?<=[\u4e00-\u9fff])\s*/g, '').trim();
  for (const [patterns, names] of [[asksEnglish, englishMeasures], [asksChinese, chineseMeasures]] as const) {
    for (const pattern of patterns) {
      const wanted = measuresOf(pattern.exec(line)?.groups?.['measures'], names);
      if (wanted && wanted.length > 0) return { ask: 'weighted', rows, counted: true, measures: wanted, decimal: true };
    }
  }
  return undefined;
}
