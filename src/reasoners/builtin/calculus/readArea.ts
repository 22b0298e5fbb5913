import { say, type Phrase } from '../../../core/phrase.ts';
import { num } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m } from '../lesson.ts';
import type { CalculusTask } from './calculusTask.ts';
import { boundsOf, givenOf, isElementary, placeOf, says } from './givens.ts';

const areaWords = /\b(?:areas?|regions?|bounded|enclosed|between|under|below|above|beneath|curves?|graphs?|parabolas?|axis|lines?|by|from|to|that|lies?)\b|面积|围成|所围成|围|平面图形|图形|区域|曲线|抛物线|直线|之间|下方|轴|由|所|从|到/gi;

/** The area between a curve and the axis, or between two curves. */
export function areaTask(statements: readonly Expression[], words: string): CalculusTask | undefined {
  if (!/\bareas?\b|面积/i.test(words) || /\bsurface\b|旋转|\brotat|\brevol/i.test(words)) return undefined;
  const plain = words.replace(/§\s*-?\s*(?:axis|轴)/gi, ' § ');
  const axisNamed = plain !== words;
  if (!says(plain, areaWords)) return undefined;
  const symbols = statements.filter((statement) => statement.kind === 'symbol');
  const functions = statements.flatMap((statement) => givenOf(statement) ?? []);
  const [one, two, ...more] = functions;
  if (!one || more.length > 0) return undefined;
  const { variable } = one;
  const rest = statements.filter((statement) => statement.kind !== 'symbol' && !givenOf(statement));
  const places = rest.flatMap(placeOf);
  const axes = places.filter(({ name, value }) => name === 'y' && value.kind === 'number' && value.numerator === 0n).length;
  const ends = places.filter(({ name }) => name === variable);
  const values = rest.filter((statement) => freeVariables(statement).size === 0 && isElementary(statement));
  const intervals = rest.flatMap((statement) => boundsOf(statement) ?? []);
  const isAxis = symbols.length === 1 && symbols[0]?.kind === 'symbol' && symbols[0].name === variable && axisNamed;
  const level = places.find(({ name, value }) => name === 'y' && !(value.kind === 'number' && value.numerator === 0n));
  if (rest.length !== axes + ends.length + values.length + (level ? 1 : 0) + intervals.length / 2 || symbols.length !== (isAxis ? 1 : 0)) return undefined;
  const under = /\b(?:under|below|beneath)\b|下方/i.test(words);
  const lower = two?.body ?? level?.value ?? (isAxis || axes === 1 || under ? num(0) : undefined);
  if (!lower || (two && (two.variable !== variable || level || axes > 0 || isAxis)) || (level && (isAxis || axes > 0))) return undefined;
  const fromTo = values.length === 2 && /(?:\bfrom|从)\s*§\s*(?:to|到)\s*§/i.test(plain);
  const found = ends.map(({ value }) => value).concat(fromTo ? values : [], intervals);
  const [low, high, ...others] = found;
  if (others.length > 0 || (low && !high) || (values.length > 0 && !fromTo) || (under && (two !== undefined || !high))) return undefined;
  return { kind: 'area', curves: [one.body, lower], variable, under, ...(low && high ? { bounds: [low, high] } : {}) };
}

export function areaReading({ curves: [upper, lower], bounds }: Extract<CalculusTask, { kind: 'area' }>): Phrase {
  const isAxis = lower.kind === 'number' && lower.numerator === 0n;
  if (!bounds) return isAxis ? say('I read this as: find the area that the graph of {0} encloses with the axis.', m(upper)) : say('I read this as: find the area that the graphs of {0} and {1} enclose.', m(upper), m(lower));
  const [low, high] = bounds.map(m);
  return isAxis ? say('I read this as: find the area between the graph of {0} and the axis from {1} to {2}.', m(upper), low ?? '', high ?? '') : say('I read this as: find the area between the graphs of {0} and {1} from {2} to {3}.', m(upper), m(lower), low ?? '', high ?? '');
}

const averageWords = /\b(?:average|mean|value|on|over|interval|closed|from|to|its)\b|平均值|平均|均值|闭区间|区间|从|到/gi;

export function averageTask(statements: readonly Expression[], words: string): CalculusTask | undefined {
  const [first, second, third, ...more] = statements;
  const of = first && givenOf(first);
  if (!of || !second || more.length > 0 || !/\b(?:average|mean) value|平均值/i.test(words) || /\brate\b|变化率|\btheorem\b|定理/i.test(words) || !says(words, averageWords)) return undefined;
  const bounds = third ? (/(?:\bfrom|从)\s*§\s*(?:to|到)\s*§/i.test(words) ? ([second, third] as const) : undefined) : boundsOf(second);
  if (!bounds || bounds.some((bound) => !isElementary(bound) || freeVariables(bound).size > 0)) return undefined;
  return { kind: 'average', of, bounds };
}

const implicitWords = /\b(?:implicit(?:ly)?|differentiation|defined|curve|where|as)\b|隐函数|所确定|确定|由|所|曲线/gi;

/** `dy/dx` of an equation in x and y. */
export function implicitTask(statements: readonly Expression[], words: string): CalculusTask | undefined {
  const asked = statements.filter((statement) => isApply(statement, 'derivative', 'prime'));
  const equations = statements.filter((statement) => isApply(statement, 'equal'));
  const [equation, ...more] = equations;
  const [derivative, ...others] = asked;
  if (!equation || more.length > 0 || others.length > 0 || statements.length !== equations.length + asked.length || !says(words, implicitWords)) return undefined;
  if (!derivative && !/\bimplicit|隐函数/i.test(words)) return undefined;
  const [of, by] = derivative?.kind === 'apply' ? derivative.args : [];
  if (derivative && (of?.kind !== 'symbol' || of.name !== 'y' || (isApply(derivative, 'derivative') ? by?.kind !== 'symbol' || by.name !== 'x' || derivative.args.length > 2 : by?.kind !== 'number' || by.numerator !== 1n))) return undefined;
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  const names = [...freeVariables(equation)].sort().join(' ');
  return names === 'x y' && left && right && left.kind !== 'symbol' && isElementary(left) && isElementary(right) ? { kind: 'implicit', equation, variable: 'x', unknown: 'y' } : undefined;
}
