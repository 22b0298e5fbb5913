import type { Expression } from '../../../math/expression.ts';
import { approximate, real } from '../../../math/solving/approximate.ts';
import { agrees } from '../agreement.ts';

/** Whether two functions of a letter have the same values at many places between two numbers: one was rewritten as the other. */
export function isSameBetween(one: Expression, two: Expression, variable: string, low: number, high: number): boolean {
  return Array.from({ length: 60 }, (_, index) => new Map([[variable, real(low + ((high - low) * (index + 0.37)) / 60)]])).every((place) => agrees(approximate(one, place), approximate(two, place)));
}
