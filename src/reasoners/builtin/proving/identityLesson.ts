import { say, type Phrase } from '../../../core/phrase.ts';
import { app, minus, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand } from '../../../math/simplify.ts';
import { sameShape } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { isRefuted } from '../confirm.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { isOneNumber } from '../zeroAndOne.ts';
import { bySineAndCosine, hasCompoundAngle, reduced, spelled, withSingleAngles, type SingleAngles } from './angles.ts';
import { counterexample } from './counterexample.ts';
import { asFraction, denominatorsOf, type Fraction } from './fractions.ts';
import type { ProofQuestion } from './proofQuestion.ts';

/** Longer lines persuade nobody. UTF-16 units. */
const longestLine = 400;
const zero = num(0);

/** Both sides are brought to the same form, or their fractions compared crosswise. */
export function* identityLesson(question: ProofQuestion): Lesson {
  const { statement, left, right } = question;
  // With a number on one side, what fails somewhere is a condition on its letters that was said before.
  if (isRefuted(statement)) return [left, right].some((side) => side.kind === 'number') ? { kind: 'beyond' } : (yield* counterexample(question)) ?? { kind: 'beyond' };
  const plain = [left, right].map(bySineAndCosine);
  const single = withSingleAngles(plain);
  if (!single) return { kind: 'beyond' };
  const { angles } = single;
  const [one, two] = single.sides.map((side) => asFraction(side)).map((fraction) => fraction && collected(fraction, angles));
  if (!one || !two || [one.below, two.below].some((below) => sameShape(below, zero))) return { kind: 'beyond' };
  const [first, second] = [app('multiply', one.above, two.below), app('multiply', two.above, one.below)];
  if (!sameShape(reduced(minus(first, second), angles), zero)) return { kind: 'beyond' };
  const links = [one, two].map((fraction, index) => linksOf([left, right][index] ?? left, plain[index] ?? left, single.sides[index] ?? left, fraction, angles));
  if (links.flat().some(({ to }) => toLatex(to).length > longestLine)) return { kind: 'beyond' };
  yield* chain(left, links[0] ?? []);
  yield* chain(right, links[1] ?? []);
  const agree = sameShape(one.above, two.above) && sameShape(one.below, two.below);
  if (!agree) {
    const product = spelled(reduced(first, angles), angles);
    const shown = [first, second].map((side) => app('equal', spelled(side, angles), product));
    const says = [say('Two fractions are equal when the products of each numerator with the other denominator are.')];
    for (const equality of shown) if (toLatex(equality).length > longestLine) return { kind: 'beyond' };
    for (const equality of shown) yield { arrow: 'aside', title: say('Multiply crosswise'), says, shows: equality };
  }
  const notes: Phrase[] = [agree ? say('Both sides have the same form, so they are equal.') : say('Both products are the same, so the fractions are equal.')];
  const named = new Map(plain.flatMap(denominatorsOf).filter((below) => freeVariables(below).size > 0).map((below) => [toLatex(below), below]));
  if (named.size > 0) notes.push(say('This holds wherever both sides are defined: {0}.', [...named.values()].map((below) => m(app('not-equal', below, zero))).join(', ')));
  return { kind: 'answer', answer: statement, notes, checks: [] };
}

/** Both parts multiplied out; a number below goes into the numerator. */
function collected({ above, below }: Fraction, angles: SingleAngles): Fraction {
  const [top, bottom] = [reduced(above, angles), reduced(below, angles)];
  return bottom.kind === 'number' && bottom.numerator !== 0n ? { above: expand(app('divide', top, bottom)), below: num(1) } : { above: top, below: bottom };
}

interface Link {
  readonly to: Expression;
  readonly title: Phrase;
  readonly says: readonly Phrase[];
  readonly reason: Phrase;
}

function linksOf(side: Expression, plain: Expression, single: Expression, fraction: Fraction, angles: SingleAngles): readonly Link[] {
  const links: Link[] = [];
  if (!sameShape(side, plain)) links.push({ to: plain, title: say('Write it with sine and cosine'), says: [say('Use {0} and the like.', '$\\tan u = \\frac{\\sin u}{\\cos u}$')], reason: say('sine and cosine') });
  const spelledOut = spelled(single, angles);
  if (hasCompoundAngle(plain) && !sameShape(plain, spelledOut)) links.push({ to: spelledOut, title: say('Use the addition and double angle formulas'), says: [say('Use {0} and {1}.', '$\\sin(u + v) = \\sin u \\cos v + \\cos u \\sin v$', '$\\cos(u + v) = \\cos u \\cos v - \\sin u \\sin v$')], reason: say('addition formulas') });
  const open = asFraction(single);
  if (open && !isOneNumber(open.below)) links.push({ to: spelled(app('divide', open.above, open.below), angles), title: say('Bring everything over one denominator'), says: [], reason: say('one denominator') });
  const result = isOneNumber(fraction.below) ? fraction.above : app('divide', fraction.above, fraction.below);
  const pythagorean = angles.pairs.length > 0 && open !== undefined && [open.above, open.below].some((part) => !sameShape(expand(part), reduced(part, angles)));
  links.push({
    to: spelled(result, angles),
    title: pythagorean ? say('Multiply out and use the Pythagorean identity') : say('Multiply out and collect like terms'),
    says: pythagorean ? [say('Use {0}.', '$\\sin^2 u + \\cos^2 u = 1$')] : [say('Terms with the same letters and powers are added.')],
    reason: pythagorean ? say('Pythagorean identity') : say('collect like terms'),
  });
  return links;
}

function* chain(from: Expression, links: readonly Link[]): Generator<LessonStep, void> {
  let line = from;
  for (const { to, ...link } of links) {
    if (toLatex(to) === toLatex(line)) continue;
    yield { arrow: 'equals', ...link, shows: app('equal', line, to) };
    line = to;
  }
}
