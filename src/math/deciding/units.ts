import { say, type Phrase } from '../../core/phrase.ts';
import { app, num } from '../build.ts';
import type { ApplyNode, Expression } from '../expression.ts';
import { walk } from '../traverse.ts';

/** Units by dimension and size, exact. International definitions (SI; inch = 2.54 cm, 1959). */
const sizes: Readonly<Record<string, readonly [dimension: string, numerator: bigint, denominator: bigint]>> = {
  mm: ['length', 1n, 1000n], cm: ['length', 1n, 100n], m: ['length', 1n, 1n], km: ['length', 1000n, 1n], in: ['length', 254n, 10_000n], ft: ['length', 3048n, 10_000n], yd: ['length', 9144n, 10_000n], mi: ['length', 1_609_344n, 1000n],
  mg: ['mass', 1n, 1_000_000n], g: ['mass', 1n, 1000n], kg: ['mass', 1n, 1n],
  ms: ['time', 1n, 1000n], s: ['time', 1n, 1n], min: ['time', 60n, 1n], h: ['time', 3600n, 1n], day: ['time', 86_400n, 1n], week: ['time', 604_800n, 1n],
  mL: ['volume', 1n, 1000n], L: ['volume', 1n, 1n], cent: ['money', 1n, 100n], $: ['money', 1n, 1n],
};

/**
 * A relation between quantities as one between numbers: units of one dimension are converted exactly, a word
 * that is no known unit counts things of its own kind. A number against a quantity, two dimensions, or a product
 * of quantities decides nothing. Undefined where no unit occurs.
 */
export function withoutUnits(relation: ApplyNode): { readonly relation: ApplyNode } | { readonly undecided: Phrase } | undefined {
  const units = unitsOf([relation]);
  if (units.size === 0) return undefined;
  const converts = units.size > 1;
  const [left, right, ...rest] = relation.args.map((side) => measured(side, converts));
  if (!left || !right || rest.length > 0) return { undecided: say('Units are not calculated with here.') };
  if (left.dimension !== right.dimension) {
    return { undecided: left.dimension === '' || right.dimension === '' ? say('One side has a unit and the other has none.') : say('The units {0} and {1} are not compared.', ...[...units].slice(0, 2)) };
  }
  return { relation: { ...relation, args: [left.value, right.value] } };
}

/** The units that are written in statements. */
export function unitsOf(statements: readonly Expression[]): ReadonlySet<string> {
  const units = new Set<string>();
  for (const statement of statements) for (const part of walk(statement)) if (isQuantity(part)) units.add(unitOf(part));
  return units;
}

interface Measured {
  readonly value: Expression;
  /** Empty for a number. */
  readonly dimension: string;
}

/** A side in the base unit of its dimension; undefined where quantities are combined in a way that is not followed. */
function measured(side: Expression, converts: boolean): Measured | undefined {
  if (side.kind !== 'apply' || unitsOf([side]).size === 0) return { value: side, dimension: '' };
  const { args } = side;
  if (isQuantity(side)) {
    const unit = unitOf(side);
    const [dimension, numerator, denominator] = Object.hasOwn(sizes, unit) ? (sizes[unit] ?? [unit, 1n, 1n]) : [unit, 1n, 1n];
    const [value] = args;
    if (!value || unitsOf([value]).size > 0) return undefined;
    return { value: converts && numerator !== denominator ? app('multiply', value, num(numerator, denominator)) : value, dimension };
  }
  const parts = args.map((arg) => measured(arg, converts));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const value: Expression = { ...side, args: parts.map((part) => part.value) };
  const dimensions = parts.map(({ dimension }) => dimension);
  const [first = ''] = dimensions;
  switch (side.operator) {
    case 'add':
      return dimensions.every((dimension) => dimension === first) ? { value, dimension: first } : undefined;
    case 'negate':
    case 'abs':
    case 'boxed':
      return { value, dimension: first };
    case 'multiply': {
      const named = dimensions.filter((dimension) => dimension !== '');
      return named.length === 1 ? { value, dimension: named[0] ?? '' } : undefined;
    }
    case 'divide':
      return dimensions[1] === '' ? { value, dimension: first } : dimensions[1] === first ? { value, dimension: '' } : undefined;
    default:
      return undefined;
  }
}

function isQuantity(part: Expression): part is ApplyNode & { readonly operator: 'quantity' } {
  return part.kind === 'apply' && part.operator === 'quantity';
}

function unitOf({ args: [, unit] }: ApplyNode): string {
  return unit?.kind === 'text' ? unit.text : unit?.kind === 'symbol' ? unit.name : '';
}
