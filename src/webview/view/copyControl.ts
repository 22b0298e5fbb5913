import { shown } from '../../markdown/hiddenCharacters.ts';
import type { ViewContext } from './context.ts';
import { formulaAround, formulaSource } from './copyAsSource.ts';
import { button, make } from './dom.ts';
import { iconButton } from './iconButton.ts';
import type { MenuItem, PopupMenu } from './popupMenu.ts';

/** A block offers at most so many formulas one by one in its menu. */
const mostFormulas = 20;
/** How long the buttons stay when the pointer leaves what they are of, for it to come to them; milliseconds. */
const staysMs = 350;
/** The longest label of a formula in a menu; UTF-16 units. */
const longestLabel = 40;

/**
 * Copies a formula as LaTeX and a step as Markdown: two buttons that float over what the pointer is on, and a
 * menu for the keyboard. Nothing of it stands in the text, which the renderer owns.
 */
export class CopyControl {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #menu: PopupMenu;
  readonly #sourceOf: (block: HTMLElement) => string | undefined;
  readonly #formulaButton: HTMLButtonElement;
  readonly #stepButton: HTMLButtonElement;
  #formula: HTMLElement | null = null;
  #block: HTMLElement | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  /** @param sourceOf the Markdown that a block was rendered from. */
  constructor(context: ViewContext, menu: PopupMenu, sourceOf: (block: HTMLElement) => string | undefined) {
    const { words, scroller } = context;
    this.#context = context;
    this.#menu = menu;
    this.#sourceOf = sourceOf;
    // For the pointer alone: the keyboard has the menu.
    this.#formulaButton = button('LaTeX', () => this.#copyFormula(this.#formula), { class: 'copy formula-copy', tabindex: '-1', title: words.t('Copy LaTeX'), 'aria-label': words.t('Copy LaTeX'), hidden: '' });
    this.#stepButton = iconButton('copy', words.t('Copy this step as Markdown'), () => this.#copyBlock(this.#block), { class: 'copy step-copy', tabindex: '-1', hidden: '' });
    this.element = make('div', { class: 'copy-control' }, this.#formulaButton, this.#stepButton);
    scroller.addEventListener('pointerover', ({ target, pointerType }) => {
      if (pointerType === 'touch') return;
      const element = target instanceof Element ? target : null;
      clearTimeout(this.#leaving);
      const leaves = element && ((this.#formula && formulaAround(element) !== this.#formula) || (this.#block && !element.closest('.block')));
      if (leaves) this.#leaving = setTimeout(() => this.#over(element), staysMs);
      else this.#over(element);
    });
    this.element.addEventListener('pointerover', () => clearTimeout(this.#leaving));
    scroller.addEventListener('pointerleave', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !this.element.contains(relatedTarget)) this.hide();
    });
    this.element.addEventListener('pointerleave', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !scroller.contains(relatedTarget)) this.hide();
    });
    scroller.addEventListener('scroll', () => this.hide(), { passive: true });
    scroller.addEventListener('keydown', (event) => this.#key(event));
  }

  hide(): void {
    clearTimeout(this.#leaving);
    this.#formula = this.#block = null;
    this.#formulaButton.hidden = this.#stepButton.hidden = true;
  }

  /** Puts the keyboard on the step after or before the one that has it. */
  moveStep(by: 1 | -1): void {
    const { scroller } = this.#context;
    const blocks = [...scroller.querySelectorAll<HTMLElement>('[data-within] .block')].filter((block) => block.offsetParent !== null);
    const edge = scroller.getBoundingClientRect().top;
    const held = blocks.findIndex((block) => block.contains(document.activeElement));
    const seen = blocks.findIndex((block) => block.getBoundingClientRect().bottom > edge + 1);
    const to = blocks[held >= 0 ? held + by : seen];
    if (!to) return;
    to.tabIndex = -1;
    to.setAttribute('aria-keyshortcuts', 'Shift+F10');
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: 'nearest' });
  }

  #over(target: Element | null): void {
    const formula = target && formulaAround(target);
    const block = target?.closest<HTMLElement>('[data-within] .block') ?? null;
    if (formula === this.#formula && block === this.#block) return;
    this.#formula = formula?.dataset.latex === undefined ? null : formula;
    this.#block = block;
    const view = this.#context.scroller.getBoundingClientRect();
    const rect = this.#formula?.getBoundingClientRect();
    const around = block?.getBoundingClientRect();
    this.#formulaButton.hidden = !rect;
    this.#stepButton.hidden = !around;
    if (around) {
      // In the margin as far as there is one.
      this.#stepButton.style.left = `${Math.min(around.right + 2, view.right - this.#stepButton.offsetWidth - 1)}px`;
      this.#stepButton.style.top = `${Math.max(view.top + 2, around.top)}px`;
    }
    if (rect) {
      const { offsetWidth, offsetHeight } = this.#formulaButton;
      const above = rect.top - offsetHeight + 1;
      this.#formulaButton.style.left = `${Math.max(view.left + 2, Math.min(rect.right, view.right - 14) - offsetWidth)}px`;
      this.#formulaButton.style.top = `${above >= view.top ? above : rect.bottom - 1}px`;
    }
    // Where both would stand in one place, they stand side by side.
    const step = this.#stepButton.getBoundingClientRect();
    const tex = this.#formulaButton.getBoundingClientRect();
    if (!this.#stepButton.hidden && !this.#formulaButton.hidden && tex.right > step.left && tex.left < step.right && tex.bottom > step.top && tex.top < step.bottom) {
      this.#formulaButton.style.left = `${step.left - tex.width - 4}px`;
    }
  }

  #key(event: KeyboardEvent): void {
    const block = document.activeElement?.closest<HTMLElement>('[data-within] .block');
    if (!block || block !== document.activeElement) return;
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey) || event.key === 'Enter') {
      event.preventDefault();
      const { words } = this.#context;
      this.#menu.toggle(block, words.t('Copy'), [{ items: this.#items(block) }]);
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'c' && document.getSelection()?.isCollapsed !== false) {
      event.preventDefault();
      this.#copyBlock(block);
    }
  }

  #items(block: HTMLElement): readonly MenuItem[] {
    const { words } = this.#context;
    const formulas = [...block.querySelectorAll<HTMLElement>('.formula')].slice(0, mostFormulas);
    return [
      { words: words.t('Copy this step as Markdown'), action: () => this.#copyBlock(block) },
      ...formulas.map((formula) => ({ words: words.t('Copy {0}', shown(shortened(formulaSource(formula)))), action: () => this.#copyFormula(formula) })),
    ];
  }

  #copyFormula(formula: HTMLElement | null): void {
    const latex = formula?.dataset.latex;
    if (latex !== undefined) this.#copy(latex.trim());
  }

  #copyBlock(block: HTMLElement | null): void {
    const source = block && this.#sourceOf(block);
    if (source !== undefined && source !== null) this.#copy(source);
  }

  #copy(text: string): void {
    const { words, post, announce } = this.#context;
    post('copy', { text });
    announce(words.t('Copied.'));
    this.hide();
  }
}

function shortened(latex: string): string {
  const line = latex.replace(/\s+/g, ' ');
  return line.length > longestLabel ? `${line.slice(0, longestLabel)}…` : line;
}
