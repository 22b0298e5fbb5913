import { say, type Phrase } from '../../core/phrase.ts';
import { app, num, sym } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { toLatex } from '../../math/printing/latex.ts';
import { expand, simplify } from '../../math/simplify.ts';
import { mapChildren, sameShape, some } from '../../math/traverse.ts';
import { freeVariables } from '../../math/variables.ts';
import { factoredExpression, factorized, homogeneousExpression } from './factoring.ts';
import { m, type Conclusion, type Lesson, type LessonStep } from './lesson.ts';
import { neat } from './neat.ts';
import { fractionOf } from './rationalEquation.ts';
import { pythagorean } from './trigonometry.ts';
import { coefficientsOf, dividePolynomials, gcdPolynomial, polynomialExpression, scaled, type Coefficients } from './univariate.ts';
import { divide, one } from '../../math/rational.ts';

/** Each term of one bracket times each of the other, then like terms together. */
export function* expandLesson(expression: Expression): Lesson {
  const result = expand(expression);
  if (isUnfinished(result) || some(result, isClosedProduct)) return { kind: 'beyond' };
  // A function or a quotient is expanded by another rule, or into a series.
  if (termsOf(result).length === 1 && some(result, isNoMonomialPart)) return { kind: 'beyond' };
  yield* chain(expression, [{ to: distributed(expression), ...multiplied }, { to: result, ...collected }]);
  return { kind: 'answer', answer: result, notes: sameShape(result, expression) ? [say('There is nothing to multiply out.')] : [], checks: [] };
}

/** A bracket that was not multiplied out. */
function isClosedProduct(part: Expression): boolean {
  if (part.kind !== 'apply' || (part.operator !== 'multiply' && part.operator !== 'power')) return false;
  return part.args.some((arg, index) => arg.kind === 'apply' && arg.operator === 'add' && (part.operator === 'multiply' || index === 0));
}

interface Link {
  readonly to: Expression;
  readonly title: Phrase;
  readonly says: readonly Phrase[];
  readonly reason: Phrase;
}

const multiplied = { title: say('Multiply out'), says: [say('Multiply each term of one bracket by each term of the other.')], reason: say('multiply out') };
const collected = { title: say('Collect like terms'), says: [say('Terms with the same letters and powers are added.')], reason: say('collect like terms') };

function* chain(from: Expression, links: readonly Link[]): Generator<LessonStep, void> {
  let line = from;
  for (const { to, title, says, reason } of links) {
    if (toLatex(to) === toLatex(line)) continue;
    yield { arrow: 'equals', title, says, shows: app('equal', line, to), reason };
    line = to;
  }
}

/** Products of sums written out term by term, nothing collected yet. */
function distributed(expression: Expression): Expression {
  const inner = mapChildren(expression, distributed);
  if (inner.kind !== 'apply') return inner;
  const factors = inner.operator === 'power' && inner.args[1]?.kind === 'number' && inner.args[1].numerator === 2n && inner.args[1].denominator === 1n ? [inner.args[0], inner.args[0]] : inner.operator === 'multiply' ? inner.args : inner.operator === 'negate' ? [num(-1), inner.args[0]] : undefined;
  const sums = factors?.map((factor) => (factor ? termsOf(factor) : []));
  if (!sums || !sums.some((terms) => terms.length > 1) || sums.reduce((count, terms) => count * terms.length, 1) > 12) return flat(inner);
  const products = sums.reduce<Expression[]>((left, right) => left.flatMap((a) => right.map((b) => simplify(app('multiply', a, b)))), [num(1)]);
  const [first, ...rest] = products;
  return first ? app('add', first, ...rest) : inner;
}

function termsOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'apply' && expression.operator === 'add' ? expression.args : [expression];
}

/** A sum whose terms are sums, as one sum. */
function flat(expression: Expression): Expression {
  if (expression.kind !== 'apply' || expression.operator !== 'add') return expression;
  return app('add', ...expression.args.flatMap(termsOf));
}

function isUnfinished(expression: Expression): boolean {
  return some(expression, (part) => part.kind === 'apply' && part.operator === 'divide' && part.args[1]?.kind === 'number' && part.args[1].numerator === 0n) || toLatex(expression).length > 4000;
}

/** Like terms, cancelled fractions, roots and powers; the shortest of what is equal. */
export function* simplifyLesson(expression: Expression): Lesson {
  const [variable, ...more] = freeVariables(expression);
  const reduced = variable !== undefined && more.length === 0 ? yield* cancelled(expression, variable) : undefined;
  if (reduced) return reduced;
  const identity = pythagorean(expression);
  if (identity) {
    const result = neat(identity.result);
    yield* chain(expression, [
      { to: identity.result, title: say('Use a trigonometric identity'), says: [say('Use {0}.', '$\\sin^2 u + \\cos^2 u = 1$')], reason: say('Pythagorean identity') },
      { to: result, ...collected },
    ]);
    return { kind: 'answer', answer: result, notes: [], checks: [] };
  }
  const result = neat(expression);
  if (isUnfinished(result) || some(result, hasSeveralRoots)) return { kind: 'beyond' };
  // Of functions, quotients and roots that stay as they are it is not known whether more could be done.
  if (lettersOf(result) === lettersOf(expression) && some(result, isNoMonomialPart)) return { kind: 'beyond' };
  if (toLatex(result) === toLatex(expression)) return { kind: 'answer', answer: expression, notes: [say('It is already as simple as it gets.')], checks: [] };
  const opened = sameShape(result, expand(expression)) ? distributed(expression) : expression;
  yield* chain(expression, [{ to: opened, ...multiplied }, { to: result, ...(opened === expression ? tidied : collected) }]);
  return { kind: 'answer', answer: result, notes: [], checks: [] };
}

/** What it is written with, in whatever order. */
function lettersOf(expression: Expression): string {
  return [...toLatex(expression).replace(/\s/g, '')].sort().join('');
}

/** Roots that are multiplied could be one. */
function hasSeveralRoots(part: Expression): boolean {
  return part.kind === 'apply' && part.operator === 'multiply' && part.args.filter((arg) => arg.kind === 'apply' && arg.operator === 'sqrt').length > 1;
}

function isNoMonomialPart(part: Expression): boolean {
  return part.kind === 'apply' && !/^(?:add|multiply|negate)$/.test(part.operator) && !isWholePower(part);
}

function isWholePower(part: Expression): boolean {
  const [base, exponent] = part.kind === 'apply' && part.operator === 'power' ? part.args : [];
  return base?.kind === 'symbol' && exponent?.kind === 'number' && exponent.denominator === 1n;
}

const tidied = { title: say('Simplify'), says: [say('Collect equal factors and like terms, and take squares out of roots.')], reason: say('simplify') };

/** A quotient of polynomials with a common factor. */
function* cancelled(expression: Expression, variable: string): Generator<LessonStep, Conclusion | undefined> {
  if (coefficientsOf(expression, variable)) return undefined;
  const fraction = fractionOf(expression, variable);
  if (!fraction || fraction.below.length < 2) return undefined;
  const common = gcdPolynomial(fraction.above, fraction.below);
  const together = quotient(fraction.above, fraction.below, variable);
  const [above, below] = [dividePolynomials(fraction.above, common).quotient, dividePolynomials(fraction.below, common).quotient];
  const result = quotient(above, below, variable);
  const links: Link[] = [{ to: together, title: say('Bring everything over one denominator'), says: [], reason: say('one denominator') }];
  const notes: Phrase[] = [];
  if (common.length > 1) {
    const [top, bottom] = [factorized(fraction.above), factorized(fraction.below)];
    if (top && bottom) links.push({ to: app('divide', factoredExpression(top, variable), factoredExpression(bottom, variable)), title: say('Factor above and below'), says: [say('A fraction can be cancelled by the factors that both parts have.')], reason: say('factor') });
    notes.push(say('This holds wherever the cancelled factor {0} is not zero.', m(polynomialExpression(common, variable))));
  }
  links.push({ to: result, title: say('Cancel the common factor'), says: [], reason: say('cancel') });
  if (toLatex(result).length > toLatex(expression).length) return undefined;
  yield* chain(expression, links);
  return { kind: 'answer', answer: result, notes: toLatex(result) === toLatex(expression) ? [say('It is already as simple as it gets.')] : notes, checks: [] };
}

function quotient(above: Coefficients, below: Coefficients, variable: string): Expression {
  const lead = below.length === 1 ? below[0] : undefined;
  if (lead) return polynomialExpression(scaled(above, divide(one, lead)), variable);
  return app('divide', polynomialExpression(above, variable), polynomialExpression(below, variable));
}

/** Common factor first, then whatever the rationals allow; in one letter, or in two of equal degree throughout. */
export function* factorLesson(expression: Expression): Lesson {
  const open = expand(expression);
  const [x, y, ...more] = [...freeVariables(open)].sort();
  if (x === undefined || more.length > 0) return { kind: 'beyond' };
  const result = y === undefined ? inOne(open, x) : inTwo(open, x, y);
  if (!result) return { kind: 'beyond' };
  const links: Link[] = [{ to: open, ...collected }];
  if (!sameShape(result.factored, open)) links.push({ to: result.factored, title: say('Factor'), says: [result.says], reason: say('factor') });
  yield* chain(expression, links);
  const notes = sameShape(result.factored, open) ? [say('It does not factor over the rational numbers.')] : [];
  return { kind: 'answer', answer: result.factored, notes, checks: [] };
}

interface Factored {
  readonly factored: Expression;
  readonly says: Phrase;
}

function inOne(open: Expression, x: string): Factored | undefined {
  const coefficients = coefficientsOf(open, x);
  const factors = coefficients && coefficients.length > 1 ? factorized(coefficients) : undefined;
  if (!factors) return undefined;
  return { factored: factoredExpression(factors, x), says: say('Take out what is common; each root {0} gives a factor {1}.', '$r$', m(app('add', sym(x), app('negate', sym('r'))))) };
}

/** Terms of one total degree: set y to one, factor, and put y back. */
function inTwo(open: Expression, x: string, y: string): Factored | undefined {
  const degrees = termsOf(open).map((term) => [degreeIn(term, x), degreeIn(term, y)] as const);
  if (degrees.some(([a, b]) => a === undefined || b === undefined)) return undefined;
  const lowX = Math.min(...degrees.map(([a]) => a ?? 0));
  const lowY = Math.min(...degrees.map(([, b]) => b ?? 0));
  const totals = new Set(degrees.map(([a, b]) => (a ?? 0) + (b ?? 0)));
  if (totals.size !== 1) return undefined;
  const dehomogenized = expand(withOne(open, y));
  const coefficients = coefficientsOf(dehomogenized, x);
  const factors = coefficients && factorized(coefficients);
  if (!factors || (coefficients?.length ?? 0) < 1) return undefined;
  const total = [...totals][0] ?? 0;
  const extraY = total - ((coefficients?.length ?? 1) - 1);
  const says = lowX + lowY > 0 ? say('Take out the common factor, then look for two factors whose product is the rest.') : say('Look for two factors whose product is this; every term has the same degree.');
  return { factored: homogeneousExpression(factors, [x, y], extraY), says };
}

function degreeIn(term: Expression, name: string): number | undefined {
  const coefficients = coefficientsOf(expand(withOne(term, name, true)), name);
  return coefficients && coefficients.length > 0 ? coefficients.length - 1 : undefined;
}

/** With every other letter (or this one) set to one. */
function withOne(expression: Expression, name: string, others = false): Expression {
  if (expression.kind === 'symbol') return (expression.name === name) === others ? expression : num(1);
  return mapChildren(expression, (child) => withOne(child, name, others));
}
