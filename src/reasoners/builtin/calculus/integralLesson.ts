import { say, type Phrase } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { mapChildren, some, substitute } from '../../../math/traverse.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import type { CalculusTask } from './calculusTask.ts';
import { equals } from './confirmed.ts';
import { isContinuousOn } from './continuity.ts';
import { improperLesson } from './improperLesson.ts';
import { quadrature } from './quadrature.ts';
import { constantOfIntegration, integrationRule, type IntegrationRule } from './integrationRules.ts';
import { isOneNumber } from '../zeroAndOne.ts';

/** More lines than this are no help to anybody. */
const mostLines = 14;

export function* integralLesson(task: Extract<CalculusTask, { kind: 'integral' }>): Lesson {
  const { integrand, variable, bounds } = task;
  if (bounds && !isProper(integrand, variable, bounds)) return yield* improperLesson(task);
  const found = yield* antiderivative(integrand, variable, bounds === undefined);
  if (!found) return { kind: 'beyond' };
  if (!bounds) return { kind: 'answer', answer: found, notes: [], checks: [app('equal', app('derivative', found, sym(variable)), integrand)] };
  const value = yield* between(integrand, found, variable, bounds);
  return value ? { kind: 'answer', answer: value, notes: [say('The integral was also computed numerically, with the same value.')], checks: [] } : { kind: 'beyond' };
}

export function isProper(integrand: Expression, variable: string, bounds: readonly [Expression, Expression]): boolean {
  const [a, b] = bounds.map((bound) => realValue(bound));
  return a !== undefined && b !== undefined && a !== b && Math.abs(a) < 1e6 && Math.abs(b) < 1e6 && isContinuousOn(integrand, variable, [Math.min(a, b), Math.max(a, b)]);
}

/** `e^(2 ln 3)` as `3²`. */
function withoutLogarithmPowers(expression: Expression): Expression {
  const inner = mapChildren(expression, withoutLogarithmPowers);
  if (inner.kind !== 'apply' || inner.operator !== 'power') return inner;
  const [base, exponent] = inner.args;
  if (base?.kind !== 'constant' || base.name !== 'e' || !exponent) return inner;
  const factors = exponent.kind === 'apply' && exponent.operator === 'multiply' ? exponent.args : exponent.kind === 'apply' && exponent.operator === 'negate' && exponent.args[0] ? [num(-1), exponent.args[0]] : [exponent];
  const logarithm = factors.find((factor) => factor.kind === 'apply' && factor.operator === 'ln');
  const [argument] = logarithm?.kind === 'apply' ? logarithm.args : [];
  const rest = factors.filter((factor) => factor !== logarithm);
  return argument ? app('power', argument, rest.length === 0 ? num(1) : app('multiply', num(1), ...rest)) : inner;
}

/** Whether quadrature gives the value, to ten digits. */
function isValue(integrand: Expression, variable: string, [from, to]: readonly [Expression, Expression], value: Expression): boolean {
  const [low, high, stated] = [realValue(from), realValue(to), realValue(value)];
  const found = low === undefined || high === undefined ? undefined : quadrature((x) => realValue(integrand, new Map([[variable, real(x)]])), low, high);
  return found !== undefined && stated !== undefined && Math.abs(found.value - stated) <= 1e-9 * found.size;
}

export function* between(integrand: Expression, primitive: Expression, variable: string, [from, to]: readonly [Expression, Expression]): Generator<LessonStep, Expression | undefined> {
  const integral = app('integral', integrand, sym(variable), from, to);
  const at = (point: Expression): Expression => substitute(primitive, new Map([[variable, point]]));
  const difference = minus(at(to), at(from));
  const value = neat(withoutLogarithmPowers(difference));
  if (some(value, (part) => part.kind === 'apply' && part.operator === 'divide' && part.args[1]?.kind === 'number' && part.args[1].numerator === 0n) || !isValue(integrand, variable, [from, to], value)) return undefined;
  yield { arrow: 'equals', title: say('Put the limits in'), says: [say('The integral is the antiderivative at the upper limit minus that at the lower one: {0}.', '$\\int_a^b f(x)\\,dx = F(b) - F(a)$')], shows: app('equal', integral, difference), reason: say('upper minus lower limit') };
  if (toLatex(value) !== toLatex(difference)) yield { arrow: 'equals', title: say('Work it out'), shows: app('equal', difference, value), reason: say('work it out') };
  return value;
}

/** An antiderivative line by line: in each, every integral gives way to its rule. Undefined unless its derivative is the integrand. */
export function* antiderivative(integrand: Expression, variable: string, withConstant: boolean): Generator<LessonStep, Expression | undefined> {
  let line: Expression = app('integral', integrand, sym(variable));
  const whole = line;
  const constant = constantOfIntegration(integrand);
  for (let count = 0; count < mostLines && hasIntegral(line); count++) {
    const rules: IntegrationRule[] = [];
    const next = advance(line, variable, rules, false);
    if (!next) return undefined;
    const done = !hasIntegral(next);
    const shown = withConstant && done ? app('add', ...termsOf(next), constant) : next;
    const told = rules.length > 1 ? rules.filter(({ kind }) => kind !== 'constant') : rules;
    const [first] = told;
    if (!first || !equals(line, shown)) return undefined;
    yield { arrow: 'equals', title: titleOf(first), says: distinct(told.flatMap(sentencesOf)), shows: app('equal', line, shown), reason: reasonOf(first) };
    if (done) {
      const result = neat(next);
      const tidy = withConstant ? app('add', ...termsOf(result), constant) : result;
      if (!equals(whole, tidy)) return undefined;
      if (toLatex(tidy) !== toLatex(shown)) yield { arrow: 'equals', title: say('Simplify'), shows: app('equal', shown, tidy), reason: say('simplify') };
      return tidy;
    }
    line = next;
  }
  return undefined;
}

function termsOf(sum: Expression): readonly Expression[] {
  return sum.kind === 'apply' && sum.operator === 'add' ? sum.args : [sum];
}

function hasIntegral(expression: Expression): boolean {
  return some(expression, (part) => part.kind === 'apply' && part.operator === 'integral');
}

/** Every integral by its rule; those of a sum go on at once while they are simple. */
function advance(expression: Expression, variable: string, rules: IntegrationRule[], simpleOnly: boolean): Expression | undefined {
  if (expression.kind !== 'apply') return expression;
  if (expression.operator !== 'integral') {
    let failed = false;
    const advanced = mapChildren(expression, (child) => {
      const next = advance(child, variable, rules, simpleOnly);
      failed ||= next === undefined;
      return next ?? child;
    });
    return failed ? undefined : flattened(advanced);
  }
  const [body] = expression.args;
  const step = body && integrationRule(body, variable);
  if (!step) return undefined;
  if (simpleOnly && !step.rules.every(({ kind }) => kind === 'constant' || kind === 'constant-factor')) return expression;
  rules.push(...step.rules);
  const outward = step.rules.some(({ kind }) => kind === 'sum' || kind === 'constant-factor');
  return outward ? advance(step.result, variable, rules, true) : step.result;
}

/** `1·3·∫` without the one, and products and sums without inner brackets. */
function flattened(expression: Expression): Expression {
  if (expression.kind !== 'apply' || (expression.operator !== 'multiply' && expression.operator !== 'add')) return expression;
  const { operator } = expression;
  const args = expression.args.flatMap((arg) => (arg.kind === 'apply' && arg.operator === operator ? arg.args : [arg])).filter((arg) => operator === 'add' || !isOneNumber(arg));
  const [only] = args;
  return args.length === 0 ? num(1) : args.length === 1 && only ? only : { ...expression, args };
}

function distinct(phrases: readonly Phrase[]): Phrase[] {
  return [...new Map(phrases.map((phrase) => [JSON.stringify([phrase.template, phrase.args]), phrase])).values()];
}

function titleOf(rule: IntegrationRule): Phrase {
  switch (rule.kind) {
    case 'sum':
      return say('Integrate term by term');
    case 'constant-factor':
      return say('Take the constant factor out');
    case 'substitution':
      return say('Substitute');
    case 'parts':
    case 'cyclic':
      return say('Integrate by parts');
    case 'partial-fractions':
      return say('Take the fraction apart');
    case 'expand':
      return say('Multiply out');
    case 'half-angle':
      return say('Use a trigonometric identity');
    case 'split':
      return say('Split the numerator');
    default:
      return say('Integrate');
  }
}

function sentencesOf(rule: IntegrationRule): Phrase[] {
  switch (rule.kind) {
    case 'constant':
      return [say('The integral of a constant is the constant times the variable.')];
    case 'sum':
      return [say('The integral of a sum is the sum of the integrals.')];
    case 'constant-factor':
      return [say('A constant factor may stand before the integral.')];
    case 'power':
      return [say('Power rule: {0} for {1}.', '$\\int x^n\\,dx = \\frac{x^{n+1}}{n+1} + C$', '$n \\ne -1$')];
    case 'logarithm':
      return [say('Logarithm: {0}.', '$\\int \\frac{1}{x}\\,dx = \\ln|x| + C$')];
    case 'exponential':
      return [say('Exponential: {0}.', '$\\int a^x\\,dx = \\frac{a^x}{\\ln a} + C$')];
    case 'sine':
      return [say('Known integral: it reverses the derivative of the function.')];
    case 'inverse-trigonometric':
      return [say('Known integral: {0}.', '$\\int \\frac{dx}{x^2+a^2} = \\frac{1}{a}\\arctan\\frac{x}{a} + C$, $\\int \\frac{dx}{\\sqrt{a^2-x^2}} = \\arcsin\\frac{x}{a} + C$')];
    case 'linear':
      return [say('The inner function {0} is linear, so divide by its slope {1}.', m(rule.inner), m(rule.slope))];
    case 'substitution':
      return [say('Substitute {0}: its derivative {1} stands in the integrand, up to a number, which leaves {2}.', `$u = ${toLatex(rule.inner)}$`, m(rule.derived), `$\\int ${toLatex(rule.outer)}\\,du$`)];
    case 'parts':
      return [say('Integration by parts: {0}.', "$\\int u v'\\,dx = u v - \\int u' v\\,dx$"), say('Take {0} and {1}.', `$u = ${toLatex(rule.u)}$`, `$v' = ${toLatex(rule.dv)}$`), say('Then {0} and {1}.', `$u' = ${toLatex(rule.du)}$`, `$v = ${toLatex(rule.v)}$`)];
    case 'cyclic':
      return [say('By parts twice, the same integral comes back with another factor: {0}. Solve for it.', '$I = \\ldots - \\frac{b^2}{a^2} I$')];
    case 'partial-fractions':
      return [say('Factor the denominator and write the fraction as a sum of simpler ones; comparing coefficients gives the numerators.')];
    case 'expand':
      return [say('Multiplied out, it can be integrated term by term.')];
    case 'half-angle':
      return [say('Use {0}.', '$\\sin^2 x = \\frac{1 - \\cos 2x}{2}$, $\\cos^2 x = \\frac{1 + \\cos 2x}{2}$, $\\tan^2 x = \\frac{1}{\\cos^2 x} - 1$')];
    case 'split':
      return [say('One part is the derivative of the denominator over it, the other a number over the denominator.')];
  }
}

function reasonOf(rule: IntegrationRule): Phrase {
  switch (rule.kind) {
    case 'constant':
      return say('integral of a constant');
    case 'sum':
      return say('term by term');
    case 'constant-factor':
      return say('constant factor');
    case 'power':
      return say('power rule');
    case 'substitution':
    case 'linear':
      return say('substitution');
    case 'parts':
    case 'cyclic':
      return say('by parts');
    case 'partial-fractions':
      return say('partial fractions');
    case 'expand':
      return say('multiply out');
    case 'half-angle':
      return say('identity');
    case 'split':
      return say('split the numerator');
    default:
      return say('known integral');
  }
}
