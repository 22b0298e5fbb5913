import { read } from '../../math/reading/read.ts';
import { numericValue } from '../../math/simplify.ts';

/** `[x]` is the floor of x to some, and x to others: brackets are for what has parentheses in it, or for lists. */
const floorBrackets = /(?<!\\|sqrt\s*)\[(?!\/?[a-z]{3,}\])[^[\]()|,，;；&\u4e00-\u9fff]{1,40}(?<!\\)\](?!\()/g;

/** Degrees of heat are none of an angle. */
const temperatures = /[℃℉]|(?:°|\\circ\s*\}?)\s*(?:\\(?:mathrm|text|rm)\s*\{)?\s*[CF]\b/;

/** Whether marks of a text may mean something else than they seem to. */
export function hasDoubtfulMarks(text: string): boolean {
  return temperatures.test(text) || [...text.matchAll(floorBrackets)].some(([brackets]) => {
    // The floor of a whole number is that number: there brackets mean the same either way.
    const inside = read(brackets.slice(1, -1).replace(/\\right\s*$/, ''), { notation: 'latex' });
    return numericValue(inside)?.denominator !== 1n;
  });
}
