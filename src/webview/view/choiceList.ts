import { make } from './dom.ts';
import { icon, type IconName } from './icon.ts';

export interface Choice {
  readonly icon?: IconName;
  readonly label: string;
  readonly detail: string;
  readonly choose: () => void;
}

export interface ChoiceGroup {
  readonly label?: string;
  readonly choices: readonly Choice[];
}

/**
 * A list to choose from above a text box that keeps the keyboard (WAI-ARIA: a listbox with an active
 * descendant). The box hands it its keys.
 */
export class ChoiceList {
  readonly element: HTMLElement;
  readonly #input: HTMLElement;
  readonly #list: HTMLElement;
  readonly #note: HTMLElement;
  readonly #onChange: (open: boolean) => void;
  #choices: readonly Choice[] = [];
  #options: readonly HTMLElement[] = [];
  #active = 0;

  /** @param onChange told when it opens and closes. */
  constructor(input: HTMLElement, onChange: (open: boolean) => void) {
    this.#input = input;
    this.#onChange = onChange;
    this.#list = make('div', { role: 'listbox', id: 'choices' });
    this.#note = make('p', { class: 'note' });
    this.element = make('div', { class: 'choices', hidden: '' }, this.#list, this.#note);
    // A press does not take the keyboard from the box.
    this.element.addEventListener('pointerdown', (event) => event.preventDefault());
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-haspopup', 'listbox');
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  get empty(): boolean {
    return this.#choices.length === 0;
  }

  /** @param note said under the list: what else there is, or why there is nothing in it. */
  show(label: string, groups: readonly ChoiceGroup[], note = ''): void {
    const filled = groups.filter(({ choices }) => choices.length > 0);
    this.#choices = filled.flatMap(({ choices }) => choices);
    this.#active = 0;
    this.#list.setAttribute('aria-label', label);
    const sections = filled.map((group) => make('div', { role: 'group', 'aria-label': group.label ?? label }, group.label === undefined ? undefined : make('div', { class: 'group', 'aria-hidden': 'true' }, group.label), ...group.choices.map((choice) => this.#option(choice))));
    this.#list.replaceChildren(...sections);
    this.#list.hidden = this.empty;
    this.#options = [...this.#list.querySelectorAll<HTMLElement>('[role=option]')];
    for (const [index, option] of this.#options.entries()) option.id = `choice-${index}`;
    this.#note.textContent = note;
    this.#note.hidden = note === '';
    this.element.hidden = false;
    if (this.empty) this.#input.removeAttribute('aria-controls');
    else this.#input.setAttribute('aria-controls', this.#list.id);
    this.#move(0);
    this.#onChange(true);
  }

  hide(): void {
    if (!this.open) return;
    this.element.hidden = true;
    this.#input.removeAttribute('aria-activedescendant');
    this.#input.removeAttribute('aria-controls');
    this.#onChange(false);
  }

  /** Whether the key was the list's. */
  key(event: KeyboardEvent): boolean {
    if (!this.open || this.empty || event.ctrlKey || event.metaKey || event.altKey) return false;
    switch (event.key) {
      case 'ArrowDown':
        this.#move(this.#active + 1);
        return true;
      case 'ArrowUp':
        this.#move(this.#active - 1);
        return true;
      case 'Enter':
      case 'Tab':
        if (event.shiftKey) return false;
        this.#choices[this.#active]?.choose();
        return true;
      default:
        return false;
    }
  }

  #option(choice: Choice): HTMLElement {
    const option = make('div', { role: 'option', 'aria-selected': 'false' }, choice.icon && icon(choice.icon), make('span', { class: 'label' }, choice.label), make('span', { class: 'detail' }, choice.detail));
    option.addEventListener('click', choice.choose);
    option.addEventListener('pointermove', () => this.#move(this.#options.indexOf(option)));
    return option;
  }

  #move(to: number): void {
    const { length } = this.#options;
    if (length === 0) {
      this.#input.removeAttribute('aria-activedescendant');
      return;
    }
    this.#active = (to + length) % length;
    for (const [index, option] of this.#options.entries()) option.setAttribute('aria-selected', String(index === this.#active));
    const option = this.#options[this.#active];
    option?.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option?.id ?? '');
  }
}
