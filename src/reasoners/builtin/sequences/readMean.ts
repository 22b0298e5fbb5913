import type { SequenceLine } from './sequenceLine.ts';
import type { Mean } from './sequenceQuestion.ts';
import { rationalOf } from './terms.ts';

const between = '‹N(\\d+)›(?:,? and |与|和|,)‹N(\\d+)›';
const patterns: readonly (readonly [pattern: RegExp, type: Mean['type'], both: boolean])[] = [
  [new RegExp(`^(?:find|what is|compute|calculate|determine) the (?:positive )?geometric mean (?:of|between)(?: the numbers)? ?${between}[.?]? ?$`), 'geometric', false],
  [new RegExp(`^(?:find|what is|compute|calculate|determine) the arithmetic mean (?:of|between)(?: the numbers)? ?${between}[.?]? ?$`), 'arithmetic', false],
  [new RegExp(`^(?:求|计算)?${between}的等比中项(?:是|为)?(?:多少)?[.?]? ?$`), 'geometric', true],
  [new RegExp(`^(?:求|计算)?${between}的等差中项(?:是|为)?(?:多少)?[.?]? ?$`), 'arithmetic', false],
];

/** The mean of two numbers. */
export function readMean({ line, parts }: SequenceLine): Mean | undefined {
  for (const [pattern, type, both] of patterns) {
    const found = pattern.exec(line);
    const [a, b] = (found?.slice(1) ?? []).map((place) => parts[Number(place)]);
    const [x, y] = [a && rationalOf(a), b && rationalOf(b)];
    if (!found || !x || !y) continue;
    if (type === 'geometric' && (x.numerator < 0n !== y.numerator < 0n || x.numerator === 0n || y.numerator === 0n || (!both && x.numerator < 0n))) return undefined;
    return { ask: 'mean', type, between: [x, y], both };
  }
  return undefined;
}
