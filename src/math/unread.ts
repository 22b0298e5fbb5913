import type { Expression, UnreadNode } from './expression.ts';
import { some, walk } from './traverse.ts';

/** Whether anything inside was not understood: then nothing may be concluded from the whole. */
export function hasUnread(expression: Expression): boolean {
  return some(expression, (part) => part.kind === 'unread');
}

export function unreadOf(expression: Expression): UnreadNode[] {
  return [...walk(expression)].filter((part) => part.kind === 'unread');
}
