import { read } from '../../math/reading/read.ts';
import { isQuantity, type CodeCells } from './codeCells.ts';
import { computationOf, usualLetter, type Computation } from './computations.ts';
import { isConcept, wordsOf } from './concepts.ts';
import type { Match, Source } from './matching.ts';
import { nameForms } from './nameForms.ts';
import type { NotebookCellText } from './notebookText.ts';
import { namesIn, type CellNames } from './pythonNames.ts';
import { labelledValues } from './savedOutput.ts';
import type { Place, Sections } from './sections.ts';
import { savedTables } from './tables.ts';

type Strength = Match['strength'];

/** "the mean of T": the words of the quantity, and the names of what it is of where that is a name. */
interface Wanted {
  readonly words: ReadonlySet<string>;
  readonly of: readonly string[] | undefined;
}

/** "the mean": names and labels of the same words, and what a call of that word computed. */
export function spokenSources(code: CodeCells, sections: Sections, words: string, text: Place): Match[] {
  const wanted = wantedBy(words, code);
  if (wanted.words.size === 0) return [];
  const matches: Match[] = [];
  code.cells.forEach((cell, index) => {
    const names = code.names(index);
    const nearness = sections.nearness(text, index);
    if (!names || nearness === 'elsewhere' || nearness === 'enclosing') return;
    for (const { source, strength } of new CellOffers(cell, names, wanted, nearness === 'adjacent').all()) matches.push({ source, why: 'text-around', strength, nearness });
  });
  return matches;
}

/** "the 2020 row has population 4.2": the entry of that row, by the words of its column. */
export function entrySources(code: CodeCells, sections: Sections, row: string, words: string, text: Place): Match[] {
  const wanted = wordsOf(words);
  return code.cells.flatMap((cell, index): Match[] => {
    const nearness = sections.nearness(text, index);
    if (!code.names(index) || nearness === 'elsewhere' || nearness === 'enclosing') return [];
    return labelledValues(cell).flatMap(({ label, at }): Match[] => (at?.row === row && fitOf(wanted, wordsOf(at.column)) === 'same' && fitOf(wanted, wordsOf(label)) !== 'none' ? [{ source: { kind: 'printed', label, cell: cell.id }, why: 'text-around', strength: 'sure', nearness }] : []));
  });
}

/** The letter after "of", in a formula or in code, or a name that cells give a value. */
function wantedBy(words: string, code: CodeCells): Wanted {
  const [, before = '', formula, quoted, word] = /^(.*\S)\s+(?:of|for)\s+(?:the\s+)?(?:\$([^$]+)\$|`([^`]+)`|([A-Za-z]\w*))$/i.exec(words) ?? [];
  const [, letter, ticked, latin, behind = ''] = /^(?:\$([^$]+)\$|`([^`]+)`|([A-Za-z]\w*))\s*的\s*(.*)$/.exec(words) ?? [];
  const of = namesOf(formula ?? letter, quoted ?? ticked, word ?? latin, code);
  // "The mean of means" is no mean of the data.
  const [, whole = '', part = ''] = /^(.*\S)\s+of\s+(?:the\s+)?(.+)$/i.exec(words) ?? [];
  const parts = [...wordsOf(part)];
  if (!of && parts.length > 0 && parts.every((each) => wordsOf(whole).has(each))) return { words: new Set(), of: undefined };
  return of ? { words: wordsOf(before === '' ? behind : before), of } : { words: wordsOf(words.replaceAll('`', ' ')), of: undefined };
}

function namesOf(formula: string | undefined, quoted: string | undefined, word: string | undefined, code: CodeCells): readonly string[] | undefined {
  if (formula !== undefined) {
    const { exact } = nameForms(read(formula));
    // A formula that is no name is of nothing that could be found.
    return exact.length > 0 ? exact : ['\u0000'];
  }
  if (quoted !== undefined) return [quoted.trim()];
  return word !== undefined && (word.length <= 2 || /^[A-Za-z]_\w{1,2}$/.test(word) || code.assigners(word).length > 0) ? [word] : undefined;
}

class CellOffers {
  readonly #cell: NotebookCellText;
  readonly #names: CellNames;
  readonly #wanted: Wanted;
  readonly #isAdjacent: boolean;
  readonly #found: { readonly source: Source; readonly strength: Strength }[] = [];

  constructor(cell: NotebookCellText, names: CellNames, wanted: Wanted, isAdjacent: boolean) {
    this.#cell = cell;
    this.#names = names;
    this.#wanted = wanted;
    this.#isAdjacent = isAdjacent;
  }

  all(): readonly { readonly source: Source; readonly strength: Strength }[] {
    const { id } = this.#cell;
    for (const [name, assigned] of this.#names.assigned) {
      if (!isQuantity(this.#names, name)) continue;
      const right = assigned.how === 'plain' ? assigned.right : undefined;
      this.#offer({ kind: 'variable', name, cell: id }, this.#named(name, right === undefined ? [] : namesIn(right), right === undefined ? undefined : computationOf(right)) ?? (right === undefined ? undefined : this.#computed(right)));
    }
    for (const { label, isEntry, isPartial, at, counts } of labelledValues(this.#cell)) {
      const strength = at || counts ? undefined : this.#named(label, [...this.#names.used], undefined, isEntry);
      this.#offer({ kind: 'printed', label, cell: id }, strength === 'sure' && isPartial ? 'agreeing' : strength);
    }
    const { last } = this.#names;
    if (last && last.names.length === 0 && !/^print/.test(last.text) && savedTables(this.#cell).length === 0) this.#offer({ kind: 'output', cell: id }, this.#computed(last.text));
    return this.#found;
  }

  #offer(source: Source, strength: Strength | undefined): void {
    if (strength !== undefined) this.#found.push({ source, strength });
  }

  /** A name or a label by its own words. `computation`: what the code says that it is, which must not be of something else. */
  #named(label: string, mentioned: readonly string[], computation: Computation | undefined, isEntry = false): Strength | undefined {
    const { words, of } = this.#wanted;
    if (!of) {
      const fit = fitOf(words, wordsOf(label));
      if (fit === 'none') return this.#usual(words, label);
      return fit === 'same' ? 'sure' : fit === 'more' && this.#isAdjacent && !isEntry ? 'agreeing' : 'offer';
    }
    if (computation && !of.includes(computation.of)) return undefined;
    const tokens = tokensOf(label);
    const at = tokens.findIndex((token) => of.includes(token));
    const rest = at < 0 ? tokens : tokens.filter((_, index) => index !== at);
    const fit = fitOf(words, wordsOf(rest.join(' ').replace(/\bbar\b/, 'mean')));
    if (fit !== 'same') return undefined;
    if (at >= 0) return 'sure';
    return mentioned.some((name) => of.includes(name)) && !isEntry ? 'agreeing' : undefined;
  }

  /** "the mean period": `mean_T`, by the letter that periods usually have. */
  #usual(words: ReadonlySet<string>, label: string): Strength | undefined {
    const tokens = tokensOf(label);
    const concept = [...words].find(isConcept);
    const letter = [...words].map(usualLetter).find((each) => each !== undefined && tokens.includes(each));
    if (words.size !== 2 || letter === undefined || concept === undefined || tokens.length !== 2) return undefined;
    const rest = wordsOf(tokens.filter((token) => token !== letter).join(' ').replace(/^bar$/, 'mean'));
    return rest.size === 1 && [...rest].every((word) => words.has(word) && usualLetter(word) !== letter) ? 'agreeing' : undefined;
  }

  /** What one call computes: of the very thing that is spoken of, or where nothing is said of what. */
  #computed(text: string): Strength | undefined {
    const { words, of } = this.#wanted;
    const computation = computationOf(text);
    if (!computation) {
      if (of) return undefined;
      const fit = fitOf(words, calledWords(text));
      return fit === 'same' ? (selecting.test(text) ? 'agreeing' : 'sure') : fit === 'more' && this.#isAdjacent ? 'agreeing' : undefined;
    }
    const { what, of: own, frame, isPartial } = computation;
    if (!words.has(what)) return undefined;
    const best = isPartial ? 'agreeing' : 'sure';
    const others = [...words].filter((word) => word !== what);
    if (of) return others.length === 0 && of.includes(own) ? best : undefined;
    if (others.length === 0) return frame === undefined ? best : this.#isAdjacent ? 'agreeing' : undefined;
    const said = [...wordsOf(own)].map(singular);
    if (said.length === others.length && others.every((word) => said.includes(singular(word)))) return best;
    const [only] = others;
    return only !== undefined && others.length === 1 && usualLetter(only) === own ? 'agreeing' : undefined;
  }
}

/** A part of the data: its mean need not be the mean that a text speaks of. */
const selecting = /[[<>]|\b(?:groupby|query|head|tail|drop\w*|filter|where|sample|resample|rolling|iloc|loc)\b/;

function singular(word: string): string {
  return word.replace(/(?<=[a-z]{3})s$/, '');
}

function tokensOf(label: string): string[] {
  return label.replace(/([a-z\d])([A-Z])/g, '$1 $2').split(/[^\p{L}\p{N}]+|_/u).filter((token) => token !== '');
}

/** How the words of a name fit those wanted: the same, more of them, a part of them. */
function fitOf(wanted: ReadonlySet<string>, said: ReadonlySet<string>): 'same' | 'more' | 'part' | 'none' {
  if (said.size === 0) return 'none';
  const shared = [...wanted].filter((word) => said.has(word));
  if (shared.length === wanted.size) return said.size === wanted.size ? 'same' : 'more';
  return shared.length === said.size && shared.some(isConcept) ? 'part' : 'none';
}

/** What the calls of an expression compute, by their names: `np.mean(x)` a mean; nothing where two are told. */
function calledWords(code: string): ReadonlySet<string> {
  const called = [...code.matchAll(/([\p{L}_][\p{L}\p{N}_]*)\s*\(/gu)].map(([, name = '']) => name);
  const words = wordsOf(called.join(' '));
  const told = [...words].filter(isConcept);
  const inner = [...code.matchAll(/['"]([^'"\n]{1,40})['"]/g)].map(([, name = '']) => name);
  // More than the call itself: `mean(x) / 2` is no mean.
  if (told.length !== 1 || words.size !== 1 || /^[^(]*[-+*/%]|\)\s*(?:[-+*/%<>=]|\*\*)|\baxis\b|\bround\b/.test(code)) return new Set();
  return new Set([...told, ...inner.flatMap((text) => [...wordsOf(text)])]);
}
