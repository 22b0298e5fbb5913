import type { CheckedClaim } from './checker.ts';
import { follow, type TextEdit } from './follow.ts';
import type { RecordedVerdict } from './recordedVerdict.ts';
import { stale } from './verdict.ts';

/** A claim of a notebook whose verdict rests on what cells computed. */
export interface CellFinding {
  readonly checked: CheckedClaim;
  /** The cell that computed it, by id; an edit of it makes the finding stale as one of the text does. */
  readonly source: string;
}

export interface NotebookEntry {
  /** The cell that the claim stands in, by id. */
  readonly cell: string;
  readonly checked: CheckedClaim;
  /** The cell whose value it was compared with. */
  readonly source?: string;
  /** What the file says of this claim with this content, where it was not decided here. */
  readonly recorded?: RecordedVerdict['verdict'];
}

interface Cell {
  text: readonly CheckedClaim[];
  findings: readonly CellFinding[];
  recorded: readonly RecordedVerdict[];
}

/** The verdicts of all claims of a notebook: of its text, and of its text against its cells. */
export class NotebookLedger {
  readonly #cells = new Map<string, Cell>();

  /** The claims of a cell's text with the verdicts of computation alone. */
  setText(cell: string, claims: readonly CheckedClaim[]): void {
    this.#of(cell).text = claims;
  }

  /** What comparing with cells found, for the whole notebook anew. */
  setFindings(findings: ReadonlyMap<string, readonly CellFinding[]>): void {
    for (const cell of this.#cells.values()) cell.findings = [];
    for (const [cell, found] of findings) this.#of(cell).findings = found;
  }

  /** What the file says of a cell's claims. */
  setRecorded(cell: string, recorded: readonly RecordedVerdict[]): void {
    this.#of(cell).recorded = recorded;
  }

  /** A cell's text has changed: what rests on it is stale, without a fix, until it is compared anew, and what stands in it moves. */
  touch(changed: string, edits: readonly TextEdit[]): void {
    for (const [id, cell] of this.#cells) {
      cell.findings = cell.findings.map((finding) => {
        if (id !== changed && finding.source !== changed) return finding;
        const { claim, verdict, ms } = finding.checked;
        const range = id === changed ? edits.reduce(follow, claim.range) : claim.range;
        return { ...finding, checked: { claim: { ...claim, range }, verdict: stale(verdict), ms } };
      });
    }
  }

  /** Cells that are gone take their claims with them. */
  keep(cells: ReadonlySet<string>): void {
    for (const id of [...this.#cells.keys()]) if (!cells.has(id)) this.#cells.delete(id);
  }

  /** All entries, cells in the given order, claims in the order of the text. */
  entries(order: readonly string[]): readonly NotebookEntry[] {
    return order.flatMap((id) => this.entriesOf(id));
  }

  entriesOf(id: string): readonly NotebookEntry[] {
    const cell = this.#cells.get(id);
    if (!cell) return [];
    const recorded = new Map(cell.recorded.map((record) => [`${record.id} ${record.hash}`, record.verdict]));
    const entry = (checked: CheckedClaim): NotebookEntry => {
      const said = isDecided(checked) ? undefined : recorded.get(`${checked.claim.id} ${checked.claim.hash}`);
      return { cell: id, checked, ...(said === undefined ? {} : { recorded: said }) };
    };
    const entries = [...cell.text.map(entry), ...cell.findings.map(({ checked, source }) => ({ ...entry(checked), source }))];
    return entries.sort((a, b) => a.checked.claim.range.start - b.checked.claim.range.start);
  }

  #of(id: string): Cell {
    const known = this.#cells.get(id);
    if (known) return known;
    const made: Cell = { text: [], findings: [], recorded: [] };
    this.#cells.set(id, made);
    return made;
  }
}

/**
 * The claims with one voice for each place: what cells computed counts where the text by itself decides nothing of
 * all that the finding covers; a finding that decides nothing takes nothing from what the text decides.
 */
export function weighed(entries: readonly NotebookEntry[]): readonly CheckedClaim[] {
  const text = entries.flatMap(({ checked, source }) => (source === undefined ? [checked] : []));
  const found = entries.flatMap(({ checked, source }) => (source === undefined ? [] : [checked]));
  const covers = ({ claim: { range: outer } }: CheckedClaim, { claim: { range: inner } }: CheckedClaim): boolean => outer.start <= inner.start && inner.end <= outer.end;
  const told = text.filter((claim) => isDecided(claim) || !found.some((finding) => isDecided(finding) && covers(finding, claim)));
  const heard = found.filter((finding) => isDecided(finding) || !text.some((claim) => isDecided(claim) && (covers(finding, claim) || covers(claim, finding))));
  return [...told, ...heard].sort((a, b) => a.claim.range.start - b.claim.range.start);
}

function isDecided({ verdict: { kind } }: CheckedClaim): boolean {
  return kind === 'verified' || kind === 'refuted';
}
