import type { Phrase } from '../../core/phrase.ts';
import type { Expression } from '../../math/expression.ts';
import { toLatex } from '../../math/printing/latex.ts';
import { toPlain } from '../../math/printing/plain.ts';
import { sameShape } from '../../math/traverse.ts';
import { workedLesson } from '../../reasoners/builtin/workedLesson.ts';

/** Longer ones are nothing to work on while somebody waits. UTF-16 units of LaTeX. */
const longest = 600;

/** A side written simpler, in its own notation; undefined where nothing simpler is known. */
export async function simplified(expression: Expression, notation: 'latex' | 'plain'): Promise<string | undefined> {
  const before = toLatex(expression);
  if (before.length > longest) return undefined;
  const lesson = await workedLesson({ kind: 'simplify', expression }, () => false);
  if (lesson.kind === 'beyond') return undefined;
  const { answer } = lesson.conclusion;
  if ('template' in answer || sameShape(answer, expression) || toLatex(answer).length > before.length) return undefined;
  return notation === 'plain' ? toPlain(answer) : toLatex(answer);
}

/** By which rules of school algebra one side becomes the other, in order; undefined where none of ours leads there. */
export async function ruleBetween(left: Expression, right: Expression): Promise<readonly Phrase[] | undefined> {
  if (toLatex(left).length > longest || toLatex(right).length > longest) return undefined;
  for (const kind of ['expand', 'simplify', 'factor'] as const) {
    const lesson = await workedLesson({ kind, expression: left }, () => false);
    if (lesson.kind === 'beyond' || 'template' in lesson.conclusion.answer || !isSame(lesson.conclusion.answer, right)) continue;
    const reasons = lesson.steps.flatMap(({ reason }) => (reason ? [reason] : []));
    if (reasons.length > 0) return reasons;
  }
  return undefined;
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
