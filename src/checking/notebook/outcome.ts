import { say, type Phrase } from '../../core/phrase.ts';
import { app, constant, num } from '../../math/build.ts';
import { isApply } from '../../math/claims/statements.ts';
import type { Expression } from '../../math/expression.ts';
import { toPlain } from '../../math/printing/plain.ts';
import { freeVariables } from '../../math/variables.ts';
import { agreement } from '../kernel/agreement.ts';
import { decimalOf, numberOf, printedPlaces } from '../kernel/nearness.ts';
import { expressionOf, showObserved, type ObservedValue } from '../kernel/observedValue.ts';
import type { ShownValue } from './savedOutput.ts';
import type { StatedValue } from './statedValue.ts';

/** How what a text says compares with what was seen. `digits`: how far they were compared, where not exactly. */
export type Outcome =
  | { readonly kind: 'agrees'; readonly digits?: number; readonly note?: Phrase }
  | { readonly kind: 'differs'; readonly claimed: string; readonly observed: string }
  | { readonly kind: 'unknown'; readonly reason: Phrase };

type Decimal = NonNullable<ReturnType<typeof numberOf>>['re'];
type Asked = Pick<StatedValue, 'relation' | 'value' | 'unit'>;

/** Factors between units of one dimension: a value that is off by one may only be in another. */
const factors = [60, 3600, 3.6, 24, 1440, 86_400, 7, 2.54, 25.4, 30.48, 0.3048, 0.9144, 1.609344, 0.453592, 28.3495, 4.184, 9.80665, 101.325, 180 / Math.PI, 360, 100 / 60];

/** Compares a statement with a seen value: by its relation, at the precision that both were printed with. */
export function outcomeOf(stated: Asked, shown: ShownValue): Outcome {
  const { relation, value } = stated;
  switch (relation) {
    case 'equal':
    case 'approximately':
      return equality(stated, shown);
    case 'less':
    case 'less-equal':
    case 'greater':
    case 'greater-equal':
      return comparison(stated, shown);
    case 'not-equal': {
      const same = equality({ ...stated, relation: 'equal' }, shown);
      if (same.kind === 'differs') return { kind: 'agrees' };
      // `x ≠ 1` is a condition more often than a result.
      if (same.kind === 'agrees' && same.digits === undefined) return { kind: 'unknown', reason: say('{0} is not {1}, but that may be meant as a condition.', showObserved(shown.value), `≠ ${toPlain(value)}`) };
      return { kind: 'unknown', reason: say('The two values are too near each other to tell apart.') };
    }
    case 'element': {
      if (!isApply(value, 'set')) return { kind: 'unknown', reason: say('The computed value is of another kind than the claimed one.') };
      if (/^(?:list|tuple|set|array|series)$/.test(shown.value.kind)) return equality({ relation: 'equal', value }, shown);
      const outcomes = value.args.map((member) => equality({ relation: 'equal', value: member }, shown));
      const found = outcomes.find(({ kind }) => kind === 'agrees') ?? outcomes.find(({ kind }) => kind === 'unknown');
      return found ?? { kind: 'differs', claimed: toPlain(value), observed: showObserved(shown.value) };
    }
  }
}

function equality(stated: Asked, shown: ShownValue): Outcome {
  const first = compared(stated, stated.value, shown);
  if (first.kind !== 'differs') return first;
  for (const other of otherReadings(stated.value)) {
    const second = compared(stated, other, shown);
    if (second.kind !== 'differs') return second;
  }
  if (stated.unit !== undefined || otherReadings(stated.value).length > 0) {
    const claimed = numberOf(stated.value)?.re;
    const observed = numeric(shown.value);
    if (claimed && observed && isUnitFactor(claimed, observed, precisionOf(stated.value, claimed))) return { kind: 'unknown', reason: say('{0} and {1} may be the same in other units, which are not compared.', first.claimed, first.observed) };
  }
  return first;
}

/** 37.5 % is kept as 0.375 or as 37.5, 30° as radians or as degrees. */
function otherReadings(value: Expression): readonly Expression[] {
  const [inner] = isApply(value, 'percent', 'degrees') ? value.args : [];
  return inner ? [inner] : [];
}

function compared({ relation }: Asked, value: Expression, { value: observed, decimals: shownDecimals }: ShownValue): Outcome {
  // An expression in letters is no value yet.
  if (observed.kind === 'symbolic' && freeVariables(observed.expression).size > freeVariables(value).size) return { kind: 'unknown', reason: say('The computed value is of another kind than the claimed one.') };
  const isNear = relation === 'approximately';
  const scientific = scientificPlaces(value);
  const own = printedPlaces(value) ?? scientific ?? (isNear ? wholePlaces(value) : undefined);
  const isCoarse = shownDecimals !== undefined && (observed.kind === 'float' || observed.kind === 'integer') && (own === undefined ? !isExactAs(value, shownDecimals) : own > shownDecimals);
  const decimals = isCoarse ? shownDecimals : isNear ? own : scientific;
  const found = agreement(value, floated(observed, isCoarse), decimals === undefined ? {} : { decimals });
  switch (found.kind) {
    case 'agrees':
      if (isCoarse && own !== undefined) return { kind: 'unknown', reason: say('The output shows only {0}, which is coarser than the claim.', showObserved(observed)) };
      return { kind: 'agrees', ...(found.digits === undefined ? {} : { digits: found.digits }) };
    case 'unknown':
      return found;
    case 'differs': {
      const differs: Outcome = { kind: 'differs', claimed: found.claimed, observed: found.observed };
      return isNear && !isFar(value, observed) ? { kind: 'unknown', reason: say('They are near each other, but not to the printed digits.') } : differs;
    }
  }
}

/** A whole number in a rounded text is as uncertain as any. */
function floated(observed: ObservedValue, isCoarse: boolean): ObservedValue {
  return isCoarse && observed.kind === 'integer' ? { kind: 'float', value: { numerator: observed.value, denominator: 1n }, text: observed.value.toString(), digits: 15 } : observed;
}

/** Whether a whole number or fraction has no more decimals than were shown. */
function isExactAs(value: Expression, decimals: number): boolean {
  const number = numberOf(value)?.re;
  return number !== undefined && decimals >= 0 && decimals < 40 && number.times(`1e${decimals}`).isInteger();
}

/** 3 · 10⁸ has one digit. */
function scientificPlaces(value: Expression): number | undefined {
  const [digits, scale] = isApply(value, 'multiply') && value.args.length === 2 ? value.args : [];
  const [ten, exponent] = isApply(scale, 'power') ? scale.args : [];
  const size = exponent && numberOf(exponent)?.re;
  if (digits?.kind !== 'number' || digits.denominator !== 1n || ten?.kind !== 'number' || ten.numerator !== 10n || ten.denominator !== 1n || !size?.isInteger() || size.abs().gt(300)) return undefined;
  return -size.toNumber();
}

/** ≈ 1200 is meant to the hundred. */
function wholePlaces(value: Expression): number | undefined {
  if (value.kind !== 'number' || value.denominator !== 1n) return undefined;
  const zeros = /0*$/.exec(value.numerator.toString())?.[0].length ?? 0;
  return value.numerator === 0n ? 0 : -zeros;
}

/** More than a fiftieth apart. */
function isFar(value: Expression, observed: ObservedValue): boolean {
  const [a, b] = [numberOf(value)?.re, numeric(observed)];
  return a === undefined || b === undefined || a.minus(b).abs().gt(a.abs().gt(b.abs()) ? a.abs().times(0.02) : b.abs().times(0.02));
}

function comparison({ relation, value, unit }: Asked, { value: observed, decimals }: ShownValue): Outcome {
  const claimed = numberOf(value)?.re;
  const seen = numeric(observed);
  if (!claimed || !seen) return { kind: 'unknown', reason: say('The computed value is of another kind than the claimed one.') };
  const difference = seen.minus(claimed);
  const isExact = observed.kind === 'integer' || observed.kind === 'fraction';
  const slack = isExact && decimals === undefined ? claimed.times(0) : claimed.abs().plus(seen.abs()).times('1e-9').plus(decimals === undefined || decimals === 0 ? 0 : `0.5e${-decimals}`);
  const isEqual = difference.isZero() && isExact;
  if (!isEqual && difference.abs().lte(slack)) return { kind: 'unknown', reason: say('The two values are too near each other to tell apart.') };
  const holds = isEqual ? relation.endsWith('equal') : relation.startsWith('less') === difference.isNegative();
  if (holds) return { kind: 'agrees' };
  if (unit !== undefined || isApply(value, 'percent')) return { kind: 'unknown', reason: say('{0} and {1} may be the same in other units, which are not compared.', toPlain(value), showObserved(observed)) };
  // `x > 0` beside a formula is as often a condition as a result.
  if (claimed.isZero()) return { kind: 'unknown', reason: say('{0} is not {1}, but that may be meant as a condition.', showObserved(observed), `${signs[relation] ?? ''} 0`) };
  return { kind: 'differs', claimed: `${signs[relation] ?? ''} ${toPlain(value)}`, observed: showObserved(observed) };
}

const signs: Readonly<Record<string, string>> = { less: '<', 'less-equal': '≤', greater: '>', 'greater-equal': '≥' };

/** A real number; undefined for anything else. */
function numeric(value: ObservedValue): Decimal | undefined {
  if (value.kind === 'float') return value.value && decimalOf(value.value);
  if (value.kind === 'integer') return decimalOf({ numerator: value.value, denominator: 1n });
  if (value.kind === 'fraction') return decimalOf(value.value);
  if (value.kind !== 'symbolic') return undefined;
  const expression = expressionOf(value);
  const number = expression && numberOf(expression);
  return number?.im.isZero() ? number.re : undefined;
}

function precisionOf(value: Expression, claimed: Decimal): number {
  const places = printedPlaces(value);
  return places === undefined || claimed.isZero() ? 1e-9 : Math.min(0.02, (0.51 * 10 ** -places) / Math.abs(claimed.toNumber()));
}

/** Whether two numbers differ by a power of ten or another usual factor between units. */
export function isUnitFactor(a: Decimal, b: Decimal, relative: number): boolean {
  if (a.isZero() || b.isZero() || a.isNegative() !== b.isNegative()) return false;
  const ratio = Math.abs(a.div(b).toNumber());
  const near = (x: number, y: number): boolean => Math.abs(x / y - 1) <= relative + 1e-9;
  const power = Math.round(Math.log10(ratio));
  if (power !== 0 && Math.abs(power) <= 15 && near(ratio, 10 ** power)) return true;
  return factors.some((factor) => near(ratio, factor) || near(1 / ratio, factor));
}

/** A seen number as an exact one, to calculate with; undefined where it is no number, or only its rounding was seen. */
export function inputOf({ value, decimals }: ShownValue): Expression | undefined {
  if (decimals !== undefined) return undefined;
  switch (value.kind) {
    case 'integer':
      return num(value.value);
    case 'fraction':
      return num(value.value.numerator, value.value.denominator);
    case 'float':
      return value.value && num(value.value.numerator, value.value.denominator);
    case 'symbolic':
      return numeric(value) && expressionOf(value);
    default:
      return undefined;
  }
}

/** An angle in degrees. */
export function inDegrees(value: Expression): Expression {
  return app('divide', app('multiply', value, constant('pi')), num(180));
}
