import type { Expression } from '../../math/expression.ts';
import { nameForms } from './nameForms.ts';

/** What a name of mathematics says of another: `\bar{T}` the mean of T, `\det A` the determinant of A. */
export interface Quantity {
  readonly what: string;
  /** Python names of what it is of. */
  readonly of: readonly string[];
  /** Of a model: what a sample gives need not be it. */
  readonly isModel?: boolean;
}

const operators: Readonly<Record<string, string>> = { conjugate: 'mean', determinant: 'determinant', trace: 'trace', rank: 'rank', norm: 'norm', max: 'maximum', min: 'minimum' };
const heads: Readonly<Record<string, string>> = { E: 'mean', Var: 'variance', var: 'variance', SD: 'std', sd: 'std', std: 'std' };

/** Undefined where a name is only a name. */
export function quantityOf(expression: Expression): Quantity | undefined {
  if (expression.kind === 'symbol') {
    const [, letter] = /^([^-_]+)-bar$/u.exec(expression.name) ?? [];
    const [, index] = /^sigma_([A-Za-z])$/u.exec(expression.name) ?? [];
    const spread = index === undefined ? undefined : made('std', { kind: 'symbol', name: index });
    if (spread) return { ...spread, isModel: true };
    return letter === undefined ? undefined : made('mean', { kind: 'symbol', name: letter });
  }
  if (expression.kind !== 'apply') return undefined;
  const [a, b] = expression.args;
  if (expression.operator === 'multiply' && expression.args.length === 2) {
    const head = a?.kind === 'text' ? a.text.trim() : a?.kind === 'symbol' ? a.name : '';
    const of = Object.hasOwn(heads, head) ? made(heads[head] ?? '', b) : undefined;
    return of && { ...of, isModel: true };
  }
  const what = Object.hasOwn(operators, expression.operator) ? operators[expression.operator] : undefined;
  return what === undefined || expression.args.length !== 1 ? undefined : made(what, a);
}

function made(what: string, of: Expression | undefined): Quantity | undefined {
  const names = of?.kind === 'symbol' ? nameForms(of).exact : [];
  return names.length === 0 ? undefined : { what, of: names };
}
