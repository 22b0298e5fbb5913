import type { Part } from '../../core/parts.ts';

/** All thinking as one text; its parts are paragraphs of their own. */
export function thinkingSource(parts: readonly Part[]): string {
  return parts.map(({ text }, index) => (index < parts.length - 1 ? text + separator(text) : text)).join('');
}

/** What stands between a part and the next. */
export function separator(text: string): string {
  return text.endsWith('\n\n') ? '' : '\n\n';
}
