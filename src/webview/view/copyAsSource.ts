/**
 * What is selected, as text with formulas in their LaTeX: `$…$`, and `$$…$$` on lines of their own.
 * Undefined when the selection holds no formula and the browser's own text is as good.
 */
export function selectionAsSource(selection: Selection | null): string | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0).cloneRange();
  // A piece of a formula has no source of its own: the whole formula is meant.
  const from = formulaAround(range.startContainer);
  const to = formulaAround(range.endContainer);
  if (from) range.setStartBefore(from);
  if (to) range.setEndAfter(to);
  const box = document.createElement('div');
  box.append(range.cloneContents());
  const formulas = box.querySelectorAll<HTMLElement>('.formula');
  if (formulas.length === 0) return undefined;
  for (const formula of formulas) formula.replaceWith(formula.classList.contains('display') ? `\n${formulaSource(formula)}\n` : formulaSource(formula));
  for (const block of box.querySelectorAll('p, li, h3, h4, h5, h6, tr, pre, .display-line')) block.append('\n');
  for (const cell of box.querySelectorAll('th, td')) cell.append('\t');
  return (box.textContent ?? '').replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}

/** A formula as it is written in Markdown. */
export function formulaSource(formula: HTMLElement): string {
  const latex = (formula.dataset.latex ?? '').trim();
  if (!formula.classList.contains('display')) return `$${latex}$`;
  return latex.startsWith('\\begin{') ? latex : `$$\n${latex}\n$$`;
}

/** Selects the formula a node is in, as a whole; whether there is one. */
export function selectFormula(node: Node | null): boolean {
  const formula = node && formulaAround(node);
  if (!formula) return false;
  const range = document.createRange();
  range.selectNode(formula);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return true;
}

export function formulaAround(node: Node): HTMLElement | null {
  return (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.formula') ?? null;
}
