import { isObject, objectIn, textOf } from './modelJson.ts';
import { say, type Phrase } from './phrase.ts';
import type { Difficulty } from './practiceVariants.ts';
import type { TextRange } from './problem.ts';

/** A problem with its answer, as Markdown and as LaTeX without delimiters. */
export interface PracticeProblem {
  readonly text: string;
  readonly answer: string;
}

/** One whose answer was found twice. */
export interface ConfirmedProblem extends PracticeProblem {
  /** Whether computation verified the answer; else all that is known is that both solutions came to the same. */
  readonly isComputed: boolean;
}

export const mostProblems = 10;
const longestProblemText = 4000;
const longestAnswer = 500;

/** What a model is told to write. Its problems are read by `problemsFrom`. */
export function practiceRequest(count: number, difficulty: Difficulty, language: string): string {
  const level = difficulty === 'same' ? 'of the same difficulty' : `clearly ${difficulty} than it`;
  return [
    `Write ${count} new problems of the same kind as the problem, ${level}, each with other numbers or another setting and one definite final answer.`,
    'Solve each one and check it. Answer with one JSON object and nothing else:',
    '{"problems": [{"problem": "…", "answer": "…"}]}',
    '- problem: all of the problem as Markdown with LaTeX between $…$, without its solution.',
    '- answer: the final answer alone, as LaTeX without delimiters.',
    `Every backslash is written twice, since this is JSON. Write in ${language}.`,
  ].join('\n');
}

/** The problems in a model's answer that are any; none twice. */
export function problemsFrom(answer: string): readonly PracticeProblem[] {
  const problems = objectIn(answer)?.['problems'];
  if (!Array.isArray(problems)) return [];
  const seen = new Set<string>();
  return problems.slice(0, mostProblems).flatMap((each: unknown) => {
    if (!isObject(each)) return [];
    const text = textOf(each['problem'], longestProblemText);
    const final = textOf(each['answer'], longestAnswer)?.replace(/^\$+|\$+$/g, '').replace(/\s*\n\s*/g, ' ').trim();
    if (text === undefined || final === undefined || final === '' || final.includes('$') || seen.has(text)) return [];
    seen.add(text);
    return [{ text, answer: final }];
  });
}

type Translate = (phrase: Phrase) => string;

/** The beginning of a practice file. */
export function practiceHead(translate: Translate): string {
  return `# ${translate(say('Practice'))}\n\n${translate(say('Write your answer behind the colon, then run “Therefore: Check Practice Answer” on that line.'))}\n`;
}

/** How many problems a practice file has. */
export function practiceCount(file: string): number {
  return entriesOf(file).length;
}

/** Problems as they stand in a practice file, their answers folded, numbered from `first`. */
export function practiceEntries(problems: readonly ConfirmedProblem[], first: number, translate: Translate): string {
  return problems.map((problem, index) => entryText(problem, first + index, translate)).join('');
}

function entryText({ text, answer, isComputed }: ConfirmedProblem, number: number, translate: Translate): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [
    '',
    `## ${translate(say('Problem {0}', number))}`,
    '',
    `${fence}problem`,
    text,
    fence,
    '',
    `${translate(say('Answer:'))} `,
    '',
    `<!-- #region ${translate(say('Answer'))} -->`,
    '<details>',
    `<summary>${translate(isComputed ? say('The answer, solved anew and checked by computation') : say('The answer, solved anew with the same result; not checked by computation'))}</summary>`,
    '',
    `$${answer}$`,
    '',
    '</details>',
    '<!-- #endregion -->',
    '',
  ].join('\n');
}

/** One problem of a practice file, as people may have edited it. */
export interface PracticeEntry {
  readonly problem: string;
  /** LaTeX without delimiters. */
  readonly answer: string;
  /** What the learner wrote behind “Answer:”; may be empty. */
  readonly own: string;
  /** Of the line that says “Answer:”. */
  readonly line: TextRange;
  /** Of the folded answer with its marks. */
  readonly folded: TextRange;
  /** Where the next attempt is written, behind those before it. */
  readonly attemptsEnd: number;
}

const entryPattern =
  /^(?<fence>`{3,})problem[^\n]*\n(?<problem>[\s\S]*?)\r?\n\k<fence>[ \t\r]*\n\s*(?<line>(?:Answer|答案)[ \t]*[:：](?<own>[^\r\n]*))\s*(?<folded>(?:<!-- #region[^\n]*-->\s*)?<details>\s*<summary>[^\n]*<\/summary>\s*\$(?<answer>[^$\n]+)\$\s*<\/details>(?:\s*<!-- #endregion -->)?)(?<attempts>(?:\s*\n- [^\r\n]*)*)/gm;

/** The problems of a practice file with their answers, in order. */
export function entriesOf(file: string): readonly PracticeEntry[] {
  return [...file.matchAll(entryPattern)].flatMap(entryOf);
}

function entryOf(match: RegExpExecArray): PracticeEntry[] {
  const { problem, line, own, folded, answer, attempts } = match.groups ?? {};
  if (problem === undefined || line === undefined || own === undefined || folded === undefined || answer === undefined || attempts === undefined) return [];
  const lineStart = match.index + match[0].indexOf(line, match[0].indexOf(problem) + problem.length);
  const foldedStart = match.index + match[0].indexOf(folded, lineStart - match.index + line.length);
  return [
    {
      problem,
      answer,
      own: own.trim(),
      line: { start: lineStart, end: lineStart + line.length },
      folded: { start: foldedStart, end: foldedStart + folded.length },
      attemptsEnd: match.index + match[0].length,
    },
  ];
}

export type AttemptResult = 'right' | 'wrong' | 'undecided';

/** The record of one attempt, to be written at `attemptsEnd`. @param at as it is to be read, such as `2026-03-01 09:30` */
export function attemptLine({ attemptsEnd, folded }: PracticeEntry, own: string, result: AttemptResult, at: string, translate: Translate): string {
  const isFirst = attemptsEnd === folded.end;
  const said = own.replace(/`/g, '').trim().slice(0, longestAnswer);
  return `${isFirst ? '\n' : ''}\n- ${at} ${resultWords(result, translate)}: \`${said}\``;
}

function resultWords(result: AttemptResult, translate: Translate): string {
  switch (result) {
    case 'right':
      return translate(say('✓ right'));
    case 'wrong':
      return translate(say('✗ wrong'));
    case 'undecided':
      return translate(say('? not decided'));
  }
}
