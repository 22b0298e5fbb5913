import type { Claim } from '../../core/claim.ts';
import type { Expression } from '../expression.ts';
import { isApply } from './statements.ts';

/** What kind of claim a relation is. */
export function kindOf(relation: Expression): Claim['kind'] {
  if (relation.kind !== 'apply') return 'equality';
  switch (relation.operator) {
    case 'congruent':
      return 'congruence';
    case 'divides':
    case 'not-divides':
      return 'divisibility';
    case 'element':
    case 'not-element':
    case 'subset':
    case 'subset-equal':
      return 'membership';
    case 'less':
    case 'less-equal':
    case 'greater':
    case 'greater-equal':
    case 'not-equal':
      return 'inequality';
    default:
      break;
  }
  if (relation.args.some((arg) => isApply(arg, 'limit'))) return 'limit';
  if (relation.args.some((arg) => isApply(arg, 'derivative', 'partial', 'prime'))) return 'derivative';
  if (relation.args.some((arg) => isApply(arg, 'integral') && arg.args.length === 2)) return 'antiderivative';
  if (relation.args.some((arg) => isApply(arg, 'matrix'))) return 'matrix';
  return 'equality';
}
