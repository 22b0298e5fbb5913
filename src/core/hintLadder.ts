import { objectIn, textOf } from './modelJson.ts';

/** How much a hint says, least first. */
export const rungs = ['nudge', 'idea', 'step', 'solution'] as const;
export type Rung = (typeof rungs)[number];

/** All hints for one problem, each as Markdown. */
export interface Hints extends Readonly<Record<Rung, string>> {
  /** LaTeX without delimiters. */
  readonly answer: string;
}

/** The hints for a problem, and how many of them the learner has asked for. What is not revealed leaves it by no other way than `reveal`. */
export class HintLadder {
  readonly #hints: Hints;
  #revealed = 0;

  constructor(hints: Hints) {
    this.#hints = hints;
  }

  get count(): number {
    return rungs.length;
  }

  get revealed(): readonly { readonly rung: Rung; readonly text: string }[] {
    return rungs.slice(0, this.#revealed).map((rung) => ({ rung, text: this.#hints[rung] }));
  }

  get isWhole(): boolean {
    return this.#revealed === rungs.length;
  }

  /** One rung more, or all of them. */
  reveal(what: 'next' | 'all'): void {
    this.#revealed = what === 'all' ? rungs.length : Math.min(rungs.length, this.#revealed + 1);
  }
}

const longestHint = 4000;
const longestSolution = 20_000;
const longestAnswer = 1000;

/**
 * What a model is told to write. Its hints are read by `hintsFrom`.
 * @param language for the hints, in words: `Simplified Chinese`
 */
export function hintsRequest(language: string): string {
  return [
    'Solve the problem yourself first, and check your answer. Then answer with one JSON object and nothing else:',
    '{"nudge": "…", "idea": "…", "step": "…", "solution": "…", "answer": "…"}',
    '- nudge: one sentence that points to what to look at, or a question. It names no method and no value.',
    '- idea: the method, in a sentence or two, without carrying it out.',
    '- step: the first step, carried out, and nothing after it.',
    '- solution: all of the solution, each step an equation or a chain of equations that can be checked link by link, the final answer in \\boxed{…}.',
    '- answer: the final answer alone, as LaTeX without delimiters.',
    'The values are Markdown with LaTeX between $…$; every backslash is written twice, since this is JSON. Nudge, idea and step do not contain the answer.',
    `Write in ${language}.`,
  ].join('\n');
}

/** The hints in a model's answer; undefined where one is missing, or an early one gives the answer away. */
export function hintsFrom(answer: string): Hints | undefined {
  const object = objectIn(answer);
  if (!object) return undefined;
  const [nudge, idea, step] = [textOf(object['nudge'], longestHint), textOf(object['idea'], longestHint), textOf(object['step'], longestHint)];
  const [solution, final] = [textOf(object['solution'], longestSolution), textOf(object['answer'], longestAnswer)];
  if (nudge === undefined || idea === undefined || step === undefined || solution === undefined || final === undefined) return undefined;
  if ([nudge, idea].some((hint) => givesAway(hint, final) || /\\boxed/.test(hint))) return undefined;
  return { nudge, idea, step, solution, answer: final };
}

/** Whether a hint contains an answer. A number or a letter alone may stand in any hint, so it must be said of something. */
export function givesAway(hint: string, answer: string): boolean {
  const wanted = bare(answer).replace(/\s/g, '');
  if (wanted === '') return false;
  const text = bare(hint);
  return (wanted.length >= 3 && stands(text, wanted)) || (/^[^=]{1,2}$/.test(wanted) && stands(text, `=${wanted}`));
}

/** Whether it stands there as a whole, however it is spaced: `x=2` does not stand in `x = 25`. */
function stands(text: string, wanted: string): boolean {
  const spaced = [...wanted].map((char) => char.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('\\s*');
  const [before, after] = [/^\w/.test(wanted) ? '(?<!\\w)' : '', /\w$/.test(wanted) ? '(?!\\w|\\.\\d)' : ''];
  return new RegExp(`${before}${spaced}${after}`).test(text);
}

function bare(text: string): string {
  return text.replace(/\\(?:left|right|displaystyle|text|quad|[,;:! ])|[${}\\]/g, '').toLowerCase();
}
