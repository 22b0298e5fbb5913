import { say, type Phrase } from '../../core/phrase.ts';
import { app } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { toLatex } from '../../math/printing/latex.ts';
import { toPlain } from '../../math/printing/plain.ts';
import { expand } from '../../math/simplify.ts';
import { sameShape } from '../../math/traverse.ts';
import type { Solver } from '../../reasoners/builtin/thread/solver.ts';

/** Longer ones are nothing to work on while somebody waits. UTF-16 units of LaTeX. */
const longest = 600;

/** A side written simpler, in its own notation; undefined where nothing simpler is known. */
export async function simplified(expression: Expression, notation: 'latex' | 'plain', solver: Pick<Solver, 'rewritten'>): Promise<string | undefined> {
  const before = toLatex(expression);
  if (before.length > longest) return undefined;
  const lesson = await solver.rewritten({ kind: 'simplify', expression });
  if (lesson.kind === 'beyond') return undefined;
  const { answer } = lesson.conclusion;
  if ('template' in answer || sameShape(answer, expression) || toLatex(answer).length > before.length) return undefined;
  return notation === 'plain' ? toPlain(answer) : toLatex(answer);
}

/** By which rules of school algebra one side becomes the other, in order; undefined where none of ours leads there. */
export async function ruleBetween(left: Expression, right: Expression, solver: Pick<Solver, 'rewritten'>): Promise<readonly Phrase[] | undefined> {
  if (toLatex(left).length > longest || toLatex(right).length > longest) return undefined;
  for (const kind of ['expand', 'simplify', 'factor'] as const) {
    const lesson = await solver.rewritten({ kind, expression: left });
    if (lesson.kind === 'beyond') continue;
    // The step may lead only half the way that the lesson goes.
    const reached = lesson.steps.findIndex(({ arrow, shows }) => arrow === 'equals' && shows?.kind === 'apply' && shows.args[1] !== undefined && isSame(shows.args[1], right));
    const reasons = lesson.steps.slice(0, reached + 1).flatMap(({ reason }) => (reason ? [reason] : []));
    if (reasons.length > 0) return reasons;
  }
  return isSame(termsMultipliedOut(left), right) && !isSame(left, right) ? [say('multiply out')] : undefined;
}

/** A sum with what is a product or power of sums in it multiplied out, and nothing collected. */
function termsMultipliedOut(expression: Expression): Expression {
  if (expression.kind !== 'apply' || expression.operator !== 'add') return expand(expression);
  return app('add', ...expression.args.map(expand).flatMap((term) => (term.kind === 'apply' && term.operator === 'add' ? term.args : [term])));
}

/** The same but for how it is written: `1 + 2x` and `2x + 1`. */
function isSame(a: Expression, b: Expression): boolean {
  return sameShape(a, b) || toLatex(a) === toLatex(b) || wordsOf(a) === wordsOf(b);
}

/** The signs of an expression in one order, for sums whose terms stand in another. */
function wordsOf(expression: Expression): string {
  if (expression.kind !== 'apply') return toLatex(expression);
  const words = expression.args.map(wordsOf);
  if (expression.operator === 'add' || expression.operator === 'multiply') words.sort();
  return `${expression.operator}(${words.join(',')})`;
}
