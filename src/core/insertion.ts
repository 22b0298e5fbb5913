import type { TextFormat } from './problem.ts';

/** The answer of a turn as text to stand below its problem, in the document's own language. */
export function insertionOf(answer: string, format: TextFormat): string {
  const text = answer.trim();
  switch (format) {
    case 'markdown':
    case 'notebook-markdown':
    case 'notebook-code':
      return text;
    case 'latex':
      return latexOf(text);
    case 'plaintext':
      return plainOf(text);
  }
}

/** Markdown to LaTeX, as far as answers use it: headings, emphasis, lists, `$$` displays. */
function latexOf(markdown: string): string {
  const lines: string[] = [];
  let list: 'itemize' | 'enumerate' | undefined;
  const closeList = (): void => {
    if (list) lines.push(`\\end{${list}}`);
    list = undefined;
  };
  const text = markdown.replace(/\$\$([\s\S]*?)\$\$/g, (_, body: string) => `\n\\[\n${body.trim()}\n\\]\n`);
  for (const line of text.split('\n')) {
    const item = /^\s*(?:([-*+])|\d+[.)])\s+(.*)$/.exec(line);
    if (item) {
      const kind = item[1] ? 'itemize' : 'enumerate';
      if (list !== kind) {
        closeList();
        lines.push(`\\begin{${kind}}`);
        list = kind;
      }
      lines.push(`  \\item ${inlineLatex(item[2] ?? '')}`);
      continue;
    }
    if (line.trim() !== '') closeList();
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    lines.push(heading ? `\\paragraph{${inlineLatex(heading[2] ?? '')}}` : inlineLatex(line));
  }
  closeList();
  return lines.join('\n').replace(/\n{3,}/g, '\n\n').trim();
}

function inlineLatex(line: string): string {
  return line.replace(/\*\*([^*]+)\*\*/g, '\\textbf{$1}').replace(/(^|\s)[*_]([^*_\s][^*_]*)[*_](?=\s|[.,;:]|$)/g, '$1\\emph{$2}').replace(/`([^`]+)`/g, '\\texttt{$1}');
}

/** Delimiters dropped, mathematics left as written: plain text has no better. */
function plainOf(markdown: string): string {
  return markdown
    .replace(/\$\$\s*([\s\S]*?)\s*\$\$/g, (_, body: string) => `    ${body}`)
    .replace(/\\\[\s*([\s\S]*?)\s*\\\]/g, (_, body: string) => `    ${body}`)
    .replace(/\$([^$\n]+)\$/g, '$1')
    .replace(/\\\((.+?)\\\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/^#{1,6}\s+/gm, '');
}
