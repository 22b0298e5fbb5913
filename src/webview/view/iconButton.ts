import { button } from './dom.ts';
import { icon, type IconName } from './icon.ts';

/** A button that shows a picture, and says and explains itself by its label. */
export function iconButton(name: IconName, label: string, action: () => void, attributes: Readonly<Record<string, string | undefined>> = {}): HTMLButtonElement {
  const { class: className = '', ...others } = attributes;
  const element = button('', action, { 'aria-label': label, title: label, class: `bare ${className}`.trim(), ...others });
  element.append(icon(name));
  return element;
}
