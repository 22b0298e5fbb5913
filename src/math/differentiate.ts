import { app, constant, num, sym } from './build.ts';
import type { ApplyNode, Expression, Operator } from './expression.ts';
import { simplify } from './simplify.ts';
import { mapChildren, some } from './traverse.ts';

export type DerivativeRule = 'constant' | 'identity' | 'sum' | 'constant-multiple' | 'power' | 'product' | 'quotient' | 'chain' | 'exponential' | 'logarithm' | 'trigonometric' | 'inverse-trigonometric' | 'hyperbolic' | 'root' | 'general-power' | 'absolute-value';

/** One rule applied at the top; what is still to be differentiated stands in `derivative` nodes. */
export interface RuleApplied {
  readonly rule: DerivativeRule;
  /** The outer function is composed with an inner one, so the chain rule was used with it. */
  readonly chained: boolean;
  readonly result: Expression;
}

/** The derivative, simplified; undefined where some part has none that is elementary (a floor, an unknown function). */
export function differentiate(expression: Expression, variable: string): Expression | undefined {
  const finished = finish(app('derivative', expression, sym(variable)), variable);
  return finished && simplify(finished);
}

function finish(expression: Expression, variable: string): Expression | undefined {
  if (expression.kind !== 'apply') return expression;
  if (expression.operator === 'derivative') {
    const [inner] = expression.args;
    const applied = inner && derivativeRule(inner, variable);
    return applied && finish(applied.result, variable);
  }
  let failed = false;
  const finished = mapChildren(expression, (child) => {
    const done = finish(child, variable);
    failed ||= done === undefined;
    return done ?? child;
  });
  return failed ? undefined : finished;
}

/** Whether `d/dx` meets a letter that may itself be a function of x, as y in `dy/dx`; a, b, c, k, m, n and Greek letters are constants. */
export function mayHideDependence(body: Expression, variable: string): boolean {
  return some(body, (part) => part.kind === 'symbol' && part.name !== variable && !/^(?:[abckmnpqABCK](?:_.*)?|alpha|beta|gamma|delta|lambda|mu|omega|sigma|tau|varphi|phi)$/.test(part.name));
}

export function dependsOn(expression: Expression, variable: string): boolean {
  return some(expression, (part) => part.kind === 'symbol' && part.name === variable);
}

/** The rule for the outermost operation of an expression. */
export function derivativeRule(expression: Expression, variable: string): RuleApplied | undefined {
  if (!dependsOn(expression, variable)) return { rule: 'constant', chained: false, result: num(0) };
  if (expression.kind === 'symbol') return { rule: 'identity', chained: false, result: num(1) };
  if (expression.kind !== 'apply') return undefined;
  const d = (part: Expression): Expression => app('derivative', part, sym(variable));
  const { operator, args } = expression;
  const [first, second] = args;
  if (!first) return undefined;
  switch (operator) {
    case 'add':
      return { rule: 'sum', chained: false, result: { ...bare(expression), args: args.map((arg) => (isNegation(arg) ? app('negate', d(arg.args[0] ?? arg)) : d(arg))) } };
    case 'negate':
      return { rule: 'constant-multiple', chained: false, result: app('negate', d(first)) };
    case 'multiply':
      return productRule(args, variable, d);
    case 'divide':
      return second && quotientRule(first, second, variable, d);
    case 'power':
      return second && powerRule(first, second, variable, d);
    case 'sqrt':
      return composed('root', first, variable, app('divide', num(1), app('multiply', num(2), expression)), d);
    case 'root':
      if (!second || dependsOn(second, variable)) return undefined;
      return composed('root', first, variable, app('divide', num(1), app('multiply', second, app('power', expression, app('add', second, app('negate', num(1)))))), d);
    case 'log':
      return second && dependsOn(second, variable)
        ? undefined
        : composed('logarithm', first, variable, app('divide', num(1), app('multiply', first, app('ln', second ?? num(10)))), d);
    default: {
      const known = functionDerivative(operator, first, expression);
      return known && composed(known.rule, first, variable, known.result, d);
    }
  }
}

type Differentiated = (part: Expression) => Expression;

/** `f(u)′ = f′(u)·u′`. */
function composed(rule: DerivativeRule, inner: Expression, variable: string, outer: Expression, d: Differentiated): RuleApplied {
  const plain = inner.kind === 'symbol' && inner.name === variable;
  return { rule, chained: !plain, result: plain ? outer : app('multiply', outer, d(inner)) };
}

function productRule(args: readonly Expression[], variable: string, d: Differentiated): RuleApplied {
  const constants = args.filter((arg) => !dependsOn(arg, variable));
  const varying = args.filter((arg) => dependsOn(arg, variable));
  const [only, ...more] = varying;
  if (only && constants.length > 0) {
    return { rule: 'constant-multiple', chained: false, result: app('multiply', ...constants, d(more.length === 0 ? only : app('multiply', ...varying))) };
  }
  return { rule: 'product', chained: false, result: app('add', ...varying.map((factor, index) => app('multiply', ...varying.map((other, place) => (place === index ? d(factor) : other))))) };
}

function quotientRule(above: Expression, below: Expression, variable: string, d: Differentiated): RuleApplied {
  if (!dependsOn(below, variable)) return { rule: 'constant-multiple', chained: false, result: app('divide', d(above), below) };
  const square = app('power', below, num(2));
  if (!dependsOn(above, variable)) return { rule: 'quotient', chained: false, result: app('negate', app('divide', app('multiply', above, d(below)), square)) };
  const numerator = app('add', app('multiply', d(above), below), app('negate', app('multiply', above, d(below))));
  return { rule: 'quotient', chained: false, result: app('divide', numerator, square) };
}

function powerRule(base: Expression, exponent: Expression, variable: string, d: Differentiated): RuleApplied {
  const power = app('power', base, exponent);
  if (!dependsOn(exponent, variable)) {
    const lowered = simplify(app('add', exponent, app('negate', num(1))));
    const isOne = lowered.kind === 'number' && lowered.numerator === 1n && lowered.denominator === 1n;
    return composed('power', base, variable, app('multiply', exponent, isOne ? base : app('power', base, lowered)), d);
  }
  if (!dependsOn(base, variable)) {
    const isE = base.kind === 'constant' && base.name === 'e';
    return composed('exponential', exponent, variable, isE ? power : app('multiply', power, app('ln', base)), d);
  }
  // u^v = e^(v ln u)
  return { rule: 'general-power', chained: true, result: app('multiply', power, d(app('multiply', exponent, app('ln', base)))) };
}

const two = num(2);

function functionDerivative(operator: Operator, u: Expression, whole: ApplyNode): { readonly rule: DerivativeRule; readonly result: Expression } | undefined {
  const squared = (of: Expression): Expression => app('power', of, two);
  const over = (below: Expression): Expression => app('divide', num(1), below);
  const lessThanOne = app('add', num(1), app('negate', squared(u)));
  const trigonometric = (result: Expression) => ({ rule: 'trigonometric' as const, result });
  const inverse = (result: Expression) => ({ rule: 'inverse-trigonometric' as const, result });
  const hyperbolic = (result: Expression) => ({ rule: 'hyperbolic' as const, result });
  switch (operator) {
    case 'sin':
      return trigonometric(app('cos', u));
    case 'cos':
      return trigonometric(app('negate', app('sin', u)));
    case 'tan':
      return trigonometric(over(squared(app('cos', u))));
    case 'cot':
      return trigonometric(app('negate', over(squared(app('sin', u)))));
    case 'sec':
      return trigonometric(app('multiply', whole, app('tan', u)));
    case 'csc':
      return trigonometric(app('negate', app('multiply', whole, app('cot', u))));
    case 'arcsin':
      return inverse(over(app('sqrt', lessThanOne)));
    case 'arccos':
      return inverse(app('negate', over(app('sqrt', lessThanOne))));
    case 'arctan':
      return inverse(over(app('add', squared(u), num(1))));
    case 'arccot':
      return inverse(app('negate', over(app('add', squared(u), num(1)))));
    case 'sinh':
      return hyperbolic(app('cosh', u));
    case 'cosh':
      return hyperbolic(app('sinh', u));
    case 'tanh':
      return hyperbolic(over(squared(app('cosh', u))));
    case 'arsinh':
      return hyperbolic(over(app('sqrt', app('add', squared(u), num(1)))));
    case 'arcosh':
      return hyperbolic(over(app('sqrt', app('add', squared(u), app('negate', num(1))))));
    case 'artanh':
      return hyperbolic(over(lessThanOne));
    case 'exp':
      return { rule: 'exponential', result: app('power', constant('e'), u) };
    case 'ln':
      return { rule: 'logarithm', result: over(u) };
    case 'abs':
      return { rule: 'absolute-value', result: app('divide', u, whole) };
    default:
      return undefined;
  }
}

function bare(node: ApplyNode): ApplyNode {
  return { kind: 'apply', operator: node.operator, args: node.args };
}

function isNegation(expression: Expression): expression is ApplyNode {
  return expression.kind === 'apply' && expression.operator === 'negate';
}
