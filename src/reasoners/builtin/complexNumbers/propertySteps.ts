import { say, type Phrase } from '../../../core/phrase.ts';
import { app, constant, num } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression, NumberNode } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { multiply } from '../../../math/rational.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import { sameShape, some } from '../../../math/traverse.ts';
import { m, type LessonStep } from '../lesson.ts';
import type { ComplexWant } from './complexQuestion.ts';
import { agrees } from '../agreement.ts';
import { complexValue, i, partsOf, squares, withoutExponents, written, type Parts } from './parts.ts';
import { angle, polarOf, withinTurn, type Polar } from './polar.ts';
import { isZeroNumber } from '../zeroAndOne.ts';

/** Works a number without letters out to `a + bi`; undefined where it does not come to that, or doubles do not confirm it. */
export function* valueSteps(of: Expression): Generator<LessonStep, Parts | undefined> {
  if (isApply(of, 'power') && isApply(of.args[0], 'add') && of.args[1]?.kind === 'number' && of.args[1].denominator === 1n && (of.args[1].numerator > 12n || turnedUnit(of.args[0]))) return yield* powerSteps(of, of.args[0], of.args[1]);
  const parts = partsOf(of);
  if (!parts) return undefined;
  const answer = written(parts);
  if (!isFinished(answer) || !agrees(approximate(answer), complexValue(of))) return undefined;
  if (toLatex(simplify(of)) === toLatex(answer)) return parts;
  const turned = withoutExponents(of);
  if (turned !== of && !sameShape(turned, of)) {
    yield { arrow: 'equals', title: say('Use the formula of Euler'), says: [say('Use {0}.', '$e^{i\\theta} = \\cos\\theta + i\\sin\\theta$')], shows: app('equal', of, turned), reason: say('formula of Euler') };
    yield { arrow: 'equals', title: say('Work it out'), shows: app('equal', turned, answer), reason: say('known values') };
    return parts;
  }
  const [above, below] = isApply(of, 'divide') ? of.args : [];
  const divisor = below && partsOf(below);
  let line = of;
  if (above && divisor && !isZeroNumber(divisor.im)) {
    const opposite = written({ re: divisor.re, im: expand(app('negate', divisor.im)) });
    const [numerator, denominator] = [partsOf(app('multiply', above, opposite)), expand(app('multiply', below, opposite))];
    const wide = app('divide', app('multiply', above, opposite), app('multiply', below, opposite));
    yield { arrow: 'equals', title: say('Multiply above and below by the conjugate'), says: [say('The product of a complex number with its conjugate is real.')], shows: app('equal', line, wide), reason: say('multiply by the conjugate') };
    line = wide;
    const worked = numerator && app('divide', written(numerator), denominator);
    if (worked && toLatex(worked) !== toLatex(answer)) {
      yield { arrow: 'equals', title: say('Multiply out'), says: [say('Use {0}.', '$i^2 = -1$')], shows: app('equal', line, worked), reason: say('multiply out') };
      line = worked;
    }
  }
  yield { arrow: 'equals', title: say('Work it out'), says: [say('Use {0}.', '$i^2 = -1$')], shows: app('equal', line, answer), reason: say('work it out') };
  return parts;
}

/** A high power by De Moivre, where the argument of the base is known. */
function* powerSteps(of: Expression, base: Expression, exponent: NumberNode): Generator<LessonStep, Parts | undefined> {
  const inner = partsOf(base);
  const polar = turnedUnit(base) ?? (inner && polarOf(inner));
  if (!polar || exponent.numerator > 2000n) return undefined;
  const form = trigonometric(simplify(app('power', polar.modulus, exponent)), angle(withinTurn(multiply(polar.turn, exponent))));
  const parts = partsOf(form);
  const answer = parts && written(parts);
  if (!answer || !isFinished(answer) || !agrees(approximate(answer), complexValue(of))) return undefined;
  const start = app('power', trigonometric(polar.modulus, polar.argument), exponent);
  if (!turnedUnit(base)) yield { arrow: 'equals', title: say('Write the number in polar form'), says: [say('The modulus is {0} and the argument {1}.', m(polar.modulus), m(polar.argument))], shows: app('equal', of, start), reason: say('polar form') };
  yield { arrow: 'equals', title: say('Use the formula of De Moivre'), says: [say('The modulus is raised to the power, the argument is multiplied by the exponent; whole turns are left out.')], shows: app('equal', turnedUnit(base) ? of : start, form), reason: say('De Moivre') };
  if (toLatex(form) !== toLatex(answer)) yield { arrow: 'equals', title: say('Work it out'), shows: app('equal', form, answer), reason: say('work it out') };
  return parts;
}

/** `cos θ + i sin θ` by its angle, whatever that is. */
function turnedUnit(base: Expression): Polar | undefined {
  const [cosine, imaginary, ...more] = isApply(base, 'add') ? base.args : [];
  const sine = isApply(imaginary, 'multiply') && imaginary.args.length === 2 ? imaginary.args.find((arg) => isApply(arg, 'sin')) : undefined;
  const isTurned = isApply(imaginary, 'multiply') && imaginary.args.some((arg) => arg.kind === 'constant' && arg.name === 'i');
  const [a, b] = [isApply(cosine, 'cos') ? cosine.args[0] : undefined, isApply(sine, 'sin') ? sine.args[0] : undefined];
  const turn = a && b && isTurned && more.length === 0 && sameShape(a, b) ? numericValue(app('divide', a, constant('pi'))) : undefined;
  return turn && { modulus: num(1), argument: angle(withinTurn(turn)), turn: withinTurn(turn) };
}

/** Only numbers, π and e in it, and no power of a negative number that is not worked out. */
function isFinished(value: Expression): boolean {
  return !some(value, (part) => part.kind === 'symbol' || (isApply(part, 'power') && part.args[0] !== undefined && (numericValue(part.args[0])?.numerator ?? 1n) < 0n) || (part.kind === 'apply' && !/^(?:add|multiply|negate|divide|power|sqrt|root)$/.test(part.operator)) || (part.kind === 'constant' && part.name !== 'i' && part.name !== 'pi' && part.name !== 'e'));
}

/** What is asked of `a + bi`: the steps and the answer, confirmed in doubles by another way. */
export function* propertySteps(parts: Parts, want: ComplexWant): Generator<LessonStep, Expression | Phrase | undefined> {
  const { re, im } = parts;
  const number = written(parts);
  const [x, y] = [approximate(re)?.re, approximate(im)?.re];
  if (x === undefined || y === undefined) return undefined;
  switch (want) {
    case 'value':
      return number;
    case 'real-part':
      yield { arrow: 'aside', title: say('Read off the real part'), says: [say('Of {0} with real {1} and {2}, the real part is {1} and the imaginary part is {2}.', '$a + bi$', '$a$', '$b$')], shows: app('equal', app('real-part', number), re) };
      return re;
    case 'imaginary-part':
      yield { arrow: 'aside', title: say('Read off the imaginary part'), says: [say('Of {0} with real {1} and {2}, the real part is {1} and the imaginary part is {2}.', '$a + bi$', '$a$', '$b$')], shows: app('equal', app('imaginary-part', number), im) };
      return im;
    case 'conjugate': {
      const answer = written({ re, im: expand(app('negate', im)) });
      yield { arrow: 'aside', title: say('Take the conjugate'), says: [say('Only the sign of the imaginary part changes.')], shows: app('equal', app('conjugate', number), answer) };
      return answer;
    }
    case 'modulus': {
      const answer = simplify(app('sqrt', expand(squares(parts))));
      if (!agrees(approximate(answer), { re: Math.hypot(x, y), im: 0, error: 0 }) || some(answer, (part) => isApply(part, 'sqrt') && isApply(part.args[0], 'add'))) return undefined;
      const root = app('sqrt', squares(parts));
      yield { arrow: 'equals', title: say('Use the formula for the modulus'), says: [say('Use {0}.', '$\\lvert a + bi \\rvert = \\sqrt{a^2 + b^2}$')], shows: app('equal', app('abs', number), root), reason: say('formula for the modulus') };
      yield { arrow: 'equals', title: say('Work it out'), shows: app('equal', root, answer), reason: say('work it out') };
      return answer;
    }
    case 'quadrant': {
      if (Math.abs(x) < 1e-9 || Math.abs(y) < 1e-9) return undefined;
      yield { arrow: 'aside', title: say('Look at the signs'), says: [say('{0} belongs to the point {1}.', m(number), m(app('tuple', re, im)))], shows: app('and', app(x > 0 ? 'greater' : 'less', re, num(0)), app(y > 0 ? 'greater' : 'less', im, num(0))) };
      return x > 0 ? (y > 0 ? say('first quadrant') : say('fourth quadrant')) : y > 0 ? say('second quadrant') : say('third quadrant');
    }
    case 'point':
      yield { arrow: 'aside', title: say('Read off the coordinates'), says: [say('{0} belongs to the point {1}.', m(number), m(app('tuple', re, im)))] };
      return app('tuple', re, im);
    case 'argument':
    case 'polar':
    case 'exponential': {
      const polar = polarOf(parts);
      if (!polar) return undefined;
      const { modulus, argument } = polar;
      const root = app('sqrt', squares(parts));
      if (toLatex(simplify(root)) === toLatex(modulus)) yield { arrow: 'equals', title: say('Find the modulus'), says: [say('Use {0}.', '$\\lvert a + bi \\rvert = \\sqrt{a^2 + b^2}$')], shows: app('equal', root, modulus), reason: say('formula for the modulus') };
      yield {
        arrow: 'aside',
        title: say('Find the argument'),
        says: [say('The angle whose cosine is the real part over the modulus, and whose sine is the imaginary part over the modulus.')],
        shows: app('and', app('equal', app('cos', argument), simplify(app('divide', re, modulus))), app('equal', app('sin', argument), simplify(app('divide', im, modulus)))),
      };
      if (want === 'argument') return argument;
      const answer = want === 'polar' ? trigonometric(modulus, argument) : times(modulus, app('power', constant('e'), numericValue(argument) ? num(0) : exponent(argument)));
      if (!agrees(approximate(answer), { re: x, im: y, error: 0 })) return undefined;
      yield { arrow: 'equals', title: say('Put modulus and argument in'), shows: app('equal', number, answer), reason: say('modulus and argument') };
      return answer;
    }
  }
}

function exponent(argument: Expression): Expression {
  return isApply(argument, 'divide') && argument.args[0] && argument.args[1] ? app('divide', app('multiply', argument.args[0], i), argument.args[1]) : isApply(argument, 'negate') && argument.args[0] ? app('negate', exponent(argument.args[0])) : app('multiply', argument, i);
}

function times(modulus: Expression, factor: Expression): Expression {
  return modulus.kind === 'number' && modulus.numerator === 1n && modulus.denominator === 1n ? factor : app('multiply', modulus, factor);
}

export function trigonometric(modulus: Expression, argument: Expression): Expression {
  return times(modulus, app('add', app('cos', argument), app('multiply', i, app('sin', argument))));
}
