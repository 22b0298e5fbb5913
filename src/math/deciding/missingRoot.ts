import type { TextRange } from '../../core/problem.ts';
import { app } from '../build.ts';
import type { Expression } from '../expression.ts';
import { toLatex } from '../printing/latex.ts';

export interface Fix {
  readonly range: TextRange;
  readonly text: string;
}

/** The stated answer with the missing root added: `x = 2` becomes `x = 2 or x = −2`, `{2}` becomes `{2, −2}`. */
export function missingRootFix(stated: Expression, unknown: string, root: Expression): Fix | undefined {
  const { range } = stated;
  if (!range) return undefined;
  const added = withRoot(stated, unknown, root);
  return added && { range, text: toLatex(added) };
}

/** The same answer with one more root; undefined where it is not of a form that takes one. */
export function withRoot(stated: Expression, unknown: string, root: Expression): Expression | undefined {
  if (stated.kind === 'apply') {
    if (stated.operator === 'set') return app('set', ...stated.args, root);
    if (stated.operator === 'or') return app('or', ...stated.args, app('equal', { kind: 'symbol', name: unknown }, root));
    if (stated.operator === 'equal') return app('or', stated, app('equal', { kind: 'symbol', name: unknown }, root));
    return undefined;
  }
  return stated.kind === 'number' ? app('set', stated, root) : undefined;
}
