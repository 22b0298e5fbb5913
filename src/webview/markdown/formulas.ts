import { formulaHtml, type FormulaOutput, type Unshown } from '../../markdown/formulaHtml.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import { loadFormulaFonts } from './formulaFonts.ts';

/** HTML of formulas that is kept, in UTF-16 units. */
const cached = 4_000_000;

export interface FormulaOptions {
  readonly output?: FormulaOutput;
  /** For new formulas in a frame, ms. */
  readonly budget?: number;
  /** Asks for a further frame. */
  readonly request?: (task: () => void) => unknown;
}

interface Template {
  readonly content: DocumentFragment;
  readonly size: number;
}

/**
 * Renders each distinct formula once and hands out copies. Many new ones at once are spread over
 * frames: until its turn comes, an element is empty and the style sheet shows its source.
 */
export class Formulas {
  readonly #templates = new Map<string, Template>();
  readonly #explain: (reason: Unshown, detail: string) => string;
  readonly #output: FormulaOutput;
  readonly #budget: number;
  readonly #request: (task: () => void) => void;
  readonly #waiting = new Set<HTMLElement>();
  #kept = 0;
  /** Milliseconds spent on new formulas since `#since`. */
  #spent = 0;
  #since = 0;

  /** @param explain words, in the reader's language, why a formula is shown as its source. */
  constructor(explain: (reason: Unshown, detail: string) => string, { output = 'htmlAndMathml', budget = 12, request = requestAnimationFrame }: FormulaOptions = {}) {
    this.#explain = explain;
    this.#request = (task) => void request(task);
    this.#output = output;
    this.#budget = budget;
    if (output === 'htmlAndMathml') loadFormulaFonts();
  }

  /** Fills every formula element below `root` that is still empty: at once, or in one of the next frames. */
  fill(root: ParentNode): void {
    for (const element of root.querySelectorAll<HTMLElement>('.formula:empty')) {
      if (!this.#waiting.has(element) && !this.#fillOne(element)) this.#wait(element);
    }
  }

  /** False when it would be rendered anew and this frame's time is used up. */
  #fillOne(element: HTMLElement): boolean {
    const latex = element.dataset['latex'] ?? '';
    const display = element.classList.contains('display');
    const key = `${display ? 'd' : 'i'}${latex}`;
    let template = this.#templates.get(key);
    if (template) this.#templates.delete(key);
    else {
      const started = performance.now();
      if (started - this.#since > 16) {
        this.#since = started;
        this.#spent = 0;
      }
      if (this.#spent >= this.#budget) return false;
      template = this.#render(latex, display);
      this.#kept += template.size;
      this.#spent += performance.now() - started;
    }
    this.#templates.set(key, template);
    this.#forget();
    element.append(template.content.cloneNode(true));
    // A header cell needs a name, and a formula alone gives it none.
    if (element.closest('th')) element.querySelector('math')?.setAttribute('aria-label', latex);
    return true;
  }

  #wait(element: HTMLElement): void {
    this.#waiting.add(element);
    if (this.#waiting.size === 1) this.#request(this.#go);
  }

  readonly #go = (): void => {
    this.#spent = 0;
    this.#since = performance.now();
    for (const element of this.#waiting) {
      if (element.isConnected && element.childElementCount === 0 && !this.#fillOne(element)) break;
      this.#waiting.delete(element);
    }
    if (this.#waiting.size > 0) this.#request(this.#go);
  };

  #forget(): void {
    for (const [key, { size }] of this.#templates) {
      if (this.#kept <= cached) return;
      this.#templates.delete(key);
      this.#kept -= size;
    }
  }

  #render(latex: string, display: boolean): Template {
    const rendered = formulaHtml(latex, display, this.#output);
    if (rendered.kind === 'source') return { content: this.#source(latex, rendered.reason, rendered.detail), size: latex.length + 100 };
    const template = document.createElement('template');
    template.innerHTML = rendered.html;
    return { content: template.content, size: rendered.html.length };
  }

  /** What cannot be shown as a formula is shown as it was written, with the reason on hover. */
  #source(latex: string, reason: Unshown, detail: string): DocumentFragment {
    const fragment = document.createDocumentFragment();
    const code = document.createElement('code');
    code.className = 'unread';
    code.textContent = shown(latex.trim());
    code.title = shown(this.#explain(reason, detail));
    fragment.append(code);
    return fragment;
  }
}
