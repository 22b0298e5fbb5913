import type { Claim, ClaimKind } from '../../core/claim.ts';
import { contentHash, type TextRange } from '../../core/problem.ts';
import type { Expression } from '../expression.ts';
import { toLatex } from '../printing/latex.ts';
import { toPlain } from '../printing/plain.ts';
import type { Context } from '../proposition.ts';
import type { Attempt } from './foundClaim.ts';

/**
 * Names claims so that a claim keeps its id while its own text stays: by what it says and how often
 * that was said before, not by where it stands.
 */
export class ClaimNames {
  readonly #seen = new Map<string, number>();

  claim(kind: ClaimKind, expression: Expression, range: TextRange, text: string, notation: 'latex' | 'plain', context: Context, attempts: readonly Attempt[]): Claim {
    const source = text.slice(range.start, range.end).trim();
    const assumptions = context.assumptions.map(toPlain);
    const definitions = context.definitions.map(({ name, parameters, body }) => `${name}(${parameters.join()}) := ${toPlain(body)}`);
    const own = contentHash(`${kind === 'final-answer' ? '=' : ''}${source}`);
    const nth = (this.#seen.get(own) ?? 0) + 1;
    this.#seen.set(own, nth);
    return {
      id: nth === 1 ? own : `${own}.${nth}`,
      kind,
      range,
      text: source,
      latex: notation === 'latex' ? source : toLatex(expression),
      readable: toPlain(expression),
      hash: contentHash([source, ...assumptions, ...definitions, meaningOf(attempts)].join('\n')),
      assumptions,
    };
  }
}

/** What a claim was taken to say, wherever it stands: the premises of an implication are in it, source ranges are not. */
function meaningOf(attempts: readonly Attempt[]): string {
  return JSON.stringify(attempts, (key, value: unknown) => (key === 'range' ? undefined : typeof value === 'bigint' ? `${value}n` : value));
}
