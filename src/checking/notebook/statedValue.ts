import type { Claim } from '../../core/claim.ts';
import { contentHash } from '../../core/problem.ts';
import type { Expression } from '../../math/expression.ts';
import { nameForms, type NameForms } from './nameForms.ts';

/** How the text puts what it says of the quantity. */
export type StatedRelation = 'equal' | 'approximately' | 'less' | 'less-equal' | 'greater' | 'greater-equal' | 'not-equal' | 'element';

/** What a statement of a text speaks of. */
export type Subject =
  /** A name of mathematics: `x_1`, `\bar{x}`, `P(A)`. */
  | { readonly kind: 'name'; readonly expression: Expression; readonly forms: NameForms }
  /** Words: "the mean". */
  | { readonly kind: 'words'; readonly words: string }
  /** "the 2020 row has population": an entry of a table, by the number of its row and the words of its column. */
  | { readonly kind: 'entry'; readonly row: string; readonly words: string }
  /** "150 observations"; `isOfData`: the sentence says that it speaks of the data as a whole. */
  | { readonly kind: 'count'; readonly of: 'rows' | 'columns'; readonly noun: string; readonly isOfData: boolean }
  /** "A is invertible": whether something has a property. */
  | { readonly kind: 'truth'; readonly property: string; readonly bearer: string }
  /** "the maximum of the curve … at x = 1.5". */
  | { readonly kind: 'curve'; readonly feature: 'maximum' | 'minimum' | 'zero'; readonly at?: Expression }
  /** A final answer with no name: the output of the cell below. */
  | { readonly kind: 'answer' };

/** One thing that a text says of a quantity that cells may have computed. */
export interface StatedValue {
  /** Of kind `notebook-value`; its hash covers the claim alone until it is compared. */
  readonly claim: Claim;
  /** The id of the cell it stands in. */
  readonly cell: string;
  readonly subject: Subject;
  readonly relation: StatedRelation;
  /** Without units. */
  readonly value: Expression;
  /** As written behind the number; nothing is converted. */
  readonly unit?: string;
  /** Between the name and the value: `\pi r^2` in `A = \pi r^2 = 28.3`. */
  readonly formula?: Expression;
  /** The text sets it: "let r = 3". */
  readonly isGiven: boolean;
}

/** A formula for a named quantity with no value beside it: `A = \pi r^2`. */
export interface StatedFormula {
  readonly claim: Claim;
  readonly cell: string;
  readonly subject: Extract<Subject, { kind: 'name' }>;
  readonly formula: Expression;
}

export function named(expression: Expression): Extract<Subject, { kind: 'name' }> | undefined {
  const forms = nameForms(expression);
  return forms.exact.length > 0 || isCallAtNumbers(expression) ? { kind: 'name', expression, forms } : undefined;
}

/** f(2): no name of a variable, but a call that code may make as well. */
function isCallAtNumbers(expression: Expression): boolean {
  if (expression.kind !== 'apply' || expression.operator !== 'call') return false;
  const [callee, ...args] = expression.args;
  return callee?.kind === 'symbol' && args.length > 0 && args.every((arg) => isNumeral(arg));
}

function isNumeral(expression: Expression): boolean {
  const [inner] = expression.kind === 'apply' && expression.operator === 'negate' ? expression.args : [expression];
  return inner?.kind === 'number';
}

/** What a claim says together with the code it is compared with: an edit of either makes another hash. */
export function comparedHash(claim: Claim, ...code: readonly string[]): string {
  return contentHash([claim.hash, ...code].join('\n\u241f\n'));
}

/**
 * Names the claims of one cell: by what they say and how often that was said before, so that an id stays
 * as long as its text does, wherever it moves within its cell.
 */
export class NotebookClaimNames {
  readonly #cell: string;
  readonly #seen = new Map<string, number>();

  constructor(cell: string) {
    this.#cell = cell;
  }

  claim(text: string, range: Claim['range'], latex: string, readable: string): Claim {
    const source = text.slice(range.start, range.end).trim();
    const own = contentHash(source);
    const nth = (this.#seen.get(own) ?? 0) + 1;
    this.#seen.set(own, nth);
    return { id: `nb:${this.#cell}:${own}${nth === 1 ? '' : `.${nth}`}`, kind: 'notebook-value', range, text: source, latex, readable, hash: contentHash(`notebook-value\n${source}`), assumptions: [] };
  }
}
