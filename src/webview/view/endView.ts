import { endActions, settingOf, type EndAction } from '../../core/endActions.ts';
import { endWords } from '../../core/endWords.ts';
import type { RunEnd } from '../../core/reasoningEvent.ts';
import { tookWords } from '../../core/tookWords.ts';
import { answerText, type Turn } from '../../core/trace.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import type { ViewContext } from './context.ts';
import { button, make } from './dom.ts';

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
  const helpful = endActions(turn).map((action, index) => actionButton(context, action, trace, turn, end, index === 0 && text !== '' ? { class: 'primary' } : {}));
  // After a good answer none of them is what one wants first.
  if (text !== '') actions.append(...helpful);
  if (answer.trim() !== '') {
    actions.append(
      button(words.t('Insert below'), () => post('insert', { trace, turn: turn.id })),
      button(words.t('Copy'), () => {
        post('copy', { text: answer });
        context.announce(words.t('Copied.'));
      }),
    );
  }
  if (text === '') actions.append(...helpful);
  element.append(actions, make('p', { class: 'took' }, took(context, turn)));
  return element;
}

function isFailure(end: RunEnd): boolean {
  return !['complete', 'complete-unconfirmed', 'cancelled', 'declined'].includes(end.how);
}

/** Asks for the rest of the last turn, whichever it stands under: the style sheet hides it under any other. */
function goOnButton(label: string, onPress: () => void, { class: given = '' }: { readonly class?: string }): HTMLButtonElement {
  return button(label, onPress, { class: `${given} goes-on`.trim() });
}

function actionButton({ words, post }: ViewContext, action: EndAction, trace: string, turn: Turn, end: RunEnd, shape: { readonly class?: string }): HTMLButtonElement {
  switch (action) {
    case 'continue':
      return goOnButton(words.t('Continue'), () => post('goOn', { trace }), shape);
    case 'answer-now':
      return goOnButton(words.t('Answer Now'), () => post('answerNow', { trace }), shape);
    case 'retry':
      return button(words.t('Retry'), () => post('retry', { trace, turn: turn.id }), shape);
    case 'lower-effort':
      return button(words.t('Lower Effort'), () => post('lowerEffort', { trace, turn: turn.id }), shape);
    case 'raise-limit':
      return button(words.t('Raise Limit'), () => post('command', { id: 'openSettings', setting: 'therefore.maxAnswerTokens' }), shape);
    case 'open-settings':
      return button(words.t('Open Settings'), () => post('command', { id: 'openSettings', setting: settingOf(end) }), shape);
    case 'set-key':
      return button(words.t('Set API Key'), () => post('command', { id: 'setKey' }), shape);
    case 'choose-model':
      return button(words.t('Choose Model'), () => post('command', { id: 'chooseModel' }), shape);
  }
}

function took({ words }: ViewContext, turn: Turn): string {
  return tookWords(words, turn).join(' · ');
}
