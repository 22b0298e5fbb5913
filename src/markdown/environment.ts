import type { Token } from 'markdown-it';

/**
 * How a text goes on that begins inside a block: the parser is told so and need not see what stands
 * before. `head` is what a table or fence begins with, parsed again before its further lines.
 */
export type Continuation =
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'pending' }
  /** `next` numbers the first item. */
  | { readonly kind: 'list'; readonly next: number }
  | { readonly kind: 'table'; readonly head: string }
  | { readonly kind: 'fence'; readonly head: string };

/** What a parse is told and what its rules leave for one another. */
export interface Environment {
  /** The text is complete: nothing unfinished will be finished. */
  readonly final: boolean;
  /** Set where the text begins inside a block. */
  readonly continues?: Continuation;
  /** Words are parsed when they are rendered, not before. */
  lazy?: boolean;
  /** The token whose words may go on; null when there is none, undefined before it is known. */
  last?: Token | null;
  /** Set while the last words of an unfinished text are parsed. */
  open?: boolean;
}

/** What an opening token of a further piece carries in its `meta`. */
export interface Piece {
  readonly continues: Continuation;
  /** Where it begins, in the normalised source; without it, at the beginning of its first line. */
  readonly offset?: number;
}

/** The environment of a parse; markdown-it types it as a bag of anything. */
export function environmentOf(state: { readonly env: object }): Environment {
  return state.env as Environment;
}

/** What says that a token begins a further piece of a long block. */
export function pieceOf(token: Token): Piece | undefined {
  const meta = token.meta as { readonly piece?: Piece } | null;
  return meta?.piece;
}

/** Marks a token as the beginning of a further piece; the element it opens says so too. */
export function markPiece(token: Token, piece: Piece): void {
  token.meta = { piece };
  token.attrJoin('class', 'continued');
}
