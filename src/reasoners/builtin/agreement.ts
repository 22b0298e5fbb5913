import type { Expression } from '../../math/expression.ts';
import { approximate, type Approximation } from '../../math/solving/approximate.ts';

/** Whether two numbers agree to about all the figures that doubles give; never where one of them is not known. */
export function agrees(a: Approximation | undefined, b: Approximation | undefined): boolean {
  return a !== undefined && b !== undefined && Math.hypot(a.re - b.re, a.im - b.im) <= 1e-9 * (1 + Math.hypot(b.re, b.im));
}

/** Whether an expression without letters has this value in doubles. */
export function isAbout(expression: Expression, value: number): boolean {
  return Number.isFinite(value) && agrees(approximate(expression), { re: value, im: 0, error: 0 });
}
