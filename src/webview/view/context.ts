import type { Parser } from '../../markdown/parser.ts';
import type { FromPanel } from '../../protocol/panel.ts';
import type { Formulas } from '../markdown/formulas.ts';
import type { FrameLoop } from '../frameLoop.ts';
import type { Words } from './words.ts';

/** What every part of the view is given. */
export interface ViewContext {
  readonly words: Words;
  readonly parser: Parser;
  readonly formulas: Formulas;
  readonly frames: FrameLoop;
  /** The element that scrolls. */
  readonly scroller: HTMLElement;
  readonly post: <K extends keyof FromPanel>(type: K, data: FromPanel[K]) => void;
  /** Says something to screen readers, once. */
  readonly announce: (text: string) => void;
}
