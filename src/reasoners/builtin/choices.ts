import { say, english, type Phrase } from '../../core/phrase.ts';
import type { Expression } from '../../math/expression.ts';
import { judge } from '../../math/judging/judge.ts';
import { m, type Conclusion } from './lesson.ts';
import { answerText } from './telling.ts';

const quadrants: readonly string[] = ['first', 'second', 'third', 'fourth'];

/** An answer to a question with choices: the letter of the only one that it is; what was misread is most often none of them. */
export function chosen(conclusion: Conclusion, choices: readonly string[]): Conclusion {
  if (choices.length === 0 || conclusion.kind === 'beyond') return conclusion;
  const { answer, notes } = conclusion;
  const fitting = choices.flatMap((choice, index) => (isSaid(answer, choice) ? [String.fromCharCode(65 + index)] : []));
  const [letter, ...more] = fitting;
  if (letter === undefined || more.length > 0) return { kind: 'beyond' };
  const note = 'template' in answer ? answer : say('The answer {0} is choice {1}.', m(answer), letter);
  return { ...conclusion, answer: { kind: 'text', text: letter }, notes: [...notes, note] };
}

function isSaid(answer: Expression | Phrase, choice: string): boolean {
  const told = answerText(answer, english);
  const quadrant = 'template' in answer ? quadrants.findIndex((name) => answer.template.startsWith(name)) : -1;
  if (quadrant >= 0 && /[不非或和、]|\b(?:not|or|and)\b/i.test(choice)) return false;
  if (quadrant >= 0) return choice.includes(`第${'一二三四'[quadrant] ?? ''}象限`) || new RegExp(`\\b(?:${quadrants[quadrant] ?? ''}|${['I', 'II', 'III', 'IV'][quadrant] ?? ''})\\b`).test(choice);
  return judge({ gold: choice, pred: told }).verdict === 'equal';
}
