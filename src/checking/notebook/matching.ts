import { say, type Phrase } from '../../core/phrase.ts';
import type { toPlain } from '../../math/printing/plain.ts';
import { read } from '../../math/reading/read.ts';
import { hasUnread } from '../../math/unread.ts';
import { sameShape } from '../../math/traverse.ts';
import { CodeCells } from './codeCells.ts';
import { computedSources, isOfAnother } from './computedSources.ts';
import { countSources } from './countSources.ts';
import { curveSources } from './curves.ts';
import { cellLabel, type NotebookCellText } from './notebookText.ts';
import { labelledValues, savedResult } from './savedOutput.ts';
import { entrySources, spokenSources } from './spokenSources.ts';
import { Sections, type Nearness, type Place } from './sections.ts';
import { truthSources } from './truthSources.ts';
import type { StatedFormula, StatedValue } from './statedValue.ts';

/** What may hold the value that a text speaks of. `cell` is the id of the code cell that computes it. */
export type Source =
  | { readonly kind: 'variable'; readonly name: string; readonly cell: string }
  /** The value of the cell's last expression. */
  | { readonly kind: 'output'; readonly cell: string }
  /** A value that the cell printed beside a label. */
  | { readonly kind: 'printed'; readonly label: string; readonly cell: string };

export interface Match {
  readonly source: Source;
  readonly why: 'chosen' | 'proposed' | 'name' | 'text-around';
  /** `sure`: it may verify and refute. `agreeing`: a value that differs may be another quantity. `offer`: for the user to choose. */
  readonly strength: 'sure' | 'agreeing' | 'offer';
  readonly nearness: Nearness;
}

export interface Matched {
  /** Best first. */
  readonly ranked: readonly Match[];
  /** The one to compare with; undefined where the user must choose, or where there is none. */
  readonly pick: Match | undefined;
  /** Why there is no pick. */
  readonly doubt: Phrase | undefined;
}

/** Headings apart, a lone letter is not looked for farther away than this. Cells. */
const farLetter = 6;

/** Finds for each statement of a notebook the values that it may speak of. */
export class Matching {
  readonly code: CodeCells;
  readonly sections: Sections;

  constructor(cells: readonly NotebookCellText[]) {
    this.code = new CodeCells(cells);
    this.sections = new Sections(cells);
  }

  /** Equally good sources are all kept, and none is picked: a guess could refute what is right. */
  of({ subject, cell, claim }: Pick<StatedValue | StatedFormula, 'subject' | 'cell' | 'claim'>): Matched {
    const text = this.sections.at(this.code.indexOf(cell), claim.range.start);
    switch (subject.kind) {
      case 'name': {
        const { exact: names, loose: usual, near = [] } = subject.forms;
        const exact = [...this.#variables(names, text), ...this.#printed((label) => this.#isName(label, subject.expression, names), text), ...computedSources(this.code, this.sections, subject.expression, text)];
        if (exact.some(({ strength }) => strength === 'sure')) return this.#ranked(exact, text);
        const isOther = ({ source }: Match): boolean => source.kind === 'variable' && isOfAnother(this.code, source, subject.expression);
        const loose = [...this.#variables(usual, text), ...this.#printed((label, isEntry) => !isEntry && usual.includes(label), text)].filter((match) => !isOther(match));
        const close = this.#variables(near, text).map((match): Match => (match.strength === 'sure' ? { ...match, strength: 'agreeing' } : match));
        const around = [...loose, ...close].filter(({ nearness }) => nearness === 'adjacent' || nearness === 'section');
        return this.#ranked([...exact, ...around.map((match): Match => ({ ...match, why: 'text-around' }))], text);
      }
      case 'words':
        return this.#ranked(spokenSources(this.code, this.sections, subject.words, text), text);
      case 'entry':
        return this.#ranked(entrySources(this.code, this.sections, subject.row, subject.words, text), text);
      case 'count':
        return this.#ranked(countSources(this.code, this.sections, subject, text), text);
      case 'truth':
        return this.#ranked(truthSources(this.code, this.sections, subject.property, subject.bearer, text), text);
      case 'curve':
        return this.#ranked(curveSources(this.code, this.sections, text), text);
      case 'answer':
        return this.#ranked(this.#answers(text), text);
    }
  }

  #variables(names: readonly string[], text: Place): Match[] {
    return names.flatMap((name) =>
      this.code.definers(name).map((index): Match => {
        const nearness = this.#nearness(text, index, name);
        return { source: { kind: 'variable', name, cell: this.#id(index) }, why: 'name', strength: nearness === 'elsewhere' ? 'offer' : 'sure', nearness };
      }),
    );
  }

  #printed(holds: (label: string, isEntry: boolean) => boolean, text: Place): Match[] {
    return this.#codeIndexes().flatMap((index) => {
      const cell = this.code.cells[index];
      const nearness = this.sections.nearness(text, index);
      return (cell ? labelledValues(cell) : []).filter(({ label, isEntry }) => holds(label, isEntry === true)).map(({ label }): Match => ({ source: { kind: 'printed', label, cell: this.#id(index) }, why: 'name', strength: nearness === 'adjacent' || nearness === 'section' ? 'sure' : 'offer', nearness }));
    });
  }

  #isName(label: string, expression: Parameters<typeof toPlain>[0], forms: readonly string[]): boolean {
    if (forms.includes(label)) return true;
    if (label.length > 30) return false;
    const meant = read(label, { notation: /\\/.test(label) ? 'latex' : 'plain' });
    return !hasUnread(meant) && sameShape(meant, expression);
  }

  /** A final answer: what the cell below it shows, or the one above. Where more than one could be meant it only may agree. */
  #answers(text: Place): Match[] {
    const showing = this.#codeIndexes().filter((index) => {
      const nearness = this.sections.nearness(text, index);
      return (nearness === 'adjacent' || nearness === 'section') && this.#showsResult(index);
    });
    const adjacent = showing.filter((index) => this.sections.nearness(text, index) === 'adjacent');
    const below = adjacent.filter((index) => index > text.cell);
    const nearest = below.at(-1) ?? adjacent.at(-1);
    if (nearest === undefined) return [];
    return [{ source: { kind: 'output', cell: this.#id(nearest) }, why: 'text-around', strength: showing.length === 1 ? 'sure' : 'agreeing', nearness: 'adjacent' }];
  }

  #showsResult(index: number): boolean {
    const cell = this.code.cells[index];
    if (!cell || !this.code.names(index)?.last) return false;
    return savedResult(cell).kind !== 'none' || cell.outputs.length === 0;
  }

  #ranked(all: readonly Match[], text: Place): Matched {
    const kept = this.#oneOfEach(this.#atHand(all, text));
    const sorted = [...kept].sort((a, b) => rank(a) - rank(b));
    const ranked = sorted.filter((match, index) => sorted.findIndex(({ source }) => sameSource(source, match.source)) === index);
    const [best, ...rest] = ranked;
    if (!best) return { ranked, pick: undefined, doubt: undefined };
    if (best.strength === 'offer') return { ranked, pick: undefined, doubt: say('Only {0} could be meant, which stands elsewhere: choose it if it is.', this.words(best.source)) };
    const equals = rest.filter((match) => rank(match) === rank(best));
    if (equals.length === 0) return { ranked, pick: best, doubt: undefined };
    return { ranked, pick: undefined, doubt: say('It may speak of {0}: choose which.', [best, ...equals].map(({ source }) => this.words(source)).join(', ')) };
  }

  /** Of the cells above a text that assign one name, the last counts: that is its value where the text stands. */
  #atHand(all: readonly Match[], text: Place): Match[] {
    return all.filter(({ source, strength }) => {
      const index = this.code.indexOf(source.cell);
      if (source.kind !== 'variable' || index > text.cell) return true;
      return !all.some((other) => other.source.kind === 'variable' && other.source.name === source.name && other.strength === strength && this.code.indexOf(other.source.cell) > index && this.code.indexOf(other.source.cell) < text.cell);
    });
  }

  /** Within one cell a variable goes before what it printed, and that before its last expression. */
  #oneOfEach(all: readonly Match[]): Match[] {
    const order = { variable: 0, printed: 1, output: 2 };
    return all.filter((match) => !all.some((other) => other !== match && other.source.cell === match.source.cell && other.source.kind !== match.source.kind && strengths[other.strength] <= strengths[match.strength] && order[other.source.kind] < order[match.source.kind]));
  }

  #nearness(text: Place, index: number, name: string): Nearness {
    const nearness = this.sections.nearness(text, index);
    const isLetter = [...name.replace(/[_\d]/g, '')].length <= 1;
    if (nearness === 'section' && isLetter && text.path.length === 0 && Math.abs(index - text.cell) > farLetter) return 'elsewhere';
    return nearness;
  }

  #codeIndexes(): number[] {
    return this.code.cells.flatMap((_, index) => (this.code.names(index) ? [index] : []));
  }

  #id(index: number): string {
    return this.code.cells[index]?.id ?? '';
  }

  /** For people: `x` of cell [3]. */
  words(source: Source): string {
    const cell = cellLabel(this.code.cells, source.cell);
    return source.kind === 'variable' ? `${source.name} (${cell})` : source.kind === 'printed' ? `“${source.label}” (${cell})` : `${cell}`;
  }
}

export function sameSource(a: Source | undefined, b: Source): boolean {
  return a !== undefined && a.kind === b.kind && a.cell === b.cell && (a.kind !== 'variable' || (b.kind === 'variable' && a.name === b.name)) && (a.kind !== 'printed' || (b.kind === 'printed' && a.label === b.label));
}

const strengths = { sure: 0, agreeing: 1, offer: 2 };
const nearnesses: Readonly<Record<Nearness, number>> = { adjacent: 0, section: 1, enclosing: 2, elsewhere: 3 };
const reasons = { chosen: 0, proposed: 1, name: 2, 'text-around': 3 };

function rank({ strength, why, nearness }: Match): number {
  return strengths[strength] * 100 + reasons[why] * 10 + nearnesses[nearness];
}
