import { app, num } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import type { FormulaSentence } from '../formulaSentence.ts';
import type { Corner, GeometryQuestion, Side, TriangleGiven, TriangleWant } from './geometryQuestion.ts';

const sides: Readonly<Record<string, Side>> = { a: 'a', b: 'b', c: 'c', BC: 'a', CB: 'a', AC: 'b', CA: 'b', AB: 'c', BA: 'c' };
const angles: Readonly<Record<string, Corner>> = { A: 'A', B: 'B', C: 'C', BAC: 'A', CAB: 'A', ABC: 'B', CBA: 'B', ACB: 'C', BCA: 'C' };

const english = new Set(`in triangle the a an of is are has have with given that if then find compute calculate determine what value length side sides angle angles and where opposite to respectively by let be suppose its measure measures degrees area perimeter circumradius inradius radius circumcircle incircle radii right using use law cosines sines cosine sine rule formula it lengths for`.split(/\s+/));
const chinese = /三角形|内角|角|所对的边|所对边|的对边|对边|边长|三边|分别|外接圆|内切圆|半径|面积|周长|大小|余弦值|正弦值|余弦定理|正弦定理|利用|已知|若|设|则|求|的值|等于|多少|在|中|的|为|是|且|和|与|长|边|直角|值|其|它|记|,/g;

function isCovered(line: string): boolean {
  const rest = line.replace(/‹[A-Z]›/g, ' ').replace(/△ ?ABC/g, ' ').replace(chinese, ' ');
  if (/[^\sA-Za-z.,:;?!()'-]/.test(rest)) return false;
  return (rest.match(/[A-Za-z]+/g) ?? []).every((word) => word === 'ABC' || english.has(word.toLowerCase()));
}

/** `AB`, which reads as a product, `a`, `∠ABC` and the like as one name. */
function nameOf(expression: Expression | undefined): string | undefined {
  if (expression?.kind === 'symbol') return expression.name;
  if (isApply(expression, 'multiply')) {
    const names = expression.args.map((each) => (each.kind === 'symbol' ? each.name : ''));
    return names.every((name) => /^[A-Z]+$/.test(name)) ? names.join('') : undefined;
  }
  return isApply(expression, 'segment', 'abs') ? nameOf(expression.args[0]) : undefined;
}

export function isTriangle(expression: Expression): boolean {
  return isApply(expression, 'triangle') || /^[A-Z]{3}$/.test(nameOf(expression) ?? '');
}

function triangleName(expression: Expression): string | undefined {
  return nameOf(isApply(expression, 'triangle') ? expression.args[0] : expression);
}

function cornerOf(expression: Expression | undefined): Corner | undefined {
  const name = isApply(expression, 'angle') ? nameOf(expression.args[0]) : expression?.kind === 'symbol' && /^[ABC]$/.test(expression.name) ? expression.name : undefined;
  return name === undefined ? undefined : angles[name];
}

/** Parts of a triangle ABC and one more that is asked for; a, b, c lie opposite A, B, C. */
export function readTriangle({ line, parts, choices }: FormulaSentence): GeometryQuestion | undefined {
  if (!(parts.some((part) => isApply(part, 'triangle')) || /triangle ‹T›|三角形 ?‹T›/i.test(line) || /△ ?ABC|triangle ABC|三角形ABC/i.test(line)) || parts.some((part) => isTriangle(part) && triangleName(part) !== 'ABC') || !isCovered(line)) return undefined;
  const given = { sides: new Map<Side, Expression>(), cosines: new Map<Corner, Expression>(), angles: new Map<Corner, Expression>() };
  const asked: Expression[] = [];
  let naming = 0;
  for (const part of parts) {
    if (isTriangle(part)) continue;
    if (isApply(part, 'equal')) {
      if (!take(part.args[0], part.args[1], given)) return undefined;
    } else if (cornerOf(part) !== undefined || sides[nameOf(part) ?? ''] !== undefined || isApply(part, 'sin', 'cos')) asked.push(part);
    else return undefined;
  }
  // 内角 A, B, C 的对边分别为 a, b, c: six letters that only name.
  const naturally = /(?:(?:内)?角)? ?‹S› ?,? ?‹S› ?,? ?‹S› ?(?:的对边|所对的边|所对边)(?:长)?(?:分别)?(?:为|是)? ?‹S› ?,? ?‹S› ?,? ?‹S›|‹S› ?,? ?‹S› ?,? ?‹S› ?(?:分别)?(?:为|是) ?(?:‹T› ?的?)?(?:三个)?(?:内)?角 ?‹S› ?,? ?‹S› ?,? ?‹S› ?的对边|sides? ‹S›, ?‹S›,? ?(?:and )?‹S› (?:are )?opposite (?:to )?(?:the )?(?:angles? )?‹S›, ?‹S›,? ?(?:and )?‹S›/i;
  if (naturally.test(line)) naming = 6;
  const named = asked.slice(0, naming).map((part) => nameOf(isApply(part, 'angle') ? part.args[0] : part));
  if (naming === 6 && ![['A', 'B', 'C', 'a', 'b', 'c'], ['a', 'b', 'c', 'A', 'B', 'C']].some((order) => order.every((name, index) => named[index] === name))) return undefined;
  if (/直角|\bright\b/i.test(line)) return undefined;
  const want = wantOf(line.replace(naturally, ' '), asked.slice(naming));
  if (!want || given.sides.size + given.cosines.size !== 3 || given.sides.size === 0 || isKnown(want, given)) return undefined;
  return { ask: 'triangle', given, want, choices };
}

function isKnown(want: TriangleWant, given: TriangleGiven): boolean {
  return want.kind === 'side' ? given.sides.has(want.side) : want.kind === 'angle' ? given.angles.has(want.corner) : want.kind === 'cosine' ? given.cosines.has(want.corner) : false;
}

function wantOf(line: string, asked: readonly Expression[]): TriangleWant | undefined {
  const [only, ...more] = asked;
  const words = ([['area', /\barea\b|面积/i], ['perimeter', /\bperimeter\b|周长/i], ['circumradius', /circumradius|radius of (?:the|its) circumcircle|外接圆的?半径/i], ['inradius', /inradius|radius of (?:the|its) incircle|内切圆的?半径/i]] as const).filter(([, pattern]) => pattern.test(line)).map(([kind]) => kind);
  const [word, ...others] = words;
  if (word) return others.length === 0 && asked.length === 0 && !/余弦值|正弦值/.test(line) ? { kind: word } : undefined;
  if (!only || more.length > 0 || /圆|circle|radi/i.test(line)) return undefined;
  const side = sides[nameOf(only) ?? ''];
  if (side) return /余弦值|正弦值|\bangle\b|\b(?:co)?sine of\b/i.test(line) ? undefined : { kind: 'side', side };
  const corner = cornerOf(only);
  if (corner) return { kind: /余弦值|\bcosine of (?:the )?(?:angle )?‹/i.test(line) ? 'cosine' : /正弦值|\bsine of (?:the )?(?:angle )?‹/i.test(line) ? 'sine' : 'angle', corner };
  const inner = isApply(only, 'sin', 'cos') ? cornerOf(only.args[0]) : undefined;
  return inner && { kind: isApply(only, 'cos') ? 'cosine' : 'sine', corner: inner };
}

/** One part that is given as an equation; false where it is not understood or given twice. */
function take(left: Expression | undefined, right: Expression | undefined, given: { readonly sides: Map<Side, Expression>; readonly cosines: Map<Corner, Expression>; readonly angles: Map<Corner, Expression> }): boolean {
  if (!left || !right || freeVariables(right).size > 0 || some(right, (part) => part.kind === 'constant' && part.name === 'i')) return false;
  const side = sides[nameOf(left) ?? ''];
  const size = approximate(right)?.re;
  if (size === undefined) return false;
  if (side !== undefined && (nameOf(left)?.length === 2 || left.kind === 'symbol')) {
    if (given.sides.has(side) || !(size > 0) || some(right, (part) => isApply(part, 'degrees'))) return false;
    given.sides.set(side, expand(right));
    return true;
  }
  const corner = cornerOf(isApply(left, 'cos', 'sin') ? left.args[0] : left);
  if (corner === undefined || given.cosines.has(corner)) return false;
  if (isApply(left, 'sin')) return false;
  if (isApply(left, 'cos')) {
    if (!(Math.abs(size) < 1)) return false;
    given.cosines.set(corner, expand(right));
    return true;
  }
  const isDegrees = some(right, (part) => isApply(part, 'degrees'));
  const isRadians = some(right, (part) => part.kind === 'constant' && part.name === 'pi');
  if (!isDegrees && !isRadians) return false;
  const cosine = simplify(app('cos', right));
  if (some(cosine, (part) => isApply(part, 'cos', 'sin')) || (numericValue(cosine) === undefined && !some(cosine, (part) => isApply(part, 'sqrt'))) || !(size > 0) || size >= Math.PI) return false;
  given.angles.set(corner, right);
  given.cosines.set(corner, cosine.kind === 'number' && cosine.numerator === 0n ? num(0) : cosine);
  return true;
}
