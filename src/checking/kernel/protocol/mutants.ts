import { num } from '../../../math/build.ts';
import type { Budget } from '../../../math/deciding/budget.ts';
import { OutOfTime } from '../../../math/deciding/budget.ts';
import { givenNumbers, matrixMutants, setMutants, tupleMutants } from './collectionMutants.ts';
import { expressionMutants } from './expressionMutants.ts';
import { numberMutants } from './numberMutants.ts';
import type { ClaimedValue, InputValue } from './proposedCheck.ts';
import { sameClaim } from './sameClaim.ts';
import { needsSympy, specOf } from './pythonSpec.ts';

/** Enough to tell a check from a habit, few enough to run. */
const most = 14;
/** Whole numbers are quick to try, and have properties to share. */
const mostNumbers = 36;

/**
 * Wrong claims of the kind of a claim, each proved to say something else under what the kind calls the same,
 * and each something Python can be given. Two that say the same are one.
 */
export function mutantsOf(claim: ClaimedValue, inputs: Readonly<Record<string, InputValue>>, budget: Budget): ClaimedValue[] {
  const kept: ClaimedValue[] = [];
  for (const mutant of wrongClaims(claim, inputs)) {
    if (kept.length >= (claim.kind === 'number' ? mostNumbers : most)) break;
    try {
      if (sameClaim(claim, mutant, budget) !== false) continue;
      // The same wrong claim twice would count twice; what is not known to differ may stand twice.
      if (claim.kind !== 'expression' && kept.some((other) => sameClaim(other, mutant, budget) === true)) continue;
    } catch (error) {
      if (error instanceof OutOfTime) break;
      throw error;
    }
    if (specOf(mutant)) kept.push(mutant);
  }
  return kept;
}

function wrongClaims(claim: ClaimedValue, inputs: Readonly<Record<string, InputValue>>): ClaimedValue[] {
  switch (claim.kind) {
    case 'number': {
      const isWhole = specOf(claim)?.is === 'int';
      const echoed = isWhole ? givenNumbers(inputs).filter(Number.isSafeInteger).slice(0, 3).map((value) => num(value)) : [];
      return [...echoed, ...numberMutants(claim.value)].map((value) => ({ kind: 'number', value }));
    }
    case 'boolean':
      return [{ kind: 'boolean', value: !claim.value }];
    case 'set':
      return setMutants(claim.elements).map((elements) => ({ kind: 'set', elements }));
    case 'tuple':
      return tupleMutants(claim.elements, inputs).map((elements) => ({ kind: 'tuple', elements }));
    case 'matrix':
      return matrixMutants(claim.rows).map((rows) => ({ kind: 'matrix', rows }));
    case 'expression':
      return expressionMutants(claim.value, claim.variables).map((value) => ({ ...claim, value }));
  }
}

/** Whether the claim or any of its mutants is SymPy's. */
export function anyNeedsSympy(claims: readonly ClaimedValue[]): boolean {
  return claims.some((claim) => {
    const spec = specOf(claim);
    return spec !== undefined && needsSympy(spec);
  });
}
