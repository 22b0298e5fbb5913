import type { InputValue } from './proposedCheck.ts';

/** One given value and others of its kind that it might have been. None where nothing safe is known. */
export interface Perturbed {
  readonly name: string;
  readonly variants: readonly InputValue[];
  /** A word may be no more than a name, so that nothing follows where it does not matter. */
  readonly optional: boolean;
}

const mostVariants = 16;
const mostOfList = 16;

/**
 * Each given value changed by itself, near ones first: whole numbers stay whole and positive ones positive,
 * what may be a probability stays between 0 and 1, lists change an element or their length, truth values
 * flip, and texts keep to the numbers and letters they have.
 */
export function perturbedInputs(inputs: Readonly<Record<string, InputValue>>): Perturbed[] {
  return Object.entries(inputs).map(([name, value]) => ({ name, variants: variantsOf(value).filter((variant) => JSON.stringify(variant) !== JSON.stringify(value)).slice(0, Array.isArray(value) ? mostOfList : mostVariants), optional: typeof value === 'string' && !/\d/.test(value) }));
}

/** @param inside of a list: a row of a table keeps its length */
function variantsOf(value: InputValue, inside = false): InputValue[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return numberVariants(value);
  if (typeof value === 'string') return textVariants(value);
  return listVariants(value, inside);
}

function numberVariants(value: number): number[] {
  if (!Number.isFinite(value)) return [];
  const made = Number.isInteger(value) ? wholeVariants(value) : decimalVariants(value);
  return [...new Set(made)].filter((other) => other !== value && Number.isFinite(other) && Math.abs(other) <= Number.MAX_SAFE_INTEGER);
}

function wholeVariants(value: number): number[] {
  if (value === 0) return [1, 2, 3, 10];
  const size = Math.abs(value);
  const sign = Math.sign(value);
  // Some near enough to be prime, or square, or of another residue.
  const near = [size + 1, size - 1, size * 2, size + 2, Math.floor(size / 2), size + 5, size - 2, size * 3 + 1, size * 10 + 7, size + 6, size + 10, size + 3, size - 4, size + 12, 1];
  return near.filter((other) => other > 0).map((other) => sign * other);
}

function decimalVariants(value: number): number[] {
  const size = Math.abs(value);
  const sign = Math.sign(value);
  const made = size < 1 ? [size / 2, (1 + size) / 2, 1 - size, size * 0.9] : [size * 1.1, size * 0.9, size * 2, size + 1, size / 2, size + 0.5];
  // As short as people write them.
  return made.map((other) => sign * Number(other.toPrecision(6))).filter((other) => (size < 1 ? Math.abs(other) > 0 && Math.abs(other) < 1 : true));
}

/** `x**2 + 3*x` becomes `x**2 + 4*x`; a word loses a letter, or repeats one; a bare name stays. */
function textVariants(value: string): string[] {
  const numbers = [...value.matchAll(/(?<![\w.])\d{1,9}(?![\d.])/g)].slice(-3);
  if (numbers.length === 0) return /^\p{L}{3,}$/u.test(value) ? [value.slice(0, -1), `${value}${value[0] ?? ''}`, value.slice(1), `${value.slice(0, -1)}${value[0] ?? ''}`] : [];
  return numbers.flatMap((match) => [1, 2].map((step) => `${value.slice(0, match.index)}${Number(match[0]) + step}${value.slice(match.index + match[0].length)}`));
}

function listVariants(value: readonly InputValue[], inside: boolean): InputValue[] {
  const places = [...new Set([value.length - 1, 0, Math.floor(value.length / 2)])].filter((place) => place >= 0);
  const changed = places.map((place) => variantsOf(value[place] ?? 0, true).map((other) => value.map((item, at) => (at === place ? other : item))));
  const [last] = value.slice(-1);
  const isFlat = value.every((item) => !Array.isArray(item));
  const next = last === undefined ? undefined : variantsOf(last)[0];
  const lengths = isFlat && !inside && value.length > 0 ? [...(next === undefined ? [] : [[...value, next]]), ...(value.length > 1 ? [value.slice(0, -1)] : [])] : [];
  // One near change of each place, then lengths, then ever farther ones.
  const farther = [1, 3, 2, 4, 5, 6, 7].flatMap((index) => changed.flatMap((each) => each.slice(index, index + 1)));
  return [...changed.flatMap((each) => each.slice(0, 1)), ...lengths, ...farther];
}
