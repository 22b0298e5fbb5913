import type { RunEnd } from '../../core/reasoningEvent.ts';
import { moneyText } from '../../core/spending.ts';
import { answerText, type Turn } from '../../core/trace.ts';
import { shown } from '../markdown/hiddenCharacters.ts';
import type { ViewContext } from './context.ts';
import { button, make } from './dom.ts';
import { endWords } from './statusWords.ts';
import { clock } from './words.ts';

/** What is said below a finished turn: how it ended where that matters, what helps, what it took. */
export function endView(context: ViewContext, trace: string, turn: Turn, end: RunEnd): HTMLElement {
  const { words, post } = context;
  const answer = answerText(turn);
  const text = endWords(words, end, answer.trim() !== '');
  const element = make('div', { class: 'end' });
  if (text !== '') {
    const mark = isFailure(end) ? '⚠ ' : '';
    element.append(make('p', { class: isFailure(end) ? 'message failure' : 'message' }, `${mark}${shown(text)}`));
  }
  if (end.detail !== undefined && end.detail.trim() !== '') {
    element.append(make('details', {}, make('summary', {}, words.t('What the provider said')), make('pre', { tabindex: '0' }, shown(end.detail))));
  }
  const actions = make('div', { class: 'actions' });
  const help = helpOf(end);
  if (help === 'setKey') actions.append(button(words.t('Set API Key'), () => post('command', { id: 'setKey' }), { class: 'primary' }));
  if (help === 'chooseModel') actions.append(button(words.t('Choose Model'), () => post('command', { id: 'chooseModel' }), { class: 'primary' }));
  if (help === 'openSettings') actions.append(button(words.t('Open Settings'), () => post('command', { id: 'openSettings' }), { class: 'primary' }));
  if (answer.trim() !== '') {
    actions.append(
      button(words.t('Insert below'), () => post('insert', { trace, turn: turn.id })),
      button(words.t('Copy'), () => {
        post('copy', { text: answer });
        context.announce(words.t('Copied.'));
      }),
    );
  }
  if (canRetry(end)) actions.append(button(words.t('Retry'), () => post('retry', { trace, turn: turn.id })));
  element.append(actions, make('p', { class: 'took' }, took(context, turn)));
  return element;
}

function isFailure(end: RunEnd): boolean {
  return !['complete', 'complete-unconfirmed', 'cancelled', 'declined'].includes(end.how);
}

function helpOf(end: RunEnd): 'setKey' | 'chooseModel' | 'openSettings' | undefined {
  switch (end.failure) {
    case 'no-key':
    case 'bad-key':
    case 'forbidden':
      return 'setKey';
    case 'spending-cap':
      return 'openSettings';
    case 'not-found':
    case 'bad-endpoint':
    case 'not-an-api':
      return 'chooseModel';
    default:
      return end.how === 'declined' ? 'chooseModel' : undefined;
  }
}

function canRetry(end: RunEnd): boolean {
  if (end.how === 'declined') return false;
  return end.retry?.can ?? !['refused', 'filtered'].includes(end.how);
}

function took({ words }: ViewContext, turn: Turn): string {
  const { output, reasoning, cost, costEstimated } = turn.usage;
  const facts = [shown(turn.model)];
  if (turn.endedAt !== undefined) facts.push(clock(turn.endedAt - turn.startedAt));
  if (output !== undefined) facts.push(words.t('{0} tokens', words.number(output)));
  if (reasoning !== undefined) facts.push(words.t('{0} of them thinking', words.number(reasoning)));
  if (cost !== undefined) facts.push(`${costEstimated === true ? '≈ ' : ''}${moneyText(cost, words.language)}`);
  return facts.filter((fact) => fact !== '').join(' · ');
}
