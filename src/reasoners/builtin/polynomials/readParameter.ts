import { app, num } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { numericValue } from '../../../math/simplify.ts';
import { freeVariables } from '../../../math/variables.ts';
import { coefficientsOf } from '../univariate.ts';
import { wording } from '../wording.ts';
import type { PolynomialQuestion, RootCount } from './polynomialQuestion.ts';
import { quadraticIn } from './quadraticIn.ts';

const thing = String.raw`(?:the )?(?:(?<quadratic>quadratic) )?(?:equation |polynomial |function |graph of |parabola (?:with equation )?)*`;
const count = String.raw`(?:(?<one>exactly one|only one|just one|one|(?<equal>(?:two )?(?:equal|identical|coincident|repeated)|a double|a repeated))|(?<two>two(?: different| distinct)?(?! equal)|exactly two)|(?<none>no))(?: distinct| different)?(?: (?<real>real))?(?: number)? (?:solutions?|roots?|zeros?|(?<intercepts>§ ?-intercepts?))`;
const values = String.raw`(?:(?:real )?(?:value|values|number|numbers)|(?<integers>integers)|integer values?)`;
const chineseCount = String.raw`(?:有(?:且(?:只|仅)有)?(?:(?<one>两个相等的|一个|两个相同的|唯一的?)|(?<two>两个(?:不相等|不等|不同)的)|(?<some>(?=实数?根)))|(?<none>没有|无|不存在))(?<real>实)?数?(?:根|解)`;
const tail = String.raw`(?:,? ?(?:则|求|那么|试求)?(?:实数|常数)?(?:§)?的?(?:值|取值范围|范围)?(?:是多少|为多少|是什么|是|为)?)`;

const counted: readonly RegExp[] = [
  wording(String.raw`(?:for|at) (?:what|which) (?:(?:real )?(?:value|values)(?: of| for)?(?: the (?:constant|parameter))? )?§ (?:does|do|will|would) ${thing}§ have ${count}`),
  wording(String.raw`(?:find|determine|compute|give|what (?:is|are))(?: all)?(?: the)?(?: possible)? ${values}(?: of)?,?(?: the (?:constant|parameter))? ?§(?:, with §,)? (?:such that|so that|for which|if|where|that make) ${thing}§ (?:has|have) ${count}`),
  wording(String.raw`(?:if|given that|suppose(?: that)?) ${thing}§ has ${count},? ?(?:then )?(?:find|determine|what (?:is|are))(?: all)?(?: the)?(?: possible)?(?: (?:value|values) of)? §`),
  wording(String.raw`(?:find|determine) § (?:such that|so that|for which|if|given that) ${thing}§ (?:has|have) ${count}`),
  wording(String.raw`${thing}§ has ${count}\. (?:find|determine|what (?:is|are))(?: all)?(?: the)?(?: possible)?(?: (?:value|values) of)? §`),
  wording(String.raw`(?:若|已知|如果|当|设)?(?:关于§的)?(?<quadratic>一元二次)?方程§${chineseCount}${tail}`),
  wording(String.raw`当?§(?:为何值时|取何值时|取什么值时|是何值时),? ?(?:关于§的)?(?<quadratic>一元二次)?方程§${chineseCount}`),
];

const given: readonly RegExp[] = [
  wording(String.raw`(?:if|given that|suppose(?: that)?) §(?<root>) is (?:a|one|one of the) (?:root|solution|zero|roots|solutions|zeros)(?: of| to) {equation}§,? ?(?:then )?(?:find|determine|what is)(?: the)?(?: value of)? §`),
  wording(String.raw`(?:if|given that|suppose(?: that)?) §(?<factor>) is a factor of {equation}§,? ?(?:then )?(?:find|determine|what is)(?: the)?(?: value of)? §`),
  wording(String.raw`(?:find|determine|what is)(?: the)?(?: value of)?(?: the constant)? § (?:if|given that|such that|so that) §(?<root>)(?<first>) is (?:a|one|one of the) (?:root|solution|zero|roots|solutions|zeros)(?: of| to) {equation}§`),
  wording(String.raw`(?:find|determine|what is)(?: the)?(?: value of)?(?: the constant)? § (?:if|given that|such that|so that) §(?<factor>)(?<first>) is a factor of {equation}§`),
  wording(String.raw`(?:若|已知|如果|设)§(?<root>)是(?:关于§的)?(?:一元二次|一元一次|一元三次)?方程§的(?:一个|其中一个)?(?:实数?)?(?:根|解),? ?(?:则|求|那么)?§(?:的值)?(?:是多少|为多少|等于多少|是|为|等于)?`),
  wording(String.raw`(?:若|已知|如果|设)§(?<factor>)是(?:多项式)?§的(?:一个)?因式,? ?(?:则|求|那么)?§(?:的值)?(?:是多少|为多少|等于多少|是|为|等于)?`),
];

/** For which values of a letter an equation has so many roots, or a given one. */
export function readParameter(formulas: readonly Expression[], line: string): PolynomialQuestion | undefined {
  for (const pattern of counted) {
    const found = pattern.exec(line)?.groups;
    if (found) return countedRoots(formulas, found);
  }
  for (const pattern of given) {
    const found = pattern.exec(line)?.groups;
    if (found) return givenRoot(formulas, found);
  }
  return undefined;
}

type Found = Readonly<Record<string, string | undefined>>;

function countedRoots(formulas: readonly Expression[], { one, equal, two, none, some, real, intercepts, quadratic, integers }: Found): PolynomialQuestion | undefined {
  const letters = formulas.flatMap((each) => (each.kind === 'symbol' ? [each.name] : []));
  const excluded = formulas.filter((each) => isApply(each, 'not-equal'));
  const [given, ...more] = formulas.filter((each) => each.kind !== 'symbol' && !isApply(each, 'not-equal'));
  if (!given || more.length > 0) return undefined;
  const curve = isApply(given, 'equal') && (isApply(given.args[0], 'call') || given.args[0]?.kind === 'symbol') && (given.args[0].kind !== 'symbol' || given.args[0].name === 'y') ? given.args[1] : undefined;
  if (intercepts !== undefined && !curve) return undefined;
  const equation = curve ? app('equal', curve, num(0)) : isApply(given, 'equal') ? given : app('equal', given, num(0));
  const free = [...freeVariables(equation)];
  const unknown = free.find((name) => /^[xyzt]$/.test(name) && quadraticIn(equation, name));
  const [parameter, ...others] = free.filter((name) => name !== unknown);
  if (unknown === undefined || parameter === undefined || others.length > 0 || letters.some((name) => name !== parameter && name !== unknown)) return undefined;
  if (excluded.length > 0 && !excluded.every((each) => isApply(each, 'not-equal') && each.args[0]?.kind === 'symbol' && each.args[0].name === parameter && each.args[1]?.kind === 'number' && each.args[1].numerator === 0n)) return undefined;
  const kind: RootCount | undefined = one !== undefined ? 'one' : none !== undefined ? 'none' : two !== undefined ? 'two' : some !== undefined ? 'some' : undefined;
  // Among the complex numbers a quadratic equation always has a root.
  if (!kind || (kind === 'none' && real === undefined && intercepts === undefined)) return undefined;
  const parabola = curve !== undefined && intercepts !== undefined && excluded.length > 0;
  return { ask: 'parameter', equation, unknown, parameter, count: kind, quadratic: quadratic !== undefined || parabola || equal !== undefined || one === '两个相等的', integers: integers !== undefined };
}

function givenRoot(formulas: readonly Expression[], { factor, first }: Found): PolynomialQuestion | undefined {
  const ordered = first === undefined ? formulas : [...formulas.slice(1), ...formulas.slice(0, 1)];
  const [given, ...rest] = ordered;
  const [letter, polynomial, ...more] = [...rest].reverse();
  if (!given || letter?.kind !== 'symbol' || !polynomial || more.some((each) => each.kind !== 'symbol')) return undefined;
  const equation = isApply(polynomial, 'equal') ? polynomial : app('equal', polynomial, num(0));
  const [unknown, ...others] = [...freeVariables(equation)].filter((name) => name !== letter.name);
  if (unknown === undefined || others.length > 0) return undefined;
  const root = factor === undefined ? (isApply(given, 'equal') && given.args[0]?.kind === 'symbol' && given.args[0].name === unknown ? given.args[1] : given) : zeroOf(given, unknown);
  return root && freeVariables(root).size === 0 ? { ask: 'given-root', equation, unknown, parameter: letter.name, root } : undefined;
}

function zeroOf(factor: Expression, unknown: string): Expression | undefined {
  const [constant, slope, ...more] = coefficientsOf(factor, unknown) ?? [];
  const value = constant && slope && more.length === 0 ? numericValue(app('negate', app('divide', { kind: 'number', ...constant }, { kind: 'number', ...slope }))) : undefined;
  return value && { kind: 'number', ...value };
}
