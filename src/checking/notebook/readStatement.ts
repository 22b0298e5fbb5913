import type { Expression } from '../../math/expression.ts';
import { read } from '../../math/reading/read.ts';
import type { MathSpan } from '../../math/reading/spans.ts';

/** Index of a starred letter while it is read: a word that no formula of a notebook has there. */
export const star = '星';

const expectation = /\\(?:mathbb|mathrm|mathsf|operatorname)\s*\{\s*E\s*\}|\\mathbb\s*E(?![A-Za-z])/g;
/** A star over z, w, u or a capital is a conjugate, an adjoint, a dual. */
const starred = /(?<=(?<![A-Za-z\\])[a-tvxy]|\\[a-z]{2,10})(?:\s*\^\s*(?:\{\s*(?:\*|\\ast|\\star)\s*\}|\*|\\(?:ast|star)(?![A-Za-z])))/g;

/** A formula of a text, with what only names quantities in it: `\mathbb{E}[X]` is E(X), `x^*` is a name of its own. */
export function readStatement(text: string, { inner, notation }: Pick<MathSpan, 'inner' | 'notation'>): Expression {
  const source = text.slice(inner.start, inner.end);
  return read(notation === 'latex' ? named(source) : source, { notation, offset: inner.start });
}

/** As long as it was, so that places stay. */
function named(source: string): string {
  return source.replace(expectation, (all) => 'E'.padEnd(all.length)).replace(starred, (all) => `_${star}`.padEnd(all.length));
}
