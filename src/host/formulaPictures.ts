import * as vscode from 'vscode';
import type { Formula } from '../drawing/formula.ts';
import { FormulaThread } from './formulaThread.ts';
import type { AskedFormula, FormulaFacts } from './formulaWork.ts';

/** A larger picture is left out: VS Code shows a text of at most 100,000 characters. UTF-16 units of the URI. */
const longestUri = 40_000;
/** Pictures that are kept, all together. UTF-16 units. */
const mostKept = 4_000_000;

/** Text colours by kind of theme: a picture in a text knows nothing of the colours around it. */
const colors: Readonly<Record<vscode.ColorThemeKind, string>> = {
  [vscode.ColorThemeKind.Light]: '#1f1f1f',
  [vscode.ColorThemeKind.Dark]: '#d4d4d4',
  [vscode.ColorThemeKind.HighContrast]: '#ffffff',
  [vscode.ColorThemeKind.HighContrastLight]: '#000000',
};

/** A port: formulas as pictures in the colour of the theme, for surfaces that render no mathematics (hovers, comments). */
export interface Pictures {
  /** The formula as Markdown of an image; undefined where it cannot be drawn, and its text has to do. Never rejects. */
  picture(latex: string, options: Omit<Formula, 'latex'>): Promise<string | undefined>;
  /** Fires when pictures made before have the colour of another theme. */
  readonly onDidChangeColor: vscode.Event<void>;
}

/** Draws formulas in a thread of its own, and keeps what it drew. */
export class FormulaPictures implements Pictures, vscode.Disposable {
  readonly #thread: FormulaThread;
  readonly #kept = new Map<string, string>();
  #size = 0;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeColor = this.#changed.event;
  readonly #subscription = vscode.window.onDidChangeActiveColorTheme(() => this.#changed.fire());

  constructor(script: string) {
    this.#thread = new FormulaThread(script);
  }

  async picture(latex: string, { display, macros }: Omit<Formula, 'latex'>): Promise<string | undefined> {
    const formula: Formula = { latex: latex.trim(), display, ...(macros ? { macros } : {}) };
    const color = colors[vscode.window.activeColorTheme.kind];
    const key = `${color} ${display} ${formula.latex} ${macros ? JSON.stringify(macros) : ''}`;
    const before = this.#kept.get(key);
    if (before !== undefined) {
      // What was asked for last is the last to go.
      this.#kept.delete(key);
      this.#kept.set(key, before);
      return before;
    }
    const drawn = await this.#thread.draw(formula, color);
    if (!drawn) return undefined;
    const uri = `data:image/svg+xml;base64,${Buffer.from(drawn.svg).toString('base64')}`;
    if (uri.length > longestUri) return undefined;
    const image = `![${altOf(formula.latex)}](${uri}|width=${drawn.width},height=${drawn.height})`;
    this.#keep(key, image);
    return image;
  }

  /** What is known of a formula without deciding anything; undefined where it could not be found out in time. */
  know(asked: AskedFormula): Promise<FormulaFacts | undefined> {
    return this.#thread.know(asked);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#thread.dispose();
  }

  #keep(key: string, image: string): void {
    if (!this.#kept.has(key)) this.#size += key.length + image.length;
    this.#kept.set(key, image);
    for (const [oldest, its] of this.#kept) {
      if (this.#size <= mostKept) break;
      this.#kept.delete(oldest);
      this.#size -= oldest.length + its.length;
    }
  }
}

/** The source stands for the picture where none is seen; no sign of it may end the image's own text. */
function altOf(latex: string): string {
  return latex.replace(/\s+/g, ' ').replace(/[\\[\]!`*_~<>&"|$]/g, '\\$&');
}
