/** How long a place that was gone to stays marked; milliseconds. */
const markedMs = 1500;

/** Scrolls to an element and marks it for a moment. The keyboard goes along where it would be left out of view. */
export function point(element: HTMLElement | undefined): void {
  if (!element) return;
  for (let details = element.closest('details'); details; details = details.parentElement?.closest('details') ?? null) details.open = true;
  element.scrollIntoView({ block: 'center' });
  element.classList.add('pointed');
  const held = document.activeElement;
  const scroller = element.closest('main');
  if (held && scroller?.contains(held) === true && held !== scroller && !isInView(held, scroller)) {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }
  setTimeout(() => element.classList.remove('pointed'), markedMs);
}

/** Goes to an element with the keyboard; it stays marked until another one is gone to. */
export function pointAndHold(element: HTMLElement | undefined): void {
  if (!element) return;
  for (const other of document.querySelectorAll('.claim.pointed')) other.classList.remove('pointed');
  const details = element.closest('details');
  if (details) details.open = true;
  element.classList.add('pointed');
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}

function isInView(element: Element, scroller: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  return bottom > view.top && top < view.bottom;
}
