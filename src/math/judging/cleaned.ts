import { closingBrace } from '../reading/tokens.ts';

type Replacement = string | ((...found: string[]) => string);

const replacements: readonly (readonly [RegExp, Replacement])[] = [
  // Doubled backslashes of badly escaped JSON; a real line break is followed by space or `[`.
  [/\\\\(?=(?:d?frac|tfrac|sqrt|begin|end|text|left|right|times|cdot|pi)\b)/g, '\\'],
  [/[，]/g, ','], [/[；]/g, ';'], [/[：]/g, ':'], [/[（]/g, '('], [/[）]/g, ')'], [/[－]/g, '-'], [/。$/g, ''],
  [/\\m(left|right)\b/g, '\\$1'],
  [/\\(?:left|right)\s*\\?[lr]group(?=[a-zA-Z0-9])/g, '$& '],
  [/\\(?:left|right)\s*\\?lgroup|\\lgroup/g, '('], [/\\(?:left|right)\s*\\?rgroup|\\rgroup/g, ')'],
  [/\\(?:left|right)?\\?lbrack\b/g, '['], [/\\(?:left|right)?\\?rbrack\b/g, ']'],
  [/\\(?:[Bb]ig+[lr]?)\b/g, ''],
  [/\\left\s*\\?\{/g, '\\{'], [/\\right\s*\\?\}/g, '\\}'], [/\\left\s*\{/g, '\\{'], [/\\right\s*\}/g, '\\}'],
  [/\\(?:text|mbox|textnormal|mathrm)\s*\{\s*(and|or)\s*\}/gi, ' \\text{ $1 } '],
  [/\\operatorname\{tg\}/g, '\\tan '], [/\\operatorname\{ctg\}/g, '\\cot '],
  [/\\cupdot\b/g, '\\cup '],
  [/(\d),?\\[!,;: ]\s*(?=\d{3}(?!\d))/g, '$1'],
  [/(\\(?:quad|qquad|vert|lvert|rvert))(?=[a-zA-Z0-9])/g, '$1 '],
  [/(\\(?:left|right)?\s*\\?[lr](?:brace|brack|group|vert))(?=[a-zA-Z0-9])/g, '$1 '],
  [/(\\m?(?:left|right)\s*\\?[lr]?vert)(?=[a-zA-Z0-9])/g, '$1 '],
  [/(?:\\(?:left|right)\s*)?\\[lr]vert\b/g, '|'], [/\\(?:left|right)\s*\\vert\b/g, '|'], [/\\vert\b/g, '|'],
  [/(?:\\(?:left|right)\s*)?\\lbrace\b/g, '\\{'], [/(?:\\(?:left|right)\s*)?\\rbrace\b/g, '\\}'],
  [/\\(?:operatorname\s*\{\s*a(cosh|sinh|tanh)\s*\}|(?:ar|arc|a)(cosh|sinh|tanh)\b)/g, '\\operatorname{arc$1$2}'],
  [/\\(?:exponentialE)\b/g, 'e'], [/\\(?:imaginaryI|imaginaryJ)\b/g, 'i'], [/\\differentialD\b/g, 'd'],
  [/^([^=]*)\\supseteq(.*)$/g, '$2\\subseteq $1'],
  [/(?<![\\a-zA-Z])bar\{/g, '\\overline{'],
  [/∖/g, '\\setminus '],
  // One of the two needs no name; of both, `f_{max} = 4, f_{min} = 0`, it says which is which.
  [/^(?![\s\S]*max[\s\S]*min)(?![\s\S]*min[\s\S]*max)[\s\S]*$/, (text) => text.replace(/_\{\s*\\?(?:text\s*\{)?\s*(?:max|min)\s*\}?\s*\}|_\\(?:max|min)\b/g, '')],
  [/(\\lim_\{[^{}]*)\\Rightarrow/g, '$1\\to'],
  [/_\{\s*\}\^\{\s*\}/g, ''],
  [/<\|[\s\S]*$/g, ''],
  [/(?<=^|[^\d.,])(\d{1,3})(?: (?=\d{3}(?:\D|$)))/g, '$1'],
  [/([³⁴⁵⁶⁷⁸⁹])√(\d+(?:\.\d+)?|[a-zA-Z])/g, (_, degree: string, radicand: string) => `\\sqrt[${'⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(degree)}]{${radicand}}`],
  [/√\s*(\d+(?:\.\d+)?|[a-zA-Z])/g, '\\sqrt{$1}'],
  [/⌊/g, '\\lfloor '], [/⌋/g, '\\rfloor '], [/⌈/g, '\\lceil '], [/⌉/g, '\\rceil '],
  [/^([-−]?\d+)\s+(\d+)\/(\d+)$/, '$1\\frac{$2}{$3}'],
  // Units behind a value without a space, as Chinese texts write them; speeds.
  [/(?<=[\dπ})]|\\pi)\s*(mm|cm|dm|km|m)\s*\^?\{?([23²³])\}?$/g, (_, unit: string, power: string) => `\\text{ ${unit}^${power === '²' ? 2 : power === '³' ? 3 : power}}`],
  [/(?<=\d)\s+(m|km|cm|mi)\/(s|h|min)$/g, '\\text{ $1/$2}'],
  [/<sup>([^<]*)<\/sup>/g, '^{$1}'],
  [/\bpercent\b/gi, '\\%'],
  [/\\text\s*\{\s*percent\s*\}/gi, '\\%'],
  [/\\\\?%/g, '\\%'],
  [/\s*\\$/g, ''],
];

/** Trailing words that only say what a letter ranges over. */
const ranges = /[,，;]?\s*(?:\\quad|\\qquad|\\,|\\;|\s)*(?:\\text\s*\{\s*)?(?:for (?:all|any|every|some)|where|with|when)\b[\s\S]*$/i;

/** One answer as the reader takes it: dollars, trailing punctuation, mistyped commands and braces for sets put right. */
export function cleaned(answer: string): string {
  let text = answer.trim();
  // Every backslash doubled: escaped once too often.
  if (/\\\\[a-zA-Z]/.test(text) && !/(?<!\\)\\(?!\\)/.test(text)) text = text.replace(/\\\\/g, '\\');
  text = text.replace(/\$\s*\$([^$]*)\$\s*\$/g, '$1');
  for (let round = 0; round < 2; round++) for (const [pattern, by] of replacements) text = typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by);
  text = text.replace(/(?<=[\s)\]}\d])(?<!\\text\s*\{\s*)(or|and)(?=[\s([\\\d])/g, ' \\text{ $1 } ');
  // Dollars in pairs delimit; a single one before or behind a number is money.
  const dollars = (text.replace(/\\\$/g, '').match(/\$/g) ?? []).length;
  if (dollars % 2 === 0) text = text.replace(/(?<!\\)\$/g, ' ');
  else text = text.replace(/(?<!\\)\$(?!\s*\d)/g, ' ');
  text = text.replace(/\\[[\]()](?![a-z])/g, ' ');
  const shortened = text.replace(ranges, '');
  const condition = text.slice(shortened.length);
  if (shortened.trim() !== '' && /[=\d]/.test(shortened) && !/\\neq?\b|≠|!=/.test(condition)) text = shortened;
  text = text.trim().replace(/(?:\\\\|\\,|\\;|[.,;:，。；、\s])+$/, '').replace(/^(?:\\quad|\\qquad|\\,|\\;|[,;:\s])+/, '');
  return groups(pairs(setBraces(nested(withoutLooseBrace(text.trim())))));
}

/** `36}`: a brace that closes nothing. */
function withoutLooseBrace(text: string): string {
  const count = (brace: RegExp): number => (text.match(brace) ?? []).length;
  return text.endsWith('}') && count(/\}/g) === count(/\{/g) + 1 ? text.slice(0, -1) : text;
}

/** `[[1, 2], [3, 4]]` is a matrix. */
function nested(text: string): string {
  const inside = /^\[\s*(\[[^[\]]*\](?:\s*,\s*\[[^[\]]*\])+)\s*\]$/.exec(text)?.[1];
  if (inside === undefined) return text;
  const rows = [...inside.matchAll(/\[([^[\]]*)\]/g)].map((row) => (row[1] ?? '').split(',').join(' & '));
  return `\\begin{pmatrix}${rows.join(' \\\\ ')}\\end{pmatrix}`;
}

/** `1,2;3,4` lists pairs. */
function pairs(text: string): string {
  if (!text.includes(';') || !/^[^()[\]{}]*$/.test(text)) return text;
  const rows = text.split(';').map((row) => row.trim());
  const widths = new Set(rows.map((row) => row.split(',').length));
  return widths.size === 1 && !widths.has(1) ? rows.map((row) => `(${row})`).join(', ') : text;
}

/** Braces around one expression group it, where a function or another bracket stands beside them. */
function groups(text: string): string {
  let result = '';
  let at = 0;
  while (at < text.length) {
    const close = text.startsWith('\\{', at) ? text.indexOf('\\}', at) : -1;
    const inside = close < 0 ? undefined : text.slice(at + 2, close);
    if (inside === undefined) {
      result += text[at];
      at++;
      continue;
    }
    const after = text.slice(close + 2).trimStart();
    const beside = /(?:\\(?:sin|cos|tan|ln|log|int|exp)|[)])\s*$/.test(result) || after.startsWith('\\{') || after.startsWith('(');
    result += beside && !/[,|:{]|\\mid|\\pm/.test(inside) ? `(${inside})` : `\\{${inside}\\}`;
    at = close + 2;
  }
  return result.replace(/^\(([^()]*=[^()]*)\)$/, '$1');
}

/** `{1, 2}` as people type it for `\{1, 2\}`: a group of its own that holds a comma, or that stands beside ∪, ∩, ∈. */
function setBraces(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '\\') {
      result += text.slice(at, at + 2);
      at++;
      continue;
    }
    if (unit !== '{') {
      result += unit;
      continue;
    }
    const end = closingBrace(text, at + 1);
    const inside = text.slice(at + 1, end);
    const before = text.slice(0, at).trimEnd();
    const after = text.slice(end + 1).trimStart();
    const alone = before === '' || /(?:[=,;(]|\\(?:in|notin|cup|cap|setminus|backslash|subseteq|supseteq|subset|supset)|[∪∩∈∖])$/.test(before);
    const asSet = alone && (topLevelComma(inside) || /^\s*(?:\\(?:cup|cap|setminus|subseteq|supseteq)|[∪∩∖])/.test(after) || (before !== '' && !/[=,;(]$/.test(before)) || (before === '' && after === '' && /\\pm|\\begin/.test(inside)));
    result += asSet ? `\\{${setBraces(inside)}\\}` : `{${inside}}`;
    at = end;
  }
  return result;
}

function topLevelComma(text: string): boolean {
  let depth = 0;
  for (const unit of text) {
    if ('([{'.includes(unit)) depth++;
    else if (')]}'.includes(unit)) depth--;
    else if (unit === ',' && depth === 0) return true;
  }
  return false;
}
