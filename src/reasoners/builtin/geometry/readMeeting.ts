import type { TextFormat } from '../../../core/problem.ts';
import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { isZero } from '../../../math/rational.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { formulaPattern, formulaSentence } from '../formulaSentence.ts';
import type { GeometryQuestion } from './geometryQuestion.ts';
import { curveOf, isLine } from './plane.ts';

type Meeting = Extract<GeometryQuestion, { ask: 'meet' }>;

/** What the equations of curves are made of. */
const known = /^(?:equal|call|add|multiply|negate|divide|power|sqrt|root|abs|exp|ln|log)$/;

/** The equation in x and y that a curve is given by; `f(x) = …` is `y = …`. */
function equationOf(written: Expression): Expression | undefined {
  if (!isApply(written, 'equal') || some(written, (part) => (part.kind === 'apply' ? !known.test(part.operator) || part.ambiguous === true : part.kind === 'constant' ? !/^(?:pi|e)$/.test(part.name) : part.kind !== 'number' && part.kind !== 'symbol'))) return undefined;
  const [left, right] = written.args;
  const isCall = isApply(left, 'call') && left.args.length === 2 && left.args[0]?.kind === 'symbol' && left.args[1]?.kind === 'symbol' && left.args[1].name === 'x';
  if (isCall && right) return [...freeVariables(right)].every((name) => name === 'x') && !hasCall(right) ? app('equal', sym('y'), right) : undefined;
  const names = freeVariables(written);
  return hasCall(written) || names.size === 0 || [...names].some((name) => name !== 'x' && name !== 'y') ? undefined : written;
}

function hasCall(expression: Expression): boolean {
  return some(expression, (part) => isApply(part, 'call') || (part.kind === 'apply' && part !== expression && part.operator === 'equal'));
}

const sort = '(?:straight |quadratic |linear |cubic |exponential )?(?:lines?|circles?|parabolas?|ellipses?|hyperbolas?|curves?|graphs?|functions?|equations?|plots?)';
const en = `(?:(?:the |two |following |given )*${sort}(?:,| of| with| whose| given by| defined by| represented by| described by| having)?(?: the| their| its)?(?: ${sort})?(?: of| are| is)? ?)?`;
const both = `${en}‹C› ?(?:and|,|, and|with) ?${en}‹C›`;
const meets = '(?:intersect|meet|cross)(?: each other| one another)?';
const touches = '(?:intersect|meet)(?: each other| one another)?';
const points = '(?:(?:all )?(?:of )?(?:the |their )?(?:points? of intersection|intersection points?|intersections?|points? (?:where|at which|in which)|coordinates? of (?:all )?(?:the )?(?:points? of intersection|intersection points?|intersections?|points? (?:where|at which))))';
const ask = '(?:(?:can you |could you )?(?:then )?(?:find|compute|calculate|determine|work out|solve for|give|state|write down|what is|what are) ?)';
const zhSort = '(?:一次函数|二次函数|正比例函数|反比例函数|指数函数|对数函数|函数|直线|圆|抛物线|椭圆|双曲线|曲线|方程)';
const zh = `(?:两?条?${zhSort}?(?:的图[象像])?)`;
const zhBoth = `${zh}‹C›(?:的?图[象像])?(?:与|和|及|,|同|跟)${zh}‹C›的?(?:图[象像]|曲线)?(?:的)?`;
const zhThem = '(?:这?两(?:个|条)?(?:函数|直线|曲线|抛物线|圆|者)?(?:的?图[象像])?的?|它们(?:的?图[象像])?的?|其|二者的?|图[象像]的?)?';
const zhPoints = '(?:(?:所有|全部)的?)?(?:公共点|交点)(?:的?坐标)?';
const zhCount = '(?:公共点|交点)的?(?:个数|数目)';

type Wanted = Meeting['wanted'];

const wordings: readonly (readonly [RegExp, Wanted])[] = [
  [`${ask}(?:where )?${points}(?: of| between| for)? ?${both}(?: ${meets})?`, 'points'],
  [`(?:find |determine )?(?:where|at (?:what|which) points?|in (?:what|which) points?) ?(?:do|does|will)? ?${both} ?${meets}`, 'points'],
  [`(?:find |determine )?(?:where|at (?:what|which) points?) ?(?:do|does|will)? ?${en}‹C› ?(?:intersects?|meets?|cross(?:es)?) ?${en}‹C›`, 'points'],
  [`${ask}${points} ?${en}‹C› ?(?:intersects?|meets?|cross(?:es)?) ?${en}‹C›`, 'points'],
  [`(?:let|given|consider|for|suppose)(?: that)? ${both}[.,;:]? ?(?:then )?${ask}?(?:where )?${points}(?: of| between)?(?: (?:the|these|both|their|two))*(?: ${sort})?(?: ${meets}| intersect)?`, 'points'],
  [`(?:let|given|consider|for|suppose)(?: that)? ${both}[.,;:]? ?(?:then )?(?:find |determine )?(?:where|at what points?) (?:do )?(?:they|(?:the|these|their|two| )+ ?${sort}) ${meets}`, 'points'],
  [`${en}‹C› ?(?:and|,) ?${en}‹C› ?${meets} at (?:one|two|three|a|some|which|what) points?[.,;:?]? ?(?:${ask}(?:${points}|the(?:ir|se|ir)? (?:points?|coordinates)|the coordinates of (?:the|these|this|both)(?: two)? points?))?`, 'points'],
  [`${en}‹C› ?(?:intersects?|meets?|cross(?:es)?) ?${en}‹C› ?(?:at|in) (?:what|which) points?`, 'points'],
  [`${ask}(?:all )?(?:the )?(?:points? (?:that are )?(?:common to|shared by)|common points? of) ?${both}`, 'points'],
  [`${en}‹C› ?(?:and|,) ?${en}‹C› ?${meets} at (?:the )?(?:point|points) ‹S› ?(?:and ‹S› ?)?[.,;:] ?${ask}(?:the )?coordinates of (?:the )?(?:points? )?‹S›(?: ?and ‹S›)?`, 'points'],
  [`(?:how many times|at how many points|in how many points|how often) (?:do|does|will) ${both} ?${touches}`, 'count'],
  [`(?:how many times|at how many points|in how many points|how often) (?:do|does|will) ${en}‹C› ?${touches} ?${en}‹C›`, 'count'],
  [`how many (?:points of intersection|intersection points|intersections|points in common|common points) (?:do|are there (?:of|between|for)|does) ${both}(?: have| share)?(?: in common)?`, 'count'],
  [`how many points (?:do|does) ${both} ?(?:have in common|share)`, 'count'],
  [`${ask}(?:the )?number of (?:points of intersection|intersection points|intersections|points in common|common points|points (?:where|at which)) ?(?:of|between|for)? ?${both}(?: ${touches})?`, 'count'],
  [`${ask}(?:the )?(?:‹S›|(?<axis>[xy])) ?-? ?coordinates? of ${points}(?: of| between)? ?${both}(?: ${meets})?`, 'x'],
  [`(?:求|求出|计算|写出|试求)?${zhBoth}${zhPoints}(?:是什么|是多少|为多少|分别是|分别为|有哪些|是|为|在哪里)?`, 'points'],
  [`(?:求|求出|计算)?${zh}‹C›(?:与|和)${zh}‹C›(?:的?图[象像])?(?:相?交于(?:哪些点|何处|哪里|哪几个点|哪一?点|什么点)|在(?:哪里|何处|哪些点)相交)`, 'points'],
  [`(?:已知|设|若)?${zh}‹C›(?:的?图[象像])?(?:与|和)${zh}‹C›(?:的?图[象像])?(?:分别)?(?:相)?交于(?:点 ?‹S›|(?:点 ?)?‹S›,(?:点 ?)?‹S›(?:两点)?),?(?:则|试)?(?:求|求出)?(?:交点|点)? ?‹S›(?:,(?:点 ?)?‹S›)?(?:两点)?的坐标(?:是|为|是多少)?`, 'points'],
  [`(?:已知|设|给定|若)${zhBoth},?(?:则|试)?(?:求|求出)?${zhThem}${zhPoints}(?:是什么|是多少|为|是)?`, 'points'],
  [`(?:求|求出|判断|确定)?${zhBoth}(?:${zhCount}(?:是多少|为多少|是|为|是几)?|(?:共?有|相交于)(?:几个|多少个|几)(?:公共点|交点|点))`, 'count'],
  [`(?:已知|设|给定|若)${zhBoth},?(?:则|试)?(?:求|求出)?${zhThem}(?:${zhCount}(?:是多少|为多少|是|为|是几)?|(?:共?有)(?:几个|多少个)(?:公共点|交点))`, 'count'],
  [`(?:求|求出)?${zhBoth}(?:公共点|交点)的(?<axis>[横纵])坐标(?:是多少|为|是)?`, 'x'],
].map(([source, wanted]) => [formulaPattern(source ?? ''), wanted as Wanted]);

const axisLine = { x: app('equal', sym('y'), num(0)), y: app('equal', sym('x'), num(0)) };
type Axes = readonly (keyof typeof axisLine)[];

const intercepts: readonly (readonly [RegExp, Axes, Wanted])[] = [
  ...(['x', 'y'] as const).flatMap((axis): (readonly [RegExp, Axes, Wanted])[] => [
    [formulaPattern(`${ask}(?:the )?(?:coordinates of (?:all )?(?:the )?)?(?:all )?(?:the )?${axis} ?-? ?intercepts?(?: of| for) ?${en}‹C›`), [axis], 'points'],
    [formulaPattern(`how many ${axis} ?-? ?intercepts does ${en}‹C› ?have`), [axis], 'count'],
  ]),
  [formulaPattern(`${ask}(?:all )?(?:the )?(?:x ?-? ?(?:intercepts? )?and (?:the )?y ?-? ?)?intercepts?(?: of| for) ?${en}‹C›`), ['x', 'y'], 'points'],
  [formulaPattern(`${ask}(?:all )?(?:the )?points where ${en}‹C› ?(?:intersects?|meets?|cross(?:es)?) the (?:coordinate )?axes`), ['x', 'y'], 'points'],
  [formulaPattern(`(?:求|求出|写出)?${zh}‹C›(?:的图[象像])?与(?:两?条?)坐标轴的?${zhPoints}(?:是什么|分别是什么|分别是多少|是多少|分别是|分别为|为|是)?`), ['x', 'y'], 'points'],
];

/** Where curves meet one another or the axes; every word must be understood. */
export function readMeeting(text: string, format: TextFormat): Meeting | undefined {
  if (!/intersect|\bmeet|\bcross|intercept|\bcommon\b|\bshared by\b|交|公共点/i.test(text)) return undefined;
  const sentence = formulaSentence(withAxes(text.replace(/,? \(?if (?:there are )?any\)?,?/i, '')), format, (expression) => (equationOf(expression) ? 'C' : expression.kind === 'symbol' ? 'S' : 'U'));
  if (!sentence) return undefined;
  const { parts, choices, line } = sentence;
  const curves = parts.flatMap((part) => equationOf(part) ?? []);
  const [curve, other, ...more] = curves;
  if (!curve || more.length > 0 || !fitsNames(text, curves)) return undefined;
  if (!other) {
    const [, axes, wanted] = intercepts.find(([pattern]) => pattern.test(line)) ?? [];
    return !axes || !wanted || parts.length > 1 ? undefined : { ask: 'meet', curve, others: axes.map((axis) => axisLine[axis]), wanted, choices };
  }
  for (const [pattern, wanted] of wordings) {
    const found = pattern.exec(line);
    if (!found) continue;
    const letter = wanted === 'x' ? parts.find((part) => part.kind === 'symbol') : undefined;
    const named = /^[y纵]$/i.test(found.groups?.['axis'] ?? '') || (letter?.kind === 'symbol' && letter.name === 'y');
    if (letter?.kind === 'symbol' && letter.name !== 'x' && letter.name !== 'y') return undefined;
    return { ask: 'meet', curve, others: [other], wanted: wanted === 'x' && named ? 'y' : wanted, choices };
  }
  return undefined;
}

/** The axes by their equations, and intercepts without the marks around their letter. */
function withAxes(text: string): string {
  const mark = /\$|\\\(/.test(text) ? '$' : '';
  return text
    .replace(/\(s\)/g, 's')
    .replace(/(?<![A-Za-z$])([A-Z])\s*[、,，和与]\s*([A-Z])(?=\s*(?:两点|的坐标))/g, (whole, one: string, two: string) => (mark === '' ? whole : `$${one}$,$${two}$`))
    .replace(/\$?x\$?\s*轴\s*[、,，和与及]\s*\$?y\$?\s*轴/g, '坐标轴')
    .replace(/(?:\bthe )?\$?\b([xy])\b\$?(?: |-| -)?(?:axis\b|轴)/gi, (_, letter: string) => ` ${mark}${letter.toLowerCase() === 'x' ? 'y' : 'x'} = 0${mark} `)
    .replace(/\$([xy])\$(?= ?-? ?(?:intercept|and \$y\$-intercept))/gi, '$1');
}

/** A curve that is called a line or a circle must be one. */
function fitsNames(text: string, curves: readonly Expression[]): boolean {
  const found = curves.flatMap((curve) => curveOf(curve) ?? []);
  const has = { line: found.some(isLine), circle: found.some((each) => !isLine(each) && !isZero(each.p) && each.p.numerator * each.q.denominator === each.q.numerator * each.p.denominator), parabola: found.some((each) => !isLine(each) && (isZero(each.p) || isZero(each.q))) };
  return (has.line || !/\blines?\b|直线/i.test(text)) && (has.circle || !/\bcircles?\b|圆(?!锥)/i.test(text.replace(/椭圆/g, ''))) && (has.parabola || !/\bparabolas?\b|抛物线/i.test(text));
}
