import type { ViewContext } from './context.ts';
import { make } from './dom.ts';
import { sendPictures } from './pastedPictures.ts';

/** Documents that one drop may attach. */
const mostDropped = 20;

/** What VS Code's explorer and tabs, and other programs, name documents by; the best first. */
const addressTypes = ['application/vnd.code.uri-list', 'text/uri-list', 'resourceurls'];

/**
 * Documents and pictures dropped anywhere on an element go to the host. While they hang over it, it says so.
 * VS Code lets a drop through to a webview only while Shift is held.
 * @param refused is told in words why nothing came of a drop.
 */
export function takeDrops(element: HTMLElement, { words, post }: ViewContext, refused: (why: string) => void): void {
  const sign = make('div', { class: 'drop', 'aria-hidden': 'true', hidden: '' }, make('p', {}, words.t('Drop here to attach')));
  element.append(sign);
  const over = (event: DragEvent): void => {
    if (![...(event.dataTransfer?.types ?? [])].some((type) => type === 'Files' || addressTypes.includes(type))) return;
    event.preventDefault();
    sign.hidden = false;
  };
  element.addEventListener('dragenter', over);
  element.addEventListener('dragover', over);
  element.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !element.contains(relatedTarget)) sign.hidden = true;
  });
  element.addEventListener('drop', (event) => {
    sign.hidden = true;
    const { dataTransfer } = event;
    if (!dataTransfer) return;
    const uris = addressesIn((type) => dataTransfer.getData(type));
    if (uris.length > 0) post('attachFiles', { uris });
    else if (!sendPictures(dataTransfer, post)) {
      if (dataTransfer.files.length === 0) return;
      refused(words.t('From outside VS Code only pictures can be dropped; attach files with @.'));
    }
    event.preventDefault();
  });
}

/** The documents of a drop, each once. Addresses of the web are none. */
export function addressesIn(get: (type: string) => string): readonly string[] {
  for (const type of addressTypes) {
    const lines = type === 'resourceurls' ? listed(get(type)) : get(type).split(/\r?\n/);
    const uris = lines.map((line) => line.trim()).filter((line) => /^[a-z][a-z0-9+.-]*:/i.test(line) && !/^(?:https?|data|javascript|blob|about):/i.test(line));
    if (uris.length > 0) return [...new Set(uris)].slice(0, mostDropped);
  }
  return [];
}

function listed(json: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}
