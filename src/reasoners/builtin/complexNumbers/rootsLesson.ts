import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, rational } from '../../../math/rational.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import { some } from '../../../math/traverse.ts';
import { isApply } from '../../../math/claims/statements.ts';
import { m, type Conclusion, type LessonStep } from '../lesson.ts';
import { agrees } from '../agreement.ts';
import { complexValue, partsOf, written } from './parts.ts';
import { angle, polarOf } from './polar.ts';
import { trigonometric } from './propertySteps.ts';

/** All n-th roots of a number by De Moivre; each is raised to the power again. */
export function* rootsLesson(of: Expression, degree: number, unknown: string): Generator<LessonStep, Conclusion> {
  const parts = partsOf(of);
  const polar = parts && polarOf(parts);
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
