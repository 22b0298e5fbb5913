import type { StateInline } from 'markdown-it';
import { environmentOf } from './environment.ts';
import { mathAt } from './mathSpans.ts';

/**
 * Formulas within text. A delimiter that closes nothing is text as it stands, never dropped; one
 * that may still be closed is shown, with all that follows it, as plain source.
 */
export function inlineMathRule(state: StateInline, silent: boolean): boolean {
  const character = state.src[state.pos];
  if (character !== '$' && character !== '\\') return false;
  const math = mathAt(state.src, state.pos, state.posMax);
  if (math?.kind === 'closed') {
    if (!silent) {
      const token = state.push(math.display ? 'math_display' : 'math_inline', 'span', 0);
      token.content = math.latex;
    }
    state.pos = math.end;
    return true;
  }
  if (math?.kind === 'open' && environmentOf(state).open === true && state.posMax === state.src.length) {
    if (!silent) state.push('math_pending', 'span', 0).content = state.src.slice(state.pos);
    state.pos = state.posMax;
    return true;
  }
  const delimiter = /^(?:\$\$|\\[()[\]])/.exec(state.src.slice(state.pos, state.pos + 2))?.[0];
  if (delimiter === undefined) return false;
  if (!silent) state.pending += delimiter;
  state.pos += delimiter.length;
  return true;
}
