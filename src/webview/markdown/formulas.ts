import katex from 'katex';
import { hasHiddenCharacters, shown } from './hiddenCharacters.ts';
import { longestFormula } from './mathSpans.ts';

const deepest = 100;
const mostCells = 1000;
const longestOutput = 500_000;
const cached = 3000;

/** Environments that belong on lines of their own even when written within text. */
const displayOnly = /\\begin\{(?:align|alignat|equation|gather|multline|eqnarray|flalign)\*?\}/;

/** Renders each distinct formula once and hands out copies. */
export class Formulas {
  readonly #templates = new Map<string, DocumentFragment>();
  readonly #explain: (reason: 'too-long' | 'too-deep' | 'hidden' | 'unread', detail: string) => string;
  readonly #output: 'htmlAndMathml' | 'mathml';

  /**
   * @param explain words, in the reader's language, why a formula is shown as its source.
   * @param output `mathml` where KaTeX's style sheet and fonts are not at hand.
   */
  constructor(explain: (reason: 'too-long' | 'too-deep' | 'hidden' | 'unread', detail: string) => string, output: 'htmlAndMathml' | 'mathml' = 'htmlAndMathml') {
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
    if (latex.length > longestFormula || (latex.match(/&|\\\\/g)?.length ?? 0) > mostCells) return this.#source(latex, 'too-long', '');
    if (depth(latex) > deepest) return this.#source(latex, 'too-deep', '');
    if (hasHiddenCharacters(latex)) return this.#source(latex, 'hidden', '');
    try {
      const html = katex.renderToString(dialect(latex), {
        displayMode: display || displayOnly.test(latex),
        throwOnError: true,
        trust: false,
        strict: 'ignore',
        maxExpand: expansions(latex),
        maxSize: 20,
        output: this.#output,
        macros: {},
      });
      if (html.length > longestOutput) return this.#source(latex, 'too-long', '');
      const template = document.createElement('template');
      template.innerHTML = html;
      return template.content;
    } catch (error) {
      return this.#source(latex, error instanceof RangeError ? 'too-deep' : 'unread', reasonOf(error));
    }
  }

  /** What cannot be shown as a formula is shown as it was written, with the reason on hover. */
  #source(latex: string, reason: 'too-long' | 'too-deep' | 'hidden' | 'unread', detail: string): DocumentFragment {
    const fragment = document.createDocumentFragment();
    const code = document.createElement('code');
    code.className = 'unread';
    code.textContent = shown(latex.trim());
    code.title = shown(this.#explain(reason, detail));
    fragment.append(code);
    return fragment;
  }
}

/** What KaTeX lacks and what means the same to it. A percent sign is one: nobody comments a formula, and nothing may be lost. */
function dialect(latex: string): string {
  return latex
    .replace(/(?<!\\)((?:\\\\)*)%/g, '$1\\%')
    .replace(/\\label\s*\{[^{}]*\}/g, '')
    .replace(/\\(?:eqref|ref)\s*\{([^{}]*)\}/g, '(\\text{$1})')
    .replace(/\\(begin|end)\{multline(\*?)\}/g, '\\$1{gather$2}')
    .replace(/\\(begin|end)\{(?:eqnarray|flalign)(\*?)\}/g, '\\$1{align$2}')
    .replace(/\\mbox\b/g, '\\text')
    .replace(/\\cline\s*\{[^{}]*\}/g, '\\hline ')
    .replace(/\\multicolumn\s*\{(\d)\}\s*\{[^{}]*\}/g, (_, columns: string) => '&'.repeat(Math.max(0, Number(columns) - 1)))
    .replace(/(\\begin\{array\}\s*)\{((?:[^{}]|\{[^{}]*\})*)\}/g, (_, begin: string, columns: string) => `${begin}{${columns.replace(/[@!]\{[^{}]*\}/g, '')}}`)
    .replace(/\\qedhere\b/g, '\\quad\\square');
}

/** Macros a formula defines for itself may copy its text: then the copies together stay below 6,000 characters. */
function expansions(latex: string): number {
  const defines = /\\(?:[egx]?def|let|futurelet|(?:re)?newcommand|providecommand)\b/.test(latex);
  return defines ? Math.floor(6000 / latex.length) : 1000;
}

function depth(latex: string): number {
  let deepestSeen = 0;
  let open = 0;
  for (let index = 0; index < latex.length; index++) {
    const character = latex[index];
    if (character === '\\') {
      if (/^\\(?:left|begin)\b/.test(latex.slice(index, index + 7))) open++;
      else if (/^\\(?:right|end)\b/.test(latex.slice(index, index + 7))) open--;
      index++;
    } else if (character === '{') open++;
    else if (character === '}') open--;
    deepestSeen = Math.max(deepestSeen, open);
  }
  return deepestSeen;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^KaTeX parse error:\s*/, '').replaceAll('\u0332', '').slice(0, 200);
}
