import type { TextFormat } from '../../core/problem.ts';
import type { Expression } from '../../math/expression.ts';
import { read } from '../../math/reading/read.ts';
import { mathSpans, type MathSpan } from '../../math/reading/spans.ts';

/** The formulas of a text in order, and its words with each formula as `§`. */
export interface Formulas {
  readonly expressions: readonly Expression[];
  /** Where each of them stands among the words: the words between it and the one before. */
  readonly before: readonly string[];
  readonly words: string;
}

const functionWords = /^(?:sin|cos|tan|cot|sec|csc|arcsin|arccos|arctan|sinh|cosh|tanh|sqrt|cbrt|log|ln|lg|exp|abs|gcd|lcm|max|min|pi|floor|ceil|mod)$/;
const shortWords = /^(?:of|is|in|to|at|by|or|as|an|on|it|do|be|if|so|we|me|my|us|no|he|am|pm)$/i;

/** Finds the formulas; where none is delimited, plain notation between the words is taken. */
export function formulasOf(text: string, format: TextFormat): Formulas {
  const spans = mathSpans(text, format);
  if (spans.length > 0) return formulas(text, spans, text);
  const masked = text.replace(/[A-Za-z]{2,}(?:['’]s)?/g, (word) => (functionWords.test(word) || (word.length === 2 && !shortWords.test(word)) ? word : '；'.repeat(word.length)));
  return formulas(text, mathSpans(masked, 'plaintext'), masked);
}

function formulas(text: string, spans: readonly MathSpan[], source: string): Formulas {
  const expressions: Expression[] = [];
  const before: string[] = [];
  let words = '';
  let at = 0;
  for (const span of spans) {
    const between = text.slice(at, span.outer.start);
    expressions.push(read(source.slice(span.inner.start, span.inner.end), { notation: span.notation, offset: span.inner.start }));
    before.push(between);
    words += `${between} § `;
    at = span.outer.end;
  }
  return { expressions, before, words: words + text.slice(at) };
}
