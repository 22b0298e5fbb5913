import { longestBlock } from '../../markdown/blocks.ts';
import { farthestCloser } from '../../markdown/displayRule.ts';
import { hasHiddenCharacters } from '../../markdown/hiddenCharacters.ts';

/** From here on no marker at the beginning of a line can still be in the making. */
const lineIsText = 64;

/**
 * Adds words to a paragraph, or lines to an open fence, without parsing: when nothing that is added
 * can change what stands before it. Returns false, with nothing changed, when that is not certain.
 *
 * @param element shows `source`, the open block as it was last rendered.
 */
export function appendTail(element: HTMLElement, source: string, delta: string): boolean {
  if (source.length + delta.length > longestBlock) return false;
  const root = element.lastElementChild;
  if (root?.localName === 'p') return appendWords(root, source, delta);
  if (root?.localName === 'pre' && element.childElementCount === 1) return appendCode(root, source, delta);
  if (root?.classList.contains('pending') && root.localName === 'div' && element.childElementCount === 1) return appendSource(root, source, delta);
  return false;
}

function appendWords(paragraph: Element, source: string, delta: string): boolean {
  const last = paragraph.lastChild;
  if (!(last instanceof Text) || !/^[\p{L}\p{N} ,.:?，。；：？、]+$/u.test(delta)) return false;
  if (source.length - source.lastIndexOf('\n') <= lineIsText) return false;
  const before = /[\p{L}\p{N},.;:?，。；：？、]( *)$/u.exec(source.slice(-40));
  if (!before) return false;
  last.appendData(((before[1] ?? '') + delta).trimEnd());
  return true;
}

function appendCode(pre: Element, source: string, delta: string): boolean {
  const code = pre.firstElementChild;
  const text = code?.lastChild;
  if (!(text instanceof Text) || code?.childElementCount !== 0) return false;
  if (!/^(?:`{3}|~{3})/.test(source) || source.endsWith('\r') || delta.includes('\r') || hasHiddenCharacters(delta)) return false;
  const line = source.lastIndexOf('\n') + 1;
  if (line === 0 || /(?:^|\n)[ \t]*[`~]/.test(source.slice(line) + delta)) return false;
  if (/\n[ \t]*[`~]/.test(source.slice(0, line))) return false;
  // A last line of nothing but spaces does not count as one, until something follows.
  if (/(?:^|\n)[ \t]+$/.test(source.slice(line) + delta) || /^[ \t]+$/.test(source.slice(line))) return false;
  text.appendData(delta);
  return true;
}

/** A display formula that can no longer be closed: its lines up to the first blank one, as they are. */
function appendSource(pending: Element, source: string, delta: string): boolean {
  const text = pending.lastChild;
  if (!(text instanceof Text) || pending.childElementCount !== 0 || source.length <= farthestCloser + 2) return false;
  const line = source.lastIndexOf('\n') + 1;
  const added = source.slice(line) + delta;
  if (source.includes('\r') || delta.includes('\r') || hasHiddenCharacters(delta)) return false;
  if (/\n[ \t]*\n/.test(source) || /(?:^|\n)[ \t]*\n|(?:^|\n)[ \t]+$/.test(added) || /^[ \t]+$/.test(source.slice(line))) return false;
  const held = /\n*$/.exec(source)?.[0] ?? '';
  text.appendData((held + delta).replace(/\n+$/, ''));
  return true;
}
