import { mathAt } from '../markdown/mathSpans.ts';
import type { VerdictKind } from '../core/verdict.ts';

/** A mark to stand behind the formula that ends at or behind an offset. */
export interface FormulaMark {
  readonly end: number;
  readonly kind: VerdictKind;
  /** The mark as it is shown, plain text: `✓`, `✗ At x = 1 …`. */
  readonly text: string;
}

/** How the formulas of a text are shown. */
export interface FormulaForms {
  readonly picture: (latex: string, options: { readonly display: boolean }) => Promise<string | undefined>;
  /** One line of Unicode, where the formula can be written so. */
  readonly readable: (latex: string) => string | undefined;
}

/** Shorter inline formulas stand in the line as text where they can: a picture there breaks the line. UTF-16 units. */
const longestReadable = 48;
/** All of the text together; VS Code shows 100,000. */
const longestBody = 90_000;

/**
 * A text as models and people write it, with formulas between dollars, as Markdown for a surface that renders no
 * mathematics: formulas are pictures or Unicode, marks stand behind theirs, and of what the text itself brings
 * nothing is loaded, linked or run.
 */
export async function threadMarkdown(text: string, marks: readonly FormulaMark[], { picture, readable }: FormulaForms): Promise<string> {
  let body = '';
  let plain = '';
  const waiting = [...marks].sort((a, b) => a.end - b.end);
  const flush = (): void => {
    body += inertMarkdown(plain);
    plain = '';
  };
  const marked = (end: number): string => {
    const due = waiting.splice(0, waiting.findLastIndex((mark) => mark.end <= end) + 1);
    return due.length === 0 ? '' : ` ${shownMarks(due)}`;
  };
  for (let at = 0; at < text.length; ) {
    const code = codeAt(text, at);
    if (code !== undefined) {
      plain += text.slice(at, code);
      at = code;
      continue;
    }
    const span = text[at] === '$' || text[at] === '\\' ? mathAt(text, at, text.length) : undefined;
    if (span?.kind === 'closed') {
      flush();
      const line = span.display ? undefined : readable(span.latex);
      const short = line !== undefined && line.length <= longestReadable ? escaped(line) : undefined;
      const image = short === undefined && body.length < longestBody ? await picture(span.latex, { display: span.display }) : undefined;
      const shown = short ?? (image !== undefined && body.length + image.length < longestBody ? image : escaped(readable(span.latex) ?? span.latex.trim()));
      const mark = marked(span.end);
      body += span.display ? `\n\n${shown}${mark}\n\n` : `${shown}${mark}`;
      at = span.end;
      continue;
    }
    if (text[at] === '\\' && at + 1 < text.length) plain += text[at++];
    plain += text[at++] ?? '';
  }
  flush();
  const rest = marked(text.length);
  return `${body}${rest}`.replace(/\n{3,}/g, '\n\n').trim();
}

/** What is wrong is told with its ground; of what is right one mark will do. */
function shownMarks(marks: readonly FormulaMark[]): string {
  const wrong = marks.find(({ kind }) => kind === 'refuted');
  const worst = wrong ?? marks.find(({ kind }) => kind !== 'verified') ?? marks[0];
  return worst ? (wrong ? `**${escaped(worst.text)}**` : escaped(worst.text)) : '';
}

/** The end of the code that begins at an offset, where some does. */
function codeAt(text: string, at: number): number | undefined {
  if (text[at] !== '`') return undefined;
  const ticks = /^`+/.exec(text.slice(at, at + 64))?.[0] ?? '`';
  const close = text.indexOf(ticks, at + ticks.length);
  return close < 0 ? undefined : close + ticks.length;
}

/** Markdown whose emphasis, lists and headings stay, and whose images, links and HTML are plain text. */
export function inertMarkdown(text: string): string {
  return text
    .split(/(`+[^`]*`+)/)
    .map((piece, index) => (index % 2 === 1 ? piece : inert(piece)))
    .join('');
}

function inert(text: string): string {
  return text
    .replace(/[<[\]]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/\b(https?|ftp|file|command|vscode[\w-]*|mailto|data|javascript):/gi, '$1\\:')
    .replace(/\bwww\./gi, 'www\\.')
    .replace(/@/g, '\\@')
    .replace(/\$\(/g, '\\$(');
}

/** Plain text as Markdown that shows it as it is, in one paragraph. */
export function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!~<>|$&@:=^]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : `\\${sign}`));
}
