import type { TurnClaim } from '../../core/trace.ts';
import type { Verdict } from '../../core/verdict.ts';
import { counterexampleValues, verdictMarks, verdictReason, verdictWord } from '../../core/verdictWords.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import type { ClaimActions } from './claimsView.ts';
import type { ViewContext } from './context.ts';
import { button, make } from './dom.ts';
import { renderFormula } from './rendered.ts';

/** One claim as a row: its verdict, its statement, what it was decided by and where to go from there. */
export function claimRow(context: ViewContext, { claim, verdict }: TurnClaim, actions: ClaimActions): HTMLTableRowElement {
  const { words } = context;
  const mark = make('span', { class: 'verdict' }, make('span', { class: 'mark', 'aria-hidden': 'true' }, verdictMarks[verdict.kind]), verdictWord(words, verdict.kind));
  const tag = claim.kind === 'final-answer' ? make('span', { class: 'tag' }, words.t('final answer')) : undefined;
  const statement = make('td', { role: 'cell', class: 'what' }, make('div', { class: 'statement' }, renderFormula(context, claim.latex, claim.text)));
  if (claim.assumptions.length > 0) statement.append(make('p', { class: 'assumptions' }, words.t('where {0}', shown(claim.assumptions.join(', ')))));
  const linked = (label: string, action: () => void): HTMLButtonElement => button(label, action, { class: 'link', 'aria-label': `${label}: ${shown(claim.text)}` });
  const ways = [
    linked(words.t('Show in answer'), () => actions.show(claim)),
    actions.source(claim),
    linked(words.t('Check in notebook'), () => actions.check(claim)),
  ];
  return make(
    'tr',
    { role: 'row', class: `claim ${verdict.kind}`, tabindex: '-1', 'data-claim': claim.id },
    make('td', { role: 'cell', class: 'decided' }, mark, tag),
    statement,
    make('td', { role: 'cell', class: 'evidence' }, counterexampleOf(context, verdict), make('p', { class: 'reason' }, shown(verdictReason(words, verdict))), make('div', { class: 'actions' }, ...ways)),
  );
}

function counterexampleOf({ words }: ViewContext, verdict: Verdict): HTMLElement | undefined {
  if (verdict.kind !== 'refuted' || !verdict.counterexample) return undefined;
  const element = make('div', { class: 'counterexample' }, make('p', {}, shown(words.phrase(verdict.counterexample.summary))));
  const values = counterexampleValues(words, verdict.counterexample);
  if (values !== '') element.append(make('p', { class: 'values' }, shown(values)));
  return element;
}
