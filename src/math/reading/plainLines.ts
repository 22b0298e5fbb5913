import type { TextFormat, TextRange } from '../../core/problem.ts';

/** A run of plain notation: numbers, single letters, known functions, operators; it must hold a relation or an operator. */
const run =
  /(?:(?:sqrt|cbrt|abs|sin|cos|tan|cot|sec|csc|arcsin|arccos|arctan|ln|log|lg|exp|gcd|lcm|max|min|pi)(?![a-zA-Z])|[a-zA-Z]{1,2}(?![a-zA-Z])|[0-9.]+|\$(?=\d)|[-+*/^=<>≤≥≠≈×÷·−±√π∞²³⁴⁵⁶⁷⁸⁹⁰₀₁₂₃₄₅₆₇₈₉()|!,°%]|[ \t])+/g;

/** Lines this long are data. */
const longestLine = 2000;

/**
 * Plain notation in a text outside its delimited formulas: in Markdown only where it has a relation, in
 * plain text also a bare expression with an operator. Prose letters at either end are cut off.
 */
export function plainLines(text: string, taken: readonly TextRange[], format: TextFormat): TextRange[] {
  if (format === 'notebook-code') return [];
  const found: TextRange[] = [];
  let next = 0;
  let fence: string | undefined;
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, Math.min(end, start + longestLine));
    const mark = /^\s*(`{3,}|~{3,})\s*(\w*)/.exec(line);
    if (mark) fence = fence === undefined && !/^(?:math|problem|solution|claim|hint)$/.test(mark[2] ?? '') ? mark[1] : undefined;
    else if (fence === undefined && end - start <= longestLine) {
      while (next < taken.length && (taken[next]?.end ?? 0) <= start) next++;
      let cursor = start;
      for (let index = next; index <= taken.length; index++) {
        const hole = taken[index];
        const stop = Math.min(end, hole?.start ?? end);
        if (stop > cursor) found.push(...runs(text, cursor, stop, format));
        if (!hole || hole.start >= end) break;
        cursor = Math.min(end, hole.end);
      }
    }
    if (newline < 0) break;
    start = newline + 1;
  }
  return found;
}

function runs(text: string, from: number, to: number, format: TextFormat): TextRange[] {
  const piece = text.slice(from, to).replace(/`[^`]*`/g, (code) => ' '.repeat(code.length)).replace(/[＝＋－（）０-９]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0));
  const ranges: TextRange[] = [];
  for (const match of piece.matchAll(run)) {
    // What follows an operator or a lone dollar is the end of something that was not read.
    if (/[-+*/×÷=^(]\s*\$?\s*$/.test(piece.slice(Math.max(0, match.index - 6), match.index))) continue;
    const before = piece[match.index - 1] ?? ' ';
    if (/[_\\{}\[\]#@&~]/.test(before)) continue;
    const ended = match.index + match[0].length;
    const boxed = /=\s*$/.test(match[0]) ? /^\\boxed\{[^{}]{1,40}\}/.exec(piece.slice(ended, ended + 60))?.[0].length : undefined;
    // What goes on with a brace, a subscript or a command is only the beginning of something.
    if (boxed === undefined && /^(?:[{}_]|\\[A-Za-z{])/.test(piece.slice(ended, ended + 2))) continue;
    // The last letters of a word before the formula were taken with it; right behind them it is no formula.
    const tail = /[A-Za-z]/.test(before) ? (/^[A-Za-z]*/.exec(match[0])?.[0].length ?? 0) : 0;
    if (tail > 0 && !/\s/.test(match[0][tail] ?? '')) continue;
    // `Total = 5 + 7 = 13`: a name of words is no part of the arithmetic.
    const named = /[A-Za-z)]\s*$/.test(piece.slice(Math.max(0, match.index - 3), match.index)) ? (/^\s*=\s*(?=[\d$(][^=]*[-+*/×÷][^=]*=)/.exec(match[0].slice(tail))?.[0].length ?? 0) : 0;
    const found = boxed === undefined ? trimmedRun(match[0].slice(tail + named)) : { start: 0, end: match[0].length - tail - named + boxed };
    const range = found && { start: named + found.start, end: named + found.end };
    if (!range) continue;
    const source = piece.slice(match.index + tail + range.start, match.index + tail + range.end);
    const relation = /[=<>≤≥≠≈]/.test(source);
    const operator = /[+*/^×÷√²³!]|\d\s*-\s*\d/.test(source);
    if (!relation && !(format === 'plaintext' && operator)) continue;
    if (!/[0-9a-zA-Zπ]/.test(source) || /^[=<>]|[=<>]$/.test(source)) continue;
    ranges.push({ start: from + match.index + tail + range.start, end: from + match.index + tail + range.end });
  }
  return ranges;
}

/** Without list numbers, punctuation, unbalanced brackets and the words that lean against a formula ("is a + b"). */
function trimmedRun(source: string): TextRange | undefined {
  let start = 0;
  let end = source.length;
  const listNumber = /^\s*(?:\d+[.)]|\(\d+\)|[-*+])\s+/.exec(source);
  if (listNumber) start = listNumber[0].length;
  for (let changed = true; changed; ) {
    changed = false;
    const lead = /^(?:\s|[,.!|)*]|(?:[a-zA-Z]{2}|[aAI])\s+(?=[a-zA-Z0-9(|√$-]))/.exec(source.slice(start, end))?.[0];
    const word = lead?.trim() ?? '';
    if (lead !== undefined && (!/^[a-zA-Z]+$/.test(word) || /^(?:a|A|I|is|of|to|in|if|so|we|be|by|or|as|at|an|on|it|do|no|my|us|he|me)$/.test(word))) {
      start += lead.length;
      changed = true;
    }
    const tail = /(?:\s|[,.(|=+*/^-]|\s(?:[a-zA-Z]{2}|[aAI]))$/.exec(source.slice(start, end))?.[0];
    const last = tail?.trim() ?? '';
    if (tail !== undefined && end > start && (!/^[a-zA-Z]+$/.test(last) || /^(?:a|A|I|is|of|to|in|if|so|we|be|by|or|as|at|an|on|it|do|no|my|us)$/.test(last))) {
      end -= tail.length;
      changed = true;
    }
  }
  if (end <= start) return undefined;
  const open = source.slice(start, end).split('(').length;
  const close = source.slice(start, end).split(')').length;
  return open === close ? { start, end } : undefined;
}
