import { say, type Phrase } from '../../../core/phrase.ts';
import { app, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { expand } from '../../../math/simplify.ts';
import { sameShape, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { equals } from '../calculus/confirmed.ts';
import { m, type Lesson } from '../lesson.ts';
import { squaresOf, type Squares } from '../proving/squares.ts';
import { rationalExpression } from '../univariate.ts';
import type { FreeOptimum } from './optimumQuestion.ts';

/** A quadratic formula of letters that may be any real numbers: squares and a number. */
export function* freeLesson({ goal, wanted, target }: FreeOptimum): Lesson {
  const names = [...freeVariables(target)].sort();
  const open = expand(goal === 'minimum' ? target : app('negate', target));
  const found = squaresOf(open, names);
  const place = found && placeOf(found, names);
  if (!found || !place) return { kind: 'beyond' };
  const least = found.constant;
  const value = rationalExpression(goal === 'minimum' ? least : { numerator: -least.numerator, denominator: least.denominator });
  const put = substitute(target, place);
  if (!equals(put, value)) return { kind: 'beyond' };
  const written = goal === 'minimum' ? found.expression : app('negate', found.expression);
  if (!sameShape(target, written)) yield { arrow: 'equals', title: say('Complete the square'), says: [say('No square of a real number is negative.')], shows: app('equal', target, written), reason: say('complete the square') };
  const point = app('equal', app('tuple', ...names.map((name) => sym(name))), app('tuple', ...names.map((name) => place.get(name) ?? sym(name))));
  const notes = [goal === 'minimum' ? say('The least value is {0}, at {1}.', m(value), m(point)) : say('The greatest value is {0}, at {1}.', m(value), m(point))];
  const places = names.map((name) => app('equal', sym(name), place.get(name) ?? sym(name)));
  const named = app('equal', sym(goal === 'minimum' ? 'f_min' : 'f_max'), value);
  const answer = wanted === 'value' ? value : app('list', ...(wanted === 'place' ? [] : [named]), ...places);
  return { kind: 'answer', answer, notes, checks: [app('equal', put, value)], solutions: [place] };
}

/** Where all squares are zero, from the last letter to the first; undefined unless each letter has its own square. */
function placeOf({ squares }: Squares, names: readonly string[]): ReadonlyMap<string, Expression> | undefined {
  if (squares.length !== names.length) return undefined;
  const place = new Map<string, Expression>();
  for (const { letter, rest } of [...squares].reverse()) place.set(letter, expand(app('negate', substitute(rest, place))));
  return [...place.values()].every((value) => freeVariables(value).size === 0) ? place : undefined;
}

/** The interpretation in one sentence. */
export function freeReading({ goal, target }: FreeOptimum): Phrase {
  const letters = [...freeVariables(target)].sort().map((name) => m(sym(name))).join(', ');
  return goal === 'minimum' ? say('I read this as: find the least value of {0} for all real {1}.', m(target), letters) : say('I read this as: find the greatest value of {0} for all real {1}.', m(target), letters);
}
