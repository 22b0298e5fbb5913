import { say } from '../../../core/phrase.ts';
import { app, constant, num } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { rational } from '../../../math/rational.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { some } from '../../../math/traverse.ts';
import { isAbout } from '../agreement.ts';
import { angle } from '../complexNumbers/polar.ts';
import { m } from '../lesson.ts';
import { angleSum, sidesOf } from './angleSums.ts';
import type { Rewriting } from './rewriting.ts';

/** `sin(2 arctan x)` by the sides of the triangle and the addition formulas. */
export function functionOfInverse(expression: Expression): Rewriting | undefined {
  const [argument] = isApply(expression, 'sin', 'cos', 'tan', 'cot', 'sec', 'csc') ? expression.args : [];
  const sum = argument && angleSum(argument);
  if (!sum || sum.parts.length === 0 || expression.kind !== 'apply') return undefined;
  let [cos, sin]: [Expression, Expression] = [expand(app('cos', sum.rest)), expand(app('sin', sum.rest))];
  const told = new Map<string, string>();
  for (const [times, inverse] of sum.parts) {
    const sides = sidesOf(inverse);
    if (!sides) return undefined;
    const [c, s] = [expand(sides.cos), expand(sides.sin)];
    told.set(m(inverse), `${m(app('equal', app('cos', inverse), c))}, ${m(app('equal', app('sin', inverse), s))}`);
    const turned = times < 0 ? expand(app('negate', s)) : s;
    for (let index = 0; index < Math.abs(times); index++) {
      [cos, sin] = [
        expand(app('add', app('multiply', cos, c), app('negate', app('multiply', sin, turned)))),
        expand(app('add', app('multiply', sin, c), app('multiply', cos, turned))),
      ];
    }
  }
  const values = { sin, cos, tan: app('divide', sin, cos), cot: app('divide', cos, sin), sec: app('divide', num(1), cos), csc: app('divide', num(1), sin) } as const;
  const value = values[expression.operator as keyof typeof values];
  const place = realValue(expression);
  if (place === undefined || !isAbout(value, place)) return undefined;
  return {
    next: expand(value),
    title: say('Read sine and cosine off the triangle'),
    says: [say('From {0} follow {1}.', '$\\sin^2 \\theta + \\cos^2 \\theta = 1$', [...told.values()].join('; ')), ...(argument.kind === 'apply' && /^arc/.test(argument.operator) ? [] : [say('Then use the addition formulas.')])],
    reason: say('sine and cosine of the angles'),
  };
}

/** `arcsin(sin 3)`: the angle in the range of the inverse function that has the same value. */
export function inverseOfFunction(expression: Expression): Rewriting | undefined {
  const [inner] = isApply(expression, 'arcsin', 'arccos', 'arctan') ? expression.args : [];
  const direct = isApply(inner, 'sin', 'cos', 'tan') ? inner.operator : undefined;
  const [given] = inner?.kind === 'apply' ? inner.args : [];
  const place = given && realValue(given);
  if (!given || place === undefined || expression.kind !== 'apply' || expression.operator !== `arc${direct}` || Math.abs(place) > 1e4) return undefined;
  const pi = constant('pi');
  const turns = (by: number): Expression => (by === 0 ? num(0) : by === 1 ? pi : app('multiply', num(by), pi));
  const halves = Math.round(place / Math.PI);
  const shifted = app('add', given, app('negate', turns(halves)));
  const full = Math.round(place / (2 * Math.PI));
  const near = app('add', given, app('negate', turns(2 * full)));
  const candidates = { arcsin: halves % 2 === 0 ? shifted : app('negate', shifted), arccos: (realValue(near) ?? 0) < 0 ? app('negate', near) : near, arctan: shifted };
  const value = simplify(candidates[expression.operator as keyof typeof candidates]);
  const at = realValue(value);
  const [low, high] = { arcsin: [-Math.PI / 2, Math.PI / 2], arccos: [0, Math.PI], arctan: [-Math.PI / 2, Math.PI / 2] }[expression.operator as keyof typeof candidates];
  const direction = app(inner?.kind === 'apply' ? inner.operator : 'sin', value);
  const wanted = inner && realValue(inner);
  if (at === undefined || low === undefined || high === undefined || at < low + 1e-9 || at > high - 1e-9 || wanted === undefined || !isAbout(direction, wanted)) return undefined;
  return {
    next: value,
    title: say('Find the angle in the range'),
    says: [say('The inverse function gives the angle from {0} to {1} that has the same value.', ...(expression.operator === 'arccos' ? ['$0$', '$\\pi$'] : ['$-\\frac{\\pi}{2}$', '$\\frac{\\pi}{2}$']))],
    reason: say('same value, in the range'),
  };
}

/** A sum of inverse functions that is a multiple of π: arguments of complex numbers add up when these are multiplied. */
export function sumOfInverses(expression: Expression): Rewriting | undefined {
  const sum = angleSum(expression);
  const place = realValue(expression);
  if (!sum || place === undefined || sum.parts.reduce((count, [times]) => count + Math.abs(times), 0) < 2) return undefined;
  let number: Expression = num(1);
  for (const [times, inverse] of sum.parts) {
    const sides = directionOf(inverse);
    if (!sides) return undefined;
    const factor = app('add', sides.re, app('multiply', times < 0 ? app('negate', constant('i')) : constant('i'), sides.im));
    for (let index = 0; index < Math.abs(times); index++) number = expand(app('multiply', number, factor));
  }
  const rest = realValue(sum.rest) ?? Number.NaN;
  const steps = Math.round(((place - rest) / Math.PI) * 12);
  const turn = rational(steps, 12);
  // The product points into that direction: turned back, no imaginary part is left.
  const back = app('add', app('cos', angle(turn)), app('negate', app('multiply', constant('i'), app('sin', angle(turn)))));
  const turned = expand(app('multiply', number, back));
  if (some(turned, (part) => part.kind === 'constant') || !(Math.abs(place - rest - (steps * Math.PI) / 12) < 1e-9)) return undefined;
  return {
    next: simplify(app('add', angle(turn), sum.rest)),
    title: say('Add the angles as arguments'),
    says: [say('The angles are arguments of complex numbers, and arguments add up when the numbers are multiplied: the product is {0}.', m(number))],
    reason: say('arguments add up'),
  };
}

/** A complex number whose argument the angle is. */
function directionOf(inverse: Expression): { readonly re: Expression; readonly im: Expression } | undefined {
  const [x] = inverse.kind === 'apply' ? inverse.args : [];
  if (!x) return undefined;
  if (isApply(inverse, 'arctan')) return { re: num(1), im: x };
  if (isApply(inverse, 'arccot')) return { re: x, im: num(1) };
  const sides = sidesOf(inverse);
  return sides && { re: expand(sides.cos), im: expand(sides.sin) };
}
