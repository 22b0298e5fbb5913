import { decideRelation } from '../../math/deciding/relation.ts';
import type { Expression } from '../../math/expression.ts';
import { emptyContext } from '../../math/proposition.ts';
import { substitute } from '../../math/traverse.ts';
import type { Conclusion, LessonStep } from './lesson.ts';

/** For one statement; what takes longer is left to the checker. Milliseconds. */
const patience = 10;

/**
 * Looks at every statement of a finished lesson once more, each in a short turn of its own: what is
 * refuted must never be told. Equalities are decided as they stand; equations must hold for every
 * solution found.
 */
export async function isSound(steps: readonly LessonStep[], conclusion: Conclusion, pause: () => Promise<unknown>): Promise<boolean> {
  for (const statement of statementsOf(steps, conclusion)) {
    if (isRefuted(statement)) return false;
    await pause();
  }
  return true;
}

function* statementsOf(steps: readonly LessonStep[], conclusion: Conclusion): Generator<Expression> {
  const solutions = conclusion.kind === 'answer' ? (conclusion.solutions ?? []) : [];
  for (const { arrow, shows } of steps) {
    if (!shows) continue;
    if (arrow === 'equals') yield shows;
    else if (arrow === 'aside') yield* asideStatements(shows);
    else for (const solution of solutions) yield substitute(shows, solution);
  }
  if (conclusion.kind === 'answer') yield* conclusion.checks;
}

/** Of `Δ = 4 + 5 = 9` the first link only gives a name. */
function* asideStatements(shows: Expression): Generator<Expression> {
  if (shows.kind !== 'apply' || shows.operator !== 'chain') yield shows;
  else if (shows.args.length >= 5) yield { ...shows, args: shows.args.slice(2) };
}

function isRefuted(statement: Expression): boolean {
  const deadline = performance.now() + patience;
  try {
    return decideRelation(statement, emptyContext, { deadline, now: () => performance.now() }).kind === 'refuted';
  } catch {
    // A decision that fails decides nothing.
    return false;
  }
}
