import { say, type Phrase } from '../../../core/phrase.ts';
import { app, constant, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { approximate, realValue } from '../../../math/solving/approximate.ts';
import { some } from '../../../math/traverse.ts';
import { isAbout } from '../agreement.ts';
import { polarOf } from '../complexNumbers/polar.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { overOneDenominator } from '../neat.ts';
import type { CoordinateQuestion } from './coordinateQuestion.ts';

const square = (value: Expression): Expression => app('power', value, num(2));
const worked = (value: Expression): Expression => overOneDenominator(expand(value));

/** Lengths, projections, angles and changes of coordinates, by their formulas; every value is confirmed in doubles. */
export function* coordinateLesson(question: CoordinateQuestion): Lesson {
  switch (question.ask) {
    case 'length': {
      const answer = yield* value(say('Take the root of the sum of the squares'), app('sqrt', app('add', ...question.vector.map(square))), say('The length of a vector is the root of the sum of the squares of its entries.'));
      return answer ? { kind: 'answer', answer, notes: [], checks: [] } : { kind: 'beyond' };
    }
    case 'projection':
      return yield* projection(question);
    case 'angle':
      return yield* angle(question);
    case 'to-rectangular':
      return yield* toRectangular(question);
    case 'from-rectangular':
      return yield* fromRectangular(question);
  }
}

/** One value worked out; undefined where it stays open. */
function* value(title: Phrase, given: Expression, ...says: Phrase[]): Generator<LessonStep, Expression | undefined> {
  const result = worked(given);
  const place = realValue(given);
  if (place === undefined || !isAbout(result, place) || some(result, (part) => part.kind === 'apply' && !/^(?:add|multiply|negate|divide|sqrt|power)$/.test(part.operator))) return undefined;
  yield { arrow: 'aside', title, says, shows: app('equal', given, result) };
  return result;
}

function dot(a: readonly Expression[], b: readonly Expression[]): Expression {
  return app('add', ...a.map((entry, index) => app('multiply', entry, b[index] ?? num(0))));
}

function* projection({ vector, onto, column }: Extract<CoordinateQuestion, { ask: 'projection' }>): Lesson {
  const above = yield* value(say('The scalar product'), dot(vector, onto));
  const below = yield* value(say('The square of the length'), app('add', ...onto.map(square)));
  if (!above || !below || (below.kind === 'number' && below.numerator === 0n)) return { kind: 'beyond' };
  const factor = worked(app('divide', above, below));
  const written = (entries: readonly Expression[]): Expression => (column ? app('matrix', ...entries.map((entry) => app('list', entry))) : app('tuple', ...entries));
  const entries = onto.map((entry) => worked(app('multiply', factor, entry)));
  // What is left of the vector is at right angles to the other.
  const rest = expand(dot(vector.map((entry, index) => app('add', entry, app('negate', entries[index] ?? num(0)))), onto));
  if (!(rest.kind === 'number' && rest.numerator === 0n)) return { kind: 'beyond' };
  const answer = written(entries);
  yield { arrow: 'aside', title: say('Multiply by the quotient'), says: [say('The projection of {0} onto {1} is {2} times {1}.', m(written(vector)), m(written(onto)), m(factor))], ...(column ? { shows: app('equal', app('multiply', app('divide', above, below), written(onto)), answer) } : {}) };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

function* angle({ vectors: [a, b], wanted }: Extract<CoordinateQuestion, { ask: 'angle' }>): Lesson {
  const above = yield* value(say('The scalar product'), dot(a, b));
  const lengths = [];
  for (const each of [a, b]) lengths.push(yield* value(say('The length'), app('sqrt', app('add', ...each.map(square)))));
  const [first, second] = lengths;
  if (!above || !first || !second || [first, second].some((each) => (realValue(each) ?? 0) <= 0)) return { kind: 'beyond' };
  const cosine = yield* value(say('Divide by the lengths'), app('divide', above, app('multiply', first, second)), say('The cosine of the angle is the scalar product divided by the lengths.'));
  if (!cosine) return { kind: 'beyond' };
  if (wanted === 'cosine') return { kind: 'answer', answer: cosine, notes: [], checks: [] };
  const found = simplify(app('arccos', cosine));
  if (some(found, (part) => part.kind === 'apply' && part.operator.startsWith('arc'))) return { kind: 'beyond' };
  const degrees = simplify(app('divide', app('multiply', found, num(180)), constant('pi')));
  yield { arrow: 'aside', title: say('The angle'), shows: app('equal', app('arccos', cosine), app('degrees', degrees)) };
  return { kind: 'answer', answer: wanted === 'degrees' ? degrees : app('degrees', degrees), notes: [], checks: [] };
}

function* toRectangular({ from, point }: Extract<CoordinateQuestion, { ask: 'to-rectangular' }>): Lesson {
  const [first = num(0), second = num(0), third = num(0)] = point;
  const products = (...factors: Expression[]): Expression => app('multiply', first, ...factors);
  const formulas = {
    polar: [products(app('cos', second)), products(app('sin', second))],
    cylindrical: [products(app('cos', second)), products(app('sin', second)), third],
    spherical: [products(app('sin', third), app('cos', second)), products(app('sin', third), app('sin', second)), products(app('cos', third))],
  }[from];
  const rules = { polar: '$x = r\\cos\\theta,\\ y = r\\sin\\theta$', cylindrical: '$x = r\\cos\\theta,\\ y = r\\sin\\theta,\\ z = z$', spherical: '$x = \\rho\\sin\\phi\\cos\\theta,\\ y = \\rho\\sin\\phi\\sin\\theta,\\ z = \\rho\\cos\\phi$' };
  const entries: Expression[] = [];
  for (const [index, formula] of formulas.entries()) {
    if (formula === third && from === 'cylindrical') {
      entries.push(third);
      continue;
    }
    const entry = yield* value(say('The coordinate {0}', `$${'xyz'[index] ?? ''}$`), formula, ...(index === 0 ? [say('Use {0}.', rules[from])] : []));
    if (!entry) return { kind: 'beyond' };
    entries.push(entry);
  }
  return { kind: 'answer', answer: app('tuple', ...entries), notes: [], checks: [] };
}

/** Angles in [0, 2π), distances not negative; from the axis at most π. */
function* fromRectangular({ to, point }: Extract<CoordinateQuestion, { ask: 'from-rectangular' }>): Lesson {
  const [x = num(0), y = num(0), z = num(0)] = point;
  const polar = polarOf({ re: x, im: y });
  const isOnAxis = realValue(x) === 0 && realValue(y) === 0;
  if (!polar && !(isOnAxis && to === 'spherical')) return { kind: 'beyond' };
  const around = polar?.argument ?? num(0);
  const flat = polar?.modulus ?? num(0);
  const steps = function* (): Generator<LessonStep, Expression[] | undefined> {
    if (to !== 'spherical') {
      const r = yield* value(say('The distance'), app('sqrt', app('add', square(x), square(y))), say('Use {0}.', '$r = \\sqrt{x^2 + y^2}$'));
      return r && [r, around, ...(to === 'cylindrical' ? [z] : [])];
    }
    const rho = yield* value(say('The distance'), app('sqrt', app('add', ...point.map(square))), say('Use {0}.', '$\\rho = \\sqrt{x^2 + y^2 + z^2}$'));
    const down = polarOf({ re: z, im: flat });
    return rho && down && [rho, around, down.argument];
  };
  const entries = yield* steps();
  const place = approximate(around)?.re;
  if (!entries || place === undefined) return { kind: 'beyond' };
  if (polar) {
    yield { arrow: 'aside', title: say('The angle'), says: [say('The angle {0} has the cosine and sine of the point.', m(around))], shows: app('equal', app('multiply', flat, app('cos', around)), x) };
    yield { arrow: 'aside', title: say('The angle'), shows: app('equal', app('multiply', flat, app('sin', around)), y) };
  }
  const [rho, , down] = entries;
  if (to === 'spherical' && rho && down) yield { arrow: 'aside', title: say('The angle from the axis'), shows: app('equal', app('multiply', rho, app('cos', down)), z) };
  return { kind: 'answer', answer: app('tuple', ...entries), notes: [], checks: [] };
}

/** The interpretation in one sentence. */
export function coordinateReading(question: CoordinateQuestion): Phrase {
  const written = (entries: readonly Expression[]): string => m(app('tuple', ...entries));
  switch (question.ask) {
    case 'length':
      return say('I read this as: find the length of the vector {0}.', written(question.vector));
    case 'projection':
      return say('I read this as: find the projection of {0} onto {1}.', written(question.vector), written(question.onto));
    case 'angle':
      return question.wanted === 'cosine' ? say('I read this as: find the cosine of the angle between {0} and {1}.', written(question.vectors[0]), written(question.vectors[1])) : say('I read this as: find the angle between {0} and {1}.', written(question.vectors[0]), written(question.vectors[1]));
    case 'to-rectangular':
      switch (question.from) {
        case 'polar':
          return say('I read this as: convert {0} from polar to rectangular coordinates.', written(question.point));
        case 'cylindrical':
          return say('I read this as: convert {0} from cylindrical to rectangular coordinates.', written(question.point));
        case 'spherical':
          return say('I read this as: convert {0} from spherical to rectangular coordinates.', written(question.point));
      }
      break;
    case 'from-rectangular':
      switch (question.to) {
        case 'polar':
          return say('I read this as: convert {0} from rectangular to polar coordinates.', written(question.point));
        case 'cylindrical':
          return say('I read this as: convert {0} from rectangular to cylindrical coordinates.', written(question.point));
        case 'spherical':
          return say('I read this as: convert {0} from rectangular to spherical coordinates.', written(question.point));
      }
  }
}
