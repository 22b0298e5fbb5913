import { say, type Phrase } from '../../../core/phrase.ts';
import { app, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { sameShape, some, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { equationLesson } from '../equation.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { overOneDenominator } from '../neat.ts';
import type { Operation, OperationQuestion } from './operationQuestion.ts';

/** The operations worked out from the inside; an equation is then solved. */
export function* operationLesson({ operations, of, unknown }: OperationQuestion): Lesson {
  const plain = yield* withoutOperations(of, operations);
  if (!plain) return { kind: 'beyond' };
  if (unknown !== undefined) {
    const [left, right] = plain.kind === 'apply' ? plain.args : [];
    return left && right ? yield* equationLesson({ kind: 'solve', left, right, unknown, numbers: 'real' }) : { kind: 'beyond' };
  }
  const answer = overOneDenominator(expand(plain));
  if (!isFinished(answer)) return { kind: 'beyond' };
  if (!isApply(of, 'call') && !sameShape(plain, answer)) yield { arrow: 'aside', title: say('Put the values in'), shows: app('equal', plain, answer) };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

function* withoutOperations(expression: Expression, operations: OperationQuestion['operations']): Generator<LessonStep, Expression | undefined> {
  if (expression.kind !== 'apply') return expression;
  const args: Expression[] = [];
  for (const arg of expression.args) {
    const value = yield* withoutOperations(arg, operations);
    if (!value) return undefined;
    args.push(value);
  }
  const [name, left, right] = args;
  const operation = isApply(expression, 'call') && name?.kind === 'symbol' ? operations.get(name.name) : undefined;
  if (!operation) return isApply(expression, 'call') ? undefined : { ...expression, args };
  if (!left || !right) return undefined;
  const put = substitute(operation.body, new Map([[operation.parameters[0], left], [operation.parameters[1], right]]));
  const isNumber = freeVariables(put).size === 0;
  const value = isNumber ? overOneDenominator(expand(put)) : simplify(put);
  if (isNumber && !isFinished(value)) return undefined;
  const [a, b] = operation.parameters;
  const says = [say('Here {0} in the rule for {1}.', `${m(app('equal', sym(a), left))}, ${m(app('equal', sym(b), right))}`, `$${written(expression, operations)}$`)];
  yield { arrow: 'aside', title: say('Use the rule'), says, shows: app('equal', put, value) };
  return value;
}

/** With the signs of the operations again. */
function written(expression: Expression, operations: OperationQuestion['operations']): string {
  const marks: Operation[] = [...operations.values()];
  const named = (part: Expression): Expression => {
    const [name, left, right] = isApply(part, 'call') ? part.args : [];
    const index = name?.kind === 'symbol' ? [...operations.keys()].indexOf(name.name) : -1;
    if (part.kind !== 'apply') return part;
    if (index < 0 || !left || !right) return { ...part, args: part.args.map(named) };
    const inner = [left, right].map((arg) => (isApply(arg, 'call') ? `\\left(${plain(toLatex(named(arg)))}\\right)` : toLatex(named(arg))));
    return { kind: 'text', text: `${inner[0]} ${marks[index]?.sign ?? ''} ${inner[1]}` };
  };
  return plain(toLatex(named(expression)));
}

function plain(latex: string): string {
  return latex.replace(/\\text\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g, '$1');
}

/** A number without anything that has no value. */
function isFinished(value: Expression): boolean {
  return !some(value, (part) => (part.kind === 'apply' ? !/^(?:add|multiply|negate|divide|power|sqrt|root)$/.test(part.operator) || (part.operator === 'divide' && part.args[1]?.kind === 'number' && part.args[1].numerator === 0n) : part.kind === 'constant' ? part.name !== 'pi' : part.kind !== 'number'));
}

/** The interpretation in one sentence. */
export function operationReading({ operations, of }: OperationQuestion): Phrase {
  const rules = [...operations].map(([name, { parameters, body }]) => `$${written(app('call', sym(name), sym(parameters[0]), sym(parameters[1])), operations)} = ${toLatex(body)}$`).join(', ');
  return isApply(of, 'equal') ? say('I read this as: solve {0}, where {1}.', `$${written(of, operations)}$`, rules) : say('I read this as: compute {0}, where {1}.', `$${written(of, operations)}$`, rules);
}
