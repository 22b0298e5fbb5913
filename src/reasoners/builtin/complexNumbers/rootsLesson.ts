import { say } from '../../../core/phrase.ts';
import { app, constant, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, rational } from '../../../math/rational.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import { some } from '../../../math/traverse.ts';
import { isApply } from '../../../math/claims/statements.ts';
import { m, type Conclusion, type LessonStep } from '../lesson.ts';
import { agrees } from '../agreement.ts';
import { complexValue, partsOf, squares, written, type Parts } from './parts.ts';
import { angle, polarOf } from './polar.ts';
import { trigonometric } from './propertySteps.ts';

/** Both square roots of `a + bi`, by comparing real and imaginary parts; each is squared again. */
function* squareRoots(parts: Parts, unknown: string): Generator<LessonStep, Conclusion> {
  const { re, im } = parts;
  const size = expand(app('sqrt', squares(parts)));
  const [x, y] = [1, -1].map((sign) => expand(app('sqrt', app('divide', app('add', size, sign === 1 ? re : app('negate', re)), num(2)))));
  const below = (approximate(im)?.re ?? 0) < 0;
  if (!x || !y) return { kind: 'beyond' };
  const root = expand(app('add', x, app('multiply', below ? app('negate', y) : y, constant('i'))));
  const other = expand(app('negate', root));
  const square = app('power', root, num(2));
  if (!agrees(approximate(square), approximate(written(parts))) || [x, y].some((each) => some(each, (part) => isApply(part, 'sqrt') && part.args[0]?.kind !== 'number'))) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('The modulus'), says: [say('Let {0} be a root with real {1} and {2}. Then {3} and {4}.', '$x + yi$', '$x$', '$y$', `$x^2 - y^2 = ${m(re).slice(1, -1)}$`, `$x^2 + y^2 = ${m(size).slice(1, -1)}$`)], shows: app('equal', app('sqrt', squares(parts)), size) };
  yield { arrow: 'aside', title: say('Square the root'), shows: app('equal', square, written(parts)) };
  const z = sym(unknown);
  return { kind: 'answer', answer: app('or', app('equal', z, root), app('equal', z, other)), notes: [], checks: [], solutions: [root, other].map((each) => new Map([[unknown, each]])) };
}

/** All n-th roots of a number by De Moivre; each is raised to the power again. */
export function* rootsLesson(of: Expression, degree: number, unknown: string): Generator<LessonStep, Conclusion> {
  const parts = partsOf(of);
  const polar = parts && polarOf(parts);
  if (parts && !polar && degree === 2) return yield* squareRoots(parts, unknown);
  if (!parts || !polar || degree < 2 || degree > 12) return { kind: 'beyond' };
  const number = written(parts);
  const z = sym(unknown);
  const size = simplify(degree === 2 ? app('sqrt', polar.modulus) : app('root', polar.modulus, num(degree)));
  const sizeValue = approximate(size)?.re;
  const modulusValue = approximate(polar.modulus)?.re;
  if (sizeValue === undefined || modulusValue === undefined || Math.abs(sizeValue ** degree - modulusValue) > 1e-9 * modulusValue) return { kind: 'beyond' };
  yield { arrow: 'equals', title: say('Write the number in polar form'), says: [say('The modulus is {0} and the argument {1}.', m(polar.modulus), m(polar.argument))], shows: app('equal', number, trigonometric(polar.modulus, polar.argument)), reason: say('polar form') };
  const roots: Expression[] = [];
  for (let k = 0; k < degree; k++) {
    const turn = divide(add(polar.turn, rational(2 * k)), rational(degree));
    const form = trigonometric(size, angle(turn));
    const exact = expand(form);
    const plain = some(exact, (part) => isApply(part, 'cos', 'sin')) ? form : exact;
    const exactParts = partsOf(plain);
    const root = plain === form || !exactParts ? form : written(exactParts);
    if (!agrees(complexValue(app('power', root, num(degree))), complexValue(of)) || !agrees(approximate(root), approximate(form))) return { kind: 'beyond' };
    if (root !== form) yield { arrow: 'equals', title: say('The root with {0}', m(app('equal', sym('k'), num(k)))), shows: app('equal', form, root), reason: say('known values') };
    roots.push(root);
  }
  yield { arrow: 'aside', title: say('Take the roots'), says: [say('The roots have the modulus {0}; their arguments are {1} with {2}.', m(size), `$\\frac{\\varphi + 2k\\pi}{${degree}}$`, `$k = 0, \\ldots, ${degree - 1}$`)] };
  const distinct = roots.every((root, index) => roots.slice(index + 1).every((other) => !agrees(approximate(root), approximate(other))));
  if (!distinct) return { kind: 'beyond' };
  return { kind: 'answer', answer: app('or', ...roots.map((root) => app('equal', z, root))), notes: [], checks: [], solutions: roots.map((root) => new Map([[unknown, root]])) };
}
