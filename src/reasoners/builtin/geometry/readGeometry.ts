import type { TextFormat } from '../../../core/problem.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, multiply, rational, subtract, type Rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { freeVariables } from '../../../math/variables.ts';
import { formulaPattern, formulaSentence } from '../formulaSentence.ts';
import type { ConicFact, GeometryQuestion } from './geometryQuestion.ts';
import { curveOf, isLine, pointOf, type Line, type Point, type Quadric } from './plane.ts';
import { readMeeting } from './readMeeting.ts';
import { readMeasure } from './readMeasure.ts';
import { isTriangle, readTriangle } from './readTriangle.ts';

/** P a point of the plane, L a line, Q a curve of degree two, N a number, S a letter, T a triangle or an angle, U anything else. */
function kindOf(expression: Expression): string {
  if (pointOf(expression)) return 'P';
  const curve = curveOf(expression);
  if (curve) return isLine(curve) ? 'L' : 'Q';
  if (isTriangle(expression)) return 'T';
  if (expression.kind === 'symbol') return 'S';
  return freeVariables(expression).size === 0 && !isApply(expression, 'equal', 'tuple') ? 'N' : 'U';
}

interface Found {
  readonly points: readonly Point[];
  readonly lines: readonly Line[];
  readonly curves: readonly Quadric[];
  readonly numbers: readonly Rational[];
  readonly form: 'slope' | 'general';
  readonly choices: readonly string[];
  readonly words: Readonly<Record<string, string | undefined>>;
}

type Make = (found: Found) => GeometryQuestion | undefined;

const lineOf = (how: 'points' | 'slope' | 'parallel' | 'perpendicular'): Make => ({ points: [point, other], lines: [line], numbers: [slope], form, choices }) => {
  if (!point) return undefined;
  if (how === 'points') return other && { ask: 'line', point, given: { how, other }, form, choices };
  if (how === 'slope') return slope && { ask: 'line', point, given: { how, slope }, form, choices };
  return line && { ask: 'line', point, given: { how, line }, form, choices };
};
const distance: Make = ({ points: [point], lines: [line], choices }) => point && line && { ask: 'distance', point, line, choices };
const factOf = (fact: 'slope' | 'x-intercept' | 'y-intercept'): Make => ({ lines: [line], choices }) => line && { ask: 'line-fact', line, fact, choices };
const circle = (fact: 'centre' | 'radius' | 'both'): Make => ({ curves: [curve], choices }) => curve && { ask: 'circle', curve, fact, choices };
const conic = (fact: ConicFact): Make => ({ curves: [curve], choices }) => curve && { ask: 'conic', curve, fact, choices };
const polygon = (count?: number): Make => ({ points, choices }) => (points.length >= 3 && (count === undefined || points.length === count) ? { ask: 'polygon', points, choices } : undefined);
const withRadius: Make = ({ points: [centre], numbers: [radius], choices }) => centre && radius && { ask: 'circle-equation', centre, squared: multiply(radius, radius), choices };
const away = (a: Point, b: Point): Rational => add(multiply(subtract(a[0], b[0]), subtract(a[0], b[0])), multiply(subtract(a[1], b[1]), subtract(a[1], b[1])));
const withPoint = (centreFirst: boolean): Make => ({ points: [first, second], choices }) => {
  const [centre, point] = centreFirst ? [first, second] : [second, first];
  return centre && point && { ask: 'circle-equation', centre, squared: away(centre, point), choices };
};
const withDiameter: Make = ({ points: [from, to], choices }) => {
  if (!from || !to) return undefined;
  const half = rational(1n, 2n);
  const centre: Point = [multiply(half, add(from[0], to[0])), multiply(half, add(from[1], to[1]))];
  return { ask: 'circle-equation', centre, squared: away(centre, from), ends: [from, to], choices };
};

const facts: readonly (readonly [ConicFact, string, string])[] = [
  ['foci', 'foci|focus', '焦点坐标|两?个?焦点的坐标|焦点'],
  ['eccentricity', 'eccentricity', '离心率'],
  ['asymptotes', '(?:equations? of the )?asymptotes', '渐近线方程|渐近线的方程|渐近线'],
  ['directrix', '(?:equation of the )?directrix', '准线方程|准线的方程|准线'],
  ['vertex', 'vertex', '顶点坐标|顶点'],
  ['centre', 'center|centre', '中心坐标|中心'],
  ['long-axis', 'length of the (?:major|transverse) axis', '长轴长|长轴的长|实轴长|实轴的长'],
  ['short-axis', 'length of the (?:minor|conjugate) axis', '短轴长|短轴的长|虚轴长|虚轴的长'],
  ['focal-distance', 'distance between the foci', '焦距'],
  ['area', 'area', '面积'],
];

const point = '(?:the )?(?:point )?‹P›';
const two = String.raw`(?:the )?(?:two )?(?:points )?‹P›(?:,|and|, and)(?: ?the)?(?: ?point)? ?‹P›`;
const zhTwo = '(?:两)?点?‹P›(?:与|和|到|,|及)点?‹P›';
const equation = String.raw`(?:an |the )?equation (?:of|for) (?:the )?`;
const line = String.raw`(?:the )?(?:straight )?line(?: with (?:the )?equation| given by)?`;
const named = '(?:‹S›)?';

const wordings: readonly (readonly [RegExp, Make])[] = [
  [formulaPattern(`{ask}?${equation}(?:straight )?line (?:passing |that passes |which passes |going |that goes )?(?:through|containing|joining|connecting) ${two}`), lineOf('points')],
  [formulaPattern(`{求}(?:经过|过|通过)${zhTwo}(?:两点)?的直线${named}的?(?:方程|解析式){几}`), lineOf('points')],
  [formulaPattern(`(?:已知|设|若)直线${named}(?:经过|过)${zhTwo}(?:两点)?{求}直线${named}的?(?:方程|解析式){几}`), lineOf('points')],
  [formulaPattern(`{ask}?${equation}line (?:with|of|having) (?:a )?slope ?‹N› ?(?:and |that |which )?(?:passing|passes|going|goes)? ?through ${point}`), ({ points: [first], ...more }) => first && lineOf('slope')({ points: [first], ...more })],
  [formulaPattern(`{ask}?${equation}line (?:passing |that passes |going |that goes )?through ${point} ?(?:and )?(?:with|having|whose|that has) (?:a )?slope ?(?:is |of )?‹N›`), lineOf('slope')],
  [formulaPattern(`{求}(?:经过|过)点?‹P›,?(?:且|并且)?斜率(?:为|是)‹N›的直线${named}的?方程{几}`), lineOf('slope')],
  [formulaPattern(`{ask}?${equation}line (?:passing |that passes |that goes |going )?through ${point} ?(?:and |that is |which is )*(?<way>parallel|perpendicular) to (?:${line} ?)?‹L›`), (found) => lineOf(found.words['way']?.toLowerCase() === 'parallel' ? 'parallel' : 'perpendicular')(found)],
  [formulaPattern(`{ask}?${equation}line (?<way>parallel|perpendicular) to (?:${line} ?)?‹L› ?(?:and |that |which )*(?:passes|passing|going|goes)? ?through ${point}`), (found) => lineOf(found.words['way']?.toLowerCase() === 'parallel' ? 'parallel' : 'perpendicular')(found)],
  [formulaPattern(`{求}(?:经过|过)点?‹P›,?(?:且|并且)?(?:与|和)直线${named}‹L›(?<way>平行|垂直)的直线${named}的?方程{几}`), (found) => lineOf(found.words['way'] === '平行' ? 'parallel' : 'perpendicular')(found)],
  [formulaPattern(`{求}(?:经过|过)点?‹P›,?(?:且|并且)?(?<way>平行|垂直)于直线${named}‹L›的直线${named}的?方程{几}`), (found) => lineOf(found.words['way'] === '平行' ? 'parallel' : 'perpendicular')(found)],
  [formulaPattern(`{ask}?slope of ${line} ?‹L›`), factOf('slope')],
  [formulaPattern(`{求}直线${named}‹L›的斜率{几}`), factOf('slope')],
  [formulaPattern(`{求}直线${named}‹L›在 ?‹S› ?轴上的截距{几}`), ({ words, ...more }) => factOf(words['axis'] === 'x' ? 'x-intercept' : 'y-intercept')({ words, ...more })],
  [formulaPattern(`{ask}?(?:perpendicular |shortest )?distance (?:from|between) ${point} ?(?:to|and) ${line} ?‹L›`), distance],
  [formulaPattern(`{ask}?(?:perpendicular |shortest )?distance (?:from|between) ${line} ?‹L› ?(?:to|and) ${point}`), distance],
  [formulaPattern(`{求}点?‹P›到直线${named}‹L›的距离{几}`), distance],
  [formulaPattern(`{ask}?distance between (?:the )?(?:two )?(?:parallel )?lines ‹L›(?:and|,)‹L›`), ({ lines: [a, b], choices }) => a && b && { ask: 'parallel-distance', lines: [a, b], choices }],
  [formulaPattern(`{求}(?:两条?)?(?:平行)?(?:直)?线${named}‹L›(?:与|和|,)(?:直线)?${named}‹L›(?:之?间|间)?的距离{几}`), ({ lines: [a, b], choices }) => a && b && { ask: 'parallel-distance', lines: [a, b], choices }],
  [formulaPattern(`{ask}?(?:coordinates of )?(?:the )?cent(?:er|re) of (?:the )?circle(?: with equation| given by(?: the equation)?| whose equation is)? ?‹Q›`), circle('centre')],
  [formulaPattern(`{ask}?radius of (?:the )?circle(?: with equation| given by(?: the equation)?| whose equation is)? ?‹Q›`), circle('radius')],
  [formulaPattern(`{ask}?(?:cent(?:er|re) and (?:the )?radius|radius and (?:the )?cent(?:er|re)) of (?:the )?circle(?: with equation| given by(?: the equation)?)? ?‹Q›`), circle('both')],
  [formulaPattern(`{求}圆(?:的方程)?${named}‹Q›的?圆心(?:的?坐标)?{几}`), circle('centre')],
  [formulaPattern(`{求}圆${named}‹Q›的?半径{几}`), circle('radius')],
  [formulaPattern(`{求}圆${named}‹Q›的?圆心(?:坐标)?(?:和|与|及)半径(?:分别)?{几}`), circle('both')],
  [formulaPattern(`{ask}?${equation}circle (?:with|having|whose) (?:a )?cent(?:er|re) ?(?:is )?(?:at )?‹P› ?(?:and )?(?:a )?radius ?(?:is )?(?:of )?‹N›`), withRadius],
  [formulaPattern(`{求}(?:以)?圆心(?:为|是|在)点?‹P›,?(?:且)?半径(?:为|是|长为)‹N›的圆的(?:标准)?方程{几}`), withRadius],
  [formulaPattern(`{求}以点?‹P›为圆心,?(?:且)?(?:以)?‹N›为半径的圆的(?:标准)?方程{几}`), withRadius],
  [formulaPattern(`{ask}?${equation}circle (?:with|having) cent(?:er|re) ?(?:at )?‹P› ?(?:and |that |which )*(?:passing|passes|going|goes)? ?through ${point}`), withPoint(true)],
  [formulaPattern(`{求}(?:以点?‹P›为圆心|圆心(?:为|是|在)点?‹P›),?(?:且|并且|并)?(?:经过|过)点?‹P›的圆的(?:标准)?方程{几}`), withPoint(true)],
  [formulaPattern(`{ask}?${equation}circle (?:with|having|that has|whose) (?:a )?diameter (?:with )?(?:endpoints |end points |ends |has endpoints |from )?(?:at )?‹P› ?(?:and|to) ?‹P›`), withDiameter],
  [formulaPattern(`{求}以(?:点|线段)?‹P›(?:与|和|,)(?:点)?‹P›(?:为端点的线段|连线|的连线|为直径的?两?端点|为端点)?(?:为直径)?的圆的(?:标准)?方程{几}`), withDiameter],
  [formulaPattern(`{ask}?area of (?:the )?(?:triangle|quadrilateral|polygon|pentagon)(?: [A-Z]{3,5})? ?(?:with|whose) (?:its )?(?:vertices|corners) ?(?:are )?(?:at )?(?:the points )?(?:‹P›(?:, and|and|,)?)+`), polygon()],
  [formulaPattern(`(?:a|the) (?:triangle|quadrilateral|polygon)(?: [A-Z]{3,5})? has (?:its )?vertices (?:at )?(?:‹P›(?:, and|and|,)?)+\\. {ask}area(?:, in square units, )? ?of ?(?:the )?(?:triangle|quadrilateral|polygon)?(?: ?[A-Z]{3,5}| ‹ST›)?`), polygon()],
  [formulaPattern(`(?:已知)?{求}以‹P›,‹P›(?:,|和|与)‹P›为顶点的三角形的?面积{几}`), polygon(3)],
  [formulaPattern(`(?:已知|若|设)(?:(?:△ABC|‹T›)的?)?(?:三个?顶点|三点)(?:的坐标)?(?:分别)?(?:为|是)?:?‹P›,‹P›(?:,|和|与)‹P›{求}(?:△ABC|‹T›|三角形ABC|三角形)的?面积{几}`), polygon(3)],
  ...facts.flatMap(([fact, en, zh]): (readonly [RegExp, Make])[] => [
    [formulaPattern(`{ask}?(?:coordinates of )?(?:the )?(?:${en}) of (?:the )?(?<curve>ellipse|hyperbola|parabola)(?: with equation| given by(?: the equation)?)? ?‹Q›`), conic(fact)],
    [formulaPattern(`{求}(?<curve>椭圆|双曲线|抛物线)${named}‹Q›的?(?:${zh}){几}`), conic(fact)],
  ]),
];

const speaksOfFigures = /\b(?:lines?|circles?|ellipse|hyperbola|parabola|triangle|quadrilateral|polygon|pentagon|square|rectangle|trapez\w+|rhombus|sector|sphere|cube|box|cuboid|prism|solid|cylinder|cone)\b|\\triangle|△|[线圆球锥]|三角形|四边形|方形|矩形|梯形|菱形|扇形|方体/i;

/** A question of plane geometry with coordinates, on a triangle, or on the size of a figure; every word must be understood. */
export function readGeometry(text: string, format: TextFormat): GeometryQuestion | undefined {
  const meeting = readMeeting(text, format);
  if (meeting) return meeting;
  if (!speaksOfFigures.test(text)) return undefined;
  const sentence = formulaSentence(text, format, kindOf);
  if (!sentence) return undefined;
  const { parts, choices } = sentence;
  const form = /\b(?:general|standard) form\b|ax ?\+ ?by|一般式/i.test(text) || (/[\u4e00-\u9fff]/.test(text) && !/斜截式/.test(text)) ? 'general' : 'slope';
  const plain = sentence.line.replace(/,? ?(?:in|using) (?:the )?(?:slope-intercept|general|standard|slope intercept) form(?: ‹L›)?| in the (?:coordinate |xy-)plane|\((?:结果|答案)?(?:写成|化为|用)(?:一般式|斜截式)(?:表示)?\)|的一般式(?=方程)/gi, '');
  for (const [wording, make] of wordings) {
    const match = wording.exec(plain);
    if (!match) continue;
    // Which of two foci is meant is not certain.
    if (/\bfocus\b/i.test(plain) && !/parabola/i.test(plain)) return undefined;
    const curves = parts.flatMap((part) => curveOf(part) ?? []);
    const letters = parts.flatMap((part) => (part.kind === 'symbol' ? [part.name] : []));
    const axis = letters.find((name) => name === 'x' || name === 'y');
    const question = make({
      points: parts.flatMap((part) => { const found = pointOf(part); return found ? [found] : []; }),
      lines: curves.filter(isLine),
      curves: curves.flatMap((curve) => (isLine(curve) ? [] : [curve])),
      numbers: parts.flatMap((part) => (kindOf(part) === 'N' ? (numericValue(part) ?? []) : [])),
      form, choices,
      words: { ...match.groups, axis },
    });
    if (question && fitsName(question, match.groups?.['curve'])) return question;
    return undefined;
  }
  return readTriangle(sentence) ?? readMeasure(sentence);
}

/** A curve that is called an ellipse must be one. */
function fitsName(question: GeometryQuestion, name: string | undefined): boolean {
  if (question.ask !== 'conic' || name === undefined) return true;
  const { p, q } = question.curve;
  const product = multiply(p, q).numerator;
  return /ellipse|椭圆/i.test(name) ? product > 0n : /hyperbola|双曲线/i.test(name) ? product < 0n : product === 0n;
}
