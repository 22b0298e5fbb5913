import { answerText, thinkingText, type Turn } from '../../core/trace.ts';
import type { ViewContext } from './context.ts';
import { make } from './dom.ts';
import { iconButton } from './iconButton.ts';
import type { MenuGroup, MenuItem, PopupMenu } from './popupMenu.ts';

export interface TurnActions {
  readonly edit: () => void;
  readonly readAll: (on: boolean) => void;
}

/** What can be done with a turn: the usual at hand while the turn is pointed at or holds the keyboard, all of it in a menu. */
export class TurnTools {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #trace: string;
  readonly #actions: TurnActions;
  readonly #edit: HTMLButtonElement;
  readonly #again: HTMLButtonElement;
  readonly #copy: HTMLButtonElement;
  #turn: Turn | undefined;
  #readsAll = false;

  constructor(context: ViewContext, trace: string, menu: PopupMenu, actions: TurnActions) {
    const { words } = context;
    this.#context = context;
    this.#trace = trace;
    this.#actions = actions;
    this.#edit = iconButton('edit', words.t('Edit and resend'), actions.edit);
    this.#again = iconButton('again', words.t('Regenerate'), () => this.#regenerate('same'));
    this.#copy = iconButton('copy', words.t('Copy the answer as Markdown'), () => this.#copyAnswer());
    const more = iconButton('more', words.t('More actions'), () => menu.toggle(more, words.t('Actions on this turn'), this.#groups()), { class: 'more', 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
    this.element = make('div', { class: 'turn-tools', role: 'group', 'aria-label': words.t('Actions on this turn') }, this.#edit, this.#again, this.#copy, more);
  }

  get readsAll(): boolean {
    return this.#readsAll;
  }

  readAll(on: boolean): void {
    if (on === this.#readsAll) return;
    this.#readsAll = on;
    this.#actions.readAll(on);
  }

  /** Gives the keyboard to the first button that is seen: where there is no room, only the menu's is. */
  focus(): void {
    [...this.element.querySelectorAll('button')].find((each) => each.offsetParent !== null)?.focus();
  }

  update(turn: Turn): void {
    this.#turn = turn;
    this.#edit.hidden = !mayEdit(turn);
    this.#again.hidden = turn.end === undefined;
    this.#copy.hidden = answerText(turn).trim() === '';
  }

  #groups(): readonly MenuGroup[] {
    const turn = this.#turn;
    if (!turn) return [];
    const { words, post } = this.#context;
    const again: MenuItem[] = [];
    if (mayEdit(turn)) again.push({ words: turn.ask.trim() === '' ? words.t('Add words and resend') : words.t('Edit and resend'), action: this.#actions.edit });
    if (turn.end) {
      again.push(
        { words: words.t('Regenerate'), action: () => this.#regenerate('same') },
        { words: words.t('Regenerate with another model…'), action: () => this.#regenerate('model') },
        { words: words.t('Regenerate with another effort…'), action: () => this.#regenerate('effort') },
        { words: words.t('Fork from here'), action: () => post('fork', { trace: this.#trace, turn: turn.id }) },
      );
    }
    const taking: MenuItem[] = [];
    if (answerText(turn).trim() !== '') {
      taking.push(
        { words: words.t('Copy the answer as Markdown'), action: () => this.#copyAnswer() },
        { words: words.t('Insert below'), action: () => post('insert', { trace: this.#trace, turn: turn.id }) },
      );
    }
    const thinking = thinkingText(turn);
    if (thinking.trim() !== '') taking.push({ words: words.t('Copy the thinking'), action: () => this.#copyText(thinking) });
    return [
      { items: again },
      { items: taking },
      { items: [{ words: this.#readsAll ? words.t('Read part by part') : words.t('Read all in one flow'), action: () => this.readAll(!this.#readsAll) }] },
    ];
  }

  #regenerate(how: 'same' | 'model' | 'effort'): void {
    if (this.#turn) this.#context.post('regenerate', { trace: this.#trace, turn: this.#turn.id, with: how });
  }

  #copyAnswer(): void {
    if (this.#turn) this.#copyText(answerText(this.#turn));
  }

  #copyText(text: string): void {
    this.#context.post('copy', { text });
    this.#context.announce(this.#context.words.t('Copied.'));
  }
}

/** What a button asked for has no words of its own to change. */
function mayEdit({ task, end }: Turn): boolean {
  return end !== undefined && task !== 'continue' && task !== 'answer';
}
