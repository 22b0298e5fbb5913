import type { Expression } from '../../../math/expression.ts';
import { numericValue } from '../../../math/simplify.ts';
import { some } from '../../../math/traverse.ts';
import { encodedTree, NotEncoded, type Tree } from '../../sympy/encode.ts';
import { numberOf, printedPlaces } from '../nearness.ts';
import type { ObservedValue } from '../observedValue.ts';
import type { ClaimedValue } from './proposedCheck.ts';

/** A Python value as `harness.py` constructs it. */
export type PythonSpec =
  | { readonly is: 'int' | 'float' | 'str'; readonly value: string }
  | { readonly is: 'bool'; readonly value: boolean }
  | { readonly is: 'sympy'; readonly tree: Tree; readonly names: readonly string[] }
  | { readonly is: 'set' | 'tuple' | 'list'; readonly items: readonly PythonSpec[] };

/** The claimed value as Python gets it; undefined where Python has nothing exact for a part. */
export function specOf(claim: ClaimedValue): PythonSpec | undefined {
  try {
    switch (claim.kind) {
      case 'number':
        return numberSpec(claim.value);
      case 'boolean':
        return { is: 'bool', value: claim.value };
      case 'set':
      case 'tuple':
        return { is: claim.kind, items: claim.elements.map(numberSpec) };
      case 'matrix':
        return { is: 'list', items: claim.rows.map((row) => ({ is: 'list', items: row.map(numberSpec) })) };
      case 'expression':
        return sympySpec(claim.value);
    }
  } catch (error) {
    if (error instanceof NotEncoded) return undefined;
    throw error;
  }
}

function numberSpec(value: Expression): PythonSpec {
  const places = printedPlaces(value);
  const rational = numericValue(value);
  if (places !== undefined) {
    const number = numberOf(value);
    if (!number?.im.isZero()) throw new NotEncoded('not real');
    return { is: 'float', value: number.re.toString() };
  }
  if (rational?.denominator === 1n) {
    const text = rational.numerator.toString();
    // Python reads no longer ones.
    if (text.length > 4000) throw new NotEncoded('a long number');
    return { is: 'int', value: text };
  }
  return sympySpec(value);
}

function sympySpec(value: Expression): PythonSpec {
  if (some(value, (part) => part.kind === 'apply' && /^(?:sum|product|integral|limit|derivative|partial)$/.test(part.operator))) throw new NotEncoded('an operation');
  return { is: 'sympy', ...encodedTree(value) };
}

/** The claimed value in the dress of another that stood in its place: a float for a float, a list for a list. */
export function specLike(claim: ClaimedValue, like: ObservedValue): PythonSpec | undefined {
  const spec = specOf(claim);
  if (!spec) return undefined;
  if (claim.kind === 'number' && like.kind === 'float') {
    const number = numberOf(claim.value);
    return number?.im.isZero() ? { is: 'float', value: number.re.toNumber().toString() } : undefined;
  }
  if (claim.kind === 'number' && like.kind === 'text') return { is: 'str', value: 'value' in spec ? String(spec.value) : '' };
  if ('items' in spec && (like.kind === 'list' || like.kind === 'tuple' || like.kind === 'set')) return { is: like.kind, items: spec.items };
  return spec;
}

/** Whether Python needs SymPy to make it. */
export function needsSympy(spec: PythonSpec): boolean {
  return spec.is === 'sympy' || ('items' in spec && spec.items.some(needsSympy));
}
