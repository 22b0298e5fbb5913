import { say, type Phrase } from '../../../core/phrase.ts';
import { num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { freeVariables } from '../../../math/variables.ts';
import { curveOf, isLine } from '../geometry/plane.ts';
import { m } from '../lesson.ts';
import type { CalculusTask, Given } from './calculusTask.ts';
import { boundsOf, givenOf, isElementary, placeOf, says } from './givens.ts';

const volumeWords = /\b(?:volumes?|solids?|of|revolution|obtained|generated|formed|produced|created|resulting|when|if|is|by|rotating|rotated|revolving|revolved|rotate|revolve|regions?|areas?|bounded|enclosed|between|under|curves?|graphs?|parabolas?|axis|lines?|from|to|that|lies?|one|full|turn|complete|through)\b|体积|旋转体|旋转|一周|所得|所成|形成|得到|生成|产生|立体|几何体|面积|围成|所围成|围|平面图形|图形|区域|曲线|抛物线|直线|之间|轴|由|所|从|到|及|以|转|而|该|绕/gi;
/** Which way is to be used: the way that is used says so itself. */
const methods = /(?:\b(?:use|using|by|with) (?:the )?(?:method of )?(?:cylindrical )?(?:dis[ck]s?|washers?|shells?)(?: method)?(?: to)?\b),?/gi;
const turns = /(?:about|around|绕)\s*(?:the\s*)?([xy])(?:\s*-\s*|\s+)?(?:axis|轴)/gi;
const axisNamed = /(?:the\s*)?(?<![a-z])([xy])(?:\s*-\s*|\s+)?(?:axis|轴)/gi;

/** The words with the letter of each axis written out, and the statements without these letters. */
function withAxes(expressions: readonly Expression[], words: string): { readonly line: string; readonly statements: readonly Expression[] } {
  const pieces = words.split('§');
  let line = pieces[0] ?? '';
  const statements: Expression[] = [];
  for (const [index, expression] of expressions.entries()) {
    const after = pieces[index + 1] ?? '';
    const isAxis = expression.kind === 'symbol' && (expression.name === 'x' || expression.name === 'y') && /^\s*-?\s*(?:axis|轴)/i.test(after);
    if (!isAxis) statements.push(...(isApply(expression, 'list') ? expression.args : [expression]));
    line += `${isAxis ? expression.name : '§'}${isAxis ? after.replace(/^\s*-?\s*/, '-') : after}`;
  }
  return { line, statements };
}

/** `x = g(y)`. */
function sidewaysOf(statement: Expression): Given | undefined {
  const [left, body] = isApply(statement, 'equal') ? statement.args : [];
  const [variable, ...more] = body ? freeVariables(body) : [];
  return body && left?.kind === 'symbol' && left.name === 'x' && variable === 'y' && more.length === 0 && isElementary(body) ? { body, variable } : undefined;
}

/** The volume of the solid that a region between two curves, or a curve and the axis, makes when it turns about an axis. */
export function volumeTask(expressions: readonly Expression[], words: string): CalculusTask | undefined {
  if (!/\bvolume\b|体积/i.test(words) || !/\brotat|\brevol|旋转/i.test(words)) return undefined;
  const { line, statements } = withAxes(expressions, words);
  const [turn, ...otherTurns] = [...line.matchAll(turns)];
  const axis = turn?.[1]?.toLowerCase();
  if ((axis !== 'x' && axis !== 'y') || otherTurns.length > 0) return undefined;
  const still = line.replace(turns, ' ');
  const named = [...still.matchAll(axisNamed)].map(([, letter = '']) => letter.toLowerCase());
  if (/\b(?:about|around)\b|绕/i.test(still) || !says(still.replace(axisNamed, ' ').replace(methods, ' '), volumeWords)) return undefined;
  const upright = statements.flatMap((statement) => givenOf(statement) ?? []);
  const sideways = statements.flatMap((statement) => sidewaysOf(statement) ?? []);
  const [one, two, ...more] = sideways.length > 0 ? sideways : upright;
  const variable = sideways.length > 0 ? 'y' : 'x';
  if (!one || more.length > 0 || (sideways.length > 0 && upright.length > 0) || [one, two].some((each) => each && each.variable !== variable)) return undefined;
  const rest = statements.filter((statement) => !givenOf(statement) && !sidewaysOf(statement));
  const places = [...rest.flatMap(placeOf), ...named.map((letter) => ({ name: letter === 'x' ? 'y' : 'x', value: num(0) as Expression }))];
  const intervals = rest.filter((statement) => !isApply(statement, 'equal')).map((statement) => ([...freeVariables(statement)].every((name) => name === variable) ? boundsOf(statement) : undefined));
  if (rest.filter((statement) => placeOf(statement).length === 0).length !== intervals.length || intervals.some((each) => !each) || intervals.length > 1 || places.some(({ name }) => name !== 'x' && name !== 'y')) return undefined;
  const ends = [...places.filter(({ name }) => name === variable).map(({ value }) => value), ...intervals.flatMap((each) => each ?? [])];
  const levels = places.filter(({ name }) => name !== variable).map(({ value }) => value);
  const under = variable === axis && ends.length === 2 && /\bunder\b|下方|\bcurve\b|曲线/i.test(words) && !/\bbounded\b|\benclosed\b|\bbetween\b|围/i.test(words);
  const [level, ...otherLevels] = levels;
  const other = two?.body ?? level ?? (under ? num(0) : undefined);
  if (!other || otherLevels.length > 0 || (two && level) || ends.length > 2) return undefined;
  // Discs cannot be asked for where shells are used, nor the other way round.
  const isShell = variable !== axis;
  if ((/\bshells?\b/i.test(words) && !isShell) || (/\b(?:dis[ck]s?|washers?)\b/i.test(words) && isShell)) return undefined;
  return { kind: 'volume', curves: [one.body, other], variable, axis, ends };
}

const lengthWords = /\b(?:arc|length|curve|graph|exact|on|interval|closed|from|to|over|between)\b|弧长|长度|曲线|的长|闭区间|区间|从|到|一段|这段|弧|段|长/gi;

/** The length of the graph of a function between two places. */
export function arcLengthTask(statements: readonly Expression[], words: string): CalculusTask | undefined {
  if (!/\barc length\b|\blength of the (?:curve|arc|graph)\b|弧长|弧的?长|曲线.*长/i.test(words) || !says(words, lengthWords)) return undefined;
  const [first, second, third, ...more] = statements;
  const of = first && givenOf(first);
  if (!of || !second || more.length > 0) return undefined;
  const places = [second, third].flatMap((each) => (each ? placeOf(each) : []));
  const isFromTo = third !== undefined && /(?:\bfrom|从)\s*§\s*(?:to|到)\s*§/i.test(words);
  const bounds = third === undefined ? ([...freeVariables(second)].every((name) => name === of.variable) ? boundsOf(second) : undefined)
    : places.length === 2 && places.every(({ name }) => name === of.variable) ? ([places[0]?.value ?? second, places[1]?.value ?? third] as const)
    : isFromTo && freeVariables(second).size === 0 && freeVariables(third).size === 0 ? ([second, third] as const) : undefined;
  return !bounds || bounds.some((bound) => !isElementary(bound) || freeVariables(bound).size > 0) ? undefined : { kind: 'arc-length', of, bounds };
}

const tangentWords = /\b(?:through|passing|passes|tangents?|normals?|lines?|curve|graph|circle|ellipse|hyperbola|parabola|slope|gradient|equations?|has|its|drawn|whose|implicit|implicitly|differentiation)\b|切线方程|法线方程|切线|法线|曲线|圆|椭圆|双曲线|抛物线|斜率|点|方程|由|所|确定|隐函数|过|上|一/gi;

/** `dy/dx` or `y′`. */
function isSlope(statement: Expression): boolean {
  const [of, by] = statement.kind === 'apply' ? statement.args : [];
  if (of?.kind !== 'symbol' || of.name !== 'y') return false;
  return isApply(statement, 'derivative') ? by?.kind === 'symbol' && by.name === 'x' && statement.args.length === 2 : isApply(statement, 'prime') && by?.kind === 'number' && by.numerator === 1n && by.denominator === 1n;
}

/** The tangent of a curve given by an equation in x and y, at a point of it. */
export function implicitTangentTask(statements: readonly Expression[], words: string): CalculusTask | undefined {
  const slopes = statements.filter(isSlope);
  const slope = slopes.length === 1 || /\bslope\b|\bgradient\b|斜率/i.test(words);
  const normal = /\bnormals?\b|法线/i.test(words);
  const tangent = /\btangents?\b|切线/i.test(words) || (slope && !normal);
  const equation = statements.find((each) => isApply(each, 'equal') && !isSlope(each));
  const point = statements.find((each) => isApply(each, 'tuple'));
  if (tangent === normal || !equation || !point || statements.length !== 2 + slopes.length || slopes.length > 1 || !isApply(equation, 'equal') || givenOf(equation) || !says(words, tangentWords)) return undefined;
  // Through a point means at it where the point is said to be one of the curve, or where the curve has no other tangent through a point of its own.
  const curve = curveOf(equation);
  if (/过(?!程)|\bthrough\b|\bpass/i.test(words) && !/上/.test(words) && (normal || !curve || isLine(curve))) return undefined;
  if (slope && (normal || /\bequations?\b(?! of (?:the )?(?:circle|curve))|方程(?!\s*§)/i.test(words))) return undefined;
  const [left, right] = equation.args;
  const names = [...freeVariables(equation)].sort().join(' ');
  const [a, b] = isApply(point, 'tuple') && point.args.length === 2 ? point.args : [];
  if (names !== 'x y' || !left || !right || !isElementary(left) || !isElementary(right) || !a || !b || freeVariables(point).size > 0 || !isElementary(a) || !isElementary(b)) return undefined;
  return { kind: 'implicit-tangent', equation, point: [a, b], line: slope ? 'slope' : normal ? 'normal' : 'tangent' };
}

type SolidTask = Extract<CalculusTask, { kind: 'volume' | 'arc-length' | 'implicit-tangent' }>;

export function solidsReading(task: SolidTask): Phrase {
  switch (task.kind) {
    case 'volume': {
      const [one, two] = task.curves.map(m);
      const curves = [one ?? '', two ?? ''] as const;
      const ends = task.ends.map((end) => `$${task.variable}$ = ${m(end)}`).join(', ');
      return task.ends.length > 0 ? say('I read this as: find the volume of the solid that arises when the region between {0} and {1}, bounded by {2}, turns about the {3}-axis.', ...curves, ends, m(sym(task.axis))) : say('I read this as: find the volume of the solid that arises when the region between {0} and {1} turns about the {2}-axis.', ...curves, m(sym(task.axis)));
    }
    case 'arc-length':
      return say('I read this as: find the length of the graph of {0} from {1} to {2}.', m(task.of.body), m(task.bounds[0]), m(task.bounds[1]));
    case 'implicit-tangent': {
      const [curve, place] = [m(task.equation), `$(${m(task.point[0]).replaceAll('$', '')}, ${m(task.point[1]).replaceAll('$', '')})$`];
      if (task.line === 'slope') return say('I read this as: find the slope of the tangent to the curve {0} at {1}.', curve, place);
      return task.line === 'tangent' ? say('I read this as: find the tangent to the curve {0} at {1}.', curve, place) : say('I read this as: find the normal to the curve {0} at {1}.', curve, place);
    }
  }
}
