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

/** A closed fenced block of Markdown: its language in small letters, its text, and the line it begins on. */
export interface Fence {
  readonly language: string;
  readonly text: string;
  readonly at: number;
}

/** The closed fenced blocks of a model's answer, in order; what is cut off is none. */
export function fencesOf(answer: string): Fence[] {
  const fences: Fence[] = [];
  let open: { readonly mark: string; readonly language: string; readonly at: number; readonly lines: string[] } | undefined;
  for (const [at, line] of answer.split(/\r?\n/).entries()) {
    const [, mark = '', info = ''] = /^ {0,3}(`{3,}|~{3,})\s*([^`]*)$/.exec(line) ?? [];
    if (open) {
      if (mark.startsWith(open.mark) && info.trim() === '') {
        fences.push({ language: open.language, text: open.lines.join('\n'), at: open.at });
        open = undefined;
      } else open.lines.push(line);
    } else if (mark !== '') open = { mark, language: info.trim().split(/\s/)[0]?.toLowerCase() ?? '', at, lines: [] };
  }
  return fences;
}
