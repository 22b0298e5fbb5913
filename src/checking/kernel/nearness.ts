import { isInteger, type Rational } from '../../math/rational.ts';
import type { Expression } from '../../math/expression.ts';
import { Evaluation } from '../../math/numeric/evaluate.ts';
import { floated, NotComputable, NotDefined, type DecimalClass } from '../../math/numeric/value.ts';
import { OutOfTime, timer, type Budget } from '../../math/deciding/budget.ts';
import { freeVariables } from '../../math/variables.ts';
import { hasUnread } from '../../math/unread.ts';
import type { FloatValue } from './observedValue.ts';

/** How two numbers compare, one of which is of limited precision; `near`: too near to tell apart. `digits` is what the comparison rests on. */
export type Nearness = { readonly kind: 'same'; readonly digits: number; readonly places?: true } | { readonly kind: 'apart' } | { readonly kind: 'near' } | { readonly kind: 'unknown' };

type Decimal = InstanceType<DecimalClass>;

export interface ComplexNumber {
  readonly re: Decimal;
  readonly im: Decimal;
}

const evaluation = new Evaluation(60, { allowComplex: true });
const { D } = evaluation;

/** The number an expression is, to sixty digits; undefined where it is none. */
export function numberOf(expression: Expression, budget?: Budget): ComplexNumber | undefined {
  if (freeVariables(expression).size > 0 || hasUnread(expression)) return undefined;
  try {
    const evaluating = budget ? new Evaluation(60, { allowComplex: true, checkTime: timer(budget) }) : evaluation;
    return floated(evaluating.value(expression, new Map()), D);
  } catch (error) {
    if (error instanceof NotDefined || error instanceof NotComputable || error instanceof RangeError || error instanceof OutOfTime) return undefined;
    throw error;
  }
}

export function decimalOf({ numerator, denominator }: Rational): Decimal {
  return new D(numerator.toString()).div(denominator.toString());
}

/** Decimals a claim was printed with, as `0.333`, `-1.20` and `6.02 × 10²³` are. */
export function printedPlaces(expression: Expression): number | undefined {
  if (expression.kind === 'number') return expression.decimals;
  if (expression.kind !== 'apply') return undefined;
  const [a, b] = expression.args;
  if ((expression.operator === 'negate' || expression.operator === 'boxed') && a) return printedPlaces(a);
  const inner = a && printedPlaces(a);
  if (inner === undefined) return undefined;
  if (expression.operator === 'percent') return inner + 2;
  if (expression.operator !== 'multiply' || expression.args.length !== 2 || b?.kind !== 'apply' || b.operator !== 'power') return undefined;
  const [ten, exponent] = b.args;
  const size = exponent && numberOf(exponent);
  return ten?.kind === 'number' && ten.numerator === 10n && size?.re.isInteger() && size.re.abs().lt(1000) ? inner - size.re.toNumber() : undefined;
}

/** A value as printed with `places` decimals against an exact one: what rounds to it is the same. */
export function atPlaces(printed: Decimal, places: number, value: Decimal, slack: Decimal = new D(0)): Nearness {
  const unit = new D(10).pow(-places);
  const difference = printed.minus(value).abs();
  if (difference.lte(unit.div(2).times('1.000000001').plus(slack))) return { kind: 'same', digits: figures(printed, places), places: true };
  // Cut where it should have been rounded: no contradiction, and no agreement.
  return difference.lt(unit.plus(slack)) ? { kind: 'near' } : { kind: 'apart' };
}

function figures(value: Decimal, places: number): number {
  return Math.max(1, value.isZero() ? places : places + 1 + Math.floor(value.abs().log(10).toNumber()));
}

/** An exact number against a computed one of limited precision, whose last digits rounding has touched. */
export function atPrecision(claimed: Decimal, isWhole: boolean, observed: FloatValue): Nearness {
  if (!observed.value) return { kind: 'unknown' };
  const value = decimalOf(observed.value);
  const difference = claimed.minus(value).abs();
  if (difference.isZero()) return isWhole && claimed.abs().gt(new D(10).pow(observed.digits)) ? { kind: 'near' } : { kind: 'same', digits: observed.digits };
  const size = D.max(claimed.abs(), value.abs());
  // Of fifteen digits six may be lost in computing; of fewer, a share of them.
  const kept = observed.digits >= 15 ? Math.min(observed.digits - 6, 30) : Math.max(1, Math.ceil(observed.digits * 0.75));
  // Near zero what rounding leaves is no share of the value.
  const allowed = D.max(size, claimed.isZero() ? 1 : 0).times(new D(10).pow(-kept));
  const bound = isWhole ? D.min(allowed, 0.25) : allowed;
  if (difference.lte(bound)) return { kind: 'same', digits: kept };
  // A value that the code itself rounded: 0.333 for 1/3.
  const places = roundedPlaces(observed);
  if (places !== undefined && !isWhole) {
    const rounded = atPlaces(value, places, claimed);
    if (rounded.kind !== 'apart') return rounded;
  }
  const floor = size.times(new D(10).pow(-observed.digits + 1));
  const tell = isWhole ? D.min(0.5, allowed.times(1000)) : allowed.times(1000);
  return difference.gte(D.max(tell, floor)) ? { kind: 'apart' } : { kind: 'near' };
}

/** Decimals of a number that was plainly rounded: at least two, and far fewer digits than it could carry. */
function roundedPlaces({ text, digits, value }: FloatValue): number | undefined {
  if (!value || isInteger(value)) return undefined;
  const match = /^[-+]?(\d+)\.(\d+)$/.exec(text);
  const after = match?.[2] ?? '';
  const significant = `${match?.[1] ?? ''}${after}`.replace(/^0+/, '').length;
  return after.length >= 2 && significant >= 3 && significant <= Math.max(3, digits - 6) ? after.length : undefined;
}
