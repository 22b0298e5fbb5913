import { givesAway, hintsFrom, hintsRequest, type Hints } from '../../core/hintLadder.ts';
import { thoroughBudget, type Checker } from '../../core/checker.ts';
import { say, type Phrase } from '../../core/phrase.ts';
import type { Problem } from '../../core/problem.ts';
import type { Solver } from '../../reasoners/builtin/thread/solver.ts';
import type { WorkedSolution } from '../../reasoners/builtin/workedSolution.ts';

/** Hints with who made them, and what computation says of their solution; or why there are none. */
export type HintsMade =
  | { readonly kind: 'hints'; readonly hints: Hints; readonly by: 'builtin' | 'model'; readonly checked: Phrase }
  | { readonly kind: 'beyond' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'unusable' }
  | { readonly kind: 'refuted' };

export interface HintMaking {
  readonly checker: Checker;
  readonly solver: Pick<Solver, 'worked'>;
  readonly translate: (phrase: Phrase) => string;
  /** The whole answer of the chosen model; undefined where none is chosen. */
  readonly ask: ((request: string) => Promise<string | undefined>) | undefined;
  /** In words for a model. */
  readonly language: string;
  readonly signal: AbortSignal;
}

/** Solves a problem beforehand, by computation where that can, and makes its hints; a solution that computation refutes gives none. */
export async function makeHints(problem: Problem, { checker, solver, translate, ask, language, signal }: HintMaking): Promise<HintsMade> {
  const worked = await solver.worked(problem, { words: 'reader', withAlgebra: false }, signal);
  if (signal.aborted) return { kind: 'stopped' };
  if (worked) {
    const hints = hintsOfLesson(worked, translate);
    const { refuted } = await counted(hints, problem, checker, signal);
    if (refuted === 0) return { kind: 'hints', hints, by: 'builtin', checked: say('Each step was computed and checked.') };
  }
  if (!ask) return { kind: 'beyond' };
  const answer = await ask(hintsRequest(language));
  if (answer === undefined || signal.aborted) return { kind: 'stopped' };
  const hints = hintsFrom(answer);
  if (!hints) return { kind: 'unusable' };
  const { verified, refuted } = await counted(hints, problem, checker, signal);
  if (signal.aborted) return { kind: 'stopped' };
  if (refuted > 0) return { kind: 'refuted' };
  return {
    kind: 'hints',
    hints,
    by: 'model',
    checked: verified === 0 ? say('Computation could check nothing of this solution: it is the model’s opinion.') : say('Computation verified {0} statements of this solution and refuted none; the rest is the model’s opinion.', verified),
  };
}

/** What the checker says of the steps and of the final answer. */
async function counted({ step, solution, answer }: Hints, problem: Problem, checker: Checker, signal: AbortSignal): Promise<{ readonly verified: number; readonly refuted: number }> {
  let [verified, refuted] = [0, 0];
  for (const text of [solution, step, `$$\\boxed{${answer}}$$`]) {
    for await (const { verdict } of checker.check({ text, format: 'markdown', problem }, thoroughBudget, signal)) {
      // What is said in the hint is said again in the solution.
      if (verdict.kind === 'verified' && text === solution) verified++;
      if (verdict.kind === 'refuted') refuted++;
    }
  }
  return { verified, refuted };
}

/** The lesson of the built-in solver, rung by rung. */
export function hintsOfLesson({ kind, reading, steps, solution, answer }: WorkedSolution, translate: (phrase: Phrase) => string): Hints {
  const [first] = steps;
  const title = first && !givesAway(first.title, answer) ? first.title : undefined;
  return {
    nudge: translate(nudgeOf(kind)),
    idea: title === undefined ? reading : translate(say('Begin with this: {0}.', title)),
    step: first?.whole ?? reading,
    solution,
    answer,
  };
}

function nudgeOf(kind: WorkedSolution['kind']): Phrase {
  switch (kind) {
    case 'solve':
      return say('Look at the equation as a whole: of what degree is it, and which form would make its solutions easy to see?');
    case 'system':
      return say('Both equations hold at once. What does one of them tell you about an unknown of the other?');
    case 'inequality':
      return say('Where is each side equal to the other or undefined, and what happens between those places?');
    case 'polynomials':
      return say('What do the coefficients tell of the roots, or the value at a place of the remainder?');
    case 'proof':
      return say('Which of the sides can be rewritten, and what form would show at a glance that the statement holds?');
    case 'solutions':
      return say('Which numbers solve the equation, and which of them does the question want?');
    case 'functions':
      return say('What does the function do to a number, step by step, and where can it do that?');
    case 'numbers':
      return say('Which primes or which divisions with remainder stand behind these numbers?');
    case 'complex':
      return say('What are the real and the imaginary part, and what does the conjugate do for a denominator?');
    case 'geometry':
      return say('Which formula joins what is given with what is asked, and would a sketch show it?');
    case 'counting':
      return say('What are the single choices or outcomes, does their order matter, and how many of each are there?');
    case 'story':
      return say('What is not known, and which sentence of the story says two things are equal?');
    case 'statistics':
      return say('What does each of these measures say about the data, and what must be added up or put in order for it?');
    case 'sequences':
      return say('What leads from one term to the next: a difference, a ratio, or a rule with several terms?');
    case 'optimum':
      return say('On what does this value depend, over which numbers may that go, and what happens at their ends and in between?');
    case 'given-value':
      return say('How can what is asked be built from the sides of the equations that are given?');
    case 'operation':
      return say('What does the rule make of the two numbers, and which brackets come first?');
    case 'coordinates':
      return say('Which formula gives this from the coordinates, and what does a sketch show of the angles?');
    case 'endless':
      return say('Where in this expression does the whole expression stand once more?');
    case 'dots':
      return say('Which rule do the terms follow, and what happens when neighbouring ones are put together?');
    case 'calculus':
      return say('What becomes of the function near the place in question, and which rule of the calculus speaks of that?');
    case 'differential-equation':
      return say('Of what kind is this equation: can its variables be separated, is it linear, are its coefficients constant?');
    case 'linear-algebra':
      return say('Which formula or row operation leads from these numbers to what is asked?');
    case 'differentiate':
      return say('How is this function built up from simpler ones whose derivatives you know?');
    case 'expand':
      return say('Which bracket multiplies which, and how many products will there be?');
    case 'simplify':
      return say('Which parts are alike, and which of them could cancel?');
    case 'factor':
      return say('What do the terms have in common, and does the rest look like a formula you know?');
    case 'compute':
      return say('In which order must the operations be done, and which of them comes first?');
  }
}
