import { app, constant } from '../../../math/build.ts';
import type { Budget } from '../../../math/deciding/budget.ts';
import { derivativeOf } from '../../../math/deciding/derivatives.ts';
import { decideRelation } from '../../../math/deciding/relation.ts';
import { sameNormalForm } from '../../../math/exact/normalForm.ts';
import type { Expression } from '../../../math/expression.ts';
import { toPlain } from '../../../math/printing/plain.ts';
import { compare } from '../../../math/rational.ts';
import { numericValue, simplify } from '../../../math/simplify.ts';
import { freeVariables } from '../../../math/variables.ts';
import { agreement, type Agreement } from '../agreement.ts';
import { numberOf } from '../nearness.ts';
import { expressionOf, type ObservedValue } from '../observedValue.ts';
import type { ClaimedValue } from './proposedCheck.ts';

type Same = boolean | undefined;

/** Whether two claims say the same under what their kind calls the same; undefined where that is not known. */
export function sameClaim(a: ClaimedValue, b: ClaimedValue, budget: Budget): Same {
  if (a.kind === 'number' && b.kind === 'number') return sameNumber(a.value, b.value);
  if (a.kind === 'boolean' && b.kind === 'boolean') return a.value === b.value;
  if (a.kind === 'set' && b.kind === 'set') return all([...a.elements.map((one) => any(b.elements.map((other) => sameNumber(one, other)))), ...b.elements.map((one) => any(a.elements.map((other) => sameNumber(one, other))))]);
  if (a.kind === 'tuple' && b.kind === 'tuple') return a.elements.length === b.elements.length ? all(a.elements.map((one, index) => sameNumber(one, b.elements[index] ?? one))) : false;
  if (a.kind === 'matrix' && b.kind === 'matrix') {
    if (a.rows.length !== b.rows.length || a.rows[0]?.length !== b.rows[0]?.length) return false;
    return all(a.rows.flatMap((row, at) => row.map((one, column) => sameNumber(one, b.rows[at]?.[column] ?? one))));
  }
  if (a.kind === 'expression' && b.kind === 'expression') return a.upTo === 'constant' ? sameUpToConstant(a.value, b.value, a.variables, budget) : sameExpression(a.value, b.value, budget);
  return undefined;
}

function sameNumber(a: Expression, b: Expression): Same {
  const [one, two] = [numericValue(a), numericValue(b)];
  if (one && two) return compare(one, two) === 0;
  if (sameNormalForm(a, b)) return true;
  const [x, y] = [numberOf(a), numberOf(b)];
  if (!x || !y) return undefined;
  const size = x.re.abs().plus(x.im.abs()).plus(1).times('1e-25');
  return x.re.minus(y.re).abs().gt(size) || x.im.minus(y.im).abs().gt(size) ? false : undefined;
}

function sameExpression(a: Expression, b: Expression, budget: Budget): Same {
  const verdict = decideRelation(app('equal', a, b), { assumptions: [], definitions: [] }, budget);
  return verdict.kind === 'verified' ? true : verdict.kind === 'refuted' ? false : undefined;
}

/** Expressions whose derivatives are the same differ by a constant. */
function sameUpToConstant(a: Expression, b: Expression, variables: readonly string[], budget: Budget): Same {
  return all(
    variables.map((name) => {
      const [f, g] = [derivativeOf(a, name), derivativeOf(b, name)];
      return f && g ? sameExpression(f, g, budget) : undefined;
    }),
  );
}

function all(parts: readonly Same[]): Same {
  return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
}

function any(parts: readonly Same[]): Same {
  return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
}

/** The claim as one expression. */
export function claimExpression(claim: ClaimedValue): Expression {
  switch (claim.kind) {
    case 'number':
    case 'expression':
      return claim.value;
    case 'boolean':
      return constant(claim.value ? 'true' : 'false');
    case 'set':
      return claim.elements.length === 0 ? constant('emptyset') : app('set', ...claim.elements);
    case 'tuple':
      return app('tuple', ...claim.elements);
    case 'matrix':
      return app('matrix', ...claim.rows.map((row) => app('list', ...row)));
  }
}

export function showClaim(claim: ClaimedValue): string {
  return toPlain(claim.kind === 'expression' || claim.kind === 'number' ? simplify(claim.value) : claimExpression(claim)).slice(0, 160);
}

/** Whether code computed what is claimed. */
export function agreesWith(claim: ClaimedValue, observed: ObservedValue, budget: Budget): Agreement {
  if (claim.kind === 'expression' && claim.upTo === 'constant' && observed.kind === 'symbolic' && observed.digits === undefined) {
    const computed = expressionOf(observed);
    if (computed && claim.variables.some((name) => freeVariables(computed).has(name))) {
      const same = sameUpToConstant(claim.value, computed, claim.variables, budget);
      if (same === true) return agreement(claim.value, { kind: 'symbolic', expression: claim.value, assumptions: new Map() }, { budget });
      if (same === false) return { kind: 'differs', claimed: showClaim(claim), observed: toPlain(simplify(computed)).slice(0, 160) };
    }
  }
  if (observed.kind === 'boolean' && claim.kind === 'number') return agreement(claim.value, { kind: 'none' }, { budget });
  return agreement(claimExpression(claim), observed, { budget });
}

/** What code computed as a claim of the same kind; undefined where it is of another. */
export function claimLike(claim: ClaimedValue, observed: ObservedValue): ClaimedValue | undefined {
  if (claim.kind === 'boolean') return observed.kind === 'boolean' ? { kind: 'boolean', value: observed.value } : undefined;
  const found = expressionOf(observed);
  if (!found) return undefined;
  const { kind } = claim;
  switch (kind) {
    case 'number':
      return observed.kind !== 'boolean' && numberOf(found) ? { kind, value: found } : undefined;
    case 'set':
    case 'tuple': {
      const elements = found.kind === 'constant' && found.name === 'emptyset' ? [] : found.kind === 'apply' && /^(?:set|tuple|list)$/.test(found.operator) ? found.args : undefined;
      return elements?.every((element) => numberOf(element)) ? { kind, elements } : undefined;
    }
    case 'matrix': {
      const rows = found.kind === 'apply' && /^(?:matrix|tuple)$/.test(found.operator) ? found.args.map((row) => (row.kind === 'apply' && /^(?:list|tuple)$/.test(row.operator) ? row.args : [])) : [];
      return rows.length > 0 && rows.every((row) => row.length > 0 && row.every((entry) => numberOf(entry))) ? { kind, rows } : undefined;
    }
    case 'expression':
      return { ...claim, value: found };
  }
}
