/**
 * Characters that change what a reader sees without being seen: bidirectional controls (UAX #9),
 * the deprecated tag block (U+E0000…E007F), zero-width characters, and controls.
 */
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Of these, the ones that reorder or disguise what stands around them: no typesetter makes them itself. */
const misleading = /[\u061c\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;

export function hasMisleadingCharacters(text: string): boolean {
  return misleading.test(text);
}

/** `U+202E`. */
function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export function hasHiddenCharacters(text: string): boolean {
  hidden.lastIndex = 0;
  return hidden.test(text);
}

/** Plain text in which every hidden character is named instead of obeyed. */
export function shown(text: string): string {
  return text.replace(hidden, (character) => `⟨${codePoint(character)}⟩`);
}

/** The same in already escaped HTML. */
export function markHidden(html: string): string {
  return html.replace(hidden, (character) => `<span class="hidden-character">⟨${codePoint(character)}⟩</span>`);
}
