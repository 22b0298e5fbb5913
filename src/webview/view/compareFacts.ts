import { clock } from '../../core/clock.ts';
import { effortWord } from '../../core/effortWord.ts';
import { endWords } from '../../core/endWords.ts';
import { finalAnswer, readsTheSame } from '../../core/finalAnswers.ts';
import { tokensSoFar } from '../../core/progress.ts';
import { moneyText } from '../../core/spending.ts';
import { hasAnswer, type Turn } from '../../core/trace.ts';
import type { VerdictKind } from '../../core/verdict.ts';
import { verdictMarks, verdictWord } from '../../core/verdictWords.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import type { ViewContext } from './context.ts';
import { make } from './dom.ts';
import { renderFormula } from './rendered.ts';

/** One version of a question with its number, counted from 1. */
export interface Version {
  readonly number: number;
  readonly turn: Turn;
}

/** What two versions took and came to, row by row. */
export function compareFacts(context: ViewContext, [left, right]: readonly [Version, Version]): HTMLElement {
  const { words } = context;
  const head = (text: string): HTMLElement => make('th', { scope: 'col' }, text);
  const row = (label: string, of: (turn: Turn) => Node | string): HTMLElement => make('tr', {}, make('th', { scope: 'row' }, label), make('td', {}, of(left.turn)), make('td', {}, of(right.turn)));
  return make(
    'table',
    { class: 'facts' },
    make('thead', {}, make('tr', {}, make('td', {}), head(words.t('Version {0}', words.number(left.number))), head(words.t('Version {0}', words.number(right.number))))),
    make(
      'tbody',
      {},
      row(words.t('Final answer'), (turn) => answerOf(context, turn)),
      row(words.t('Claims'), (turn) => verdictsOf(context, turn)),
      row(words.t('Model'), (turn) => (turn.reasoner === 'builtin' ? words.t('Built-in solver') : `${shown(turn.model)} · ${effortWord(words, turn.effort)}`)),
      row(words.t('Time'), (turn) => (turn.endedAt === undefined ? words.t('running') : clock(turn.endedAt - turn.startedAt))),
      row(words.t('Tokens'), (turn) => tokensOf(context, turn)),
      row(words.t('Cost'), (turn) => (turn.usage.cost ? `${turn.usage.costEstimated === true ? '≈ ' : ''}${moneyText(turn.usage.cost, words.language)}` : '–')),
      row(words.t('Ended'), (turn) => endOf(context, turn)),
    ),
  );
}

/** Whether the final answers read the same, in words; what is true of them is for their verdicts to say. */
export function agreement({ words }: ViewContext, [left, right]: readonly [Version, Version]): string {
  const answers = [finalAnswer(left.turn), finalAnswer(right.turn)] as const;
  if (answers[0] === undefined && answers[1] === undefined) return words.t('Neither version states a final answer.');
  if (answers[0] === undefined || answers[1] === undefined) return words.t('Version {0} states no final answer.', words.number(answers[0] === undefined ? left.number : right.number));
  return readsTheSame(answers[0], answers[1]) ? words.t('The final answers read the same.') : words.t('The final answers read differently.');
}

function answerOf(context: ViewContext, turn: Turn): Node | string {
  const answer = finalAnswer(turn);
  return answer === undefined ? '–' : renderFormula(context, answer, answer);
}

function verdictsOf({ words }: ViewContext, turn: Turn): Node | string {
  const counts = (Object.keys(verdictMarks) as VerdictKind[])
    .map((kind) => ({ kind, count: turn.claims.filter(({ verdict }) => verdict.kind === kind).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return '–';
  return make('ul', {}, ...counts.map(({ kind, count }) => make('li', { class: `verdict ${kind}` }, `${verdictMarks[kind]} ${words.number(count)} ${verdictWord(words, kind)}`)));
}

function tokensOf({ words }: ViewContext, turn: Turn): string {
  const tokens = tokensSoFar(turn);
  if (!tokens) return '–';
  const all = `${tokens.estimated ? '≈ ' : ''}${words.number(tokens.count)}`;
  const { reasoning } = turn.usage;
  return reasoning === undefined ? all : `${all} (${words.t('{0} of them thinking', words.number(reasoning))})`;
}

function endOf({ words }: ViewContext, { end, ...turn }: Turn): string {
  if (!end) return words.t('running');
  const text = endWords(words, end, hasAnswer(turn));
  return text === '' ? words.t('Complete.') : shown(text);
}
