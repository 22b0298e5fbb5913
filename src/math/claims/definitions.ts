import type { Expression } from '../expression.ts';
import type { Definition } from '../proposition.ts';
import { freeVariables } from '../variables.ts';
import type { Cue } from './cues.ts';
import { isApply } from './statements.ts';

/** What a statement defines: `f(x) := …` always, `f(x) = …` and `t = …` after words that define. */
export function definitionOf(expression: Expression, cue: Cue): Definition | undefined {
  const explicit = isApply(expression, 'define');
  if (!explicit && !(isApply(expression, 'equal') && cue === 'define')) return undefined;
  const [left, body] = expression.args;
  if (!left || !body) return undefined;
  if (left.kind === 'symbol') {
    // A quantity defined by itself, or named by a bare number, is a condition and not an abbreviation.
    return freeVariables(body).has(left.name) ? undefined : { name: left.name, parameters: [], body };
  }
  if (!isApply(left, 'call')) return undefined;
  const [callee, ...parameters] = left.args;
  const names = parameters.flatMap((parameter) => (parameter.kind === 'symbol' ? [parameter.name] : []));
  return callee?.kind === 'symbol' && names.length === parameters.length ? { name: callee.name, parameters: names, body } : undefined;
}
