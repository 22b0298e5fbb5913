import type { TextFormat } from '../../../core/problem.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { some } from '../../../math/traverse.ts';
import { hasUnread } from '../../../math/unread.ts';
import { freeVariables } from '../../../math/variables.ts';
import { formulasOf } from '../formulas.ts';
import { wording, wordingOf } from '../wording.ts';
import type { CoordinateQuestion } from './coordinateQuestion.ts';

const vector = '(?:the )?(?:vectors? )?§';
/** What is left of how to write the answer once its first words are taken out. */
const answers = String.raw`(?:[.,;]? ?(?:(?:enter|give|express|write) (?:your |the )?answer (?:in the form|as) )?§,?(?: where §(?:,? (?:and )?§)*)?)?`;
const lengths = [wording(`{ask}(?:magnitude|length|norm) of ${vector}`), wording('求?(?:向量)?§的?(?:模|长度)(?:长)?(?:是多少|是|为)?')];
const projections = [wording(`{ask}(?:vector )?projection of ${vector} (?:onto|on|in the direction of) ${vector}`), wording('求?(?:向量)?§在(?:向量)?§(?:上|方向上)的?(?:投影向量|投影)(?:是多少|是|为)?')];
const angles = [wording(`{ask}(?<cosine>cosine of the )?(?:(?:acute |measure of the )?angle) (?<cosine2>)(?:θ |§ )?between ${vector} and ${vector}(?<degrees>,? in degrees)?(?:[,.] (?:express|give) (?:your |the )?answer (?<degrees2>in degrees))?`), wording('求?(?:向量)?§[与和](?:向量)?§的?夹角(?<cosine>的余弦值?)?(?:是多少|是|为)?')];
const systems = '(?<from>polar|cylindrical|spherical|rectangular|cartesian)';
const target = '(?<to>polar|cylindrical|spherical|rectangular|cartesian)';
const conversions = [
  wording(`(?:convert|express|write) (?:the )?(?:point )?§ (?:(?:in|from) ${systems} coordinates |given in ${systems.replace('from', 'from2')} coordinates )?(?:to|into|in) ${target} coordinates(?: form)?${answers}`),
  wording(`{ask}${target} coordinates of the point (?:whose ${systems} coordinates are |with ${systems.replace('from', 'from2')} coordinates )?§${answers}`),
  wording(`(?:把|将)?(?:极坐标)(?:系中的?)?点?§(?<polar>)(?:化|化成|化为|转化为|转换为|表示)+直角坐标`),
];

/** A question about the coordinates of points or vectors; undefined unless a wording takes all of the text. */
export function readCoordinates(text: string, format: TextFormat): CoordinateQuestion | undefined {
  const { expressions, words } = formulasOf(text, format);
  if (expressions.length === 0 || expressions.length > 6 || expressions.some(hasUnread)) return undefined;
  const line = wordingOf(words);
  const [first, second] = expressions.map(coordinatesOf);
  const matches = (patterns: readonly RegExp[]): Readonly<Record<string, string | undefined>> | undefined => {
    for (const pattern of patterns) {
      const found = pattern.exec(line);
      if (found) return found.groups ?? {};
    }
    return undefined;
  };
  const [norm] = expressions;
  if (expressions.length === 1 && (isApply(norm, 'norm') || isApply(norm, 'abs')) && wording('{ask}§|(?:求|计算)§(?:的值)?').test(line)) {
    const inner = norm.args[0] && coordinatesOf(norm.args[0]);
    return inner && { ask: 'length', vector: inner };
  }
  const conversion = matches(conversions);
  if (conversion) return converted(expressions, conversion);
  if (!first) return undefined;
  if (expressions.length === 1 && matches(lengths)) return { ask: 'length', vector: first };
  if (expressions.length === 2 && second && second.length === first.length) {
    if (matches(projections)) return { ask: 'projection', vector: first, onto: second, column: isApply(expressions[0], 'matrix') };
    const angle = matches(angles);
    if (angle) return { ask: 'angle', vectors: [first, second], wanted: angle['cosine'] !== undefined ? 'cosine' : (angle['degrees'] ?? angle['degrees2']) === undefined ? 'angle' : 'degrees' };
  }
  return undefined;
}

function converted(expressions: readonly Expression[], { from, from2, to, polar }: Readonly<Record<string, string | undefined>>): CoordinateQuestion | undefined {
  const [given] = expressions;
  const point = given && coordinatesOf(isApply(given, 'equal') && isApply(given.args[0], 'tuple') && given.args[0].args.every((each) => each.kind === 'symbol') && given.args[1] ? given.args[1] : given);
  const target = polar === undefined ? to?.replace('cartesian', 'rectangular') : 'rectangular';
  const source = (polar === undefined ? (from ?? from2) : 'polar')?.replace('cartesian', 'rectangular') ?? (target === 'polar' || target === 'cylindrical' || target === 'spherical' ? 'rectangular' : 'polar');
  const size = (system: string | undefined): number => (system === 'polar' ? 2 : 3);
  if (!point || target === source) return undefined;
  if (target === 'rectangular' && (source === 'polar' || source === 'cylindrical' || source === 'spherical')) return point.length === size(source) ? { ask: 'to-rectangular', from: source, point } : undefined;
  if (source === 'rectangular' && (target === 'polar' || target === 'cylindrical' || target === 'spherical')) return point.length === size(target) ? { ask: 'from-rectangular', to: target, point } : undefined;
  return undefined;
}

/** Two or three numbers in a column, or in brackets. */
function coordinatesOf(expression: Expression): readonly Expression[] | undefined {
  const values = isApply(expression, 'matrix') ? expression.args.flatMap((row) => (isApply(row, 'list') && row.args.length === 1 ? row.args : isApply(row, 'list') ? [] : [row])) : isApply(expression, 'tuple') ? expression.args : [];
  const isNumber = (each: Expression): boolean => freeVariables(each).size === 0 && !some(each, (part) => part.kind === 'apply' && !/^(?:add|negate|multiply|divide|power|sqrt|degrees)$/.test(part.operator));
  return values.length >= 2 && values.length <= 3 && values.every(isNumber) && (!isApply(expression, 'matrix') || values.length === expression.args.length) ? values : undefined;
}

const name = String.raw`\\(?:mathbf|vec|boldsymbol|bold|overrightarrow)\s*\{?\s*[a-zA-Z]\s*\}?`;
const column = String.raw`(?:\\begin\{[pb]matrix\}(?:(?!\\end)[\s\S])*\\end\{[pb]matrix\}|\(\s*-?\d+(?:\s*,\s*-?\d+)+\s*\))`;
const given = new RegExp(String.raw`^\s*(?:let|if|given(?: that)?|suppose(?: that)?|for|已知|设|若)\s*(?:the |vectors? |向量)*(\$\s*${name}\s*=\s*${column}\s*[.,]?\s*\$(?:\s*(?:,|and|，|和|、)*\s*\$?\s*${name}\s*=\s*${column}\s*[.,]?\s*\$?)*)\s*[.,，。]?\s*(?:(?:then|则|求)\s*)?`, 'i');

/** `Let a = (…) and b = (…). Compute …` with the vectors in the place of their names. */
export function withVectorsPutIn(text: string): string {
  const found = given.exec(text);
  if (!found) return text;
  const values = new Map([...(found[1] ?? '').matchAll(new RegExp(String.raw`(${name})\s*=\s*(${column})`, 'g'))].map(([, key = '', value = '']) => [plainName(key), value]));
  const rest = text.slice(found[0].length);
  const put = rest.replace(new RegExp(name, 'g'), (each) => values.get(plainName(each)) ?? each);
  return new RegExp(name).test(put.replace(/\\begin\{[pb]matrix\}[\s\S]*?\\end\{[pb]matrix\}/g, '')) ? text : put;
}

function plainName(key: string): string {
  return key.replace(/[\s{}]|\\(?:mathbf|vec|boldsymbol|bold|overrightarrow)/g, '');
}
