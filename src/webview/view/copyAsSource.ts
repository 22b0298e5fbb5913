/**
 * What is selected, as text with formulas in their LaTeX: `$…$`, and `$$…$$` on lines of their own.
 * Undefined when the selection holds no formula and the browser's own text is as good.
 */
export function selectionAsSource(selection: Selection | null): string | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const box = document.createElement('div');
  box.append(selection.getRangeAt(0).cloneContents());
  const formulas = box.querySelectorAll<HTMLElement>('.formula');
  if (formulas.length === 0) return undefined;
  for (const formula of formulas) {
    const latex = (formula.dataset.latex ?? '').trim();
    const bare = latex.startsWith('\\begin{');
    formula.replaceWith(formula.classList.contains('display') ? `\n${bare ? latex : `$$\n${latex}\n$$`}\n` : `$${latex}$`);
  }
  for (const block of box.querySelectorAll('p, li, h3, h4, h5, h6, tr, pre, .display-line')) block.append('\n');
  for (const cell of box.querySelectorAll('th, td')) cell.append('\t');
  return (box.textContent ?? '').replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}
