import type { TextRange } from '../../core/problem.ts';
import type { Expression } from '../../math/expression.ts';
import { cueOf } from '../../math/claims/cues.ts';
import { isApply, isRelation } from '../../math/claims/statements.ts';
import { read } from '../../math/reading/read.ts';
import type { MathSpan } from '../../math/reading/spans.ts';
import { hasUnread } from '../../math/unread.ts';
import { isValue } from './plainValue.ts';
import { isAskedOrQuoted, isSaidOfPart, isScaled, unitBehind } from './stance.ts';
import type { StatedRelation } from './statedValue.ts';

/** "the mean is 12.4 cm": words, what they are said to be, where. */
export interface SpokenValue {
  readonly range: TextRange;
  readonly words: string;
  readonly relation: StatedRelation;
  readonly value: Expression;
  readonly unit?: string;
}

const number = String.raw`(?:\$(?!\s)[^$\n]{1,80}(?<!\s)\$(?!\d)|(?:\$|\\\()?\s*[-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?(?:\s*/\s*\d+)?\s*(?:\\?%)?\s*(?:\$|\\\))?)`;
const near = String.raw`about|approximately|roughly|around|approx\.?|nearly|almost|close to|~|≈`;
const compare = String.raw`less than|below|under|more than|greater than|above|over|at most|at least|no more than|no less than|not`;
/** What a quantity is of: a word, a name of the code, a letter in a formula; code is blanked out. */
const token = String.raw`(?:[A-Za-z][\w-]*|\$[A-Za-z\\][^$\n=<>]{0,20}\$|\u0000{3,24})`;
const english = new RegExp(String.raw`\b(?:the|our|its|an?|this)\s+(?<words>[A-Za-z][A-Za-z-]*(?:\s+(?!is\b|was\b|are\b|equals\b)${token}){0,4})\s+(?:is|was|equals|comes (?:out )?(?:to|at)|turns out to be|amounts to)\s+(?:(?:then|thus|therefore|now|just|only|exactly|found to be|equal to)\s+)?(?:(?<hedge>${near}|${compare})\s*)?(?<value>${number})`, 'gi');
const labelled = new RegExp(String.raw`^[ \t]*(?:[-*+]|\d+[.)])?[ \t]*(?:\*\*|__|\|[ \t]*)?(?<words>[A-Za-z][A-Za-z-]*(?:[ ][A-Za-z][A-Za-z-]*){0,3})(?:\*\*|__)?[ \t]*(?:[:：=]|\|)(?:\*\*|__)?[ \t]*(?<hedge>${near})?[ \t]*(?<value>${number})(?=[ \t]*(?:[A-Za-z°µ/²³%]{0,8}[ \t]*)?(?:[.,;](?!\d)|\|?[ \t]*$))`, 'gim');
const chinese = new RegExp(String.raw`(?<words>(?:(?:[A-Za-z]\w{0,20}|\$[A-Za-z\\][^$\n=<>]{0,20}\$|\u0000{3,24})\s*的\s*)?[\p{Script=Han}]{1,8}?(?:值|数|差|率|积|长|和|径|度|量|离|距|式|果|均|案|期|力|压|能))\s*(?:[A-Za-z]\s*)?(?:是|为|等于|＝|=|[:：])\s*(?<hedge>约|大约|近似)?(?:为)?\s*(?<value>${number})`, 'gu');

const relationOf: readonly (readonly [RegExp, StatedRelation | 'denied'])[] = [
  [/^(?:about|approx|roughly|around|nearly|almost|close|~|≈|约|大约|近似)/i, 'approximately'],
  [/^(?:less|below|under)/i, 'less'],
  [/^(?:more than|greater|above|over)/i, 'greater'],
  [/^(?:at most|no more)/i, 'less-equal'],
  [/^(?:at least|no less)/i, 'greater-equal'],
  [/^not/i, 'denied'],
];

/** Words that are no quantity of their own: "the answer to question 3 is 5", "the second is 4". */
const pronouns = /\b(?:first|second|third|last|next|other|one|same|question|figure|table|section|page|chapter|step|version|year|day|limit|difference between|reason|date|problem|case|point|exponent|index|degree|order|change|increase|decrease|rest|ratio of)\b/i;

/** Values that are said in words outside formulas, or in words around a bare number in one. */
export function spokenValues(text: string, spans: readonly MathSpan[]): SpokenValue[] {
  const found: SpokenValue[] = [];
  const visible = text.replace(/```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]*`|<!--[\s\S]*?-->/g, (code) => code.replace(/[^\n]/g, '\u0000'));
  for (const pattern of [english, labelled, chinese]) {
    for (const match of visible.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const shownWords = (groups['words'] ?? '').trim();
      const start = match.index + match[0].indexOf(shownWords);
      const words = text.slice(start, start + shownWords.length);
      const valueAt = match.index + match[0].lastIndexOf(groups['value'] ?? '');
      const end = match.index + match[0].trimEnd().length;
      const spoken = meant(text, words, groups['hedge'], groups['value'] ?? '', { start, end }, valueAt, spans, pattern !== labelled);
      if (spoken && !found.some(({ range }) => range.start < end && start < range.end)) found.push(spoken);
    }
  }
  return found;
}

function meant(text: string, words: string, hedge: string | undefined, written: string, range: TextRange, valueAt: number, spans: readonly MathSpan[], isSentence: boolean): SpokenValue | undefined {
  const after = text.slice(range.end, range.end + 160);
  // Inside a formula, or at the beginning of a longer one, the number is only a part.
  const opened = /^\s*(?:\$|\\\()/.test(written);
  const span = spans.find(({ outer }) => outer.start < range.end && valueAt < outer.end);
  if (span && !(opened && span.outer.end <= range.end + 1 && /^[$\\)\s]*$/.test(text.slice(span.inner.end, range.end)))) {
    if (span.notation === 'latex' || span.outer.start < valueAt) return undefined;
  }
  if (!span && opened) return undefined;
  if (/^[A-Za-z]|^\s*(?:[-+*/×÷^=<>≈±:(&]|\\(?:pm|times|cdot)|\+\/-|\d|(?:plus|minus|times|divided|percentage points?|out of|of the|in base|or|to|per cent more|more|less|times|and \$?\d)\b)/.test(after) || isScaled(after)) return undefined;
  if (pronouns.test(words) || words.length > 60) return undefined;
  const relation = hedge === undefined || hedge === '' ? 'equal' : (relationOf.find(([pattern]) => pattern.test(hedge))?.[1] ?? 'equal');
  if (relation === 'denied') return undefined;
  const before = text.slice(Math.max(0, range.start - 120), range.start);
  if (/^(?:deny|suppose|test|rewrite)$/.test(cueOf(before.replace(/(?:the|our|its|an?|this)\s*$/i, ''))) || isAskedOrQuoted(text, range) || isSaidOfPart(text, { start: range.start, end: range.end }) || (isSentence && /^\s*\|/.test(text.slice(text.lastIndexOf('\n', range.start) + 1)))) return undefined;
  const value = read(written.replace(/[$]|\\[()]/g, '').trim(), { notation: opened ? 'latex' : 'plain' });
  if (hasUnread(value) || !isValue(value) || isRelation(value) || isApply(value, 'tuple', 'list', 'boxed', 'chain')) return undefined;
  const unit = unitBehind(after);
  return { range, words, relation, value: unit === 'percent' ? { kind: 'apply', operator: 'percent', args: [value] } : value, ...(unit !== undefined && unit !== 'percent' ? { unit } : {}) };
}
