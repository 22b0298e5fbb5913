import type { MathSpan } from './spans.ts';

/** A formula is broken into at most so many pieces. */
const mostPieces = 4;

/**
 * Inline formulas that only together have their brackets closed, as texts made by machines break them:
 * `$A\left(x_1\right.$, $\left.y_1\right)$`. Nothing but punctuation and brackets stands between.
 */
export function joinedPieces(spans: readonly MathSpan[], text: string): MathSpan[] {
  const joined: MathSpan[] = [];
  for (let index = 0; index < spans.length; index++) {
    const first = spans[index];
    if (!first) continue;
    const last = lastPiece(spans, index, text);
    const end = spans[last];
    joined.push(withBracket(last === index || !end ? first : { ...first, outer: { start: first.outer.start, end: end.outer.end }, inner: { start: first.inner.start, end: end.inner.end } }, text));
    index = last;
  }
  return joined;
}

/** `( $0, +\infty)$`: the bracket outside the dollars that closes the one inside. */
function withBracket(span: MathSpan, text: string): MathSpan {
  if (span.display || span.notation !== 'latex') return span;
  const depth = openBrackets(text.slice(span.inner.start, span.inner.end));
  const before = depth === -1 ? /[(（\[]\s{0,3}$/.exec(text.slice(Math.max(0, span.outer.start - 4), span.outer.start)) : null;
  const after = depth === 1 ? /^\s?(?:[a-z\d]\s?)?[)）\]]/.exec(text.slice(span.outer.end, span.outer.end + 4)) : null;
  const start = before ? span.outer.start - before[0].length : undefined;
  const end = after ? span.outer.end + after[0].length : undefined;
  return { ...span, outer: { start: start ?? span.outer.start, end: end ?? span.outer.end }, inner: { start: start ?? span.inner.start, end: end ?? span.inner.end } };
}

function lastPiece(spans: readonly MathSpan[], from: number, text: string): number {
  const first = spans[from];
  if (!first || first.display || first.notation !== 'latex') return from;
  let depth = openBrackets(text.slice(first.inner.start, first.inner.end));
  const following = spans[from + 1];
  // `$\bar{x}=$ $\frac{1}{n}$`: a relation that waits for its right side.
  if (depth === 0 && following && !following.display && following.notation === 'latex' && /[=<>+\-]\s*$/.test(text.slice(first.inner.start, first.inner.end)) && /\w/.test(text.slice(first.inner.start, first.inner.end)) && /^\s{0,2}$/.test(text.slice(first.outer.end, following.outer.start))) {
    return openBrackets(text.slice(following.inner.start, following.inner.end)) === 0 ? from + 1 : from;
  }
  for (let index = from + 1; depth > 0 && index < Math.min(spans.length, from + mostPieces); index++) {
    const next = spans[index];
    const previous = spans[index - 1];
    if (!next || !previous || next.display) return from;
    const between = text.slice(previous.outer.end, next.outer.start);
    if (!/^[\s,，、;()（）\[\]]{0,12}$/.test(between)) return from;
    depth += openBrackets(between) + openBrackets(text.slice(next.inner.start, next.inner.end));
    if (depth === 0) return index;
    // The last bracket may stand outside the dollars: `$(-1,+$ $\infty$ )`.
    if (depth === 1 && /^\s?[)）\]]/.test(text.slice(next.outer.end, next.outer.end + 2))) return index;
  }
  return from;
}

/** Opening minus closing brackets; the kinds are not told apart, for `[0, 1)` closes. */
function openBrackets(source: string): number {
  let depth = 0;
  for (const unit of source) {
    if ('([（'.includes(unit)) depth++;
    else if (')]）'.includes(unit)) depth--;
  }
  return depth;
}
