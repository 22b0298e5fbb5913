/** What a parse is told and what its rules leave for one another. */
export interface Environment {
  /** The text is complete: nothing unfinished will be finished. */
  readonly final: boolean;
  /** Set while the last words of an unfinished text are parsed. */
  open?: boolean;
}

/** The environment of a parse; markdown-it types it as a bag of anything. */
export function environmentOf(state: { readonly env: object }): Environment {
  return state.env as Environment;
}
