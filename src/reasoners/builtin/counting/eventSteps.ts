import { say, type Phrase } from '../../../core/phrase.ts';
import { app, minus, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, divide, isZero, multiply, one, subtract, zero, type Rational } from '../../../math/rational.ts';
import { shownNumber } from '../exactNumber.ts';
import { aside, type ChanceSteps } from './chanceSteps.ts';
import type { ChanceQuestion, EventName } from './countingQuestion.ts';

type Question = Extract<ChanceQuestion, { ask: 'events' }>;
type Values = ReadonlyMap<EventName, Rational>;

/** One rule: an event's chance from others' by an operation on them. */
interface Rule {
  readonly gives: EventName;
  readonly from: readonly EventName[];
  readonly kind: 'complement' | 'sum' | 'difference' | 'product' | 'quotient' | 'addition' | 'both' | 'other' | 'zero';
  readonly when?: 'independent' | 'exclusive';
}

const rules: readonly Rule[] = [
  { gives: 'A∩B', from: [], kind: 'zero', when: 'exclusive' },
  { gives: 'A∩B', from: ['A', 'B'], kind: 'product', when: 'independent' },
  { gives: 'A', from: ["A'"], kind: 'complement' },
  { gives: 'B', from: ["B'"], kind: 'complement' },
  { gives: 'A∪B', from: ["A'∩B'"], kind: 'complement' },
  { gives: 'A∩B', from: ["A'∪B'"], kind: 'complement' },
  { gives: 'A∩B', from: ['A|B', 'B'], kind: 'product' },
  { gives: 'A∩B', from: ['B|A', 'A'], kind: 'product' },
  { gives: 'A∩B', from: ['A', "A∩B'"], kind: 'difference' },
  { gives: 'A∩B', from: ['B', "A'∩B"], kind: 'difference' },
  { gives: 'A∩B', from: ['A', 'B', 'A∪B'], kind: 'both' },
  { gives: 'A', from: ['A∩B', 'B|A'], kind: 'quotient' },
  { gives: 'B', from: ['A∩B', 'A|B'], kind: 'quotient' },
  { gives: 'A', from: ['A∩B', 'B'], kind: 'quotient', when: 'independent' },
  { gives: 'B', from: ['A∩B', 'A'], kind: 'quotient', when: 'independent' },
  { gives: 'B', from: ['A∪B', 'A', 'A∩B'], kind: 'other' },
  { gives: 'A', from: ['A∪B', 'B', 'A∩B'], kind: 'other' },
  { gives: 'A∪B', from: ['A', 'B', 'A∩B'], kind: 'addition' },
  { gives: "A'", from: ['A'], kind: 'complement' },
  { gives: "B'", from: ['B'], kind: 'complement' },
  { gives: "A∩B'", from: ['A', 'A∩B'], kind: 'difference' },
  { gives: "A'∩B", from: ['B', 'A∩B'], kind: 'difference' },
  { gives: "A'∩B'", from: ['A∪B'], kind: 'complement' },
  { gives: "A'∪B'", from: ['A∩B'], kind: 'complement' },
  { gives: 'A|B', from: ['A∩B', 'B'], kind: 'quotient' },
  { gives: 'B|A', from: ['A∩B', 'A'], kind: 'quotient' },
  { gives: 'A', from: ["A∩B'", 'A∩B'], kind: 'sum' },
  { gives: 'B', from: ["A'∩B", 'A∩B'], kind: 'sum' },
];

/** The chance of an event from others, rule by rule; confirmed on the four cases that `A` and `B` make. */
export function* eventSteps(question: Question): ChanceSteps {
  const { given, relation, wanted, decimal } = question;
  const known = new Map<EventName, Rational>(given);
  const used = new Map<EventName, Rule>();
  for (let found = true; found; ) {
    found = false;
    for (const rule of rules) {
      if (known.has(rule.gives) || (rule.when !== undefined && rule.when !== relation)) continue;
      const parts = rule.from.map((name) => known.get(name));
      const value = parts.every((part) => part !== undefined) ? valueOf(rule.kind, parts) : undefined;
      if (!value) continue;
      known.set(rule.gives, value);
      used.set(rule.gives, rule);
      found = true;
    }
  }
  const answer = known.get(wanted);
  if (!answer || !isPossible(known, question)) return undefined;
  for (const rule of neededFor(wanted, used)) {
    const parts = rule.from.map((name) => shownNumber(known.get(name) ?? zero, decimal));
    const title = say('The probability of {0}', `$${latexOf(rule.gives)}$`);
    const value = shownNumber(known.get(rule.gives) ?? zero, decimal);
    const written = writtenOf(rule.kind, parts);
    yield written ? aside(title, [reasonFor(rule)], written, value) : { arrow: 'aside', title, says: [reasonFor(rule)] };
  }
  return answer;
}

export function latexOf(name: EventName): string {
  return name.replace(/([AB])'/g, '\\overline{$1}').replace('∪', ' \\cup ').replace('∩', ' \\cap ').replace('|', ' \\mid ');
}

function* neededFor(wanted: EventName, used: ReadonlyMap<EventName, Rule>, done = new Set<EventName>()): Generator<Rule> {
  const rule = used.get(wanted);
  if (!rule || done.has(wanted)) return;
  done.add(wanted);
  for (const part of rule.from) yield* neededFor(part, used, done);
  yield rule;
}

function valueOf(kind: Rule['kind'], parts: readonly Rational[]): Rational | undefined {
  const [a = zero, b = zero, c = zero] = parts;
  switch (kind) {
    case 'zero':
      return zero;
    case 'complement':
      return subtract(one, a);
    case 'sum':
      return add(a, b);
    case 'difference':
      return subtract(a, b);
    case 'product':
      return multiply(a, b);
    case 'quotient':
      return isZero(b) ? undefined : divide(a, b);
    case 'addition':
    case 'both':
      return subtract(add(a, b), c);
    case 'other':
      return add(subtract(a, b), c);
  }
}

function writtenOf(kind: Rule['kind'], parts: readonly Expression[]): Expression | undefined {
  const [a, b, c] = parts;
  if (!a) return undefined;
  if (kind === 'complement') return minus(num(1), a);
  if (!b) return undefined;
  switch (kind) {
    case 'zero':
      return undefined;
    case 'sum':
      return app('add', a, b);
    case 'difference':
      return minus(a, b);
    case 'product':
      return app('multiply', a, b);
    case 'quotient':
      return app('divide', a, b);
    case 'addition':
    case 'both':
      return c && app('add', a, b, app('negate', c));
    case 'other':
      return c && app('add', a, app('negate', b), c);
  }
}

function reasonFor({ kind, when }: Rule): Phrase {
  switch (kind) {
    case 'zero':
      return say('Events that exclude each other never happen together: the probability is 0.');
    case 'complement':
      return say('An event and its opposite have together the probability 1.');
    case 'sum':
      return say('The event happens either with the other or without it.');
    case 'difference':
      return say('Take away the part that does not belong to it.');
    case 'product':
      return when === 'independent' ? say('For independent events, the probabilities are multiplied.') : say('The conditional probability times the probability of the condition.');
    case 'quotient':
      return when === 'independent' ? say('For independent events, the probabilities are multiplied; so divide by the known one.') : say('The probability of both, divided by the probability of the condition.');
    case 'addition':
    case 'both':
    case 'other':
      return say('The addition rule: what is common to both is counted only once.');
  }
}

/** Whether there are chances for both, only one, only the other and neither that agree with all that is given and found. */
function isPossible(known: Values, { relation }: Question): boolean {
  if ([...known.values()].some((value) => compare(value, zero) < 0 || compare(value, one) > 0)) return false;
  const [a, b, both] = [known.get('A'), known.get('B'), known.get('A∩B')];
  // With fewer of them known, nothing but an opposite was found.
  if (!a || !b || !both) return relation === 'none';
  const [onlyA, onlyB] = [subtract(a, both), subtract(b, both)];
  const neither = subtract(one, add(both, add(onlyA, onlyB)));
  if ([both, onlyA, onlyB, neither].some((value) => compare(value, zero) < 0)) return false;
  if (relation === 'independent' && compare(multiply(a, b), both) !== 0) return false;
  if (relation === 'exclusive' && !isZero(both)) return false;
  const chances: Readonly<Record<EventName, Rational | undefined>> = {
    A: add(both, onlyA), B: add(both, onlyB), "A'": add(onlyB, neither), "B'": add(onlyA, neither), 'A∩B': both, 'A∪B': add(both, add(onlyA, onlyB)), "A∩B'": onlyA, "A'∩B": onlyB, "A'∩B'": neither, "A'∪B'": add(neither, add(onlyA, onlyB)),
    'A|B': isZero(b) ? undefined : divide(both, b), 'B|A': isZero(a) ? undefined : divide(both, a),
  };
  return [...known].every(([name, value]) => {
    const chance = chances[name];
    return chance !== undefined && compare(chance, value) === 0;
  });
}
