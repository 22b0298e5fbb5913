import { largestPicture } from '../../core/picture.ts';
import type { ViewContext } from './context.ts';

/** Pictures pasted into or dropped on an element go to the host, to go with the next problem; text is left to the element. */
export function takePictures(element: HTMLElement, post: ViewContext['post']): void {
  const take = (event: Event, data: DataTransfer | null): void => {
    const pictures = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
    if (pictures.length === 0) return;
    event.preventDefault();
    for (const picture of pictures) void send(picture, post);
  };
  element.addEventListener('paste', (event) => take(event, event.clipboardData));
  element.addEventListener('drop', (event) => take(event, event.dataTransfer));
  element.addEventListener('dragover', (event) => {
    if ([...(event.dataTransfer?.items ?? [])].some(({ kind }) => kind === 'file')) event.preventDefault();
  });
}

/** What is too large is named and not read. */
async function send(file: File, post: ViewContext['post']): Promise<void> {
  const base64 = file.size > largestPicture ? '' : await base64Of(file);
  post('attach', { name: file.name, size: file.size, base64 });
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.slice(reader.result.indexOf(',') + 1) : ''));
    reader.addEventListener('error', () => resolve(''));
    reader.readAsDataURL(file);
  });
}
