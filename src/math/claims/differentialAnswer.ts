import type { TextFormat } from '../../core/problem.ts';
import { app, minus, sym } from '../build.ts';
import { dependsOn, differentiate } from '../differentiate.ts';
import type { Expression, Operator } from '../expression.ts';
import { expand, simplify } from '../simplify.ts';
import { approximate, real, type Approximation } from '../solving/approximate.ts';
import { sameShape, some, substitute } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { asksForSolution } from './askingWords.ts';
import { derivativeName, differentialProblem, whereDefined, withFunction, type DifferentialProblem } from './differentialProblem.ts';
import type { Attempt } from './foundClaim.ts';
import { isApply } from './statements.ts';

/** A differential equation that is to be solved, and whether any one solution will do. */
export interface DifferentialQuestion {
  readonly kind: 'differential';
  readonly problem: DifferentialProblem;
  readonly any: boolean;
}

const solving = /\b(?:solve|solutions?|find|determine)\b|解|求/i;
const another = /\b(?:verify|show|prove|check|slope|tangent|how|limit|interval|order|degree|laplace|series|numerical|euler|approximat\w*|maxim\w*|minim\w*)\b|验证|证明|极限|近似|阶数|最[大小]/i;

/** Whether a problem asks to solve one differential equation; undefined where it asks for more, or that is not certain. */
export function differentialQuestion(text: string, format: TextFormat): DifferentialQuestion | undefined {
  const problem = differentialProblem(text, format);
  if (!problem || problem.order > 2 || problem.conditions.length > problem.order) return undefined;
  const { words, unknown, variable, terms, conditions } = problem;
  if (another.test(words) || !asksForSolution(words) || (!solving.test(words) && words.replace(/[§\s.,:;?，。：；]/g, '') !== '')) return undefined;
  if (terms.some((term) => term.kind !== 'symbol' || (term.name !== unknown && term.name !== variable))) return undefined;
  return { kind: 'differential', problem, any: conditions.length === 0 && /\bparticular\b|特解/i.test(words) };
}

/**
 * Ways to take a statement as a solution: it is put into the equation, and a final answer into the conditions
 * too, which must leave no more constants than they determine. Nothing where it has another form.
 */
export function solutionAttempts(statement: Expression, { problem, any }: DifferentialQuestion, isFinal: boolean): Attempt[] {
  const { unknown, variable, order, conditions, equation } = problem;
  const [left, right] = isApply(statement, 'equal') ? statement.args : isFinal ? [sym(unknown), statement] : [];
  if (!left || !right) return [];
  const letters = new Set([...freeVariables(left), ...freeVariables(right)]);
  const constants = [...letters].filter((name) => name !== unknown && name !== variable && !freeVariables(equation).has(name));
  if (!constants.every((name) => /^[A-Dcab]$|^[Cc]_?\d?$|^[Cc]_\{?\d\}?$|^K$/.test(name))) return [];
  const isExplicit = isFunctionOf(left, problem) && !dependsOn(right, unknown);
  const wantedConstants = any ? 0 : order - conditions.length;
  if (isFinal && constants.length !== wantedConstants) return [];
  if (isFinal && constants.length > 0 && !(isLinearInHighest(problem) && [left, right].every((side) => areFree(side, constants, problem)))) return [];
  // Capital letters may be matrices elsewhere; these are numbers.
  const numbers = new Map(constants.map((name, index): [string, Expression] => [name, sym(`c_${index + 1}`)]));
  const names = [...numbers.values()].flatMap((each) => (each.kind === 'symbol' ? [each.name] : []));
  // What holds at two places leaves one function, many or none.
  if (isFinal && conditions.some(({ order: times, at: place }, index) => conditions.slice(0, index).some((other) => other.order === times || !sameShape(other.at, place)))) return [];
  if (isExplicit) {
    if (isFinal && hasCorner(right, variable)) return [];
    const body = substitute(right, numbers);
    if (isFinal && !areIndependent(body, names, variable)) return [];
    const put = withFunction(problem, body);
    const at = conditions.flatMap(({ order: times, at: place, value }) => {
      let derived: Expression | undefined = body;
      for (let count = 0; count < times && derived; count++) derived = differentiate(derived, variable);
      return derived ? [app('equal', simplify(substitute(derived, new Map([[variable, place]]))), value)] : [];
    });
    if (isFinal && at.length < conditions.length) return [];
    return [attempt(whereDefined(put, body), isFinal ? at : [], 'tentative', isFinal), attempt(put, isFinal ? at : [], isFinal && !hasBranches(problem) ? 'asserted' : 'tentative', isFinal)];
  }
  const implicit = order === 1 && dependsOn(left, unknown) !== dependsOn(right, unknown) ? throughDerivative(minus(left, right), names.length > 0 ? numbers : undefined, problem) : undefined;
  // A logarithm of the function leaves out all that are negative.
  const isOneSided = (side: Expression): boolean => some(side, (part) => isApply(part, 'ln', 'log') && part.args.some((arg) => [arg, ...(isApply(arg, 'add', 'multiply', 'divide') ? arg.args : [])].some((each) => each.kind === 'symbol' && each.name === unknown)));
  if (isFinal && constants.length > 0 && [left, right].some(isOneSided)) return [];
  if (!implicit || (isFinal && conditions.some((condition) => condition.order > 0))) return [];
  const at = isFinal ? conditions.map(({ at: place, value }) => substitute(app('equal', left, right), new Map([[variable, place], [unknown, value]]))) : [];
  return [attempt(implicit, at, 'tentative', isFinal)];
}

/** Whether a derivative is missing at a corner of the function; `ln |x|` has none. */
function hasCorner(body: Expression, variable: string): boolean {
  if (isApply(body, 'abs')) return dependsOn(body, variable);
  if (body.kind !== 'apply') return false;
  return body.args.some((arg) => hasCorner(isApply(body, 'ln') && isApply(arg, 'abs') ? (arg.args[0] ?? arg) : arg, variable));
}

/** Whether the equation may hold on a part of the function alone: `y' = √y` of `x²/4` where x is positive. */
function hasBranches({ equation, unknown, order }: DifferentialProblem): boolean {
  const names = [unknown, ...Array.from({ length: order }, (_, index) => derivativeName(index + 1))];
  const ofFunction = (part: Expression | undefined): boolean => part !== undefined && names.some((name) => dependsOn(part, name));
  return some(equation, (part) => {
    if (part.kind !== 'apply' || !ofFunction(part)) return false;
    const [base, exponent] = isApply(part, 'power') ? part.args : [];
    return branched.has(part.operator) || (ofFunction(base) && !(exponent?.kind === 'number' && exponent.denominator === 1n));
  });
}

const branched: ReadonlySet<Operator> = new Set<Operator>(['abs', 'sqrt', 'root', 'arcsin', 'arccos', 'arctan', 'ln', 'log']);

function attempt(put: Expression, conditions: readonly Expression[], stance: Attempt['stance'], isFinal: boolean): Attempt {
  return { kind: isFinal ? 'final-answer' : 'equality', stance, proposition: { kind: 'relation', relation: conditions.length === 0 ? put : app('and', put, ...conditions) } };
}

function isFunctionOf(left: Expression, { unknown, variable }: DifferentialProblem): boolean {
  if (left.kind === 'symbol') return left.name === unknown;
  const [callee, argument, ...more] = isApply(left, 'call') ? left.args : [];
  return callee?.kind === 'symbol' && callee.name === unknown && argument?.kind === 'symbol' && argument.name === variable && more.length === 0;
}

/** The equation with the slope that `difference = 0` gives; only where that slope is free of constants, so that it holds on every such curve. */
function throughDerivative(difference: Expression, numbers: ReadonlyMap<string, Expression> | undefined, { equation, unknown, variable }: DifferentialProblem): Expression | undefined {
  const whole = numbers ? substitute(difference, numbers) : difference;
  const [byVariable, byFunction] = [differentiate(whole, variable), differentiate(whole, unknown)];
  if (!byVariable || !byFunction) return undefined;
  const slope = app('negate', app('divide', byVariable, byFunction));
  if ([...freeVariables(slope)].some((name) => name !== unknown && name !== variable && !freeVariables(equation).has(name))) return undefined;
  return substitute(equation, new Map([[derivativeName(1), slope]]));
}

/** Whether the constants move the function independently of one another: the Wronskian of its derivatives by them does not vanish. */
function areIndependent(body: Expression, names: readonly string[], variable: string): boolean {
  const [one, two] = names;
  if (one === undefined) return true;
  const first = differentiate(body, one);
  if (!first) return false;
  if (two === undefined) return isSomewhereNotZero(first);
  const second = differentiate(body, two);
  const [slope, otherSlope] = [differentiate(first, variable), second && differentiate(second, variable)];
  return second !== undefined && slope !== undefined && otherSlope !== undefined && isSomewhereNotZero(minus(app('multiply', first, otherSlope), app('multiply', second, slope)));
}

/** Of `(y')² = 1` one family is not all. */
function isLinearInHighest({ equation, order }: DifferentialProblem): boolean {
  const [left, right] = isApply(equation, 'equal') ? equation.args : [];
  const factor = left && right && differentiate(minus(left, right), derivativeName(order));
  return factor !== undefined && !dependsOn(simplify(factor), derivativeName(order));
}

const narrow: ReadonlySet<Operator> = new Set<Operator>(['add', 'multiply', 'negate', 'divide', 'equal']);

/** Whether the constants can have every value for all that the form says: `C²`, `|C|x`, `e^(x + C)` and `√(x + C)` leave solutions out, `C₁C₂` does nothing more than `C₁`. */
function areFree(expression: Expression, constants: readonly string[], { unknown, variable }: DifferentialProblem): boolean {
  const has = (part: Expression): boolean => constants.some((name) => dependsOn(part, name));
  const moves = (part: Expression): boolean => dependsOn(part, variable) || dependsOn(part, unknown);
  return !some(expression, (part) => {
    if (part.kind !== 'apply' || !has(part)) return false;
    if (isApply(part, 'multiply')) return part.args.filter(has).length > 1;
    // Nothing is a number divided by C, or by C + 1, for every number.
    if (isApply(part, 'divide') && part.args[1] && has(part.args[1]) && !moves(part.args[1])) return true;
    if (narrow.has(part.operator)) return false;
    if (!moves(part) || isApply(part, 'abs', 'sqrt', 'root')) return true;
    const [base, power] = isApply(part, 'power') ? part.args : isApply(part, 'exp') ? [undefined, ...part.args] : [];
    if (base && has(base) && power?.kind === 'number' && (power.denominator !== 1n || (isApply(base, 'multiply') && power.numerator % 2n === 0n))) return true;
    const exponent = power && expand(power);
    return exponent !== undefined && isApply(exponent, 'add') && exponent.args.some((term) => has(term) && !moves(term));
  });
}

const places = [0.73, 1.41, -0.58, 2.24, 0.31];

function isSomewhereNotZero(expression: Expression): boolean {
  const names = [...freeVariables(expression)];
  return places.some((_, index) => {
    const values = new Map(names.map((name, place): [string, Approximation] => [name, real(places[(index + place) % places.length] ?? 1)]));
    const value = approximate(simplify(expression), values);
    return value !== undefined && Math.hypot(value.re, value.im) > 1e-6 + 100 * value.error;
  });
}
