import { say, type Phrase } from '../../../core/phrase.ts';
import { num } from '../../../math/build.ts';
import { m } from '../lesson.ts';
import { chanceReading } from './chanceReading.ts';
import type { CountQuestion, RowCondition } from './countingQuestion.ts';
import { powersExpression } from './laurent.ts';

/** The interpretation in one sentence. */
export function countReading(question: CountQuestion): Phrase {
  switch (question.ask) {
    case 'letters':
      return say('I read this as: count the different orders of the letters of {0}.', question.word);
    case 'choose': {
      const [[from, chosen] = [0, 0], second] = question.parts;
      return second
        ? say('I read this as: count the ways to choose {0} of {1} and {2} of {3}, in no order.', chosen, from, second[1], second[0])
        : say('I read this as: count the ways to choose {0} of {1}, in no order.', chosen, from);
    }
    case 'arrange':
      return question.chosen === question.from
        ? say('I read this as: count the orders of {0} different things in a row.', question.from)
        : say('I read this as: count the ways to give {0} different places to {1} different things.', question.chosen, question.from);
    case 'row':
      return rowReading(question.people, question.condition);
    case 'circle':
      return say('I read this as: count the orders of {0} around a table, where turning the table changes nothing.', question.people);
    case 'pairs':
      return question.of === 'games' ? say('I read this as: count the games when {0} all play one another once.', question.from) : say('I read this as: count the handshakes when {0} people all shake hands once.', question.from);
    case 'diagonals':
      return say('I read this as: count the diagonals of a polygon with {0} sides.', question.sides);
    case 'numerals': {
      const digits = question.digits.join(', ');
      const { divisor, repeated, length } = question;
      if (divisor === 1) return repeated ? say('I read this as: count the numbers of {0} digits from {1}; digits may be repeated.', length, digits) : say('I read this as: count the numbers of {0} different digits from {1}.', length, digits);
      if (divisor === 'odd') return repeated ? say('I read this as: count the odd numbers of {0} digits from {1}; digits may be repeated.', length, digits) : say('I read this as: count the odd numbers of {0} different digits from {1}.', length, digits);
      return repeated ? say('I read this as: count the numbers of {0} digits from {1} that {2} divides; digits may be repeated.', length, digits, divisor) : say('I read this as: count the numbers of {0} different digits from {1} that {2} divides.', length, digits, divisor);
    }
    case 'subsets':
      switch (question.subsets) {
        case 'all':
          return say('I read this as: count the subsets of a set of {0} members.', question.size);
        case 'proper':
          return say('I read this as: count the proper subsets of a set of {0} members.', question.size);
        case 'nonempty':
          return say('I read this as: count the nonempty subsets of a set of {0} members.', question.size);
        case 'nonempty-proper':
          return say('I read this as: count the nonempty proper subsets of a set of {0} members.', question.size);
      }
    case 'sums':
      return question.least === 1
        ? say('I read this as: count the ways to write {0} as an ordered sum of {1} positive whole numbers.', question.total, question.unknowns)
        : say('I read this as: count the ways to write {0} as an ordered sum of {1} whole numbers that are not negative.', question.total, question.unknowns);
    case 'coefficient':
      return question.powers.size === 0 ? say('I read this as: find the constant term of {0}, multiplied out.', m(question.expression)) : say('I read this as: find the coefficient of {0} in {1}, multiplied out.', m(powersExpression(question.powers)), m(question.expression));
    case 'coefficient-sum':
      return say('I read this as: find the sum of all coefficients of {0}, multiplied out.', m(question.expression));
    case 'binomial-sum':
      return say('I read this as: find the sum of the binomial coefficients of {0}.', m(question.expression));
    case 'dice':
    case 'urn':
    case 'numbers':
    case 'events':
    case 'binomial':
    case 'binomial-moment':
    case 'distribution':
      return chanceReading(question);
  }
}

function rowReading(people: number, condition: RowCondition): Phrase {
  const count = m(num(people));
  switch (condition.kind) {
    case 'together':
      return say('I read this as: count the orders of {0} in a row where {1} given ones stand together.', count, condition.size);
    case 'apart':
      return say('I read this as: count the orders of {0} in a row where no two of {1} given ones are neighbours.', count, condition.size);
    case 'at-end':
      return say('I read this as: count the orders of {0} in a row where a given one stands at either end.', count);
    case 'not-at-end':
      return say('I read this as: count the orders of {0} in a row where a given one stands at neither end.', count);
    case 'middle':
      return say('I read this as: count the orders of {0} in a row where a given one stands in the middle.', count);
    case 'at-place':
      return say('I read this as: count the orders of {0} in a row where a given one stands at a given end.', count);
    case 'not-at-place':
      return say('I read this as: count the orders of {0} in a row where a given one does not stand at a given end.', count);
  }
}
