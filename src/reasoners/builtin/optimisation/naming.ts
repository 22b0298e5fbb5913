import { app } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';

/** `t = sin x`, told as a name that is given, or what `xy` is by a condition: not as something that holds for all values of the letters. */
export function naming(name: Expression, of: Expression): Expression {
  return app('chain', name, { kind: 'text', text: 'equal' }, of);
}
