import type { TextFormat } from '../../core/problem.ts';
import { app, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import { numeralValue } from '../reading/numerals.ts';

/** A statement of arithmetic in words, and where it stands. */
export interface SpokenStatement {
  readonly start: number;
  readonly end: number;
  readonly relation: Expression;
}

const number = String.raw`(?:\\?\$)?-?\d+(?:,\d{3})*(?:\.\d+)?(?![\d.,]*\d)(?:\/\d+)?%?`;
const share = String.raw`half|a third|one[- ]third|two[- ]thirds|a quarter|one[- ]quarter|three[- ]quarters|twice|${number}`;
/** "is" and nothing that makes it less: "is about", "is less than", "is not". */
const is = String.raw`\s+(?:is|equals|is equal to|makes|gives)\s+(?:\\\(|\$(?!\d))?`;
const end = String.raw`(?:\\\)|\$)?(?=[\s,;)]|\.(?:\s|$)|$)(?!\s*(?:[-+*/×÷=^%]|\\|(?:times|percent|more|less|of|or|and (?:a|one)|to|with|remainder|R|dozen|hundred|thousand|million)\b))`;

const patterns: readonly { readonly words: RegExp; readonly relation: (parts: readonly string[]) => Expression | undefined }[] = [
  { words: new RegExp(String.raw`\b(?<a>${share})\s+(?:of\s+)?(?<b>${number})${is}(?<c>${number})${end}`, 'gi'), relation: ([a = '', b = '', c = '']) => equation(product(shareOf(a), valueOf(b)), valueOf(c)) },
  {
    words: new RegExp(String.raw`\bthe\s+(?<a>sum|product|average|mean)\s+of\s+(?<b>${number}(?:\s*,\s*(?:and\s+)?${number}|\s+and\s+${number})+)${is}(?<c>${number})${end}`, 'gi'),
    relation: ([a = '', b = '', c = '']) => equation(combined(a.toLowerCase(), b.split(/\s*,\s*(?:and\s+)?|\s+and\s+/).map(valueOf)), valueOf(c)),
  },
  {
    words: new RegExp(String.raw`(?<![\d.,+*/×÷=^-]\s?)(?<a>${number})\s+(?<b>plus|minus|times|multiplied by|divided by)\s+(?<c>${number})${is}(?<d>${number})${end}`, 'gi'),
    relation: ([a = '', b = '', c = '', d = '']) => equation(operation(b.toLowerCase(), valueOf(a), valueOf(c)), valueOf(d)),
  },
];

/** Before a statement: words that ask, suppose or deny. */
const unsaid = /\b(?:if|whether|suppose|assum\w+|not|would|could|should|when|unless|let|say|check|claims?|wrong\w*|mistake\w*|about|approximately|roughly|almost|nearly|more than|less than|plus|minus|times|by|than)\b[^.!?]{0,40}$|[-+*/×÷=^%]\s*$|\d\s+$/i;

/** Arithmetic said in words: "20% of 50 is 12", "the sum of 3, 4 and 5 is 13", "7 times 8 is 54". Only numbers, so nothing has to be understood. */
export function spokenStatements(text: string, format: TextFormat): SpokenStatement[] {
  if (format === 'notebook-code') return [];
  const found: SpokenStatement[] = [];
  for (const { words, relation } of patterns) {
    for (const match of text.matchAll(words)) {
      const start = match.index;
      const stop = start + match[0].length;
      const sentence = text.slice(stop, stop + 200).search(/[.!?\n](?:\s|$)/);
      if (unsaid.test(text.slice(Math.max(0, start - 80), start)) || text[stop + sentence] === '?') continue;
      const said = relation(Object.values(match.groups ?? {}).filter((part) => part !== undefined));
      if (said && !found.some((other) => other.start < stop && start < other.end)) found.push({ start, end: stop, relation: { ...said, range: { start, end: stop } } });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function equation(left: Expression | undefined, right: Expression | undefined): Expression | undefined {
  return left && right && app('equal', left, right);
}

function product(a: Expression | undefined, b: Expression | undefined): Expression | undefined {
  return a && b && app('multiply', a, b);
}

const shares: Readonly<Record<string, readonly [bigint, bigint]>> = { half: [1n, 2n], 'a third': [1n, 3n], 'one third': [1n, 3n], 'two thirds': [2n, 3n], 'a quarter': [1n, 4n], 'one quarter': [1n, 4n], 'three quarters': [3n, 4n], twice: [2n, 1n] };

/** A share in words, a percentage or a fraction; a plain number before another is none. */
function shareOf(words: string): Expression | undefined {
  const known = shares[words.toLowerCase().replaceAll('-', ' ')];
  if (known) return num(...known);
  return /[%/]/.test(words) && !words.includes('$') ? valueOf(words) : undefined;
}

function valueOf(words: string): Expression | undefined {
  const plain = words.replace(/^\\?\$/, '');
  const isPercent = plain.endsWith('%');
  const digits = isPercent ? plain.slice(0, -1) : plain;
  const [above = '', below] = digits.replaceAll(',', '').split('/');
  const negative = above.startsWith('-');
  const value = numeralValue(negative ? above.slice(1) : above);
  if (!value) return undefined;
  const whole: Expression = { ...num(negative ? -value.numerator : value.numerator, value.denominator), ...(value.decimals === undefined ? {} : { decimals: value.decimals }) };
  const fraction = below === undefined ? whole : app('divide', whole, num(BigInt(below)));
  return isPercent ? app('percent', fraction) : fraction;
}

function combined(words: string, values: readonly (Expression | undefined)[]): Expression | undefined {
  if (!values.every((value) => value !== undefined)) return undefined;
  if (words === 'product') return app('multiply', ...values);
  const sum = app('add', ...values);
  return words === 'sum' ? sum : app('divide', sum, num(BigInt(values.length)));
}

function operation(words: string, a: Expression | undefined, b: Expression | undefined): Expression | undefined {
  if (!a || !b) return undefined;
  return words === 'plus' ? app('add', a, b) : words === 'minus' ? app('add', a, app('negate', b)) : words === 'divided by' ? app('divide', a, b) : app('multiply', a, b);
}
