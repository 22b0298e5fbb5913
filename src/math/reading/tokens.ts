import { commandOf, fractions, plainCharacters, subscripts, superscripts } from './characters.ts';
import { scanNumber } from './numerals.ts';

export type Token =
  | { readonly kind: 'number'; readonly text: string; readonly start: number; readonly end: number; readonly spaced: boolean }
  /** One letter, or a word of plain notation. */
  | { readonly kind: 'name'; readonly text: string; readonly start: number; readonly end: number; readonly spaced: boolean }
  | { readonly kind: 'command'; readonly text: string; readonly start: number; readonly end: number; readonly spaced: boolean }
  | { readonly kind: 'sign'; readonly text: string; readonly start: number; readonly end: number; readonly spaced: boolean }
  /** `\text{…}`, and Chinese words between formulas. */
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number; readonly spaced: boolean }
  | { readonly kind: 'begin' | 'end'; readonly text: string; readonly start: number; readonly end: number; readonly spaced: boolean };

const textCommands = /^(?:text|textbf|textrm|textit|textnormal|textsf|texttt|mbox|hbox|mathrm|operatorname|mathop|rm|mathbf|bm|boldsymbol|mathsf|mathit|bf|bold)$/;
const skipped = /^(?:left|right|big|Big|bigg|Bigg|bigl|bigr|Bigl|Bigr|biggl|biggr|Biggl|Biggr|middle|displaystyle|textstyle|scriptstyle|limits|nolimits|quad|qquad|rm|it|bf|nonumber|notag|hfill|hline|small|large|normalsize|phantom|vphantom|allowbreak|mathstrut|strut|noindent|newline|bigskip|Large|LARGE|tiny|footnotesize|fbox|smallskip|medskip|bigskip|centering)$/;
const skippedWithArgument = /^(?:tag|label|color|hspace|vspace|textcolor|ref|eqref|cite|hskip|kern)$/;

/** Letters of a name in plain notation; single letters stay single in LaTeX. */
const functionWord = /^(?:arcsin|arccos|arctan|arccot|arcsec|arccsc|sinh|cosh|tanh|coth|asin|acos|atan|sqrt|cbrt|sin|cos|tan|cot|sec|csc|log|ln|lg|exp|abs|gcd|lcm|max|min|floor|ceil|mod|det|lim|deg|pi|infinity|inf|oo)(?![a-z])/i;

/** Cuts a mathematical text into tokens. Linear in its length; anything unknown becomes a `sign` of its own. */
export function tokenize(original: string, notation: 'latex' | 'plain', offset = 0): Token[] {
  const source = plainCharacters(original);
  const tokens: Token[] = [];
  const depth: string[] = [];
  let spaced = false;
  let at = 0;
  const push = (kind: Token['kind'], text: string, end: number): void => {
    tokens.push({ kind, text, start: offset + at, end: offset + end, spaced } as Token);
    spaced = false;
    at = end;
  };
  while (at < source.length) {
    const unit = source[at] ?? '';
    if (/\s/.test(unit) || unit === '~' || unit === '\u200b' || unit === '\ufeff') {
      spaced = true;
      at++;
      continue;
    }
    if (/[0-9]/.test(unit) || (unit === '.' && /[0-9]/.test(source[at + 1] ?? '') && !/[0-9.]/.test(source[at - 1] ?? ''))) {
      const number = scanNumber(source, at, notation, depth.length > 0);
      push('number', number.text, number.end);
      continue;
    }
    if (unit === '\\') {
      at = scanCommand(source, at, push, () => {
        spaced = true;
      });
      continue;
    }
    if (/[A-Za-z]/.test(unit)) {
      const word = /^[A-Za-z]+/.exec(source.slice(at, at + 64))?.[0] ?? unit;
      const known = functionWord.exec(word)?.[0];
      if (known !== undefined && (notation === 'plain' || word === known)) push('name', known, at + known.length);
      else if (notation === 'plain' && word.length > 1) push('name', word, at + word.length);
      else push('name', unit, at + 1);
      continue;
    }
    const command = commandOf.get(unit);
    if (command !== undefined) {
      push('command', command, at + 1);
      continue;
    }
    const fraction = fractions.get(unit);
    if (fraction) {
      push('number', `${fraction[0]}/${fraction[1]}`, at + 1);
      continue;
    }
    if (superscripts.has(unit) || subscripts.has(unit)) {
      const table = superscripts.has(unit) ? superscripts : subscripts;
      let end = at;
      let text = '';
      while (end < source.length && table.has(source[end] ?? '')) text += table.get(source[end++] ?? '') ?? '';
      const start = at;
      push('sign', table === superscripts ? '^' : '_', start + 0);
      push('sign', '{', start);
      for (const inner of text) push(/[0-9]/.test(inner) ? 'number' : /[a-z]/.test(inner) ? 'name' : 'sign', inner, start);
      push('sign', '}', end);
      continue;
    }
    if (/[\u3400-\u9fff]/.test(unit)) {
      const word = /^[\u3400-\u9fff]+/.exec(source.slice(at, at + 200))?.[0] ?? unit;
      push('text', word, at + word.length);
      continue;
    }
    if ('([{'.includes(unit)) depth.push(unit);
    else if (')]}'.includes(unit)) depth.pop();
    const double = source.slice(at, at + 3);
    const sign = ['<=>', '==>', ':='].find((candidate) => double.startsWith(candidate)) ?? ['<=', '>=', '!=', '==', '=>', '->', '**', '!!', '~='].find((candidate) => double.startsWith(candidate)) ?? unit;
    // `5!=120` is a factorial and an equals sign; in code, and with spaces in plain text, `!=` says "not equal".
    if (sign === '!=' && notation === 'latex') push('sign', '!', at + 1);
    else if (sign === '!=' && !spaced && /[0-9)\w]/.test(source[at - 1] ?? '')) push('sign', '!=?', at + 2);
    else push('sign', sign, at + sign.length);
  }
  return asWords(mergeDigits(tokens), notation);

  function mergeDigits(all: Token[]): Token[] {
    const merged: Token[] = [];
    for (const token of all) {
      const last = merged.at(-1);
      // Digits of a Unicode superscript stand at one place each; they are one number.
      if (last?.kind === 'number' && token.kind === 'number' && last.start === token.start && last.end === last.start) merged[merged.length - 1] = { ...last, text: last.text + token.text, end: token.end };
      else merged.push(token);
    }
    return merged;
  }
}

/** Words that multiply numbers: `12 x 4` in plain notation, `20% of 50`. */
function asWords(tokens: Token[], notation: 'latex' | 'plain'): Token[] {
  return tokens.map((token, index) => {
    if (token.kind !== 'name' && token.kind !== 'text') return token;
    const word = token.text.trim();
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (!before || !(after?.kind === 'number' || after?.text === '$' || after?.text === '\\$')) return token;
    const times = notation === 'plain' && word === 'x' && token.spaced && before.kind === 'number';
    const part = word === 'of' && (before.text === '%' || before.text === '\\%' || (before.kind === 'number' && before.text.includes('/')));
    return times || part ? { ...token, kind: 'sign', text: '*' } : token;
  });
}

type Push = (kind: Token['kind'], text: string, end: number) => void;

function scanCommand(source: string, at: number, push: Push, space: () => void): number {
  const name = /^[A-Za-z]+/.exec(source.slice(at + 1, at + 65))?.[0];
  if (name === undefined) {
    const next = source[at + 1] ?? '';
    if (next === '\\') {
      // A row break, with its optional distance.
      const end = /^\\\\\s*(?:\[[^\]\n]{0,12}\])?/.exec(source.slice(at, at + 40))?.[0].length ?? 2;
      push('sign', '\\\\', at + end);
      return at + end;
    }
    if (/[,;:! >]/.test(next) || next === '\n' || next === '') {
      space();
      return at + 2;
    }
    push('sign', next === '{' || next === '}' || next === '|' ? `\\${next}` : next, at + 2);
    return at + 2;
  }
  const end = at + 1 + name.length;
  if (name === 'begin' || name === 'end') {
    const group = /^\s*\{([^{}]{0,40})\}/.exec(source.slice(end, end + 60));
    if (group) {
      push(name, group[1] ?? '', end + group[0].length);
      return end + group[0].length;
    }
  }
  // A bold small letter is a vector; bold capitals also number sets and choices of an answer.
  if (/^(?:mathbf|bm|boldsymbol)$/.test(name) && /^\s*(?:\{\s*[a-z]\s*\}|[a-z](?![A-Za-z]))/.test(source.slice(end, end + 12))) {
    push('command', 'vec', end);
    return end;
  }
  if (textCommands.test(name)) {
    const open = /^\*?\s*\{/.exec(source.slice(end, end + 8))?.[0].length;
    if (open !== undefined) {
      const close = closingBrace(source, end + open);
      push('text', source.slice(end + open, close).replaceAll('~', ' '), Math.min(source.length, close + 1));
      return Math.min(source.length, close + 1);
    }
    space();
    return end;
  }
  if (skipped.test(name)) {
    space();
    const bounded = /^(?:left|right|middle|[bB]igg?[lr]?)$/.test(name);
    const dot = bounded ? /^\s*\./.exec(source.slice(end, end + 8))?.[0].length : undefined;
    return end + (dot ?? 0);
  }
  if (skippedWithArgument.test(name)) {
    space();
    const open = /^\*?\s*\{/.exec(source.slice(end, end + 8))?.[0].length;
    return open === undefined ? end : Math.min(source.length, closingBrace(source, end + open) + 1);
  }
  push('command', name, end);
  return end;
}

/** The offset of the brace that closes the group whose inside begins at `start`; the text's end where none does. */
export function closingBrace(source: string, start: number): number {
  let depth = 1;
  for (let index = start; index < source.length; index++) {
    const unit = source[index];
    if (unit === '\\') index++;
    else if (unit === '{') depth++;
    else if (unit === '}' && --depth === 0) return index;
  }
  return source.length;
}
