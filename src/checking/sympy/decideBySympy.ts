import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app, sym } from '../../math/build.ts';
import { chainLinks } from '../../math/deciding/relation.ts';
import { isAmbiguous } from '../../math/deciding/sampling.ts';
import type { ApplyNode, Expression } from '../../math/expression.ts';
import type { Context } from '../../math/proposition.ts';
import { freeVariables } from '../../math/variables.ts';
import { mentionsComplexes, mentionsDecimals, type Question } from '../question.ts';
import { encoded, NotEncoded, type Encoded, type Encoding } from './encode.ts';

/** Asks `therefore_decide` of equality.py; undefined where it gave no answer in the time it had. */
export type AskSympy = (question: Encoded) => Promise<unknown>;

/** What equality.py answers. */
interface Answer {
  readonly proved: boolean;
  readonly numeric: 'agrees' | 'differs' | 'one-sided' | 'silent';
  readonly disproved: boolean;
  readonly point: Readonly<Record<string, string>>;
  readonly left: string;
  readonly right: string;
  readonly points: number;
  readonly digits: number;
}

/**
 * Equations, with sums, integrals, limits and derivatives in them. Verified only where SymPy proves the
 * sides equal and the numbers, computed apart from it, agree; refuted only by a point where the numbers
 * clearly differ. Undefined where the question is of another kind.
 */
export async function decideBySympy(question: Question, ask: AskSympy): Promise<Verdict | undefined> {
  try {
    const equations = equationsOf(question);
    let weakest: Verdict | undefined;
    let last: Verdict | undefined;
    for (const equation of equations) {
      const verdict = await decideEquation(equation, question, ask);
      if (verdict.kind === 'refuted') return verdict;
      if (verdict.kind !== 'verified') weakest ??= verdict;
      last = verdict;
    }
    return weakest ?? last;
  } catch (error) {
    if (error instanceof NotEncoded) return undefined;
    throw error;
  }
}

/** Whether the question is of the kind SymPy is asked about: a cheap look, before anything is started. */
export function isEquation(question: Question): boolean {
  try {
    return equationsOf(question).length > 0;
  } catch (error) {
    if (error instanceof NotEncoded) return false;
    throw error;
  }
}

function equationsOf({ proposition }: Question): readonly ApplyNode[] {
  if (proposition.kind === 'antiderivative') return [primitive(proposition.integrand, proposition.variable, proposition.stated)];
  if (proposition.kind !== 'relation') throw new NotEncoded(proposition.kind);
  return equations(proposition.relation);
}

function equations(relation: Expression): readonly ApplyNode[] {
  if (relation.kind !== 'apply') throw new NotEncoded(relation.kind);
  switch (relation.operator) {
    case 'boxed':
    case 'and':
    case 'list':
      return relation.args.flatMap(equations);
    case 'chain':
      return chainLinks(relation.args).flatMap(equations);
    case 'equal':
    case 'identical': {
      const [left, right] = relation.args;
      if (!left || !right) throw new NotEncoded('a side is missing');
      const stated = [left, right].find((side) => !isIndefinite(side));
      const integral = [left, right].find(isIndefinite);
      if (!integral) return [app('equal', left, right)];
      const [integrand, variable] = integral.kind === 'apply' ? integral.args : [];
      if (!stated || !integrand || variable?.kind !== 'symbol') throw new NotEncoded('integrals');
      return [primitive(integrand, variable.name, stated)];
    }
    default:
      throw new NotEncoded(relation.operator);
  }
}

function isIndefinite(side: Expression): boolean {
  return side.kind === 'apply' && side.operator === 'integral' && side.args.length === 2;
}

function primitive(integrand: Expression, variable: string, stated: Expression): ApplyNode {
  if (!freeVariables(stated).has(variable) && freeVariables(integrand).size > 0) throw new NotEncoded('another variable');
  return app('equal', app('derivative', stated, sym(variable)), integrand);
}

async function decideEquation(equation: ApplyNode, { context, sampled }: Question, ask: AskSympy): Promise<Verdict> {
  if (mentionsComplexes([equation, ...context.assumptions])) throw new NotEncoded('complex numbers');
  const encoding: Encoding = encoded(equation, context);
  const answer = answerOf(await ask(encoding.question));
  if (!answer) return { kind: 'inconclusive', reason: say('SymPy did not decide it in the time it had.') };
  switch (answer.numeric) {
    case 'agrees': {
      if (!answer.proved) return { kind: 'inconclusive', reason: say('The numbers agree, but SymPy did not prove it.') };
      if (sampled === 'one-sided') return { kind: 'inconclusive', reason: say('It holds where both sides have a value, but one side also has values where the other has none.') };
      const domain = encoding.domain === '' ? say('wherever both sides are defined').template : encoding.domain;
      const isConstant = encoding.question.symbols.every(({ free }) => !free);
      const summary = isConstant ? say('Proved by SymPy, and both sides agree to {0} digits.', answer.digits) : say('Proved by SymPy, and both sides agree at {0} points to {1} digits.', answer.points, answer.digits);
      return { kind: 'verified', evidence: { method: 'sympy', summary, points: answer.points, digits: answer.digits, domain } };
    }
    case 'differs':
      return differs(answer, encoding, equation, context, sampled);
    case 'one-sided':
      return { kind: 'inconclusive', reason: say('It holds where both sides have a value, but one side also has values where the other has none.') };
    case 'silent':
      return { kind: 'inconclusive', reason: say('SymPy could not compute both sides as numbers.') };
  }
}

function differs({ disproved, point, left, right }: Answer, { names, complete }: Encoding, equation: ApplyNode, context: Context, sampled: Question['sampled']): Verdict {
  if (!disproved) return { kind: 'inconclusive', reason: say('SymPy and the numbers contradict each other; neither is believed.') };
  // A fact that could not be passed on, a second reading or points where it held: the text may mean less than all values.
  if (!complete || sampled === 'held' || isAmbiguous(equation) || mentionsDecimals(equation) || redefined(equation, context)) return { kind: 'inconclusive', reason: say('The two sides differ, but the text may restrict what they are said of.') };
  const values = names.flatMap((name, index) => (name === '' || point[index] === undefined ? [] : [{ name, value: point[index] }]));
  const at = values.map(({ name, value }) => `${name} = ${value}`).join(', ');
  const [l, r] = [`≈ ${left}`, `≈ ${right}`];
  return {
    kind: 'refuted',
    evidence: { method: 'sympy', summary: say('The two sides differ.'), points: 1 },
    counterexample: { values, left: l, right: r, summary: values.length === 0 ? say('The left side is {0}, the right side {1}.', l, r) : say('At {0} the left side is {1}, the right side {2}.', at, l, r) },
  };
}

/** A name that is also an abbreviation may mean either here. */
function redefined(equation: ApplyNode, { definitions }: Context): boolean {
  const names = freeVariables(equation);
  return definitions.some(({ name }) => names.has(name));
}

const numerics: ReadonlySet<string> = new Set(['agrees', 'differs', 'one-sided', 'silent']);

/** The answer, where it is one: nothing that comes from a child process is taken as it is. */
function answerOf(value: unknown): Answer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = value as Readonly<Record<string, unknown>>;
  const { numeric } = found;
  if (typeof numeric !== 'string' || !numerics.has(numeric)) return undefined;
  const point = typeof found['point'] === 'object' && found['point'] !== null ? Object.fromEntries(Object.entries(found['point']).map(([index, shown]) => [index, String(shown)])) : {};
  return {
    numeric: numeric as Answer['numeric'],
    proved: found['proved'] === true,
    disproved: found['disproved'] === true,
    point,
    left: String(found['left'] ?? ''),
    right: String(found['right'] ?? ''),
    points: Number(found['points'] ?? 0),
    digits: Number(found['digits'] ?? 0),
  };
}
