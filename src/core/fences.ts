/** A fenced block of Markdown that has the text around a place in it. */
export interface FenceAround {
  /** The first word behind the marks, in small letters. */
  readonly word: string;
  /** Where the line behind the opening one begins. */
  readonly start: number;
}

/** Fences whose inside is Markdown with mathematics, or mathematics. */
const lookedInto: ReadonlySet<string> = new Set(['math', 'problem', 'solution', 'claim', 'hint', 'latex', 'tex']);

/** The fenced block around a place, its fences not counted; undefined outside of any. Linear in what stands before. */
export function fenceAround(text: string, at: number): FenceAround | undefined {
  let open: (FenceAround & { readonly mark: string }) | undefined;
  const fence = /^[ \t]{0,3}(`{3,}|~{3,})([^\n]*)$/gm;
  for (let match = fence.exec(text); match && match.index + match[0].length < at; match = fence.exec(text)) {
    const [line, mark = '', info = ''] = match;
    if (!open) open = { mark, word: /^\S*/.exec(info.trim().toLowerCase())?.[0] ?? '', start: match.index + line.length + 1 };
    else if (mark.startsWith(open.mark) && info.trim() === '') open = undefined;
  }
  return open && { word: open.word, start: open.start };
}

/** Whether a place stands in a fenced block that is no mathematics. */
export function isInCode(text: string, at: number): boolean {
  const around = fenceAround(text, at);
  return around !== undefined && !lookedInto.has(around.word);
}
