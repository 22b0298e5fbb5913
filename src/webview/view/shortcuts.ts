import type { PanelView } from './panelView.ts';

/** Keys that work wherever the keyboard is in the panel; whether the key is one of them. */
export function pressed(view: PanelView, event: KeyboardEvent): boolean {
  if (event.isComposing) return false;
  const command = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'f':
      if (!command || event.altKey || event.shiftKey) return false;
      view.find.open();
      return true;
    case 'F3':
      if (command || event.altKey) return false;
      view.find.step(event.shiftKey ? -1 : 1);
      return true;
    case 'F8':
      if (command || !event.altKey) return false;
      view.conversation.nextRefuted(event.shiftKey ? -1 : 1);
      return true;
    case 'ArrowUp':
    case 'ArrowDown': {
      if (command || !event.altKey) return false;
      const by = event.key === 'ArrowDown' ? 1 : -1;
      if (event.shiftKey) view.copying.moveStep(by);
      else view.conversation.moveTurn(by);
      return true;
    }
    case 'ArrowLeft':
    case 'ArrowRight':
      // In words these go from word to word.
      if (command || !event.altKey || event.shiftKey || isWriting(event.target)) return false;
      view.conversation.moveVersion(event.key === 'ArrowLeft' ? 'previous' : 'next');
      return true;
    case 'Escape':
      return view.conversation.closeComparison();
    default:
      return false;
  }
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['TEXTAREA', 'INPUT', 'SELECT'].includes(target.tagName));
}
