import { plotLimits } from '../../../core/plot.ts';
import type { Expression } from '../../../math/expression.ts';
import { toPlain } from '../../../math/printing/plain.ts';
import { realValue } from '../../../math/solving/approximate.ts';

/** A longer exact value does not stand beside a point. UTF-16 units. */
const longestValue = 12;

/** A number of an axis or a sentence, to four digits. */
export function numberWord(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

/** A value in plain words: exact where that is short. */
export function valueWord(value: Expression): string {
  const exact = toPlain(value);
  if (exact.length <= longestValue) return exact;
  const size = realValue(value);
  return size === undefined ? within(exact) : `≈ ${numberWord(size)}`;
}

/** `x = 2`, `x ≈ 1.618`. */
export function placeWord(variable: string, value: Expression): string {
  const word = valueWord(value);
  return word.startsWith('≈') ? `${variable} ${word}` : `${variable} = ${word}`;
}

/** `(2, 7)`. */
export function pairWord(x: Expression, y: Expression): string {
  return `(${valueWord(x)}, ${valueWord(y)})`;
}

/** Cut to what a label may hold. */
export function within(words: string): string {
  return words.length <= plotLimits.label ? words : `${words.slice(0, plotLimits.label - 1)}…`;
}
