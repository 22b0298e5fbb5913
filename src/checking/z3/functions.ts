import type { Operator } from '../../math/expression.ts';
import type { Term, Vocabulary } from './smtTerm.ts';

/**
 * Functions Z3 does not know, as unknowns of which true laws are told: whatever follows from these
 * holds; what does not follow says nothing, and a model found must stand before our own evaluation.
 */
export function functionTerm(operator: Operator, argument: () => string, vocabulary: Vocabulary, conditions: string[]): Term | undefined {
  switch (operator) {
    case 'sin':
    case 'cos': {
      const under = argument();
      const sine = circular('sin', under, vocabulary);
      const cosine = circular('cos', under, vocabulary);
      const once = `circle ${under}`;
      vocabulary.auxiliary(once, () => [`(= (+ (* ${sine.text} ${sine.text}) (* ${cosine.text} ${cosine.text})) 1.0)`]);
      return operator === 'sin' ? sine : cosine;
    }
    case 'tan': {
      const sine = functionTerm('sin', argument, vocabulary, conditions);
      const cosine = functionTerm('cos', argument, vocabulary, conditions);
      if (!sine || !cosine) return undefined;
      conditions.push(`(not (= ${cosine.text} 0.0))`);
      return { text: `(/ ${sine.text} ${cosine.text})`, sort: 'Real' };
    }
    case 'exp': {
      const under = argument();
      return vocabulary.auxiliary(`exp ${under}`, (value) => [
        `(> ${value} 0.0)`,
        `(>= ${value} (+ 1.0 ${under}))`,
        `(=> (= ${value} (+ 1.0 ${under})) (= ${under} 0.0))`,
        `(=> (= ${under} 0.0) (= ${value} 1.0))`,
        `(=> (>= ${under} 0.0) (>= ${value} (+ 1.0 ${under} (/ (* ${under} ${under}) 2.0))))`,
        ...vocabulary.auxiliaries('exp ').filter(({ text }) => text !== value).flatMap((other) => rising(under, value, other.argument, other.text)),
      ]);
    }
    case 'ln': {
      const under = argument();
      conditions.push(`(> ${under} 0.0)`);
      return vocabulary.auxiliary(`ln ${under}`, (value) => [
        `(=> (> ${under} 0.0) (and (<= ${value} (- ${under} 1.0)) (>= ${value} (- 1.0 (/ 1.0 ${under})))))`,
        `(=> (and (> ${under} 0.0) (= ${value} (- ${under} 1.0))) (= ${under} 1.0))`,
        `(=> (= ${under} 1.0) (= ${value} 0.0))`,
        ...vocabulary.auxiliaries('ln ').filter(({ text }) => text !== value).flatMap((other) => rising(under, value, other.argument, other.text).map((law) => `(=> (and (> ${under} 0.0) (> ${other.argument} 0.0)) ${law})`)),
      ]);
    }
    case 'arctan': {
      const under = argument();
      return vocabulary.auxiliary(`arctan ${under}`, (value) => [
        `(< (- 1.5707963267948967) ${value})`,
        `(< ${value} 1.5707963267948967)`,
        `(=> (> ${under} 0.0) (and (> ${value} 0.0) (< ${value} ${under})))`,
        `(=> (< ${under} 0.0) (and (< ${value} 0.0) (> ${value} ${under})))`,
        `(=> (= ${under} 0.0) (= ${value} 0.0))`,
      ]);
    }
    default:
      return undefined;
  }
}

function circular(name: 'sin' | 'cos', under: string, vocabulary: Vocabulary): Term {
  return vocabulary.auxiliary(`${name} ${under}`, (value) => [
    `(<= (- 1.0) ${value})`,
    `(<= ${value} 1.0)`,
    ...(name === 'sin'
      ? [`(=> (> ${under} 0.0) (< ${value} ${under}))`, `(=> (< ${under} 0.0) (> ${value} ${under}))`, `(=> (= ${under} 0.0) (= ${value} 0.0))`]
      : [`(>= ${value} (- 1.0 (/ (* ${under} ${under}) 2.0)))`, `(=> (= ${under} 0.0) (= ${value} 1.0))`]),
    ...vocabulary.auxiliaries(`${name} `).filter(({ text }) => text !== value).map(({ argument, text }) => `(=> (= ${under} ${argument}) (= ${value} ${text}))`),
  ]);
}

/** A strictly rising function at two places. */
function rising(under: string, value: string, other: string, otherValue: string): string[] {
  return [`(=> (< ${under} ${other}) (< ${value} ${otherValue}))`, `(=> (> ${under} ${other}) (> ${value} ${otherValue}))`, `(=> (= ${under} ${other}) (= ${value} ${otherValue}))`];
}
