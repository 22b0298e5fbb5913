import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { numericValue } from '../../../math/simplify.ts';
import { numberOf } from '../nearness.ts';
import { numberMutants } from './numberMutants.ts';
import type { InputValue } from './proposedCheck.ts';

/** Wrong sets: one element lost, one too many, one shifted, two shifted so that their sum stays, none, all. */
export function setMutants(elements: readonly Expression[]): (readonly Expression[])[] {
  const extra = elements.length === 0 ? [num(0), num(1), num(-1), num(2), num(1, 2), num(10)].map((one) => [one]) : [];
  const largest = [...elements].sort((a, b) => (numberOf(b)?.re.toNumber() ?? 0) - (numberOf(a)?.re.toNumber() ?? 0))[0];
  return [
    ...extra,
    ...elements.slice(0, 4).map((_, index) => elements.filter((__, at) => at !== index)),
    ...(largest ? [[...elements, app('add', largest, num(1))]] : []),
    ...elements.slice(0, 3).flatMap((element, index) => wrong(element, 2).map((other) => replaced(elements, index, other))),
    ...(elements.length > 0 ? [[...elements, num(0)], elements.map((element) => app('negate', element)), elements.map((element) => app('add', element, num(1))), elements.map((element) => app('multiply', num(2), element))] : []),
    ...[1, -1].flatMap((by) => (elements.length > 1 ? [elements.map((element, index) => (index < 2 ? app('add', element, num(index === 0 ? by : -by)) : element))] : [])),
    [],
  ];
}

/** Entries of a tuple that are changed by themselves. */
const mostEntries = 9;

/** Wrong tuples: an entry shifted, two exchanged, and steps along lines and planes that the given numbers speak of. */
export function tupleMutants(elements: readonly Expression[], inputs: Readonly<Record<string, InputValue>>): (readonly Expression[])[] {
  const [a, b] = elements;
  const stepped = (steps: readonly number[]): readonly Expression[] => elements.map((element, index) => (steps[index] ? app('add', element, num(steps[index])) : element));
  return [
    // Each entry by itself: a check may leave out any of them, the last above all.
    ...elements.flatMap((element, index) => (index < mostEntries || index === elements.length - 1 ? wrong(element, index === 0 ? 2 : 1).map((other) => replaced(elements, index, other)) : [])),
    // Other signs, before the many steps: absolute values are compared more often than seems.
    elements.map((element) => app('negate', element)),
    ...stepsAlong(elements.length, inputs).map(stepped),
    ...(a && b ? [[b, a, ...elements.slice(2)], stepped([1, -1]), stepped([1, 1])] : []),
    [...elements].reverse(),
    elements.map((element) => app('multiply', num(2), element)),
    elements.map((element) => app('add', element, num(1))),
    ...(a && b ? [stepped([1, -2]), stepped([2, -1])] : []),
    ...(elements.length === 1 ? wrong(a ?? num(0), 6).map((other) => [other]) : []),
  ];
}

/** Wrong matrices: an entry shifted, rows exchanged, transposed. */
export function matrixMutants(rows: readonly (readonly Expression[])[]): (readonly (readonly Expression[])[])[] {
  const width = rows[0]?.length ?? 0;
  const at = (row: number, column: number, change: (entry: Expression) => Expression): readonly (readonly Expression[])[] => rows.map((entries, i) => entries.map((entry, j) => (i === row && j === column ? change(entry) : entry)));
  const places = rows.flatMap((entries, i) => entries.map((_, j) => [i, j] as const));
  const corners = [places[0], places.at(-1), places[Math.floor(places.length / 2)], places[width - 1]].filter((place) => place !== undefined);
  const isWhole = rows.flat().every((entry) => numericValue(entry)?.denominator === 1n);
  const all = (change: (entry: Expression) => Expression): readonly (readonly Expression[])[] => rows.map((entries) => entries.map(change));
  return [
    // So little that only a wide tolerance lets it pass.
    ...(isWhole ? [] : [at(0, 0, (entry) => app('add', entry, num(1, 997))), all((entry) => app('multiply', entry, num(1010, 1009)))]),
    ...corners.flatMap(([i, j]) => [at(i, j, (entry) => app('add', entry, num(1))), at(i, j, (entry) => app('negate', entry))]),
    ...(rows.length === width ? [rows.map((_, i) => rows.map((__, j) => rows[j]?.[i] ?? num(0)))] : []),
    ...(rows.length > 1 ? [[...rows].reverse()] : []),
    ...(width > 1 ? [rows.map((entries) => [...entries].reverse())] : []),
    all((entry) => app('multiply', num(2), entry)),
    all((entry) => app('negate', entry)),
    all((entry) => app('add', entry, num(1))),
  ];
}

/** The numbers among the given values, however deep. */
export function givenNumbers(inputs: Readonly<Record<string, InputValue>>): number[] {
  const flat = (value: InputValue): number[] => (typeof value === 'number' ? [value] : Array.isArray(value) ? (value as readonly InputValue[]).flatMap(flat) : []);
  return Object.values(inputs).flatMap(flat);
}

const mostSteps = 7;

/** Whole steps that keep one or two of the equations whose coefficients, or points whose coordinates, may be given. */
function stepsAlong(length: number, inputs: Readonly<Record<string, InputValue>>): number[][] {
  const lists = (value: InputValue): number[][] => {
    if (!Array.isArray(value)) return [];
    const items = value as readonly InputValue[];
    const numbers = items.filter((item): item is number => Number.isSafeInteger(item));
    return numbers.length === items.length ? [numbers] : items.flatMap(lists);
  };
  const fitting = (found: readonly (readonly number[])[]): number[][] => found.filter((row) => row.length === length || row.length === length + 1).map((row) => row.slice(0, length));
  const isTable = (value: InputValue): boolean => Array.isArray(value) && value.some((item) => Array.isArray(item));
  // The rows of each table, and all rows that are given one by one.
  const tables = [...Object.values(inputs).filter(isTable).map((value) => fitting(lists(value))), fitting(Object.values(inputs).filter((value) => !isTable(value)).flatMap(lists))];
  const rows = tables.flat();
  const pairs = rows.slice(0, 4).flatMap((row, index) => rows.slice(index + 1, 4).map((other) => [row, other] as const));
  const found: number[][] = [];
  if (length === 2) {
    const across = ([x = 0, y = 0]: readonly number[]): number[] => [y, -x];
    found.push(...rows.map(across), ...pairs.map(([row, other]) => across(row.map((value, at) => (other[at] ?? 0) - value))));
    // Coefficients given one by one: a₁, b₁, … or a₁, a₂, ….
    if (rows.length === 0) {
      const given = givenNumbers(inputs).slice(0, 8);
      found.push(...given.flatMap((one, index) => [index + 1, index + 2, index + 3].flatMap((next) => (given[next] === undefined ? [] : [[given[next], -one]]))));
    }
  }
  const sums = tables.filter((table) => table.length > 1).map((table) => Array.from({ length }, (_, at) => table.reduce((total, row) => total + (row[at] ?? 0), 0)));
  // What keeps the sum of all equations, and the first of them, keeps a check that looks at no more.
  if (length >= 2) found.push(...[...sums, rows[0] ?? []].map(([x = 0, y = 0]) => [y, -x, ...Array.from({ length: length - 2 }, () => 0)]));
  if (length === 3) found.push(...pairs.map(([[a = 0, b = 0, c = 0], [x = 0, y = 0, z = 0]]) => [b * z - c * y, c * x - a * z, a * y - b * x]));
  const usable = found.filter((step) => step.every(Number.isSafeInteger) && step.some((each) => each !== 0));
  return [...new Map(usable.map((step) => [step.join(), step])).values()].slice(0, mostSteps);
}

function wrong(value: Expression, count: number): Expression[] {
  return numberMutants(value).slice(0, count);
}

function replaced(elements: readonly Expression[], index: number, by: Expression): readonly Expression[] {
  return elements.map((element, at) => (at === index ? by : element));
}
