import { say } from '../../../core/phrase.ts';
import { app, constant, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import { some } from '../../../math/traverse.ts';
import { isApply } from '../../../math/claims/statements.ts';
import { isAbout } from '../agreement.ts';
import type { Lesson } from '../lesson.ts';
import type { Figure, GeometryQuestion, Measure } from './geometryQuestion.ts';

/** A measure from others: the formula as it is known, with numbers in it, and another way to the same in doubles. */
interface Rule {
  readonly figure: Figure;
  readonly from: readonly string[];
  readonly want: Measure;
  /** LaTeX of the formula. */
  readonly formula: string;
  readonly written: (...given: Expression[]) => Expression;
  readonly again: (...given: number[]) => number;
}

const pi = constant('pi');
const times = (...factors: Expression[]): Expression => app('multiply', ...factors);
const over = (above: Expression, below: Expression): Expression => app('divide', above, below);
const square = (of: Expression): Expression => app('power', of, num(2));
const cube = (of: Expression): Expression => app('power', of, num(3));
const plus = (...terms: Expression[]): Expression => app('add', ...terms);
const root = (of: Expression): Expression => app('sqrt', of);
const half = num(1, 2);

/** ∫ of f from 0 to 1 by Simpson's rule; f is smooth. */
function mean(f: (t: number) => number): number {
  const steps = 400;
  let sum = 0;
  for (let k = 0; k <= steps; k++) sum += (k === 0 || k === steps ? 1 : k % 2 === 0 ? 2 : 4) * f(k / steps);
  return sum / (3 * steps);
}

/** Area of a disc as a sum of rings. */
const disc = (r: number): number => mean((t) => 2 * Math.PI * r * t * r);

const rules: readonly Rule[] = [
  { figure: 'circle', from: ['radius'], want: 'area', formula: '\\pi r^2', written: (r) => times(pi, square(r)), again: disc },
  { figure: 'circle', from: ['radius'], want: 'perimeter', formula: '2\\pi r', written: (r) => times(num(2), pi, r), again: (r) => mean(() => 2 * Math.PI * r) },
  { figure: 'circle', from: ['diameter'], want: 'area', formula: '\\pi \\left(\\frac{d}{2}\\right)^2', written: (d) => times(pi, square(over(d, num(2)))), again: (d) => disc(d / 2) },
  { figure: 'circle', from: ['diameter'], want: 'perimeter', formula: '\\pi d', written: (d) => times(pi, d), again: (d) => 2 * Math.PI * (d / 2) },
  { figure: 'circle', from: ['area'], want: 'radius', formula: '\\sqrt{\\frac{S}{\\pi}}', written: (s) => root(over(s, pi)), again: (s) => inverse(disc, s) },
  { figure: 'circle', from: ['area'], want: 'diameter', formula: '2\\sqrt{\\frac{S}{\\pi}}', written: (s) => times(num(2), root(over(s, pi))), again: (s) => 2 * inverse(disc, s) },
  { figure: 'circle', from: ['area'], want: 'perimeter', formula: '2\\pi\\sqrt{\\frac{S}{\\pi}}', written: (s) => times(num(2), pi, root(over(s, pi))), again: (s) => 2 * Math.PI * inverse(disc, s) },
  { figure: 'circle', from: ['perimeter'], want: 'radius', formula: '\\frac{C}{2\\pi}', written: (c) => over(c, times(num(2), pi)), again: (c) => inverse((r) => 2 * Math.PI * r, c) },
  { figure: 'circle', from: ['perimeter'], want: 'diameter', formula: '\\frac{C}{\\pi}', written: (c) => over(c, pi), again: (c) => 2 * inverse((r) => 2 * Math.PI * r, c) },
  { figure: 'circle', from: ['perimeter'], want: 'area', formula: '\\pi\\left(\\frac{C}{2\\pi}\\right)^2', written: (c) => times(pi, square(over(c, times(num(2), pi)))), again: (c) => disc(inverse((r) => 2 * Math.PI * r, c)) },
  { figure: 'square', from: ['side'], want: 'area', formula: 'a^2', written: square, again: (a) => mean(() => a * a) },
  { figure: 'square', from: ['side'], want: 'perimeter', formula: '4a', written: (a) => times(num(4), a), again: (a) => a + a + a + a },
  { figure: 'square', from: ['side'], want: 'diagonal', formula: '\\sqrt{2}a', written: (a) => root(plus(square(a), square(a))), again: (a) => Math.hypot(a, a) },
  { figure: 'square', from: ['area'], want: 'side', formula: '\\sqrt{S}', written: root, again: (s) => inverse((a) => a * a, s) },
  { figure: 'square', from: ['area'], want: 'perimeter', formula: '4\\sqrt{S}', written: (s) => times(num(4), root(s)), again: (s) => 4 * inverse((a) => a * a, s) },
  { figure: 'square', from: ['perimeter'], want: 'area', formula: '\\left(\\frac{C}{4}\\right)^2', written: (c) => square(over(c, num(4))), again: (c) => inverse((a) => 4 * a, c) ** 2 },
  { figure: 'square', from: ['perimeter'], want: 'side', formula: '\\frac{C}{4}', written: (c) => over(c, num(4)), again: (c) => inverse((a) => 4 * a, c) },
  { figure: 'square', from: ['diagonal'], want: 'area', formula: '\\frac12 d^2', written: (d) => times(half, square(d)), again: (d) => inverse((a) => Math.hypot(a, a), d) ** 2 },
  { figure: 'rectangle', from: ['length', 'width'], want: 'area', formula: 'ab', written: (a, b) => times(a, b), again: (a, b) => mean(() => a * b) },
  { figure: 'rectangle', from: ['length', 'width'], want: 'perimeter', formula: '2(a + b)', written: (a, b) => times(num(2), plus(a, b)), again: (a, b) => a + b + a + b },
  { figure: 'rectangle', from: ['length', 'width'], want: 'diagonal', formula: '\\sqrt{a^2 + b^2}', written: (a, b) => root(plus(square(a), square(b))), again: Math.hypot },
  { figure: 'triangle', from: ['base', 'height'], want: 'area', formula: '\\frac12 ah', written: (a, h) => times(half, a, h), again: (a, h) => mean((t) => a * t * h) },
  { figure: 'trapezoid', from: ['top', 'bottom', 'height'], want: 'area', formula: '\\frac12 (a + b)h', written: (a, b, h) => times(half, plus(a, b), h), again: (a, b, h) => mean((t) => (a + (b - a) * t) * h) },
  { figure: 'rhombus', from: ['diagonal1', 'diagonal2'], want: 'area', formula: '\\frac12 d_1 d_2', written: (a, b) => times(half, a, b), again: (a, b) => 4 * mean((t) => (a / 2) * t * (b / 2)) },
  { figure: 'sector', from: ['radius', 'angle'], want: 'area', formula: '\\frac12 r^2\\alpha', written: (r, a) => times(half, square(r), a), again: (r, a) => mean((t) => a * r * t * r) },
  { figure: 'sector', from: ['radius', 'angle'], want: 'arc', formula: 'r\\alpha', written: (r, a) => times(r, a), again: (r, a) => mean(() => r * a) },
  { figure: 'sphere', from: ['radius'], want: 'volume', formula: '\\frac43 \\pi r^3', written: (r) => times(over(num(4), num(3)), pi, cube(r)), again: (r) => 2 * mean((t) => Math.PI * (r * r - r * t * r * t) * r) },
  { figure: 'sphere', from: ['radius'], want: 'surface', formula: '4\\pi r^2', written: (r) => times(num(4), pi, square(r)), again: (r) => mean((t) => 2 * Math.PI * r * Math.sin(Math.PI * t) * Math.PI * r) },
  { figure: 'sphere', from: ['diameter'], want: 'volume', formula: '\\frac43 \\pi \\left(\\frac{d}{2}\\right)^3', written: (d) => times(over(num(4), num(3)), pi, cube(over(d, num(2)))), again: (d) => 2 * mean((t) => (Math.PI * (1 - t * t) * d ** 3) / 8) },
  { figure: 'sphere', from: ['diameter'], want: 'surface', formula: '\\pi d^2', written: (d) => times(pi, square(d)), again: (d) => mean((t) => Math.PI * d * Math.sin(Math.PI * t) * Math.PI * (d / 2)) },
  { figure: 'sphere', from: ['surface'], want: 'radius', formula: '\\sqrt{\\frac{S}{4\\pi}}', written: (s) => root(over(s, times(num(4), pi))), again: (s) => inverse((r) => 4 * Math.PI * r * r, s) },
  { figure: 'sphere', from: ['volume'], want: 'radius', formula: '\\sqrt[3]{\\frac{3V}{4\\pi}}', written: (v) => app('root', over(times(num(3), v), times(num(4), pi)), num(3)), again: (v) => inverse((r) => (4 / 3) * Math.PI * r ** 3, v) },
  { figure: 'sphere', from: ['surface'], want: 'volume', formula: '\\frac43 \\pi \\left(\\sqrt{\\frac{S}{4\\pi}}\\right)^3', written: (s) => times(over(num(4), num(3)), pi, cube(root(over(s, times(num(4), pi))))), again: (s) => (4 / 3) * Math.PI * inverse((r) => 4 * Math.PI * r * r, s) ** 3 },
  { figure: 'cube', from: ['side'], want: 'volume', formula: 'a^3', written: cube, again: (a) => mean(() => a * a * a) },
  { figure: 'cube', from: ['side'], want: 'surface', formula: '6a^2', written: (a) => times(num(6), square(a)), again: (a) => 2 * (a * a + a * a + a * a) },
  { figure: 'cube', from: ['volume'], want: 'side', formula: '\\sqrt[3]{V}', written: (v) => app('root', v, num(3)), again: (v) => inverse((a) => a ** 3, v) },
  { figure: 'cube', from: ['volume'], want: 'surface', formula: '6\\left(\\sqrt[3]{V}\\right)^2', written: (v) => times(num(6), square(app('root', v, num(3)))), again: (v) => 6 * inverse((a) => a ** 3, v) ** 2 },
  { figure: 'cube', from: ['surface'], want: 'volume', formula: '\\left(\\sqrt{\\frac{S}{6}}\\right)^3', written: (s) => cube(root(over(s, num(6)))), again: (s) => inverse((a) => 6 * a * a, s) ** 3 },
  { figure: 'cube', from: ['surface'], want: 'side', formula: '\\sqrt{\\frac{S}{6}}', written: (s) => root(over(s, num(6))), again: (s) => inverse((a) => 6 * a * a, s) },
  { figure: 'cube', from: ['side'], want: 'diagonal', formula: '\\sqrt{3}a', written: (a) => root(plus(square(a), square(a), square(a))), again: (a) => Math.hypot(a, a, a) },
  { figure: 'box', from: ['length', 'width', 'height'], want: 'volume', formula: 'abc', written: (a, b, c) => times(a, b, c), again: (a, b, c) => mean(() => a * b * c) },
  { figure: 'box', from: ['length', 'width', 'height'], want: 'surface', formula: '2(ab + ac + bc)', written: (a, b, c) => times(num(2), plus(times(a, b), times(a, c), times(b, c))), again: (a, b, c) => a * b + b * c + c * a + a * b + b * c + c * a },
  { figure: 'box', from: ['length', 'width', 'height'], want: 'diagonal', formula: '\\sqrt{a^2 + b^2 + c^2}', written: (a, b, c) => root(plus(square(a), square(b), square(c))), again: Math.hypot },
  { figure: 'cylinder', from: ['radius', 'height'], want: 'volume', formula: '\\pi r^2 h', written: (r, h) => times(pi, square(r), h), again: (r, h) => disc(r) * h },
  { figure: 'cylinder', from: ['radius', 'height'], want: 'surface', formula: '2\\pi r^2 + 2\\pi rh', written: (r, h) => plus(times(num(2), pi, square(r)), times(num(2), pi, r, h)), again: (r, h) => 2 * disc(r) + mean(() => 2 * Math.PI * r * h) },
  { figure: 'cylinder', from: ['radius', 'height'], want: 'lateral', formula: '2\\pi rh', written: (r, h) => times(num(2), pi, r, h), again: (r, h) => mean(() => 2 * Math.PI * r * h) },
  { figure: 'cylinder', from: ['radius', 'volume'], want: 'height', formula: '\\frac{V}{\\pi r^2}', written: (r, v) => over(v, times(pi, square(r))), again: (r, v) => inverse((h) => disc(r) * h, v) },
  { figure: 'cone', from: ['radius', 'height'], want: 'volume', formula: '\\frac13 \\pi r^2 h', written: (r, h) => times(num(1, 3), pi, square(r), h), again: (r, h) => mean((t) => Math.PI * (r * t) ** 2 * h) },
  { figure: 'cone', from: ['radius', 'slant'], want: 'lateral', formula: '\\pi rl', written: (r, l) => times(pi, r, l), again: (r, l) => mean((t) => 2 * Math.PI * r * t * l) },
  { figure: 'cone', from: ['radius', 'slant'], want: 'surface', formula: '\\pi r^2 + \\pi rl', written: (r, l) => plus(times(pi, square(r)), times(pi, r, l)), again: (r, l) => disc(r) + mean((t) => 2 * Math.PI * r * t * l) },
  { figure: 'cone', from: ['radius', 'height'], want: 'lateral', formula: '\\pi r\\sqrt{r^2 + h^2}', written: (r, h) => times(pi, r, root(plus(square(r), square(h)))), again: (r, h) => mean((t) => 2 * Math.PI * r * t * Math.hypot(r, h)) },
  { figure: 'cone', from: ['radius', 'volume'], want: 'height', formula: '\\frac{3V}{\\pi r^2}', written: (r, v) => over(times(num(3), v), times(pi, square(r))), again: (r, v) => inverse((h) => mean((t) => Math.PI * (r * t) ** 2 * h), v) },
];

/** The positive number at which a growing function has a value, by halving. */
function inverse(f: (t: number) => number, value: number): number {
  let [low, high] = [0, 1];
  while (f(high) < value && high < 1e15) high *= 2;
  for (let k = 0; k < 200; k++) {
    const middle = (low + high) / 2;
    if (f(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function ruleOf(figure: Figure, want: Measure, given: ReadonlyMap<string, Expression>): Rule | undefined {
  return rules.find((rule) => rule.figure === figure && rule.want === want && rule.from.length === given.size && rule.from.every((name) => given.has(name)));
}

/** LaTeX of the formula by which it is found. */
export function formulaOf(figure: Figure, want: Measure, given: ReadonlyMap<string, Expression>): string {
  return ruleOf(figure, want, given)?.formula ?? '';
}

/** Whether there is a formula for it. */
export function isMeasurable(figure: Figure, want: Measure, given: ReadonlyMap<string, Expression>): boolean {
  return ruleOf(figure, want, given) !== undefined;
}

/** One formula with its numbers; confirmed in doubles by adding up thin pieces, or by looking for the measure that gives what is known. */
export function* measureLesson({ figure, want, given }: Extract<GeometryQuestion, { ask: 'measure' }>): Lesson {
  const rule = ruleOf(figure, want, given);
  const values = rule?.from.map((name) => given.get(name) ?? num(0)) ?? [];
  const sizes = values.map((value) => approximate(value)?.re ?? NaN);
  if (!rule || !sizes.every((size) => size > 0)) return { kind: 'beyond' };
  const written = rule.written(...values);
  const answer = simplify(expand(written));
  const isOpen = some(answer, (part) => isApply(part, 'root', 'sqrt') && numericValue(part.args[0] ?? num(-1)) === undefined && !(part.args[0]?.kind === 'constant'));
  if (isOpen || !isAbout(answer, rule.again(...sizes))) return { kind: 'beyond' };
  const says = [say('Use {0}.', `$${rule.formula}$`)];
  if (toLatex(written) === toLatex(answer)) yield { arrow: 'aside', title: say('Put the numbers into the formula'), says };
  else yield { arrow: 'equals', title: say('Put the numbers into the formula'), says, shows: app('equal', written, answer), reason: say('put into the formula') };
  return { kind: 'answer', answer, notes: [], checks: [] };
}
