import { app, fromRational, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, multiply, one, rational, zero, type Rational } from '../../../math/rational.ts';
import { numericValue, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { mapChildren, sameShape } from '../../../math/traverse.ts';
import { neat } from '../neat.ts';
import { rationalExpression } from '../univariate.ts';
import { onePair, type PairFraction } from './pair.ts';

/** Past this the terms are not listed one by one. */
export const mostTerms = 5000;

export interface TermName {
  readonly of: 'term' | 'sum';
  readonly index: number;
}

/** What `a_5` or `S_10` names where the letter is a. */
export function termNamed(name: string, letter: string): TermName | undefined {
  const parts = /^([A-Za-z])_(\d{1,4})$/.exec(name);
  if (!parts) return undefined;
  const index = Number(parts[2]);
  if (index < 1 || index > mostTerms) return undefined;
  return parts[1] === letter ? { of: 'term', index } : parts[1] === 'S' ? { of: 'sum', index } : undefined;
}

/** A term, a sum or the step of a progression in its first term and its step. */
export function fractionOfTerm(type: 'arithmetic' | 'geometric', letter: string, step: string): (name: string) => PairFraction | undefined {
  return (name) => {
    if (name === step) return { above: [[zero, one]], below: onePair };
    if (name === 'S_\\infty') return type === 'geometric' ? { above: [[], [one]], below: [[one, rational(-1)]] } : undefined;
    const term = termNamed(name, letter);
    if (!term || (type === 'geometric' && term.index > 58)) return undefined;
    const k = BigInt(term.index);
    if (type === 'arithmetic') {
      const [firsts, steps] = term.of === 'term' ? [1n, k - 1n] : [k, (k * (k - 1n)) / 2n];
      return { above: [steps === 0n ? [] : [zero, rational(steps)], [rational(firsts)]], below: onePair };
    }
    const powers = Array.from({ length: term.index }, (_, power) => (term.of === 'sum' || power === term.index - 1 ? one : zero));
    return { above: [[], powers], below: onePair };
  };
}

/** The first term and the step of a progression. */
export interface Values {
  readonly first: Expression;
  readonly step: Expression;
}

/** As simple as it gets: a rational number, or what is left with roots. */
export function exact(expression: Expression): Expression {
  const value = numericValue(expression);
  return value ? rationalExpression(value) : neat(expression);
}

export function rationalOf(expression: Expression): Rational | undefined {
  return numericValue(expression);
}

/** The terms one by one, each from the one before, and their sums: nothing of the formulas is used. */
export function* listed(type: 'arithmetic' | 'geometric', { first, step }: Values): Generator<ListedTerm, never> {
  const [a, s] = [rationalOf(first), rationalOf(step)];
  if (a && s) {
    let [term, sum] = [a, a];
    for (;;) {
      yield { term: fromRational(term), sum: fromRational(sum) };
      term = type === 'arithmetic' ? add(term, s) : multiply(term, s);
      sum = add(sum, term);
    }
  }
  let [term, sum] = [first, first];
  for (;;) {
    yield { term, sum };
    term = simplify(app(type === 'arithmetic' ? 'add' : 'multiply', term, step));
    sum = simplify(app('add', sum, term));
  }
}

export interface ListedTerm {
  readonly term: Expression;
  readonly sum: Expression;
}

export function firstTerms(type: 'arithmetic' | 'geometric', values: Values, count: number): readonly ListedTerm[] {
  const terms: ListedTerm[] = [];
  for (const each of listed(type, values)) if (terms.push(each) >= count) break;
  return terms;
}

/** Largest indexes an expression has of terms and sums; undefined where it has another name than those of the progression. */
export function largestIndex(expression: Expression, letter: string, step: string): number | undefined {
  if (expression.kind === 'symbol') return expression.name === step || expression.name === 'S_\\infty' ? 1 : termNamed(expression.name, letter)?.index;
  if (expression.kind !== 'apply') return 1;
  let largest = 1;
  for (const arg of expression.args) {
    const index = largestIndex(arg, letter, step);
    if (index === undefined) return undefined;
    largest = Math.max(largest, index);
  }
  return largest;
}

/** An expression with every term and sum put in from the listed ones. */
export function putTerms(expression: Expression, letter: string, step: string, values: Values, terms: readonly ListedTerm[]): Expression {
  if (expression.kind !== 'symbol') return mapChildren(expression, (child) => putTerms(child, letter, step, values, terms));
  if (expression.name === step) return values.step;
  if (expression.name === 'S_\\infty') return app('divide', values.first, app('add', num(1), app('negate', values.step)));
  const named = termNamed(expression.name, letter);
  const found = named && terms[named.index - 1];
  return found && named ? (named.of === 'term' ? found.term : found.sum) : expression;
}

/** Whether an equation or comparison of numbers holds; undefined where that is not clear. */
export function holds(relation: Expression): boolean | undefined {
  if (!isApply(relation, 'equal', 'not-equal', 'less', 'less-equal', 'greater', 'greater-equal')) return undefined;
  const [left, right] = relation.args;
  if (!left || !right) return undefined;
  const difference = numericValue(simplify(app('add', left, app('negate', right)))) ?? numericValue(neat(app('add', left, app('negate', right))));
  const approximate = difference ? undefined : realValue(app('add', left, app('negate', right)));
  if (!difference && (approximate === undefined || Math.abs(approximate) < 1e-9)) return undefined;
  const sign = difference ? (difference.numerator === 0n ? 0 : difference.numerator > 0n ? 1 : -1) : Math.sign(approximate ?? 0);
  switch (relation.operator) {
    case 'equal':
      return sign === 0;
    case 'not-equal':
      return sign !== 0;
    case 'less':
      return sign < 0;
    case 'less-equal':
      return sign <= 0;
    case 'greater':
      return sign > 0;
    case 'greater-equal':
      return sign >= 0;
    default:
      return undefined;
  }
}

export function termSymbol(letter: string, index: number | string): Expression {
  return sym(`${letter}_${index}`);
}

/** A name and what it equals, link by link; what is written the same twice is one link. */
export function naming(name: Expression, ...values: readonly Expression[]): Expression {
  const links = values.filter((value, place) => place === 0 || !sameShape(value, values[place - 1] ?? name));
  return app('chain', name, ...links.flatMap((value): Expression[] => [{ kind: 'text', text: 'equal' }, value]));
}
