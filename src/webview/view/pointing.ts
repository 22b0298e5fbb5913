/** How long a place that was gone to stays marked; milliseconds. */
const markedMs = 1500;

/** Scrolls to an element and marks it for a moment. */
export function point(element: HTMLElement | undefined): void {
  if (!element) return;
  for (let details = element.closest('details'); details; details = details.parentElement?.closest('details') ?? null) details.open = true;
  element.scrollIntoView({ block: 'center' });
  element.classList.add('pointed');
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
