import type { Bound, NumberSet } from './countingQuestion.ts';

const far = 1_000_000;

const english = String.raw`(?:(?:exactly |equal to )?\d+|(?:an? )?(?:even|odd|prime)(?: number)?|(?:an? )?perfect square|(?:a )?multiple of \d+|divisible by \d+|(?:a number )?(?:at least|at most|greater than or equal to|less than or equal to|greater than|more than|less than|no more than|no less than|not less than|not more than) \d+|(?:a number )?\d+ or (?:more|less|greater|higher|fewer)|(?:a number )?between \d+ and \d+,? ?inclusive)`;
const chinese = String.raw`(?:\d+|偶数|奇数|质数|素数|完全平方数|(?:能被\d+整除|\d+的倍数)|(?:大于或?等于|小于或?等于|不小于|不大于|不少于|不超过|大于|超过|小于|至少是?|至多是?)\d+)`;

/** Wordings of a set of whole numbers, for use in patterns; they have no groups. */
export const numberSets = { english, chinese } as const;

/** The whole numbers that words name; undefined where they name none. */
export function numberSet(words: string): NumberSet | undefined {
  const text = words.toLowerCase().replace(/^(?:a number |exactly |equal to )/, '').replace(/^an? /, '');
  const [first = 0, second = first] = (text.match(/\d+/g) ?? []).map(Number);
  const between = (least: number, most: number): NumberSet => ({ kind: 'between', least, most });
  if (/^\d+$/.test(text)) return between(first, first);
  if (/^(?:even|偶)/.test(text)) return { kind: 'even' };
  if (/^(?:odd|奇)/.test(text)) return { kind: 'odd' };
  if (/^(?:prime|质|素)/.test(text)) return { kind: 'prime' };
  if (/^(?:perfect square|完全平方)/.test(text)) return { kind: 'square' };
  if (/^(?:multiple|divisible|能被)|的倍数$/.test(text)) return first > 0 ? { kind: 'multiple', of: first } : undefined;
  if (/^between/.test(text)) return between(first, second);
  if (/^(?:at least|greater than or|no less|not less|大于或?等于|不小于|不少于|至少)|or (?:more|greater|higher)$/.test(text)) return between(first, far);
  if (/^(?:at most|less than or|no more|not more|小于或?等于|不大于|不超过|至多)|or (?:less|fewer)$/.test(text)) return between(0, first);
  if (/^(?:greater|more|大于|超过)/.test(text)) return between(first + 1, far);
  return /^(?:less|小于)/.test(text) && first > 0 ? between(0, first - 1) : undefined;
}

export function isIn(value: number, set: NumberSet): boolean {
  switch (set.kind) {
    case 'between':
      return value >= set.least && value <= set.most;
    case 'even':
      return value % 2 === 0;
    case 'odd':
      return value % 2 === 1;
    case 'multiple':
      return value % set.of === 0;
    case 'square':
      return Number.isInteger(Math.sqrt(value));
    case 'prime': {
      if (value < 2) return false;
      for (let divisor = 2; divisor * divisor <= value; divisor++) if (value % divisor === 0) return false;
      return true;
    }
  }
}

/** Wordings of a bound on a count, for use in patterns. */
export const bounds = { english: '(?:exactly|at least|at most|no more than|no fewer than|not more than)', chinese: '(?:恰好|恰|正好|至少|最少|至多|最多|不少于|不超过|不多于)' } as const;

export function boundOf(words: string | undefined): Bound {
  if (words === undefined || words === '') return 'exactly';
  if (/at least|no fewer|至少|最少|不少于/i.test(words)) return 'at-least';
  return /at most|no more|not more|至多|最多|不超过|不多于/i.test(words) ? 'at-most' : 'exactly';
}

export function isWithin(value: number, bound: Bound, count: number): boolean {
  return bound === 'exactly' ? value === count : bound === 'at-least' ? value >= count : value <= count;
}
