import type { Expression } from '../../../math/expression.ts';
import type { Rational } from '../../../math/rational.ts';

/** How a number compares with a bound. */
export type Bound = 'exactly' | 'at-least' | 'at-most';

/** What two people or a group in a row must or must not be. */
export type RowCondition =
  | { readonly kind: 'together' | 'apart'; readonly size: number }
  /** One of them stands at an end, at neither end, in the middle, or at one given place. */
  | { readonly kind: 'at-end' | 'not-at-end' | 'middle' | 'at-place' | 'not-at-place' };

export type SubsetKind = 'all' | 'proper' | 'nonempty' | 'nonempty-proper';

/** How many ways there are to do something with different things. */
export type CountingQuestion =
  | { readonly ask: 'letters'; readonly word: string }
  | { readonly ask: 'choose'; readonly parts: readonly (readonly [from: number, chosen: number])[] }
  | { readonly ask: 'arrange'; readonly from: number; readonly chosen: number }
  | { readonly ask: 'row'; readonly people: number; readonly condition: RowCondition }
  | { readonly ask: 'circle'; readonly people: number }
  | { readonly ask: 'pairs'; readonly from: number; readonly of: 'handshakes' | 'games' }
  | { readonly ask: 'diagonals'; readonly sides: number }
  | { readonly ask: 'numerals'; readonly digits: readonly number[]; readonly length: number; readonly repeated: boolean; readonly divisor: 1 | 2 | 5 | 10 | 'odd' }
  | { readonly ask: 'subsets'; readonly size: number; readonly subsets: SubsetKind }
  | { readonly ask: 'sums'; readonly unknowns: number; readonly total: number; readonly least: 0 | 1 };

/** About what an expression is multiplied out. */
export type ExpansionQuestion =
  /** Of a product of powers; with no powers, the constant term. */
  | { readonly ask: 'coefficient'; readonly expression: Expression; readonly powers: ReadonlyMap<string, number> }
  /** All coefficients together, or only the binomial ones. */
  | { readonly ask: 'coefficient-sum' | 'binomial-sum'; readonly expression: Expression };

/** What is looked at of the faces of several dice. */
export type DiceEvent =
  | { readonly kind: 'sum' | 'product'; readonly values: NumberSet }
  /** How many dice show a face of a set. */
  | { readonly kind: 'count'; readonly faces: NumberSet; readonly bound: Bound; readonly count: number }
  | { readonly kind: 'same' | 'different' | 'some-same' };

/** Whole numbers told by what they are. */
export type NumberSet =
  | { readonly kind: 'between'; readonly least: number; readonly most: number }
  | { readonly kind: 'even' | 'odd' | 'prime' | 'square' }
  | { readonly kind: 'multiple'; readonly of: number };

export type UrnEvent =
  /** How many of those drawn are of some of the colours. */
  | { readonly kind: 'count'; readonly colours: readonly number[]; readonly bound: Bound; readonly count: number }
  | { readonly kind: 'same' | 'different' }
  /** How many of each colour, in any order. */
  | { readonly kind: 'composition'; readonly counts: readonly number[] }
  /** The colours in the order they are drawn. */
  | { readonly kind: 'sequence'; readonly colours: readonly number[] };

/** An event made of `A` and `B`. */
export type EventName = 'A' | 'B' | "A'" | "B'" | 'A∪B' | 'A∩B' | "A∩B'" | "A'∩B" | "A'∩B'" | "A'∪B'" | 'A|B' | 'B|A';

export type ChanceQuestion =
  | { readonly ask: 'dice'; readonly dice: number; readonly event: DiceEvent }
  | { readonly ask: 'urn'; readonly colours: readonly (readonly [name: string, count: number])[]; readonly drawn: number; readonly replaced: boolean; readonly event: UrnEvent }
  /** Different numbers picked at random, and what each of them, their sum or their product is. */
  | { readonly ask: 'numbers'; readonly from: readonly number[]; readonly picked: number; readonly of: 'each' | 'sum' | 'product'; readonly values: NumberSet }
  | { readonly ask: 'events'; readonly given: readonly (readonly [EventName, Rational])[]; readonly relation: 'none' | 'independent' | 'exclusive'; readonly wanted: EventName; readonly decimal: boolean }
  | { readonly ask: 'binomial'; readonly trials: number; readonly chance: Rational; readonly bound: Bound; readonly count: number; readonly decimal: boolean; readonly coins: boolean }
  | { readonly ask: 'binomial-moment'; readonly trials: number; readonly chance: Rational; readonly moment: Moment; readonly decimal: boolean }
  | { readonly ask: 'distribution'; readonly values: readonly Rational[]; readonly chances: readonly Rational[]; readonly moment: Moment; readonly decimal: boolean };

export type Moment = 'mean' | 'variance' | 'deviation';

export type CountQuestion = CountingQuestion | ExpansionQuestion | ChanceQuestion;
