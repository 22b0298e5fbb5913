import type { ToPanel } from '../../protocol/panel.ts';
import type { ViewContext } from './context.ts';
import { button, make } from './dom.ts';
import { takePictures } from './pastedPictures.ts';

/** What the box knows of the trace it asks about. */
export interface AskState {
  readonly trace: string | undefined;
  readonly running: boolean;
  /** It has only thought so far, and may be asked for its answer. */
  readonly thinking: boolean;
}

/** The box for follow-up questions, with Send and, while something runs, Stop; while it only thinks, Answer Now. */
export class AskBox {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #input: HTMLTextAreaElement;
  readonly #stop: HTMLButtonElement;
  readonly #answer: HTMLButtonElement;
  readonly #send: HTMLButtonElement;
  #state: AskState = { trace: undefined, running: false, thinking: false };

  constructor(context: ViewContext, draft: string, onDraft: (draft: string) => void) {
    const { words, post } = context;
    this.#context = context;
    this.#input = make('textarea', { rows: '2', id: 'ask', 'aria-label': words.t('Ask about this problem'), 'aria-describedby': 'ask-hint' });
    this.#input.value = draft;
    this.#send = button(words.t('Send'), () => this.#submit(), { class: 'primary send' });
    this.#stop = button(words.t('Stop'), () => this.#state.trace !== undefined && post('stop', { trace: this.#state.trace }), { class: 'stop', hidden: '' });
    this.#answer = button(words.t('Answer Now'), () => this.#state.trace !== undefined && post('answerNow', { trace: this.#state.trace }), { class: 'stop answer-now', hidden: '', title: words.t('Enough thinking: answer with what was thought so far') });
    this.#input.addEventListener('input', () => onDraft(this.#input.value));
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    takePictures(this.#input, post);
    this.#onDraft = onDraft;
    this.element = make(
      'footer',
      { class: 'ask' },
      this.#input,
      make('div', { class: 'actions' }, make('span', { class: 'hint', id: 'ask-hint' }, words.t('Enter: send · Shift+Enter: new line')), this.#answer, this.#stop, this.#send),
    );
    this.update(this.#state);
  }

  readonly #onDraft: (draft: string) => void;

  update(state: AskState): void {
    const { words } = this.#context;
    this.#state = state;
    const held = document.activeElement;
    this.#stop.hidden = !state.running;
    this.#answer.hidden = !state.thinking;
    if ((held === this.#stop || held === this.#answer) && (held as HTMLElement).hidden) this.#input.focus();
    const placeholder = state.trace === undefined ? words.t('Type a problem') : words.t('Ask about this problem');
    if (this.#input.placeholder !== placeholder) {
      this.#input.placeholder = placeholder;
      this.#input.setAttribute('aria-label', placeholder);
    }
  }

  focus(): void {
    this.#input.focus();
  }

  /** What the host found to attach. */
  suggest(_: ToPanel['suggestions']): void {
    // Nothing asks for suggestions.
  }

  #submit(): void {
    const text = this.#input.value.trim();
    if (text === '') return;
    this.#context.post('ask', { trace: this.#state.trace, text, task: 'ask' });
    this.#input.value = '';
    this.#onDraft('');
  }
}
