import type { Claim, ClaimKind } from '../../core/claim.ts';
import { contentHash, type TextRange } from '../../core/problem.ts';
import type { Expression } from '../expression.ts';
import { toLatex } from '../printing/latex.ts';
import { toPlain } from '../printing/plain.ts';
import type { Context, Proposition } from '../proposition.ts';
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
      latex: notation === 'latex' ? inOneLine(source) : toLatex(expression),
      readable: toPlain(expression),
      hash: contentHash([source, ...assumptions, ...definitions, meaningOf(attempts)].join('\n')),
      assumptions,
    };
  }
}

/** A statement over rows of an alignment as one formula; rows and columns of a matrix in it stay. */
export function inOneLine(latex: string): string {
  if (!/\\\\|&/.test(latex)) return latex;
  let depth = 0;
  const line = latex.replace(/\\begin\s*\{|\\end\s*\{|\\\\\*?(?:\s*\[[^\]]{0,20}\])?|\\[^\\]|&/g, (token) => {
    if (token.startsWith('\\begin')) depth++;
    else if (token.startsWith('\\end')) depth--;
    else if (depth === 0 && (token === '&' || token.startsWith('\\\\'))) return ' ';
    return token;
  });
  return line.replace(/\s+/g, ' ').trim();
}

/** What a claim was taken to say, wherever it stands: the premises of an implication are in it, source ranges are not. */
function meaningOf(attempts: readonly Attempt[]): string {
  return attempts.map(({ kind, stance, proposition }) => `${kind} ${stance} ${propositionText(proposition)}`).join('\n');
}

function propositionText(proposition: Proposition): string {
  const all = (expressions: readonly Expression[]): string => expressions.map(shapeText).join(';');
  switch (proposition.kind) {
    case 'relation':
      return `relation ${shapeText(proposition.relation)}`;
    case 'implication':
      return `${proposition.claimed} ${all(proposition.from)} => ${all(proposition.to)}`;
    case 'solution':
      return `solution ${proposition.complete} ${proposition.unknowns.join()} ${all(proposition.problem)} => ${shapeText(proposition.stated)}`;
    case 'antiderivative':
      return `antiderivative ${proposition.variable} ${shapeText(proposition.integrand)} => ${shapeText(proposition.stated)}`;
  }
}

/** A condition is a premise of many steps. */
const shapes = new WeakMap<Expression, string>();

/** An expression as a text that is the same only for the same expression. */
function shapeText(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return `${expression.numerator}/${expression.denominator}${expression.decimals === undefined ? '' : `d${expression.decimals}`}`;
    case 'symbol':
      return `s${counted(expression.name)}`;
    case 'constant':
      return `c${expression.name}`;
    case 'text':
      return `t${counted(expression.text)}`;
    case 'unread':
      return `u${counted(expression.source)}`;
    case 'apply': {
      const before = shapes.get(expression);
      if (before !== undefined) return before;
      const text = `${expression.operator}${expression.ambiguous ? '?' : ''}(${expression.args.map(shapeText).join()})`;
      shapes.set(expression, text);
      return text;
    }
  }
}

/** With its length in front a text cannot run into what follows it. */
function counted(text: string): string {
  return `${text.length}:${text}`;
}
