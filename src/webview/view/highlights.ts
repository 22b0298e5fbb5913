/** Ranges made for one marking; more would cost more than they show. */
const mostRanges = 500;

/** Where words stand in the text of an element, across the pieces it is made of; formulas are left out. */
export function rangesOf(root: Element, wanted: string): readonly Range[] {
  const folded = wanted.toLowerCase();
  if (folded === '') return [];
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Element) return node.matches('.formula, button, textarea') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  const pieces: { readonly node: Text; readonly start: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    pieces.push({ node: node as Text, start: text.length });
    text += (node as Text).data.toLowerCase();
  }
  const place = (offset: number): { readonly node: Text; readonly at: number } | undefined => {
    const piece = pieces.findLast(({ start }) => start <= offset);
    return piece && { node: piece.node, at: Math.min(offset - piece.start, piece.node.length) };
  };
  for (let at = text.indexOf(folded); at >= 0 && ranges.length < mostRanges; at = text.indexOf(folded, at + folded.length)) {
    const [start, end] = [place(at), place(at + folded.length - 1)];
    if (!start || !end) continue;
    const range = document.createRange();
    range.setStart(start.node, start.at);
    range.setEnd(end.node, Math.min(end.at + 1, end.node.length));
    ranges.push(range);
  }
  return ranges;
}

/** Marks found words without touching the document, where the browser can; the one that was gone to stands out. */
export function markFound(all: readonly Range[], current: Range | undefined): void {
  if (!('highlights' in CSS)) return;
  const set = (name: string, ranges: readonly Range[]): void => {
    if (ranges.length === 0) CSS.highlights.delete(name);
    else CSS.highlights.set(name, new Highlight(...ranges));
  };
  set('found', all);
  set('found-current', current ? [current] : []);
}
