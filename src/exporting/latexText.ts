import { shown } from '../markdown/hiddenCharacters.ts';
import { latexOfSymbols, symbolRuns } from './latexSymbols.ts';

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '`': '\\textasciigrave{}',
  // At the start of an item or behind a line's end it would begin an option.
  '[': '{[}',
  ']': '{]}',
  // Two of them become a dash, a quotation mark.
  '-': '-{}',
  "'": "'{}",
  ',': ',{}',
  '*': '{*}',
};

/** Plain text for LaTeX: every sign stands for itself, none begins a command. */
export function latexText(text: string): string {
  return shown(text)
    .replace(/[\\{}$&#%_^~<>|"`[\]*]|([-',])(?=\1)/g, (sign) => special[sign] ?? sign)
    .replace(symbolRuns, (run) => {
      const symbol = latexOfSymbols(run);
      // A dot between words is none of multiplication.
      return symbol === undefined || run === '·' ? run : `\\ensuremath{${symbol}}`;
    });
}

/** Code within a line. */
export function latexCode(text: string): string {
  return `\\texttt{${latexText(text.replace(/\s+/g, ' '))}}`;
}

/** Text as it stands, on lines of its own. What would end the environment has a space in it. */
export function latexVerbatim(text: string): string {
  const lines = shown(text.replace(/\r\n?/g, '\n')).replaceAll('\t', '    ').replace(/\n+$/, '');
  return `\\begin{verbatim}\n${lines.replace(/\\end\s*\{\s*verbatim/g, '\\end {verbatim')}\n\\end{verbatim}`;
}

/** An address that was let through as a link, for `\\href`. All that means something to TeX is percent-encoded. */
export function latexAddress(href: string): string {
  const encoded = encodeURI(decodedSafely(href)).replace(/[\\{}$^~_`"<>|'[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  return encoded.replace(/[%#&]/g, '\\$&');
}

/** What markdown-it encoded already is not to be encoded twice. */
function decodedSafely(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
