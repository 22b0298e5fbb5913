import { say } from '../../../core/phrase.ts';
import { app, sym } from '../../../math/build.ts';
import { decideRelation } from '../../../math/deciding/relation.ts';
import type { Expression } from '../../../math/expression.ts';
import { emptyContext } from '../../../math/proposition.ts';
import { ordered } from '../../../math/solving/solutionSet.ts';
import { truthAt } from '../../../math/solving/truthAt.ts';
import { sameShape, substitute } from '../../../math/traverse.ts';
import { checkOf } from '../linear.ts';
import { m, type Lesson } from '../lesson.ts';

/** From candidates to solutions: each is put into the original equation, and one that fails there is named. */
export function* fromCandidates(given: Expression, unknown: string, candidates: readonly Expression[], reached: Expression): Lesson {
  const sorted = ordered(candidates) ?? candidates;
  const decided = sorted.map((value) => ({ value, holds: holds(given, unknown, value) }));
  if (decided.some(({ holds: each }) => each === undefined)) return { kind: 'beyond' };
  const kept = decided.filter(({ holds: each }) => each).map(({ value }) => value);
  const rejected = decided.filter(({ holds: each }) => each === false).map(({ value }) => value);
  const solved = (values: readonly Expression[]): Expression => either(values.map((each) => app('equal', sym(unknown), each)));
  if (sorted.length > 0 && !sameShape(solved(sorted), reached)) yield { arrow: 'iff', title: say('Solve for {0}', m(sym(unknown))), shows: solved(sorted), reason: say('solve each part') };
  const notes = rejected.map((each) => {
    const value = m(app('equal', sym(unknown), each));
    return isOutside(given, unknown, each) ? say('At {0} a side of the original equation has no real value, so it is not a solution.', value) : say('{0} does not satisfy the original equation, so it is not a solution.', value);
  });
  if (kept.length === 0) return { kind: 'answer', answer: app('element', sym(unknown), { kind: 'constant', name: 'emptyset' }), notes: [...notes, say('There is no solution.')], checks: [], solutions: [] };
  if (rejected.length > 0) yield { arrow: 'aside', title: say('Check each candidate in the original equation'), says: notes };
  return { kind: 'answer', answer: solved(kept), notes, checks: kept.flatMap((each) => checkOf(given, unknown, each)), solutions: kept.map((each) => new Map([[unknown, each]])) };
}

export function either(parts: readonly Expression[]): Expression {
  const [only, ...more] = parts;
  return only && more.length === 0 ? only : app('or', ...parts);
}

/** A side has no real value there: a root of a negative number, a logarithm of one that is not positive. */
function isOutside(given: Expression, unknown: string, value: Expression): boolean {
  return truthAt(given, new Map([[unknown, value]])) === 'undefined';
}

/** Whether a value satisfies the equation; undefined where that could not be made sure. */
function holds(given: Expression, unknown: string, value: Expression): boolean | undefined {
  const statement = substitute(given, new Map([[unknown, value]]));
  if (isOutside(given, unknown, value)) return false;
  const deadline = performance.now() + 40;
  const { kind } = decideRelation(statement, emptyContext, { deadline, now: () => performance.now() });
  return kind === 'verified' ? true : kind === 'refuted' ? false : undefined;
}
