import { say, type Phrase } from '../../../core/phrase.ts';
import { app, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { compare, multiply, rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { substitute } from '../../../math/traverse.ts';
import { equationLesson } from '../equation.ts';
import { shownNumber } from '../exactNumber.ts';
import { m, type Conclusion, type Lesson, type LessonStep } from '../lesson.ts';
import { systemLesson } from '../system.ts';
import { holds, isBare, planOf, valueOf, type Plan } from './plan.ts';
import type { Story } from './story.ts';

/** The interpretation: what each letter stands for, the equations, and what is asked. */
export function storyReading(story: Story): Phrase {
  const plan = planOf(story);
  const { asked } = story;
  if (!plan || plan.letters.length === 0) return say('I read this as: work out “{0}” from what is given: {1}.', asked.words, [...new Set(story.conditions.map(({ words }) => `“${words}”`))].join(', '));
  const names = plan.letters.map(({ letter, quantity }) => `$${letter}$ = ${quantity.words}`).join(', ');
  const equations = plan.equations.map(({ left, right }) => m(app('equal', left, right))).join(', ');
  return say('I read this as: let {0}; solve {1}; answer “{2}”.', names, equations, asked.words);
}

/** A story set up in equations, solved, put back into every sentence, and answered in the words of the question. */
export function* storyLesson(story: Story): Lesson {
  const plan = planOf(story);
  if (!plan) return { kind: 'beyond' };
  for (const { quantity, words, from, value } of plan.known) {
    if (!isBare(from)) yield { arrow: 'aside', title: say('{0} (“{1}”)', quantity.words, words), says: [say('This follows from the numbers alone.')], shows: app('equal', from, value) };
  }
  if (plan.letters.length === 0) return yield* answered(story, plan, [], new Map());
  yield* setUp(plan);
  const letters = plan.letters.map(({ letter }) => letter);
  const equations = plan.equations.map(({ left, right }) => app('equal', left, right));
  const conclusion = yield* solving(equations, letters);
  if (conclusion.kind === 'beyond' || !conclusion.solutions) return { kind: 'beyond' };
  const solutions = conclusion.solutions.map((solution) => ({ solution, values: new Map([...plan.values].map(([name, value]): [string, Expression] => [name, valueOf(substitute(value, solution)) ?? value])) }));
  const fitting = solutions.filter(({ values }) => holds(story, values));
  const [only, ...more] = fitting;
  if (!only || more.length > 0) return { kind: 'beyond', why: only ? say('The story has more than one solution; choose a model.') : say('No solution of the equation fits the story; choose a model.') };
  const left = solutions.filter((each) => each !== only).map(({ solution }) => say('{0} does not fit the story and is left out.', letters.map((letter) => m(app('equal', sym(letter), solution.get(letter) ?? sym(letter)))).join(', ')));
  return yield* answered(story, { ...plan, values: only.values }, left, only.solution, conclusion.solutions);
}

/** The tables are in the language of the story, since its words stand in them. */
function* setUp({ letters, written, equations }: Plan): Generator<LessonStep, void> {
  const chinese = equations.some(({ words }) => /[\u4e00-\u9fff]/.test(words));
  const rows = [...letters.map(({ letter, quantity }) => [quantity.words, `$${letter}$`]), ...written.map(({ quantity, words, by }) => [quantity.words === words ? quantity.words : `${quantity.words} (“${words}”)`, m(by)])];
  yield { arrow: 'aside', title: say('Name the unknowns'), says: [say('A letter stands for what is not known; the rest is written by means of it.')], table: [chinese ? ['量', '表示为'] : ['quantity', 'written as'], ...rows] };
  yield { arrow: 'aside', title: say('Write each sentence as an equation'), table: [chinese ? ['题中的话', '方程'] : ['words', 'equation'], ...equations.map(({ words, left, right }) => [`“${words}”`, m(app('equal', left, right))])] };
}

function solving(equations: readonly Expression[], letters: readonly string[]): Lesson {
  const [first] = equations;
  const [a, b] = letters;
  if (a !== undefined && b !== undefined) return systemLesson({ kind: 'system', equations, unknowns: [a, b] });
  const [left, right] = first?.kind === 'apply' ? first.args : [];
  return left && right && a !== undefined ? equationLesson({ kind: 'solve', left, right, unknown: a, numbers: 'real' }) : none();
}

function* none(): Lesson {
  return { kind: 'beyond' };
}

function* answered(story: Story, { values, written }: Plan, notes: readonly Phrase[], solution: ReadonlyMap<string, Expression>, solutions?: Extract<Conclusion, { kind: 'answer' }>['solutions']): Lesson {
  if (!holds(story, values)) return { kind: 'beyond' };
  for (const { quantity, words, by } of written) {
    const from = substitute(by, solution);
    const value = values.get(quantity.name);
    if (value && !isBare(from)) yield { arrow: 'aside', title: say('{0} (“{1}”)', quantity.words, words), shows: app('equal', from, value) };
  }
  const { asked } = story;
  // Of what is counted or measured there is never less than none.
  const isOfAmounts = story.quantities.every(({ sort }) => sort === 'count' || sort === 'measure');
  const found: Expression[] = [];
  for (const each of asked.values) {
    const from = substitute(each, values);
    const value = valueOf(from);
    if (!value || (isOfAmounts && (numericValue(value)?.numerator ?? 0n) < 0n)) return { kind: 'beyond' };
    if (!isBare(from)) yield { arrow: 'aside', title: say('What is asked'), says: [say('Asked is: {0}.', asked.words)], shows: app('equal', from, value) };
    found.push(value);
  }
  const chosen = asked.pick === 'each' ? found : asked.pick === 'percent' ? found.flatMap(asPercent) : [extreme(found, asked.pick)];
  if (asked.pick === 'percent' && found[0] && chosen[0]) yield { arrow: 'aside', title: say('As a percentage'), shows: app('equal', found[0], chosen[0]) };
  const [only, ...more] = chosen;
  if (!only) return { kind: 'beyond' };
  const checks = story.conditions.map(({ left, right }) => app('equal', substitute(left, values), substitute(right, values))).filter((check) => check.kind === 'apply' && !check.args.every(isBare));
  const unit = asked.unit === '' ? '' : ` ${asked.unit}`;
  return {
    kind: 'answer',
    answer: more.length === 0 ? only : app('list', ...chosen),
    notes: [...notes, say('{0}: {1}.', asked.words, chosen.map((each) => `${told(each)}${unit}`).join(', '))],
    checks,
    ...(solutions ? { solutions } : {}),
  };
}

/** A plain number needs no signs of mathematics, in which it would claim nothing. */
function told(value: Expression): string {
  const written = toLatex(value);
  return /^\d+(?:\.\d+)?$/.test(written) ? written : m(value);
}

function asPercent(value: Expression): Expression[] {
  const exact = numericValue(value);
  return exact ? [app('percent', shownNumber(multiply(exact, rational(100)), true))] : [];
}

function extreme(values: readonly Expression[], pick: 'largest' | 'smallest'): Expression {
  const sign = pick === 'largest' ? 1 : -1;
  return values.reduce((best, each) => {
    const [a, b] = [numericValue(best), numericValue(each)];
    return a && b && sign * compare(b, a) > 0 ? each : best;
  });
}
