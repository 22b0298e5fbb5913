import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { numberOf } from '../nearness.ts';
import { numberMutants } from './numberMutants.ts';
import type { InputValue } from './proposedCheck.ts';

/** Wrong sets: one element lost, one too many, one shifted, none, all. */
export function setMutants(elements: readonly Expression[]): (readonly Expression[])[] {
  const extra = elements.length === 0 ? [num(0), num(1), num(-1), num(2), num(1, 2), num(10)].map((one) => [one]) : [];
  const largest = [...elements].sort((a, b) => (numberOf(b)?.re.toNumber() ?? 0) - (numberOf(a)?.re.toNumber() ?? 0))[0];
  return [
    ...extra,
    ...elements.slice(0, 4).map((_, index) => elements.filter((__, at) => at !== index)),
    ...(largest ? [[...elements, app('add', largest, num(1))]] : []),
    ...elements.slice(0, 3).flatMap((element, index) => wrong(element, 2).map((other) => replaced(elements, index, other))),
    ...(elements.length > 0 ? [[...elements, num(0)], elements.map((element) => app('negate', element)), elements.map((element) => app('add', element, num(1))), elements.map((element) => app('multiply', num(2), element))] : []),
    [],
  ];
}

/** Wrong tuples: an entry shifted, two exchanged, and steps along the lines that the given numbers are coefficients of. */
export function tupleMutants(elements: readonly Expression[], given: readonly number[]): (readonly Expression[])[] {
  const [a, b] = elements;
  const stepped = (dx: number, dy: number): readonly Expression[] => elements.map((element, index) => (index === 0 ? app('add', element, num(dx)) : index === 1 ? app('add', element, num(dy)) : element));
  const along = a && b ? given.slice(0, 8).flatMap((one, index) => given.slice(index + 1, index + 3).map((other) => [other, -one] as const)) : [];
  const whole = along.filter(([dx, dy]) => Number.isSafeInteger(dx) && Number.isSafeInteger(dy) && (dx !== 0 || dy !== 0)).slice(0, 6);
  return [
    ...elements.slice(0, 4).flatMap((element, index) => wrong(element, 2).map((other) => replaced(elements, index, other))),
    ...(a && b ? [[b, a, ...elements.slice(2)], stepped(1, -1), stepped(1, 1), stepped(1, -2), stepped(2, -1)] : []),
    [...elements].reverse(),
    elements.map((element) => app('multiply', num(2), element)),
    elements.map((element) => app('negate', element)),
    elements.map((element) => app('add', element, num(1))),
    ...whole.map(([dx, dy]) => stepped(dx, dy)),
    ...(elements.length === 1 ? wrong(a ?? num(0), 6).map((other) => [other]) : []),
  ];
}

/** Wrong matrices: an entry shifted, rows exchanged, transposed. */
export function matrixMutants(rows: readonly (readonly Expression[])[]): (readonly (readonly Expression[])[])[] {
  const width = rows[0]?.length ?? 0;
  const at = (row: number, column: number, change: (entry: Expression) => Expression): readonly (readonly Expression[])[] => rows.map((entries, i) => entries.map((entry, j) => (i === row && j === column ? change(entry) : entry)));
  const places = rows.flatMap((entries, i) => entries.map((_, j) => [i, j] as const));
  const corners = [places[0], places.at(-1), places[Math.floor(places.length / 2)], places[width - 1]].filter((place) => place !== undefined);
  const all = (change: (entry: Expression) => Expression): readonly (readonly Expression[])[] => rows.map((entries) => entries.map(change));
  return [
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

function wrong(value: Expression, count: number): Expression[] {
  return numberMutants(value).slice(0, count);
}

function replaced(elements: readonly Expression[], index: number, by: Expression): readonly Expression[] {
  return elements.map((element, at) => (at === index ? by : element));
}
