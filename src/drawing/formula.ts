import type { Macros } from './macros.ts';

/** A formula to be drawn: LaTeX without its delimiters. */
export interface Formula {
  readonly latex: string;
  readonly display: boolean;
  /** What its document defines for it. */
  readonly macros?: Macros;
}

/** A formula as a picture of its own. */
export interface Drawn {
  readonly svg: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Longer formulas are not drawn. UTF-16 units. */
export const longestDrawn = 2000;
/** Deeper groups are not drawn: each level costs the stack, and nobody can read them. */
const deepest = 60;

/** Whether a formula is small enough to be given to who draws it. */
export function isDrawable({ latex }: Formula): boolean {
  if (latex.trim() === '' || latex.length > longestDrawn) return false;
  let depth = 0;
  for (let index = 0; index < latex.length; index++) {
    const unit = latex[index];
    if (unit === '\\') {
      if (latex.startsWith('\\begin', index) || latex.startsWith('\\left', index)) depth++;
      else if (latex.startsWith('\\end', index) || latex.startsWith('\\right', index)) depth--;
      index++;
    } else if (unit === '{') depth++;
    else if (unit === '}') depth--;
    if (depth > deepest) return false;
  }
  return true;
}
