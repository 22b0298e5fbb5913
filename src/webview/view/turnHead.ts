import { effortWord } from '../../core/effortWord.ts';
import type { Turn } from '../../core/trace.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import type { PanelTask } from '../../protocol/panel.ts';
import type { ViewContext } from './context.ts';
import { make, setText } from './dom.ts';
import { editBox } from './editBox.ts';
import type { PopupMenu } from './popupMenu.ts';
import { renderBlocks } from './rendered.ts';
import { TurnTools } from './turnTools.ts';
import { VersionSwitch, type VersionActions } from './versionSwitch.ts';

/** What was asked, by whom it is answered, its other versions, and what can be done with it. */
export class TurnHead {
  readonly element: HTMLElement;
  readonly tools: TurnTools;
  readonly versions: VersionSwitch;
  readonly #context: ViewContext;
  readonly #trace: string;
  readonly #turn: Turn;
  readonly #asked: HTMLElement | undefined;
  readonly #ran: HTMLElement;
  #edit: HTMLElement | undefined;

  constructor(context: ViewContext, trace: string, turn: Turn, menu: PopupMenu, actions: VersionActions & { readonly readAll: (on: boolean) => void }) {
    const { words } = context;
    this.#context = context;
    this.#trace = trace;
    this.#turn = turn;
    const wish = turn.ask.trim() === '' ? wishOf(words, turn) : turn.ask;
    this.#asked = wish === '' && turn.attachments.length === 0 ? undefined : asked(context, turn, wish);
    this.#ran = make('span', { class: 'ran', title: words.t('Asked {0}', new Intl.DateTimeFormat(Intl.DateTimeFormat.supportedLocalesOf([words.language])[0] ?? 'en', { dateStyle: 'medium', timeStyle: 'short' }).format(turn.startedAt)) });
    this.versions = new VersionSwitch(context, actions);
    this.tools = new TurnTools(context, trace, menu, { edit: () => this.#openEdit(), readAll: actions.readAll });
    const title = make('h2', { class: 'unseen', id: `turn-${turn.id}` }, wish === '' ? words.t('Answer') : words.t('You asked: {0}', shown(wish.slice(0, 120))));
    this.element = make('div', { class: 'turn-head' }, title, this.#asked, make('div', { class: 'turn-line' }, this.#ran, this.versions.element, this.tools.element));
  }

  /** @param versions of the question, this one among them. */
  update(turn: Turn, versions: readonly Turn[]): void {
    const { words } = this.#context;
    setText(this.#ran, turn.reasoner === 'builtin' ? words.t('Built-in solver') : `${shown(turn.model)} · ${effortWord(words, turn.effort)}`);
    this.versions.update(versions, turn);
    this.tools.update(turn);
  }

  /** What the user is changing the question to; undefined where it is not being changed. */
  get edited(): string | undefined {
    return this.#edit?.querySelector('textarea')?.value;
  }

  /** Opens the question with words that were not sent, and leaves the keyboard where it is. */
  restoreEdit(text: string): void {
    if (!this.#edit) this.#makeEdit(text);
  }

  /** Opens the question to be put in other words, beginning with these where none were begun, and asks them as plain words. */
  reword(begun: string): void {
    if (!this.#edit) this.#makeEdit(begun, 'ask');
    this.#edit?.querySelector('textarea')?.focus();
  }

  #openEdit(): void {
    if (!this.#edit) this.#makeEdit(this.#turn.ask);
    this.#edit?.querySelector('textarea')?.focus();
  }

  #makeEdit(begun: string, task = panelTask(this.#turn.task)): void {
    const { id, ask } = this.#turn;
    this.#edit = editBox(this.#context, ask, begun, (text) => {
      this.#edit?.remove();
      this.#edit = undefined;
      if (this.#asked) this.#asked.hidden = false;
      this.tools.focus();
      this.#context.frames.request(() => undefined);
      if (text !== undefined && text !== ask.trim()) this.#context.post('ask', { trace: this.#trace, text, task, instead: id });
    });
    if (this.#asked) this.#asked.hidden = true;
    this.element.querySelector('.turn-line')?.before(this.#edit);
  }
}

function asked(context: ViewContext, turn: Turn, wish: string): HTMLElement {
  const element = make('div', { class: 'asked', role: 'note', 'aria-label': context.words.t('You asked') });
  if (wish !== '') element.append(renderBlocks(context, wish, 'asked-text'));
  for (const { name } of turn.attachments) element.append(make('span', { class: 'attachment' }, shown(name)));
  return element;
}

/** What a button asked for the user. */
function wishOf(words: ViewContext['words'], { task }: Turn): string {
  if (task === 'continue') return words.t('Continue');
  return task === 'answer' ? words.t('Answer Now') : '';
}

/** The tasks that are no words of the user's are asked for again as plain words. */
function panelTask(task: Turn['task']): PanelTask {
  switch (task) {
    case 'solve':
    case 'check':
    case 'hint':
    case 'explain':
    case 'grade':
    case 'similar':
      return task;
    default:
      return 'ask';
  }
}
