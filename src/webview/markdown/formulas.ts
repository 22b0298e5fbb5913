import { formulaHtml, type FormulaOutput, type Unshown } from '../../markdown/formulaHtml.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';

const cached = 3000;

/** Renders each distinct formula once and hands out copies. */
export class Formulas {
  readonly #templates = new Map<string, DocumentFragment>();
  readonly #explain: (reason: Unshown, detail: string) => string;
  readonly #output: FormulaOutput;

  /** @param explain words, in the reader's language, why a formula is shown as its source. */
  constructor(explain: (reason: Unshown, detail: string) => string, output: FormulaOutput = 'htmlAndMathml') {
    this.#explain = explain;
    this.#output = output;
  }

  /** Fills every formula element below `root` that is still empty. */
  fill(root: ParentNode): void {
    for (const element of root.querySelectorAll<HTMLElement>('.formula:empty')) this.#fillOne(element);
  }

  #fillOne(element: HTMLElement): void {
    const latex = element.dataset.latex ?? '';
    const display = element.classList.contains('display');
    const key = `${display ? 'd' : 'i'}${latex}`;
    let template = this.#templates.get(key);
    if (template) this.#templates.delete(key);
    else template = this.#render(latex, display);
    this.#templates.set(key, template);
    if (this.#templates.size > cached) this.#templates.delete(this.#templates.keys().next().value ?? '');
    element.append(template.cloneNode(true));
    // A header cell needs a name, and a formula alone gives it none.
    if (element.closest('th')) element.querySelector('math')?.setAttribute('aria-label', latex);
  }

  #render(latex: string, display: boolean): DocumentFragment {
    const rendered = formulaHtml(latex, display, this.#output);
    if (rendered.kind === 'source') return this.#source(latex, rendered.reason, rendered.detail);
    const template = document.createElement('template');
    template.innerHTML = rendered.html;
    return template.content;
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
