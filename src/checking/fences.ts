/** A fenced block of Markdown: its language in small letters, its text, and the line it begins on. */
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
