import type { Continuation } from '../../markdown/environment.ts';
import { farthestCloser } from '../../markdown/displayRule.ts';
import { hasHiddenCharacters } from '../../markdown/hiddenCharacters.ts';
import { longParagraph, longPending } from '../../markdown/longText.ts';
import { longestCode } from '../../markdown/pieces.ts';

/** From here on no marker at the beginning of a line can still be in the making. */
const lineIsText = 64;

/**
 * Adds words to a paragraph, or lines to an open fence, without parsing: when nothing that is added
 * can change what stands before it. Returns false, with nothing changed, when that is not certain.
 *
 * @param element shows `source`, the open block as it was last rendered.
 * @param continues what the block goes on with, if it does.
 */
export function appendTail(element: HTMLElement, source: string, delta: string, continues: Continuation | undefined): boolean {
  const root = element.lastElementChild;
  const paragraph = lastParagraph(root);
  if (paragraph) return appendWords(paragraph, source, delta);
  if (element.childElementCount !== 1) return false;
  if (root?.localName === 'pre') return appendCode(root, source, delta, continues);
  if (root?.localName === 'div' && root.classList.contains('pending')) return appendSource(root, source, delta, continues);
  return false;
}

/** The paragraph that ends a block, within lists and quotations. */
function lastParagraph(root: Element | null): Element | undefined {
  for (let element = root; element; element = element.lastElementChild) {
    if (element.localName === 'p') return element;
    if (!/^(?:ul|ol|li|blockquote)$/.test(element.localName)) return undefined;
  }
  return undefined;
}

function appendWords(paragraph: Element, source: string, delta: string): boolean {
  const last = paragraph.lastChild;
  if (!(last instanceof Text) || !/^[\p{L}\p{N} ,.:?，。；：？、]+$/u.test(delta)) return false;
  if (source.length + delta.length > longParagraph || source.length - source.lastIndexOf('\n') <= lineIsText) return false;
  const before = /[\p{L}\p{N},.;:?，。；：？、]( *)$/u.exec(source.slice(-40));
  if (!before) return false;
  last.appendData(((before[1] ?? '') + delta).trimEnd());
  return true;
}

function appendCode(pre: Element, source: string, delta: string, continues: Continuation | undefined): boolean {
  const code = pre.firstElementChild;
  const text = code?.lastChild;
  if (!(text instanceof Text) || code?.childElementCount !== 0) return false;
  const opener = continues?.kind === 'fence' ? continues.head : source;
  if (!/^(?:`{3}|~{3})/.test(opener) || source.endsWith('\r') || delta.includes('\r') || hasHiddenCharacters(delta)) return false;
  if ((source + delta).split('\n').length > longestCode) return false;
  const line = source.lastIndexOf('\n') + 1;
  if (line === 0 || /(?:^|\n)[ \t]*[`~]/.test(source.slice(line) + delta)) return false;
  if (/\n[ \t]*[`~]/.test(source.slice(0, line))) return false;
  // A last line of nothing but spaces does not count as one, until something follows.
  if (/(?:^|\n)[ \t]+$/.test(source.slice(line) + delta) || /^[ \t]+$/.test(source.slice(line))) return false;
  text.appendData(delta);
  return true;
}

/** A display formula that can no longer be closed: its lines up to the first blank one, as they are. */
function appendSource(pending: Element, source: string, delta: string, continues: Continuation | undefined): boolean {
  const text = pending.lastChild;
  if (!(text instanceof Text) || pending.childElementCount !== 0) return false;
  if (continues?.kind !== 'pending' && source.length <= farthestCloser + 2) return false;
  if (source.length + delta.length > longPending) return false;
  const line = source.lastIndexOf('\n') + 1;
  const added = source.slice(line) + delta;
  if (source.includes('\r') || delta.includes('\r') || hasHiddenCharacters(delta)) return false;
  if (/\n[ \t]*\n/.test(source) || /(?:^|\n)[ \t]*\n|(?:^|\n)[ \t]+$/.test(added) || /^[ \t]+$/.test(source.slice(line))) return false;
  const held = /\n*$/.exec(source)?.[0] ?? '';
  text.appendData((held + delta).replace(/\n+$/, ''));
  return true;
}
