import type { NotebookCellText } from './notebookText.ts';

/** Where something stands: the headings over it, each by its number in the notebook, and which cell it is. */
export interface Place {
  readonly cell: number;
  readonly path: readonly number[];
}

/** How near a code cell is to a text. */
export type Nearness =
  /** In the run of code cells right above or right below. */
  | 'adjacent'
  /** Under the same heading. */
  | 'section'
  /** Above it, under a heading that holds the text's own. */
  | 'enclosing'
  | 'elsewhere';

const heading = /^[ \t]{0,3}(?:(#{1,6})\s+\S|<h([1-6])\b|(?:\*\*|__)?\s*(?:(?:problem|exercise|question|task|part|example|case|experiment|trial|run|scenario)\s+(?:\d+|[a-z])\b|(?:例|题|问题|练习|实验|任务|情况)\s*[\d一二三四五六七八九十]+|第[\d一二三四五六七八九十]+[题问部分章节])|([-*_])(?:[ \t]*\3){2,}[ \t]*$)/i;

/** The headings of a notebook, and what stands under which. */
export class Sections {
  readonly #cells: readonly NotebookCellText[];
  readonly #marks: { readonly cell: number; readonly offset: number; readonly path: readonly number[] }[] = [];

  constructor(cells: readonly NotebookCellText[]) {
    this.#cells = cells;
    let open: { readonly level: number; readonly id: number }[] = [];
    let count = 0;
    cells.forEach(({ kind, source }, cell) => {
      if (kind !== 'markup') return;
      let offset = 0;
      let fence = false;
      const lines = source.split('\n');
      lines.forEach((line, index) => {
        if (/^\s*(?:```|~~~)/.test(line)) fence = !fence;
        const under = /^\s{0,3}(=+|-+)\s*$/.exec(lines[index + 1] ?? '')?.[1];
        const match = fence ? null : heading.exec(line);
        const isUnderlined = !fence && under !== undefined && under.length > 2 && /\S/.test(line) && !/^\s*[-*>|]/.test(line);
        if (match || isUnderlined) {
          const level = match?.[1]?.length ?? Number(match?.[2] ?? (isUnderlined ? (under?.startsWith('=') ? 1 : 2) : 7));
          open = [...open.filter((each) => each.level < level), { level, id: ++count }];
          this.#marks.push({ cell, offset, path: open.map(({ id }) => id) });
        }
        offset += line.length + 1;
      });
    });
  }

  /** Where an offset of a cell stands; without one, where the cell begins. */
  at(cell: number, offset = 0): Place {
    const mark = this.#marks.findLast((each) => each.cell < cell || (each.cell === cell && each.offset <= offset));
    return { cell, path: mark?.path ?? [] };
  }

  /** How near a code cell is to a place in a text. */
  nearness(text: Place, code: number): Nearness {
    const there = this.at(code).path;
    const isSame = there.length === text.path.length && there.every((id, index) => id === text.path[index]);
    if (isSame) return this.#isAdjacent(text.cell, code) ? 'adjacent' : 'section';
    const holds = there.length < text.path.length && there.every((id, index) => id === text.path[index]);
    return holds && code < text.cell ? 'enclosing' : 'elsewhere';
  }

  /** Only code cells stand between, and no other text. */
  #isAdjacent(text: number, code: number): boolean {
    const [from, to] = text < code ? [text + 1, code] : [code, text - 1];
    return this.#cells.slice(from, to + 1).every(({ kind }) => kind === 'code');
  }
}
