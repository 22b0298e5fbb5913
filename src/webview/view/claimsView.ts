import type { Claim } from '../../core/claim.ts';
import type { TurnClaim } from '../../core/trace.ts';
import type { Verdict, VerdictKind } from '../../core/verdict.ts';
import { counterexampleValues, verdictMarks, verdictReason, verdictWord } from '../../core/verdictWords.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import { renderFormula } from './rendered.ts';

export interface ClaimActions {
  /** Shows the place in the answer where the claim is made. */
  readonly show: (claim: Claim) => void;
  readonly check: (claim: Claim) => void;
}

interface Shown {
  readonly element: HTMLElement;
  readonly entry: TurnClaim;
}

/** The claims of an answer, each with its verdict, how it was reached, and what contradicts it. */
export class ClaimsView {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #actions: ClaimActions;
  readonly #heading: HTMLElement;
  readonly #list: HTMLElement;
  readonly #shown = new Map<string, Shown>();

  constructor(context: ViewContext, actions: ClaimActions) {
    this.#context = context;
    this.#actions = actions;
    this.#heading = make('summary', {});
    this.#list = make('ul', { class: 'claims-list' });
    this.element = make('details', { class: 'claims', open: '', hidden: '' }, this.#heading, this.#list);
  }

  update(claims: readonly TurnClaim[]): void {
    this.element.hidden = claims.length === 0;
    setText(this.#heading, summary(this.#context, claims));
    for (const [index, entry] of claims.entries()) {
      const shownEntry = this.#shown.get(entry.claim.id);
      if (shownEntry?.entry.verdict === entry.verdict && shownEntry.entry.claim === entry.claim) continue;
      const element = this.#item(entry);
      if (shownEntry) shownEntry.element.replaceWith(element);
      else this.#list.insertBefore(element, this.#list.children[index] ?? null);
      this.#shown.set(entry.claim.id, { element, entry });
    }
    const ids = new Set(claims.map(({ claim }) => claim.id));
    for (const [id, { element }] of this.#shown) {
      if (ids.has(id)) continue;
      element.remove();
      this.#shown.delete(id);
    }
  }

  /** The element of a claim, to scroll to. */
  elementOf(claim: string): HTMLElement | undefined {
    return this.#shown.get(claim)?.element;
  }

  refuted(): readonly HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('.claim.refuted')];
  }

  #item({ claim, verdict }: TurnClaim): HTMLElement {
    const { words } = this.#context;
    const word = verdictWord(words, verdict.kind);
    const item = make('li', { class: `claim ${verdict.kind}`, tabindex: '-1', 'data-claim': claim.id });
    const mark = make('span', { class: 'verdict' }, make('span', { class: 'mark', 'aria-hidden': 'true' }, verdictMarks[verdict.kind]), word);
    if (claim.kind === 'final-answer') mark.append(make('span', { class: 'tag' }, words.t('final answer')));
    item.append(mark, make('div', { class: 'statement' }, renderFormula(this.#context, claim.latex, claim.text)));
    if (claim.assumptions.length > 0) item.append(make('p', { class: 'assumptions' }, words.t('where {0}', shown(claim.assumptions.join(', ')))));
    const counterexample = counterexampleOf(this.#context, verdict);
    if (counterexample) item.append(counterexample);
    item.append(make('p', { class: 'reason' }, shown(verdictReason(words, verdict))));
    item.append(
      make(
        'div',
        { class: 'actions' },
        button(words.t('Show in answer'), () => this.#actions.show(claim), { class: 'link', 'aria-label': `${words.t('Show in answer')}: ${shown(claim.text)}` }),
        button(words.t('Check in notebook'), () => this.#actions.check(claim), {
          class: 'link',
          'aria-label': `${words.t('Check in notebook')}: ${shown(claim.text)}`,
        }),
      ),
    );
    return item;
  }
}

function counterexampleOf({ words }: ViewContext, verdict: Verdict): HTMLElement | undefined {
  if (verdict.kind !== 'refuted' || !verdict.counterexample) return undefined;
  const element = make('div', { class: 'counterexample' }, make('p', {}, shown(words.phrase(verdict.counterexample.summary))));
  const values = counterexampleValues(words, verdict.counterexample);
  if (values !== '') element.append(make('p', { class: 'values' }, shown(values)));
  return element;
}

function summary({ words }: ViewContext, claims: readonly TurnClaim[]): string {
  const kinds: readonly VerdictKind[] = ['refuted', 'verified', 'inconclusive', 'unchecked', 'stale'];
  const counts = kinds
    .map((kind) => ({ kind, count: claims.filter(({ verdict }) => verdict.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${verdictMarks[kind]} ${words.number(count)} ${verdictWord(words, kind)}`);
  return [words.t('Claims'), ...counts].join(' · ');
}
