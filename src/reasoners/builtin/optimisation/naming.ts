import { app, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';

/** `t = sin x`, told as a name that is given and not as a statement about a letter that is known. */
export function naming(letter: string, of: Expression): Expression {
  return app('chain', sym(letter), { kind: 'text', text: 'equal' }, of);
}
