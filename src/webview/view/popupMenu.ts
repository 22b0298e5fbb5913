import { button, make } from './dom.ts';

export interface MenuItem {
  readonly words: string;
  /** The key that does the same without the menu, as it is written on it. */
  readonly key?: string;
  readonly action: () => void;
}

export interface MenuGroup {
  /** Said and shown above its items. */
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

/** Pixels kept free between the menu and the edges of the panel. */
const margin = 4;

/** A menu beside a button, by mouse and by the keys of the WAI-ARIA menu button pattern. */
export class PopupMenu {
  readonly element = make('div', { class: 'menu popup', role: 'menu', tabindex: '-1', hidden: '' });
  #anchor: HTMLElement | undefined;
  readonly #outside = ({ target }: PointerEvent): void => {
    if (target instanceof Node && !this.element.contains(target) && this.#anchor?.contains(target) !== true) this.#hide();
  };

  /** What the menu is of moves away under it. */
  readonly #scrolled = ({ target }: WheelEvent): void => {
    if (target instanceof Node && !this.element.contains(target)) this.#leave();
  };

  constructor() {
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.element.contains(relatedTarget)) this.#hide();
    });
  }

  /** Opens at a button, or closes where it is open there already. */
  toggle(anchor: HTMLElement, label: string, groups: readonly MenuGroup[]): void {
    const again = this.#anchor === anchor;
    this.#hide();
    if (again) return;
    this.#anchor = anchor;
    anchor.setAttribute('aria-expanded', 'true');
    this.element.setAttribute('aria-label', label);
    this.element.replaceChildren(...groups.filter(({ items }) => items.length > 0).map((group) => this.#group(group)));
    this.element.hidden = false;
    document.addEventListener('pointerdown', this.#outside);
    document.addEventListener('wheel', this.#scrolled, { passive: true });
    this.#place(anchor.getBoundingClientRect());
    this.#items()[0]?.focus({ preventScroll: true });
  }

  /** To be called when what it is of goes away. Whether it held the keyboard. */
  close(): boolean {
    const held = this.element.contains(document.activeElement);
    this.#hide();
    return held;
  }

  #group({ label, items }: MenuGroup): HTMLElement {
    const title = label === undefined ? undefined : make('div', { class: 'menu-label', 'aria-hidden': 'true' }, label);
    const entries = items.map(({ words, key, action }) => {
      const item = button('', () => {
        this.#leave();
        action();
      }, { role: 'menuitem', tabindex: '-1', 'aria-keyshortcuts': key });
      item.append(make('span', {}, words));
      if (key !== undefined) item.append(make('kbd', { 'aria-hidden': 'true' }, key));
      item.addEventListener('pointermove', () => item.focus({ preventScroll: true }));
      return item;
    });
    return make('div', { role: 'group', 'aria-label': label }, title, ...entries);
  }

  /** Below the button where there is room, above it else, and never outside the panel. */
  #place(at: DOMRect): void {
    const { style, offsetWidth, offsetHeight } = this.element;
    const { innerWidth, innerHeight } = window;
    const below = at.bottom + offsetHeight + margin <= innerHeight;
    const top = below ? at.bottom + 2 : Math.max(margin, Math.min(at.top - offsetHeight - 2, innerHeight - offsetHeight - margin));
    style.top = `${top}px`;
    style.left = `${Math.max(margin, Math.min(at.right - offsetWidth, innerWidth - offsetWidth - margin))}px`;
  }

  #key(event: KeyboardEvent): void {
    const items = this.#items();
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = next(event.key, at, items);
    if (to !== undefined) items[to]?.focus();
    else if (event.key === 'Escape' || event.key === 'ArrowLeft' || event.key === 'Tab') this.#leave();
    else return;
    event.stopPropagation();
    event.preventDefault();
  }

  #items(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  #leave(): void {
    const anchor = this.#anchor;
    this.#hide();
    anchor?.focus({ preventScroll: true });
  }

  #hide(): void {
    this.#anchor?.setAttribute('aria-expanded', 'false');
    this.#anchor = undefined;
    this.element.hidden = true;
    document.removeEventListener('pointerdown', this.#outside);
    document.removeEventListener('wheel', this.#scrolled);
  }
}

/** The item that a key goes to; undefined for a key that goes to none. */
function next(key: string, at: number, items: readonly HTMLElement[]): number | undefined {
  const { length } = items;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % length;
    case 'ArrowUp':
      return (at - 1 + length) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const order = items.map((_, index) => (at + 1 + index) % length);
      return order.find((index) => items[index]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
    }
  }
}
