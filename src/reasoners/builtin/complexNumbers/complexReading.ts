import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { m } from '../lesson.ts';
import type { ComplexCondition, ComplexQuestion, ComplexWant } from './complexQuestion.ts';

/** The interpretation in one sentence. */
export function complexReading(question: ComplexQuestion): Phrase {
  switch (question.ask) {
    case 'number':
      return numberReading(question.of, question.want);
    case 'equation':
      return equationReading(m(app('equal', question.left, question.right)), m(sym(question.unknown)), question.of, question.want);
    case 'letters':
      return conditionReading(question.letters.map((name) => m(sym(name))).join(', '), question.condition);
    case 'roots':
      return say('I read this as: find all complex solutions of {0}.', m(app('equal', app('power', sym(question.unknown), num(question.degree)), question.of)));
  }
}

/** What is asked as a formula; undefined where there is none for it. */
function asFormula(of: Expression, want: ComplexWant): string | undefined {
  switch (want) {
    case 'value':
      return m(of);
    case 'modulus':
      return m(app('abs', of));
    case 'conjugate':
      return m(app('conjugate', of));
    case 'real-part':
      return m(app('real-part', of));
    case 'imaginary-part':
      return m(app('imaginary-part', of));
    case 'argument':
      return m(app('argument', of));
    default:
      return undefined;
  }
}

function numberReading(of: Expression, want: ComplexWant): Phrase {
  const formula = asFormula(of, want);
  if (want === 'argument') return say('I read this as: find the argument of {0} between {1} and {2}.', m(of), '$0$', '$2\\pi$');
  if (formula !== undefined) return say('I read this as: compute {0}.', formula);
  if (want === 'quadrant') return say('I read this as: in which quadrant is {0}?', m(of));
  if (want === 'point') return say('I read this as: find the point of the complex plane that belongs to {0}.', m(of));
  return want === 'polar' ? say('I read this as: write {0} in polar form.', m(of)) : say('I read this as: write {0} in exponential form.', m(of));
}

function equationReading(equation: string, unknown: string, of: Expression, want: ComplexWant): Phrase {
  const formula = asFormula(of, want);
  if (formula === unknown) return say('I read this as: solve {0} for the complex number {1}.', equation, unknown);
  if (formula !== undefined) return say('I read this as: solve {0} for the complex number {1} and compute {2}.', equation, unknown, formula);
  if (want === 'quadrant') return say('I read this as: solve {0} for the complex number {1}; in which quadrant is {2}?', equation, unknown, m(of));
  if (want === 'point') return say('I read this as: solve {0} for the complex number {1} and find the point of the complex plane that belongs to {2}.', equation, unknown, m(of));
  return say('I read this as: solve {0} for the complex number {1} and write {2} with modulus and argument.', equation, unknown, m(of));
}

function conditionReading(letters: string, condition: ComplexCondition): Phrase {
  switch (condition.kind) {
    case 'equation':
      return say('I read this as: find real {0} with {1}.', letters, m(app('equal', condition.left, condition.right)));
    case 'imaginary':
      return say('I read this as: find real {0} such that {1} is purely imaginary.', letters, m(condition.of));
    case 'real':
      return say('I read this as: find real {0} such that {1} is real.', letters, m(condition.of));
    case 'equal-parts':
      return say('I read this as: find real {0} such that the real and the imaginary part of {1} are equal.', letters, m(condition.of));
    case 'opposite-parts':
      return say('I read this as: find real {0} such that the real and the imaginary part of {1} are opposite.', letters, m(condition.of));
  }
}
