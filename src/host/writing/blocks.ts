/** A fenced block that Therefore knows: what it is, what it says first, and the lines of its fences, from 0. */
export interface Block {
  readonly kind: 'problem' | 'solution' | 'claim' | 'check' | 'hint';
  readonly title: string;
  readonly line: number;
  readonly lastLine: number;
}

const known = /^(problem|solution|claim|check|hint)(?![\w-])[ \t]*(.*)$/i;
const longestTitle = 80;

/** The blocks of a Markdown text in order; one that is never closed goes to the end. */
export function blocksIn(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  let open: { readonly mark: string; readonly line: number; readonly info: string } | undefined;
  const close = (end: number, lastLine: number): void => {
    const [, kind, more = ''] = known.exec(open?.info ?? '') ?? [];
    if (!open || kind === undefined) return;
    const inner = lines.slice(open.line + 1, end).find((line) => line.trim() !== '' && !/^\s*(?:`{3,}|~{3,}|\$\$|\\\[)/.test(line));
    blocks.push({ kind: kind.toLowerCase() as Block['kind'], title: kind.toLowerCase() === 'check' ? shortened((inner ?? more).trim()) : titleOf(inner ?? more), line: open.line, lastLine });
  };
  lines.forEach((line, index) => {
    const [, mark = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (mark === '') return;
    if (!open) open = { mark, line: index, info: info.trim() };
    else if (mark.startsWith(open.mark) && info.trim() === '') {
      close(index, index);
      open = undefined;
    }
  });
  if (open) close(lines.length, lines.length - 1);
  return blocks;
}

function titleOf(line: string): string {
  return shortened(line.trim().replace(/^(?:#{1,6}|[-*+>]|\d+[.)])\s+/, '').replace(/\*\*|__/g, ''));
}

function shortened(plain: string): string {
  return plain.length > longestTitle ? `${plain.slice(0, longestTitle - 1)}…` : plain;
}
