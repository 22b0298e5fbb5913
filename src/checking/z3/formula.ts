import type { ApplyNode, Expression } from '../../math/expression.ts';
import { isInfinite } from '../../math/deciding/holds.ts';
import { chainLinks } from '../../math/deciding/relation.ts';
import { NotCovered, real, whole, wholeLiteral, type Vocabulary } from './smtTerm.ts';
import { termOf } from './translate.ts';

const signs: Readonly<Record<string, string>> = { equal: '=', identical: '=', less: '<', 'less-equal': '<=', greater: '>', 'greater-equal': '>=' };

/** What happens to the conditions under which a statement's terms have values. */
export interface Conditions {
  /** Said once for the whole script: the statement speaks of where its terms have values. */
  readonly assumed: string[] | undefined;
}

/**
 * A statement as a formula. Without a place for assumed conditions, a relation whose sides have no
 * value is false, and so is its negation as the document writes it.
 * @throws NotCovered
 */
export function formulaOf(statement: Expression, vocabulary: Vocabulary, { assumed }: Conditions): string {
  const formula = (part: Expression | undefined): string => {
    if (!part) throw new NotCovered('a part is missing');
    return formulaOf(part, vocabulary, { assumed });
  };
  if (statement.kind === 'constant' && (statement.name === 'true' || statement.name === 'false')) return statement.name;
  if (statement.kind !== 'apply') throw new NotCovered('no statement');
  const { operator, args } = statement;
  switch (operator) {
    case 'and':
    case 'list':
      return all(args.map(formula));
    case 'or':
      return any(args.map(formula));
    case 'boxed':
      return formula(args[0]);
    case 'chain':
      return all(chainLinks(args).map(formula));
    default: {
      const conditions: string[] = [];
      const holds = relation(statement, vocabulary, conditions);
      if (assumed) {
        assumed.push(...conditions);
        return holds;
      }
      return all([...conditions, holds]);
    }
  }
}

function relation({ operator, args }: ApplyNode, vocabulary: Vocabulary, conditions: string[]): string {
  const [a, b, c] = args;
  const sign = signs[operator];
  if (sign) return compared(sign, a, b, vocabulary, conditions);
  switch (operator) {
    case 'not-equal':
      return `(not ${compared('=', a, b, vocabulary, conditions)})`;
    case 'congruent': {
      const modulus = wholeLiteral(c);
      if (!a || !b || modulus === undefined || modulus <= 0n) throw new NotCovered('a modulus');
      const [left, right] = [a, b].map((side) => whole(termOf(side, vocabulary, conditions)));
      return `(= (mod (- ${left} ${right}) ${modulus}) 0)`;
    }
    case 'divides':
    case 'not-divides': {
      const divisor = wholeLiteral(a);
      if (!b || divisor === undefined || divisor === 0n) throw new NotCovered('a divisor');
      const divides = `(= (mod ${whole(termOf(b, vocabulary, conditions))} ${divisor < 0n ? -divisor : divisor}) 0)`;
      return operator === 'divides' ? divides : `(not ${divides})`;
    }
    case 'element':
      return member(a, b, vocabulary, conditions);
    case 'not-element':
      return `(not ${member(a, b, vocabulary, conditions)})`;
    case 'not':
      if (a?.kind !== 'apply') throw new NotCovered('a negation');
      return `(not ${relation(a, vocabulary, conditions)})`;
    default:
      throw new NotCovered(operator);
  }
}

function compared(sign: string, a: Expression | undefined, b: Expression | undefined, vocabulary: Vocabulary, conditions: string[]): string {
  if (!a || !b) throw new NotCovered('a side is missing');
  const left = termOf(a, vocabulary, conditions);
  const right = termOf(b, vocabulary, conditions);
  const isWhole = left.sort === 'Int' && right.sort === 'Int';
  return isWhole ? `(${sign} ${left.text} ${right.text})` : `(${sign} ${real(left)} ${real(right)})`;
}

function member(element: Expression | undefined, set: Expression | undefined, vocabulary: Vocabulary, conditions: string[]): string {
  if (!element || !set) throw new NotCovered('a set');
  if (element.kind === 'apply' && (element.operator === 'list' || element.operator === 'tuple')) return all(element.args.map((part) => member(part, set, vocabulary, conditions)));
  const term = termOf(element, vocabulary, conditions);
  if (set.kind === 'constant') {
    switch (set.name) {
      case 'reals':
        return 'true';
      case 'positive-reals':
        return `(> ${real(term)} 0.0)`;
      case 'integers':
        return term.sort === 'Int' ? 'true' : `(is_int ${term.text})`;
      case 'naturals':
        return term.sort === 'Int' ? `(>= ${term.text} 0)` : `(and (is_int ${term.text}) (>= ${term.text} 0.0))`;
      case 'positive-integers':
        return term.sort === 'Int' ? `(> ${term.text} 0)` : `(and (is_int ${term.text}) (> ${term.text} 0.0))`;
      case 'emptyset':
        return 'false';
      default:
        throw new NotCovered(set.name);
    }
  }
  if (set.kind !== 'apply') throw new NotCovered('a set');
  const value = real(term);
  switch (set.operator) {
    case 'set':
      return any(set.args.map((part) => `(= ${value} ${real(termOf(part, vocabulary, conditions))})`));
    case 'union':
      return any(set.args.map((part) => member(element, part, vocabulary, conditions)));
    case 'intersection':
      return all(set.args.map((part) => member(element, part, vocabulary, conditions)));
    case 'interval': {
      const [low, high, closedLow, closedHigh] = set.args;
      return all([beyond(value, low, closedLow, '>', vocabulary, conditions), beyond(value, high, closedHigh, '<', vocabulary, conditions)]);
    }
    default:
      throw new NotCovered(set.operator);
  }
}

function beyond(value: string, end: Expression | undefined, closed: Expression | undefined, sign: '<' | '>', vocabulary: Vocabulary, conditions: string[]): string {
  if (!end) throw new NotCovered('an interval');
  if (isInfinite(end)) return 'true';
  const included = closed?.kind === 'constant' && closed.name === 'true';
  return `(${sign}${included ? '=' : ''} ${value} ${real(termOf(end, vocabulary, conditions))})`;
}

export function all(parts: readonly string[]): string {
  return parts.length === 0 ? 'true' : parts.length === 1 ? (parts[0] ?? 'true') : `(and ${parts.join(' ')})`;
}

export function any(parts: readonly string[]): string {
  return parts.length === 0 ? 'false' : parts.length === 1 ? (parts[0] ?? 'false') : `(or ${parts.join(' ')})`;
}
