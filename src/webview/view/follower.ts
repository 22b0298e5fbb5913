import { button } from './dom.ts';
import type { Words } from './words.ts';

/** Closer to the end than this counts as being there; px. */
const near = 32;
/** A scroll this soon after a key, a wheel or a finger is the reader's. Milliseconds. */
const handMs = 1000;

/** Keeps the end of the stream in view, but only while the reader is there. */
export class Follower {
  readonly button: HTMLButtonElement;
  readonly #scroller: HTMLElement;
  /** Whether more is to come. What has ended grows only where the reader unfolds it. */
  live = false;
  #following = false;
  /** Where it stood last: the first step away from the end is the reader leaving, however small. */
  #last = 0;
  /** When the reader last did something that scrolls; for ever while a pointer is down. */
  #inputAt = -Infinity;

  constructor(scroller: HTMLElement, words: Words, onScroll: () => void) {
    this.#scroller = scroller;
    this.button = button('↓', () => this.start(true), { class: 'to-end', hidden: '', 'aria-label': words.t('Go to the end'), title: words.t('Go to the end') });
    scroller.addEventListener(
      'scroll',
      () => {
        const { scrollTop } = scroller;
        const left = scroller.scrollHeight - scroller.clientHeight - scrollTop;
        if (left < 1) this.#following = true;
        // Upwards by the reader's hand only: text that settles lower moves the view too.
        else if (scrollTop < this.#last && this.#touched()) this.#following = false;
        else if (left < near) this.#following = true;
        this.#last = scrollTop;
        this.button.hidden = left < scroller.clientHeight / 2;
        onScroll();
      },
      { passive: true },
    );
    scroller.addEventListener('click', ({ target }) => {
      if (!this.live && target instanceof Element && target.closest('summary, [aria-expanded]')) this.#following = false;
    });
    for (const input of ['pointerdown', 'keydown', 'touchmove'] as const) {
      scroller.ownerDocument.addEventListener(input, () => (this.#inputAt = input === 'pointerdown' ? Infinity : performance.now()), { passive: true });
    }
    scroller.ownerDocument.addEventListener('pointerup', () => (this.#inputAt = performance.now()), { passive: true });
    scroller.addEventListener(
      'wheel',
      ({ deltaY }) => {
        this.#inputAt = performance.now();
        if (deltaY < 0 && scroller.scrollTop > 0) this.#following = false;
      },
      { passive: true },
    );
  }

  /** Stays where it is led. */
  leave(): void {
    this.#following = false;
  }

  /** Begins to follow, or to stay at the top. */
  start(following: boolean): void {
    this.#following = following;
    if (!following) this.#scroller.scrollTop = 0;
    this.settle();
  }

  get isFollowing(): boolean {
    return this.#following;
  }

  /** To be called when a frame's changes are made. */
  settle(): void {
    if (!this.#following && this.button.hidden) return;
    const { scrollHeight, clientHeight, scrollTop } = this.#scroller;
    // What is shown now may be shorter than what was scrolled in.
    if (!this.button.hidden) this.button.hidden = scrollHeight - clientHeight - scrollTop < clientHeight / 2;
    if (!this.#following) return;
    const end = scrollHeight - clientHeight;
    if (Math.abs(this.#scroller.scrollTop - end) > 1) this.#scroller.scrollTop = end;
    this.#last = this.#scroller.scrollTop;
  }

  #touched(): boolean {
    return performance.now() - this.#inputAt < handMs;
  }
}
