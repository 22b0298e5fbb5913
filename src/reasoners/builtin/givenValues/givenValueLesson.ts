import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import { normalForm, type NormalForm } from '../../../math/exact/normalForm.ts';
import { addPolynomials, constantOf, constantPolynomial, divideExactly, multiplyPolynomials, samePolynomial, subtractPolynomials, TooLarge, variable, variablesOf, type Polynomial } from '../../../math/exact/polynomial.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isZero, multiply, one, subtract, type Rational } from '../../../math/rational.ts';
import { numericValue, simplify } from '../../../math/simplify.ts';
import { sameShape, substitute } from '../../../math/traverse.ts';
import { m, type Lesson } from '../lesson.ts';
import { written } from '../polynomials/symmetric.ts';
import { rationalExpression } from '../univariate.ts';
import { withAngles, withoutAngles } from './angles.ts';
import { withoutExponentials } from './exponentials.ts';
import type { GivenValueQuestion } from './givenValueQuestion.ts';
import { Ideal } from './groebner.ts';
import { solutionNear } from './solutionNear.ts';

const mostGiven = 4;
const unitCircle = app('add', app('power', sym('s'), num(2)), app('power', sym('c'), num(2)));

/** The expression in terms of what is given, which is then put in; confirmed at a solution of the equations where one is found. */
export function* givenValueLesson({ given, wanted, among }: GivenValueQuestion): Lesson {
  const told = given.flatMap((equation) => sideOf(equation));
  const angles = withoutAngles([...told.map(({ left }) => left), wanted]);
  const exponentials = angles && withoutExponentials([...angles.plain.slice(0, -1), ...(angles.meanings.size > 0 ? [unitCircle] : []), ...angles.plain.slice(-1)]);
  if (told.length !== given.length || given.length > mostGiven || !exponentials) return { kind: 'beyond' };
  const sides = [...told, ...(angles.meanings.size > 0 ? [{ left: withAngles(unitCircle, angles), value: one }] : [])];
  const [plain, asked] = [exponentials.plain.slice(0, -1), exponentials.plain.at(-1) ?? wanted];
  const values = sides.map(({ value }) => value);
  const found = relation(plain, asked, values) ?? (exponentials.meanings.size === 0 ? elimination(plain, asked, values) : undefined);
  if (!found) return { kind: 'beyond' };
  const solution = solutionNear(given, among);
  // An angle is a real number.
  if ((solution === undefined && (among !== 'any' || angles.meanings.size > 0)) || (solution && !solution.agrees(wanted, found.value))) return { kind: 'beyond' };
  const [first, ...more] = given;
  yield { arrow: 'given', title: say('What is given'), shows: more.length > 0 || !first ? app('and', ...given) : first };
  const answer = rationalExpression(found.value);
  const lefts = sides.map(({ left }) => left);
  if (found.by === 'substitution') {
    yield { arrow: 'implies', title: say('Express the letters by one another'), shows: withAngles(app('and', ...found.letters.map(([name, value]) => app('equal', sym(name), value))), angles), reason: say('eliminate') };
    const divided = found.divisor === undefined ? asked : app('divide', asked, plain[found.divisor] ?? asked);
    const put = withAngles(substitute(divided, new Map(found.letters)), angles);
    const by = found.divisor === undefined ? undefined : app('equal', lefts[found.divisor] ?? wanted, rationalExpression(values[found.divisor] ?? one));
    yield { arrow: 'aside', title: say('Put them in'), says: by ? [say('Divide by {0}.', m(by))] : [], shows: app('equal', put, rationalExpression(found.divisor === undefined ? found.value : divide(found.value, values[found.divisor] ?? one))) };
    return { kind: 'answer', answer, notes: [], checks: [] };
  }
  if (found.by === 'factor') {
    const [left = wanted] = lefts;
    const zero = isZero(values[0] ?? one) ? left : app('add', left, app('negate', rationalExpression(values[0] ?? one)));
    const difference = isZero(found.value) ? wanted : app('add', wanted, app('negate', answer));
    yield { arrow: 'aside', title: say('The given equation is a factor'), says: [say('The factor {0} is zero, so {1} is zero too.', m(zero), m(difference))], shows: app('equal', difference, app('multiply', found.cofactor, zero)) };
    return { kind: 'answer', answer, notes: [], checks: [] };
  }
  const product = found.divisor === undefined ? wanted : app('multiply', wanted, lefts[found.divisor] ?? wanted);
  const inGiven = written(found.formula, lefts);
  if (!sameShape(product, inGiven)) yield { arrow: 'aside', title: say('Write it with what is given'), says: [say('Multiplied out, both sides are the same.')], shows: app('equal', product, inGiven) };
  const put = written(found.formula, values.map(rationalExpression));
  const whole = numericValue(put) ?? one;
  if (!sameShape(put, rationalExpression(whole))) yield { arrow: 'aside', title: say('Put the values in'), shows: app('equal', put, rationalExpression(whole)) };
  if (found.divisor !== undefined) {
    const by = rationalExpression(values[found.divisor] ?? one);
    yield { arrow: 'aside', title: say('Divide'), says: [say('Divide by {0}.', m(app('equal', lefts[found.divisor] ?? wanted, by)))], shows: app('equal', app('divide', rationalExpression(whole), by), answer) };
  }
  return { kind: 'answer', answer, notes: [], checks: [] };
}

/** An equation with a number on one side, or with zero there. */
function sideOf(equation: Expression): { readonly left: Expression; readonly value: Rational }[] {
  const [left, right] = isApply(equation, 'equal') ? equation.args : [];
  if (!left || !right) return [];
  const [a, b] = [numericValue(left), numericValue(right)];
  if (b) return [{ left, value: b }];
  if (a) return [{ left: right, value: a }];
  return [{ left: simplify(app('add', left, app('negate', right))), value: { numerator: 0n, denominator: 1n } }];
}

interface Relation {
  readonly by: 'relation';
  /** The expression, or its product with the given side of this index, by the given sides `e1`, `e2`, … */
  readonly formula: Polynomial;
  readonly divisor?: number;
  readonly value: Rational;
}

function relation(givens: readonly Expression[], wanted: Expression, values: readonly Rational[]): Relation | undefined {
  const forms = givens.map(plainForm);
  const asked = plainForm(wanted);
  if (!asked || forms.some((form) => !form)) return undefined;
  const fractions = forms.flatMap((form) => (form ? [form] : []));
  const letters = [...new Set([...fractions, asked].flatMap(({ numerator, denominator }) => [...variablesOf(numerator), ...variablesOf(denominator)]))].sort();
  const tags = givens.map((_, index) => `e${index + 1}`);
  const name = '\u0001w';
  try {
    const below = [...fractions, asked].reduce((product, { denominator }) => multiplyPolynomials(product, denominator), constantPolynomial(one));
    const invertible = subtractPolynomials(multiplyPolynomials(variable(name), below), constantPolynomial(one));
    const target = '\u0001u';
    const defines = (letter: string, { numerator, denominator }: NormalForm): Polynomial => subtractPolynomials(multiplyPolynomials(variable(letter), denominator), numerator);
    const general = new Ideal([...fractions.map((form, index) => defines(tags[index] ?? '', form)), defines(target, asked), invertible], [target, name, ...letters], tags);
    const special = new Ideal(fractions.map((form, index) => subtractPolynomials(multiplyPolynomials(constantPolynomial(values[index] ?? one), form.denominator), form.numerator)).concat([invertible]), [name, ...letters], []);
    if (special.isWhole) return undefined;
    for (const divisor of [undefined, ...tags.keys()]) {
      const times = divisor === undefined ? constantPolynomial(one) : variable(tags[divisor] ?? '');
      const by = divisor === undefined ? one : (values[divisor] ?? one);
      const formula = general.remainder(multiplyPolynomials(variable(target), times));
      if (isZero(by) || ![...variablesOf(formula)].every((letter) => tags.includes(letter))) continue;
      const value = constantOf(valueOf(formula, values));
      if (value) return { by: 'relation', formula, value: divide(value, by), ...(divisor === undefined ? {} : { divisor }) };
    }
    return undefined;
  } catch (error) {
    if (error instanceof RangeError || error instanceof TooLarge) return undefined;
    throw error;
  }
}

type Elimination = { readonly value: Rational } & (
  | { readonly by: 'substitution'; readonly letters: readonly (readonly [string, Expression])[]; readonly divisor?: number }
  /** The expression less its value as a multiple of the only equation. */
  | { readonly by: 'factor'; readonly cofactor: Expression }
);

/** The value where the given equations leave but one, though it is no polynomial of their sides. */
function elimination(givens: readonly Expression[], wanted: Expression, values: readonly Rational[]): Elimination | undefined {
  const forms = givens.map(plainForm).flatMap((form) => (form ? [form] : []));
  const asked = plainForm(wanted);
  if (!asked || forms.length !== givens.length) return undefined;
  const letters = [...new Set([...forms, asked].flatMap(({ numerator, denominator }) => [...variablesOf(numerator), ...variablesOf(denominator)]))].sort();
  try {
    const below = [...forms, asked].reduce((product, { denominator }) => multiplyPolynomials(product, denominator), constantPolynomial(one));
    const invertible = subtractPolynomials(multiplyPolynomials(variable('\u0001w'), below), constantPolynomial(one));
    const zeros = forms.map((form, index) => subtractPolynomials(form.numerator, multiplyPolynomials(constantPolynomial(values[index] ?? one), form.denominator)));
    const target = subtractPolynomials(multiplyPolynomials(variable('\u0001u'), asked.denominator), asked.numerator);
    const ideal = new Ideal([...zeros, invertible, target], ['\u0001u', '\u0001w', ...letters], []);
    const value = ideal.isWhole ? undefined : constantOf(ideal.remainder(variable('\u0001u')));
    if (!value) return undefined;
    const [zero] = zeros;
    const rest = subtractPolynomials(asked.numerator, multiplyPolynomials(constantPolynomial(value), asked.denominator));
    const quotient = zeros.length === 1 && zero ? divideExactly(multiplyPolynomials(rest, forms[0]?.denominator ?? rest), zero) : undefined;
    const solved = letters.flatMap((name): (readonly [string, Expression])[] => {
      const remainder = ideal.remainder(variable(name));
      return samePolynomial(remainder, variable(name)) || [...variablesOf(remainder)].some((each) => !letters.includes(each)) ? [] : [[name, polynomialIn(remainder)]];
    });
    // A form of the second degree is divided by one whose value is known.
    for (const divisor of solved.length > 0 ? [undefined, ...givens.keys()] : []) {
      const by = divisor === undefined ? one : (values[divisor] ?? one);
      const put = isZero(by) ? undefined : normalForm(substitute(divisor === undefined ? wanted : app('divide', wanted, givens[divisor] ?? wanted), new Map(solved)));
      const [above, under] = [put && constantOf(put.numerator), put && constantOf(put.denominator)];
      if (above && under && isZero(subtract(multiply(divide(above, under), by), value))) return { by: 'substitution', letters: solved, value, ...(divisor === undefined ? {} : { divisor }) };
    }
    return quotient && { by: 'factor', cofactor: simplify(app('divide', polynomialIn(quotient), polynomialIn(asked.denominator))), value };
  } catch (error) {
    if (error instanceof RangeError || error instanceof TooLarge) return undefined;
    throw error;
  }
}

/** A polynomial as it is written. */
function polynomialIn(polynomial: Polynomial): Expression {
  const names = [...variablesOf(polynomial)];
  const numbered: Polynomial = new Map([...polynomial].map(([key, { coefficient, powers }]) => [key, { coefficient, powers: powers.map(([name, exponent]) => [`e${names.indexOf(name) + 1}`, exponent] as const) }]));
  return written(numbered, names.map((name) => sym(name)));
}

/** A fraction of polynomials in letters alone. */
function plainForm(expression: Expression): NormalForm | undefined {
  const form = normalForm(expression);
  return form && [...variablesOf(form.numerator), ...variablesOf(form.denominator)].every((name) => !name.startsWith('@')) ? form : undefined;
}

function valueOf(formula: Polynomial, values: readonly Rational[]): Polynomial {
  let sum: Polynomial = new Map();
  for (const { coefficient, powers } of formula.values()) {
    let term = constantPolynomial(coefficient);
    for (const [name, exponent] of powers) for (let index = 0; index < exponent; index++) term = multiplyPolynomials(term, constantPolynomial(values[Number(name.slice(1)) - 1] ?? one));
    sum = addPolynomials(sum, term);
  }
  return sum;
}

/** The interpretation in one sentence. */
export function givenValueReading({ given, wanted }: GivenValueQuestion): Phrase {
  return say('I read this as: find {0}, given {1}.', m(wanted), given.map(m).join(', '));
}
