import { say, type Phrase } from '../../../core/phrase.ts';
import { app, constant, sym } from '../../../math/build.ts';
import type { ApplyNode, Expression } from '../../../math/expression.ts';
import type { Family } from '../../../math/solving/solutionSet.ts';
import { substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { equals } from '../calculus/confirmed.ts';
import { anyOf } from '../calculus/courseLesson.ts';
import { member } from '../equations/generalSolution.ts';
import { conditionOf, type Region } from '../inequalities/region.ts';
import { m, type Lesson, type LessonStep, type Solution } from '../lesson.ts';
import { neat } from '../neat.ts';
import { extremeSteps } from './extremeSteps.ts';
import type { Extremum, Goal } from './extremum.ts';
import { growthSteps } from './growthSteps.ts';
import { freeLesson, freeReading } from './freeLesson.ts';
import { naming } from './naming.ts';
import type { Bound, LineOptimum, OptimumQuestion } from './optimumQuestion.ts';
import { hasWaves, waveSteps } from './waveSteps.ts';

/** The greatest or the least value, proved to be it and taken somewhere; what has none is beyond. */
export function optimumLesson(question: OptimumQuestion): Lesson {
  return question.kind === 'free' ? freeLesson(question) : lineLesson(question);
}

function* lineLesson(question: LineOptimum): Lesson {
  const { goal, wanted, body, variable, region, bound, curve, story } = question;
  const goals: readonly Goal[] = goal === 'both' ? ['maximum', 'minimum'] : [goal];
  if (story) yield { arrow: 'aside', title: say('Name the unknowns'), says: [say('A letter stands for what is not known; the rest is written by means of it.'), ...story.meanings.map(({ letter, words }) => say('{0} is {1}.', m(sym(letter)), words))] };
  if (bound) yield* oneLetter(question, bound);
  if (curve) yield { arrow: 'aside', title: say('Put an angle for both letters'), says: [say('The points with {0} are those with {1}, for any angle {2}.', m(curve.condition), [...curve.by].map(([letter, by]) => m(app('equal', sym(letter), by))).join(', '), m(sym(variable))), say('So {0} becomes {1}.', m(curve.target), m(body))], shows: app('list', ...[...curve.by].map(([letter, by]) => naming(sym(letter), by))) };
  const sought = { body, variable, region, goals, name: question.name ?? 'f' };
  const found = hasWaves(sought) ? yield* waveSteps(sought) : ((yield* growthSteps(sought)) ?? (yield* extremeSteps(sought)));
  if (!found) return { kind: 'beyond' };
  const extrema = [...found.extrema];
  const needsPlace = wanted !== 'value' || story?.asked !== undefined;
  if (needsPlace && extrema.some(([, { isOnStretch, places, family }]) => !family && (isOnStretch || places.length === 0))) return { kind: 'beyond' };
  const solutions = found.roots.map((at) => solutionAt(at, question));
  const notes = extrema.map(([each, extremum]) => noteOf(each, extremum, question));
  const [only] = extrema;
  if (!only) return { kind: 'beyond' };
  const answer = story?.asked ? askedAt(story.asked, only[1], question) : answerOf(extrema, question);
  return answer ? { kind: 'answer', answer, notes, checks: checksOf(extrema, question), solutions } : { kind: 'beyond' };
}

function isEverywhere([first, ...more]: Region): boolean {
  return more.length === 0 && first !== undefined && !first.low.value && !first.high.value;
}

/** The target by means of one letter. */
function* oneLetter({ body, variable, region }: LineOptimum, { condition, target, letter, by }: Bound): Generator<LessonStep, void> {
  const solved = app('equal', sym(letter), by);
  const put = substitute(target, new Map([[letter, by]]));
  yield { arrow: 'given', title: say('The condition'), shows: condition };
  yield { arrow: 'iff', title: say('Solve for {0}', m(sym(letter))), shows: solved, reason: say('solve for one letter') };
  const says = [say('Put in, it depends on {0} alone.', m(sym(variable)))];
  const where = !isEverywhere(region) ? [say('The conditions leave {0}.', m(conditionOf(region, variable)))] : [];
  yield { arrow: 'aside', title: say('Put it into what is sought'), says: [...says, ...where], shows: naming(target, put) };
  const tidy = neat(put);
  if (m(put) !== m(body)) yield { arrow: 'equals', title: say('Simplify'), shows: app('equal', put, tidy) };
}

function solutionAt(at: Expression, { variable, bound }: LineOptimum): Solution {
  const place = new Map([[variable, at]]);
  return bound ? new Map([...place, [bound.letter, neat(substitute(bound.by, place))]]) : place;
}

/** `x = π/12 + kπ` for whole k. */
function allOf(family: Family, variable: string): ApplyNode {
  const letter = sym(variable === 'k' ? 'n' : 'k');
  return app('list', app('equal', sym(variable), member(family, letter)), app('element', letter, constant('integers')));
}

/** `x = 2`, or `x = 5, y = 5`. */
function placeOf(at: Expression, question: LineOptimum): Expression {
  const values = [...solutionAt(at, question)].map(([letter, value]) => app('equal', sym(letter), value));
  const [only, ...more] = values;
  return only && more.length === 0 ? only : app('list', ...values);
}

/** `x = 2`, or `(x, y) = (5, 5)`. */
function pointOf(at: Expression, question: LineOptimum): Expression {
  const solution = [...solutionAt(at, question)];
  return solution.length === 1 ? placeOf(at, question) : app('equal', app('tuple', ...solution.map(([letter]) => sym(letter))), app('tuple', ...solution.map(([, value]) => value)));
}

function noteOf(goal: Goal, { value, places, isOnStretch, family }: Extremum, question: LineOptimum): Phrase {
  if (family && !question.curve) {
    const [where, letter] = allOf(family, question.variable).args.map((each) => (each.kind === 'apply' && each.operator === 'element' && each.args[0] ? m(each.args[0]) : m(each)));
    return goal === 'maximum' ? say('The greatest value is {0}, at {1} for all whole numbers {2}.', m(value), where ?? '', letter ?? '') : say('The least value is {0}, at {1} for all whole numbers {2}.', m(value), where ?? '', letter ?? '');
  }
  const where = isOnStretch ? '' : places.map((at) => m(pointOf(at, question))).join(', ');
  if (where === '') return goal === 'maximum' ? say('The greatest value is {0}.', m(value)) : say('The least value is {0}.', m(value));
  return goal === 'maximum' ? say('The greatest value is {0}, at {1}.', m(value), where) : say('The least value is {0}, at {1}.', m(value), where);
}

function answerOf(extrema: readonly (readonly [Goal, Extremum])[], question: LineOptimum): Expression | undefined {
  const { wanted, name = 'f' } = question;
  const [only, ...more] = extrema;
  if (!only) return undefined;
  const valued = extrema.map(([goal, { value }]) => app('equal', sym(`${name}_${goal === 'maximum' ? 'max' : 'min'}`), value));
  if (more.length > 0) return wanted === 'value' ? app('list', ...valued) : undefined;
  const [, { value, places, family }] = only;
  if (wanted === 'value') return value;
  if (family) return wanted === 'place' ? allOf(family, question.variable) : app('list', ...valued, ...allOf(family, question.variable).args);
  const [place, ...others] = places.map((at) => placeOf(at, question));
  if (!place || (others.length > 0 && question.bound)) return undefined;
  const where = anyOf([place, ...others]);
  return wanted === 'place' ? where : app('list', ...valued, ...(where.kind === 'apply' && where.operator === 'list' ? where.args : [where]));
}

/** The values asked for; where there are several places they must agree up to their order. */
function askedAt(asked: readonly Expression[], { places }: Extremum, question: LineOptimum): Expression | undefined {
  const [place, ...others] = places;
  if (!place || others.length > 0) return undefined;
  const values = asked.map((each) => neat(substitute(each, solutionAt(place, question))));
  const [only, ...more] = values;
  if (values.some((value) => freeVariables(value).size > 0)) return undefined;
  return only && more.length === 0 ? only : app('list', ...values);
}

/** The place put into what the problem has. */
function checksOf(extrema: readonly (readonly [Goal, Extremum])[], question: LineOptimum): Expression[] {
  const { bound } = question;
  if (!bound) return [];
  return extrema.flatMap(([, { value, places, isOnStretch }]) => {
    const [place] = isOnStretch ? [] : places;
    const put = place && substitute(bound.target, solutionAt(place, question));
    return put && equals(put, value) ? [app('equal', put, value)] : [];
  });
}

/** The interpretation in one sentence. */
export function optimumReading(question: OptimumQuestion): Phrase {
  if (question.kind === 'free') return freeReading(question);
  const { goal, wanted, body, variable, region, bound, curve, story } = question;
  const isWhole = isEverywhere(region);
  const given = bound ?? curve;
  const where = [...(given ? [m(given.condition)] : []), ...(isWhole && given ? [] : [m(conditionOf(region, variable))])].join(', ');
  const of = m(given?.target ?? body);
  if (story) {
    const names = story.meanings.map(({ letter, words }) => `$${letter}$ = ${words}`).join(', ');
    return goal === 'maximum' ? say('I read this as: let {0}; find when {1} is greatest for {2}.', names, of, where) : say('I read this as: let {0}; find when {1} is least for {2}.', names, of, where);
  }
  if (wanted === 'place') return goal === 'maximum' ? say('I read this as: find where {0} is greatest for {1}.', of, where) : say('I read this as: find where {0} is least for {1}.', of, where);
  if (goal === 'both') return say('I read this as: find the greatest and the least value of {0} for {1}.', of, where);
  return goal === 'maximum' ? say('I read this as: find the greatest value of {0} for {1}.', of, where) : say('I read this as: find the least value of {0} for {1}.', of, where);
}
