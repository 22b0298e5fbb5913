import type { ApplyNode, Expression } from '../../math/expression.ts';
import { functionTerm } from './functions.ts';
import { joined, literal, NotCovered, real, whole, wholeLiteral, type Term, type Vocabulary } from './smtTerm.ts';

const highestPower = 24n;

/**
 * Expressions of the reals and the integers as terms. What a term needs to have a value is added to
 * `conditions` (a denominator is not zero, a radicand is not negative): SMT-LIB gives `x/0` some value,
 * and nothing may be concluded from it.
 * @throws NotCovered
 */
export function termOf(expression: Expression, vocabulary: Vocabulary, conditions: string[]): Term {
  switch (expression.kind) {
    case 'number':
      return literal(expression.numerator, expression.denominator);
    case 'symbol':
      return vocabulary.variable(expression.name);
    case 'constant':
      return constantTerm(expression.name, vocabulary);
    case 'text':
    case 'unread':
      throw new NotCovered(expression.kind);
    case 'apply':
      return applied(expression, vocabulary, conditions);
  }
}

function constantTerm(name: string, vocabulary: Vocabulary): Term {
  const bounds = name === 'pi' ? ['3.14159265358979323846', '3.14159265358979323847'] : name === 'e' ? ['2.71828182845904523536', '2.71828182845904523537'] : undefined;
  if (!bounds) throw new NotCovered(name);
  return vocabulary.auxiliary(`constant ${name}`, (unknown) => [`(< ${bounds[0]} ${unknown})`, `(< ${unknown} ${bounds[1]})`]);
}

function applied({ operator, args }: ApplyNode, vocabulary: Vocabulary, conditions: string[]): Term {
  const [a, b] = args;
  const term = (expression: Expression | undefined): Term => {
    if (!expression) throw new NotCovered('an argument is missing');
    return termOf(expression, vocabulary, conditions);
  };
  switch (operator) {
    case 'add':
    case 'mixed':
      return joined('+', args.map(term));
    case 'multiply':
    case 'dot':
      return joined('*', args.map(term));
    case 'negate': {
      const { text, sort } = term(a);
      return { text: `(- ${text})`, sort };
    }
    case 'boxed':
      return term(a);
    case 'percent':
      return { text: `(/ ${real(term(a))} 100.0)`, sort: 'Real' };
    case 'divide': {
      const divisor = real(term(b));
      conditions.push(`(not (= ${divisor} 0.0))`);
      return { text: `(/ ${real(term(a))} ${divisor})`, sort: 'Real' };
    }
    case 'power':
      return power(a, b, vocabulary, conditions);
    case 'sqrt':
      return evenRoot(term(a), 2n, vocabulary, conditions);
    case 'root': {
      const degree = wholeLiteral(b);
      if (degree === undefined || degree < 2n || degree > 9n) throw new NotCovered('a root');
      return degree % 2n === 0n ? evenRoot(term(a), degree, vocabulary, conditions) : oddRoot(term(a), degree, vocabulary);
    }
    case 'abs': {
      const { text, sort } = term(a);
      return { text: `(ite (>= ${text} 0) ${text} (- ${text}))`, sort };
    }
    case 'sign': {
      const { text } = term(a);
      return { text: `(ite (> ${text} 0) 1 (ite (< ${text} 0) (- 1) 0))`, sort: 'Int' };
    }
    case 'max':
    case 'min':
      return args.map(term).reduce((x, y) => choice(operator === 'max' ? '>=' : '<=', x, y));
    case 'floor':
      return { text: `(to_int ${real(term(a))})`, sort: 'Int' };
    case 'ceiling':
      return { text: `(- (to_int (- ${real(term(a))})))`, sort: 'Int' };
    case 'mod': {
      const modulus = wholeLiteral(b);
      if (modulus === undefined || modulus <= 0n) throw new NotCovered('a modulus');
      return { text: `(mod ${whole(term(a))} ${modulus})`, sort: 'Int' };
    }
    default: {
      const found = functionTerm(operator, () => real(term(a)), vocabulary, conditions);
      if (!found) throw new NotCovered(operator);
      return found;
    }
  }
}

function choice(relation: '>=' | '<=', x: Term, y: Term): Term {
  const isWhole = x.sort === 'Int' && y.sort === 'Int';
  const [left, right] = isWhole ? [x.text, y.text] : [real(x), real(y)];
  return { text: `(ite (${relation} ${left} ${right}) ${left} ${right})`, sort: isWhole ? 'Int' : 'Real' };
}

function power(base: Expression | undefined, exponent: Expression | undefined, vocabulary: Vocabulary, conditions: string[]): Term {
  if (!base || !exponent) throw new NotCovered('an argument is missing');
  if (base.kind === 'constant' && base.name === 'e') {
    const found = functionTerm('exp', () => real(termOf(exponent, vocabulary, conditions)), vocabulary, conditions);
    if (found) return found;
  }
  const degree = wholeLiteral(exponent);
  const term = termOf(base, vocabulary, conditions);
  if (degree === undefined) {
    // x^(p/q) with an even q is a root; with an odd q readers differ over negative bases.
    const half = exponent.kind === 'number' ? exponent : exponent.kind === 'apply' && exponent.operator === 'divide' ? quotient(exponent) : undefined;
    if (!half || half.denominator % 2n !== 0n || half.denominator > 8n || half.numerator < 0n || half.numerator > 9n) throw new NotCovered('an exponent');
    return raised(evenRoot(term, half.denominator, vocabulary, conditions), half.numerator);
  }
  if (degree > highestPower || degree < -highestPower) throw new NotCovered('a high power');
  if (degree > 0n) return raised(term, degree);
  conditions.push(`(not (= ${term.text} 0))`);
  return degree === 0n ? { text: '1', sort: 'Int' } : { text: `(/ 1.0 ${real(raised(term, -degree))})`, sort: 'Real' };
}

function quotient({ args }: ApplyNode): { readonly numerator: bigint; readonly denominator: bigint } | undefined {
  const [numerator, denominator] = args.map(wholeLiteral);
  if (numerator === undefined || denominator === undefined || denominator <= 0n) return undefined;
  return numerator % 2n === 0n ? undefined : { numerator, denominator };
}

function raised({ text, sort }: Term, degree: bigint): Term {
  if (degree === 1n) return { text, sort };
  const times = Array.from({ length: Number(degree) }, () => (/[ (]/.test(text) ? 'b' : text)).join(' ');
  return { text: /[ (]/.test(text) ? `(let ((b ${text})) (* ${times}))` : `(* ${times})`, sort };
}

function evenRoot(radicand: Term, degree: bigint, vocabulary: Vocabulary, conditions: string[]): Term {
  const under = real(radicand);
  conditions.push(`(>= ${under} 0.0)`);
  return vocabulary.auxiliary(`root ${degree} ${under}`, (root) => [`(>= ${root} 0.0)`, `(=> (>= ${under} 0.0) (= ${raised({ text: root, sort: 'Real' }, degree).text} ${under}))`]);
}

function oddRoot(radicand: Term, degree: bigint, vocabulary: Vocabulary): Term {
  const under = real(radicand);
  return vocabulary.auxiliary(`root ${degree} ${under}`, (root) => [`(= ${raised({ text: root, sort: 'Real' }, degree).text} ${under})`]);
}
