import { say, type Phrase } from '../../core/phrase.ts';
import { app, num, sym } from '../../math/build.ts';
import { dependsOn, derivativeRule, type DerivativeRule, type RuleApplied } from '../../math/differentiate.ts';
import type { Expression } from '../../math/expression.ts';
import { toLatex } from '../../math/printing/latex.ts';
import { simplify } from '../../math/simplify.ts';
import { realValue } from '../../math/solving/approximate.ts';
import { mapChildren, some, substitute } from '../../math/traverse.ts';
import { freeVariables } from '../../math/variables.ts';
import { m, type Lesson, type LessonStep } from './lesson.ts';
import { neat } from './neat.ts';
import type { MathTask } from './task.ts';

/** More lines than this are no help to anybody. */
const mostLines = 12;

/** A derivative line by line: in each, every outermost `d/dx` gives way to its rule. */
export function* derivativeLesson(task: Extract<MathTask, { kind: 'differentiate' }>): Lesson {
  const { variable, order, point } = task;
  let current = task.expression;
  for (let round = 1; round <= order; round++) {
    if (order > 1) yield* announce(round, current);
    const derived = yield* once(current, variable);
    if (!derived) return { kind: 'beyond' };
    current = derived;
  }
  if (!point) return { kind: 'answer', answer: named(task, current), notes: [], checks: [] };
  const inserted = substitute(current, new Map([[variable, point]]));
  // Where the function has no value it has no derivative, whatever the formula gives.
  const start = substitute(task.expression, new Map([[variable, point]]));
  if (freeVariables(start).size === 0 && realValue(start) === undefined) return { kind: 'beyond' };
  const value = neat(inserted);
  if (some(value, (part) => part.kind === 'apply' && part.operator === 'divide' && part.args[1]?.kind === 'number' && part.args[1].numerator === 0n)) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('Put the value in'), says: [say('Take the derivative at {0}.', m(app('equal', sym(variable), point)))], shows: app('equal', inserted, value), reason: say('value at the point') };
  return { kind: 'answer', answer: value, notes: [], checks: [] };
}

/** `f'(x) = …` where the problem names the function. */
function named({ name, order }: Extract<MathTask, { kind: 'differentiate' }>, derived: Expression): Expression {
  return name ? app('equal', app('prime', name, num(order)), derived) : derived;
}

function* announce(round: number, expression: Expression): Generator<LessonStep, void> {
  yield { arrow: 'aside', title: say('Derivative number {0}', round), says: [say('Differentiate {0}.', m(expression))] };
}

function* once(expression: Expression, variable: string): Generator<LessonStep, Expression | undefined> {
  let line: Expression = app('derivative', expression, sym(variable));
  for (let count = 0; count < mostLines && hasDerivative(line); count++) {
    const rules: RuleApplied[] = [];
    const rewritten = advance(line, variable, rules);
    if (!rewritten) return undefined;
    const next = hasDerivative(rewritten) ? tidiedAround(rewritten) : neat(rewritten);
    const plain = hasDerivative(rewritten) ? undefined : rewritten;
    const names = [...new Set(rules.flatMap(({ rule, chained }) => (chained && rule !== 'general-power' ? [rule, 'chain' as const] : [rule])))].filter((rule) => rule !== 'identity' && rule !== 'constant');
    const told: readonly DerivativeRule[] = names.length > 0 ? names : ['constant'];
    const [first] = told;
    yield { arrow: 'equals', title: titleOf(first ?? 'constant'), says: told.map(ruleSentence), shows: app('equal', line, plain && toLatex(plain).length < 160 ? simplifiedOnce(plain) : next), reason: reasonOf(told) };
    const shown = plain && toLatex(plain).length < 160 ? simplifiedOnce(plain) : next;
    if (plain && toLatex(shown) !== toLatex(next)) yield { arrow: 'equals', title: say('Simplify'), shows: app('equal', shown, next), reason: say('simplify') };
    line = next;
  }
  return hasDerivative(line) ? undefined : line;
}

function hasDerivative(expression: Expression): boolean {
  return some(expression, (part) => part.kind === 'apply' && part.operator === 'derivative');
}

/** Every outermost derivative by its rule; sums go on at once into their simple terms. */
function advance(expression: Expression, variable: string, rules: RuleApplied[]): Expression | undefined {
  if (expression.kind !== 'apply') return expression;
  if (expression.operator !== 'derivative') {
    let failed = false;
    const advanced = mapChildren(expression, (child) => {
      const next = advance(child, variable, rules);
      failed ||= next === undefined;
      return next ?? child;
    });
    return failed ? undefined : advanced;
  }
  const [inner] = expression.args;
  const applied = inner && derivativeRule(inner, variable);
  if (!applied) return undefined;
  rules.push(applied);
  return settled(applied.result, variable, rules, applied.rule === 'sum' || applied.rule === 'constant-multiple');
}

/** Derivatives of constants and of the variable are put in at once; behind a sum those of simple terms too. */
function settled(expression: Expression, variable: string, rules: RuleApplied[], simpleToo: boolean): Expression {
  if (expression.kind !== 'apply') return expression;
  if (expression.operator !== 'derivative') return mapChildren(expression, (child) => settled(child, variable, rules, simpleToo));
  const [inner] = expression.args;
  if (!inner) return expression;
  const trivial = !dependsOn(inner, variable) || inner.kind === 'symbol';
  if (!trivial && !(simpleToo && isSimpleTerm(inner, variable))) return expression;
  const applied = derivativeRule(inner, variable);
  if (!applied) return expression;
  rules.push(applied);
  return settled(applied.result, variable, rules, true);
}

/** A power of the variable, or a function of it, with a number before it. */
function isSimpleTerm(expression: Expression, variable: string): boolean {
  if (!dependsOn(expression, variable)) return true;
  if (expression.kind !== 'apply') return true;
  const varying = expression.args.filter((arg) => dependsOn(arg, variable));
  const [only, ...more] = varying;
  if (!only || more.length > 0) return false;
  if (expression.operator === 'multiply' || expression.operator === 'negate' || (expression.operator === 'divide' && only === expression.args[0])) return isSimpleTerm(only, variable);
  return only.kind === 'symbol';
}

/** Between the rules only what is plainly foldable is folded. */
function tidiedAround(expression: Expression): Expression {
  return simplifiedOnce(expression);
}

function simplifiedOnce(expression: Expression): Expression {
  const unfolded = mapChildren(expression, simplifiedOnce);
  if (unfolded.kind !== 'apply') return unfolded;
  if (unfolded.operator === 'multiply') {
    const flat = unfolded.args.flatMap((arg) => (arg.kind === 'apply' && arg.operator === 'multiply' ? arg.args : [arg]));
    const kept = flat.filter((arg) => !isNumber(arg, 1n));
    if (kept.some((arg) => isNumber(arg, 0n))) return num(0);
    const [only] = kept;
    return kept.length === 0 ? num(1) : kept.length === 1 && only ? only : { ...unfolded, args: kept };
  }
  if (unfolded.operator === 'add') {
    const kept = unfolded.args.filter((arg) => !isNumber(arg, 0n));
    const [only] = kept;
    return kept.length === 0 ? num(0) : kept.length === 1 && only ? only : { ...unfolded, args: kept };
  }
  if (unfolded.operator === 'power' && unfolded.args[1] && isNumber(unfolded.args[1], 1n)) return unfolded.args[0] ?? unfolded;
  if (unfolded.operator === 'negate' && unfolded.args[0] && isNumber(unfolded.args[0], 0n)) return num(0);
  if (unfolded.operator === 'ln') return simplify(unfolded);
  return unfolded;
}

function isNumber(expression: Expression, value: bigint): boolean {
  return expression.kind === 'number' && expression.numerator === value && expression.denominator === 1n;
}

function titleOf(rule: DerivativeRule): Phrase {
  switch (rule) {
    case 'sum':
      return say('Differentiate term by term');
    case 'product':
      return say('Use the product rule');
    case 'quotient':
      return say('Use the quotient rule');
    case 'chain':
      return say('Use the chain rule');
    case 'power':
      return say('Use the power rule');
    case 'constant-multiple':
      return say('Keep the constant factor');
    case 'general-power':
      return say('Differentiate a power with a variable exponent');
    default:
      return say('Differentiate');
  }
}

function ruleSentence(rule: DerivativeRule): Phrase {
  switch (rule) {
    case 'constant':
      return say('The derivative of a constant is zero.');
    case 'identity':
      return say('The derivative of the variable itself is one.');
    case 'sum':
      return say('The derivative of a sum is the sum of the derivatives.');
    case 'constant-multiple':
      return say('A constant factor stays.');
    case 'power':
      return say('Power rule: {0}.', "$(u^n)' = n u^{n-1} u'$");
    case 'product':
      return say('Product rule: {0}.', "$(uv)' = u'v + uv'$");
    case 'quotient':
      return say('Quotient rule: {0}.', "$\\left(\\frac{u}{v}\\right)' = \\frac{u'v - uv'}{v^2}$");
    case 'chain':
      return say('Chain rule: the derivative of the outer function, times the derivative of the inner one.');
    case 'exponential':
      return say('Exponential: {0}.', "$(a^u)' = a^u \\ln a \\cdot u'$");
    case 'logarithm':
      return say('Logarithm: {0}.', "$(\\ln u)' = \\frac{u'}{u}$");
    case 'trigonometric':
      return say('Trigonometric functions: {0}.', "$(\\sin u)' = u'\\cos u$, $(\\cos u)' = -u'\\sin u$, $(\\tan u)' = \\frac{u'}{\\cos^2 u}$");
    case 'inverse-trigonometric':
      return say('Inverse trigonometric functions: {0}.', "$(\\arcsin u)' = \\frac{u'}{\\sqrt{1-u^2}}$, $(\\arctan u)' = \\frac{u'}{1+u^2}$");
    case 'hyperbolic':
      return say('Hyperbolic functions: {0}.', "$(\\sinh u)' = u'\\cosh u$, $(\\cosh u)' = u'\\sinh u$");
    case 'root':
      return say('Root: {0}.', "$(\\sqrt{u})' = \\frac{u'}{2\\sqrt{u}}$");
    case 'general-power':
      return say('Write {0} and differentiate that.', '$u^v = e^{v \\ln u}$');
    case 'absolute-value':
      return say('Absolute value: {0}, where {1} is not zero.', "$|u|' = \\frac{u}{|u|}u'$", '$u$');
  }
}

function reasonOf(rules: readonly DerivativeRule[]): Phrase {
  const chained = rules.includes('chain');
  const main = rules.find((rule) => rule !== 'chain') ?? 'chain';
  switch (main) {
    case 'product':
      return chained ? say('product rule and chain rule') : say('product rule');
    case 'quotient':
      return chained ? say('quotient rule and chain rule') : say('quotient rule');
    case 'sum':
      return say('term by term');
    case 'power':
      return chained ? say('power rule and chain rule') : say('power rule');
    case 'constant':
      return say('derivative of a constant');
    case 'constant-multiple':
      return say('constant factor');
    case 'general-power':
      return say('power as an exponential');
    default:
      return chained ? say('chain rule') : say('known derivative');
  }
}
