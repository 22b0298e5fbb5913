import { hasHiddenCharacters, shown } from '../../markdown/hiddenCharacters.ts';
import type { ViewContext } from './context.ts';
import { make } from './dom.ts';

/** A short finished text as Markdown blocks. */
export function renderBlocks({ parser, formulas }: ViewContext, text: string, className: string): HTMLElement {
  const element = make('div', { class: `markdown ${className}` });
  element.innerHTML = parser.render(text, { final: true });
  formulas.fill(element);
  return element;
}

/** One line of Markdown with formulas, without blocks. */
export function renderLine({ parser, formulas }: Pick<ViewContext, 'parser' | 'formulas'>, text: string, className: string): HTMLElement {
  const element = make('span', { class: className });
  element.innerHTML = parser.renderInline(text, { final: true });
  for (const link of element.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  formulas.fill(element);
  return element;
}

/** A formula given as LaTeX; the plain text when it hides something or there is no LaTeX. */
export function renderFormula({ formulas }: ViewContext, latex: string, text: string): HTMLElement {
  const element = make('span', { class: 'formula-box' });
  if (latex.trim() === '' || hasHiddenCharacters(latex)) {
    element.textContent = shown(text);
    return element;
  }
  element.append(make('span', { class: 'formula', 'data-latex': latex }));
  formulas.fill(element);
  return element;
}
