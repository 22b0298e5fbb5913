import type { Phrase } from '../core/phrase.ts';
import type { TextRange } from '../core/problem.ts';

/**
 * The one expression type: everything that is read, from LaTeX, plain notation or Chinese text, and
 * everything that is computed with. It keeps the shape that was written (`2 + 3` stays a sum), so a
 * step `2 + 3 = 6` can be looked at. Ranges point into the text it was read from; made-up
 * expressions have none.
 */
export type Expression = NumberNode | SymbolNode | ConstantNode | ApplyNode | TextNode | UnreadNode;

/** An exact rational. `decimals` says it was printed as a decimal with that many digits after the point. */
export interface NumberNode {
  readonly kind: 'number';
  readonly numerator: bigint;
  /** Always positive, in lowest terms. */
  readonly denominator: bigint;
  readonly decimals?: number;
  readonly range?: TextRange;
}

/** A letter or a name: `x`, `x_1`, `\alpha`, `speed`. */
export interface SymbolNode {
  readonly kind: 'symbol';
  readonly name: string;
  readonly range?: TextRange;
}

export type ConstantName =
  | 'pi'
  | 'e'
  | 'i'
  | 'infinity'
  | 'emptyset'
  | 'naturals'
  | 'integers'
  | 'positive-integers'
  | 'rationals'
  | 'reals'
  | 'positive-reals'
  | 'complexes'
  | 'true'
  | 'false'
  /** `…` in a sum or list: nothing may be concluded about what stands there. */
  | 'ellipsis';

export interface ConstantNode {
  readonly kind: 'constant';
  readonly name: ConstantName;
  readonly range?: TextRange;
}

/** Words inside mathematics: `\text{cm}`, a choice letter's text. */
export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly range?: TextRange;
}

/** What was not understood, explicitly: never a guess. Nothing that contains one can be verified. */
export interface UnreadNode {
  readonly kind: 'unread';
  readonly source: string;
  readonly reason: Phrase;
  readonly range?: TextRange;
}

export interface ApplyNode {
  readonly kind: 'apply';
  readonly operator: Operator;
  readonly args: readonly Expression[];
  readonly range?: TextRange;
  /** The notation has two usual readings (`1/2x`); this is the likelier one, and nothing may be refuted on it alone. */
  readonly ambiguous?: true;
}

/**
 * Operators and the order of their arguments. Variadic ones take two or more unless said.
 */
export type Operator =
  // arithmetic
  | 'add' // variadic; subtraction is add with negate
  | 'multiply' // variadic
  | 'negate' // [x]
  | 'divide' // [numerator, denominator]
  | 'power' // [base, exponent]
  | 'sqrt' // [x]
  | 'root' // [x, degree]
  | 'plus-minus' // [x] (both signs) or [a, b] (a ± b)
  | 'minus-plus'
  | 'percent' // [x]
  | 'degrees' // [x], angle
  | 'quantity' // [value, unit as text or symbol expression]
  | 'mixed' // [whole, fraction]: 2 1/2
  | 'repeating' // recurring decimal already resolved to a number node keeps none; used only where it cannot
  | 'base' // [digits as number, base]: 1010_2
  // functions of one argument
  | 'abs' | 'sign' | 'floor' | 'ceiling' | 'round' | 'fractional-part'
  | 'exp' | 'ln'
  | 'log' // [x] base 10 or [x, base]
  | 'sin' | 'cos' | 'tan' | 'cot' | 'sec' | 'csc'
  | 'arcsin' | 'arccos' | 'arctan' | 'arccot' | 'arcsec' | 'arccsc'
  | 'sinh' | 'cosh' | 'tanh' | 'coth' | 'sech' | 'csch' | 'arsinh' | 'arcosh' | 'artanh'
  | 'factorial' | 'double-factorial' | 'gamma'
  | 'real-part' | 'imaginary-part' | 'conjugate' | 'argument'
  // number theory and counting
  | 'gcd' | 'lcm' | 'max' | 'min' // variadic
  | 'mod' // [a, m]: the remainder
  | 'binomial' // [n, k]
  | 'permutations' // [n, k]
  | 'totient' | 'prime-count'
  // calculus; bound variables are symbols
  | 'derivative' // [f, x] or [f, x, order]
  | 'partial' // [f, x] or [f, x, order]
  | 'prime' // [function application or symbol, order]: f'(x)
  | 'integral' // [f, x] indefinite or [f, x, a, b]
  | 'limit' // [f, x, target] or [f, x, target, text '+' | '-']
  | 'sum' | 'product' // [f, k, from, to]
  | 'sum-over' | 'product-over' // [f, condition]: \sum_{d \mid n}
  | 'evaluate-between' // [F, x, a, b]: F |_a^b
  // unknown functions
  | 'call' // [symbol f, ...arguments]
  | 'compose' // [f, g]
  | 'inverse-function' // [f]
  // structures
  | 'tuple' | 'list' | 'set' // any number
  | 'set-builder' // [element, condition]
  | 'interval' // [a, b, leftClosed true|false, rightClosed true|false] (constants)
  | 'union' | 'intersection' | 'set-difference' | 'complement'
  | 'matrix' // rows, each a list
  | 'determinant' | 'transpose' | 'inverse' | 'trace' | 'rank' | 'norm'
  | 'vector' // [name or entries]: \vec v, \overrightarrow{AB}
  | 'dot' | 'cross'
  | 'cases' // pairs, each a list [value, condition]; a condition `true` is "otherwise"
  | 'ratio' // a:b:c
  | 'probability' // [event] or [event, given]
  | 'cardinality'
  // geometry, opaque to computation
  | 'angle' | 'segment' | 'triangle' | 'arc'
  // relations
  | 'equal' | 'not-equal' | 'less' | 'less-equal' | 'greater' | 'greater-equal'
  | 'approximately' | 'identical' | 'proportional' | 'similar' | 'congruent-figures' | 'parallel' | 'perpendicular'
  | 'congruent' // [a, b, modulus]
  | 'divides' | 'not-divides' // [d, n]
  | 'element' | 'not-element' | 'subset' | 'subset-equal'
  | 'define' // [left, right]: f(x) := …
  | 'maps-to' // [x, y]; also domain → codomain
  | 'chain' // [a, text 'equal', b, text 'less', c …]: a = b < c, operators as text nodes between
  // logic
  | 'and' | 'or' | 'not' | 'implies' | 'iff' | 'forall' | 'exists'
  | 'boxed' // [x]
  ;
