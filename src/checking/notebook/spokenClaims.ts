import type { TextRange } from '../../core/problem.ts';
import { app, num } from '../../math/build.ts';
import { cueOf } from '../../math/claims/cues.ts';
import type { Expression } from '../../math/expression.ts';
import { read } from '../../math/reading/read.ts';
import { isValue } from './plainValue.ts';
import { isAskedOrQuoted, isSaidOfPart, sentenceBefore, unitBehind } from './stance.ts';
import type { StatedRelation, Subject } from './statedValue.ts';

/** What a sentence says of a table, a number of rows, a curve or a property. */
export interface SpokenClaim {
  readonly range: TextRange;
  readonly subject: Subject;
  readonly relation: StatedRelation;
  readonly value: Expression;
  readonly unit?: string;
}

const numeral = String.raw`[-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?`;
/** A number, bare or as a formula of its own. */
const value = String.raw`(?:\$\s*(?<inFormula>${numeral})\s*\$|(?<bare>${numeral})(?![\w$]|\.\d|,\d))`;
const words = String.raw`(?<words>[a-z][a-z-]*(?:[ ][a-z][a-z-]*){0,2})`;
const scale = String.raw`(?:\s+(?<scale>thousand|million|billion)\b)?`;
const observations = String.raw`(?:observations?|rows?|samples|records|data points|measurements|participants|patients|students|people|houses|cars|flowers|passengers|countries|cities|customers)`;
const end = String.raw`(?=\s*(?:[.;:)]|$|\n|and \$?\d|in total|altogether|in (?:the|this|our) (?:data|sample|study|table|file)))`;
/** What a row holds is all that is said of it. */
const entryEnd = String.raw`(?=\s*(?:(?:people|inhabitants|persons|residents|units|dollars|euros|USD|EUR|kg|cm|km|m|g|t)\s*)?(?:[.,;)]|$|\n))`;
const data = String.raw`(?:[Tt]he|[Tt]his|[Oo]ur) (?:data|data ?set|data ?frame|table|file|sample) (?:has|have|had|contains?|consists? of|comprises?|includes?)|[Ww]e have`;
const curve = String.raw`(?:[Tt]he|[Tt]his|[Oo]ur) (?:curve|plot|graph|line|plotted (?:curve|line|function))`;
const atPoint = String.raw`(?:,?\s+(?:at|when|for)\s+(?:\$\s*)?(?<axis>[a-zA-Z])\s*(?:=|≈|\\approx)\s*(?<point>${numeral})(?:\s*\$)?)`;

const patterns: readonly (readonly [RegExp, (groups: Groups) => Subject | undefined])[] = [
  [new RegExp(String.raw`\b[Tt]he (?<row>\d{1,4}) row has (?:an? |the )?${words}(?: of| value of| =|:)? ${value}${scale}${entryEnd}`, 'g'), rowOf],
  [new RegExp(String.raw`\b[Ii]n (?<row>\d{4}),? the ${words} (?:is|was|reached) ${value}${scale}${entryEnd}`, 'g'), rowOf],
  [new RegExp(String.raw`\b[Tt]he ${words} in (?<row>\d{4}) (?:is|was|reached) ${value}${scale}${entryEnd}`, 'g'), rowOf],
  [new RegExp(String.raw`(?<row>\d{4})\s*年的?(?<words>[\p{Script=Han}]{1,6}?)(?:为|是)\s*${value}`, 'gu'), rowOf],
  [new RegExp(String.raw`(?:\b(?:${data})\s+(?:a total of |exactly |in total )?|(?<![\w$])\$?\s*[nN]\s*=\s*)${value.replace(String.raw`\$\s*(?<inFormula>`, String.raw`\$?\s*(?<inFormula>`)}\s+(?<noun>${observations})${end}`, 'g'), ({ noun }) => ({ kind: 'count', of: 'rows', noun: noun ?? '', isOfData: true })],
  [new RegExp(String.raw`\b[Tt]here (?:are|were) (?:a total of |exactly )?${value}\s+(?<noun>${observations})${end}`, 'g'), ({ noun }) => ({ kind: 'count', of: 'rows', noun: noun ?? '', isOfData: false })],
  [new RegExp(String.raw`(?:\b(?:${data})\s+|(?<=\b(?:${data})\s+\$?\d+\$?\s+rows? and ))${value}\s+(?<noun>columns|variables|features)${end}`, 'g'), ({ noun }) => ({ kind: 'count', of: 'columns', noun: noun ?? '', isOfData: true })],
  [new RegExp(String.raw`\b(?:[Tt]he|[Ii]ts) (?<words>(?:eigenvalues|roots|zeros|solutions)(?: of (?:\$[A-Za-z\\]{1,12}\$|[A-Za-z]\w{0,20}))?) are (?<list>\$?${numeral}\$?(?:, \$?${numeral}\$?){0,8},? and \$?${numeral}\$?)(?=\s*(?:[.,;]|$|\n))`, 'g'), ({ words: said = '' }) => ({ kind: 'words', words: said })],
  [new RegExp(String.raw`(?:共有?|包含|总共有?)\s*${value}\s*(?<noun>行|条记录|个样本|个观测值?|条数据)`, 'g'), ({ noun }) => ({ kind: 'count', of: 'rows', noun: noun ?? '', isOfData: true })],
  [new RegExp(String.raw`\b[Tt]he (?<feature>maximum|minimum|peak|largest value|smallest value|highest point|lowest point)(?: value)? of (?:the|this|our) (?:curve|plot|graph|line|plotted (?:curve|line|function)) (?:is|equals) (?:about |approximately |≈ ?)?${value}${atPoint}?`, 'g'), extremeOf],
  [new RegExp(String.raw`\b${curve} (?:has (?:its |a )?|reaches (?:its |a )?)(?<feature>maximum|minimum|peak)(?: value)? (?:of |at )(?!x|\$\s*[a-z])${value}${atPoint}?`, 'g'), extremeOf],
  [new RegExp(String.raw`\b${curve} (?:crosses|meets|cuts|hits) (?:zero|the (?:\$?x\$?|horizontal)[- ]axis) (?:at|near) (?:\$\s*)?(?<axis>[a-zA-Z])\s*(?:=|≈|\\approx)\s*(?<bare>${numeral})(?:\s*\$)?`, 'g'), () => ({ kind: 'curve', feature: 'zero' })],
];

type Groups = Readonly<Record<string, string | undefined>>;

function rowOf({ row, words: said }: Groups): Subject | undefined {
  return row === undefined || said === undefined ? undefined : { kind: 'entry', row, words: said };
}

function extremeOf({ feature = '', point }: Groups): Subject {
  const at = point === undefined ? undefined : numberOf(point);
  return { kind: 'curve', feature: /^(?:min|small|low)/.test(feature) ? 'minimum' : 'maximum', ...(at ? { at } : {}) };
}

function numberOf(text: string): Expression | undefined {
  const made = read(text.replace('−', '-'), { notation: 'plain' });
  return isValue(made) ? made : undefined;
}

function setOf(list: string): Expression | undefined {
  const members = [...list.matchAll(new RegExp(numeral, 'g'))].map(([member]) => numberOf(member));
  return members.every((member) => member !== undefined) ? app('set', ...members) : undefined;
}

const scales: Readonly<Record<string, bigint>> = { thousand: 3n, million: 6n, billion: 9n };

/** A sentence that speaks of nothing else before. */
const opening = /^[\s*_>#\d.)-]*(?:(?:so|thus|hence|therefore|here|overall|in total|altogether|and|also|then|now|数据|数据集|表格?|样本),?\s*)*$|\d\$?\s+rows? and\s*$/i;

/** Claims that only a sentence makes: of a row, a number of rows, several values, a curve. `visible` is the text with code and comments blanked out, as long as it was. */
export function spokenClaims(text: string, visible: string): SpokenClaim[] {
  const found: SpokenClaim[] = [];
  for (const [pattern, subjectOf] of patterns) {
    for (const match of visible.matchAll(pattern)) {
      const groups: Groups = match.groups ?? {};
      const range = { start: match.index, end: match.index + match[0].length };
      const said = groups['list'] === undefined ? numberOf(groups['inFormula'] ?? groups['bare'] ?? '') : setOf(groups['list']);
      const subject = subjectOf(groups);
      const after = text.slice(range.end, range.end + 160);
      if (!said || !subject || !isClaimed(text, range) || isSaidOfPart(text, range) || (/^(?:entry|count)$/.test(subject.kind) && !opening.test(sentenceBefore(text, range.start))) || /^\s*(?:±|\\pm|\+\/-|%|\\%|or\b|to \d|percent|[-–—]\s*\d|[×*/^])/.test(after)) continue;
      if (found.some(({ range: other }) => other.start < range.end && range.start < other.end)) continue;
      const size = scales[groups['scale'] ?? ''];
      const unit = size === undefined ? (subject.kind === 'count' ? undefined : unitBehind(after)) : groups['scale'];
      found.push({ range, subject, relation: 'equal', value: size === undefined ? said : app('multiply', said, app('power', num(10n), num(size))), ...(unit === undefined || unit === 'percent' ? {} : { unit }) });
    }
  }
  return found;
}

/** Whether a sentence says it of what is computed here: not asked, supposed, denied, quoted. */
export function isClaimed(text: string, range: TextRange): boolean {
  const before = text.slice(Math.max(0, range.start - 120), range.start);
  return !/^(?:deny|suppose|test|rewrite|define)$/.test(cueOf(before)) && !isAskedOrQuoted(text, range);
}

/** A text with what is no prose blanked out. */
export function proseOf(text: string): string {
  return text.replace(/```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]*`|<!--[\s\S]*?-->/g, (code) => code.replace(/[^\n]/g, '\u0000'));
}
