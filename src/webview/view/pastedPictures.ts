import { largestPicture } from '../../core/picture.ts';
import type { ViewContext } from './context.ts';

/** Pictures pasted into an element go to the host, to go with the next words; text is left to the element. */
export function takePictures(element: HTMLElement, post: ViewContext['post']): void {
  element.addEventListener('paste', (event) => {
    if (event.clipboardData && sendPictures(event.clipboardData, post)) event.preventDefault();
  });
}

/** Whether there were any. */
export function sendPictures(data: DataTransfer, post: ViewContext['post']): boolean {
  const pictures = [...data.files].filter(({ type }) => type.startsWith('image/'));
  for (const picture of pictures) void send(picture, post);
  return pictures.length > 0;
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
