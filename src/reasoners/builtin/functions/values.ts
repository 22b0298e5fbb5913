import { say } from '../../../core/phrase.ts';
import { app } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { ApplyNode, Expression } from '../../../math/expression.ts';
import { expand } from '../../../math/simplify.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { truthAt } from '../../../math/solving/truthAt.ts';
import { sameShape, some, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { neat, overOneDenominator } from '../neat.ts';
import type { FunctionQuestion, FunctionRule } from './functionQuestion.ts';

type Rules = ReadonlyMap<string, FunctionRule>;

const mostCalls = 30;
const text: Expression = { kind: 'text', text: 'equal' };

/** An expression with values of functions in it, worked out from the inside. */
export function* valueLesson({ rules, of }: Extract<FunctionQuestion, { ask: 'value' }>): Lesson {
  const plain = yield* withoutCalls(of, rules, { left: mostCalls });
  if (!plain) return { kind: 'beyond' };
  const answer = valueOf(plain);
  const isReal = [of, ...[...rules.values()].map(({ body }) => body)].every((each) => !some(each, isImaginaryUnit));
  // A real function has no value where the formula gives a complex number.
  if (!isFinished(answer) || (isReal && some(answer, isImaginaryUnit))) return { kind: 'beyond' };
  const isSilent = some(of, (part) => isApply(part, 'inverse-function')) || [...rules.values()].some(({ body }) => isApply(body, 'cases'));
  if (isSilent && !sameShape(plain, answer)) yield { arrow: 'aside', title: say('Put the values in'), shows: app('equal', plain, answer) };
  else if (!isSilent && !isApply(of, 'call')) yield { arrow: 'aside', title: say('Put the values in'), shows: sameShape(plain, answer) ? app('equal', of, answer) : app('chain', of, text, plain, text, answer) };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

function* withoutCalls(expression: Expression, rules: Rules, budget: { left: number }): Generator<LessonStep, Expression | undefined> {
  if (expression.kind !== 'apply') return expression;
  if (isApply(expression, 'call')) return yield* callValue(expression, rules, budget);
  const args: Expression[] = [];
  for (const arg of expression.args) {
    const value = yield* withoutCalls(arg, rules, budget);
    if (!value) return undefined;
    args.push(value);
  }
  return { ...expression, args };
}

function* callValue(call: ApplyNode, rules: Rules, budget: { left: number }): Generator<LessonStep, Expression | undefined> {
  if (budget.left-- <= 0) return undefined;
  const [callee, ...given] = call.args;
  const args: Expression[] = [];
  for (const each of given) {
    const value = yield* withoutCalls(each, rules, budget);
    if (!value) return undefined;
    args.push(valueOf(value));
  }
  if (isApply(callee, 'inverse-function')) return yield* inverseValue(callee, args, rules);
  const rule = callee?.kind === 'symbol' ? rules.get(callee.name) : undefined;
  if (!callee || !rule || rule.parameters.length !== args.length) return undefined;
  const put = new Map(rule.parameters.map((name, index) => [name, args[index] ?? callee]));
  const branch = isApply(rule.body, 'cases') ? branchAt(rule.body, put) : { body: rule.body };
  if (!branch) return undefined;
  const body = substitute(branch.body, put);
  const inner = yield* withoutCalls(body, rules, budget);
  const value = inner && valueOf(inner);
  if (!value) return undefined;
  const shown = app('call', callee, ...args);
  const says = branch.condition ? [say('Here {0} holds, so this row of the rule counts.', m(branch.condition))] : [];
  const isPlain = sameShape(body, value);
  // Which row counts is said in words; the formula then says what the row gives.
  if (branch.condition) yield { arrow: 'aside', title: say('Put {0} into the rule', args.map(m).join(', ')), says, shows: isPlain ? branch.condition : app('equal', body, value) };
  else yield { arrow: 'aside', title: say('Put {0} into the rule', args.map(m).join(', ')), shows: app('chain', shown, text, ...(isPlain ? [] : [body, text]), value) };
  return value;
}

/** The row whose condition holds; undefined where that is not certain. */
function branchAt(cases: ApplyNode, put: ReadonlyMap<string, Expression>): { readonly body: Expression; readonly condition?: Expression } | undefined {
  for (const row of cases.args) {
    const [body, condition] = isApply(row, 'list') ? row.args : [];
    if (!body || !condition) return undefined;
    const truth = truthAt(condition, put);
    if (truth === 'true') return { body, condition: substitute(condition, put) };
    if (truth !== 'false') return undefined;
  }
  return undefined;
}

/** Where the function has the value, if there is one place only. */
function* inverseValue(inverse: ApplyNode, args: readonly Expression[], rules: Rules): Generator<LessonStep, Expression | undefined> {
  const [callee] = inverse.args;
  const [value, ...more] = args;
  const rule = callee?.kind === 'symbol' ? rules.get(callee.name) : undefined;
  const [parameter] = rule?.parameters ?? [];
  if (!rule || !callee || !value || parameter === undefined || more.length > 0 || freeVariables(value).size > 0) return undefined;
  const equation = app('equal', rule.body, value);
  const found = solveEquation(equation, parameter);
  const [place, ...others] = found?.kind === 'finite' ? found.values : [];
  if (!place || others.length > 0) return undefined;
  yield {
    arrow: 'aside',
    title: say('Find where the function has this value'),
    says: [say('The inverse takes {0} back to where the function has it: solve {1}.', m(value), m(equation))],
    shows: app('equal', substitute(rule.body, new Map([[parameter, place]])), value),
  };
  return place;
}

function valueOf(expression: Expression): Expression {
  return freeVariables(expression).size === 0 ? overOneDenominator(expand(expression)) : neat(expression);
}

function isImaginaryUnit(part: Expression): boolean {
  return part.kind === 'constant' && part.name === 'i';
}

/** Nothing is left that has no value: no call, no case, no dots, no division by zero; of numbers only what is fully worked out. */
function isFinished(value: Expression): boolean {
  const isNumber = freeVariables(value).size === 0;
  return !some(value, (part) => {
    if (part.kind === 'constant') return !/^(?:pi|e|i)$/.test(part.name);
    if (part.kind !== 'apply') return part.kind === 'text' || part.kind === 'unread';
    if (part.operator === 'divide' && part.args[1]?.kind === 'number' && part.args[1].numerator === 0n) return true;
    return isNumber ? !/^(?:add|multiply|negate|divide|power|sqrt|root|ln|log|tuple)$/.test(part.operator) : /^(?:call|cases|inverse-function|boxed|equal)$/.test(part.operator);
  });
}
