/**
 * Makes the children of `target` equal to those of `wanted`, keeping every node that can stay:
 * selections, focus and rendered formulas survive. Takes nodes out of `wanted`.
 */
export function morphChildren(target: Node, wanted: Node): void {
  let current = target.firstChild;
  let next = wanted.firstChild;
  while (next) {
    const following = next.nextSibling;
    if (!current) target.appendChild(next);
    else {
      const after: ChildNode | null = current.nextSibling;
      if (!morphNode(current, next)) target.replaceChild(next, current);
      current = after;
    }
    next = following;
  }
  while (current) {
    const after: ChildNode | null = current.nextSibling;
    target.removeChild(current);
    current = after;
  }
}

/** False when the node cannot become the wanted one and must be replaced. */
function morphNode(current: ChildNode, wanted: ChildNode): boolean {
  if (current.nodeType !== wanted.nodeType || current.nodeName !== wanted.nodeName) return false;
  if (current instanceof Text) {
    const { data } = wanted as Text;
    if (current.data !== data) {
      if (data.startsWith(current.data)) current.appendData(data.slice(current.data.length));
      else current.data = data;
    }
    return true;
  }
  const element = current as HTMLElement;
  const other = wanted as HTMLElement;
  if (element.classList.contains('formula') || other.classList.contains('formula')) {
    return element.className === other.className && element.dataset.latex === other.dataset.latex;
  }
  for (const name of element.getAttributeNames()) if (!other.hasAttribute(name)) element.removeAttribute(name);
  for (const { name, value } of other.attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  morphChildren(element, other);
  return true;
}
