import { say, type Phrase } from '../../../core/phrase.ts';
import { app, constant, num, sym } from '../../../math/build.ts';
import { m, type Lesson } from '../lesson.ts';
import { divisionLesson } from './division.ts';
import { featureLesson } from './features.ts';
import { givenRootLesson, parameterLesson } from './parameters.ts';
import type { PolynomialQuestion } from './polynomialQuestion.ts';
import { vietaLesson } from './vieta.ts';

/** A question about polynomials, worked through. */
export function polynomialsLesson(question: PolynomialQuestion): Lesson {
  switch (question.ask) {
    case 'divide':
      return divisionLesson(question);
    case 'feature':
      return featureLesson(question);
    case 'roots':
      return vietaLesson(question);
    case 'parameter':
      return parameterLesson(question);
    case 'given-root':
      return givenRootLesson(question);
  }
}

/** The interpretation in one sentence. */
export function polynomialsReading(question: PolynomialQuestion): Phrase {
  switch (question.ask) {
    case 'divide': {
      const [dividend, divisor] = [m(question.dividend), m(question.divisor)];
      if (question.wanted === 'both') return say('I read this as: divide {0} by {1} with remainder.', dividend, divisor);
      return question.wanted === 'remainder' ? say('I read this as: find the remainder when {0} is divided by {1}.', dividend, divisor) : say('I read this as: find the quotient when {0} is divided by {1}.', dividend, divisor);
    }
    case 'feature': {
      const of = m(question.of);
      if (question.wanted === 'degree') return say('I read this as: find the degree of {0} in {1}.', of, m(sym(question.variable)));
      if (question.wanted === 'leading') return say('I read this as: find the leading coefficient of {0}.', of);
      if (question.wanted === 'coefficients') return say('I read this as: add up the coefficients of {0}.', of);
      if (question.power === 0) return say('I read this as: find the constant term of {0}.', of);
      return say('I read this as: find the coefficient of {0} in {1}.', m(question.power === 1 ? sym(question.variable) : app('power', sym(question.variable), num(question.power))), of);
    }
    case 'roots':
      return say('I read this as: find {0}, where {1} are all roots of {2}.', m(question.wanted), question.names.map((name) => m(sym(name))).join(', '), m(question.equation));
    case 'parameter':
      return parameterReading(question);
    case 'given-root':
      return say('I read this as: find {0} so that {1} is a root of {2}.', m(sym(question.parameter)), m(question.root), m(question.equation));
  }
}

function parameterReading({ parameter, equation, count, integers }: Extract<PolynomialQuestion, { ask: 'parameter' }>): Phrase {
  const letter = m(app('element', sym(parameter), constant(integers ? 'integers' : 'reals')));
  switch (count) {
    case 'one':
      return say('I read this as: for which {0} does {1} have exactly one real root?', letter, m(equation));
    case 'two':
      return say('I read this as: for which {0} does {1} have two real roots?', letter, m(equation));
    case 'none':
      return say('I read this as: for which {0} does {1} have no real root?', letter, m(equation));
    case 'some':
      return say('I read this as: for which {0} does {1} have a real root?', letter, m(equation));
  }
}
