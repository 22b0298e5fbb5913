import type { Context, Definition } from '../proposition.ts';
import { freeVariables } from '../variables.ts';

/**
 * What the assumptions say letters are equal to, where they say nothing else: `x = 3`, `y = 2t`.
 * Undefined where any other condition stands beside them, since together they might never hold.
 */
export function givenValues({ assumptions }: Context): readonly Definition[] | undefined {
  const given: Definition[] = [];
  for (const assumption of assumptions) {
    if (assumption.kind !== 'apply' || assumption.operator !== 'equal') return undefined;
    const [left, right] = assumption.args;
    if (left?.kind !== 'symbol' || !right || assumption.args.length !== 2) return undefined;
    given.push({ name: left.name, parameters: [], body: right });
  }
  const names = new Set(given.map(({ name }) => name));
  const isClear = names.size === given.length && given.every(({ body }) => [...freeVariables(body)].every((name) => !names.has(name)));
  return isClear && given.length > 0 ? given : undefined;
}
