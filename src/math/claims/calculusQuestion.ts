import { app, minus, num, sym } from '../build.ts';
import { differentiate } from '../differentiate.ts';
import { polynomialOf } from '../exact/normalForm.ts';
import { univariate } from '../exact/polynomial.ts';
import type { Expression, Operator } from '../expression.ts';
import { simplify } from '../simplify.ts';
import { squareFree } from '../solving/realRoots.ts';
import { placeOf as placeOnLine } from '../solving/solutionSet.ts';
import { solveInequality } from '../solving/solveInequality.ts';
import { sameShape, some, substitute, walk } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { asksForCalculus } from './askingWords.ts';
import type { Attempt } from './foundClaim.ts';
import { isApply } from './statements.ts';

/** What a problem about one function asks for, where computing it again shows an answer right. */
export interface CalculusQuestion {
  readonly kind: 'calculus';
  readonly asked:
    /** The answer equals this. */
    | { readonly kind: 'value'; readonly expression: Expression }
    /** `y = …`: a line. */
    | { readonly kind: 'line'; readonly expression: Expression }
    | { readonly kind: 'solutions'; readonly conditions: readonly Expression[]; readonly unknown: string }
    | { readonly kind: 'primitive'; readonly integrand: Expression; readonly variable: string }
    /** `(x, y)` on the curve, where the second derivative is zero and changes its sign. */
    | { readonly kind: 'inflection'; readonly body: Expression; readonly second: Expression; readonly variable: string }
    /** `y' = …` from an equation in x and y. */
    | { readonly kind: 'slope'; readonly difference: Expression };
}

type Asked = CalculusQuestion['asked'];

interface Curve {
  readonly body: Expression;
  readonly variable: string;
}

/** Reads what is asked; undefined where the words do not say it for certain. */
export function calculusQuestion(expressions: readonly Expression[], words: string): CalculusQuestion | undefined {
  if (expressions.length < 1 || expressions.length > 5 || words.length > 300 || !asksForCalculus(words)) return undefined;
  const asked = integralAsked(expressions, words) ?? limitAsked(expressions, words) ?? areaAsked(expressions, words) ?? atPlace(expressions, words) ?? course(expressions, words) ?? slopeAsked(expressions, words);
  return asked && { kind: 'calculus', asked };
}

/** How an answer is compared with it. Another form of a right answer refutes nothing. */
export function calculusAttempts(answer: Expression, { asked }: CalculusQuestion): Attempt[] {
  const attempt = (proposition: Attempt['proposition']): Attempt[] => [{ kind: 'final-answer', stance: 'tentative', proposition }];
  const [left, right] = isApply(answer, 'equal') ? answer.args : [undefined, answer];
  if (!right) return [];
  const isNamed = left === undefined || left.kind === 'symbol' || isApply(left, 'prime', 'call', 'derivative');
  switch (asked.kind) {
    case 'value':
      return isNamed ? attempt({ kind: 'relation', relation: app('equal', asked.expression, right) }) : [];
    case 'line':
      return left?.kind === 'symbol' && left.name === 'y' ? attempt({ kind: 'relation', relation: app('equal', asked.expression, right) }) : [];
    case 'solutions':
      return attempt({ kind: 'solution', problem: asked.conditions, unknowns: [asked.unknown], stated: answer, complete: true });
    case 'primitive':
      return isNamed ? attempt({ kind: 'antiderivative', integrand: asked.integrand, variable: asked.variable, stated: right }) : [];
    case 'inflection':
      return attempt({ kind: 'solution', problem: [app('equal', asked.second, num(0)), app('equal', sym('y'), asked.body)], unknowns: [asked.variable, 'y'], stated: answer, complete: true });
    case 'slope': {
      const [byX, byY] = [derivative(asked.difference, 'x'), derivative(asked.difference, 'y')];
      return byX && byY && left && isOfY(left) ? attempt({ kind: 'relation', relation: app('equal', app('negate', app('divide', byX, byY)), right) }) : [];
    }
  }
}

function derivative(expression: Expression | undefined, variable: string): Expression | undefined {
  return expression && differentiate(expression, variable);
}

/** `y'`, `dy/dx`. */
function isOfY(left: Expression): boolean {
  const [of] = isApply(left, 'prime', 'derivative') ? left.args : [];
  const [callee] = isApply(of, 'call') ? of.args : [of];
  return callee?.kind === 'symbol' && callee.name === 'y';
}

/** `f(x) = …`, `y = …`, or the function alone. */
function curveOf(expression: Expression | undefined): Curve | undefined {
  const [left, right] = isApply(expression, 'equal') ? expression.args : [undefined, expression];
  if (!right || (right.kind !== 'apply' && right.kind !== 'symbol') || isApply(right, 'equal', 'list', 'tuple', 'interval', 'chain', 'implies', 'integral', 'limit')) return undefined;
  if (left && !(isApply(left, 'call') || (left.kind === 'symbol' && left.name === 'y'))) return undefined;
  const [variable, ...more] = freeVariables(right);
  return variable !== undefined && more.length === 0 && variable !== 'y' ? { body: right, variable } : undefined;
}

function placeOf(expression: Expression | undefined, variable: string): Expression | undefined {
  const [left, right] = isApply(expression, 'equal') ? expression.args : [];
  return left?.kind === 'symbol' && left.name === variable && right && freeVariables(right).size === 0 ? right : undefined;
}

function intervalOf(expression: Expression | undefined): readonly [Expression, Expression] | undefined {
  const [low, high] = isApply(expression, 'interval') ? expression.args : [];
  return low && high ? [low, high] : undefined;
}

const fromTo = /(?:\bfrom|从)\s*§\s*(?:to|到)\s*§/i;

function integralAsked([first, second, third, ...more]: readonly Expression[], words: string): Asked | undefined {
  const curve = curveOf(first);
  if (!curve || more.length > 0 || /\barea|面积/i.test(words)) return undefined;
  const { body, variable } = curve;
  const bounds = third ? (second && fromTo.test(words) ? ([second, third] as const) : undefined) : intervalOf(second);
  const whole = bounds && app('integral', body, sym(variable), ...bounds);
  // Where the average is taken is another question.
  if (/\b(?:average|mean) value|平均值/i.test(words)) return whole && bounds && !/\bpoints?\b|\bwhere\b|\bwhich\b|\bwhen\b|点|处/i.test(words) ? { kind: 'value', expression: app('divide', whole, minus(bounds[1], bounds[0])) } : undefined;
  if (whole) return /\bintegra(?:l|te)\b|积分/i.test(words) ? { kind: 'value', expression: whole } : undefined;
  const indefinite = !third && (!second || (second.kind === 'symbol' && second.name === variable)) && /\b(?:indefinite integral|anti-?derivative|primitive)|不定积分|原函数|\bintegrate\b/i.test(words);
  return indefinite ? { kind: 'primitive', integrand: body, variable } : undefined;
}

function limitAsked([first, second, third, ...more]: readonly Expression[], words: string): Asked | undefined {
  const curve = curveOf(first);
  if (!curve || more.length > 0 || !/\blimit\b|极限/i.test(words)) return undefined;
  const [variable, target] = isApply(second, 'implies') && !third ? second.args : /§\s*(?:approaches|tends to|goes to|趋于|趋近于|趋向于)\s*§|\bas\s+§|当\s*§/i.test(words) ? [second, third] : [];
  return variable?.kind === 'symbol' && variable.name === curve.variable && target ? { kind: 'value', expression: app('limit', curve.body, variable, target) } : undefined;
}

function areaAsked(expressions: readonly Expression[], words: string): Asked | undefined {
  if (!/\bareas?\b|面积/i.test(words)) return undefined;
  const curves = expressions.flatMap((expression) => (isApply(expression, 'equal') ? (curveOf(expression) ?? []) : []));
  const [one, two, ...more] = curves;
  if (!one || more.length > 0 || (two && two.variable !== one.variable)) return undefined;
  const { variable } = one;
  const places = expressions.flatMap((expression) => placeOf(expression, variable) ?? []);
  const values = expressions.filter((expression) => !isApply(expression, 'equal') && freeVariables(expression).size === 0);
  const ends = places.length === 2 ? places : places.length === 0 && values.length === 2 && fromTo.test(words) ? values : undefined;
  const rest = expressions.length - curves.length - places.length - values.length;
  const axis = expressions.some((expression) => expression.kind === 'symbol' && expression.name === variable);
  if (!two && !axis && !/\bunder\b|下方/i.test(words)) return undefined;
  if (rest !== (axis ? 1 : 0) || (two && axis) || (!ends && places.length + values.length > 0)) return undefined;
  const difference = two ? minus(one.body, two.body) : one.body;
  if (!ends) return enclosedByParabola(difference, variable);
  const [low, high] = ends;
  return low && high ? { kind: 'value', expression: app('integral', app('abs', difference), sym(variable), low, high) } : undefined;
}

/** What `ax² + bx + c` encloses with the axis: `Δ^(3/2)/(6a²)`. */
function enclosedByParabola(body: Expression, variable: string): Asked | undefined {
  const slope = derivative(body, variable);
  const bend = derivative(slope, variable);
  if (!slope || !bend || freeVariables(simplify(bend)).size > 0) return undefined;
  const atZero = (expression: Expression): Expression => substitute(expression, new Map([[variable, num(0)]]));
  const discriminant = minus(app('power', atZero(slope), num(2)), app('multiply', num(2), bend, atZero(body)));
  return { kind: 'value', expression: app('divide', app('multiply', num(2), app('power', discriminant, num(3, 2))), app('multiply', num(3), app('power', bend, num(2)))) };
}

function atPlace([first, second, ...more]: readonly Expression[], words: string): Asked | undefined {
  const curve = curveOf(first);
  const [tangent, normal] = [/\btangents?\b|切线/i.test(words), /\bnormals?\b|法线/i.test(words)];
  if (!curve || !isApply(first, 'equal') || more.length > 0 || tangent === normal) return undefined;
  const { body, variable } = curve;
  const [x, y] = isApply(second, 'tuple') ? second.args : [placeOf(second, variable), undefined];
  const slope = derivative(body, variable);
  if (!x || !slope || freeVariables(x).size > 0) return undefined;
  const put = (expression: Expression): Expression => simplify(substitute(expression, new Map([[variable, x]])));
  const height = put(body);
  // A tangent at a place that is not on the curve is none.
  if (y && !sameShape(simplify(minus(y, height)), num(0))) return undefined;
  if (/\bslope\b|\bgradient\b|斜率/i.test(words)) return tangent && !/\bequation|方程/i.test(words) ? { kind: 'value', expression: put(slope) } : undefined;
  const steep = tangent ? put(slope) : app('divide', num(-1), put(slope));
  return { kind: 'line', expression: app('add', height, app('multiply', steep, minus(sym(variable), x))) };
}

function course([first, ...more]: readonly Expression[], words: string): Asked | undefined {
  const curve = curveOf(first);
  const slope = curve && derivative(curve.body, curve.variable);
  if (!curve || !slope || !isApply(first, 'equal') || more.length > 0) return undefined;
  const { body, variable } = curve;
  const [rising, falling] = [/\bincreas\w*|递增|单调增|增区间/i.test(words), /\bdecreas\w*|递减|单调减|减区间/i.test(words)];
  const [convex, concave] = [/\bconcave up/i.test(words), /\bconcave down/i.test(words)];
  const [inflection, critical] = [/\binfle[cx](?:tion|ion)|拐点/i.test(words), /\b(?:critical|stationary) (?:points?|numbers?)|驻点/i.test(words)];
  if ([rising, falling, convex, concave, inflection, critical].filter(Boolean).length !== 1) return undefined;
  const bend = derivative(slope, variable);
  // A zero of higher order of the second derivative may be none of inflection.
  if (inflection) return bend && variable !== 'y' && hasSimpleZeros(bend, variable) ? { kind: 'inflection', body, second: bend, variable } : undefined;
  // Where the function has a value and its derivative none is a critical point too.
  if (critical) return isSmooth(body) ? { kind: 'solutions', conditions: [app('equal', slope, num(0)), ...domain(body)], unknown: variable } : undefined;
  const sign = rising || falling ? slope : bend;
  if (!sign || !isSmooth(body)) return undefined;
  const conditions = [app(rising || convex ? 'greater' : 'less', sign, num(0)), ...domain(body)];
  return hasGaps(conditions, variable) ? undefined : { kind: 'solutions', conditions, unknown: variable };
}

/**
 * Whether single points are missing between stretches, or that is not known: x³ rises there too, and 1/x falls on each
 * side without falling on both together.
 */
function hasGaps(conditions: readonly Expression[], variable: string): boolean {
  const [only] = conditions;
  const set = solveInequality(only && conditions.length === 1 ? only : app('and', ...conditions), variable);
  if (set?.kind === 'intervals') return set.intervals.some(({ high }, index) => placeOnLine(high, 'high') === placeOnLine(set.intervals[index + 1]?.low ?? { closed: false }, 'low'));
  return set?.kind !== 'all' && set?.kind !== 'finite';
}

/** Whether a function has derivatives wherever it has values: no corners, cusps or upright tangents. */
function isSmooth(body: Expression): boolean {
  return !some(body, (part) => {
    if (part.kind !== 'apply' || freeVariables(part).size === 0) return false;
    if (part.operator !== 'power') return !smooth.has(part.operator);
    const [base, exponent] = part.args;
    return base === undefined || exponent === undefined || (freeVariables(base).size > 0 && !isWhole(exponent));
  });
}

const smooth: ReadonlySet<Operator> = new Set<Operator>(['add', 'multiply', 'negate', 'divide', 'exp', 'ln', 'sin', 'cos', 'tan', 'arctan', 'sinh', 'cosh', 'tanh']);

function isWhole(exponent: Expression): boolean {
  return isApply(exponent, 'negate') ? exponent.args[0] !== undefined && isWhole(exponent.args[0]) : exponent.kind === 'number' && exponent.denominator === 1n;
}

/** What a derivative forgets of its function: that a logarithm is of something positive. */
function domain(body: Expression): Expression[] {
  return [...walk(body)].flatMap((part) => (isApply(part, 'ln') && part.args[0] && freeVariables(part).size > 0 ? [app('greater', part.args[0], num(0))] : []));
}

/** Of a polynomial: whether no zero is one of its derivative too. */
function hasSimpleZeros(expression: Expression, variable: string): boolean {
  const polynomial = polynomialOf(expression);
  const coefficients = polynomial && univariate(polynomial, variable);
  return coefficients !== undefined && coefficients.length > 1 && squareFree(coefficients).length === coefficients.length;
}

function slopeAsked(expressions: readonly Expression[], words: string): Asked | undefined {
  const [equation, ...more] = expressions.filter((expression) => isApply(expression, 'equal'));
  const asked = expressions.filter((expression) => isApply(expression, 'derivative', 'prime'));
  const [left, right] = isApply(equation, 'equal') ? equation.args : [];
  if (!left || !right || more.length > 0 || asked.length + 1 !== expressions.length || [...freeVariables(app('equal', left, right))].sort().join(' ') !== 'x y') return undefined;
  // The integral of $dy/dx$.
  if (asked.length === 1 && asked[0] === expressions[0] && /^[^§]*\b(?:derivative|differentiate|limit|integral|integrate|slope|average|mean)\b[^§]*(?:\bof\s+|\b(?:differentiate|integrate)\s+)§|§\s*的/i.test(words)) return undefined;
  if (!(asked.length === 1 || /\bimplicit|隐函数/i.test(words)) || /\bat\b|处/i.test(words)) return undefined;
  const [of, by] = asked[0]?.kind === 'apply' ? asked[0].args : [];
  return asked.length === 0 || (of?.kind === 'symbol' && of.name === 'y' && (by?.kind === 'symbol' ? by.name === 'x' : by?.kind === 'number' && by.numerator === 1n)) ? { kind: 'slope', difference: minus(left, right) } : undefined;
}
