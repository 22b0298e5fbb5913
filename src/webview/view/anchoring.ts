import type { Anchor } from './readingPlaces.ts';
import type { TurnView } from './turnView.ts';

/** What stands at the upper edge of what is visible; undefined where no turn does. */
export function anchorAt(scroller: HTMLElement, turns: ReadonlyMap<string, TurnView>): Anchor | undefined {
  const edge = scroller.getBoundingClientRect().top;
  for (const [turn, { element }] of turns) {
    const box = element.getBoundingClientRect();
    if (!element.isConnected || box.bottom <= edge) continue;
    const inside = [...element.querySelectorAll<HTMLElement>('[data-within] .block, .claim')].find((each) => each.offsetParent !== null && each.getBoundingClientRect().bottom > edge + 1);
    if (!inside || box.top > edge) return { turn, within: 'turn', top: box.top - edge };
    const top = inside.getBoundingClientRect().top - edge;
    const { claim } = inside.dataset;
    if (claim !== undefined) return { turn, within: 'claim', claim, top };
    const within = inside.closest<HTMLElement>('[data-within]')?.dataset.within === 'thinking' ? 'thinking' : 'answer';
    return { turn, within, offset: Number(inside.dataset.start), top };
  }
  return undefined;
}

/** Scrolls so that an anchor stands where it stood; false where it is no longer there. */
export function scrollTo(scroller: HTMLElement, turns: ReadonlyMap<string, TurnView>, anchor: Anchor): boolean {
  const view = turns.get(anchor.turn);
  if (!view) return false;
  const element = elementOf(view, anchor);
  if (!element) return false;
  scroller.scrollTop += element.getBoundingClientRect().top - scroller.getBoundingClientRect().top - anchor.top;
  return true;
}

function elementOf(view: TurnView, { within, offset = 0, claim = '' }: Anchor): HTMLElement | undefined {
  switch (within) {
    case 'thinking':
      return view.thinking.isOpen ? view.elementAt(within, offset) : view.element;
    case 'answer':
      return view.elementAt(within, offset);
    case 'claim':
      return view.claims.elementOf(claim);
    case 'turn':
      return view.element;
  }
}
