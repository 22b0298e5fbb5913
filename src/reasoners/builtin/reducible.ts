import { say, type Phrase } from '../../core/phrase.ts';
import { app, num, sym } from '../../math/build.ts';
import type { ApplyNode, Expression } from '../../math/expression.ts';
import { divide, isZero, power, rational, type Rational } from '../../math/rational.ts';
import { numericValue, simplify } from '../../math/simplify.ts';
import { sameShape, walk } from '../../math/traverse.ts';
import { dependsOn } from '../../math/differentiate.ts';
import { either, fromCandidates } from './equations/candidates.ts';
import { generalLesson } from './equations/generalSolution.ts';
import { logarithmic, logarithmicLesson } from './equations/logSubstitution.ts';
import { transformed, transformedLesson } from './equations/transformed.ts';
import { isTrigonometric } from './equations/trigonometricEquation.ts';
import { exponentialLesson } from './exponential.ts';
import type { SolveTask } from './equation.ts';
import { m, type Lesson } from './lesson.ts';
import { linearInNode } from './linearInNode.ts';
import { realRoots } from './realRoots.ts';
import { at, coefficientsOf, minusPolynomial, polynomialExpression, scaled, timesPolynomial, trim, type Coefficients } from './univariate.ts';

/** One absolute value, root or logarithm of a polynomial, isolated and undone; the unknown as exponent, or in angles. */
export function* reducibleLesson(task: SolveTask): Lesson {
  const { left, right, unknown } = task;
  if (isTrigonometric(left, right, unknown)) return yield* generalLesson(task);
  const isolated = isolate(left, right, unknown);
  if (!isolated) {
    const other = transformed(task);
    if (other) return yield* transformedLesson(task, other);
    const substituted = logarithmic(task);
    return substituted ? yield* logarithmicLesson(task, substituted) : yield* exponentialLesson(task);
  }
  const given = app('equal', left, right);
  yield { arrow: 'given', title: say('Write the equation down'), shows: given };
  const { node, inner, value } = isolated;
  const shown = app('equal', node, polynomialExpression(value, unknown));
  if (!sameShape(shown, given)) yield { arrow: 'iff', title: say('Isolate {0}', m(node)), shows: shown, reason: say('isolate') };
  const constant = value.length <= 1 ? at(value, 0) : undefined;
  if (constant && constant.numerator < 0n && !isOddRoot(node) && node.operator !== 'log' && node.operator !== 'ln') {
    const why = node.operator === 'abs' ? say('An absolute value is never negative.') : node.operator === 'root' ? say('An even root is never negative.') : say('A square root is never negative.');
    return { kind: 'answer', answer: app('element', sym(unknown), { kind: 'constant', name: 'emptyset' }), notes: [why, say('There is no solution.')], checks: [], solutions: [] };
  }
  const undone = undo(node, inner, value, constant);
  if (!undone) return { kind: 'beyond' };
  const { equations, title, says, reason } = undone;
  const conditions = equations.map(([a, b]) => app('equal', polynomialExpression(a, unknown), polynomialExpression(b, unknown)));
  yield { arrow: constant ? 'iff' : 'implies', title, says, shows: either(conditions), reason };
  const candidates: Expression[] = [];
  for (const [a, b] of equations) {
    const roots = realRoots(minusPolynomial(a, b));
    if (!roots) return { kind: 'beyond' };
    for (const root of roots) if (!candidates.some((known) => sameShape(known, root))) candidates.push(root);
  }
  return yield* fromCandidates(given, unknown, candidates, either(conditions));
}

interface Isolated {
  readonly node: ApplyNode;
  readonly inner: Coefficients;
  /** What the node equals: a polynomial in the unknown. */
  readonly value: Coefficients;
}

/** The one node that is no polynomial, as `node = polynomial`; undefined where there are more, or it stands otherwise. */
function isolate(left: Expression, right: Expression, unknown: string): Isolated | undefined {
  const nodes: ApplyNode[] = [];
  for (const part of walk(app('equal', left, right))) {
    if (part.kind === 'apply' && (part.operator === 'abs' || part.operator === 'sqrt' || part.operator === 'root' || part.operator === 'log' || part.operator === 'ln') && dependsOn(part, unknown) && !nodes.some((known) => sameShape(known, part))) nodes.push(part);
  }
  const [node, ...more] = nodes;
  const inner = node?.args[0] && coefficientsOf(node.args[0], unknown);
  if (!node || more.length > 0 || !inner || inner.length < 2) return undefined;
  const linear = linearInNode(app('add', left, app('negate', right)), node, unknown);
  if (!linear) return undefined;
  return { node, inner, value: scaled(linear.rest, divide(rational(-1), linear.slope)) };
}

interface Undone {
  readonly equations: readonly (readonly [Coefficients, Coefficients])[];
  readonly title: Phrase;
  readonly says: readonly Phrase[];
  readonly reason: Phrase;
}

function undo(node: ApplyNode, inner: Coefficients, value: Coefficients, constant: Rational | undefined): Undone | undefined {
  switch (node.operator) {
    case 'abs': {
      const both: readonly (readonly [Coefficients, Coefficients])[] = constant && isZero(constant) ? [[inner, []]] : [[inner, value], [inner, scaled(value, rational(-1))]];
      return { equations: both, title: say('Take both signs'), says: [say('Two numbers have the same absolute value: one is the other, or its opposite.')], reason: say('both signs') };
    }
    case 'sqrt': {
      const square = timesPolynomial(value, value);
      return square && { equations: [[inner, square]], title: say('Square both sides'), says: [say('Squaring may add solutions, so each one is checked at the end.')], reason: say('square both sides') };
    }
    case 'root': {
      const degree = node.args[1] && numericValue(node.args[1]);
      if (degree?.denominator !== 1n || degree.numerator < 2n || degree.numerator > 8n) return undefined;
      const raised = Array.from({ length: Number(degree.numerator) - 1 }).reduce<Coefficients | undefined>((product) => product && timesPolynomial(product, value), value);
      return raised && { equations: [[inner, raised]], title: say('Raise both sides to the power {0}', `$${degree.numerator}$`), says: degree.numerator % 2n === 0n ? [say('An even power may add solutions, so each one is checked at the end.')] : [say('An odd power undoes the root and adds no solutions.')], reason: say('raise both sides to the power') };
    }
    case 'log':
    case 'ln': {
      const base = node.operator === 'log' ? (node.args[1] ? numericValue(node.args[1]) : rational(10)) : undefined;
      if (!constant) return undefined;
      const result = isZero(constant) ? rational(1) : base && powerOf(base, constant);
      return result && { equations: [[inner, trim([result])]], title: say('Undo the logarithm'), says: [say('A logarithm is the exponent: {0}.', '$\\log_a u = c \\iff u = a^c$')], reason: say('definition of the logarithm') };
    }
    default:
      return undefined;
  }
}

/** A root that negative numbers have too. */
function isOddRoot(node: ApplyNode): boolean {
  const degree = node.operator === 'root' && node.args[1] ? numericValue(node.args[1]) : undefined;
  return degree !== undefined && degree.numerator % 2n !== 0n;
}

function powerOf(base: Rational, exponent: Rational): Rational | undefined {
  if (exponent.denominator === 1n && exponent.numerator >= -60n && exponent.numerator <= 60n && !isZero(base)) return power(base, exponent.numerator);
  return numericValue(simplify(app('power', num(base.numerator, base.denominator), num(exponent.numerator, exponent.denominator))));
}
