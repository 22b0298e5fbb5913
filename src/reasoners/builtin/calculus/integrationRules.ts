import { app, num, sym } from '../../../math/build.ts';
import { dependsOn, differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { add, divide, isZero, multiply, one, rational, subtract, type Rational } from '../../../math/rational.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { neat } from '../neat.ts';
import { at, coefficientsOf, rationalExpression, type Coefficients } from '../univariate.ts';
import { cyclic } from './cyclic.ts';
import { expressionOf, productOf, type Factor, type Product } from './factors.ts';
import { partialFractions } from './partialFractions.ts';
import { isOneNumber } from '../zeroAndOne.ts';

export type IntegrationRule =
  | { readonly kind: 'constant' | 'sum' | 'constant-factor' | 'power' | 'logarithm' | 'exponential' | 'sine' | 'inverse-trigonometric' | 'expand' | 'partial-fractions' | 'half-angle' | 'split' | 'cyclic' }
  | { readonly kind: 'linear'; readonly inner: Expression; readonly slope: Expression }
  | { readonly kind: 'substitution'; readonly inner: Expression; readonly derived: Expression; readonly outer: Expression }
  | { readonly kind: 'parts'; readonly u: Expression; readonly v: Expression; readonly du: Expression; readonly dv: Expression };

export interface IntegralStep {
  readonly rules: readonly IntegrationRule[];
  /** What the integral equals; may hold further integrals. */
  readonly result: Expression;
}

/** The rule for one integral; undefined where none of the known ones fits. */
export function integrationRule(integrand: Expression, variable: string): IntegralStep | undefined {
  const x = sym(variable);
  if (!dependsOn(integrand, variable)) return { rules: [{ kind: 'constant' }], result: isOneNumber(integrand) ? x : app('multiply', integrand, x) };
  const integral = (body: Expression): Expression => app('integral', body, x);
  if (integrand.kind === 'apply' && integrand.operator === 'add') {
    const terms = integrand.args.map((arg) => (arg.kind === 'apply' && arg.operator === 'negate' && arg.args[0] ? app('negate', integral(arg.args[0])) : integral(arg)));
    return { rules: [{ kind: 'sum' }], result: app('add', ...terms) };
  }
  const product = productOf(integrand, variable);
  if (!isOneNumber(product.constant)) return outside(product, variable);
  return known(product.factors, variable) ?? substitution(product.factors, variable) ?? rationalFunction(integrand, variable) ?? multipliedOut(integrand, product.factors, variable) ?? trigonometricIdentity(product.factors, variable) ?? cyclic(product.factors, variable) ?? byParts(product.factors, variable);
}

function outside({ constant: factor, factors }: Product, variable: string): IntegralStep {
  const inner = app('integral', expressionOf(factors), sym(variable));
  const negative = factor.kind === 'apply' && factor.operator === 'negate' ? factor.args[0] : undefined;
  const result = negative ? app('negate', isOneNumber(negative) ? inner : app('multiply', negative, inner)) : app('multiply', factor, inner);
  return { rules: [{ kind: 'constant-factor' }], result };
}

/** Powers, exponentials and sines of `ax + b`, and the two inverse functions. */
function known(factors: readonly Factor[], variable: string): IntegralStep | undefined {
  const [factor, ...more] = factors;
  if (!factor || more.length > 0) return undefined;
  const { base, exponent } = factor;
  const line = coefficientsOf(base, variable);
  if (line?.length === 2) return alongLine(base, variable, (u) => primitiveOfPower(u, exponent), isZero(add(exponent, one)) ? 'logarithm' : 'power');
  if (line?.length === 3) return inverseFunction(line, exponent, variable);
  if (base.kind !== 'apply') return undefined;
  const [first, second] = base.args;
  if (base.operator === 'power' && first && second && !dependsOn(first, variable) && isOneRational(exponent)) {
    const isE = first.kind === 'constant' && first.name === 'e';
    return alongLine(second, variable, (u) => (isE ? app('power', first, u) : app('divide', app('power', first, u), app('ln', first))), 'exponential');
  }
  const outer = first && outerPrimitive(base.operator, exponent);
  return outer && alongLine(first, variable, outer, 'sine');
}

type Outer = (u: Expression) => Expression;

function outerPrimitive(operator: string, exponent: Rational): Outer | undefined {
  if (isOneRational(exponent)) {
    if (operator === 'sin') return (u) => app('negate', app('cos', u));
    if (operator === 'cos') return (u) => app('sin', u);
    if (operator === 'sinh') return (u) => app('cosh', u);
    if (operator === 'cosh') return (u) => app('sinh', u);
  }
  if (exponent.denominator === 1n && exponent.numerator === -2n) {
    if (operator === 'cos') return (u) => app('tan', u);
    if (operator === 'sin') return (u) => app('negate', app('cot', u));
  }
  return undefined;
}

/** `∫ f(ax + b) dx = F(ax + b)/a`. */
function alongLine(inner: Expression, variable: string, primitive: Outer, kind: 'power' | 'logarithm' | 'exponential' | 'sine'): IntegralStep | undefined {
  const slope = slopeOf(inner, variable);
  if (!slope) return undefined;
  const whole = primitive(inner);
  if (isOneNumber(slope)) return { rules: inner.kind === 'symbol' ? [{ kind }] : [{ kind }, { kind: 'linear', inner, slope }], result: whole };
  return { rules: [{ kind }, { kind: 'linear', inner, slope }], result: simplify(app('divide', whole, slope)) };
}

function slopeOf(inner: Expression, variable: string): Expression | undefined {
  const derived = differentiate(inner, variable);
  const slope = derived && neat(derived);
  return slope && !dependsOn(slope, variable) ? slope : undefined;
}

function primitiveOfPower(u: Expression, exponent: Rational): Expression {
  const raised = add(exponent, one);
  if (isZero(raised)) return app('ln', isPositive(u) ? u : app('abs', u));
  const power = expressionOf([{ base: u, exponent: raised }]);
  return simplify(app('divide', power, rationalExpression(raised)));
}

/** `1/(ax² + bx + c)` without real roots, and `1/√(c − ax²)`. */
function inverseFunction(quadratic: Coefficients, exponent: Rational, variable: string): IntegralStep | undefined {
  const [c, b, a] = [at(quadratic, 0), at(quadratic, 1), at(quadratic, 2)];
  const x = sym(variable);
  const negativeDiscriminant = subtract(multiply(rational(4), multiply(a, c)), multiply(b, b));
  if (exponent.denominator === 1n && exponent.numerator === -1n && negativeDiscriminant.numerator > 0n) {
    const root = simplify(app('sqrt', rationalExpression(negativeDiscriminant)));
    const inner = simplify(app('divide', expand(app('add', app('multiply', num(2), rationalExpression(a), x), rationalExpression(b))), root));
    return { rules: [{ kind: 'inverse-trigonometric' }], result: simplify(app('multiply', app('divide', num(2), root), app('arctan', inner))) };
  }
  if (exponent.denominator === 2n && exponent.numerator === -1n && isZero(b) && a.numerator < 0n && c.numerator > 0n) {
    const size = rationalExpression(rational(-a.numerator, a.denominator));
    const inner = simplify(app('divide', app('multiply', app('sqrt', size), x), app('sqrt', rationalExpression(c))));
    return { rules: [{ kind: 'inverse-trigonometric' }], result: simplify(app('divide', app('arcsin', inner), app('sqrt', size))) };
  }
  return undefined;
}

/** `∫ f(g)·g′ dx`: one factor is a function of g, and the others are g′ up to a number. */
function substitution(factors: readonly Factor[], variable: string): IntegralStep | undefined {
  for (const { base, exponent } of factors) {
    const rest = expressionOf(factors.filter((factor) => factor.base !== base));
    const candidates: { readonly inner: Expression; readonly primitive: Outer; readonly outer: Outer }[] = [];
    if (coefficientsOf(base, variable)?.length !== 2) candidates.push({ inner: base, primitive: (u) => primitiveOfPower(u, exponent), outer: (u) => expressionOf([{ base: u, exponent }]) });
    if (base.kind === 'apply') {
      const [first, second] = base.args;
      const ofPower = base.operator === 'power' && first && second && !dependsOn(first, variable) && isOneRational(exponent);
      if (ofPower) {
        const isE = first.kind === 'constant' && first.name === 'e';
        candidates.push({ inner: second, primitive: (u) => (isE ? app('power', first, u) : app('divide', app('power', first, u), app('ln', first))), outer: (u) => app('power', first, u) });
      }
      const primitive = first && outerPrimitive(base.operator, exponent);
      if (primitive) candidates.push({ inner: first, primitive, outer: (u) => expressionOf([{ base: app(base.operator, u), exponent }]) });
    }
    for (const { inner, primitive, outer } of candidates) {
      const derived = differentiate(inner, variable);
      const ratio = derived && constantRatio(rest, derived, variable);
      if (!ratio || !derived) continue;
      const result = simplify(app('multiply', ratio, primitive(inner)));
      return { rules: [{ kind: 'substitution', inner, derived: neat(derived), outer: isOneNumber(ratio) ? outer(sym('u')) : app('multiply', ratio, outer(sym('u'))) }], result };
    }
  }
  return undefined;
}

/** `a/b` where it does not depend on the variable. */
function constantRatio(a: Expression, b: Expression, variable: string): Expression | undefined {
  const [above, below] = [coefficientsOf(a, variable), coefficientsOf(b, variable)];
  if (above && below) {
    const [lead, under] = [above.at(-1), below.at(-1)];
    if (!lead || !under || above.length !== below.length) return undefined;
    const ratio = divide(lead, under);
    return above.every((coefficient, power) => isZero(subtract(coefficient, multiply(ratio, at(below, power))))) ? rationalExpression(ratio) : undefined;
  }
  const { constant: outer, factors } = productOf(app('divide', a, b), variable);
  if (factors.length === 0) return outer;
  const ratio = simplify(app('divide', a, b));
  return dependsOn(ratio, variable) ? undefined : ratio;
}

/** A fraction of polynomials: divided, taken apart, or split into a logarithm and an arctangent. */
function rationalFunction(integrand: Expression, variable: string): IntegralStep | undefined {
  const { factors } = productOf(integrand, variable);
  const below = factors.filter(({ exponent }) => exponent.numerator < 0n);
  if (below.length === 0 || factors.some(({ exponent }) => exponent.denominator !== 1n)) return undefined;
  const over = coefficientsOf(expand(expressionOf(factors.filter(({ exponent }) => exponent.numerator > 0n))), variable);
  const under = coefficientsOf(expand(expressionOf(below.map(({ base, exponent }) => ({ base, exponent: rational(-exponent.numerator) })))), variable);
  if (!over || !under || under.length < 2) return undefined;
  const apart = partialFractions(over, under, variable);
  if (apart) return { rules: [{ kind: 'partial-fractions' }], result: app('integral', apart, sym(variable)) };
  if (under.length !== 3 || over.length !== 2) return undefined;
  // (px + q)/(ax² + bx + c) = p/2a·(2ax + b)/(…) + (q − pb/2a)/(…)
  const [b, a] = [at(under, 1), at(under, 2)];
  const half = divide(at(over, 1), multiply(rational(2), a));
  const left = subtract(at(over, 0), multiply(half, b));
  const body = expand(expressionOf(below.map(({ base, exponent }) => ({ base, exponent: rational(-exponent.numerator) }))));
  const derived = differentiate(body, variable);
  if (!derived || isZero(left)) return undefined;
  const parts = app('add', app('multiply', rationalExpression(half), app('divide', neat(derived), body)), app('multiply', rationalExpression(left), app('divide', num(1), body)));
  return { rules: [{ kind: 'split' }], result: app('integral', parts, sym(variable)) };
}

function multipliedOut(integrand: Expression, factors: readonly Factor[], variable: string): IntegralStep | undefined {
  if (!factors.some(({ base }) => base.kind === 'apply' && base.operator === 'add')) return undefined;
  const open = expand(integrand);
  if (open.kind !== 'apply' || open.operator !== 'add' || toLatex(open) === toLatex(integrand)) return undefined;
  return { rules: [{ kind: 'expand' }], result: app('integral', open, sym(variable)) };
}

/** `sin² = (1 − cos 2u)/2`, `cos² = (1 + cos 2u)/2`, `tan² = 1/cos² − 1`. */
function trigonometricIdentity(factors: readonly Factor[], variable: string): IntegralStep | undefined {
  const [first, second, ...more] = factors;
  if (!first || more.length > 0 || first.base.kind !== 'apply') return undefined;
  const [angle] = first.base.args;
  if (!angle || !/^(?:sin|cos)$/.test(first.base.operator)) return undefined;
  const is = (factor: Factor | undefined, value: bigint): boolean => factor?.exponent.numerator === value && factor.exponent.denominator === 1n;
  let body: Expression | undefined;
  if (!second && is(first, 2n)) {
    const double = app('cos', simplify(app('multiply', num(2), angle)));
    body = app('add', num(1, 2), first.base.operator === 'sin' ? app('negate', app('multiply', num(1, 2), double)) : app('multiply', num(1, 2), double));
  } else if (second?.base.kind === 'apply' && is(first, 2n) && is(second, -2n) && second.base.args[0] && toLatex(second.base.args[0]) === toLatex(angle)) {
    body = app('add', expressionOf([second]), app('negate', num(1)));
  }
  return body && { rules: [{ kind: 'half-angle' }], result: app('integral', body, sym(variable)) };
}

/** A polynomial times an exponential, sine or cosine, or a power of x times a logarithm or arctangent. */
function byParts(factors: readonly Factor[], variable: string): IntegralStep | undefined {
  const isWhole = ({ exponent }: Factor): boolean => exponent.denominator === 1n && exponent.numerator > 0n;
  const polynomial = factors.filter((factor) => coefficientsOf(factor.base, variable) !== undefined);
  const [other, ...more] = factors.filter((factor) => !polynomial.includes(factor));
  if (!other || more.length > 0 || !isWhole(other) || other.base.kind !== 'apply') return undefined;
  const { operator } = other.base;
  const rest = expressionOf(polynomial);
  if (operator === 'ln' || operator === 'log' || operator === 'arctan' || operator === 'arcsin') return parts(expressionOf([other]), rest, variable);
  return isOneRational(other.exponent) && polynomial.length > 0 && polynomial.every(isWhole) && /^(?:power|sin|cos|sinh|cosh)$/.test(operator) ? parts(rest, other.base, variable) : undefined;
}

function parts(u: Expression, dv: Expression, variable: string): IntegralStep | undefined {
  const v = primitive(dv, variable);
  const derived = differentiate(u, variable);
  if (!v || !derived) return undefined;
  const du = neat(derived);
  const left = app('multiply', u, v);
  const { constant: outer, factors } = productOf(app('multiply', v, du), variable);
  const inner = app('integral', neat(expressionOf(factors)), sym(variable));
  const rest = simplifiedOuter(outer, inner);
  return { rules: [{ kind: 'parts', u, v, du, dv }], result: app('add', simplify(left), rest) };
}

/** `−c·∫`, the sign in front. */
function simplifiedOuter(outer: Expression, inner: Expression): Expression {
  const negative = simplify(app('negate', outer));
  if (negative.kind === 'apply' && negative.operator === 'negate' && negative.args[0]) return app('negate', isOneNumber(negative.args[0]) ? inner : app('multiply', negative.args[0], inner));
  return isOneNumber(negative) ? inner : app('multiply', negative, inner);
}

/** Most rules that an antiderivative may take. */
const mostRules = 40;

/** An antiderivative by the rules, untold. */
function primitive(integrand: Expression, variable: string): Expression | undefined {
  let left = mostRules;
  const carried = (expression: Expression): Expression | undefined => {
    if (expression.kind !== 'apply') return expression;
    if (expression.operator === 'integral') {
      const [body] = expression.args;
      const step = body && left-- > 0 ? integrationRule(body, variable) : undefined;
      return step && carried(step.result);
    }
    const args = expression.args.map(carried);
    return args.every((arg) => arg !== undefined) ? { ...expression, args } : undefined;
  };
  const found = carried(app('integral', integrand, sym(variable)));
  return found && neat(found);
}

/** Certainly positive for every real value of its letters. */
function isPositive(expression: Expression): boolean {
  if (expression.kind === 'number') return expression.numerator > 0n;
  if (expression.kind === 'constant') return expression.name === 'pi' || expression.name === 'e';
  if (expression.kind !== 'apply') return false;
  const { operator, args } = expression;
  const [first, second] = args;
  if (operator === 'exp' || operator === 'cosh') return true;
  if (operator === 'power') return first !== undefined && isPositive(first);
  if (operator === 'multiply' || operator === 'divide') return args.every(isPositive);
  if (operator !== 'add') return false;
  const isSquare = (part: Expression): boolean => part.kind === 'apply' && ((part.operator === 'power' && part.args[1]?.kind === 'number' && part.args[1].denominator === 1n && part.args[1].numerator % 2n === 0n) || (part.operator === 'multiply' && part.args.every((arg) => isPositive(arg) || isSquare(arg))));
  if (args.every((arg) => isPositive(arg) || isSquare(arg)) && args.some(isPositive)) return true;
  // A quadratic without real roots.
  const letters = [...lettersOf(expression)];
  const [letter] = letters;
  const quadratic = letters.length === 1 && letter !== undefined && second ? coefficientsOf(expression, letter) : undefined;
  if (quadratic?.length !== 3) return false;
  const [c, b, a] = [at(quadratic, 0), at(quadratic, 1), at(quadratic, 2)];
  return a.numerator > 0n && subtract(multiply(b, b), multiply(rational(4), multiply(a, c))).numerator < 0n;
}

function* lettersOf(expression: Expression, seen = new Set<string>()): Generator<string> {
  if (expression.kind === 'symbol' && !seen.has(expression.name)) {
    seen.add(expression.name);
    yield expression.name;
  }
  if (expression.kind === 'apply') for (const arg of expression.args) yield* lettersOf(arg, seen);
}

function isOneRational(value: Rational): boolean {
  return value.numerator === 1n && value.denominator === 1n;
}

/** The constant of integration; another letter where C is taken. */
export function constantOfIntegration(integrand: Expression): Expression {
  return sym(dependsOn(integrand, 'C') ? 'K' : 'C');
}
