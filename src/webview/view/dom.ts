type Child = Node | string | undefined;

/** Makes an element. Strings become text, never HTML; `on…` properties are not accepted. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button with its words and what it does. */
export function button(words: string, action: () => void, attributes: Readonly<Record<string, string | undefined>> = {}): HTMLButtonElement {
  const element = make('button', { type: 'button', ...attributes }, words);
  element.addEventListener('click', action);
  return element;
}

/** Changes text only where it differs, so that screen readers and selections are left in peace. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Puts exactly these children into an element. Those that are there already stay untouched: what is taken out loses the focus. */
export function setChildren(element: Element, children: readonly Node[]): void {
  const wanted = new Set(children);
  for (const child of [...element.childNodes]) if (!wanted.has(child)) child.remove();
  for (const [index, child] of children.entries()) {
    const there = element.childNodes[index];
    if (there !== child) element.insertBefore(child, there ?? null);
  }
}
