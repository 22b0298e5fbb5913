import { say, type Phrase } from '../../core/phrase.ts';
import { app } from '../../math/build.ts';
import type { Budget } from '../../math/deciding/budget.ts';
import { decideRelation } from '../../math/deciding/relation.ts';
import { sameNormalForm } from '../../math/exact/normalForm.ts';
import { matrixValue } from '../../math/exact/matrices.ts';
import type { Expression } from '../../math/expression.ts';
import { answerOf, type Answer } from '../../math/judging/answer.ts';
import { sameAnswer } from '../../math/judging/sameAnswer.ts';
import { toPlain } from '../../math/printing/plain.ts';
import { hasUnread } from '../../math/unread.ts';
import { freeVariables } from '../../math/variables.ts';
import { inexactlySame } from './inexactExpressions.ts';
import { atPlaces, atPrecision, decimalOf, numberOf, printedPlaces, type Nearness } from './nearness.ts';
import { itemsOf, rowsOf } from './observedItems.ts';
import { expressionOf, showObserved, type FloatValue, type ObservedValue } from './observedValue.ts';
import { decimal } from './printedNumber.ts';

/** Whether a claimed value is what code computed. `digits` says how far that was looked at; without it, exactly. */
export type Agreement =
  | { readonly kind: 'agrees'; readonly how: Phrase; readonly digits?: number }
  | { readonly kind: 'differs'; readonly claimed: string; readonly observed: string }
  | { readonly kind: 'unknown'; readonly reason: Phrase };

export interface AgreementOptions {
  /** Decimals the claim is meant to, where its text says so (`≈`). Without them those it was printed with. */
  readonly decimals?: number;
  /** Without one, a second. */
  readonly budget?: Budget;
}

type Outcome = { readonly kind: 'same'; readonly digits: number; readonly places?: true } | { readonly kind: 'different' } | { readonly kind: 'unknown'; readonly reason: Phrase };

/** Agreed without any rounding. */
const exactly: Outcome = { kind: 'same', digits: Number.POSITIVE_INFINITY };
const different: Outcome = { kind: 'different' };

/**
 * Compares what a text claims with what code computed: exact values exactly, decimals at the precision they
 * were printed with and never finer than a computed number carries, collections element by element, sets in
 * any order. What is not finite, cut short or of another kind neither agrees nor differs.
 */
export function agreement(claimed: Expression, observed: ObservedValue, options: AgreementOptions = {}): Agreement {
  const budget = options.budget ?? { deadline: Date.now() + 1000, now: () => Date.now() };
  if (hasUnread(claimed)) return { kind: 'unknown', reason: say('The claim could not be read.') };
  const outcome = new Comparison(budget, options.decimals).answer(answerOf(claimed), observed);
  switch (outcome.kind) {
    case 'same':
      if (outcome.digits === Number.POSITIVE_INFINITY) return { kind: 'agrees', how: say('exactly') };
      return { kind: 'agrees', how: outcome.places ? say('to {0} digits', outcome.digits) : say('in floating point, to {0} digits', outcome.digits), digits: outcome.digits };
    case 'different':
      return { kind: 'differs', claimed: toPlain(claimed), observed: showObserved(observed) };
    case 'unknown':
      return outcome;
  }
}

class Comparison {
  readonly #budget: Budget;
  readonly #decimals: number | undefined;

  constructor(budget: Budget, decimals: number | undefined) {
    this.#budget = budget;
    this.#decimals = decimals;
  }

  answer(claimed: Answer, observed: ObservedValue): Outcome {
    if (observed.kind === 'none' || observed.kind === 'opaque' || observed.kind === 'text' || observed.kind === 'frame' || observed.kind === 'line') return otherKind();
    switch (claimed.kind) {
      case 'labelled':
        return this.#labelled([claimed], observed) ?? this.answer(claimed.answer, observed);
      case 'value':
        return this.#value(claimed.value, observed);
      case 'set':
        return this.#members(claimed.members, observed);
      case 'list': {
        const named = claimed.members.every((member) => member.kind === 'labelled') ? this.#labelled(claimed.members, observed) : undefined;
        if (named) return named;
        const inOrder = this.#entries(claimed.members, observed);
        return inOrder.kind === 'same' ? inOrder : this.#members(claimed.members, observed);
      }
      case 'tuple':
        return this.#entries(claimed.entries, observed);
      case 'matrix':
        return this.#matrix(claimed.rows, observed);
      case 'region':
      case 'equation':
      case 'other':
        return this.#whole(claimed, observed);
    }
  }

  #value(claimed: Expression, observed: ObservedValue): Outcome {
    const matrix = observed.kind === 'list' || observed.kind === 'array' || observed.kind === 'symbolic' ? matrixValue(claimed) : undefined;
    if (matrix) return this.#matrix(matrix, observed);
    switch (observed.kind) {
      case 'boolean':
        return otherKind();
      case 'integer':
      case 'fraction':
        return this.#exact(claimed, expressionOf(observed) ?? claimed);
      case 'float':
        return this.#float(claimed, observed);
      case 'complex':
        return this.#complex(claimed, observed.re, observed.im);
      case 'symbolic':
        return this.#symbolic(claimed, observed);
      case 'array':
      case 'list':
      case 'tuple':
      case 'set':
      case 'series': {
        // [5] for 5 is how solvers answer.
        const [only] = observed.items;
        return only && observed.length === 1 ? this.#value(claimed, only) : otherKind();
      }
      default:
        return otherKind();
    }
  }

  /** An exact computed value: against a printed decimal at its places, else exactly. */
  #exact(claimed: Expression, observed: Expression): Outcome {
    const places = this.#decimals ?? printedPlaces(claimed);
    if (places !== undefined && !sameNormalForm(claimed, observed)) {
      const [a, b] = [numberOf(claimed, this.#budget), numberOf(observed, this.#budget)];
      if (a && b && a.im.isZero() && b.im.isZero()) return told(atPlaces(a.re, places, b.re));
    }
    const verdict = decideRelation(app('equal', claimed, observed), { assumptions: [], definitions: [] }, this.#budget);
    if (verdict.kind === 'verified') return exactly;
    return verdict.kind === 'refuted' ? different : { kind: 'unknown', reason: say('They could be neither matched nor told apart.') };
  }

  #float(claimed: Expression, observed: FloatValue): Outcome {
    if (!observed.value) return { kind: 'unknown', reason: say('The computed value is not a finite number.') };
    const value = numberOf(claimed, this.#budget);
    if (!value) return freeVariables(claimed).size > 0 ? otherKind() : { kind: 'unknown', reason: say('The claimed value could not be computed.') };
    if (!value.im.isZero()) return value.im.abs().lt(value.re.abs().plus(1).times('1e-40')) ? unknownNear() : different;
    return this.#real(claimed, value.re, observed);
  }

  #real(claimed: Expression, value: NonNullable<ReturnType<typeof numberOf>>['re'], observed: FloatValue): Outcome {
    const places = this.#decimals ?? printedPlaces(claimed);
    if (places !== undefined && observed.value) {
      const computed = decimalOf(observed.value);
      // A claim printed to more digits than were carried is looked at as far as they go.
      const coarse = atPlaces(value, places, computed, computed.abs().times(`1e-${Math.min(observed.digits, 30)}`));
      return told(coarse.kind === 'same' ? { ...coarse, digits: Math.min(coarse.digits, observed.digits) } : coarse);
    }
    return told(atPrecision(value, value.isInteger(), observed));
  }

  #complex(claimed: Expression, re: FloatValue, im: FloatValue): Outcome {
    const value = numberOf(claimed, this.#budget);
    if (!re.value || !im.value) return { kind: 'unknown', reason: say('The computed value is not a finite number.') };
    if (!value) return { kind: 'unknown', reason: say('The claimed value could not be computed.') };
    // Each part is known as well as the larger one.
    const size = Math.max(Math.abs(Number(re.text)), Math.abs(Number(im.text)));
    const parts = [[value.re, re], [value.im, im]] as const;
    return together(
      parts.map(([part, computed]) => {
        const shown = computed.value ? decimalOf(computed.value) : part;
        if (part.minus(shown).abs().lte(size * 1e-9)) return { kind: 'same', digits: Math.min(computed.digits, 9) };
        return told(atPrecision(part, false, computed));
      }),
    );
  }

  #symbolic(claimed: Expression, observed: Extract<ObservedValue, { kind: 'symbolic' }>): Outcome {
    const { expression, digits } = observed;
    if (hasUnread(expression)) return otherKind();
    const answer = answerOf(expression);
    if (answer.kind !== 'value') return answer.kind === 'set' && answer.members.length === 1 && answer.members[0] ? this.#againstAnswer(claimed, answer.members[0]) : otherKind();
    if (digits === undefined) return this.#exact(claimed, expression);
    const value = numberOf(expression, this.#budget);
    if (value?.im.isZero()) return this.#float(claimed, { kind: 'float', value: decimal(value.re.toFixed()), text: value.re.toSignificantDigits(Math.max(2, digits)).toString(), digits });
    return told(inexactlySame(claimed, expression, digits, this.#budget));
  }

  #againstAnswer(claimed: Expression, answer: Answer): Outcome {
    return answer.kind === 'value' ? this.#exact(claimed, answer.value) : otherKind();
  }

  /** `x = 1, y = 2` against `{x: 1, y: 2}`, by name. Undefined where there are no names to go by. */
  #labelled(claimed: readonly Answer[], observed: ObservedValue): Outcome | undefined {
    const dict = observed.kind === 'list' && observed.length === 1 && observed.items[0]?.kind === 'dict' ? observed.items[0] : observed;
    if (dict.kind !== 'dict' || dict.entries.length < dict.length) return undefined;
    const outcomes = claimed.map((member): Outcome => {
      if (member.kind !== 'labelled' || member.label.kind !== 'symbol') return otherKind();
      const { name } = member.label;
      const entry = dict.entries.find(([key]) => (key.kind === 'text' ? key.text === name : key.kind === 'symbolic' && key.expression.kind === 'symbol' && key.expression.name === name));
      return entry ? this.answer(member.answer, entry[1]) : otherKind();
    });
    return together(outcomes);
  }

  #entries(claimed: readonly Answer[], observed: ObservedValue): Outcome {
    const items = itemsOf(observed);
    if (!items) return observed.kind === 'symbolic' ? this.#asMatrix(claimed, observed) : otherKind();
    if (observed.kind === 'set') return otherKind();
    if (items.length !== claimed.length) return different;
    return together(claimed.map((entry, index) => this.answer(entry, items[index] ?? { kind: 'none' })));
  }

  /** A SymPy column for a tuple. */
  #asMatrix(claimed: readonly Answer[], observed: ObservedValue): Outcome {
    return claimed.every((entry) => entry.kind === 'value') ? this.#matrix(claimed.map((entry) => [entry.value]), observed) : otherKind();
  }

  #members(claimed: readonly Answer[], observed: ObservedValue): Outcome {
    const items = itemsOf(observed);
    if (!items) return claimed.length === 1 && claimed[0] && observed.kind !== 'dict' ? this.answer(claimed[0], observed) : otherKind();
    const table = claimed.map((member) => items.map((item) => this.answer(member, item)));
    const best = (outcomes: readonly Outcome[]): Outcome => {
      const same = outcomes.filter((outcome) => outcome.kind === 'same').sort((a, b) => b.digits - a.digits)[0];
      return same ?? outcomes.find((outcome) => outcome.kind === 'unknown') ?? different;
    };
    return together([...table.map(best), ...items.map((_, column) => best(table.map((row) => row[column] ?? different)))]);
  }

  #matrix(claimed: readonly (readonly Expression[])[], observed: ObservedValue): Outcome {
    const rows = rowsOf(observed);
    if (!rows) return otherKind();
    const flat = claimed.length === 1 || claimed.every((row) => row.length === 1);
    const isVector = rows.length === 1 && observed.kind !== 'symbolic' && !(observed.kind === 'array' && observed.shape.length === 2) && !(observed.kind === 'list' && itemsOf(observed.items[0] ?? observed));
    const mine = flat && isVector ? [claimed.flat()] : claimed;
    if (mine.length !== rows.length || mine.some((row, index) => row.length !== rows[index]?.length)) return different;
    return together(mine.flatMap((row, index) => row.map((entry, column) => this.#value(entry, rows[index]?.[column] ?? { kind: 'none' }))));
  }

  /** Intervals, equations and statements, by what is known of their meaning. */
  #whole(claimed: Answer, observed: ObservedValue): Outcome {
    if (claimed.kind === 'other' && observed.kind === 'boolean') {
      const said = truthOf(claimed.expression);
      return said === undefined ? otherKind() : said === observed.value ? exactly : different;
    }
    if (observed.kind !== 'symbolic' || observed.digits !== undefined) return otherKind();
    const same = sameAnswer(claimed, answerOf(observed.expression), { budget: this.#budget, lenient: false });
    return same === undefined ? otherKind() : same ? exactly : different;
  }
}

function truthOf(expression: Expression): boolean | undefined {
  if (expression.kind === 'constant') return expression.name === 'true' ? true : expression.name === 'false' ? false : undefined;
  if (expression.kind === 'text') return /^(?:true|yes)$/i.test(expression.text) ? true : /^(?:false|no)$/i.test(expression.text) ? false : undefined;
  return undefined;
}

function otherKind(): Outcome {
  return { kind: 'unknown', reason: say('The computed value is of another kind than the claimed one.') };
}

function unknownNear(): Outcome {
  return { kind: 'unknown', reason: say('The two values are too near each other to tell apart.') };
}

function told(nearness: Nearness): Outcome {
  switch (nearness.kind) {
    case 'same':
      return nearness;
    case 'apart':
      return different;
    case 'near':
      return unknownNear();
    case 'unknown':
      return { kind: 'unknown', reason: say('They could be neither matched nor told apart.') };
  }
}

/** Different where any part is, unknown where any is, else as exact as the least exact part. */
function together(outcomes: readonly Outcome[]): Outcome {
  const worst = outcomes.find(({ kind }) => kind === 'different') ?? outcomes.find(({ kind }) => kind === 'unknown');
  if (worst) return worst;
  return outcomes.reduce((least, outcome) => (least.kind === 'same' && outcome.kind === 'same' && outcome.digits < least.digits ? outcome : least), exactly);
}
