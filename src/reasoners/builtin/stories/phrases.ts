import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand } from '../../../math/simplify.ts';
import { less, over, plus, times, written } from './scene.ts';

/** What a phrase that names a quantity stands for, such as “the width” or “her age”. */
export type Atom = (phrase: string) => Expression | undefined;

const number = String.raw`\d{1,12}(?:\.\d{1,6}|\/\d{1,6})?`;
const mostReadings = 6;

/**
 * The value a phrase of operations describes: “3 more than 2 times the width”, “甲数的3倍与5的和”.
 * Undefined where it is not read, or could be read in two ways that differ.
 */
export function phraseValue(phrase: string, atom: Atom, language: 'en' | 'zh'): Expression | undefined {
  const readings = (language === 'en' ? english : chinese)(phrase.trim(), atom, 0);
  const [first, ...more] = readings;
  return first && more.every((each) => toLatex(expand(each)) === toLatex(expand(first))) ? first : undefined;
}

type Two = (a: Expression, b: Expression) => Expression;
type Framed = readonly [pattern: RegExp, build: Two];

const ofTwo: readonly Framed[] = [
  [/^(?:the )?sum of (.+)$/i, (a, b) => plus(a, b)],
  [/^(?:the )?(?:positive )?difference (?:of|between) (.+)$/i, less],
  [/^(?:the )?product of (.+)$/i, times],
  [/^(?:the )?quotient of (.+)$/i, over],
];

const infix: readonly Framed[] = [
  [/^(.+) (?:increased by|plus) (.+)$/i, (a, b) => plus(a, b)],
  [/^(.+) added to (.+)$/i, (a, b) => plus(b, a)],
  [/^(.+) (?:decreased by|diminished by|reduced by|minus) (.+)$/i, less],
  [/^(.+) subtracted from (.+)$/i, (a, b) => less(b, a)],
  [/^(.+) multiplied by (.+)$/i, times],
  [/^(.+) divided by (.+)$/i, over],
  [/^(.+?) (?:years? |dollars? |cents? |inches |feet |centimeters |meters |cm |units |points )?(?:more|greater|larger|bigger|longer|wider|older) than (.+)$/i, (a, b) => plus(b, a)],
  [/^(.+?) (?:years? |dollars? |cents? |inches |feet |centimeters |meters |cm |units |points )?(?:less|fewer|smaller|shorter|narrower|younger) than (.+)$/i, (a, b) => less(b, a)],
];

function english(phrase: string, atom: Atom, depth: number): Expression[] {
  const text = phrase.replace(/^(?:the )?(?:value|result) of /i, '').trim();
  const own = ownValue(text, atom);
  if (own) return [own];
  if (depth > 5 || text.length > 120) return [];
  const found: Expression[] = [];
  const inner = (part: string): Expression[] => english(part, atom, depth + 1);
  for (const [pattern, build] of ofTwo) {
    const parts = pattern.exec(text)?.[1];
    if (parts !== undefined) for (const { index } of parts.matchAll(/ and /g)) found.push(...pairs(inner(parts.slice(0, index)), inner(parts.slice(index + 5)), build));
  }
  const scaled = new RegExp(String.raw`^(${number}) times (?:as (?:much|many|old|long|wide|large|big|great|tall) as )?(.+)$`, 'i').exec(text) ?? new RegExp(String.raw`^(${number}%?) of (.+)$`, 'i').exec(text);
  const factor = scaled?.[1] === undefined ? undefined : written(scaled[1]);
  // “2 times a number increased by 5” is 2x + 5: what joins later words is looser.
  if (factor && scaled?.[2] !== undefined && !hasLooser(scaled[2])) found.push(...inner(scaled[2]).map((each) => times(factor, each)));
  const half = /^(?:half (?:of |as (?:much|many|old|long|wide|large|big) as )?)(.+)$/i.exec(text)?.[1];
  if (half !== undefined && !hasLooser(half)) found.push(...inner(half).map((each) => over(each, num(2))));
  const square = /^(?:the )?square of (.+)$|^(.+) squared$/i.exec(text);
  if (square) found.push(...inner(square[1] ?? square[2] ?? '').map((each) => app('power', each, num(2))));
  const relative = /^(.+) (increased|decreased|reduced|diminished) by (\d+(?:\.\d+)?%)$/i.exec(text);
  const percent = written(relative?.[3] ?? '');
  if (relative && percent) found.push(...inner(relative[1] ?? '').map((each) => times(each, /^inc/i.test(relative[2] ?? '') ? plus(num(1), percent) : less(num(1), percent))));
  // “1/4 more than” may be a quarter of it, and then a quarter of what is not told.
  const isPart = /^\d+\/\d+ [a-z ]*than | by \d+\/\d+$/i.test(text);
  for (const [pattern, build] of isPart ? [] : infix) {
    const match = pattern.exec(text);
    if (match) found.push(...pairs(inner(match[1] ?? ''), inner(match[2] ?? ''), build));
  }
  return found.slice(0, mostReadings);
}

function hasLooser(text: string): boolean {
  return / (?:increased by|plus|decreased by|diminished by|minus|reduced by) /i.test(text.replace(/(?:sum|difference|product|quotient) (?:of|between) .*/i, ''));
}

function ownValue(text: string, atom: Atom): Expression | undefined {
  return new RegExp(`^${number}$`).test(text) ? written(text) : atom(text);
}

const chineseFrames: readonly Framed[] = [
  [/^(.+)(?:与|和|加上?)(.+)的(?:和|总和)$/, (a, b) => plus(a, b)],
  [/^(.+)(?:与|和|减去?)(.+)的差$/, less],
  [/^(.+)(?:与|和|乘以?)(.+)的(?:积|乘积)$/, times],
  [/^(.+)除以(.+)的商$/, over],
  [/^(.+)(?:加上?|再加上?)(.+)$/, (a, b) => plus(a, b)],
  [/^(.+)(?:减去?|再减去?)(.+)$/, less],
  [/^(.+)乘以?(.+)$/, times],
  [/^(.+)除以(.+)$/, over],
  [/^比(.+)(?:还|要)?(?:多|大|长|高)(.+)$/, (a, b) => plus(a, b)],
  [/^比(.+)(?:还|要)?(?:少|小|短|低)(.+)$/, less],
];

function chinese(phrase: string, atom: Atom, depth: number): Expression[] {
  const text = phrase.replace(/^它们的|的值$/g, '');
  const own = ownValue(text, atom);
  if (own) return [own];
  if (depth > 5 || text.length > 60) return [];
  const found: Expression[] = [];
  const inner = (part: string): Expression[] => chinese(part, atom, depth + 1);
  const scaled = new RegExp(`^(.+)的(${number}%?)倍?$`).exec(text);
  const factor = scaled?.[2] === undefined ? undefined : written(scaled[2]);
  // 甲与乙的2倍 is two things; only 甲与乙的和的2倍 is one.
  if (factor && scaled?.[1] !== undefined && isOne(scaled[1])) found.push(...inner(scaled[1]).map((each) => times(factor, each)));
  const half = /^(.+)的一半$/.exec(text)?.[1];
  if (half !== undefined && isOne(half)) found.push(...inner(half).map((each) => over(each, num(2))));
  const square = /^(.+)的平方$/.exec(text)?.[1];
  if (square !== undefined && isOne(square)) found.push(...inner(square).map((each) => app('power', each, num(2))));
  // 比甲数多1/4 may be a quarter of it.
  for (const [pattern, build] of /^比.*\d\/\d+$/.test(text) ? [] : chineseFrames) {
    const match = pattern.exec(text);
    if (match) found.push(...pairs(inner(match[1] ?? ''), inner(match[2] ?? ''), build));
  }
  return found.slice(0, mostReadings);
}

function isOne(text: string): boolean {
  return /的(?:和|差|积|商)$/.test(text) || !/[与和加减乘除比]/.test(text);
}

function pairs(left: readonly Expression[], right: readonly Expression[], build: Two): Expression[] {
  return left.flatMap((a) => right.map((b) => build(a, b)));
}
