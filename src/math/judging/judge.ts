import { say, type Phrase } from '../../core/phrase.ts';
import { OutOfTime, type Budget } from '../deciding/budget.ts';
import { TooLarge } from '../exact/polynomial.ts';
import type { Expression } from '../expression.ts';
import { read } from '../reading/read.ts';
import { unitName } from '../reading/units.ts';
import { hasUnread } from '../unread.ts';
import { answerOf } from './answer.ts';
import { choiceLetters, circledNumbers, labelledChoice, optionsOf } from './choices.ts';
import { cleaned } from './cleaned.ts';
import { finalAnswer } from './finalAnswer.ts';
import { sameAnswer } from './sameAnswer.ts';
import { areOpposed, saysHalfOfDay, timeOfDay, wordsOf } from './words.ts';

export interface JudgeRequest {
  /** The answer that is known to be right. */
  readonly gold: string;
  /** The answer to be judged, bare or at the end of a text. */
  readonly pred: string;
  /** What was asked: gives the texts of choices and the base of numbers. */
  readonly question?: string;
  /**
   * `strict`: the same mathematical object; a decimal stands for an exact value from four figures on.
   * `lenient`: three figures suffice, and a missing percent sign is forgiven.
   */
  readonly mode?: 'strict' | 'lenient';
  /** Without one, two seconds. */
  readonly budget?: Budget;
}

export interface Judgement {
  readonly verdict: 'equal' | 'different' | 'unknown';
  readonly evidence: Phrase;
}

/** Most time one comparison takes when no budget is given. Milliseconds. */
const usualTime = 2000;

/**
 * Compares two final answers: values, sets in any order, tuples in order, intervals and inequalities,
 * equations up to scaling, labelled and bare ones, choices, units, percent, rounded decimals, words.
 * What cannot be read is `equal` only where it is written the same.
 */
export function judge(request: JudgeRequest): Judgement {
  const budget = request.budget ?? { deadline: Date.now() + usualTime, now: () => Date.now() };
  try {
    return judged(request, budget);
  } catch (error) {
    if (error instanceof OutOfTime) return { verdict: 'unknown', evidence: say('There was not enough time to decide it.') };
    if (error instanceof RangeError || error instanceof TooLarge) return { verdict: 'unknown', evidence: say('The numbers grow too large to decide it.') };
    throw error;
  }
}

function judged(request: JudgeRequest, budget: Budget): Judgement {
  const { question, mode } = request;
  const gold = finalAnswer(request.gold, true);
  const pred = finalAnswer(request.pred);
  if (squeezed(gold) !== '' && squeezed(gold) === squeezed(pred)) return { verdict: 'equal', evidence: say('Both are written the same.') };
  const choice = sameChoice(gold, pred, question, budget);
  if (choice) return choice;
  const time = sameTime(gold, pred);
  if (time) return time;
  const goldText = cleaned(gold);
  const predText = cleaned(pred);
  if (goldText === '' || predText === '') return { verdict: 'unknown', evidence: say('There is no answer to compare.') };
  if (squeezed(goldText) === squeezed(predText)) return { verdict: 'equal', evidence: say('Both are written the same.') };
  const words = sameWords(goldText, predText);
  if (words) return words;
  const one = readAnswer(goldText);
  const two = readAnswer(predText);
  if (hasUnread(one) || hasUnread(two)) return { verdict: 'unknown', evidence: say('One of the answers could not be read.') };
  const same = sameAnswer(answerOf(one), answerOf(two), { budget, lenient: mode === 'lenient' });
  if (same === true) return { verdict: 'equal', evidence: say('Both are the same when computed.') };
  if (same === false) return { verdict: 'different', evidence: say('They differ when computed.') };
  return { verdict: 'unknown', evidence: say('They could be neither matched nor told apart.') };
}

/** LaTeX first where there is any of it; the other notation where that is not understood. */
export function readAnswer(text: string): Expression {
  const functions = [...text.matchAll(/(?:^|[,;]\s*|\}\s*)([A-Za-z])\s*\([^()]*\)\s*=/g)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
  const plainWords = /(?<![\\a-zA-Z])(?:sqrt|sin|cos|tan|log|ln|exp|pi|infinity|oo|abs|[a-z]{3,})\b|\*\*|[<>!]=|\de[-+]?\d/.test(text) && !/\\/.test(text);
  const measured = /^[-−+\d.,/\s]*\d\s+[A-Za-z]+(?:\/[A-Za-z]+)?(?:\^?[23])?$/.test(text) && unitName(text.replace(/^[-−+\d.,/\s]*\d\s+/, '')) !== undefined;
  const order: ('latex' | 'plain')[] = plainWords || measured ? ['plain', 'latex'] : ['latex', 'plain'];
  const attempts = order.map((notation) => read(text, { notation, functions }));
  return attempts.find((attempt) => !hasUnread(attempt)) ?? counted(text) ?? attempts[0] ?? read(text);
}

/** `5 \\text{ digits}`: a number of things; what they are is kept as the unit. */
function counted(text: string): Expression | undefined {
  const [, number, words] = /^([-−+]?[\d.,/{}\\a-z]*\d\}?)\s*\\(?:text|mbox|textrm|mathrm)\s*\{\s*([A-Za-z ]+?)\s*\}$/.exec(text) ?? [];
  const value = number === undefined ? undefined : read(number);
  return value && words !== undefined && !hasUnread(value) ? { kind: 'apply', operator: 'quantity', args: [value, { kind: 'text', text: words }] } : undefined;
}

function squeezed(text: string): string {
  return text
    .replace(/\\(?:left|right|displaystyle|!|,|;|:| )/g, '')
    .replace(/\\[dt]frac/g, '\\frac')
    .replace(/[\s$]/g, '')
    .replace(/[.,;。]+$/, '');
}

function sameChoice(gold: string, pred: string, question: string | undefined, budget: Budget): Judgement | undefined {
  const one = choiceLetters(gold) ?? circledNumbers(gold);
  const two = choiceLetters(pred) ?? circledNumbers(pred);
  if (one !== undefined && two !== undefined) {
    const same = one === two;
    return { verdict: same ? 'equal' : 'different', evidence: same ? say('Both choose {0}.', one) : say('One chooses {0}, the other {1}.', one, two) };
  }
  if (one?.length !== 1 && two?.length !== 1) {
    const [left, right] = [labelledChoice(gold), labelledChoice(pred)];
    if (left && right) return judgeTexts(left.letter === right.letter ? left.text : gold, left.letter === right.letter ? right.text : pred, budget);
    return undefined;
  }
  const letter = one ?? two ?? '';
  const other = one === undefined ? gold : pred;
  const labelled = labelledChoice(other);
  if (labelled) {
    const same = labelled.letter === letter;
    return { verdict: same ? 'equal' : 'different', evidence: same ? say('Both choose {0}.', letter) : say('One chooses {0}, the other {1}.', letter, labelled.letter) };
  }
  const option = question === undefined ? undefined : optionsOf(question).get(letter);
  return option === undefined || option === '' ? undefined : judgeTexts(option, other, budget);
}

function judgeTexts(gold: string, pred: string, budget: Budget): Judgement {
  return judge({ gold, pred, budget });
}

function sameTime(gold: string, pred: string): Judgement | undefined {
  if (!saysHalfOfDay(gold) && !saysHalfOfDay(pred)) return undefined;
  const one = timeOfDay(gold);
  const two = timeOfDay(pred);
  if (one === undefined || two === undefined) return undefined;
  return { verdict: one === two ? 'equal' : 'different', evidence: one === two ? say('Both are the same time of day.') : say('They are different times of day.') };
}

/** Answers in words; undefined where one has anything to compute. */
function sameWords(gold: string, pred: string): Judgement | undefined {
  const one = wordsOf(gold);
  const two = wordsOf(pred);
  const isWords = (text: string): boolean => /[a-z\u4e00-\u9fff]{2}/.test(text) && !/[\d=<>^_\\+*/()[\]]/.test(text);
  if (one !== '' && one === two && isWords(one)) return { verdict: 'equal', evidence: say('Both say the same words.') };
  if (!isWords(one) || !isWords(two)) return undefined;
  return areOpposed(one, two) ? { verdict: 'different', evidence: say('They are different words.') } : { verdict: 'unknown', evidence: say('Answers in different words are not compared.') };
}
