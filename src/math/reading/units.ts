import type { Expression } from '../expression.ts';
import { some } from '../traverse.ts';
import type { Cursor } from './cursor.ts';

/** Units by their written forms; the name is the canonical one. Conversion factors stand with the evaluator. */
const units = new Map<string, string>([
  ...['m', 'cm', 'mm', 'km', 'g', 'kg', 'mg', 's', 'ms', 'h', 'L', 'mL', 'N', 'J', 'W', 'kW', 'V', 'A', 'Hz', 'Pa', 'K', 'mol', 'ft', 'in', 'yd', 'mi', 'lb', 'oz'].map((name): [string, string] => [name, name]),
  ...(
    [
      ['meter', 'm'], ['metre', 'm'], ['centimeter', 'cm'], ['centimetre', 'cm'], ['millimeter', 'mm'], ['kilometer', 'km'], ['kilometre', 'km'], ['gram', 'g'], ['kilogram', 'kg'],
      ['second', 's'], ['sec', 's'], ['minute', 'min'], ['min', 'min'], ['hour', 'h'], ['hr', 'h'], ['day', 'day'], ['week', 'week'], ['month', 'month'], ['year', 'year'],
      ['liter', 'L'], ['litre', 'L'], ['inch', 'in'], ['inche', 'in'], ['foot', 'ft'], ['feet', 'ft'], ['yard', 'yd'], ['mile', 'mi'], ['pound', 'lb'], ['ounce', 'oz'], ['mph', 'mi/h'], ['kph', 'km/h'],
      ['dollar', '$'], ['cent', 'cent'], ['degree', 'degree'], ['unit', 'unit'], ['square unit', 'unit^2'], ['cubic unit', 'unit^3'], ['newton', 'N'], ['joule', 'J'], ['watt', 'W'], ['volt', 'V'],
      ['square inche', 'in^2'], ['square feet', 'ft^2'], ['square foot', 'ft^2'], ['square meter', 'm^2'], ['square centimeter', 'cm^2'], ['cubic centimeter', 'cm^3'], ['cubic meter', 'm^3'], ['cubic feet', 'ft^3'], ['cubic inche', 'in^3'],
      ['people', 'person'], ['person', 'person'], ['student', 'student'], ['way', 'way'], ['hour per day', 'h/day'], ['米', 'm'], ['厘米', 'cm'], ['毫米', 'mm'], ['千米', 'km'], ['公里', 'km'], ['克', 'g'], ['千克', 'kg'], ['秒', 's'],
      ['分钟', 'min'], ['小时', 'h'], ['天', 'day'], ['年', 'year'], ['元', 'yuan'], ['人', 'person'], ['个', ''], ['平方米', 'm^2'], ['平方厘米', 'cm^2'], ['立方米', 'm^3'], ['立方厘米', 'cm^3'], ['升', 'L'], ['毫升', 'mL'], ['度', 'degree'], ['种', ''],
    ] as [string, string][]
  ),
]);

/**
 * A unit right behind a value: `5\text{ cm}`, `30\ \mathrm{km/h}`, `3 cm^2`, `5 cm` in plain notation.
 * Its name and how many tokens it takes. A bare letter is a unit only in text or with a space before it
 * in plain notation, and never behind an expression with variables.
 */
export function unitOf(cursor: Cursor, value: Expression): { readonly name: string; readonly tokens: number } | undefined {
  const token = cursor.peek();
  if (!token || (token.kind !== 'text' && token.kind !== 'name')) return undefined;
  if (some(value, (part) => part.kind === 'symbol')) return undefined;
  if (token.kind === 'name' && (cursor.notation !== 'plain' || token.text.length < 2)) return undefined;
  const name = unitName(token.text) ?? (token.kind === 'text' && value.kind === 'number' ? countedNoun(token.text) : undefined);
  if (name === undefined) return undefined;
  if (cursor.at('^', 'sign', 1)) {
    const power = exponentAt(cursor, 2);
    return power ? { name: `${name}^${power.digits}`, tokens: 2 + power.tokens } : undefined;
  }
  return { name, tokens: 1 };
}

/** The canonical name of a unit as people write it, compound ones included. */
export function unitName(text: string): string | undefined {
  const trimmed = text.trim().replace(/\.$/, '');
  if (trimmed === '') return undefined;
  const direct = units.get(trimmed) ?? units.get(trimmed.replace(/s$/, '')) ?? (trimmed.length > 2 ? units.get(trimmed.toLowerCase().replace(/s$/, '')) : undefined);
  if (direct !== undefined) return direct;
  const ratio = /^([^/]+?)\s*(?:\/|\bper\b|每)\s*([^/]+)$/.exec(trimmed);
  if (ratio) {
    const above = unitName(ratio[1] ?? '');
    const below = unitName(ratio[2] ?? '');
    return above !== undefined && below !== undefined ? `${above}/${below}` : undefined;
  }
  const power = /^([A-Za-z]+)\s*(?:\^\{?([23])\}?|([²³]))$/.exec(trimmed);
  if (power) {
    const base = units.get(power[1] ?? '');
    return base === undefined ? undefined : `${base}^${power[2] ?? (power[3] === '²' ? '2' : '3')}`;
  }
  return undefined;
}

/** `18\text{ integers}`: things that are counted, a unit of their own. */
function countedNoun(text: string): string | undefined {
  const words = text.trim();
  return /^[a-z]{2,}(?: [a-z]{2,}){0,2}$/.test(words) && !/\b(?:is|are|and|or|if|when|for|where|so|then|mod|with|from|to|of|in|at|by|as|since|because|but|which|that|not|we|get|have|times|divides|otherwise|odd|even|terms?|mod)\b/.test(words) ? words.replace(/s$/, '') : undefined;
}

function exponentAt(cursor: Cursor, ahead: number): { readonly digits: string; readonly tokens: number } | undefined {
  const token = cursor.peek(ahead);
  if (token?.kind === 'number') return { digits: token.text, tokens: 1 };
  const inner = cursor.peek(ahead + 1);
  if (cursor.at('{', 'sign', ahead) && inner?.kind === 'number' && cursor.at('}', 'sign', ahead + 2)) return { digits: inner.text, tokens: 3 };
  return undefined;
}
