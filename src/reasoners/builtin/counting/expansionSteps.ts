import { say, type Phrase } from '../../../core/phrase.ts';
import { app, fromRational, minus, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, multiply, power, rational, type Rational } from '../../../math/rational.ts';
import { substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { shownNumber } from '../exactNumber.ts';
import { m } from '../lesson.ts';
import { aside, joined, type ChanceSteps } from './chanceSteps.ts';
import { choices, factorial } from './countingLesson.ts';
import type { ExpansionQuestion } from './countingQuestion.ts';
import { coefficientIn, parts, powersExpression, powersKey, termsOf, type Term } from './laurent.ts';
import { splits } from './urnSteps.ts';

/** A sum of two terms to a power. */
interface Binomial {
  readonly first: Term;
  readonly second: Term;
  readonly exponent: number;
}

const mostProducts = 8;

/** A coefficient by the general term of the binomial; confirmed by multiplying everything out. */
export function* expansionSteps(question: ExpansionQuestion): ChanceSteps {
  const all = termsOf(question.expression);
  if (!all || all.length < 2) return undefined;
  if (question.ask !== 'coefficient') return yield* sumSteps(question.ask, question.expression, all.map(({ coefficient }) => coefficient).reduce(add, rational(0)));
  const found = yield* coefficientSteps(question.expression, question.powers);
  return found && compare(found, coefficientIn(all, question.powers)) === 0 ? found : undefined;
}

function* coefficientSteps(expression: Expression, powers: ReadonlyMap<string, number>): ChanceSteps {
  const binomial = binomialOf(expression);
  if (binomial) return yield* generalTermSteps(binomial, powers);
  if (isApply(expression, 'power')) return yield* choiceSteps(expression.args[0], expression.args[1], powers);
  if (!isApply(expression, 'multiply') || expression.args.length !== 2) return undefined;
  const [left, right] = expression.args.map((factor) => termsOf(factor));
  if (!left || !right) return undefined;
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  const pairs = few.flatMap((term) => {
    const other = new Map(powers);
    for (const [name, exponent] of term.powers) other.set(name, (other.get(name) ?? 0) - exponent);
    const coefficient = coefficientIn(many, other);
    return coefficient.numerator === 0n ? [] : [{ term, coefficient, powers: other }];
  });
  if (pairs.length === 0 || pairs.length > mostProducts) return undefined;
  const total = pairs.reduce((sum, { term, coefficient }) => add(sum, multiply(term.coefficient, coefficient)), rational(0));
  const says = pairs.map(({ term, coefficient, powers: other }) => say('{0} meets {1}.', m(termExpression(term)), m(termExpression({ coefficient, powers: new Map([...other].filter(([, exponent]) => exponent !== 0)) }))));
  yield aside(say('Which terms of the two factors meet'), says, joined('add', pairs.map(({ term, coefficient }) => app('multiply', fromRational(term.coefficient), fromRational(coefficient)))), fromRational(total));
  return total;
}

function* generalTermSteps({ first, second, exponent }: Binomial, powers: ReadonlyMap<string, number>): ChanceSteps {
  const fitting = Array.from({ length: exponent + 1 }, (_, k) => k).filter((k) => powersKey(powersAt(first, second, exponent, k)) === powersKey(powers));
  const [k, ...more] = fitting;
  const general = app('multiply', app('binomial', num(exponent), sym('k')), app('power', termExpression(first), minus(num(exponent), sym('k'))), app('power', termExpression(second), sym('k')));
  const names = [...new Set([...first.powers.keys(), ...second.powers.keys()])];
  const about: Phrase[] = [say('By the binomial theorem, every term is {0} for a {1} from 0 to {2}.', m(general), m(sym('k')), m(num(exponent)))];
  if (k === undefined) {
    yield { arrow: 'aside', title: say('The general term'), says: [...about, say('For no {0} has it the powers that are asked for.', m(sym('k')))] };
    return powers.size === 0 ? undefined : rational(0);
  }
  if (more.length > 0) return undefined;
  const [name] = names;
  if (names.length === 1 && name !== undefined) {
    const [a, b] = [first.powers.get(name) ?? 0, second.powers.get(name) ?? 0];
    const slope = rational(b - a, parts);
    const size = fromRational({ ...slope, numerator: slope.numerator < 0n ? -slope.numerator : slope.numerator });
    const product = size.numerator === 1n && size.denominator === 1n ? sym('k') : app('multiply', size, sym('k'));
    const start = fromRational(rational(a * exponent, parts));
    const line = start.numerator === 0n ? (slope.numerator < 0n ? app('negate', product) : product) : slope.numerator < 0n ? minus(start, product) : app('add', start, product);
    about.push(say('Its power of {0} is {1}; with {2} at {3} it becomes {4}.', m(sym(name)), m(line), m(sym('k')), m(num(k)), m(fromRational(rational(powers.get(name) ?? 0, parts)))));
  } else about.push(say('The powers asked for come with {0} at {1}.', m(sym('k')), m(num(k))));
  yield { arrow: 'aside', title: say('The general term'), says: about };
  const value = multiply(rational(choices(exponent, k)), multiply(power(first.coefficient, BigInt(exponent - k)), power(second.coefficient, BigInt(k))));
  const factors = [app('binomial', num(exponent), num(k)), ...numberPower(first.coefficient, exponent - k), ...numberPower(second.coefficient, k)];
  yield aside(say('Its coefficient'), [], joined('multiply', factors), shownNumber(value, false));
  return value;
}

/** Of a power of a sum of more than two terms: which term is taken from how many of the factors. */
function* choiceSteps(base: Expression | undefined, exponent: Expression | undefined, powers: ReadonlyMap<string, number>): ChanceSteps {
  const terms = (base && termsOf(base)) ?? [];
  if (terms.length < 3 || terms.length > 4 || exponent?.kind !== 'number' || exponent.denominator !== 1n || exponent.numerator > 12n) return undefined;
  const size = Number(exponent.numerator);
  const fitting = splits(size, terms.length).filter((counts) => powersKey(totalPowers(terms, counts)) === powersKey(powers));
  if (fitting.length === 0 || fitting.length > mostProducts) return undefined;
  const orders = fitting.map((counts) => counts.reduce((rest, count) => rest / factorial(count), factorial(size)));
  const products = fitting.map((counts) => counts.map((count, index) => power(terms[index]?.coefficient ?? rational(1), BigInt(count))).reduce(multiply, rational(1)));
  const value = fitting.reduce((sum, _, index) => add(sum, multiply(rational(orders[index] ?? 0n), products[index] ?? rational(0))), rational(0));
  const says = fitting.map((counts) => say('Take {0}.', counts.flatMap((count, index) => (count > 0 && terms[index] ? [`$${count} \\times$ ${m(termExpression(terms[index]))}`] : [])).join(', ')));
  const written = fitting.map((counts) => {
    const below = counts.filter((count) => count > 1).map((count) => app('factorial', num(count)));
    const choice = app('factorial', num(size));
    return joined('multiply', [below.length === 0 ? choice : app('divide', choice, joined('multiply', below)), ...counts.flatMap((count, index) => numberPower(terms[index]?.coefficient ?? rational(1), count))]);
  });
  yield aside(say('Which terms are taken from the factors'), [say('Multiplied out, a term is taken from each of the {0} equal factors; count in how many orders.', m(num(size))), ...says], joined('add', written), shownNumber(value, false));
  return value;
}

function totalPowers(terms: readonly Term[], counts: readonly number[]): ReadonlyMap<string, number> {
  const total = new Map<string, number>();
  for (const [index, term] of terms.entries()) for (const [name, each] of term.powers) total.set(name, (total.get(name) ?? 0) + each * (counts[index] ?? 0));
  return total;
}

function* sumSteps(ask: 'coefficient-sum' | 'binomial-sum', expression: Expression, all: Rational): ChanceSteps {
  if (ask === 'binomial-sum') {
    const binomial = binomialOf(expression);
    if (!binomial) return undefined;
    const value = Array.from({ length: binomial.exponent + 1 }, (_, k) => choices(binomial.exponent, k)).reduce((sum, each) => sum + each, 0n);
    yield aside(say('The binomial coefficients'), [say('They are the coefficients of a power of {0}: put 1 for both letters.', m(app('add', sym('a'), sym('b'))))], app('power', num(2), num(binomial.exponent)), num(value));
    return 2n ** BigInt(binomial.exponent) === value ? rational(value) : undefined;
  }
  const at = substitute(expression, new Map([...freeVariables(expression)].map((name) => [name, num(1)])));
  const value = termsOf(at);
  if (!value || value.length > 1 || compare(value[0]?.coefficient ?? rational(0), all) !== 0) return undefined;
  yield aside(say('Put 1 for every letter'), [say('Then every term is its coefficient.')], at, fromRational(all));
  return all;
}

function powersAt(first: Term, second: Term, exponent: number, k: number): ReadonlyMap<string, number> {
  const names = new Set([...first.powers.keys(), ...second.powers.keys()]);
  return new Map([...names].map((name) => [name, (first.powers.get(name) ?? 0) * (exponent - k) + (second.powers.get(name) ?? 0) * k]));
}

function binomialOf(expression: Expression): Binomial | undefined {
  if (!isApply(expression, 'power')) return undefined;
  const [base, exponent] = expression.args;
  const [first, second, ...more] = (base && termsOf(base)) ?? [];
  if (!first || !second || more.length > 0 || exponent?.kind !== 'number' || exponent.denominator !== 1n || exponent.numerator < 2n || exponent.numerator > 40n) return undefined;
  return { first, second, exponent: Number(exponent.numerator) };
}

function termExpression({ coefficient, powers }: Term): Expression {
  const whole = powersExpression(powers);
  if (powers.size === 0) return fromRational(coefficient);
  if (coefficient.numerator === coefficient.denominator) return whole;
  if (coefficient.numerator === -coefficient.denominator) return app('negate', whole);
  return app('multiply', fromRational(coefficient), whole);
}

/** One to any power is left out. */
function numberPower(value: Rational, exponent: number): Expression[] {
  if (exponent === 0 || value.numerator === value.denominator) return [];
  return [exponent === 1 ? fromRational(value) : app('power', fromRational(value), num(exponent))];
}
