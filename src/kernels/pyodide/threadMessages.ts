import type { RealmStream } from './realm.ts';

/** What the thread of the embedded Python is started with. */
export interface PyodideThreadData {
  /** `[0]` becomes 2 (SIGINT) when the code is to stop. */
  readonly interrupt: SharedArrayBuffer;
  /** The folder of Pyodide's files. */
  readonly assets: string;
  /** The archive of SymPy and mpmath. */
  readonly sympy: string;
  /** The path of `cells.py`. */
  readonly program: string;
  /** The path of `runnerDisplay.py`. */
  readonly display: string;
  readonly lasting?: LastingMemory;
}

/** A memory that is kept between starts, with what is imported and loaded in it. */
export interface LastingMemory {
  readonly folder: string;
  /** Cells that are run once, before the memory is kept. */
  readonly cells: readonly string[];
}

export interface ToPyodideThread {
  readonly id: number;
  /** For `cells.py`. */
  readonly text: string;
}

export type FromPyodideThread =
  | { readonly kind: 'ready' }
  /** JSON lines of the cell's are on the stream `display`. */
  | { readonly kind: 'out'; readonly id: number; readonly stream: RealmStream; readonly text: string }
  /** @param answer what `cells.py` says of the end, as JSON; anything else says how Python broke */
  | { readonly kind: 'done'; readonly id: number; readonly answer: string; readonly dropped: number };
