import { say, type Phrase } from '../../../core/phrase.ts';
import { app, sym } from '../../../math/build.ts';
import { m, type Lesson } from '../lesson.ts';
import { domainLesson, rangeLesson } from './domainAndRange.ts';
import type { FunctionQuestion } from './functionQuestion.ts';
import { inverseLesson } from './inverse.ts';
import { parabolaLesson } from './parabola.ts';
import { valueLesson } from './values.ts';
import { waveLesson, waveReading } from './wave.ts';

/** A question about functions given by formulas, worked through. */
export function functionsLesson(question: FunctionQuestion): Lesson {
  switch (question.ask) {
    case 'value':
      return valueLesson(question);
    case 'inverse':
      return inverseLesson(question);
    case 'domain':
      return domainLesson(question);
    case 'range':
      return rangeLesson(question);
    case 'vertex':
    case 'axis':
      return parabolaLesson(question);
    case 'period':
    case 'amplitude':
    case 'phase-shift':
      return waveLesson(question);
  }
}

/** The interpretation in one sentence. */
export function functionsReading(question: FunctionQuestion): Phrase {
  switch (question.ask) {
    case 'value': {
      const rules = [...question.rules].map(([name, { parameters, body }]) => m(app('equal', app('call', sym(name), ...parameters.map((each) => sym(each))), body)));
      return say('I read this as: find {0}, where {1}.', m(question.of), rules.join(', '));
    }
    case 'inverse':
      return say('I read this as: find the inverse of {0}.', m(app('equal', app('call', sym(question.name), sym(question.variable)), question.body)));
    case 'domain':
      return say('I read this as: find all real {0} for which {1} has a real value.', m(sym(question.variable)), m(question.body));
    case 'range':
      return say('I read this as: find all values of {0} for real {1}.', m(question.body), m(sym(question.variable)));
    case 'period':
    case 'amplitude':
    case 'phase-shift':
      return waveReading(question);
    case 'vertex':
      return say('I read this as: find the vertex of the parabola {0}.', m(app('equal', sym('y'), question.body)));
    case 'axis':
      return say('I read this as: find the axis of symmetry of the parabola {0}.', m(app('equal', sym('y'), question.body)));
  }
}
