import { thoroughBudget, type Checker } from '../../core/checker.ts';
import { mostProblems, practiceRequest, problemsFrom, type ConfirmedProblem, type PracticeProblem } from '../../core/practice.ts';
import { isNeat, variantOf, type Difficulty } from '../../core/practiceVariants.ts';
import { seeded } from '../../core/seeded.ts';
import type { Problem } from '../../core/problem.ts';
import { mathSpans } from '../../math/reading/spans.ts';
import { finalAnswer } from '../../math/judging/finalAnswer.ts';
import type { JudgeRequest, Judgement } from '../../math/judging/judge.ts';
import type { Solver, Solving } from '../../reasoners/builtin/thread/solver.ts';

/** Problems whose answers were found twice, and how many were dropped because they were not. */
export interface ProblemsMade {
  readonly problems: readonly ConfirmedProblem[];
  readonly dropped: number;
}

export interface Making {
  readonly checker: Checker;
  readonly judge: (request: JudgeRequest) => Promise<{ readonly verdict: Judgement['verdict'] }>;
  readonly solver: Pick<Solver, 'worked'>;
  readonly signal: AbortSignal;
}

const byLessons: Solving = { words: 'reader', withAlgebra: false };

/** More variants than this are not tried. */
const mostTries = 600;

/**
 * New problems made of the user's own by other numbers, each solved by the built-in solver and its answer verified
 * by the checker. Undefined where the built-in solver cannot solve the problem itself.
 */
export async function variantsOf({ text, format }: Problem, count: number, difficulty: Difficulty, seed: number, { checker, solver, signal }: Making): Promise<ProblemsMade | undefined> {
  const original = await solver.worked({ text, format }, byLessons, signal);
  if (!original) return undefined;
  const spans = mathSpans(text, format).map(({ inner }) => inner);
  const formulas = spans.length > 0 ? spans : [{ start: 0, end: text.length }];
  const random = seeded(seed);
  const problems: ConfirmedProblem[] = [];
  const seen = new Set([text]);
  let dropped = 0;
  for (let tries = 0; tries < mostTries && problems.length < count && !signal.aborted; tries++) {
    const variant = variantOf(text, formulas, difficulty, random);
    if (seen.has(variant)) continue;
    seen.add(variant);
    const worked = await solver.worked({ text: variant, format }, byLessons, signal);
    if (worked?.kind !== original.kind || !isNeat({ text: variant, answer: worked.answer }, original.answer, difficulty) || worked.answer === original.answer) continue;
    const { answer } = worked;
    if (problems.some((each) => each.answer === answer)) continue;
    if ((await saysOf({ text: variant, answer }, checker, signal)) === 'verified') problems.push({ text: variant, answer, isComputed: true });
    else dropped++;
  }
  return { problems, dropped };
}

/** A whole answer of the model to a request about a problem; undefined where there is none. */
export type Ask = (problem: Pick<Problem, 'text'> | undefined, task: 'practice' | 'solve', request: string) => Promise<string | undefined>;

/**
 * New problems written by a model. The answer of each is found anew without a look at the model's, by the built-in
 * solver or else by a second run of the model; only where both are the same, and the checker does not refute it, is
 * the problem shown. Undefined where the model wrote none.
 */
export async function writtenProblems(count: number, difficulty: Difficulty, language: string, ask: Ask, making: Making): Promise<ProblemsMade | undefined> {
  const { checker, judge, solver, signal } = making;
  const written = await ask(undefined, 'practice', practiceRequest(Math.min(count, mostProblems), difficulty, language));
  if (written === undefined) return undefined;
  const problems: ConfirmedProblem[] = [];
  const proposed = problemsFrom(written).slice(0, count);
  for (const each of proposed) {
    if (signal.aborted) break;
    const anew = (await solver.worked({ text: each.text, format: 'markdown' }, { ...byLessons, withAlgebra: true }, signal))?.answer ?? (await secondAnswer(each, ask));
    if (anew === undefined) continue;
    const { verdict } = await judge({ gold: anew, pred: each.answer, question: each.text });
    if (verdict !== 'equal') continue;
    const says = await saysOf(each, checker, signal);
    if (says !== 'refuted') problems.push({ ...each, isComputed: says === 'verified' });
  }
  return { problems, dropped: proposed.length - problems.length };
}

async function secondAnswer({ text }: PracticeProblem, ask: Ask): Promise<string | undefined> {
  const solved = await ask({ text }, 'solve', '');
  return solved === undefined ? undefined : finalAnswer(solved);
}

/** What the checker says of an answer by its problem. */
export async function saysOf({ text, answer }: PracticeProblem, checker: Checker, signal: AbortSignal): Promise<'verified' | 'refuted' | 'open'> {
  const kinds = new Set<string>();
  for await (const { verdict } of checker.check({ text: `$$\\boxed{${answer}}$$`, format: 'markdown', problem: { text, format: 'markdown' } }, thoroughBudget, signal)) kinds.add(verdict.kind);
  return kinds.has('refuted') ? 'refuted' : kinds.has('verified') ? 'verified' : 'open';
}
