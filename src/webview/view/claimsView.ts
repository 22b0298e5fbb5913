import type { Claim } from '../../core/claim.ts';
import type { TurnClaim } from '../../core/trace.ts';
import type { VerdictKind } from '../../core/verdict.ts';
import { verdictMarks, verdictWord } from '../../core/verdictWords.ts';
import { claimRow } from './claimRow.ts';
import type { ViewContext } from './context.ts';
import { button, make, setChildren, setText } from './dom.ts';

export interface ClaimActions {
  /** Shows the place in the answer where the claim is made. */
  readonly show: (claim: Claim) => void;
  readonly check: (claim: Claim) => void;
  /** The way to the line of the problem it concerns. */
  readonly source: (claim: Claim) => HTMLElement | undefined;
}

interface Shown {
  readonly row: HTMLTableRowElement;
  readonly entry: TurnClaim;
}

/** What is wrong stands first. */
const kinds: readonly VerdictKind[] = ['refuted', 'verified', 'inconclusive', 'unchecked', 'stale'];

/** The claims of an answer as a table, each with its verdict, how it was reached, and what contradicts it. */
export class ClaimsView {
  readonly element: HTMLDetailsElement;
  readonly #context: ViewContext;
  readonly #actions: ClaimActions;
  readonly #heading: HTMLElement;
  readonly #filters: HTMLElement;
  readonly #buttons = new Map<VerdictKind | 'all', HTMLButtonElement>();
  readonly #body: HTMLElement;
  readonly #shown = new Map<string, Shown>();
  #claims: readonly TurnClaim[] | undefined;
  #only: VerdictKind | undefined;

  constructor(context: ViewContext, actions: ClaimActions) {
    const { words } = context;
    this.#context = context;
    this.#actions = actions;
    this.#heading = make('span', { class: 'counts' });
    for (const kind of ['all', ...kinds] as const) {
      this.#buttons.set(kind, button('', () => this.filter(kind === 'all' || kind === this.#only ? undefined : kind), { class: `filter ${kind}` }));
    }
    this.#filters = make('div', { class: 'filters', role: 'group', 'aria-label': words.t('Show only') }, ...this.#buttons.values());
    this.#body = make('tbody', { role: 'rowgroup' });
    const column = (label: string): HTMLElement => make('th', { role: 'columnheader', scope: 'col' }, label);
    const table = make(
      'table',
      { role: 'table', 'aria-label': words.t('Claims') },
      make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, column(words.t('Verdict')), column(words.t('Statement')), column(words.t('Evidence')))),
      this.#body,
    );
    this.element = make('details', { class: 'claims', open: '', hidden: '' }, make('summary', {}, make('span', {}, words.t('Claims')), this.#heading), this.#filters, table);
  }

  get only(): VerdictKind | undefined {
    return this.#only;
  }

  update(claims: readonly TurnClaim[]): void {
    if (claims === this.#claims) return;
    this.#claims = claims;
    this.element.hidden = claims.length === 0;
    for (const entry of claims) {
      const { id } = entry.claim;
      const there = this.#shown.get(id);
      if (there?.entry.verdict === entry.verdict && there.entry.claim === entry.claim) continue;
      const row = claimRow(this.#context, entry, this.#actions);
      if (there) replaceRow(there.row, row);
      this.#shown.set(id, { row, entry });
    }
    const ids = new Set(claims.map(({ claim }) => claim.id));
    for (const id of [...this.#shown.keys()]) if (!ids.has(id)) this.#shown.delete(id);
    setChildren(this.#body, claims.flatMap(({ claim }) => this.#shown.get(claim.id)?.row ?? []));
    this.#count(claims);
    this.#apply();
  }

  /** Shows the claims of one verdict; undefined shows all. */
  filter(only: VerdictKind | undefined): void {
    this.#only = only;
    this.#apply();
  }

  /** The element of a claim, to scroll to; what hides it is undone. */
  elementOf(claim: string): HTMLElement | undefined {
    const shown = this.#shown.get(claim);
    if (shown && shown.row.hidden) this.filter(undefined);
    return shown?.row;
  }

  /** Whether a claim is the one that was gone to, or holds the keyboard. */
  isAt(claim: string): boolean {
    const row = this.#shown.get(claim)?.row;
    return row !== undefined && (row.contains(document.activeElement) || row.classList.contains('pointed'));
  }

  #count(claims: readonly TurnClaim[]): void {
    const { words } = this.#context;
    const counts = kinds
      .map((kind) => ({ kind, count: claims.filter(({ verdict }) => verdict.kind === kind).length }))
      .filter(({ count }) => count > 0);
    const label = ({ kind, count }: { readonly kind: VerdictKind; readonly count: number }): string => `${verdictMarks[kind]} ${words.number(count)} ${verdictWord(words, kind)}`;
    setText(this.#heading, ['', ...counts.map(label)].join(' · '));
    this.#filters.hidden = counts.length < 2;
    for (const [kind, element] of this.#buttons) {
      const counted = counts.find((each) => each.kind === kind);
      element.hidden = kind !== 'all' && !counted;
      setText(element, counted ? label(counted) : words.t('All {0}', words.number(claims.length)));
    }
    if (this.#only !== undefined && !counts.some(({ kind }) => kind === this.#only)) this.#only = undefined;
  }

  #apply(): void {
    for (const { row, entry } of this.#shown.values()) row.hidden = this.#only !== undefined && entry.verdict.kind !== this.#only;
    for (const [kind, element] of this.#buttons) element.setAttribute('aria-pressed', String(kind === (this.#only ?? 'all')));
  }
}

/** What held the keyboard in the row holds it in the new one, and what was gone to stays marked. */
function replaceRow(before: HTMLElement, after: HTMLElement): void {
  const stops = (row: HTMLElement): readonly HTMLElement[] => [row, ...row.querySelectorAll<HTMLElement>('button')];
  const held = stops(before).indexOf(document.activeElement as HTMLElement);
  if (before.classList.contains('pointed')) after.classList.add('pointed');
  before.replaceWith(after);
  if (held >= 0) (stops(after)[held] ?? after).focus({ preventScroll: true });
}
